"""The kinds of rule, one file each, one row each in `RULES`.

To add a kind: write its file beside the others and name it here. Its drop-down entry,
its names in three languages, its validation, its line in the manual, its rows in the
model, its audit, its price and its place in a conflict report follow from that row.
"""

from __future__ import annotations

from allocator.names import normal
from allocator.rules import (
    coverage_at_least,
    coverage_gap_at_most,
    cut_at_most,
    growth_at_least,
    growth_at_most,
    if_funded_at_least,
    jobs_at_least,
    lines_at_most,
    not_with,
    only_with,
    people_at_least,
    people_at_most,
    share_at_least,
    share_at_most,
    spend_at_least,
    spend_at_most,
    step_at_most,
    whole_projects_of,
    women_at_least,
    youth_at_least,
)
from allocator.rules.kind import Kind

RULES: tuple[Kind, ...] = (
    growth_at_most.KIND,
    growth_at_least.KIND,
    cut_at_most.KIND,
    step_at_most.KIND,
    spend_at_most.KIND,
    spend_at_least.KIND,
    share_at_most.KIND,
    share_at_least.KIND,
    people_at_most.KIND,
    people_at_least.KIND,
    coverage_at_least.KIND,
    coverage_gap_at_most.KIND,
    women_at_least.KIND,
    youth_at_least.KIND,
    jobs_at_least.KIND,
    if_funded_at_least.KIND,
    whole_projects_of.KIND,
    lines_at_most.KIND,
    only_with.KIND,
    not_with.KIND,
)

_BY_NAME = {normal(word): kind for kind in RULES for word in kind.words}


def find(name: str) -> Kind | None:
    """The kind of this name, in any language; None where there is none."""
    return _BY_NAME.get(normal(name))
