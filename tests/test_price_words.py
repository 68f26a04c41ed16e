"""Prices in words: signs, units, and ranges that are never told wider than they are."""

from __future__ import annotations

import dataclasses
import math

import pytest

from allocator.plan import Plan
from allocator.price_words import change, holds, unit
from allocator.rules.kind import Unit
from allocator.worth import NO_PLAN, Price
from tests.cases import coast_and_hills

PLAN = Plan(coast_and_hills(), "optimal", 0.0, 0.0, (), (), ())
FAIREST = dataclasses.replace(
    PLAN.case, settings=dataclasses.replace(PLAN.case.settings, maximise="Fairest")
)


@pytest.mark.parametrize(
    ("gained", "says"),
    [
        (None, "–"),
        (NO_PLAN, "no plan"),
        (0.0, "0"),
        (0.05, "+0.05"),
        (-1234.4, "-1,234"),
    ],
)
def test_a_gain_and_a_loss(gained: float | None, says: str) -> None:
    assert change(PLAN, gained) == says


def test_of_the_fairest_plan_a_gain_is_in_points() -> None:
    """By hand: a coverage higher by 0.005 is half a point."""
    assert change(dataclasses.replace(PLAN, case=FAIREST), 0.005) == "+0.5"


@pytest.mark.parametrize(
    ("ends", "measure", "says"),
    [
        ((0.1, 0.22), Unit.PERCENT, "10 % to 22 %"),
        # 5,280 and nothing, but for the solver's last digit.
        ((5.5e-17, 5280.000000000001), Unit.PEOPLE, "0 to 5,280"),
        # Rounded inward: at 1,234 the price does not hold any more, nor at 5,679.
        ((1234.3, 5678.9), Unit.MONEY, "1,235 to 5,678"),
        ((-math.inf, math.inf), Unit.MONEY, "any"),
        ((120000.0, math.inf), Unit.MONEY, "120,000 or more"),
        ((-math.inf, 0.5), Unit.PERCENT, "50 % or less"),
    ],
)
def test_how_far_a_price_holds(ends: tuple[float, float], measure: Unit, says: str) -> None:
    assert holds(Price(1.0, 1.0, holds=ends), measure) == says
    bends = says if says == "any" else f"about {says}"
    assert holds(Price(1.0, 1.0, holds=ends, bends=True), measure) == bends
    assert holds(Price(1.0, 1.0), measure) == "–"


def test_what_a_unit_is() -> None:
    assert unit(Price(0.0, 1000.0), Unit.MONEY, "MAD") == "1,000 MAD"
    assert unit(Price(0.0, 1.0), Unit.MONEY, "") == "1 of money"
    assert unit(Price(0.0, 0.01), Unit.PERCENT, "MAD") == "1 point"
