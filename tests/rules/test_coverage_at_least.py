"""Proofs of `Coverage at least`, worked out by hand."""

from __future__ import annotations

import pytest

from allocator.case import Rule
from allocator.problems import NoPlan
from allocator.solving import solve
from tests.proofs import prove, spent, two_regions


def test_over_the_whole_plan() -> None:
    """Proves: a blank `Year` is the whole plan.

    By hand: 3 % of South's 100 people is 3, for 60; the other 140 reach 14 in North: 17. A
    point less frees 20 for 2 in North instead of 1: a gain of 1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Coverage at least", 0.03, region="South")), 17.0, 20.0, 1.0)


def test_each_years_running_sum() -> None:
    """Proves: `each` holds the running sum in every year, so the first year too.

    By hand: 3 people by 2027, 60 of that year's 100; by 2028 they still count. 17 in all.
    Without the rule: 20 people.
    """
    case = two_regions(Rule("Coverage at least", 0.03, region="South", year="each"))
    plan = prove(case, 17.0, 20.0)
    assert spent(plan, "South") == pytest.approx([60.0, 0.0])


def test_more_than_the_money_can_reach() -> None:
    """Proves: 200 of money reach at most 10 people in South, a tenth of them.

    By hand: 11 % needs 220, so there is no plan; 10 % takes all the money, 10 people.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Coverage at least", 0.1, region="South")), 10.0, 20.0)
    with pytest.raises(NoPlan) as none:
        solve(two_regions(Rule("Coverage at least", 0.11, region="South", row=4)))
    assert "lower it from 11 % to 10 %" in [quarrel.change for quarrel in none.value.conflict]
