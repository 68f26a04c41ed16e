"""Proofs of `Women at least`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_types


def test_a_quota_of_three_fifths() -> None:
    """Proves: women reached ≥ Value · people reached, each year.

    By hand: Cheap has 40 %, Dear 80 %: 60 % is one of each, 30 for two people: 200/30 a
    year, 40/3. At 59 %: 0.475 of them Dear, 14.75 a person: 200/14.75, a gain of
    200/14.75 - 200/15.
    Without the rule: 20 people.
    """
    gain = 200.0 / 14.75 - 200.0 / 15.0
    prove(two_types(Rule("Women at least", 0.6)), 40.0 / 3.0, 20.0, gain)
