"""Proofs of `Growth at most`, worked out by hand."""

from __future__ import annotations

import pytest

from allocator.case import Rule
from tests.proofs import prove, spent, two_regions


def test_a_region_may_rise_by_a_tenth() -> None:
    """Proves: F(t) ≤ (1 + Value)·F(t-1), chained from last year's 40.

    By hand: North may have 44, then 48.4; the rest, 56 and 51.6, goes South at 20 a person:
    9.24 + 5.38 = 14.62 people. A point more: 44.4 and 49.284, 1.284 moved from South at a
    gain of 1/20 each: 0.0642.
    Without the rule: 20 people.
    """
    plan = prove(two_regions(Rule("Growth at most", 0.1, region="North")), 14.62, 20.0, 0.0642)
    assert spent(plan, "North") == pytest.approx([44.0, 48.4])
    used = plan.rules[0].limits[0]
    assert (used.before, used.limit, used.stands) == pytest.approx((40.0, 44.0, 44.0))


def test_a_step_adds_to_the_rate() -> None:
    """Proves: + Step, each year.

    By hand: 44 + 10 = 54, then 59.4 + 10 = 69.4; 12.34 + 76.6/20 = 16.17 people.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Growth at most", 0.1, region="North", step=10.0)), 16.17, 20.0)


def test_a_step_per_person_counts_the_eligible() -> None:
    """Proves: Step per person × 1000 eligible people of North = 20.

    By hand: 44 + 20 = 64, then 70.4 + 20 = 90.4; 15.44 + 45.6/20 = 17.72 people.
    Without the rule: 20 people.
    """
    rule = Rule("Growth at most", 0.1, region="North", step_per_person=0.02)
    prove(two_regions(rule), 17.72, 20.0)


def test_only_the_years_named_are_limited() -> None:
    """Proves: `Year` = 2027 leaves 2028 free.

    By hand: 44 in 2027, 100 in 2028: 14.4 + 56/20 = 17.2 people.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Growth at most", 0.1, region="North", year="2027")), 17.2, 20.0)


def test_zero_stays_zero_without_a_step_and_begins_with_one() -> None:
    """Proves: each region from its own last year, South from nothing.

    By hand: with no step South never begins: 44 and 48.4 in North alone, 9.24 people. With
    a step of 5 South has 5 then 10.5, North 49 then 58.9: 10.79 + 15.5/20 = 11.565.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Growth at most", 0.1, region="each")), 9.24, 20.0)
    prove(two_regions(Rule("Growth at most", 0.1, region="each", step=5.0)), 11.565, 20.0)


def test_the_total_may_rise_too() -> None:
    """Proves: a blank scope is the total, last year 40 in all.

    By hand: 44 and 48.4, all in North: 9.24 people; the rest stays unspent.
    Without the rule: 20 people.
    """
    plan = prove(two_regions(Rule("Growth at most", 0.1)), 9.24, 20.0)
    assert plan.unspent == pytest.approx(200.0 - 92.4)
