"""The workbook of a plan: what its sheets share besides what every output workbook has."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from xlsxwriter.workbook import Workbook

from allocator.plan import Plan
from allocator.workbook.results.comparison import Comparison, compare
from allocator.workbook.results.figures import Figures, Key
from allocator.workbook.results.formats import Formats
from allocator.workbook.results.output_book import Origin, OutputBook
from allocator.workbook.results.words import WORDS


@dataclass(kw_only=True)
class Book(OutputBook):
    """A plan's workbook. plan_columns: where each of the figures' columns stands in `Plan`."""

    plan: Plan
    origin: Origin
    plan_columns: dict[Key, int] = field(default_factory=dict)

    @functools.cached_property
    def figures(self) -> Figures:
        """The plan's numbers as tables and cubes."""
        return Figures(self.plan)

    @functools.cached_property
    def comparison(self) -> Comparison | None:
        """What last year's split of the same money would reach; None where it is not known."""
        return compare(self.figures)


def plan_book(workbook: Workbook, plan: Plan, origin: Origin) -> Book:
    """A plan's workbook, its title and formats taken from the plan."""
    largest = max((row.money for row in plan.rows), default=0.0)
    return Book(
        workbook=workbook,
        title=plan.case.settings.title or WORDS["plan_title"],
        currency=plan.case.settings.currency or WORDS["currency_unknown"],
        formats=Formats(workbook, largest, plan.people),
        plan=plan,
        origin=origin,
    )
