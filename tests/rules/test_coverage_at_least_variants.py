"""Coverage at least in its variants: running sums, groups, types, delays, conflicts."""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    conflict,
    exactly,
    money,
    people,
    price,
    question,
    reached_without_rules,
)

CASH = Project("Cash", 10.0)
COAST = Region("Coast", 1000.0)


def hills_of_a_hundred(*rules: Rule, amounts: tuple[float, ...] = (500.0, 1500.0)) -> Case:
    """Coast 1,000 people at 10, hills 100 people at 20; 500 and then 1,500 to spend."""
    regions = [COAST, Region("Hills", 100.0, cost_factor=2.0)]
    return question(regions, [CASH], [Source("Donor", amounts)], rules)


@pytest.mark.parametrize("year", ["", "all", "2028"])
def test_the_whole_plan(year: str) -> None:
    """Proves: a blank, `all` and the last year by name are all the whole plan.

    By hand: 40 % of 100 people cost 800, more than 2027 has; the other 1,200 reach 120 on
    the coast: 160. A point less is one person less, 20, two on the coast: 1.
    Without the rule: 200.
    """
    case = hills_of_a_hundred(Rule("Coverage at least", 0.4, region="Hills", year=year))
    plan = solve(case)
    assert plan.objective == exactly(160.0)
    assert people(plan, "Hills") == exactly(40.0)
    assert price(plan) == about(1.0)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize("year", ["each", "2027", "2027;2028"])
def test_a_running_sum(year: str) -> None:
    """Proves: each year's sum runs from the start; people of 2027 still count in 2028.

    By hand: 20 % by 2027 is 20 people for 400 of its 500; 2028 needs nobody more. The
    other 1,600 reach 160: 180. Counted by single years it would be 160.
    Without the rule: 200.
    """
    case = hills_of_a_hundred(Rule("Coverage at least", 0.2, region="Hills", year=year))
    plan = solve(case)
    assert plan.objective == exactly(180.0)
    assert money(plan, "Hills", year=2027) == exactly(400.0)
    assert money(plan, "Hills", year=2028) == exactly(0.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_by_the_first_year_there_is_too_little() -> None:
    """Proves: 40 % by 2027 needs 800 of 500, though the whole plan could pay it.

    By hand: 25 people are what 500 can reach, 25 %; or 300 more in 2027.
    Without the running sum: 160.
    """
    case = hills_of_a_hundred(Rule("Coverage at least", 0.4, region="Hills", year="each"))
    assert conflict(case) == {
        "Budget!B2": "add 300 to it",
        "Rules!G2": "lower it from 40 % to 25 %",
    }


@pytest.mark.parametrize(
    ("region", "best"), [("each Land", 150.0), ("Land", 200.0), ("Coast; Hills", 200.0)]
)
def test_each_region_and_all_together(region: str, best: float) -> None:
    """Proves: the eligible people are those of the scope's regions, together or each.

    By hand, a tenth. Each of the area: 10 of the coast's 100, and 50 of the hills' 500 for
    1,000; the other 1,000 reach 100 at 10 each, those 10 among them: 150. Together: 60 of
    600, all of them on the coast, where they cost as little as in the city: 200.
    Without the rule: 200.
    """
    regions = [
        Region("City", 5000.0),
        Region("Coast", 100.0, area="Land"),
        Region("Hills", 500.0, area="Land", cost_factor=2.0),
    ]
    donor = [Source("Donor", (1000.0, 1000.0))]
    case = question(regions, [CASH], donor, [Rule("Coverage at least", 0.1, region=region)])
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert people(plan, "Hills") == exactly(50.0 if region == "each Land" else 0.0)
    assert people(plan, "Coast") >= 10.0 - 1e-6
    assert reached_without_rules(case) == exactly(200.0)


def test_types_are_counted_against_everyone() -> None:
    """Proves: a type's people are held against all eligible people of the regions.

    By hand: 5 % of 1,000 people with tools at 20: 50 people for 1,000; the other 1,000
    reach 100 with cash: 150. A point less is 10 people: 200 freed, 20 more: 10.
    Without the rule: 200.
    """
    donor = [Source("Donor", (1000.0, 1000.0))]
    rule = Rule("Coverage at least", 0.05, project="Tools")
    case = question([COAST], [CASH, Project("Tools", 20.0)], donor, [rule])
    plan = solve(case)
    assert plan.objective == exactly(150.0)
    assert people(plan, "Tools") == exactly(50.0)
    assert price(plan) == about(10.0)
    assert reached_without_rules(case) == exactly(200.0)


def test_people_are_those_reached() -> None:
    """Proves: with a year of start-up, only 2027's money is in time for the plan.

    By hand: 30 of the hills' 100 people cost 600 of 2027's 1,000; 400 reach 40 on the
    coast: 70. 60 would need 1,200; 50 % is what 1,000 can do.
    Without the rule: 100.
    """
    regions = [COAST, Region("Hills", 100.0, cost_factor=2.0)]
    slow = [Project("Cash", 10.0, startup_months=12.0)]
    donor = [Source("Donor", (1000.0, 1000.0))]
    rule = Rule("Coverage at least", 0.3, region="Hills")
    case = question(regions, slow, donor, [rule])
    plan = solve(case)
    assert plan.objective == exactly(70.0)
    assert money(plan, "Hills", year=2027) == exactly(600.0)
    assert reached_without_rules(case) == exactly(100.0)
    more = Rule("Coverage at least", 0.6, region="Hills")
    quarrels = conflict(question(regions, slow, donor, [more]))
    assert quarrels["Rules!G2"] == "lower it from 60 % to 50 %"


def test_coverage_above_reach() -> None:
    """Proves: what a group can reach at most takes part in the conflict.

    By hand: cash can start 30 % of a region; 40 % cannot be covered.
    Without the rule: 300 people.
    """
    rule = Rule("Coverage at least", 0.4)
    donor = [Source("Donor", (10000.0,))]
    case = question([COAST], [Project("Cash", 10.0, reach=0.3)], donor, [rule])
    quarrels = conflict(case)
    assert quarrels["Rules!G2"] == "lower it from 40 % to 30 %"
    assert set(quarrels) == {"Rules!G2", "Projects!F2"}
    assert reached_without_rules(case) == exactly(300.0)
