"""What one step of the dual simplex method tells: by hand, and held against solving."""

from __future__ import annotations

import math
from pathlib import Path

import pulp
import pytest

from allocator.model.build import build, expression
from allocator.model.highs import Session
from allocator.model.matrix import triplets
from allocator.model.optimum import optimise
from allocator.model.pivot import Pivots
from allocator.studies import regions
from allocator.studies.measure import Measure
from allocator.studies.regions import region_prices
from allocator.workbook.reading import read
from tests.benchmarks.country import Shape, write_country

ROOT = Path(__file__).resolve().parents[2]

ENDLESS = math.inf


def pivots() -> Pivots:
    """Most of 3·x + 2·y with x + y ≤ 10 and x ≤ 6: x = 6, y = 4, worth 26.

    Two free rows more: row 1 is y, row 2 is x + y.
    """
    problem = pulp.LpProblem("by_hand", pulp.LpMaximize)
    x, y = problem.add_variable("x0", 0, 6), problem.add_variable("x1", 0)
    problem += expression([(x, 3.0), (y, 2.0)]), "gain"
    problem += expression([(x, 1.0), (y, 1.0)]) <= 10.0, "r0"
    session = Session(problem, 2)
    session.add_rows([([1], [1.0], -ENDLESS, ENDLESS), ([0, 1], [1.0, 1.0], -ENDLESS, ENDLESS)])
    assert session.solve().objective == pytest.approx(26.0)
    return Pivots(session, triplets(session.highs.getLp()))


@pytest.mark.parametrize(
    ("row", "low", "high", "lost", "each"),
    [
        pytest.param(1, 5.0, ENDLESS, 1.0, 1.0, id="y = 5 leaves x = 5: 25"),
        pytest.param(1, -ENDLESS, 3.0, 2.0, 2.0, id="y = 3 beside x = 6: 24"),
        pytest.param(1, 10.0, ENDLESS, 6.0, 1.0, id="y = 10 leaves x = 0: 20"),
        pytest.param(2, -ENDLESS, 8.0, 4.0, 2.0, id="x = 6 and y = 2: 22"),
        pytest.param(2, 11.0, ENDLESS, math.inf, math.inf, id="x + y is 10 at the most"),
        pytest.param(1, 0.0, 10.0, 0.0, 0.0, id="4 is between them"),
    ],
)
def test_by_hand(row: int, low: float, high: float, lost: float, each: float) -> None:
    assert pivots().loss(row, low, high) == pytest.approx((lost, each))


def test_what_needs_a_second_step_is_not_told() -> None:
    """By hand: at y = 10, x is 0 and can fall no more; at x + y = 3, y is 0 and x must fall too."""
    assert pivots().loss(1, 11.0, ENDLESS) is None
    assert pivots().loss(2, -ENDLESS, 3.0) is None


@pytest.mark.parametrize("shape", [Shape(20, 6, 4, 3), Shape(13, 4, 5, 2), None], ids=str)
def test_regions_have_the_price_that_solving_finds(
    shape: Shape | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ROOT / "data" / "morocco.xlsx"
    if shape is not None:
        path = tmp_path / "country.xlsx"
        write_country(path, shape)
    model = build(read(path).case)
    optimum = optimise(model)
    asked = []
    loss = Pivots.loss

    def watched(self: Pivots, row: int, low: float, high: float) -> tuple[float, float] | None:
        asked.append(loss(self, row, low, high))
        return asked[-1]

    monkeypatch.setattr(Pivots, "loss", watched)
    looked = region_prices(Measure(model, optimum.session), optimum.numbers)
    assert any(one is not None and one[0] > 0.0 for one in asked)
    monkeypatch.setattr(regions._Search, "look_ahead", lambda self: None)
    solved = region_prices(Measure(model, optimum.session), optimum.numbers)
    for one, other in zip(looked, solved, strict=True):
        for told, found in ((one.more, other.more), (one.less, other.less)):
            assert (told is None) == (found is None)
            if told is not None:
                assert told == pytest.approx(found, rel=1e-6)
