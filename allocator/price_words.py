"""Prices in words, for a terminal: what is gained, by which unit, and how far that holds."""

from __future__ import annotations

import math
from collections.abc import Callable

from allocator.counted import so_many
from allocator.language import N_, Spoken, _, pgettext
from allocator.numerals import number, short, signed, signed_short
from allocator.plan import Plan
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.worth import NO_PLAN, Price

#: What cannot be told, or was not measured.
NOTHING = "–"
#: What the number of a `NumberPrice` is measured in.
MEASURES = {"money": Unit.MONEY, "people": Unit.PEOPLE, "percent": Unit.PERCENT}
#: What one unit of a number is called, where it is no money.
_UNITS = Spoken(
    {
        Unit.PERCENT.value: N_("1 point"),
        Unit.PEOPLE.value: N_("1 person"),
        Unit.JOBS.value: N_("1 job"),
        Unit.LINES.value: N_("1 line"),
    }
)


def gain(plan: Plan, price: float) -> str:
    """What is gained, with what it counts: `26.14 people`."""
    return so_many(plan.case.settings.maximise, _shown(plan, price), _number(plan, price))


def gained(plan: Plan, price: float) -> str:
    """The same with its sign: `+26.14 people`."""
    return so_many(plan.case.settings.maximise, _shown(plan, price), _signed(plan, price))


def counted(plan: Plan) -> str:
    """What gains are counted in, after `in` or `number of`."""
    maximise = plan.case.settings.maximise
    if maximise == "People":
        return pgettext("counted in", "people")
    if maximise == "People kept going":
        return pgettext("counted in", "People kept going")
    if maximise == "Weighted people":
        return pgettext("counted in", "Weighted people")
    if maximise == "Jobs":
        return pgettext("counted in", "Jobs")
    return pgettext("counted in", "points of the lowest coverage")


def change(plan: Plan, gained: float | None) -> str:
    """A gain (+) or loss (-) as a cell of a table."""
    if gained is None:
        return NOTHING
    if gained == NO_PLAN:
        return _("no plan")
    return _signed(plan, gained) if gained else number(0.0)


def changed(plan: Plan, gained: float | None) -> str:
    """The same with what it counts: `+26.14 people`."""
    if gained is None or gained == NO_PLAN:
        return change(plan, gained)
    return so_many(plan.case.settings.maximise, _shown(plan, gained), change(plan, gained))


def unit(price: Price, measure: Unit, currency: str) -> str:
    """One unit: `1 point`, `1,000 MAD`."""
    if measure is Unit.MONEY:
        if currency:
            return f"{number(price.unit)} {currency}"
        return _("{amount} of money", amount=number(price.unit))
    return _UNITS.get(measure.value, NOTHING)


def holds(price: Price, measure: Unit) -> str:
    """The values between which each unit gains the same: `10 % to 22 %`, `120,000 or more`."""
    if price.holds is None:
        return NOTHING
    low, high = price.holds
    return _between(_end(low, measure, math.ceil), _end(high, measure, math.floor), price.bends)


def _between(low: str, high: str, bends: bool) -> str:
    if low and high:
        told = N_("about {low} to {high}") if bends else N_("{low} to {high}")
    elif low:
        told = N_("about {low} or more") if bends else N_("{low} or more")
    elif high:
        told = N_("about {high} or less") if bends else N_("{high} or less")
    else:
        told = N_("any")
    return _(told, low=low, high=high)


def _end(end: float, measure: Unit, inward: Callable[[float], int]) -> str:
    """An end of a range, rounded inward so that the price holds there; "" for an open one."""
    if not math.isfinite(end):
        return ""
    digits = 10_000.0 if measure is Unit.PERCENT else 1.0 if abs(end) >= 1000.0 else 100.0
    # Ends are sums of the solver's numbers: 5,280.000000000001 is 5,280, whatever the way.
    return in_unit(inward(round(end * digits, 6)) / digits, measure)


def _number(plan: Plan, value: float) -> str:
    value, whole = _in_points(plan, value)
    return number(value) if whole else short(value, 4)


def _signed(plan: Plan, value: float) -> str:
    value, whole = _in_points(plan, value)
    return signed(value) if whole else signed_short(value, 4)


def _shown(plan: Plan, value: float) -> float:
    """The number that is read: rounded as it is written."""
    value, whole = _in_points(plan, value)
    return round(value) if whole else float(f"{value:.4g}")


def _in_points(plan: Plan, value: float) -> tuple[float, bool]:
    """Coverage in points; and whether the number is told as a whole one."""
    if plan.case.settings.maximise == "Fairest":
        return 100.0 * value, False
    return value, abs(value) >= 100.0
