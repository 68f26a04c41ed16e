"""The sample workbooks: the good ones solve, each broken one is told by its own mistake."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from allocator.audit import audit
from allocator.problems import BadQuestion
from allocator.solving import solve
from allocator.workbook.reading import read

DATA = Path(__file__).parent.parent / "data"
sys.path.insert(0, str(DATA))

from make import BROKEN  # noqa: E402  - the samples' own list of their mistakes
from mistakes import Mistake  # noqa: E402


@pytest.mark.parametrize("mistake", BROKEN, ids=lambda mistake: mistake.name)
def test_each_broken_workbook_is_told_by_its_mistake(mistake: Mistake) -> None:
    with pytest.raises(BadQuestion) as refusal:
        read(DATA / "broken" / f"{mistake.name}.xlsx")
    found = [
        problem
        for problem in refusal.value.problems
        if (problem.sheet, problem.cell) == (mistake.sheet, mistake.cell)
        and mistake.keyword.casefold() in f"{problem.says} {problem.fix}".casefold()
    ]
    assert found, "\n".join(str(problem) for problem in refusal.value.problems)
    assert len(refusal.value.problems) == 1, "one mistake, one complaint"
    assert all(problem.says and problem.fix for problem in found)


def test_every_broken_workbook_has_its_line() -> None:
    files = {path.stem for path in (DATA / "broken").glob("*.xlsx")}
    assert files == {mistake.name for mistake in BROKEN}


@pytest.mark.parametrize("name", ["morocco", "provinces"])
def test_the_countries_use_their_money_and_keep_every_rule(name: str) -> None:
    plan = solve(read(DATA / f"{name}.xlsx").case)
    assert plan.status == "optimal"
    assert audit(plan) == []
    assert plan.unspent <= 0.01 * plan.money
    regions = {row.region for row in plan.rows if row.money > 0.01}
    assert regions == {region.name for region in plan.case.regions}
    assert sum(outcome.binding for outcome in plan.rules) >= 3
