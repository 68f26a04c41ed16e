"""Proofs of `Jobs at least`, worked out by hand."""

from __future__ import annotations

from allocator.case import Rule
from tests.proofs import prove, two_types


def test_a_floor_of_jobs() -> None:
    """Proves: Σ jobs per person · people reached ≥ Value, each year.

    By hand: Cheap gives 1 job, Dear 3. 12 a year: d Dear and 10 - 2d Cheap give 10 + d jobs,
    so d = 2: 8 people a year, 16. One job less: d = 1, 9 people: a gain of 1 a year, 2.
    Without the rule: 20 people.
    """
    prove(two_types(Rule("Jobs at least", 12.0)), 16.0, 20.0, 2.0)
