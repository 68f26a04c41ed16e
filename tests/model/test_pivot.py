"""What a few steps of the simplex method tell: by hand, and held against solving."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pulp
import pytest

from allocator.model.build import build, expression
from allocator.model.highs import Session
from allocator.model.matrix import triplets
from allocator.model.optimum import optimise
from allocator.model.pivot import After, Pivots
from allocator.model.whatif import Move
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
    ("row", "low", "high", "gain", "slope"),
    [
        pytest.param(1, 5.0, ENDLESS, -1.0, -1.0, id="y = 5 leaves x = 5: 25"),
        pytest.param(1, -ENDLESS, 3.0, -2.0, 2.0, id="y = 3 beside x = 6: 24"),
        pytest.param(1, 10.0, ENDLESS, -6.0, -1.0, id="y = 10 leaves x = 0: 20"),
        pytest.param(2, -ENDLESS, 8.0, -4.0, 2.0, id="x = 6 and y = 2: 22"),
        pytest.param(2, -ENDLESS, 3.0, -17.0, 3.0, id="two steps: y = 0 at 6, then x = 3: 9"),
        pytest.param(1, 0.0, 10.0, 0.0, 0.0, id="4 is between them"),
    ],
)
def test_a_sum_held_by_hand(row: int, low: float, high: float, gain: float, slope: float) -> None:
    found = pivots().held(row, low, high)
    assert found is not None
    assert (found.gain, found.slope) == pytest.approx((gain, slope))


@pytest.mark.parametrize(
    ("row", "low"),
    [
        pytest.param(2, 11.0, id="x + y is 10 at the most"),
        pytest.param(1, 11.0, id="at y = 10, x is 0 and can fall no more"),
    ],
)
def test_a_sum_that_cannot_be_had(row: int, low: float) -> None:
    found = pivots().held(row, low, ENDLESS)
    assert found is not None
    assert found.gain == -math.inf


def right_hand(by: float, most: float = 10.0) -> Move:
    """The most of the first row, so much higher for each unit."""
    none = np.zeros(0)
    low, high = np.array([-ENDLESS]), np.array([most])
    return Move(np.array([0]), low, high, np.array([by]), [], none, none, [], adds=False)


@pytest.mark.parametrize(
    ("by", "units", "gain", "slope", "low", "high"),
    [
        pytest.param(1.0, 3.0, 6.0, 2.0, 0.0, ENDLESS, id="13: 7 of y"),
        pytest.param(1.0, -3.0, -6.0, 2.0, -4.0, 0.0, id="7: 1 of y"),
        pytest.param(1.0, -6.0, -14.0, 3.0, -10.0, -4.0, id="4: from 6 on x falls: 8 and 6 lost"),
        pytest.param(2.0, -3.0, -14.0, 6.0, -5.0, -2.0, id="the same in units of 2"),
        pytest.param(-1.0, 6.0, -14.0, -3.0, 4.0, 10.0, id="the same the other way round"),
    ],
)
def test_a_right_hand_side_by_hand(
    by: float, units: float, gain: float, slope: float, low: float, high: float
) -> None:
    found = pivots().after(right_hand(by), units)
    assert found is not None
    assert (found.gain, found.slope) == pytest.approx((gain, slope))
    # From the last step to the next, which is only looked for where the move goes.
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("units", "gain", "slope", "low", "high"),
    [
        pytest.param(1.5, 3.0, 2.0, 0.0, 6.0, id="4 of one and 0.5 of the other; both full at 9"),
        pytest.param(-1.0, -2.0, 2.0, -3.0, 0.0, id="down to nothing, and no plan below"),
        pytest.param(7.0, 13.0, 1.0, 6.0, ENDLESS, id="from 9 on the third"),
    ],
)
def test_a_price_goes_on_past_a_step_that_leaves_it_the_same(
    units: float, gain: float, slope: float, low: float, high: float
) -> None:
    """By hand: most of 2·a + 2·b + c with a + b + c ≤ 3, a ≤ 4 and b ≤ 5."""
    problem = pulp.LpProblem("by_hand", pulp.LpMaximize)
    most = (4, 5, None)
    unknowns = [problem.add_variable(f"x{at}", 0, high) for at, high in enumerate(most)]
    problem += expression(list(zip(unknowns, (2.0, 2.0, 1.0), strict=True))), "gain"
    problem += expression([(unknown, 1.0) for unknown in unknowns]) <= 3.0, "r0"
    session = Session(problem, 3)
    assert session.solve().objective == pytest.approx(6.0)
    found = Pivots(session, triplets(session.highs.getLp())).after(right_hand(1.0, 3.0), units)
    assert found is not None
    assert found == pytest.approx((gain, slope, low, high))


def test_a_right_hand_side_without_a_plan() -> None:
    """By hand: x + y ≤ -1 has no plan of x and y from 0 on."""
    found = pivots().after(right_hand(1.0), -11.0)
    assert found is not None
    assert found.gain == -math.inf


@pytest.mark.parametrize("seed", range(8))
def test_moves_come_to_what_solving_finds(seed: int, tmp_path: Path) -> None:
    """Random right-hand sides of a country's rows, by a little and by much."""
    path = tmp_path / "country.xlsx"
    write_country(path, Shape(14 + seed, 6, 4, 3), seed)
    model = build(read(path).case)
    optimum = optimise(model)
    if optimum.outcome.status != "optimal":
        pytest.skip("this country has no plan")
    measure = Measure(model, optimum.session)
    dice = random.Random(seed)
    told = 0
    for _ in range(40):
        row = dice.randrange(len(model.rows))
        low, high = measure.ask.bounds(row)
        by = max(0.01, abs(high if math.isfinite(high) else low))
        none = np.zeros(0)
        bounds = np.array([low]), np.array([high])
        move = Move(np.array([row]), *bounds, np.array([by]), [], none, none, [], adds=False)
        units = dice.choice([0.001, 0.02, 0.3, -0.001, -0.02, -0.3])
        measure._stand()
        found = measure.pivots.after(move, units)
        told += found is not None
        solved = measure._solved(move, units, None)
        if found is None or solved.gain is None:
            continue
        worth = model.worth
        assert found.gain * worth == pytest.approx(solved.gain, rel=1e-6, abs=measure.least)
    assert told > 30


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
    held = Pivots.held

    def watched(self: Pivots, row: int, low: float, high: float) -> After | None:
        asked.append(held(self, row, low, high))
        return asked[-1]

    monkeypatch.setattr(Pivots, "held", watched)
    looked = region_prices(Measure(model, optimum.session), optimum.numbers)
    assert any(one is not None and one.gain < 0.0 for one in asked)
    monkeypatch.setattr(regions._Search, "look_ahead", lambda self: None)
    solved = region_prices(Measure(model, optimum.session), optimum.numbers)
    for one, other in zip(looked, solved, strict=True):
        for told, found in ((one.more, other.more), (one.less, other.less)):
            assert (told is None) == (found is None)
            if told is not None:
                assert told == pytest.approx(found, rel=1e-6)
