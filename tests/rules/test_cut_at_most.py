"""Proofs of `Cut at most`, worked out by hand."""

from __future__ import annotations

import pytest

from allocator.case import Rule
from tests.proofs import prove, spent, two_regions


def test_a_region_may_fall_by_a_quarter() -> None:
    """Proves: F(t) ≥ (1 - Value)·F(t-1), from last year's 40.

    By hand: South keeps 30, then 22.5: 52.5/20 = 2.625 people; North has 147.5: 14.75. In
    all 17.375. A point more: 29.6 and 21.904; 0.996 moved at a gain of 1/20: 0.0498.
    Without the rule: 20 people.
    """
    case = two_regions(Rule("Cut at most", 0.25, region="South"), south=40.0)
    plan = prove(case, 17.375, 20.0, 0.0498)
    assert spent(plan, "South") == pytest.approx([30.0, 22.5])


def test_a_step_lets_it_fall_further() -> None:
    """Proves: - Step, each year.

    By hand: 30 - 5 = 25, then 18.75 - 5 = 13.75: 38.75/20 + 161.25/10 = 18.0625 people.
    Without the rule: 20 people.
    """
    prove(
        two_regions(Rule("Cut at most", 0.25, region="South", step=5.0), south=40.0), 18.0625, 20.0
    )
