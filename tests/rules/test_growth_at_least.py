"""Proofs of `Growth at least`, worked out by hand."""

from __future__ import annotations

import pytest

from allocator.case import Rule
from tests.proofs import prove, spent, two_regions


def test_a_region_must_rise_by_half() -> None:
    """Proves: F(t) ≥ (1 + Value)·F(t-1), a ratchet from last year's 20.

    By hand: South needs 30, then 45: 75/20 = 3.75 people, and North has 125: 12.5. In all
    16.25. A point less: 29.8 and 44.402; 0.798 moved North at a gain of 1/20: 0.0399.
    Without the rule: 20 people.
    """
    case = two_regions(Rule("Growth at least", 0.5, region="South"), south=20.0)
    plan = prove(case, 16.25, 20.0, 0.0399)
    assert spent(plan, "South") == pytest.approx([30.0, 45.0])


def test_a_negative_rate_is_a_floor_under_a_decline() -> None:
    """Proves: Value may be negative.

    By hand: -50 % of 20: 10, then 5: 15/20 = 0.75 people and 185/10 = 18.5 in North.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Growth at least", -0.5, region="South"), south=20.0), 19.25, 20.0)
