"""Growth at least: F(t) ≥ (1 + Value)·F(t-1), a floor that the plan itself raises."""

from __future__ import annotations

import pytest

from allocator.case import Project, Region, Rule, Source
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
    reached_without_rules,
)


@pytest.mark.parametrize("year", ["", "each", "2027;2028"])
def test_the_hills_grow_by_a_tenth(year: str) -> None:
    """Proves: the floor rises from last year's money by the rate, every year.

    By hand: hills 200 → 220 → 242, the coast takes 780 and 758: 1,538/10 + 462/20 = 176.9.
    At 9 %: 218 + 237.62 = 455.62, so 6.38 move to the coast and gain 6.38 · 0.05 = 0.319.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Growth at least", 0.1, region="Hills", year=year), hills=200.0)
    plan = solve(case)
    assert plan.objective == exactly(176.9)
    assert money(plan, "Hills", year=2027) == exactly(220.0)
    assert money(plan, "Hills", year=2028) == exactly(242.0)
    assert price(plan) == about(0.319)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(("year", "best"), [("2027", 189.0), ("2028", 200.0)])
def test_one_year_named(year: str, best: float) -> None:
    """Proves: a year named is the only one held, against the plan's own year before.

    By hand: 2027 alone asks 220 of the hills once: 78 + 11 + 100 = 189. 2028 alone asks
    1.1 times what 2027 gave them, which is nothing: 200.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Growth at least", 0.1, region="Hills", year=year), hills=200.0)
    assert solve(case).objective == exactly(best)
    assert reached_without_rules(case) == exactly(200.0)


def test_a_ratchet_holds_back_early() -> None:
    """Proves: chained on the plan, the best plan gives less in 2027 so as to double in 2028.

    By hand: the coast takes at most 800 a year and must double; 800 in 2028 allows at most
    400 in 2027. Coast 40 + 80, hills 600/20 + 200/20 = 40: 160. At 99 % it may begin with
    800/1.99 = 402.01: each unit gains 0.05.
    Without the rule: coast 80 + 80, hills 10 + 10: 180.
    """
    regions = [
        Region("Coast", 5000.0, most_per_year=800.0, spent_last_year=0.0),
        Region("Hills", 5000.0, cost_factor=2.0),
    ]
    rule = Rule("Growth at least", 1.0, region="Coast")
    donor = Source("Donor", (1000.0, 1000.0))
    case = question(regions, [Project("Cash", 10.0)], [donor], [rule])
    plan = solve(case)
    assert plan.objective == exactly(160.0)
    assert money(plan, "Coast", year=2027) == exactly(400.0)
    assert money(plan, "Coast", year=2028) == exactly(800.0)
    assert price(plan) == about(0.05 * (800.0 / 1.99 - 400.0))
    assert reached_without_rules(case) == exactly(180.0)


def test_negative_growth_is_a_floor_under_a_decline() -> None:
    """Proves: -25 % lets the hills fall by a quarter a year and no faster.

    By hand: 400 → 300 → 225; coast 700 + 775: 147.5 + 525/20 = 173.75.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Growth at least", -0.25, region="Hills"), hills=400.0)
    plan = solve(case)
    assert plan.objective == exactly(173.75)
    assert money(plan, "Hills", year=2028) == exactly(225.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_together_and_each() -> None:
    """Proves: a blank region is the total; `each` holds every region up.

    By hand, no fall from 300 and 300: together 600 a year is less than the 1,000 there
    are, and costs nothing: 200. Each: 300 in the hills twice, 700 on the coast twice:
    140 + 30 = 170.
    Without the rule: 200.
    """
    total = coast_and_hills(Rule("Growth at least", 0.0), coast=300.0, hills=300.0)
    assert solve(total).objective == exactly(200.0)
    each = coast_and_hills(Rule("Growth at least", 0.0, region="each"), coast=300.0, hills=300.0)
    assert solve(each).objective == exactly(170.0)
    assert reached_without_rules(each) == exactly(200.0)


def test_more_than_there_is() -> None:
    """Proves: doubling 600 needs 1,200 and 2027 has 1,000; both cells are named.

    By hand: either growth comes down to 1,000/600 - 1 = 66.666… %, 66.66 when rounded
    so that it holds, or 2027 gets 200 more.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Growth at least", 1.0, region="Hills", year="2027"), hills=600.0)
    quarrels = conflict(case)
    assert set(quarrels) == {"Budget!B2", "Rules!G2"}
    assert quarrels["Budget!B2"] == "add 200 to it"
    assert quarrels["Rules!G2"] == "lower it from 100 % to 66.66 %"
    assert reached_without_rules(case) == exactly(200.0)


def test_what_it_cannot_say() -> None:
    assert "Rules!E2" in complaint(coast_and_hills(Rule("Growth at least", 0.1, year="all")))
    step = Rule("Growth at least", 0.1, region="Hills", step=5.0)
    assert "Rules!H2" in complaint(coast_and_hills(step, hills=1.0))
    assert "Rules!A2" in complaint(coast_and_hills(Rule("Growth at least", 0.1, region="Hills")))
