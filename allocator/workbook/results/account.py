"""A plan with what is worked out from it to be told: by the sheets of a workbook, by a page."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from allocator.plan import Plan
from allocator.workbook.results.comparison import Comparison, compare
from allocator.workbook.results.figures import Figures
from allocator.workbook.results.words import WORDS


@dataclass(kw_only=True)
class Account:
    """What is told of a plan, wherever it is told.

    title: of the plan; currency: its code, or the word for money; words: those of the
    language it is told in, by their keys.
    """

    plan: Plan
    title: str
    currency: str
    words: Mapping[str, str] = field(default_factory=lambda: WORDS)

    @functools.cached_property
    def figures(self) -> Figures:
        """The plan's numbers as tables and cubes."""
        return Figures(self.plan)

    @functools.cached_property
    def comparison(self) -> Comparison | None:
        """What last year's split of the same money would reach; None where it is not known."""
        return compare(self.figures)


def title_of(plan: Plan) -> str:
    """The title its workbook gives a plan, or the word for one."""
    return plan.case.settings.title or WORDS["plan_title"]


def currency_of(plan: Plan) -> str:
    """The plan's currency, or the word for money."""
    return plan.case.settings.currency or WORDS["currency_unknown"]
