"""Step at most: F(t) ≤ F(t-1) + Value, a straight ladder instead of a compound one."""

from __future__ import annotations

import pytest

from allocator.case import Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    coast_and_hills,
    complaint,
    conflict,
    exactly,
    money,
    price,
    question,
    reached,
    reached_without_rules,
)


@pytest.mark.parametrize("year", ["", "each", "2027; 2028"])
def test_fifty_more_a_year_in_each_region(year: str) -> None:
    """Proves: the amount, not a rate, is added to each region's year before.

    By hand: coast 100 → 150 → 200, hills 300 → 350 → 400: 35 + 37.5 = 72.5. One more is
    1 + 2 on both: 3/10 + 3/20 = 0.45.
    Without the rule: 200.
    """
    rule = Rule("Step at most", 50.0, region="each", year=year)
    case = coast_and_hills(rule, coast=100.0, hills=300.0)
    plan = solve(case)
    assert plan.objective == exactly(72.5)
    assert money(plan, "Coast", year=2028) == exactly(200.0)
    assert money(plan, "Hills", year=2028) == exactly(400.0)
    assert price(plan) == about(0.45)
    assert reached_without_rules(case) == exactly(200.0)


def test_the_total_climbs_straight() -> None:
    """Proves: three years of the same step on the total, which compounds nothing.

    By hand: 40 + 60 = 100 → 150 → 200 → 250, all on the coast: 60.
    Without the rule: 300.
    """
    rule = Rule("Step at most", 50.0)
    case = coast_and_hills(rule, amounts=(1000.0, 1000.0, 1000.0), coast=40.0, hills=60.0)
    plan = solve(case)
    assert plan.objective == exactly(60.0)
    assert money(plan, year=2029) == exactly(250.0)
    assert reached_without_rules(case) == exactly(300.0)


def test_one_year_named() -> None:
    """Proves: a step of nothing holds 2028 at 2027, and 2027 at nothing.

    By hand: 2027 has 400, all on the coast; in 2028 the coast keeps 400 and the hills take
    600: 40 + 40 + 30 = 110.
    Without the rule: 140.
    """
    rule = Rule("Step at most", 0.0, region="Coast", year="2028")
    case = coast_and_hills(rule, amounts=(400.0, 1000.0), coast=0.0)
    plan = solve(case)
    assert plan.objective == exactly(110.0)
    assert money(plan, "Coast", year=2028) == exactly(400.0)
    assert reached_without_rules(case) == exactly(140.0)


def test_two_types_together() -> None:
    """Proves: several names are one scope, its year 0 their sum.

    By hand: cash and tools spent 100 + 50 and may have 200 together: 20 people with cash;
    the third type takes 800 at 40: 20 people. 40 in all.
    Without the rule: 100.
    """
    types = [Project("Cash", 10.0), Project("Tools", 20.0), Project("Wells", 40.0)]
    lines = [
        Line("North", "Cash", spent_last_year=100.0),
        Line("North", "Tools", spent_last_year=50.0),
    ]
    rule = Rule("Step at most", 50.0, project="Cash; Tools")
    donor = Source("Donor", (1000.0,))
    case = question([Region("North", 5000.0)], types, [donor], [rule], lines)
    plan = solve(case)
    assert plan.objective == exactly(40.0)
    assert money(plan, "Cash") == exactly(200.0)
    assert reached_without_rules(case) == exactly(100.0)


def test_a_floor_above_the_step() -> None:
    """Proves: both rules are named. By hand: 100 + 50 = 150 is not 400; a step of 300 is."""
    step = Rule("Step at most", 50.0, region="Coast")
    floor = Rule("Spend at least", 400.0, region="Coast", year="2027")
    quarrels = conflict(coast_and_hills(step, floor, coast=100.0))
    assert quarrels == {
        "Rules!G2": "raise it from 50 to 300",
        "Rules!G3": "lower it from 400 to 150",
    }
    assert reached(coast_and_hills(floor, coast=100.0)) == exactly(200.0)


def test_what_it_cannot_say() -> None:
    assert "Rules!E2" in complaint(
        coast_and_hills(Rule("Step at most", 1.0, year="all"), coast=1.0)
    )
    step = Rule("Step at most", 50.0, region="Coast", step=5.0)
    assert "Rules!H2" in complaint(coast_and_hills(step, coast=1.0))
