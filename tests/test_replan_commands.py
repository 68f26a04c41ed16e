"""`replan` as a user types it, also on the two countries after a year made up from their plans."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from allocator.solving import solve, unpriced
from allocator.workbook.reading import read
from allocator.workbook.results import write
from tests.cases import exactly

DATA = Path(__file__).parent.parent / "data"
ONE_YEAR_ON = DATA / "one-year-on.xlsx"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_it_writes_the_new_plan_and_says_the_answer(tmp_path: Path) -> None:
    result = run("replan", ONE_YEAR_ON, "-o", tmp_path / "new.xlsx")
    assert result.exit_code == 0, result.output
    assert "In 2027 114,000 MAD was spent of 120,000 MAD planned (95 %)" in result.stdout
    book = openpyxl.load_workbook(tmp_path / "new.xlsx", data_only=True)
    assert book["Checks"]["A1"].value == "All OK"
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert ["Command", "allocator replan one-year-on.xlsx --evidence 50"] in about


def test_more_evidence_asked_for_than_there_is_moves_no_cost() -> None:
    result = run("replan", ONE_YEAR_ON, "--json", "--evidence", "5000")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert {cost["change"] for cost in answer["costs"]} == {0.0}
    assert answer["over"] == [2027]
    assert answer["people"] - answer["old_plan_goes_on"]["people"] == exactly(answer["saved"])


def test_without_o_it_goes_beside_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("replan", ONE_YEAR_ON).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["one-year-on-replan.xlsx"]


def test_a_workbook_that_tells_nothing_is_exit_1(tmp_path: Path) -> None:
    result = run("replan", DATA / "small.xlsx", "-o", tmp_path / "new.xlsx")
    assert result.exit_code == 1
    assert "Actuals: nothing tells what happened." in result.stderr
    assert not (tmp_path / "new.xlsx").exists()


def test_the_plan_it_reads_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"")
    words = ("--actuals", tmp_path / "plan.xlsx", "-o", tmp_path / "plan.xlsx")
    assert run("replan", DATA / "small.xlsx", *words).exit_code == 2


def test_solve_says_that_it_leaves_what_happened_out() -> None:
    result = run("solve", ONE_YEAR_ON, "--json")
    assert result.exit_code == 0
    assert "Actuals: what happened is left out here" in result.stderr
    assert json.loads(result.stdout)["people"] == exactly(2924.0)


def fill_in(path: Path, year: int) -> tuple[float, float]:
    """Tell of a year that 97 % of the money was spent and 95 % of the people reached."""
    book = openpyxl.load_workbook(path)
    sheet = book["Follow-up"]
    spent = reached = 0.0
    for row in sheet.iter_rows(min_row=2):
        if row[2].value == year:
            row[6].value, row[7].value = 0.97 * row[4].value, 0.95 * row[5].value
            spent, reached = spent + row[6].value, reached + row[7].value
    book.save(path)
    return spent, reached


@pytest.mark.parametrize("name", ["morocco", "provinces"])
def test_the_countries_after_a_first_year_from_their_plans(name: str, tmp_path: Path) -> None:
    """The money of 2027 stands as told; every check of the new workbook is OK; the new plan
    reaches no fewer than the old one gone on with, and costs are dearer: 0.97 ÷ 0.95 times, less
    what the 50 people count for."""
    case = read(DATA / f"{name}.xlsx").case
    write(solve(case, price=unpriced), tmp_path / "plan.xlsx")
    spent, reached = fill_in(tmp_path / "plan.xlsx", 2027)
    words = ("--actuals", tmp_path / "plan.xlsx", "-o", tmp_path / "new.xlsx", "--json")
    result = run("replan", DATA / f"{name}.xlsx", *words)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    over = [line["now"] for line in answer["lines"] if line["over"]]
    assert sum(now["money"] for now in over) == exactly(spent)
    assert sum(now["people"] for now in over) == exactly(reached)
    assert answer["saved"] >= -1e-6 * answer["people"]
    moved = [cost["change"] for cost in answer["costs"] if cost["expected"] >= 50.0]
    assert moved and all(0.0 < change < 0.97 / 0.95 - 1.0 for change in moved)
    book = openpyxl.load_workbook(tmp_path / "new.xlsx", data_only=True)
    assert book["Checks"]["A1"].value == "All OK"
