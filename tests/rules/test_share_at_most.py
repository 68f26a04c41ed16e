"""Proofs of `Share at most`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_regions


def test_a_share_of_all_the_money() -> None:
    """Proves: F ≤ Value · G with G all the money of the year.

    By hand: 60 of 100 in North, 40 in South: 6 + 2 = 8 a year, 16. A point more: 1 moved a
    year at a gain of 1/20: 0.1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Share at most", 0.6, region="North")), 16.0, 20.0, 0.1)


def test_a_share_of_the_same_project_type() -> None:
    """Proves: `Of` = same project type compares with that type's money everywhere.

    By hand: there is one type, so as above: 8 people a year, 16.
    Without the rule: 20 people.
    """
    rule = Rule("Share at most", 0.6, region="North", project="Grant", of="same project type")
    prove(two_regions(rule), 16.0, 20.0)
