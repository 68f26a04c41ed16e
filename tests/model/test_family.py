"""A live model where the solver gives up on it."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Project, Range, Region, Source
from allocator.model.family import Warm, family
from allocator.model.ways import Way
from allocator.studies.draws import Draws
from allocator.studies.ranges import corners
from tests.cases import question


def test_what_is_given_up_is_solved_from_nothing_in_the_usual_way() -> None:
    """By hand: 1,000 at 5 each reach 200, by bees or by cash, whichever is at 5. A way that may
    take no step at all never gets from one to the other, and the answer is there all the same."""
    case = question(
        [Region("North", 5000.0)],
        [Project("Bees", 10.0), Project("Cash", 10.0)],
        [Source("Fund", (1000.0,))],
    )
    stuck = Way("HiGHS", "stuck", options={"simplex_iteration_limit": 0, "presolve": "off"})
    ranges = tuple(Range("Cost per person", "set", 5.0, 15.0, project=p) for p in ("Bees", "Cash"))
    case = dataclasses.replace(case, ranges=ranges).in_canonical_order()
    draws = Draws(case, 1, 1)
    warm = family(draws.middle(), corners(case), stuck)
    assert isinstance(warm, Warm)
    warm.restart()
    found = [warm.solve(draws.made(parts)) for parts in ([0.0, 1.0], [1.0, 0.0], [0.0, 1.0])]
    assert [answer.value for answer in found] == pytest.approx([200.0, 200.0, 200.0])
