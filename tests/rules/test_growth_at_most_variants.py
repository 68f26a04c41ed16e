"""Growth at most in its variants: where year 0 stands, steps, years, groups, conflicts."""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
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
    source_year,
)

CASH = Project("Cash", 10.0)


def test_each_region_grows_by_a_tenth() -> None:
    """Proves: the rate compounds on the plan itself, from last year's money of each region.

    By hand: coast 400 → 440 → 484, hills 200 → 220 → 242. People (440 + 484)/10 +
    (220 + 242)/20 = 92.4 + 23.1 = 115.5; of 1,000 a year 340 and then 274 stay unspent.
    At 11 %: (444 + 492.84)/10 + (222 + 246.42)/20 = 93.684 + 23.421 = 117.105, so the
    point is worth 1.605.
    Without the rule: 2,000/10 = 200.
    """
    rule = Rule("Growth at most", 0.1, region="each")
    case = coast_and_hills(rule, coast=400.0, hills=200.0)
    plan = solve(case)
    assert plan.objective == exactly(115.5)
    assert reached_without_rules(case) == exactly(200.0)
    assert money(plan, "Coast", year=2027) == exactly(440.0)
    assert money(plan, "Coast", year=2028) == exactly(484.0)
    assert money(plan, "Hills", year=2028) == exactly(242.0)
    assert source_year(plan, "Donor", 2027).unspent == exactly(340.0)
    assert source_year(plan, "Donor", 2028).unspent == exactly(274.0)
    assert price(plan) == about(1.605)


def test_a_step_lets_a_region_begin() -> None:
    """Proves: a rate alone leaves nothing at nothing; the step is added every year.

    By hand, 20 % and a step of 100: coast 0 → 100 → 220, hills 500 → 700, and 780 is what
    2028 leaves it (its own limit is 940). People 32 + 1,480/20 = 106.
    Without the step: coast never, hills 600 → 720: 66. Without the rule: 200.
    """
    rule = Rule("Growth at most", 0.2, region="each", step=100.0)
    case = coast_and_hills(rule, coast=0.0, hills=500.0)
    plan = solve(case)
    assert plan.objective == exactly(106.0)
    assert money(plan, "Coast", year=2027) == exactly(100.0)
    assert money(plan, "Coast", year=2028) == exactly(220.0)
    assert money(plan, "Hills", year=2028) == exactly(780.0)
    rule = Rule("Growth at most", 0.2, region="each")
    assert reached(coast_and_hills(rule, coast=0.0, hills=500.0)) == exactly(66.0)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(("region", "best"), [("each", 155.0), ("", 155.0), ("Village", 200.0)])
def test_a_step_per_person(region: str, best: float) -> None:
    """Proves: the step per person counts the eligible people of the scope's regions.

    By hand, 0 % and 0.50 a person from nothing: a village of 100 people gets 50 more each
    year, a city of 1,000 gets 500 more; 550 in 2027, and in 2028 the 1,000 there are (of
    1,100): 155 people at 10 each. A blank region is both together: 550 and 1,100, the same.
    One point of growth is worth nothing: last year was nothing, and 2028 has no more money.
    Without the rule, or with a limit on the village alone: 2,000/10 = 200.
    """
    rule = Rule("Growth at most", 0.0, region=region, step_per_person=0.5)
    regions = [Region("Village", 100.0, spent_last_year=0.0), Region("City", 1000.0)]
    case = question(regions, [CASH], [Source("Donor", (1000.0, 1000.0))], [rule])
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == 0.0
    if region == "each":
        assert money(plan, "Village", year=2027) == exactly(50.0)
        assert money(plan, "City", year=2027) == exactly(500.0)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize("year", ["", "each", "2027;2028"])
def test_every_year(year: str) -> None:
    """Proves: blank, `each` and all years by name say the same, each year by itself.

    By hand, coast 100 → 110 → 121, the rest of 500 and then 1,000 in the hills:
    231/10 + (390 + 879)/20 = 23.1 + 63.45 = 86.55.
    Without the rule: 1,500/10 = 150.
    """
    rule = Rule("Growth at most", 0.1, region="Coast", year=year)
    case = coast_and_hills(rule, amounts=(500.0, 1000.0), coast=100.0)
    plan = solve(case)
    assert plan.objective == exactly(86.55)
    assert money(plan, "Coast", year=2028) == exactly(121.0)
    assert reached_without_rules(case) == exactly(150.0)


def test_one_year_named() -> None:
    """Proves: a year named is held against the year before it, and no other year is held.

    By hand: 2027 is free, so the coast takes all 500; in 2028 it may have 550 and the
    hills take 450: 50 + 55 + 22.5 = 127.5.
    Without the rule: 150.
    """
    rule = Rule("Growth at most", 0.1, region="Coast", year="2028")
    case = coast_and_hills(rule, amounts=(500.0, 1000.0), coast=100.0)
    plan = solve(case)
    assert plan.objective == exactly(127.5)
    assert money(plan, "Coast", year=2028) == exactly(550.0)
    assert reached_without_rules(case) == exactly(150.0)


def test_all_years_together_mean_nothing() -> None:
    rule = Rule("Growth at most", 0.1, year="all")
    assert "Rules!E2" in complaint(coast_and_hills(rule, coast=1.0))


