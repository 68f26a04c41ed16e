"""The same workbook, its rows in any order, gives the same plan to the cent."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from allocator.case import Case
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve
from allocator.workbook.reading import read
from tests import random_workbooks

ROOT = Path(__file__).parent.parent


def shuffled(case: Case, seed: int) -> Case:
    chance = random.Random(seed)
    tables = ("regions", "projects", "sources", "lines", "rules")
    mixed = {
        name: tuple(chance.sample(rows, len(rows)))
        for name in tables
        if (rows := getattr(case, name))
    }
    return dataclasses.replace(case, **mixed)


def money(plan: Plan) -> dict[tuple[object, ...], float]:
    """Money of each line, year and source, in cents."""
    return {
        (row.region, row.project, row.year, source): round(paid, 2)
        for row in plan.rows
        for source, paid in row.sources.items()
        if round(paid, 2)
    }


def waiting(plan: Plan) -> dict[tuple[object, ...], tuple[float, float]]:
    return {
        (year.source, year.year): (round(year.carried, 2), round(year.unspent, 2))
        for year in plan.sources
    }


@pytest.mark.parametrize("seed", range(30))
def test_random_workbooks(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed + 1000, path)
    case = read(path).case
    try:
        plan = solve(case)
    except NoPlan:
        pytest.skip("this one has no plan")
    again = solve(shuffled(case, seed))
    assert money(again) == money(plan)
    assert waiting(again) == waiting(plan)


def test_morocco() -> None:
    case = read(ROOT / "data" / "morocco.xlsx").case
    plan, again = solve(case), solve(shuffled(case, 7))
    assert money(again) == money(plan)
