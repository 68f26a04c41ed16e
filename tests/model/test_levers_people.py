"""Levers on people and costs: who may be reached, and what one person costs."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Source
from allocator.solving import solve
from tests.cases import (
    coast_and_hills,
    exactly,
    money,
    one_region,
    people,
    question,
    reached,
)

CASH = Project("Cash", 10.0)
DONOR = Source("Donor", (1000.0, 1000.0))


def coast_of(eligible: float) -> Case:
    """So many people on the coast at 10, thousands in the hills at 20."""
    regions = [Region("Coast", eligible), Region("Hills", 5000.0, cost_factor=2.0)]
    return question(regions, [CASH], [DONOR])


def test_each_person_is_counted_once_over_the_years() -> None:
    """Proves: `Eligible people` limits the people started over the whole plan.

    By hand: 120 on the coast for 1,200 of 2,000; 800 in the hills reach 40: 160.
    Without the lever: 200.
    """
    plan = solve(coast_of(120.0))
    assert plan.objective == exactly(160.0)
    assert people(plan, "Coast") == exactly(120.0)
    assert reached(coast_of(5000.0)) == exactly(200.0)


def test_each_person_is_counted_once_over_the_groups() -> None:
    """Proves: all groups of a region share its eligible people.

    By hand: of 50 people cash at 10 and tools at 20 may each start 40, and together 50: 40
    and 10, for 600 of the 2,000.
    Without the lever (1,000 people, each type may start the same 40): 80.
    """
    types = [Project("Cash", 10.0, reach=0.8), Project("Tools", 20.0, reach=0.8)]
    plan = solve(question([Region("North", 50.0)], types, [DONOR]))
    assert plan.objective == exactly(50.0)
    types = [Project("Cash", 10.0, reach=0.04), Project("Tools", 20.0, reach=0.04)]
    assert reached(question([Region("North", 1000.0)], types, [DONOR])) == exactly(80.0)


@pytest.mark.parametrize(
    ("group", "reach", "best"), [("Stall", 0.5, 80.0), ("", 0.5, 100.0), ("Stall", None, 100.0)]
)
def test_a_group_shares_its_reach(group: str, reach: float | None, best: float) -> None:
    """Proves: variants of one group share one reach; a blank takes the group's.

    By hand: 100 people, 1,400 to spend. A market stall costs 10, a street stall 12 and a
    well 30. The group can start 50: 500 for market stalls; 900 dig wells for 30: 80.
    Without the group: 50 + 50 of two types for 1,100: 100. Without the reach: 100 for 1,000.
    """
    types = [
        Project("Market stall", 10.0, group=group, reach=reach),
        Project("Street stall", 12.0, group=group, reach=reach if not group else None),
        Project("Well", 30.0),
    ]
    case = question([Region("North", 100.0)], types, [Source("Donor", (700.0, 700.0))])
    plan = solve(case)
    assert plan.objective == exactly(best)
    if best == 80.0:
        assert money(plan, "Market stall") == exactly(500.0)
        assert money(plan, "Well") == exactly(900.0)


def test_most_people_of_a_line() -> None:
    """Proves: `Most people` limits one line's people over the whole plan.

    By hand: 50 on the coast for 500, 1,500 in the hills reach 75: 125.
    Without the lever: 200.
    """
    case = coast_of(5000.0)
    line = Line("Coast", "Cash", most_people=50.0, row=2)
    plan = solve(dataclasses.replace(case, lines=(line,)))
    assert plan.objective == exactly(125.0)
    assert money(plan, "Coast") == exactly(500.0)
    assert reached(case) == exactly(200.0)


def test_most_people_counts_those_started() -> None:
    """Proves: people whose turn comes after the plan have been started too.

    By hand: after half a year; 60 may start. All of them in 2027 are all reached, 30 and
    30; only half of those of 2028 would be.
    Without the lever: 50 + 50 + 50 = 150, and 50 in the pipeline.
    """
    case = one_region([Project("Cash", 10.0, startup_months=6.0)])
    line = Line("North", "Cash", most_people=60.0, row=2)
    plan = solve(dataclasses.replace(case, lines=(line,)))
    assert plan.objective == exactly(60.0)
    assert plan.pipeline == exactly(0.0)
    assert money(plan, year=2027) == exactly(600.0)
    assert reached(case) == exactly(150.0)


def test_most_per_year_of_a_region() -> None:
    """Proves: `Most per year` limits a region's money in each year, whatever the type.

    By hand: 400 a year on the coast, 80 people; 1,200 in the hills, 60: 140.
    Without the lever: 200.
    """
    regions = [
        Region("Coast", 5000.0, most_per_year=400.0),
        Region("Hills", 5000.0, cost_factor=2.0),
    ]
    plan = solve(question(regions, [CASH, Project("Other cash", 10.0)], [DONOR]))
    assert plan.objective == exactly(140.0)
    assert money(plan, "Coast", year=2028) == exactly(400.0)
    assert reached(coast_of(5000.0)) == exactly(200.0)


def test_a_closed_line() -> None:
    """Proves: `Open` = no takes a line out of the plan.

    By hand: no cash on the coast, so 2,000 in the hills reach 100.
    Without the lever: 200.
    """
    case = coast_and_hills()
    closed = dataclasses.replace(case, lines=(Line("Coast", "Cash", open=False, row=2),))
    plan = solve(closed)
    assert plan.objective == exactly(100.0)
    assert money(plan, "Coast") == exactly(0.0)
    assert reached(case) == exactly(200.0)


# What one person costs


def test_own_share() -> None:
    """Proves: the beneficiary's part is not the sources' money.

    By hand: a fifth of 10 is brought along, 2,000/8 = 250.
    Without the lever: 200.
    """
    assert reached(one_region([Project("Cash", 10.0, own_share=0.2)])) == exactly(250.0)
    assert reached(one_region([CASH])) == exactly(200.0)


def test_cost_factor() -> None:
    """Proves: every cost of the region is multiplied.

    By hand: 2,000/(10 · 1.6) = 125.
    Without the lever: 200.
    """
    regions = [Region("North", 5000.0, cost_factor=1.6)]
    assert reached(question(regions, [CASH], [DONOR])) == exactly(125.0)
    assert reached(one_region([CASH])) == exactly(200.0)


def test_price_rise() -> None:
    """Proves: the first year's prices stand as written, then they compound.

    By hand, 25 %: 10, 12.5, 15.625: 100 + 80 + 64 = 244.
    Without the lever: 300.
    """
    donor = [Source("Donor", (1000.0, 1000.0, 1000.0))]
    north = [Region("North", 5000.0)]
    assert reached(question(north, [CASH], donor, price_rise=0.25)) == exactly(244.0)
    assert reached(question(north, [CASH], donor)) == exactly(300.0)


def test_a_lines_own_cost() -> None:
    """Proves: a line's cost stands in place of cost × factor, at first-year prices, before
    own share, mobile saving and price rise.

    By hand: 16 instead of 10 · 2; half is brought along, 8; a saving of 0.2 · 0.5 · 1 leaves
    7.2; a quarter more in 2028, 9: 1,000/7.2 + 1,000/9 = 250.
    Without the lever: 20, 10, 9 and 11.25: 1,000/9 + 1,000/11.25 = 200.
    """
    hills = [Region("Hills", 5000.0, cost_factor=2.0, mobile_share=1.0)]
    cash = Project("Cash", 10.0, own_share=0.5, delivery_share=0.2, mobile_saving=0.5)
    line = Line("Hills", "Cash", cost_per_person=16.0)
    case = question(hills, [cash], [DONOR], lines=[line], price_rise=0.25)
    assert reached(case) == exactly(250.0)
    assert reached(dataclasses.replace(case, lines=())) == exactly(200.0)


def test_mobile_saving() -> None:
    """Proves: mobile money saves part of the delivery cost, in the share it is used.

    By hand: delivery is a fifth of the cost, mobile saves half of it, for 80 % of the
    payments: 10 · (1 - 0.2 · 0.5 · 0.8) = 9.2, so 2,000/9.2.
    Without the lever: 200; and where nobody pays by mobile, 200.
    """
    cash = Project("Cash", 10.0, delivery_share=0.2, mobile_saving=0.5)
    mobile = question([Region("North", 5000.0, mobile_share=0.8)], [cash], [DONOR])
    assert reached(mobile) == exactly(2000.0 / 9.2)
    assert reached(one_region([cash])) == exactly(200.0)


# What is maximised


def test_people_kept_going() -> None:
    """Proves: `People kept going` counts those alive after two years.

    By hand: bare cash at 10 keeps half, 0.05 a unit; with a coach at 16 it keeps nine
    tenths, 0.05625: 125 people, 112.5 kept.
    Without the lever: 200 people, of whom 100 are kept.
    """
    types = [
        Project("Bare", 10.0, group="Cash", kept_going=0.5),
        Project("Coached", 16.0, group="Cash", kept_going=0.9),
    ]
    north = [Region("North", 5000.0)]
    plan = solve(question(north, types, [DONOR], maximise="People kept going"))
    assert (plan.objective, plan.people) == (exactly(112.5), exactly(125.0))
    plain = solve(question(north, types, [DONOR], maximise="People"))
    assert (plain.objective, plain.people) == (exactly(200.0), exactly(200.0))


def test_weighted_people() -> None:
    """Proves: `Weighted people` multiplies by the region's weight.

    By hand: a hills person counts 3 for 20, 0.15 a unit, a coast person 1 for 10: all in
    the hills, 100 people, 300.
    Without the lever: 200 people on the coast.
    """
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0, weight=3.0)]
    plan = solve(question(regions, [CASH], [DONOR], maximise="Weighted people"))
    assert (plan.objective, plan.people) == (exactly(300.0), exactly(100.0))
    assert reached(question(regions, [CASH], [DONOR], maximise="People")) == exactly(200.0)


def test_jobs() -> None:
    """Proves: `Jobs` counts jobs per person of those reached.

    By hand: a workshop makes 2 jobs for 20, a stall half a one for 10: 100 people, 200.
    Without the lever: 200 people, 100 jobs.
    """
    types = [
        Project("Stall", 10.0, jobs_per_person=0.5),
        Project("Workshop", 20.0, jobs_per_person=2.0),
    ]
    north = [Region("North", 5000.0)]
    plan = solve(question(north, types, [DONOR], maximise="Jobs"))
    assert (plan.objective, plan.people) == (exactly(200.0), exactly(100.0))
    assert reached(question(north, types, [DONOR])) == exactly(200.0)
