"""A study's workbook: its sheets, live checks and charts, whatever the study is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from allocator.workbook.studies import (
    Column,
    Made,
    NotWritten,
    Origin,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    cell_of,
    known,
    number,
    total_of,
    total_where,
    write_study,
)
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice

#: Names that Excel would take for a formula, a pattern, or a number.
STEPS = StudyTable(
    "Steps",
    (
        Column("Step", ["=1+1", "*", "01"]),
        Column("Money", [100.0, 250.0, 50.0], "money", "sum"),
        Column("Share of all", [0.25, 0.625, 0.125], "percent"),
        known("People", [10.0, None, 5.0], "people"),
    ),
    heading="The steps",
    note="Made up.",
)
PARTS = StudyTable(
    "Parts",
    (
        Column("Step", ["*", "01", "*", "=1+1"]),
        Column("Money", [200.0, 50.0, 50.0, 100.0], "money"),
    ),
)
CHECKS = (
    StudyCheck("Answer", "Money adds up", total_of(STEPS, "Money"), number(400.0)),
    StudyCheck("Answer", "Shares make one", total_of(STEPS, "Share of all"), number(1.0)),
    StudyCheck(
        "Answer",
        "The parts of a step are the step",
        total_where(PARTS, "Money", ("Step", STEPS, "Step", 1)),
        cell_of(STEPS, "Money", 1),
    ),
    StudyCheck(
        "Answer",
        "A share is its money by all",
        cell_of(STEPS, "Money", 1) / total_of(STEPS, "Money"),
        cell_of(STEPS, "Share of all", 1),
    ),
    StudyCheck(
        "Answer",
        "Two steps are the whole less the third",
        cell_of(STEPS, "Money", 0) + cell_of(STEPS, "Money", 1) * 1.0,
        total_of(STEPS, "Money") - cell_of(STEPS, "Money", 2),
        "<=",
    ),
    StudyCheck(
        "Answer",
        "People of the unknown step count as none",
        total_where(STEPS, "People", ("Step", PARTS, "Step", 0)),
        number(0.0),
    ),
)
STUDY = Study(
    title="=A study",
    currency="MAD",
    sheets=(
        StudySheet(
            "Answer",
            "=What came out",
            ("First sentence.", "Second sentence. " * 20),
            (STEPS, PARTS),
            (
                StudyChart("Money", "Steps", "Step", ("Money",)),
                StudyChart("Curve", "Steps", "Money", ("People", "Share of all"), "scatter"),
            ),
            "money in MAD",
        ),
        StudySheet("Long", "Rows", tables=(StudyTable("Rows", (Column("N", [*range(50)]),)),)),
    ),
    checks=CHECKS,
    made=Made(
        (Origin("a.xlsx", "ab" * 32), Origin("b.xlsx", "")),
        "allocator study a.xlsx b.xlsx",
        seconds={"solve": 1.5},
        warnings=("Odd.",),
    ),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("study") / "study.xlsx"
    write_study(STUDY, path)
    return path


def test_formulas_know_their_results_by_hand() -> None:
    """By hand: 100 + 250 + 50 = 400; the parts named `*` are 200 + 50; 250 ÷ 400 = 0.625."""
    left = [check.left.value for check in CHECKS]
    right = [check.right.value for check in CHECKS]
    assert left == [400.0, 1.0, 250.0, 0.625, 350.0, 0.0]
    assert right == [400.0, 1.0, 250.0, 0.625, 350.0, 0.0]


def test_sheets_come_in_order_and_text_stays_text(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    assert book.sheetnames == ["Answer", "Long", "Checks", "About"]
    sheet = book["Answer"]
    assert sheet["A1"].value == "=What came out" and sheet["A1"].data_type == "s"
    assert set(sheet.tables) == {"Steps", "Parts"}
    assert len(sheet._charts) == 2
    assert not book["Long"]._charts


def test_unknown_numbers_are_told(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    texts = {cell.value for row in book["Answer"].iter_rows() for cell in row}
    assert "unknown" in texts


def test_checks_are_live_and_about_names_every_input(written: Path) -> None:
    live = openpyxl.load_workbook(written)["Checks"]
    assert str(live["C5"].value) == "=SUM(Steps[Money])"
    shown = openpyxl.load_workbook(written, data_only=True)
    assert shown["Checks"]["A1"].value == "All OK"
    about = [[cell.value for cell in row] for row in shown["About"].iter_rows()]
    assert ["Input file", "b.xlsx"] in about
    assert ["Command", "allocator study a.xlsx b.xlsx"] in about
    assert ["Seconds to solve", 1.5] in about
    assert ["Warning", "Odd."] in about


def test_a_wrong_number_is_told_by_how_much(tmp_path: Path) -> None:
    """By hand: the column holds 400, so 390 is off by 10."""
    wrong = StudyCheck("Answer", "Money adds up", total_of(STEPS, "Money"), number(390.0))
    write_study(dataclasses.replace(STUDY, checks=(wrong, CHECKS[1])), tmp_path / "study.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "study.xlsx", data_only=True)["Checks"]
    assert sheet["A1"].value == "1 checks are off"
    assert sheet["G5"].value == "off by 10.00"


def test_what_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="is a folder"):
        write_study(STUDY, tmp_path)


@needs_libreoffice
def test_another_program_calculates_the_same(written: Path) -> None:
    assert_calculated_again_the_same(written)
