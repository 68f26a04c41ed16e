"""`Round to`, worked out by hand, and on many random plans: no budget exceeded by a cent."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator import read
from allocator.audit import audit
from allocator.case import Case, Project, Region, Rule, Settings, Source
from allocator.checks import check
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve
from allocator.told import told
from tests.cases import exactly, money, question
from tests.model.random_cases import cases

MANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def regions(*rules: Rule, amount: float, to: float) -> Case:
    """East and West, 100 people each at 7 a person; a donor for one year."""
    places = [Region("East", 100.0, spent_last_year=100.0), Region("West", 100.0)]
    return question(
        places, [Project("Cash", 7.0)], [Source("Donor", (amount,))], rules, round_to=to
    )


def test_amounts_are_multiples_and_the_budget_is_kept() -> None:
    """Proves: every amount a multiple, at most the budget, the people lost are told.

    By hand: 1,234 exactly reach 1234/7 = 176.286 people. In hundreds no more than 1,200 of
    it can be spent: 171.429 people, 4.857 fewer; a region holds 700 at the most.
    Without rounding all of 1,234 is spent.
    """
    plan = solve(regions(amount=1234.0, to=100.0))
    assert plan.rounding is not None and plan.rounding.done
    assert plan.money == exactly(1200.0)
    assert [row.money % 100.0 for row in plan.rows] == [0.0] * len(plan.rows)
    assert plan.rounding.lost == exactly(34.0 / 7.0)
    assert "4.9 fewer people" in " ".join(told(plan))
    assert solve(regions(amount=1234.0, to=0.0)).money == exactly(1234.0)


def test_a_rule_is_kept_to_the_letter_where_it_can_be() -> None:
    """Proves: growth of 34 % from 100 is 134 exactly; rounded it is 100, not 200.

    By hand: 134 and the rest, 466, to West. In hundreds East may have 100 only, West 500.
    Without the rule East would do with any multiple.
    """
    rule = Rule("Growth at most", 0.34, region="East")
    plan = solve(regions(rule, amount=600.0, to=100.0))
    assert plan.rounding is not None
    assert (plan.rounding.done, plan.rounding.given) == (True, 0.0)
    assert (money(plan, "East"), money(plan, "West")) == (100.0, 500.0)
    assert audit(plan) == []


def test_a_rule_gives_half_a_unit_where_no_multiple_keeps_it() -> None:
    """Proves: between 140 and 170 there is no multiple of 100; 200 misses 170 by 30, 100 misses
    140 by 40, both within half a unit, 50.

    By hand: with a budget of 200 and nothing for West, 200 reach more people than 100.
    Without half a unit no rounding exists, and amounts stay exact: East 140 to 170.
    """
    between = (
        Rule("Spend at least", 140.0, region="East"),
        Rule("Spend at most", 170.0, region="East"),
        Rule("Spend at most", 0.0, region="West"),
    )
    plan = solve(regions(*between, amount=200.0, to=100.0))
    assert plan.rounding is not None and plan.rounding.given == 50.0
    assert money(plan, "East") == 200.0
    assert audit(plan) == []
    missed = dataclasses.replace(plan.rounding, given=0.0)
    [fault] = audit(dataclasses.replace(plan, rounding=missed))
    assert "Spend at most" in str(fault)


def test_where_there_is_none_the_amounts_stay_exact_and_it_says_so() -> None:
    """Proves: a floor of 120 and a cap of 130 are out of reach of multiples of 1,000.

    By hand: 0 misses the floor by 120, less than half a unit, but the budget is 400 and the
    nearest multiple of 1,000 above is beyond it; so the only rounded plan pays nothing to
    East, 120 below its floor, within 500. With a floor of 600 of 900 nothing is left.
    Without rounding East has between 600 and 610.
    """
    floor = Rule("Spend at least", 600.0, region="East")
    cap = Rule("Spend at most", 610.0, region="East")
    plan = solve(regions(floor, cap, amount=900.0, to=1000.0))
    assert plan.rounding is not None and not plan.rounding.done
    assert 600.0 <= money(plan, "East") <= 610.0 + 1e-9
    assert "amounts are exact" in " ".join(told(plan))
    assert audit(plan) == []


def tenths(amount: float) -> Fraction:
    return Fraction(Decimal(repr(amount)))


def budget_left(plan: Plan, source: Source, year: int) -> Fraction:
    """What a source without loans or carrying over has left in a year, exactly."""
    label = plan.case.years[year]
    paid = [
        tenths(row.sources[source.name])
        for row in plan.rows
        if row.year == label and source.name in row.sources
    ]
    [account] = [a for a in plan.sources if (a.source, a.year) == (source.name, label)]
    return (
        tenths(account.received)
        + tenths(account.carried_in)
        + tenths(account.repaid)
        - tenths(account.carried)
        - sum(paid, Fraction(0))
    )


@MANY
@given(cases(), st.sampled_from([0.1, 1.0, 5.0, 25.0]))
def test_no_budget_is_exceeded_by_a_cent(case: Case, unit: float) -> None:
    case = dataclasses.replace(case, settings=dataclasses.replace(case.settings, round_to=unit))
    try:
        plan = solve(case)
    except NoPlan:
        return
    assert audit(plan) == []
    assert plan.rounding is not None
    for source in case.sources:
        for year in range(len(case.years)):
            assert budget_left(plan, source, year) > -Fraction(1, 100)
    if plan.rounding.done:
        for row in plan.rows:
            for amount in (row.money, *row.sources.values()):
                assert tenths(amount) % tenths(unit) == 0
            assert tenths(row.money) == sum(map(tenths, row.sources.values()), Fraction(0))


def test_morocco_in_thousands_adds_up_in_every_row_and_source() -> None:
    case = read("data/morocco.xlsx").case
    plan = solve(
        dataclasses.replace(case, settings=dataclasses.replace(case.settings, round_to=1000.0))
    )
    assert plan.rounding is not None and plan.rounding.done
    spent: dict[tuple[str, object], float] = {}
    for row in plan.rows:
        assert row.money == sum(row.sources.values())
        for source, amount in row.sources.items():
            assert amount % 1000.0 == 0.0
            spent[source, row.year] = spent.get((source, row.year), 0.0) + amount
    for account in plan.sources:
        assert spent.get((account.source, account.year), 0.0) == account.spent
        have = account.received + account.carried_in + account.repaid
        assert account.spent + account.carried <= have + 0.01
    assert 0.0 <= plan.rounding.lost < 1e-4 * plan.people


@pytest.mark.parametrize("unit", [-1.0, float("nan")])
def test_a_unit_that_is_none_is_refused(unit: float) -> None:
    case = dataclasses.replace(regions(amount=100.0, to=0.0), settings=Settings(round_to=unit))
    assert [fault.says for fault in check(case).faults]
