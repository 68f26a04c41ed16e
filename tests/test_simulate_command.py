"""`simulate` as a user types it, and the workbook it writes."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from allocator.studies.draws import Turn, Turns
from tests.book import workbook
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice

TEXT = """
# Regions
| Region | Eligible people |
| North | 1000 |
| South | 300 |
# Projects
| Project type | Cost per person |
| Bees | 10 |
| Cash | 12 |
# Budget
| Source | 2027 | 2028 |
| Fund | 6000 | 6000 |
# Rules
| Rule | Region | Value |
| People at least | South | 100 |
# Ranges
| Item | Region | Project type | Low | High |
| Cost per person | | each | '-20%' | '+60%' |
| Eligible people | South | | 'x0.5' | 'x1' |
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workbook(TEXT, tmp_path / "plan.xlsx")


def table(path: Path, sheet: str, first: str) -> list[dict[str, object]]:
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]
    at = next(number for number, row in enumerate(rows) if row[0] == first)
    return [dict(zip(map(str, rows[at]), row, strict=True)) for row in rows[at + 1 :] if row[0]]


@needs_libreoffice
def test_its_workbook_is_calculated_again_the_same(plan: Path, tmp_path: Path) -> None:
    result = run("simulate", plan, "--draws", 30, "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 0, result.output
    assert "of 30 draws no plan keeps all rules" in result.stdout
    assert_calculated_again_the_same(tmp_path / "out.xlsx")


def test_a_draw_is_what_solve_says_of_the_workbook_edited_by_hand(
    plan: Path, tmp_path: Path
) -> None:
    """The numbers of the best draw, typed into the workbook, give its row of `Draws`."""
    assert run("simulate", plan, "--draws", 12, "-o", tmp_path / "out.xlsx").exit_code == 0
    numbers = table(tmp_path / "out.xlsx", "Ranges", "Item")
    heading = next(key for key in numbers[0] if key.endswith("the best"))
    draw = int(heading.split()[2].strip(","))
    bees, cash, south = (
        1.0 + float(str(row[heading]).replace("%", "").replace(" ", "")) / 100.0 for row in numbers
    )
    book = openpyxl.load_workbook(plan)
    book["Projects"]["B2"], book["Projects"]["B3"] = 10.0 * bees, 12.0 * cash
    book["Regions"]["B3"] = 300.0 * south
    book.save(tmp_path / "edited.xlsx")
    alone = json.loads(run("solve", tmp_path / "edited.xlsx", "--json").stdout)
    row = table(tmp_path / "out.xlsx", "Draws", "Draw")[draw - 1]
    assert row["Planned anew"] == pytest.approx(alone["objective"], rel=1e-5)


def test_json_stands_alone_and_is_the_same_for_two_workers(plan: Path) -> None:
    one, two = (
        run("simulate", plan, "--draws", 9, "--workers", workers, "--json") for workers in (1, 2)
    )
    assert one.exit_code == 0
    assert json.loads(one.stdout) == json.loads(two.stdout)
    other = run("simulate", plan, "--draws", 9, "--seed", 2, "--json")
    assert json.loads(other.stdout) != json.loads(one.stdout)


@pytest.mark.parametrize("words", [["--draws", "0"], ["--seed", "-1"], ["--workers", "none"]])
def test_what_cannot_be_asked_is_exit_2(words: list[str], plan: Path) -> None:
    assert run("simulate", plan, *words).exit_code == 2


def test_ranges_that_make_a_wrong_question_are_exit_1(tmp_path: Path) -> None:
    rows = "| Mobile share | | | '=80%' | '=90%' |\n| Mobile share | | | 'x1' | 'x2' |\n"
    path = workbook(TEXT + rows, tmp_path / "wrong.xlsx")
    for command in ("check", "simulate"):
        result = run(command, path)
        assert result.exit_code == 1
        assert "Ranges!E5: North would have Mobile share 180 %" in result.stderr


def test_ctrl_c_leaves_a_workbook_that_says_how_many_draws_it_holds(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By hand: 40 draws of three numbers are eight parts of five; Ctrl-C in the eighth draw
    leaves the first part, which is what `--draws 5` says."""
    path = Turns.path

    def interrupted(turns: Turns, numbers: list[int]) -> Iterator[Turn]:
        for place, turn in enumerate(path(turns, numbers)):
            if 5 in numbers and place == 2:
                signal.raise_signal(signal.SIGINT)
            yield turn

    monkeypatch.setattr(Turns, "path", interrupted)
    result = run("simulate", plan, "--draws", 40, "-o", tmp_path / "some.xlsx")
    assert result.exit_code == 4
    assert "Stopped early: this holds 5 of the 40 draws that were asked for." in result.stdout
    cells = openpyxl.load_workbook(tmp_path / "some.xlsx")["Summary"].iter_rows(values_only=True)
    assert any("5 of the 40 draws" in str(cell) for row in cells for cell in row)
    assert [row["Draw"] for row in table(tmp_path / "some.xlsx", "Draws", "Draw")] == [*range(1, 6)]
    told = json.loads(run("simulate", plan, "--draws", 40, "--json").stdout)
    assert (told["status"], told["draws"], told["asked"]) == ("stopped", 5, 40)
    monkeypatch.undo()
    few = json.loads(run("simulate", plan, "--draws", 5, "--json").stdout)
    assert told["as_planned"]["people"] == pytest.approx(few["as_planned"]["people"])
    assert told["replanned"]["people"] == pytest.approx(few["replanned"]["people"])
    assert few["status"] == "optimal"


def test_ctrl_c_before_any_part_is_done_writes_nothing(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Turns.path

    def interrupted(turns: Turns, numbers: list[int]) -> Iterator[Turn]:
        signal.raise_signal(signal.SIGINT)
        return path(turns, numbers)

    monkeypatch.setattr(Turns, "path", interrupted)
    result = run("simulate", plan, "--draws", 40, "-o", tmp_path / "none.xlsx")
    assert result.exit_code == 4
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "none.xlsx").exists()


def test_workers_and_a_scheduler_are_not_asked_together(plan: Path) -> None:
    result = run("simulate", plan, "--workers", 2, "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "Either --workers or --scheduler" in result.stderr
