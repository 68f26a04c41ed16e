"""Delays: people are counted in the year they are reached, after licence and start-up."""

from __future__ import annotations

import pytest

from allocator.case import Project, Region, Source
from allocator.plan import Plan
from allocator.solving import solve
from tests.cases import exactly, money, people, question, reached

THREE_YEARS = (1000.0, 1000.0, 1000.0)


def delayed(licence: float, startup: float) -> Plan:
    """1,000 in each of three years, 10 a person."""
    north = Region("North", 5000.0, licence_months=licence)
    cash = Project("Cash", 10.0, startup_months=startup)
    return solve(question([north], [cash], [Source("Donor", THREE_YEARS)]))


@pytest.mark.parametrize(
    ("licence", "startup", "by_year", "pipeline"),
    [
        (0.0, 0.0, (100.0, 100.0, 100.0), 0.0),
        (6.0, 0.0, (50.0, 100.0, 100.0), 50.0),
        (0.0, 6.0, (50.0, 100.0, 100.0), 50.0),
        (2.0, 1.0, (75.0, 100.0, 100.0), 25.0),
        (0.0, 12.0, (0.0, 100.0, 100.0), 0.0),
        (9.0, 6.0, (0.0, 75.0, 100.0), 25.0),
        (12.0, 12.0, (0.0, 0.0, 100.0), 0.0),
        (0.0, 40.0, (0.0, 0.0, 0.0), 0.0),
    ],
)
def test_people_come_later(
    licence: float, startup: float, by_year: tuple[float, ...], pipeline: float
) -> None:
    """Proves: licence and start-up months add up; of d = 12·q + 12·f months, 1 - f of the
    people are reached q years later and f of them q + 1 years later.

    By hand, 100 started a year. Six months: half at once, half a year later; the last half
    of 2029's comes after the plan. Twelve: all a year later. Fifteen: q = 1, f = 1/4, so 75
    of 2027's in 2028, its other 25 and 75 of 2028's in 2029, and 25 after. What would all
    come after the plan is not started at all: the money reaches nobody and stays.
    Without the lever: 100 each year, none in the pipeline (the first row).
    """
    plan = delayed(licence, startup)
    for year, many in zip((2027, 2028, 2029), by_year, strict=True):
        assert people(plan, year=year) == exactly(many)
    assert plan.objective == exactly(sum(by_year))
    assert plan.pipeline == exactly(pipeline)
    assert plan.money == exactly(10.0 * (sum(by_year) + pipeline))
    assert plan.unspent == exactly(3000.0 - plan.money)


def test_a_row_may_have_people_and_no_money() -> None:
    """Proves: people are shown in the year they are reached, money in the year it is spent.

    By hand: after a year, 2027's 1,000 reach 100 in 2028; 2028 has no money.
    Without the delay: the 100 are reached in 2027.
    """
    slow = Project("Cash", 10.0, startup_months=12.0)
    north, donor = [Region("North", 5000.0)], [Source("Donor", (1000.0, 0.0))]
    plan = solve(question(north, [slow], donor))
    first, second = plan.rows
    assert (first.year, first.money, first.started, first.people) == exactly_row(
        2027, 1000.0, 100.0, 0.0
    )
    assert (second.year, second.money, second.started, second.people) == exactly_row(
        2028, 0.0, 0.0, 100.0
    )
    at_once = solve(question(north, [Project("Cash", 10.0)], donor))
    assert people(at_once, year=2027) == exactly(100.0)


def exactly_row(year: int, *numbers: float) -> tuple[object, ...]:
    return (year, *(exactly(number) for number in numbers))


def test_the_last_year_avoids_what_is_slow() -> None:
    """Proves: the plan turns to quick projects in time.

    By hand: slow cash at 10 after a year, quick tools at 15. 2027 on cash: 100, reached in
    2028; 2028 on tools: 66.67. 166.67.
    Without the delay: cash alone, 200.
    """
    types = [Project("Cash", 10.0, startup_months=12.0), Project("Tools", 15.0)]
    north, donor = [Region("North", 5000.0)], [Source("Donor", (1000.0, 1000.0))]
    plan = solve(question(north, types, donor))
    assert plan.objective == exactly(100.0 + 200.0 / 3.0)
    assert money(plan, "Cash", year=2027) == exactly(1000.0)
    assert money(plan, "Tools", year=2028) == exactly(1000.0)
    quick = [Project("Cash", 10.0), Project("Tools", 15.0)]
    assert reached(question(north, quick, donor)) == exactly(200.0)


def test_a_region_without_licences_to_wait_for() -> None:
    """Proves: the delay is the line's own: region by region.

    By hand: twelve months on the coast at 10, none in the hills at 20, one year: only the
    hills reach anybody: 50.
    Without the delay: 100.
    """
    donor, cash = [Source("Donor", (1000.0,))], [Project("Cash", 10.0)]
    hills = Region("Hills", 5000.0, cost_factor=2.0)
    slow = [Region("Coast", 5000.0, licence_months=12.0), hills]
    assert reached(question(slow, cash, donor)) == exactly(50.0)
    assert reached(question([Region("Coast", 5000.0), hills], cash, donor)) == exactly(100.0)
