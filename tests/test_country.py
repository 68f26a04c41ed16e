"""The countries that the benchmarks draw: sound, the same each time, and solved alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.model.build import build
from allocator.model.optimum import optimise
from allocator.studies.scenarios import demand_sound
from allocator.workbook.reading import read
from tests.benchmarks import plain, plain_pulp
from tests.benchmarks.country import Shape, country, write_country

SMALL = Shape(13, 8, 5, 3)


def test_the_same_seed_draws_the_same_country() -> None:
    assert country(SMALL, seed=3) == country(SMALL, seed=3)
    assert country(SMALL, seed=3) != country(SMALL, seed=4)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_plain_model_reaches_as_many(tmp_path: Path, seed: int) -> None:
    """Proves: the compact model with its pools says what the plain one says.

    The plain one is written from the sheets alone, with an unknown for each region, type,
    source and year; it shares no line of code with the program.
    """
    path = tmp_path / "country.xlsx"
    write_country(path, SMALL, seed)
    reading = read(path)
    assert not reading.warnings
    demand_sound(reading.case)
    best = optimise(build(reading.case)).objective
    people, _ = plain_pulp.solve(plain.read_inputs(path))
    assert best > 1_000.0
    assert people == pytest.approx(best, rel=1e-6)
