"""Proofs of `People at most`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_regions


def test_a_ceiling_on_people() -> None:
    """Proves: people reached ≤ Value, each year.

    By hand: 6 people in North take 60; 40 in South reach 2: 8 a year, 16. One more a year in
    North takes 10 from South, half a person: a gain of 0.5 a year, 1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("People at most", 6.0, region="North")), 16.0, 20.0, 1.0)
