"""Prefer: among plans that are equally good, the one closest, most even, or cheapest."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Source
from allocator.solving import solve
from tests.cases import exactly, money, people, question

CASH = Project("Cash", 10.0)


def twins(prefer: str) -> Case:
    """Two regions that cost the same: 100 people and 600 last year, 300 people and 200."""
    regions = [
        Region("East", 100.0, spent_last_year=600.0),
        Region("West", 300.0, spent_last_year=200.0),
    ]
    return question(regions, [CASH], [Source("Donor", (400.0, 400.0))], prefer=prefer)


def test_steady_keeps_last_years_split() -> None:
    """Proves: each year's money is shared as last year's was.

    By hand: any split of 400 reaches 40 people a year. Last year East had 600 of 800, so
    300 and 100 in both years.
    Without `Steady`, with `Even`: 80 people of 400 are a fifth: 20 and 60.
    """
    plan = solve(twins("Steady"))
    assert plan.objective == exactly(80.0)
    for year in (2027, 2028):
        assert money(plan, "East", year=year) == exactly(300.0)
        assert money(plan, "West", year=year) == exactly(100.0)
    even = solve(twins("Even"))
    assert even.objective == exactly(80.0)
    assert people(even, "East") == exactly(20.0)
    assert people(even, "West") == exactly(60.0)


def test_steady_keeps_the_split_by_line() -> None:
    """Proves: where `Lines` tells last year's money, the split is line by line.

    By hand: cash and tools both cost 10; in East 500 and 100, in West 0 and 200, of 800.
    400 a year: 250, 50, 0, 100.
    Without last year's lines nothing tells the types apart.
    """
    lines = [
        Line("East", "Cash", spent_last_year=500.0),
        Line("East", "Tools", spent_last_year=100.0),
        Line("West", "Tools", spent_last_year=200.0),
    ]
    regions = [Region("East", 5000.0), Region("West", 5000.0)]
    types = [CASH, Project("Tools", 10.0)]
    plan = solve(question(regions, types, [Source("Donor", (400.0, 400.0))], lines=lines))
    assert plan.objective == exactly(80.0)
    for year in (2027, 2028):
        assert money(plan, "East", "Cash", year=year) == exactly(250.0)
        assert money(plan, "East", "Tools", year=year) == exactly(50.0)
        assert money(plan, "West", "Cash", year=year) == exactly(0.0)
        assert money(plan, "West", "Tools", year=year) == exactly(100.0)


def test_steady_comes_as_close_as_the_best_plan_lets_it() -> None:
    """Proves: the first objective is held; closeness chooses only among its best plans.

    By hand: North costs 20 and had all of last year's money, but the best plan spends
    nothing there: 40 people a year in East and West, 60 and 20 a half of them.
    Without holding it, all the money would stay in North, 20 people a year.
    """
    case = twins("Steady")
    north = Region("North", 5000.0, spent_last_year=9000.0, cost_factor=2.0, row=4)
    plan = solve(dataclasses.replace(case, regions=(*case.regions, north)))
    assert plan.objective == exactly(80.0)
    assert money(plan, "North") == exactly(0.0)


def test_even_covers_each_region_alike() -> None:
    """Proves: the gap between the best and the least covered region is smallest.

    By hand, three regions of 100, 200 and 300 people, 1,200 to spend: 120 people of 600
    are a fifth everywhere: 20, 40, 60.
    Without `Even`: any split of 120 people is as good.
    """
    regions = [Region("A", 100.0), Region("B", 200.0), Region("C", 300.0)]
    plan = solve(question(regions, [CASH], [Source("Donor", (600.0, 600.0))], prefer="Even"))
    assert plan.objective == exactly(120.0)
    assert [people(plan, name) for name in "ABC"] == pytest.approx([20.0, 40.0, 60.0], rel=1e-9)


def test_even_when_one_region_is_held_down() -> None:
    """Proves: a region that cannot rise leaves the others as even as they can be.

    By hand: A has 100 people and takes 5 a year at most by its capacity of 50, 10 in all,
    a tenth; the other 110 people of the 1,200 are spread over B and C alike: 110 of 500,
    22 %: 44 and 66.
    Without `Even`: any split of them is as good.
    """
    regions = [Region("A", 100.0, most_per_year=50.0), Region("B", 200.0), Region("C", 300.0)]
    plan = solve(question(regions, [CASH], [Source("Donor", (600.0, 600.0))], prefer="Even"))
    assert plan.objective == exactly(120.0)
    assert [people(plan, name) for name in "ABC"] == pytest.approx([10.0, 44.0, 66.0], rel=1e-9)


@pytest.mark.parametrize(("prefer", "spent"), [("Cheap", 500.0), ("Steady", 1000.0)])
def test_cheap_spends_least(prefer: str, spent: float) -> None:
    """Proves: where money is not what is short, `Cheap` takes the least of it.

    By hand: all 50 people can be reached with cash at 10 or tools at 20; 1,000 is there.
    Cheap: all cash, 500. Steady: last year all was tools, so all tools, 1,000.
    Without `Cheap`: 1,000 as under `Steady`.
    """
    types = [CASH, Project("Tools", 20.0)]
    lines = [Line("North", "Tools", spent_last_year=700.0)]
    donor = [Source("Donor", (1000.0,))]
    plan = solve(question([Region("North", 50.0)], types, donor, lines=lines, prefer=prefer))
    assert plan.objective == exactly(50.0)
    assert plan.money == exactly(spent)


@pytest.mark.parametrize("prefer", ["Steady", "Even", "Cheap"])
def test_no_preference_spends_what_reaches_nobody(prefer: str) -> None:
    """Proves: money that reaches nobody more stays with its source.

    By hand: 30 people at 10 take 300 of 2,000.
    Without the small print, a year's start-up would let the last year spend for nothing.
    """
    slow = Project("Cash", 10.0, startup_months=12.0)
    regions = [Region("North", 30.0, spent_last_year=100.0)]
    donor = [Source("Donor", (1000.0, 1000.0))]
    plan = solve(question(regions, [slow], donor, prefer=prefer))
    assert plan.objective == exactly(30.0)
    assert plan.money == exactly(300.0)
    assert plan.pipeline == exactly(0.0)
