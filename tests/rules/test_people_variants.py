"""People at most and at least in their variants: years, groups, delays, conflicts."""

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
    one_region,
    people,
    price,
    question,
    reached,
    reached_without_rules,
)

CASH = Project("Cash", 10.0)
SLOW = Project("Cash", 10.0, startup_months=12.0)
COAST, HILLS = Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)
DONOR = Source("Donor", (1000.0, 1000.0))


@pytest.mark.parametrize(
    ("year", "best", "worth"),
    [("", 150.0, 1.0), ("all", 125.0, 0.5), ("2028", 175.0, 0.5), ("2027;2028", 125.0, 0.5)],
)
def test_at_most_by_year(year: str, best: float, worth: float) -> None:
    """Proves: at most 50 people on the coast, a year or over the plan.

    By hand: 500 reach 50 there and 500 reach 25 in the hills: 75 a year, 150. Over the
    plan: 50, and 1,500/20 = 75. In 2028 alone: 100 + 75. One person more on the coast
    takes 10 from the hills, half a person: 0.5, for each year.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("People at most", 50.0, region="Coast", year=year))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == about(worth)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(("region", "best"), [("each", 80.0), ("", 40.0), ("Coast;Hills", 40.0)])
def test_at_most_each_and_together(region: str, best: float) -> None:
    """Proves: `each` region has its own limit.

    By hand, 20 a year: each, 20 + 20 a year for 600 of the 1,000. Together, 20 a year.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("People at most", 20.0, region=region))
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(200.0)


def test_at_most_counts_people_when_they_are_reached() -> None:
    """Proves: with a year of start-up, a limit on 2028 holds the money of 2027.

    By hand: 1,000 of 2027 reach their people in 2028; 50 on the coast for 500, and 500 in
    the hills for 25: 75. What starts in 2028 is reached after the plan. A limit on 2027,
    when nobody is reached, costs nothing.
    Without the rule: 100.
    """
    late = [Rule("People at most", 50.0, region="Coast", year="2028")]
    case = question([COAST, HILLS], [SLOW], [DONOR], late)
    plan = solve(case)
    assert plan.objective == exactly(75.0)
    assert money(plan, "Coast", year=2027) == exactly(500.0)
    assert people(plan, "Coast", year=2028) == exactly(50.0)
    early = [Rule("People at most", 0.0, region="Coast", year="2027")]
    assert reached(question([COAST, HILLS], [SLOW], [DONOR], early)) == exactly(100.0)
    assert reached_without_rules(case) == exactly(100.0)


@pytest.mark.parametrize(
    ("year", "best", "worth"),
    [("", 160.0, 2.0), ("all", 180.0, 1.0), ("2027", 180.0, 1.0), ("2027;2028", 180.0, 1.0)],
)
def test_at_least_by_year(year: str, best: float, worth: float) -> None:
    """Proves: at least 20 people in the hills, a year or over the plan.

    By hand: 20 cost 400, and 600 reach 60 on the coast: 80 a year, 160. Once only: 180.
    One person less frees 20, two on the coast: a gain of 1, for each year.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("People at least", 20.0, region="Hills", year=year))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == about(worth)
    assert people(plan, "Hills") == exactly(20.0 if year else 40.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_at_least_of_each_type() -> None:
    """Proves: `each` type in each year.

    By hand: 10 a year with tools at 20 take 200, and 800 reach 80 with cash: 90 a year.
    Without the rule: 200.
    """
    rule = Rule("People at least", 10.0, project="each")
    case = one_region([CASH, Project("Tools", 20.0)], rule)
    plan = solve(case)
    assert plan.objective == exactly(180.0)
    assert people(plan, "Tools", year=2028) == exactly(10.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_at_least_counts_people_when_they_are_reached() -> None:
    """Proves: people reached after half a year are split between two years.

    By hand: of the 100 started in 2027, 50 are reached in 2027 and 50 in 2028. 20 more by
    2027 in the hills start 40 there: 800 of the 1,000, so 20 on the coast. 2027: 20 + 10;
    2028: 20 + 10, and half of the 100 started in 2028 on the coast: 60 + 50 = 110.
    21 would start 42, 840: fewer. 26 would need 1,040.
    Without the rule: 50 + 50 + 50 = 150.
    """
    half = [Project("Cash", 10.0, startup_months=6.0)]
    rule = Rule("People at least", 20.0, region="Hills", year="2027")
    case = question([COAST, HILLS], half, [DONOR], [rule])
    plan = solve(case)
    assert plan.objective == exactly(110.0)
    assert money(plan, "Hills", year=2027) == exactly(800.0)
    assert people(plan, "Hills", year=2027) == exactly(20.0)
    assert people(plan, "Hills", year=2028) == exactly(20.0)
    rule = Rule("People at least", 26.0, region="Hills", year="2027")
    quarrels = conflict(question([COAST, HILLS], half, [DONOR], [rule]))
    assert quarrels["Rules!G2"] == "lower it from 26 to 25"
    assert quarrels["Budget!B2"] == "add 40 to it"
    assert reached_without_rules(case) == exactly(150.0)


def test_more_people_than_money() -> None:
    """Proves: the floor and the amount are named. By hand: 60 in the hills need 1,200."""
    rule = Rule("People at least", 60.0, region="Hills", year="2028")
    assert conflict(coast_and_hills(rule)) == {
        "Budget!C2": "add 200 to it",
        "Rules!G2": "lower it from 60 to 50",
    }


def test_a_floor_above_a_ceiling() -> None:
    """Proves: two rules that quarrel, and nothing else. By hand: 30 of at most 20."""
    least = Rule("People at least", 30.0, region="Coast", year="2027")
    most = Rule("People at most", 20.0, year="2027")
    assert conflict(coast_and_hills(least, most)) == {
        "Rules!G2": "lower it from 30 to 20",
        "Rules!G3": "raise it from 20 to 30",
    }


def test_what_they_cannot_say() -> None:
    for kind in ("People at most", "People at least"):
        assert "Rules!D2" in complaint(coast_and_hills(Rule(kind, 1.0, source="Donor")))
