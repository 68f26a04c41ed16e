"""Prefer, where whole numbers leave many plans equally good: with HiGHS and with CBC."""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve
from tests.cases import money, people, question

CASH, TOOLS = Project("Cash", 10.0), Project("Tools", 20.0)
SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def close(number: float) -> object:
    """A number worked out by hand, to the digits that CBC prints."""
    return pytest.approx(number, rel=1e-5, abs=1e-5)


def best(case: Case, solver: str, objective: float) -> Plan:
    plan = solve(case, solver)
    assert plan.objective == close(objective)
    return plan


def twins(size: float, prefer: str) -> Case:
    """East had 600 of last year's 800 and West 200; 400 a year at 10 a person."""
    regions = [
        Region("East", 100.0, spent_last_year=600.0),
        Region("West", 300.0, spent_last_year=200.0),
    ]
    donor, rule = [Source("Donor", (400.0, 400.0))], Rule("Whole projects of", size)
    return question(regions, [CASH], donor, [rule], prefer=prefer)


@SOLVERS
@pytest.mark.parametrize(("size", "west"), [(5.0, 100.0), (3.0, 90.0)])
def test_steady(size: float, west: float, solver: str) -> None:
    """Proves: of the whole projects that reach most, those closest to last year's split.

    By hand: projects of 5 people, 50 of money: 8 a year in all, and 300 and 100 are three
    quarters and one. Of 3 people: 13, 390 of money; 292.5 and 97.5 would be the split, and
    300 and 90 are closest.
    Without `Steady`: any projects of them, in either region.
    """
    plan = best(twins(size, "Steady"), solver, 2.0 * (300.0 + west) / 10.0)
    for year in (2027, 2028):
        assert money(plan, "East", year=year) == close(300.0)
        assert money(plan, "West", year=year) == close(west)


@SOLVERS
@pytest.mark.parametrize(
    ("amount", "expected"), [(1200.0, [20.0, 40.0, 60.0]), (1300.0, [20.0, 40.0, 70.0])]
)
def test_even(amount: float, expected: list[float], solver: str) -> None:
    """Proves: of the whole projects that reach most, those with the least gap in coverage.

    By hand: regions of 100, 200 and 300 people, projects of 10 people for 100. Twelve: a fifth
    of each. The thirteenth would open a gap of 10 points in A, 5 in B and 3.3 in C: C.
    Without `Even`: any 12 or 13 projects.
    """
    regions = [Region("A", 100.0), Region("B", 200.0), Region("C", 300.0)]
    rule = Rule("Whole projects of", 10.0)
    case = question(regions, [CASH], [Source("Donor", (amount,))], [rule], prefer="Even")
    plan = best(case, solver, amount / 10.0)
    assert [people(plan, name) for name in "ABC"] == [close(number) for number in expected]


@SOLVERS
@pytest.mark.parametrize(("prefer", "spent"), [("Cheap", 700.0), ("Steady", 1000.0)])
def test_cheap(prefer: str, spent: float, solver: str) -> None:
    """Proves: of the lines that reach all, those that cost least.

    By hand: one line a year, 50 people, at the most 30 of them with cash. Cash for 30 in one
    year and tools for 20 in the other: 300 + 400. Or tools for all 50: 1,000, and so it was
    last year.
    Without `Cheap`: 1,000 as under `Steady`.
    """
    types = [Project("Cash", 10.0, reach=0.6), TOOLS]
    lines = [Line("North", "Tools", spent_last_year=700.0)]
    donor, rule = [Source("Donor", (1000.0, 1000.0))], Rule("Lines at most", 1.0)
    case = question([Region("North", 50.0)], types, donor, [rule], lines, prefer=prefer)
    assert best(case, solver, 50.0).money == close(spent)


@SOLVERS
@pytest.mark.parametrize("prefer", ["Steady", "Even", "Cheap"])
def test_no_preference_spends_what_reaches_nobody(prefer: str, solver: str) -> None:
    """Proves: money that reaches nobody more stays with its source.

    By hand: 30 people in projects of 7 are four of them, 280 of 2,000.
    Without the small print a year's start-up would let the last year spend for nothing.
    """
    slow = Project("Cash", 10.0, startup_months=12.0)
    regions = [Region("North", 30.0, spent_last_year=100.0)]
    donor, rule = [Source("Donor", (1000.0, 1000.0))], Rule("Whole projects of", 7.0)
    plan = best(question(regions, [slow], donor, [rule], prefer=prefer), solver, 28.0)
    assert plan.money == close(280.0)
    assert plan.pipeline == close(0.0)
