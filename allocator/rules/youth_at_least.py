"""Youth at least: youth reached ≥ Value · people reached.

A yearly quota may be impossible in the first year only because no suitable type may grow
fast enough; `Year` = `all` asks it of the plan as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    share = ledger.of_projects("youth")
    for years in term.years:
        youth = ledger.people(term.scope, years, share)
        yield Limit(youth, ">=", term.value * ledger.people(term.scope, years), years)


KIND = Kind(
    words=words("Youth at least"),
    value=Unit.PERCENT,
    equation=N_("youth reached ≥ Value · people reached"),
    explains=N_("Young people must be at least this share of the people reached."),
    limits=limits,
    relax=-1,
    needs="Youth",
)
