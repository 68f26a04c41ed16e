"""The program against a second model, written from the contract alone in another formulation.

Objectives must agree, and so must the price of every rule: the gain from relaxing its row by
one unit, measured there by two solves from nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.names import normal
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve
from allocator.workbook.reading import read
from tests import independent, random_workbooks

ROOT = Path(__file__).parent.parent
SAMPLES = ["morocco", "provinces", "small", "four-regions", "laayoune"]
IMPOSSIBLE = sorted((ROOT / "data" / "impossible").glob("*.xlsx"))


def ours(path: Path) -> Plan | None:
    try:
        return solve(read(path).case)
    except NoPlan:
        return None


def compare(path: Path) -> Plan | None:
    question = independent.read(path)
    other, plan = independent.solve(question), ours(path)
    assert other.status == ("optimal" if plan else "infeasible")
    if plan:
        assert plan.objective == pytest.approx(other.objective, rel=1e-6, abs=1e-6)
    return plan


@pytest.mark.parametrize("seed", range(80))
def test_random_workbooks(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed, path)
    plan = compare(path)
    for outcome in plan.rules if plan else ():
        price = independent.price(independent.read(path), outcome.rule.row)
        assert outcome.price == pytest.approx(price, rel=1e-5, abs=1e-6 * plan.objective)


@pytest.mark.parametrize("seed", range(7000, 7120))
def test_random_workbooks_of_whole_numbers(seed: int, tmp_path: Path) -> None:
    """The rules over whole numbers, those that link lines, gaps, weights and the fairest plan."""
    path = tmp_path / "random.xlsx"
    random_workbooks.make(seed, path, size="tiny", whole_numbers=True)
    plan = compare(path)
    for outcome in plan.rules if plan else ():
        if normal(outcome.rule.kind) in independent.GIVES_WAY:
            price = independent.price(independent.read(path), outcome.rule.row)
            assert outcome.price == pytest.approx(price, rel=1e-5, abs=1e-6 * plan.objective)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    assert compare(ROOT / "data" / f"{name}.xlsx")


@pytest.mark.parametrize("path", IMPOSSIBLE, ids=lambda path: path.stem)
def test_impossible_workbooks(path: Path) -> None:
    assert compare(path) is None
