"""Prices in words, for a terminal: what is gained, by which unit, and how far that holds."""

from __future__ import annotations

import math
from collections.abc import Callable

from allocator.plan import Plan
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.worth import NO_PLAN, Price

#: What cannot be told, or was not measured.
NOTHING = "–"
#: What the number of a `NumberPrice` is measured in.
MEASURES = {"money": Unit.MONEY, "people": Unit.PEOPLE, "percent": Unit.PERCENT}
#: What one unit of a number is called, where it is no money.
_UNITS = {
    Unit.PERCENT: "1 point",
    Unit.PEOPLE: "1 person",
    Unit.JOBS: "1 job",
    Unit.LINES: "1 line",
    Unit.NAME: NOTHING,
}


def gain(plan: Plan, price: float) -> str:
    """What is gained, with what it counts: `26.14 people`."""
    return f"{_number(plan, price)} {counted(plan)}"


def counted(plan: Plan) -> str:
    """What gains are counted in."""
    maximise = plan.case.settings.maximise
    if maximise == "Fairest":
        return "points of the lowest coverage"
    return "people" if maximise == "People" else maximise


def change(plan: Plan, gained: float | None) -> str:
    """A gain (+) or loss (-) as a cell of a table."""
    if gained is None:
        return NOTHING
    if gained == NO_PLAN:
        return "no plan"
    number = _number(plan, abs(gained))
    return f"{'+' if gained > 0.0 else '-'}{number}" if gained else "0"


def unit(price: Price, measure: Unit, currency: str) -> str:
    """One unit: `1 point`, `1,000 MAD`."""
    if measure is Unit.MONEY:
        return f"{price.unit:,.0f} {currency or 'of money'}"
    return _UNITS[measure]


def holds(price: Price, measure: Unit) -> str:
    """The values between which each unit gains the same: `10 % to 22 %`, `120,000 or more`."""
    if price.holds is None:
        return NOTHING
    low, high = price.holds
    return _between(_end(low, measure, math.ceil), _end(high, measure, math.floor), price.bends)


def _between(low: str, high: str, bends: bool) -> str:
    told = f"{low} to {high}" if low and high else "any"
    if low and not high:
        told = f"{low} or more"
    elif high and not low:
        told = f"{high} or less"
    return f"about {told}" if bends and told != "any" else told


def _end(end: float, measure: Unit, inward: Callable[[float], int]) -> str:
    """An end of a range, rounded inward so that the price holds there; "" for an open one."""
    if not math.isfinite(end):
        return ""
    digits = 10_000.0 if measure is Unit.PERCENT else 1.0 if abs(end) >= 1000.0 else 100.0
    # Ends are sums of the solver's numbers: 5,280.000000000001 is 5,280, whatever the way.
    return in_unit(inward(round(end * digits, 6)) / digits, measure)


def _number(plan: Plan, number: float) -> str:
    if plan.case.settings.maximise == "Fairest":
        return f"{100.0 * number:,.4g}"
    return f"{number:,.0f}" if abs(number) >= 100.0 else f"{number:,.4g}"
