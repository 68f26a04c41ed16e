"""A second solver: CBC finds the same optimum on the same models."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.problems import NoPlan
from allocator.solving import solve
from allocator.workbook.reading import read
from tests import random_workbooks

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["morocco", "small", "four-regions", "laayoune"])
def test_samples(name: str) -> None:
    case = read(ROOT / "data" / f"{name}.xlsx").case
    highs, cbc = solve(case), solve(case, solver="cbc")
    assert cbc.objective == pytest.approx(highs.objective, rel=1e-6)
    assert "CBC" in cbc.solver


@pytest.mark.parametrize("seed", range(15))
def test_random_workbooks(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed + 500, path)
    case = read(path).case
    try:
        highs = solve(case)
    except NoPlan:
        with pytest.raises(NoPlan):
            solve(case, solver="cbc")
        return
    cbc = solve(case, solver="cbc")
    assert cbc.objective == pytest.approx(highs.objective, rel=1e-6, abs=1e-6)
