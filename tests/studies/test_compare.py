"""Scenarios against the base: by hand, and the same as workbooks edited by hand."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.compare import compare_scenarios, compared_json
from allocator.workbook.reading import read
from tests.book import workbook

TEXT = """
# Regions
| Region | Eligible people | Area | Spent last year | Cost factor | Licence months | Mobile share |
| North | 300 | Hills | 2000 | 1.2 | 6 | 20% |
| South | 800 | | 1000 | 1 | 0 | 40% |
# Projects
| Project type | Cost per person | Delivery share | Mobile saving | Start-up months | Interest | \
Years to repay | Women |
| Grant | 20 | 20% | 30% | 3 | | | 50% |
| Loan | 12 | | | | 5% | 2 | 60% |
# Budget
| Source | Last year | 2027 | 2028 | 2029 | Yearly rise |
| Donor | 3000 | | | | 5% |
| State | 2000 | 1000 | 1100 | 1200 | |
# Rules
| Rule | Region | Project type | Value | On |
| Growth at most | each | | 30% | |
| Share at least | | Grant | 80% | |
| Spend at least | North | | 5000 | no |
# Scenarios
| Scenario | Change | Region | Project type | Source | Year | Value | Strengths |
| Base | | | | | | | known |
| More | Budget | | | State | | '+10%' | |
| Quick | Licence months | Hills | | | | '=0' | |
| Mobile | Mobile share | | | | | '=60%' | |
| Dear | Cost per person | | Grant | | | 'x1.5' | |
| Slow | Start-up months | | Grant | | | '=9' | |
| Few | Eligible people | North | | | | '-50%' | |
| Qard | Interest | | | | | off | |
| Long | Years to repay | | Loan | | | '=3' | |
| Pace | Growth at most | | | | | '=5%' | |
| Free | Growth at most | | | | | off | |
| Free | Share at least | | | | | off | |
| Never | Spend at least | | | | | on | |
"""

#: What a person would type over, for each scenario.
BY_HAND: dict[str, dict[str, object]] = {
    "More": {"Budget!C3": 1100, "Budget!D3": 1210, "Budget!E3": 1320},
    "Quick": {"Regions!F2": 0},
    "Mobile": {"Regions!G2": 0.6, "Regions!G3": 0.6},
    "Dear": {"Projects!B2": 30},
    "Slow": {"Projects!E2": 9},
    "Few": {"Regions!B2": 150},
    "Qard": {"Projects!F3": 0},
    "Long": {"Projects!G3": 3},
    "Pace": {"Rules!D2": 0.05},
    "Free": {"Rules!E2": "no", "Rules!E3": "no"},
}


def plain(case: Case) -> Plan:
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(TEXT, tmp_path_factory.mktemp("compare") / "plan.xlsx")


def test_each_scenario_is_what_solve_finds_in_a_workbook_edited_by_hand(path: Path) -> None:
    """Never asks 5,000 a year for North, where 300 people at 24 take less: it has no plan.

    Grants must have 80 % of the money, so that whatever changes them matters.
    """
    case = read(path).case
    found = compare_scenarios(case, plain, quiet)
    assert found.figures.people == pytest.approx(solve(case).people)
    assert found.texts.strengths == "known"
    people = {one.scenario.name: one.figures and one.figures.people for one in found.tried}
    assert list(people) == [*BY_HAND, "Never"]
    for name, cells in BY_HAND.items():
        assert people[name] == pytest.approx(_edited(path, cells)), name
        assert people[name] != pytest.approx(found.figures.people), f"{name} changes nothing"
    assert people["Never"] is None
    assert {"Regions!B2", "Rules!D4"} == {
        quarrel.cell for quarrel in found.tried[-1].trial.quarrels
    }


def _edited(path: Path, cells: dict[str, object]) -> float:
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = value
    edited = path.with_name("edited.xlsx")
    book.save(edited)
    return solve(read(edited).case).people


def test_what_moved_adds_up_to_the_change(path: Path) -> None:
    found = compare_scenarios(read(path).case, plain, quiet)
    for one in found.tried:
        if one.figures is not None:
            for field in ("money", "people"):
                moved = sum(b - a for a, b in (getattr(move, field) for move in one.moved))
                change = getattr(one.figures, field) - getattr(found.figures, field)
                assert moved == pytest.approx(change, abs=1e-2), one.scenario.name


def test_the_json_holds_every_scenario(path: Path) -> None:
    found = compare_scenarios(read(path).case, plain, quiet)
    told = json.loads(json.dumps(compared_json(found), allow_nan=False))
    assert told["status"] == "optimal"
    assert [one["scenario"] for one in told["scenarios"]] == [*BY_HAND, "Never"]
    assert told["scenarios"][-1]["status"] == "infeasible" and told["scenarios"][-1]["conflict"]
    first = told["scenarios"][0]
    assert first["people_change"] == pytest.approx(first["people"] - told["base"]["people"])
    assert first["changes"][0]["before"] == ["1,000", "1,200"]


def test_a_base_without_a_plan_is_refused(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Rules"]["E4"] = "yes"
    book.save(path.with_name("never.xlsx"))
    with pytest.raises(NoPlan):
        compare_scenarios(read(path.with_name("never.xlsx")).case, plain, quiet)
