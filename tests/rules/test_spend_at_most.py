"""Proofs of `Spend at most`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_regions


def test_each_year_by_itself() -> None:
    """Proves: F ≤ Value; a blank `Year` is each year.

    By hand: 30 a year in North: 6 people; 140 in South: 7. In all 13. One more in both
    years: 2 moved at a gain of 1/20: 0.1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Spend at most", 30.0, region="North")), 13.0, 20.0, 0.1)


def test_the_years_together() -> None:
    """Proves: `Year` = all adds the years up.

    By hand: 30 in North over both years: 3 people; 170 in South: 8.5. In all 11.5. One more
    is 1 moved: 0.05.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Spend at most", 30.0, region="North", year="all")), 11.5, 20.0, 0.05)
