"""The workbook of a plan: what its sheets share besides what every output workbook has."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.workbook import Workbook

from allocator.plan import Plan
from allocator.workbook.results.account import Account, currency_of, title_of
from allocator.workbook.results.figures import Key
from allocator.workbook.results.formats import Formats
from allocator.workbook.results.output_book import Origin, OutputBook


@dataclass(kw_only=True)
class Book(Account, OutputBook):
    """A plan's workbook. plan_columns: where each of the figures' columns stands in `Plan`."""

    origin: Origin
    plan_columns: dict[Key, int] = field(default_factory=dict)


def plan_book(workbook: Workbook, plan: Plan, origin: Origin) -> Book:
    """A plan's workbook, its title and formats taken from the plan."""
    largest = max((row.money for row in plan.rows), default=0.0)
    return Book(
        workbook=workbook,
        title=title_of(plan),
        currency=currency_of(plan),
        formats=Formats(workbook, largest, plan.people),
        plan=plan,
        origin=origin,
    )
