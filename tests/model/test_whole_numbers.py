"""What a model of whole numbers must not lose: money to a tolerance, a plan to a time limit."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.audit import audit
from allocator.case import Case, Project, Region, Rule, Source
from allocator.problems import NotProven
from allocator.solving import solve
from tests.cases import exactly, question

CASH = Project("Cash", 10.0)


@pytest.mark.parametrize("prefer", ["Steady", "Even", "Cheap"])
def test_the_preference_leaves_no_money_of_billions(prefer: str) -> None:
    """Proves: people held while the preference is served are held to the last of them.

    By hand: all 1.1 billion a year reach someone at 3,000: every unit is spent, and 2.2
    billion are 733,333 people and a third.
    Without going through the stages again with the whole numbers fixed, a billionth of them
    was free to be lost: 2.2 of money that no account showed.
    """
    regions = [Region("North", 1e6), Region("South", 1e6, cost_factor=1.3)]
    types = [Project("Grant", 3000.0), Project("Tools", 3000.0)]
    sources = [Source("Donor", (1e9, 1e9)), Source("State", (1e8, 1e8))]
    rule = Rule("Lines at most", 2.0)
    plan = solve(question(regions, types, sources, [rule], prefer=prefer))
    assert plan.money == pytest.approx(2.2e9, rel=1e-14)
    assert plan.people == pytest.approx(2.2e9 / 3000.0, rel=1e-14)
    for account in plan.sources:
        assert account.spent == pytest.approx(account.received, rel=1e-14)


@pytest.mark.parametrize("amount", [7.0, 7e3, 7e6, 7e9, 7e12])
def test_of_any_size(amount: float) -> None:
    """Proves: whole numbers and switches do their work in small money and in large.

    By hand: a person takes a tenth of the money in the east and a fifth in the west. The east
    has 7 people, one project of 5; the other half pays two people in the west: 7, and a tenth
    of the money is left.
    Without whole projects: 7 + 1.5 people.
    """
    unit = amount / 10.0
    regions = [Region("East", 7.0), Region("West", 7.0, cost_factor=2.0)]
    rules = [
        Rule("Whole projects of", 5.0, region="East"),
        Rule("Whole projects of", 1.0, region="West"),
    ]
    donor = [Source("Donor", (amount,))]
    plan = solve(question(regions, [Project("Cash", unit)], donor, rules))
    assert plan.objective == exactly(7.0)
    assert plan.money == pytest.approx(9.0 * unit, rel=1e-12)


def hard() -> Case:
    """Projects of 7 people whose costs and weights are near each other: millions of plans."""
    factors = (1.0, 1.03, 1.07, 0.97)
    regions = [
        Region(f"Region {n}", 900.0, cost_factor=factor, weight=1.0 + factor / 7.0)
        for n, factor in enumerate(factors)
    ]
    types = [Project(f"Type {n}", cost) for n, cost in enumerate((97.0, 101.3, 103.1, 107.9))]
    rules = [Rule("Whole projects of", 7.0), Rule("Share at most", 0.31, project="each")]
    donor = [Source("Donor", (52_345.0, 62_347.0), carry_over=0.3)]
    return question(regions, types, donor, rules, use_weights=True, price_rise=0.03)


def test_a_plan_at_a_time_limit_keeps_every_rule() -> None:
    """Proves: where time runs out, the best plan found is whole, audited, and its gap told.

    By hand: nothing is to be worked out; a plan of people is never above the bound.
    Without time it may be that there is no plan yet: that is said, and nothing is written.
    """
    case = hard()
    plan = solve(case, time_limit=1.0)
    assert audit(plan) == []
    assert plan.status == ("optimal" if plan.gap <= 1e-8 else "stopped")
    assert 0.0 < plan.objective <= plan.bound < 3600.0
    for row in plan.rows:
        assert row.started / 7.0 == pytest.approx(round(row.started / 7.0), abs=1e-9)
    with pytest.raises(NotProven, match="--time-limit"):
        solve(case, time_limit=0.0)


def test_the_model_is_whole_only_where_a_rule_asks() -> None:
    """Proves: without such a rule, or with it off, the plan is one of fractions, and says so.

    By hand: 100 at 10 a person are 10 people; in projects of 3, 9.
    Without the rule: 10.
    """
    rule = Rule("Whole projects of", 3.0)
    case = question([Region("North", 100.0)], [CASH], [Source("Donor", (100.0,))], [rule])
    off = dataclasses.replace(case, rules=(dataclasses.replace(rule, on=False),))
    whole, free = solve(case), solve(off)
    assert (whole.whole, free.whole) == (True, False)
    assert (whole.people, free.people) == (exactly(9.0), exactly(10.0))
    assert whole.gap == pytest.approx(0.0, abs=1e-8)