def by_type(*rules: Rule) -> Case:
    """Last year's money by line: 300 + 100 on cash, 50 on tools, which cost 25 a person."""
    lines = [
        Line("Coast", "Cash", spent_last_year=300.0),
        Line("Hills", "Cash", spent_last_year=100.0),
        Line("Coast", "Tools", spent_last_year=50.0),
    ]
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    types = [CASH, Project("Tools", 25.0)]
    return question(regions, types, [Source("Donor", (1000.0,))], rules, lines)


def test_last_year_of_a_type_from_lines() -> None:
    """Proves: a type's year 0 is the sum of its lines.

    By hand: cash ≤ 1.1 · 400 = 440, on the coast: 44 people; tools take 560 at 25: 22.4.
    Together 66.4. A point moves 4 from tools to cash: 0.4 - 0.16 = 0.24.
    Without the rule: 100.
    """
    case = by_type(Rule("Growth at most", 0.1, project="Cash"))
    plan = solve(case)
    assert plan.objective == exactly(66.4)
    assert money(plan, "Coast", "Cash") == exactly(440.0)
    assert price(plan) == about(0.24)
    assert reached_without_rules(case) == exactly(100.0)


def test_each_line_by_itself() -> None:
    """Proves: `each` region and `each` type is one limit for each line.

    By hand, no growth: coast cash 300/10 = 30, hills cash 100/20 = 5, coast tools
    50/25 = 2, hills tools had nothing and get nothing: 37.
    Without the rule: 100.
    """
    case = by_type(Rule("Growth at most", 0.0, region="each", project="each"))
    plan = solve(case)
    assert plan.objective == exactly(37.0)
    assert money(plan) == exactly(450.0)
    assert reached_without_rules(case) == exactly(100.0)


def test_last_year_of_everything() -> None:
    """Proves: the total's year 0 is that of `Regions`; only without it that of `Budget`.

    By hand: regions 300 + 100 give 440 a year later, 44 people; the donor's own 600 gives
    660, 66 people, where no region says anything.
    Without the rule: 100.
    """
    donor = [Source("Donor", (1000.0,), last_year=600.0)]
    said = [Region("A", 500.0, spent_last_year=300.0), Region("B", 500.0, spent_last_year=100.0)]
    silent = [Region("A", 500.0), Region("B", 500.0)]
    rule = Rule("Growth at most", 0.1)
    assert reached(question(said, [CASH], donor, [rule])) == exactly(44.0)
    assert reached(question(silent, [CASH], donor, [rule])) == exactly(66.0)
    assert reached(question(silent, [CASH], donor)) == exactly(100.0)
    nothing = [Source("Donor", (1000.0,))]
    assert "Rules!A2" in complaint(question(silent, [CASH], nothing, [rule]))


def test_negative_growth() -> None:
    """Proves: growth may be negative, a decline that is asked for.

    By hand, -20 %: coast 500 → 400 → 320, the hills take 600 and 680:
    72 + 1,280/20 = 136. At -100 % the coast closes: 2,000/20 = 100.
    Without the rule: 200.
    """
    decline = coast_and_hills(Rule("Growth at most", -0.2, region="Coast"), coast=500.0)
    plan = solve(decline)
    assert plan.objective == exactly(136.0)
    assert money(plan, "Coast", year=2028) == exactly(320.0)
    close = coast_and_hills(Rule("Growth at most", -1.0, region="Coast"), coast=500.0)
    assert reached(close) == exactly(100.0)
    assert reached_without_rules(close) == exactly(200.0)


@pytest.mark.parametrize(("region", "best"), [("Sea", 70.0), ("each Sea", 65.0)])
def test_a_group_together_and_each_of_it(region: str, best: float) -> None:
    """Proves: an area's name is its regions together, `each` area one limit for each of them.

    By hand, no growth. Port spent 100 and Bay 300, both are the area Sea; a person costs 10
    there and 20 inland, and Bay has only 20 people. Together Sea may have 400: 40 people,
    and 600 inland reach 30. Each by itself, Port has 100 and Bay its 20 people for 200:
    30 people, and 700 inland reach 35.
    Without the rule: 100.
    """
    regions = [
        Region("Port", 500.0, area="Sea", spent_last_year=100.0),
        Region("Bay", 20.0, area="Sea", spent_last_year=300.0),
        Region("Inland", 500.0, cost_factor=2.0),
    ]
    rule = Rule("Growth at most", 0.0, region=region)
    case = question(regions, [CASH], [Source("Donor", (1000.0,))], [rule])
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(100.0)


def test_a_floor_above_the_allowance() -> None:
    """Proves: a conflict names the growth rule and what quarrels with it, with both cures.

    By hand: 100 may grow to 110; a floor of 200 needs 100 % or has to come down to 110.
    Without the growth rule: the floor alone costs nothing, 200 people.
    """
    growth = Rule("Growth at most", 0.1, region="Coast")
    floor = Rule("Spend at least", 200.0, region="Coast", year="2027")
    quarrels = conflict(coast_and_hills(growth, floor, coast=100.0))
    assert quarrels == {
        "Rules!G2": "raise it from 10 % to 100 %",
        "Rules!G3": "lower it from 200 to 110",
    }
    assert reached(coast_and_hills(floor, coast=100.0)) == exactly(200.0)
