"""Cut at most: F(t) ≥ (1 - Value)·F(t-1) - Step, the gradual increase downwards."""

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


@pytest.mark.parametrize("year", ["", "each", "2027;2028"])
def test_a_quarter_a_year(year: str) -> None:
    """Proves: the floor is what is left of the year before, every year.

    By hand: hills 400 → 300 → 225, coast 700 + 775: 147.5 + 26.25 = 173.75. At 26 %:
    296 + 219.04 = 515.04 of 525; the 9.96 gain 0.05 each, 0.498.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Cut at most", 0.25, region="Hills", year=year), hills=400.0)
    plan = solve(case)
    assert plan.objective == exactly(173.75)
    assert money(plan, "Hills", year=2027) == exactly(300.0)
    assert money(plan, "Hills", year=2028) == exactly(225.0)
    assert price(plan) == about(0.498)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(("step", "per_person"), [(100.0, 0.0), (0.0, 0.02), (60.0, 0.008)])
def test_a_step_lets_a_small_line_close(step: float, per_person: float) -> None:
    """Proves: the step is taken off as well, and the step per person adds to it.

    By hand, 5,000 eligible people, so each of the three steps is 100: hills 400 → 200 → 50,
    and then 37.5 - 100 is below nothing. Coast 800 + 950 + 1,000: 275 + 250/20 = 287.5.
    Without the step: 300, 225, 168.75: 300 - 0.05 · 693.75 = 265.3125. Without the rule: 300.
    """
    rule = Rule("Cut at most", 0.25, region="Hills", step=step, step_per_person=per_person)
    case = coast_and_hills(rule, amounts=(1000.0, 1000.0, 1000.0), hills=400.0)
    plan = solve(case)
    assert plan.objective == exactly(287.5)
    assert money(plan, "Hills", year=2028) == exactly(50.0)
    assert money(plan, "Hills", year=2029) == exactly(0.0)
    rate = Rule("Cut at most", 0.25, region="Hills")
    alone = coast_and_hills(rate, amounts=(1000.0, 1000.0, 1000.0), hills=400.0)
    assert reached(alone) == exactly(265.3125)
    assert reached_without_rules(case) == exactly(300.0)


@pytest.mark.parametrize(("year", "best"), [("2027", 185.0), ("2028", 200.0)])
def test_one_year_named(year: str, best: float) -> None:
    """Proves: only the year named is held, against the year before it.

    By hand: 2027 alone keeps 300 in the hills once: 200 - 0.05 · 300 = 185. 2028 alone
    keeps three quarters of what 2027 gave, nothing.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Cut at most", 0.25, region="Hills", year=year), hills=400.0)
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(200.0)


def test_each_line_of_a_type() -> None:
    """Proves: `each` region of one type, its year 0 taken from its line.

    By hand, no cut: cash in the hills keeps 100, tools there may go. 1,000 - 100 on the
    coast: 90 + 5 = 95.
    Without the rule: 100.
    """
    lines = [
        Line("Hills", "Cash", spent_last_year=100.0),
        Line("Hills", "Tools", spent_last_year=200.0),
    ]
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    types = [Project("Cash", 10.0), Project("Tools", 25.0)]
    rule = Rule("Cut at most", 0.0, region="each", project="Cash")
    case = question(regions, types, [Source("Donor", (1000.0,))], [rule], lines)
    plan = solve(case)
    assert plan.objective == exactly(95.0)
    assert money(plan, "Hills", "Cash") == exactly(100.0)
    assert reached_without_rules(case) == exactly(100.0)


def test_a_budget_that_falls_faster() -> None:
    """Proves: floors that add up to more than the budget are a conflict of both cells.

    By hand, a tenth: 720 + 360 = 1,080 of 1,000. With a cut of x, 1,200·(1 - x) = 1,000
    at 1/6 = 16.66… %, 16.67 when rounded so that it holds; or 80 more.
    Without the rule: 200.
    """
    rule = Rule("Cut at most", 0.1, region="each", year="2027")
    case = coast_and_hills(rule, coast=800.0, hills=400.0)
    quarrels = conflict(case)
    assert set(quarrels) == {"Budget!B2", "Rules!G2"}
    assert quarrels["Budget!B2"] == "add 80 to it"
    assert quarrels["Rules!G2"] == "raise it from 10 % to 16.67 %"
    assert reached_without_rules(case) == exactly(200.0)


def test_all_years_together_mean_nothing() -> None:
    assert "Rules!E2" in complaint(coast_and_hills(Rule("Cut at most", 0.1, year="all"), hills=1.0))
