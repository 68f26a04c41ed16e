"""A live model's numbers as functions of what is drawn, worked out by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.case import Case, Project, Range, Region, Rule, Source
from allocator.model.family import Warm, family
from allocator.model.forms import Formed, forms, numbers_of
from allocator.problems import BadQuestion
from allocator.studies.draws import Draws
from allocator.studies.ranges import corners, demand_drawable
from tests.cases import question
from tests.model.random_cases import cases


def asked(*ranges: Range) -> Case:
    case = question(
        [Region("North", 300.0), Region("South", 200.0)],
        [Project("Bees", 10.0, women=0.6), Project("Cash", 12.0, women=0.3)],
        [Source("Fund", (1000.0, 900.0))],
        [Rule("People at least", 20.0, region="South")],
    )
    return dataclasses.replace(case, ranges=ranges).in_canonical_order()


def found(case: Case) -> tuple[Draws, Warm, Formed | None]:
    draws = Draws(case, 50, 1)
    warm = family(draws.middle(), corners(case))
    assert isinstance(warm, Warm)
    return draws, warm, forms(warm, draws.made, len(draws.numbers))


BEES = Range("Cost per person", "set", 5.0, 15.0, project="Bees")


def test_people_per_money_are_one_over_the_cost_that_is_drawn() -> None:
    """Proves: a weight is worked out, not only looked up.

    By hand: bees cost 5 + 10·u. What one unit of money for bees reaches at u = 0.3, where they
    cost 8, is 10 ÷ 8 of what it reaches halfway, at 10, and a budget is what it was.
    """
    draws, warm, own = found(asked(BEES))
    assert own is not None
    moved = own.at([0.3])[own.moving] / own.middle[own.moving]
    assert len(moved) > 0
    assert moved == pytest.approx(np.full(len(moved), 10.0 / 8.0), rel=1e-12)
    assert own.at([0.3]) == pytest.approx(numbers_of(warm, draws.made([0.3])).numbers, rel=1e-12)


def test_each_number_hangs_on_its_own_draw() -> None:
    draws, warm, own = found(asked(BEES, Range("Budget", "times", 0.5, 1.5, year="2028")))
    assert own is not None
    for parts in ([0.1, 0.9], [0.77, 0.2], [1.0, 0.0]):
        there = numbers_of(warm, draws.made(parts)).numbers
        assert own.at(parts) == pytest.approx(there, rel=1e-12)


def test_a_number_that_hangs_on_two_draws_has_no_form() -> None:
    """By hand: two rows on one cost make it (1 + u)·(1 + v) times what it was."""
    twice = Range("Cost per person", "times", 1.0, 2.0)
    assert found(asked(twice, twice))[2] is None


def test_a_corner_is_no_form() -> None:
    """By hand: so many months late, and from 12 on nothing in the first year is the first
    year's; a part of a year up to there."""
    assert found(asked(Range("Licence months", "set", 0.0, 24.0)))[2] is None


@given(cases(), st.lists(st.floats(0.0, 1.0), min_size=12, max_size=12))
@settings(max_examples=60, deadline=None)
def test_forms_are_what_any_case_says(case: Case, parts: list[float]) -> None:
    ranges = (
        Range("Cost per person", "times", 0.7, 1.4, project="each"),
        Range("Budget", "times", 0.6, 1.2, source="each"),
    )
    case = dataclasses.replace(case, ranges=ranges).in_canonical_order()
    try:
        demand_drawable(case)
    except BadQuestion:
        return  # a question that is wrong already
    draws, warm, own = found(case)
    if own is not None:
        parts = parts[: len(draws.numbers)]
        there = numbers_of(warm, draws.made(parts)).numbers
        assert own.at(parts) == pytest.approx(there, rel=1e-9, abs=1e-12)


def test_what_the_forms_put_is_what_a_case_puts() -> None:
    """One after the other, so that each is put over what the one before it left."""
    draws, warm, own = found(asked(BEES, Range("Budget", "times", 0.5, 1.5)))
    assert own is not None
    own.restart()
    formed = [own.solve(draws.parts[number].tolist()) for number in range(50)]
    warm.restart()
    plain = [warm.solve(draws.drawn(number)) for number in range(50)]
    assert [one.status for one in formed] == [one.status for one in plain]
    assert {one.status for one in formed} == {"optimal"}
    assert [one.value for one in formed] == pytest.approx([one.value for one in plain], rel=1e-9)
    assert len({round(one.value, 6) for one in formed}) == 50
