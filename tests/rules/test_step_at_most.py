"""Proofs of `Step at most`, worked out by hand."""

from __future__ import annotations

import pytest

from allocator.case import Rule
from tests.proofs import prove, spent, two_regions


def test_a_region_climbs_by_tens() -> None:
    """Proves: F(t) ≤ F(t-1) + Value, from last year's 40.

    By hand: North may have 50, then 60: 11 people; South 90: 4.5. In all 15.5. One more
    a step: 51 and 62, 3 moved at a gain of 1/20: 0.15.
    Without the rule: 20 people.
    """
    plan = prove(two_regions(Rule("Step at most", 10.0, region="North")), 15.5, 20.0, 0.15)
    assert spent(plan, "North") == pytest.approx([50.0, 60.0])
