"""Weights that changed together are other units; worked out by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import highspy
import numpy as np
import pytest

from allocator.case import Project, Range, Region, Rule, Source
from allocator.model.family import Warm, family
from allocator.model.forms import forms
from allocator.model.loaded import LoadedModel
from allocator.model.rescaled import Factors, Rescaled, Tree
from allocator.studies.draws import Draws
from allocator.studies.ranges import corners
from tests.cases import question

#: Money of two lines within 100; people of both within 12; people of the second alone.
ROWS = ([0, 1], [0, 1], [1])
WEIGHTS = [1.0, 1.0, 0.1, 0.2, 0.2]
PEOPLE = np.array([2, 3, 4])


def tree() -> Tree:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 2, 3
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array([0, 2, 4, 5], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([0, 1, 0, 1, 1], dtype=np.int32)
    lp.a_matrix_.value_ = np.array(WEIGHTS)
    return Tree(lp)


def factors(weights: Sequence[float]) -> Factors | None:
    return Rescaled(tree(), PEOPLE).factors(np.array(weights))


def test_all_costs_doubled_are_people_counted_in_halves() -> None:
    """By hand: at twice the cost money reaches half as many, 0.05, 0.1 and 0.1: both rows of
    people times ½, money and its row as they were."""
    found = factors([0.05, 0.1, 0.1])
    assert found is not None
    assert found.rows.tolist() == [1.0, 0.5, 0.5]
    assert found.columns.tolist() == [1.0, 1.0]


def test_one_cost_alone_is_no_change_of_units() -> None:
    """By hand: money's row holds both unknowns at 1, so the row of people would have to be
    multiplied by 1 for the one and by ½ for the other."""
    assert factors([0.1, 0.1, 0.1]) is None


def test_rows_may_each_have_their_own_factor() -> None:
    found = factors([0.2, 0.4, 0.1])
    assert found is not None
    assert found.rows.tolist() == [1.0, 2.0, 0.5]


def test_weights_that_are_not_in_the_matrix_have_no_place() -> None:
    assert tree().places(np.array([2]), np.array([0])) is None
    assert tree().places(np.array([2, 0]), np.array([1, 1])).tolist() == [4, 1]


@pytest.mark.parametrize("part", [0.0, 0.25, 1.0])
def test_all_prices_drawn_together_change_no_weight(
    part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By hand: bees at 10·f, cash at 20·f, 1,000 a year over two years, at least 20 people by cash.

    20 by cash cost 400·f; what is left of 2,000 goes to bees: 20 + (2,000 - 400·f) ÷ (10·f),
    with f = 0.5 + u: u = 0 gives 380, u = ¼ 20 + 1,700 ÷ 7.5 = 246.67, u = 1 20 + 1,400 ÷ 15 =
    113.33.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Bees", 10.0), Project("Cash", 20.0)],
        [Source("Fund", (1000.0, 1000.0))],
        [Rule("People at least", 20.0, project="Cash", year="all")],
    )
    case = dataclasses.replace(case, ranges=(Range("Cost per person", "times", 0.5, 1.5),))
    draws = Draws(case.in_canonical_order(), 50, 1)
    warm = family(draws.middle(), corners(draws.case))
    assert isinstance(warm, Warm)
    found = forms(warm, draws.made, len(draws.numbers))
    assert found is not None
    found.restart()
    monkeypatch.delattr(LoadedModel, "set_weight")
    cost = 0.5 + part
    expected = 20.0 + (2000.0 - 400.0 * cost) / (10.0 * cost)
    assert found.solve([part]).value == pytest.approx(expected, rel=1e-9)
    assert found.solve([part]).money.sum() == pytest.approx(2000.0, rel=1e-9)
