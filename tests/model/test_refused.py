"""What proved of one question that it has no plan, tried on the next; worked out by hand."""

from __future__ import annotations

import dataclasses

import highspy
import numpy as np
import pytest

from allocator.case import Project, Range, Region, Rule, Source
from allocator.model.family import Warm, family
from allocator.model.highs import Session
from allocator.model.refused import proves
from allocator.studies.draws import Draws
from allocator.studies.ranges import corners
from tests.cases import question


def model(least: float, most: float) -> highspy.HighsLp:
    """X ≤ most and 2·x ≥ least, 0 ≤ x."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 1, 2
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(1), np.zeros(1), np.array([np.inf])
    lp.row_lower_, lp.row_upper_ = np.array([-np.inf, least]), np.array([most, np.inf])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array([0, 1, 2], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([0, 0], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([1.0, 2.0])
    return lp


#: Twice the first row less the second: 2·x - 2·x = 0, and yet at most 2·most - least.
WEIGHTS = np.array([-2.0, 1.0])


def test_rows_that_cannot_both_hold() -> None:
    """By hand: x ≤ 1 and 2·x ≥ 3: the sum is 0 whatever x is, and at least 3 - 2 = 1."""
    assert proves(WEIGHTS, model(3.0, 1.0))


@pytest.mark.parametrize("least", [1.0, 2.0])
def test_rows_that_can(least: float) -> None:
    """By hand: with 2·x ≥ 2 or less, x = 1 is a plan, and no weights prove otherwise."""
    assert not proves(WEIGHTS, model(least, 1.0))


def test_weights_that_leave_an_unknown_without_end_prove_nothing() -> None:
    """By hand: -1 and 1 leave x itself, which may be as large as it likes."""
    assert not proves(np.array([-1.0, 1.0]), model(3.0, 1.0))


def test_a_second_draw_without_a_plan_is_not_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: 50 people at 10 each need 500. With 100, 200 and 300 there is no plan, with 600
    there is, and it reaches 60."""
    case = question(
        [Region("North", 5000.0)],
        [Project("Bees", 10.0)],
        [Source("Fund", (1000.0,))],
        [Rule("People at least", 50.0)],
    )
    case = dataclasses.replace(case, ranges=(Range("Budget", "set", 0.0, 1000.0),))
    draws = Draws(case.in_canonical_order(), 50, 1)
    warm = family(draws.middle(), corners(draws.case))
    assert isinstance(warm, Warm)
    warm.restart()
    asked = []
    solve = Session.solve
    monkeypatch.setattr(Session, "solve", lambda self: asked.append(1) or solve(self))
    found = [warm.solve(draws.made([part])) for part in (0.1, 0.2, 0.3, 0.6)]
    assert [answer.status for answer in found] == ["infeasible"] * 3 + ["optimal"]
    assert found[-1].value == pytest.approx(60.0)
    assert len(asked) == 2
