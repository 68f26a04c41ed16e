"""Proofs of `Spend at least`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_regions


def test_a_floor_under_a_region() -> None:
    """Proves: F ≥ Value, each year.

    By hand: 30 a year in South: 3 people; 140 in North: 14. In all 17. One less in both
    years: 2 moved at a gain of 1/20: 0.1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Spend at least", 30.0, region="South")), 17.0, 20.0, 0.1)
