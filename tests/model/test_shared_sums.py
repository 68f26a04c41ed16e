"""A model with its shared sums worked out once is the same model: by hand, and by solving."""

from __future__ import annotations

from pathlib import Path

import highspy
import numpy as np
import pytest

from allocator.model import highs as module
from allocator.model.build import build
from allocator.model.highs import Session
from allocator.model.matrix import matrix, triplets
from allocator.model.shared_sums import basis_of_whole, with_shared_sums
from allocator.workbook.reading import read
from tests.benchmarks.country import Shape, write_country


def model(rows: list[tuple[list[float], float, float]], gains: list[float]) -> highspy.HighsLp:
    """Most of `gains`, unknowns from 0 to 10, each row's weights between two bounds."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(gains), len(rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(gains)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(gains)), np.full(len(gains), 10.0)
    lp.row_lower_ = np.array([low for _, low, _ in rows])
    lp.row_upper_ = np.array([high for _, _, high in rows])
    places = [np.flatnonzero(weights) for weights, _, _ in rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *map(len, places)]).astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate(places).astype(np.int32)
    lp.a_matrix_.value_ = np.concatenate(
        [np.array(row[0])[at] for row, at in zip(rows, places, strict=True)]
    )
    return lp


def dense(lp: highspy.HighsLp) -> list[list[float]]:
    found = np.zeros((lp.num_row_, lp.num_col_))
    entries = triplets(lp)
    found[entries.row, entries.column] = entries.weight
    return found.tolist()


def solved(lp: highspy.HighsLp) -> highspy.Highs:
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(lp)
    highs.run()
    return highs


def value(highs: highspy.Highs) -> float:
    return float(highs.getInfo().objective_function_value)


OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = highspy.HighsModelStatus.kInfeasible
ENDLESS = float("inf")
#: The first four stand alike in all three wide rows, the fifth not in the second.
FIVE = model(
    [
        ([1, 1, 1, 1, 1], -ENDLESS, 12),
        ([2, 2, 2, 2, 3], 4, ENDLESS),
        ([1, 1, 1, 1, 1], -ENDLESS, 11),
        ([1, 0, 0, 4, 0], -ENDLESS, 8),
    ],
    [1, 2, 3, 4, 1],
)


def test_by_hand() -> None:
    """The four are summed once: 12 of the wide rows' 15 weights fall to 3, and 5 are new."""
    smaller = with_shared_sums(FIVE, wide=4, members=4)
    assert smaller is not None
    assert dense(smaller) == [
        [0, 0, 0, 0, 1, 1],
        [0, 0, 0, 0, 3, 2],
        [0, 0, 0, 0, 1, 1],
        [1, 0, 0, 4, 0, 0],
        [1, 1, 1, 1, 0, -1],
    ]
    assert list(smaller.row_lower_) == [-ENDLESS, 4, -ENDLESS, -ENDLESS, 0]
    assert list(smaller.row_upper_) == [12, ENDLESS, 11, 8, 0]
    assert list(smaller.col_lower_) == [0, 0, 0, 0, 0, -ENDLESS]
    assert list(smaller.col_upper_) == [10, 10, 10, 10, 10, ENDLESS]
    assert list(smaller.col_cost_) == [1, 2, 3, 4, 1, 0]


def test_its_best_is_the_same_best() -> None:
    """By hand: of the 11, 2 to the fourth (4 each, held to 8 by the last row), 9 to the third."""
    smaller = with_shared_sums(FIVE, wide=4, members=4)
    assert smaller is not None
    assert value(solved(smaller)) == pytest.approx(4 * 2 + 3 * 9)
    assert value(solved(FIVE)) == pytest.approx(4 * 2 + 3 * 9)


@pytest.mark.parametrize(
    ("wide", "members"),
    [(5, 4), (4, 5)],
    ids=["rows not wide enough", "too few members"],
)
def test_where_there_is_nothing_to_share(wide: int, members: int) -> None:
    assert with_shared_sums(FIVE, wide=wide, members=members) is None


def test_where_it_saves_too_little() -> None:
    """By hand: two rows of four weights become two, and five say what the sum is: 7 for 8, but
    beside the 64 of another row that is less than a tenth."""
    wide = [1.0] * 4 + [0.0] * 64
    narrow = [0.0] * 4 + list(np.arange(1.0, 65.0))
    lp = model([(wide, 0, 12), (wide, 0, 11), (narrow, 0, 5)], [1.0] * 68)
    assert with_shared_sums(lp, wide=3, members=4) is None


@pytest.mark.parametrize("seed", range(1, 13))
def test_of_any_country(seed: int, tmp_path: Path) -> None:
    """Its basis is a basis of the whole: HiGHS finds it best there without a step."""
    path = tmp_path / "country.xlsx"
    write_country(path, Shape(12 + seed, 4 + seed % 3, 3 + seed % 4, 2 + seed % 4), seed)
    built = build(read(path).case)
    whole = matrix(built.problem, built.ledger.cells + 1)
    smaller = with_shared_sums(whole, wide=12, members=3)
    assert smaller is not None
    assert len(smaller.a_matrix_.value_) < 0.9 * len(triplets(whole).row)
    found, alone = solved(smaller), solved(whole)
    assert found.getModelStatus() == alone.getModelStatus() in (OPTIMAL, INFEASIBLE)
    if alone.getModelStatus() == INFEASIBLE:
        return
    best = pytest.approx(value(alone), rel=1e-9)
    assert value(found) == best
    alone.setBasis(basis_of_whole(found.getBasis(), whole.num_col_, whole.num_row_))
    alone.run()
    assert alone.getModelStatus() == OPTIMAL
    assert value(alone) == best
    assert alone.getInfo().simplex_iteration_count == 0


def test_a_country_is_solved_that_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session ends on the whole matrix, on the optimum that it finds without all this."""
    path = tmp_path / "country.xlsx"
    write_country(path, Shape(230, 6, 4, 3))
    built = build(read(path).case)
    usual = Session(built.problem, built.ledger.cells + 1).solve_cold()
    monkeypatch.setattr(module, "VERY_LARGE", 3_000)
    asked = []

    def watched(lp: highspy.HighsLp) -> highspy.HighsLp | None:
        asked.append(with_shared_sums(lp))
        return asked[-1]

    monkeypatch.setattr(module, "with_shared_sums", watched)
    session = Session(built.problem, built.ledger.cells + 1)
    outcome = session.solve_cold()
    assert asked[0] is not None
    assert outcome.status == usual.status == "optimal"
    assert outcome.objective == pytest.approx(usual.objective, rel=1e-11)
    assert len(session.values()) == built.ledger.cells + 1
    assert len(session.row_duals()) == len(built.rows)


def test_a_limit_of_time_ends_both_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "country.xlsx"
    write_country(path, Shape(230, 6, 4, 3))
    built = build(read(path).case)
    monkeypatch.setattr(module, "VERY_LARGE", 3_000)
    session = Session(built.problem, built.ledger.cells + 1, time_limit=0.0)
    outcome = session.solve_cold()
    assert outcome.status == "stopped"
    assert outcome.limited
    assert not outcome.failed
