"""Proofs of `People at least`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_regions


def test_a_floor_of_people() -> None:
    """Proves: people reached ≥ Value, each year.

    By hand: 2 people in South take 40; 60 in North reach 6: 8 a year, 16. One less a year
    frees 20: 2 in North for 1 in South, a gain of 1 a year, 2.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("People at least", 2.0, region="South")), 16.0, 20.0, 2.0)
