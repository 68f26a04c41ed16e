"""A second solver: CBC finds the same optimum on the same models."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.problems import NoPlan
from allocator.solving import solve
from allocator.workbook.reading import read
from tests import random_workbooks
from tests.cases import question

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["morocco", "small", "four-regions", "laayoune"])
def test_samples(name: str) -> None:
    case = read(ROOT / "data" / f"{name}.xlsx").case
    highs, cbc = solve(case), solve(case, solver="cbc")
    assert cbc.objective == pytest.approx(highs.objective, rel=1e-6)
    assert "CBC" in cbc.solver


@pytest.mark.parametrize("prefer", ["Steady", "Even", "Cheap"])
def test_amounts_that_can_be_paid_out(prefer: str) -> None:
    """CBC's stages add to its problem; the rounding asks of the model as it was built.

    In the small sample a unit of 1,000 loses 7.33 people whatever is preferred.
    """
    case = read(ROOT / "data" / "small.xlsx").case
    settings = dataclasses.replace(case.settings, round_to=1000.0, prefer=prefer)
    plan = solve(dataclasses.replace(case, settings=settings), solver="cbc")
    assert plan.rounding is not None and plan.rounding.done and plan.rounding.given == 0.0
    assert plan.rounding.lost == pytest.approx(7.333, abs=1e-3)
    assert all(row.money % 1000.0 == 0.0 for row in plan.rows)


@pytest.mark.parametrize("seed", range(15))
def test_random_workbooks(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed + 500, path)
    compare(read(path).case)


@pytest.mark.parametrize("seed", range(40))
def test_random_workbooks_of_whole_numbers(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed + 7500, path, size="tiny", whole_numbers=True)
    compare(read(path).case)


def test_nothing_to_gain() -> None:
    """By hand: a year of start-up in a plan of one year reaches nobody, whatever is spent."""
    slow = [Project("Cash", 10.0, startup_months=12.0)]
    rule = Rule("If funded at least", 50.0)
    case = question([Region("North", 40.0)], slow, [Source("Donor", (100.0,))], [rule])
    plan = solve(case, solver="cbc")
    assert (plan.objective, plan.money, plan.unspent) == (0.0, 0.0, 100.0)


def compare(case: Case) -> None:
    try:
        highs = solve(case)
    except NoPlan:
        with pytest.raises(NoPlan):
            solve(case, solver="cbc")
        return
    cbc = solve(case, solver="cbc")
    assert cbc.objective == pytest.approx(highs.objective, rel=1e-6, abs=1e-6)
