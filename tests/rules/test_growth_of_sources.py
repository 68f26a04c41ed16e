"""Growth, cut and step rules that speak of a source: whose money rises, not where it goes."""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    complaint,
    exactly,
    money,
    price,
    question,
    reached,
    reached_without_rules,
    source_year,
)

CASH = Project("Cash", 10.0)
NORTH = Region("North", 5000.0)


def two_sources(*rules: Rule, most: float | None = None) -> Case:
    """A state that spent 100 and a donor that spent 800 give 1,000 a year each."""
    sources = [
        Source("State", (1000.0, 1000.0), last_year=100.0),
        Source("Donor", (1000.0, 1000.0), last_year=800.0),
    ]
    return question([Region("North", 5000.0, most_per_year=most)], [CASH], sources, rules)


def test_growth_of_one_source() -> None:
    """Proves: only the named source is held; year 0 is its `Last year` in `Budget`.

    By hand: the state 100 → 150 → 225, the donor 1,000 twice: (375 + 2,000)/10 = 237.5.
    At 51 %: 151 + 228.01 = 379.01, so a point gives 4.01/10 = 0.401.
    Without the rule: 400.
    """
    case = two_sources(Rule("Growth at most", 0.5, source="State"))
    plan = solve(case)
    assert plan.objective == exactly(237.5)
    assert money(plan, year=2027, source="State") == exactly(150.0)
    assert money(plan, year=2028, source="State") == exactly(225.0)
    assert money(plan, source="Donor") == exactly(2000.0)
    assert price(plan) == about(0.401)
    assert reached_without_rules(case) == exactly(400.0)


def test_growth_of_each_source_and_of_both() -> None:
    """Proves: `each` source by itself; several names together.

    By hand, 10 %: each: the state 110 + 121, the donor 880 + 968: 2,079/10 = 207.9.
    Both together: 900 → 990 → 1,089: the same 2,079.
    Without the rule: 400.
    """
    each = solve(two_sources(Rule("Growth at most", 0.1, source="each")))
    assert each.objective == exactly(207.9)
    assert money(each, year=2028, source="Donor") == exactly(968.0)
    both = two_sources(Rule("Growth at most", 0.1, source="State; Donor"))
    assert reached(both) == exactly(207.9)
    assert reached_without_rules(both) == exactly(400.0)


def test_a_floor_under_one_source() -> None:
    """Proves: growth at least holds the source, not the region both pay for.

    By hand: the region takes 1,000 a year, 200 people. The state must rise 100 → 200 → 400
    and the donor pays the rest: who pays changes, whom it reaches does not.
    Without the rule: 200 too, and the floor binds nothing.
    """
    case = two_sources(Rule("Growth at least", 1.0, source="State"), most=1000.0)
    plan = solve(case)
    assert plan.objective == exactly(200.0)
    assert money(plan, year=2027, source="State") >= 200.0 - 1e-6
    assert (
        money(plan, year=2028, source="State") >= 2 * money(plan, year=2027, source="State") - 1e-6
    )
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(
    ("kind", "value", "first", "second"),
    [
        ("Growth at least", 0.1, 440.0, 484.0),
        ("Growth at least", -0.25, 300.0, 225.0),
        ("Cut at most", 0.25, 300.0, 225.0),
    ],
)
def test_an_earmark_that_must_be_used(kind: str, value: float, first: float, second: float) -> None:
    """Proves: a floor under a source that may pay only where a person costs 20.

    By hand: the region takes 1,000 a year. Tools cost 20 and are all that the fund may
    pay; it spent 400. Each unit it must spend drives out one of the donor's, at 10 a
    person, and so loses 1/10 - 1/20 = 0.05: from 200 people 0.05 · (first + second).
    Without the rule: the donor alone, 200.
    """
    sources = [
        Source("Donor", (1000.0, 1000.0), projects=("Cash",)),
        Source("Fund", (1000.0, 1000.0), projects=("Tools",), last_year=400.0),
    ]
    north = Region("North", 5000.0, most_per_year=1000.0)
    rules = [Rule(kind, value, source="Fund")]
    case = question([north], [CASH, Project("Tools", 20.0)], sources, rules)
    plan = solve(case)
    assert plan.objective == exactly(200.0 - 0.05 * (first + second))
    assert money(plan, "Tools", year=2027, source="Fund") == exactly(first)
    assert money(plan, "Tools", year=2028, source="Fund") == exactly(second)
    assert reached_without_rules(case) == exactly(200.0)


def test_a_straight_ladder_of_a_source() -> None:
    """Proves: step at most on a source adds the same amount every year.

    By hand: the state 100 → 250 → 400, the donor 2,000: 2,650/10 = 265. One more a year
    is 1 + 2 = 3 over the two years: 0.3.
    Without the rule: 400.
    """
    case = two_sources(Rule("Step at most", 150.0, source="State"))
    plan = solve(case)
    assert plan.objective == exactly(265.0)
    assert money(plan, year=2028, source="State") == exactly(400.0)
    assert price(plan) == about(0.3)
    assert reached_without_rules(case) == exactly(400.0)


def test_money_lent_again_counts() -> None:
    """Proves: re-lent money is spending of its source, under the rule too.

    By hand: 1,000 lent in 2027 come back in 2028, beside 500 new; at no growth 1,000 of
    the 1,500 may be lent and 500 stay: 200 people.
    Without the rule: 100 + 150 = 250.
    """
    loan = Project("Loan", 10.0, years_to_repay=1)
    fund = Source("Fund", (1000.0, 500.0), last_year=1000.0)
    case = question([NORTH], [loan], [fund], [Rule("Growth at most", 0.0, source="Fund")])
    plan = solve(case)
    assert plan.objective == exactly(200.0)
    assert source_year(plan, "Fund", 2028).repaid == exactly(1000.0)
    assert source_year(plan, "Fund", 2028).unspent == exactly(500.0)
    assert reached_without_rules(case) == exactly(250.0)


def coast_and_new_hills(rule: Rule) -> Case:
    regions = [
        Region("Coast", 5000.0, spent_last_year=900.0),
        Region("Hills", 5000.0, spent_last_year=0.0, cost_factor=2.0),
    ]
    sources = [
        Source("State", (1000.0, 1000.0), last_year=100.0, regions=("Hills",)),
        Source("Donor", (1000.0, 1000.0), last_year=800.0),
    ]
    return question(regions, [CASH], sources, [rule])


def test_a_source_in_a_region_that_had_nothing() -> None:
    """Proves: a source's money in one region is known where the region had nothing.

    By hand: the state may pay only in the hills, 10 % and a step of 50 from nothing:
    50 → 105, 155/20 = 7.75 people. The donor's 2,000 on the coast: 200. Together 207.75.
    Without the rule: 200 + 2,000/20 = 300.
    """
    rule = Rule("Growth at most", 0.1, region="Hills", source="State", step=50.0)
    case = coast_and_new_hills(rule)
    plan = solve(case)
    assert plan.objective == exactly(207.75)
    assert money(plan, "Hills", year=2028, source="State") == exactly(105.0)
    assert reached_without_rules(case) == exactly(300.0)


def test_a_source_in_a_region_that_had_money_is_not_known() -> None:
    """No column says how much of a region's money last year was one source's."""
    rule = Rule("Growth at most", 0.1, region="Coast", source="Donor")
    assert "Rules!A2" in complaint(coast_and_new_hills(rule))
