"""Spend at least in its variants: years, closed lines, sources, repayments, conflicts."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    coast_and_hills,
    conflict,
    exactly,
    money,
    price,
    question,
    reached,
    reached_without_rules,
)

CASH = Project("Cash", 10.0)


@pytest.mark.parametrize(
    ("year", "best", "worth"),
    [
        ("", 255.0, 0.15),
        ("each", 255.0, 0.15),
        ("all", 285.0, 0.05),
        ("2028", 285.0, 0.05),
        ("2027;2029", 285.0, 0.05),
    ],
)
def test_years(year: str, best: float, worth: float) -> None:
    """Proves: a blank or `each` is every year by itself, `all` and named years together.

    By hand: 300 in the hills loses 300 · 0.05 = 15 of 300 people; every year, 45. One unit
    less gains 0.05, three times for each year.
    Without the rule: 300.
    """
    rule = Rule("Spend at least", 300.0, region="Hills", year=year)
    case = coast_and_hills(rule, amounts=(1000.0, 1000.0, 1000.0))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == about(worth)
    if year == "2028":
        assert money(plan, "Hills", year=2028) == exactly(300.0)
    assert money(plan, "Hills") == exactly(900.0 if year in ("", "each") else 300.0)
    assert reached_without_rules(case) == exactly(300.0)


def closed_hills(rule: Rule) -> Case:
    case = coast_and_hills(rule)
    return dataclasses.replace(case, lines=(Line("Hills", "Cash", open=False, row=2),))


def test_each_passes_over_what_is_closed() -> None:
    """Proves: `each` asks nothing of a region that can have nothing; a name does.

    By hand: the hills are closed, so `each` asks 100 of the coast alone, which has 1,000:
    200 people. By name 100 in the hills is impossible, unless it is lowered to nothing or
    the line is opened: both cells are named.
    Without the rule: 200.
    """
    each = closed_hills(Rule("Spend at least", 100.0, region="each"))
    assert reached(each) == exactly(200.0)
    assert reached_without_rules(each) == exactly(200.0)
    named = closed_hills(Rule("Spend at least", 100.0, region="Hills"))
    assert conflict(named) == {"Rules!G2": "lower it from 100 to 0", "Lines!G2": "open it"}


def test_each_of_both() -> None:
    """Proves: `each` region has the floor to itself; together the coast alone fills it.

    By hand, 100 a year: 200 in the hills lose 10. Together it costs nothing.
    Without the rule: 200.
    """
    each = coast_and_hills(Rule("Spend at least", 100.0, region="each"))
    assert reached(each) == exactly(190.0)
    assert reached(coast_and_hills(Rule("Spend at least", 100.0))) == exactly(200.0)
    assert reached_without_rules(each) == exactly(200.0)


def test_one_source_in_one_region() -> None:
    """Proves: another source's money there does not count towards the floor.

    By hand, one year: the donor may pay only in the hills, 500 for 25 people. The state
    must put 300 there as well: 15, and 700 on the coast: 70. Together 110.
    Without the rule: 100 + 25 = 125. A floor on both together would cost nothing.
    """
    sources = [Source("State", (1000.0,)), Source("Donor", (500.0,), regions=("Hills",))]
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    rule = Rule("Spend at least", 300.0, region="Hills", source="State")
    case = question(regions, [CASH], sources, [rule])
    plan = solve(case)
    assert plan.objective == exactly(110.0)
    assert money(plan, "Hills", source="State") == exactly(300.0)
    assert money(plan, "Hills", source="Donor") == exactly(500.0)
    assert price(plan) == about(0.05)
    both = dataclasses.replace(case, rules=(Rule("Spend at least", 300.0, region="Hills"),))
    assert reached(both) == exactly(125.0)
    assert reached_without_rules(case) == exactly(125.0)


def test_repayments_can_pay_a_floor() -> None:
    """Proves: a floor above the budget is no conflict where loans come back.

    By hand: 2028 has 1,000 new, and what was lent in 2027 comes back; loans cost what gifts
    cost. A floor of 2,000 asks that all of 2027 was lent, 100 + 200 people; 2,001 is too
    much, and has to come down by 1.
    Without the rule: 300.
    """
    types = [Project("Loan", 10.0, years_to_repay=1), Project("Gift", 10.0)]

    def floor(amount: float) -> Case:
        rule = Rule("Spend at least", amount, year="2028")
        fund = Source("Fund", (1000.0, 1000.0))
        return question([Region("North", 5000.0)], types, [fund], [rule])

    assert reached(floor(1800.0)) == exactly(300.0)
    plan = solve(floor(2000.0))
    assert plan.objective == exactly(300.0)
    assert money(plan, "Loan", year=2027) == exactly(1000.0)
    assert conflict(floor(2001.0))["Rules!G2"] == "lower it from 2,001 to 2,000"
    assert reached_without_rules(floor(1800.0)) == exactly(300.0)


def test_a_floor_above_the_budget() -> None:
    """Proves: the floor and the year's amount are named. By hand: 1,000 of 1,200."""
    rule = Rule("Spend at least", 1200.0, region="Hills", year="2028")
    assert conflict(coast_and_hills(rule)) == {
        "Budget!C2": "add 200 to it",
        "Rules!G2": "lower it from 1,200 to 1,000",
    }
