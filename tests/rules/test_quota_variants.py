"""Women, youth and jobs at least in their variants: years, regions, delays, conflicts."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
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

SEWING = Project("Sewing", 20.0, women=0.8, youth=0.8, jobs_per_person=2.0)
HERDING = Project("Herding", 10.0, women=0.2, youth=0.2, jobs_per_person=0.5)
QUOTAS = pytest.mark.parametrize("kind", ["Women at least", "Youth at least"])


def sewing_and_herding(*rules: Rule, amounts: tuple[float, ...] = (1000.0, 1000.0)) -> Case:
    """20 a person at four fifths women and youth, 10 a person at one fifth."""
    return one_region([SEWING, HERDING], *rules, amounts=amounts)


@QUOTAS
def test_half_of_the_people_each_year(kind: str) -> None:
    """Proves: the quota is a share of the people reached, year by year.

    By hand: 0.8·s + 0.2·h ≥ 0.5·(s + h) means s ≥ h; 30 reach one of each, so 1,000 reach
    200/3, two thirds of the money on sewing; 400/3 in two years. At 49 %: s = 29/31·h,
    so 1,000 reach 60,000/890.
    Without the rule: 200.
    """
    case = sewing_and_herding(Rule(kind, 0.5))
    plan = solve(case)
    assert plan.objective == exactly(400.0 / 3.0)
    assert money(plan, "Sewing", year=2027) == exactly(2000.0 / 3.0)
    assert people(plan, "Herding", year=2028) == exactly(100.0 / 3.0)
    assert price(plan) == about(2.0 * (60000.0 / 890.0 - 200.0 / 3.0))
    assert reached_without_rules(case) == exactly(200.0)


@QUOTAS
@pytest.mark.parametrize(("year", "best"), [("", 60.0), ("all", 80.0), ("2027;2028", 80.0)])
def test_over_the_plan_when_the_first_year_is_too_early(kind: str, year: str, best: float) -> None:
    """Proves: a quota of the plan as a whole lets a slow beginner catch up.

    By hand: sewing begins with 200 and may triple to 600, 10 and 30 people; 2028 has only
    600. Each year by itself: 10 + 10 in 2027, and 2028 spends its 600 on 20 + 20: 60. Both
    together: sewing 10 + 30, and 40 with herding, in 2027: 80.
    Without the rules: 160.
    """
    pace = Rule("Growth at most", 2.0, project="Sewing", step=200.0)
    case = sewing_and_herding(Rule(kind, 0.5, year=year), pace, amounts=(1000.0, 600.0))
    case = dataclasses.replace(case, lines_known=True)
    plan = solve(case)
    assert plan.objective == exactly(best)
    if year:
        assert people(plan, "Sewing", year=2028) == exactly(30.0)
        assert people(plan, "Herding", year=2027) == exactly(40.0)
    assert reached_without_rules(case) == exactly(160.0)


@QUOTAS
def test_each_region_by_itself(kind: str) -> None:
    """Proves: `each` region must keep the quota; together one may make up for the other.

    By hand, one year: the hills are open to sewing only and get 300 by a floor: 15 people,
    12 of them counted. Each: the coast's 700 at 30 for one of each: 140/3; 61.67 in all.
    Together: s ≥ h with 15 of the s in the hills, and sewing costs as much on the coast:
    the same 1,000 at 30 a pair, 66.67.
    Without the quota: 15 + 70 = 85.
    """
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0)]
    closed = [Line("Hills", "Herding", open=False)]
    floor = Rule("Spend at least", 300.0, region="Hills")
    donor = [Source("Donor", (1000.0,))]

    def best(*quota: Rule) -> float:
        rules = [*quota, floor]
        return reached(question(regions, [SEWING, HERDING], donor, rules, closed))

    assert best(Rule(kind, 0.5, region="each")) == exactly(15.0 + 140.0 / 3.0)
    assert best(Rule(kind, 0.5)) == exactly(200.0 / 3.0)
    assert best() == exactly(85.0)


@QUOTAS
def test_people_are_those_reached_in_the_year(kind: str) -> None:
    """Proves: with a year of start-up for sewing, its women count a year later.

    By hand: nobody sews by the end of 2027, so nobody may be reached that year: herding
    waits. 2027's 1,000 can start 50 at sewing, reached in 2028, beside at most as many at
    herding for 500 of 2028's 1,000: 100.
    Without the rule: 200, all herding.
    """
    slow = dataclasses.replace(SEWING, startup_months=12.0)
    case = one_region([slow, HERDING], Rule(kind, 0.5))
    plan = solve(case)
    assert plan.objective == exactly(100.0)
    assert people(plan, year=2027) == exactly(0.0)
    assert people(plan, "Sewing", year=2028) == exactly(50.0)
    assert people(plan, "Herding", year=2028) == exactly(50.0)
    assert reached_without_rules(case) == exactly(200.0)


@QUOTAS
def test_more_than_any_type_has(kind: str) -> None:
    """Proves: above four fifths only nobody satisfies it; with a floor it is a conflict.

    By hand: every type is below 90 %, so the plan reaches nobody; one person asked for
    needs the quota at 80 % or the floor at nothing.
    Without the rule: 200.
    """
    quota = Rule(kind, 0.9)
    case = sewing_and_herding(quota)
    assert reached(case) == exactly(0.0)
    floor = Rule("People at least", 1.0, year="2027")
    assert conflict(sewing_and_herding(quota, floor)) == {
        "Rules!G2": "lower it from 90 % to 80 %",
        "Rules!G3": "lower it from 1 to 0",
    }
    assert reached_without_rules(case) == exactly(200.0)


@QUOTAS
def test_a_type_without_a_figure(kind: str) -> None:
    """Unknown is not nothing: refused, unless that type may not be funded or is not named."""
    baking = Project("Baking", 5.0)
    case = one_region([SEWING, HERDING, baking], Rule(kind, 0.5))
    assert "Baking has none" in complaint(case)
    closed = dataclasses.replace(case, lines=(Line("North", "Baking", open=False, row=2),))
    assert reached(closed) == exactly(400.0 / 3.0)
    named = one_region([SEWING, HERDING, baking], Rule(kind, 0.5, project="Sewing;Herding"))
    assert reached(named) == exactly(400.0)


def test_women_and_youth_are_not_the_same() -> None:
    """Proves: each quota looks at its own column.

    By hand: girls' sewing counts women only, boys' welding youth only, half of each is
    asked: 0.5 of the people in each, so 10 + 10 cost 300 and 1,000 reach 200/3.
    Without either: all in the cheaper, 100.
    """
    types = [
        Project("Sewing", 20.0, women=1.0, youth=0.0),
        Project("Welding", 10.0, women=0.0, youth=1.0),
    ]
    women, youth = Rule("Women at least", 0.5), Rule("Youth at least", 0.5)
    assert reached(one_region(types, women, youth, amounts=(1000.0,))) == exactly(200.0 / 3.0)
    assert reached(one_region(types, women, amounts=(1000.0,))) == exactly(200.0 / 3.0)
    assert reached(one_region(types, youth, amounts=(1000.0,))) == exactly(100.0)
    assert reached(one_region(types, amounts=(1000.0,))) == exactly(100.0)


# Jobs


@pytest.mark.parametrize(
    ("year", "value", "best", "worth"),
    [("", 80.0, 140.0, 2.0), ("all", 130.0, 170.0, 1.0), ("2028", 80.0, 170.0, 1.0)],
)
def test_jobs_by_year(year: str, value: float, best: float, worth: float) -> None:
    """Proves: jobs of each year, or of several years together.

    By hand: herding alone makes 50 jobs a year for 100 people. One person at sewing takes
    the place of two at herding: one person less, one job more. 80 a year: 30 at sewing, 40
    at herding, 70 people a year. 130 over the plan, or 80 in 2028: 30 once. One job less
    is one person more, for each year.
    Without the rule: 200.
    """
    case = sewing_and_herding(Rule("Jobs at least", value, year=year))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert people(plan, "Sewing") == exactly(60.0 if not year else 30.0)
    assert price(plan) == about(worth)
    assert reached_without_rules(case) == exactly(200.0)


def test_jobs_of_one_type() -> None:
    """Proves: only the jobs of the scope count.

    By hand: 40 jobs at sewing are 20 people, 400 a year; 600 reach 60: 80 a year.
    Without the rule: 200.
    """
    case = sewing_and_herding(Rule("Jobs at least", 40.0, project="Sewing"))
    assert reached(case) == exactly(160.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_jobs_follow_the_people_reached() -> None:
    """Proves: with a year of start-up, jobs of 2028 come from the money of 2027.

    By hand: 40 jobs at sewing in 2028 take 400 of 2027; 600 and 1,000 reach 160: 180.
    In 2027 there can be none: the quota has to come down to nothing.
    Without the rule: 200.
    """
    slow = dataclasses.replace(SEWING, startup_months=12.0)
    rule = Rule("Jobs at least", 40.0, project="Sewing", year="2028")
    case = one_region([slow, HERDING], rule)
    plan = solve(case)
    assert plan.objective == exactly(180.0)
    assert money(plan, "Sewing", year=2027) == exactly(400.0)
    early = one_region([slow, HERDING], dataclasses.replace(rule, year="2027"))
    assert conflict(early) == {"Rules!G2": "lower it from 40 to 0"}
    assert reached_without_rules(case) == exactly(200.0)


def test_more_jobs_than_money_can_make() -> None:
    """Proves: the floor and the amount are named. By hand: 1,000 make 100 jobs, not 120."""
    assert conflict(sewing_and_herding(Rule("Jobs at least", 120.0, year="2027"))) == {
        "Budget!B2": "add 200 to it",
        "Rules!G2": "lower it from 120 to 100",
    }
