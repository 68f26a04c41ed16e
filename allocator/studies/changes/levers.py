"""What a scenario may change besides rules: one row each, and the cells it stands for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from allocator.case import Change
from allocator.language import _, ngettext
from allocator.numerals import number, short_percent, signed_short_percent
from allocator.rules.kind import Unit

#: Columns of `Scenarios` that say whom a change speaks of -> fields of `Change`.
SELECTORS = {"Region": "region", "Project type": "project", "Source": "source", "Year": "year"}
BUDGET, COST, ELIGIBLE, TERM, LATE = (
    "Budget",
    "Cost per person",
    "Eligible people",
    "Years to repay",
    "Late money",
)


@dataclass(frozen=True)
class Lever:
    """One thing that changes. name: the heading of its column in the workbook.

    unit: what it is measured in, for words; percent: whether `=15%` sets it.
    selects: columns of `Scenarios` that may say whom it speaks of. field: of the regions
    or project types it stands in ("" where it is more than a field). least, most: what it
    may be; above: it must be more than `least`. off: the word `off` makes it nothing.
    together: a new value for several at once would have two meanings (each, or their sum).
    """

    name: str
    unit: str
    selects: tuple[str, ...]
    field: str = ""
    least: float = 0.0
    most: float = math.inf
    above: bool = False
    off: bool = False
    together: bool = False
    whole: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a share, so that a new value is written as a percentage."""
        return self.unit == "%"


LEVERS: tuple[Lever, ...] = (
    Lever(BUDGET, "money", ("Source", "Year"), off=True, together=True),
    Lever(COST, "money", ("Region", "Project type"), above=True),
    Lever(ELIGIBLE, "people", ("Region",), "eligible", together=True),
    Lever("Licence months", "months", ("Region",), "licence_months", off=True),
    Lever("Start-up months", "months", ("Project type",), "startup_months", off=True),
    Lever("Mobile share", "%", ("Region",), "mobile_share", most=1.0, off=True),
    Lever("Interest", "%", ("Project type",), "interest", off=True),
    Lever(TERM, "years", ("Project type",), "years_to_repay", most=100.0, off=True, whole=True),
    Lever("Kept going", "%", ("Project type",), "kept_going", most=1.0),
    Lever("Loss", "%", ("Project type",), "loss", most=1.0, off=True),
    Lever(LATE, "%", ("Source", "Year"), most=1.0, off=True),
)

_BY_NAME = {lever.name: lever for lever in LEVERS}


def find_lever(name: str) -> Lever | None:
    """The lever of this English name; None where there is none (it may be a rule's)."""
    return _BY_NAME.get(name)


def moved(change: Change, before: float) -> float:
    """What a value becomes. `on` leaves it; `off` is nothing."""
    if change.how == "set":
        return change.number
    if change.how == "times":
        return before * change.number
    return before if change.how == "on" else 0.0


def how_much(change: Change, percent: bool) -> str:
    """The change in words: `+10%`, `= 300`, `off`."""
    if change.how == "times":
        return signed_short_percent(change.number - 1.0)
    if change.how == "set":
        return f"= {quantity(change.number, '%' if percent else '')}"
    return _(change.how)


def quantity(value: float, unit: str) -> str:
    """A value in its unit: `15 %`, `3 months`, `1,200`."""
    if unit in ("%", Unit.PERCENT.value):
        return short_percent(value)
    whole = value == int(value) or abs(value) >= 1000.0
    shown = number(value) if whole else number(value, 2)
    # A part of a month or year has the form of large numbers.
    count = abs(int(value)) if whole else 100
    if unit == "months":
        return ngettext("{number} month", "{number} months", count, number=shown)
    if unit == "years":
        return ngettext("{number} year", "{number} years", count, number=shown)
    return shown
