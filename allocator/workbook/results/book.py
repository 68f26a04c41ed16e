"""The workbook being written: what every sheet of it shares."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsxwriter.workbook import Workbook

from allocator.plan import Plan
from allocator.workbook.results.comparison import Comparison, compare
from allocator.workbook.results.figures import Figures, Key
from allocator.workbook.results.formats import Formats
from allocator.workbook.results.tables import Table
from allocator.workbook.results.words import WORDS


class Origin(NamedTuple):
    """The workbook a plan answers: its file name and its SHA-256 ("" where unknown)."""

    name: str
    digest: str


@dataclass
class Book:
    """One output workbook.

    tables: those written so far, by their names in the workbook; plan_columns: where each
    of the figures' columns stands in the table `Plan`.
    """

    workbook: Workbook
    plan: Plan
    origin: Origin
    words: dict[str, str] = field(default_factory=lambda: WORDS)
    tables: dict[str, Table] = field(default_factory=dict)
    plan_columns: dict[Key, int] = field(default_factory=dict)

    @functools.cached_property
    def figures(self) -> Figures:
        """The plan's numbers as tables and cubes."""
        return Figures(self.plan)

    @functools.cached_property
    def formats(self) -> Formats:
        """Cell formats, fitted to the size of the plan's numbers."""
        largest = max((row.money for row in self.plan.rows), default=0.0)
        return Formats(self.workbook, largest, self.plan.people)

    @functools.cached_property
    def comparison(self) -> Comparison | None:
        """What last year's split of the same money would reach; None where it is not known."""
        return compare(self.figures)

    @property
    def title(self) -> str:
        """The plan's own title, or a plain one."""
        return self.plan.case.settings.title or self.words["plan_title"]

    @property
    def currency(self) -> str:
        """The currency's code, or the word for money in general."""
        return self.plan.case.settings.currency or self.words["currency_unknown"]
