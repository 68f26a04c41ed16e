"""The sheet `Scenarios` as people fill it in, and every complaint at its own cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.case import Change
from allocator.rules import RULES
from allocator.studies.changes.levers import LEVERS
from allocator.workbook.cells import Trouble
from allocator.workbook.change_cells import How, read_change
from allocator.workbook.file import Cell
from allocator.workbook.reading import read
from allocator.workbook.scenario_sheets import CHANGES
from allocator.workbook.sheets import SHEETS
from tests.book import as_calculated, workbook
from tests.full_workbook import FULL, problems, read_text

HEADINGS = (
    "# Scenarios\n| Scenario | Change | Region | Project type | Source | Year | Value | "
    "Strengths | Weaknesses | Remedies |"
)


def with_scenarios(*rows: str) -> str:
    return "\n".join([FULL, HEADINGS, *rows])


# The value


@pytest.mark.parametrize(
    ("typed", "percent", "how", "number"),
    [
        ("+10%", False, "times", 1.1),
        ("+10 %", True, "times", 1.1),
        ("-5%", False, "times", 0.95),
        ("−5٪", False, "times", 0.95),
        ("+١٠٪", False, "times", 1.1),
        ("10%+", False, "times", 1.1),
        ("x1.2", False, "times", 1.2),
        ("× 1,5", False, "times", 1.5),
        ("*2", True, "times", 2.0),
        ("=300", False, "set", 300.0),
        ("= 1 200", False, "set", 1200.0),
        ("=15%", True, "set", 0.15),
        ("=0.15", True, "set", 0.15),
        ("off", False, "off", 0.0),
        ("Arrêt", True, "off", 0.0),
        ("إيقاف", False, "off", 0.0),
        ("ON", False, "on", 0.0),
    ],
)
def test_a_change_as_it_is_typed(typed: str, percent: bool, how: str, number: float) -> None:
    read = read_change(Cell(typed), False, percent)
    assert isinstance(read, How)
    assert read.how == how
    assert read.number == pytest.approx(number)


@pytest.mark.parametrize(
    ("typed", "percent", "keyword"),
    [
        ("300", False, "could be a new value or an amount to add"),
        ("+300", False, "could be a new value or an amount to add"),
        ("10%", True, "could be a new value or a part to add"),
        ("10%", False, "could be a new value or a part to add"),
        ("=15%", False, "is not a number"),
        ("=15", True, "not a percentage"),
        ("x1.234", False, "could mean"),
        ("-150%", False, "takes away more than there is"),
        ("x-2", False, "takes away more than there is"),
        ("more", False, "is no change"),
        ("#REF!", False, "shows the error"),
        ("x", False, "is no change"),
    ],
)
def test_what_could_mean_two_things_or_none_is_refused(
    typed: str, percent: bool, keyword: str
) -> None:
    read = read_change(Cell(typed), False, percent)
    assert isinstance(read, Trouble)
    assert keyword in read.says
    assert read.fix


def test_what_a_spreadsheet_made_of_it_is_read_as_it_was_typed() -> None:
    """`=300` becomes a formula that gives 300; `+10%` becomes 0.1 shown as 10%."""
    assert read_change(Cell(300), True, False) == How("set", 300.0)
    assert read_change(Cell(0.15, "0%"), True, True) == How("set", 0.15)
    assert read_change(Cell(0.1, "0%"), False, False) == How("times", 1.1)
    assert isinstance(read_change(Cell(0.1, "0%"), False, True), Trouble)
    assert isinstance(read_change(Cell(300), False, False), Trouble)
    assert isinstance(read_change(Cell(True), False, False), Trouble)


# The sheet


def test_rows_of_one_name_go_together_and_texts_are_kept(tmp_path: Path) -> None:
    case = read_text(
        with_scenarios(
            "| More | Budget | | | Donor | 2028 | '+10%' | good | | |",
            "| Slow | Mois | | | | | '=6' | | | |".replace("Mois", "Licence months"),
            "|  more | Coût par personne | North | Shop | | | 'x1.2' | good | dear | ask |",
            "| الأساس | | | | | | | strong | | |",
        ),
        tmp_path,
    ).case
    more, slow, base = case.scenarios
    assert more.name == "More" and slow.name == "Slow" and base.name == "Base"
    assert more.changes == (
        Change("Budget", "times", 1.1, source="Donor", year="2028", row=2),
        Change("Cost per person", "times", 1.2, region="North", project="Shop", row=4),
    )
    assert (more.strengths, more.weaknesses, more.remedies) == ("good", "dear", "ask")
    assert base.changes == () and base.strengths == "strong"


def test_every_mistake_is_told_at_its_cell_and_all_at_once(tmp_path: Path) -> None:
    text = with_scenarios(
        "| A | Bugdet | | | | | '+10%' | | | |",
        "| B | Budget | North | | | | '+10%' | | | |",
        "| C | Budget | | | Donnor | | '+10%' | | | |",
        "| D | Budget | | | | 2035 | '+10%' | | | |",
        "| E | Budget | | | Donor | | 300 | | | |",
        "| F | Mobile share | | | | | 'x4' | | | |",
        "| G | Growth at least | | | | | off | | | |",
        "| H | Growth at most | North | | | | off | | | |",
        "| I | Budget | | | | | '=300' | | | |",
        "| J | | | | | | | only words | | |",
        "| K | Cost per person | | Shop | | | '=300' | | | |",
        "| L | Kept going | | | | | off | | | |",
        "| M | Spend at least | | | | | '+10%' | | | |",
        "| N | Years to repay | | Shop | | | '=1' | | | |",
        "| Base | Budget | | | | | '+10%' | | | |",
        "| | Budget | | | | | '+10%' | | | |",
    )
    said = problems(workbook(text, tmp_path / "plan.xlsx"))
    expected = {
        "B2": 'Did you mean "Budget"?',
        "C3": "does not look at Region",
        "E4": 'Did you mean "donor"?',
        "F5": "is not a year of Budget",
        "G6": "could be a new value",
        "G7": "North would have Mobile share 160 %",
        "B8": 'there is no rule "Growth at least"',
        "B9": "speaks of just these: Rules has row 2 (each region · 2028)",
        "G10": "could be each one's or all of them together",
        "B11": "changes nothing",
        "G12": "North has a cost of its own for Shop (Lines, row 2)",
        "G13": '"off" means nothing for Kept going',
        "G14": "is off in Rules",
        "G15": "1 years of grace, not shorter than 1 to repay",
        "B16": "the workbook as it stands",
        "A17": "is empty",
    }
    for (cell, keyword), line in zip(expected.items(), sorted(said, key=_row), strict=True):
        assert line.startswith(f"Scenarios!{cell}: "), line
        assert keyword in line, line


def _row(line: str) -> int:
    return int(line.split(":")[0].removeprefix("Scenarios!")[1:])


def test_a_name_that_could_not_be_read_elsewhere_is_not_complained_of_again(
    tmp_path: Path,
) -> None:
    text = with_scenarios("| A | Licence months | North | | | | '=6' | | | |")
    text = text.replace("| North  | 1000 | Coast", "| #REF! | 1000 | Coast", 1)
    said = problems(workbook(text, tmp_path / "plan.xlsx"))
    assert not [line for line in said if line.startswith("Scenarios!")]


def test_a_formula_is_read_by_its_result_once_it_has_one(tmp_path: Path) -> None:
    """Openpyxl stores no result, so a typed `=300` is refused until a program has worked it out."""
    text = with_scenarios("| A | Licence months | | | | | =3*2 | | | |")
    path = workbook(text, tmp_path / "plan.xlsx")
    as_calculated(path)
    (said,) = problems(path)
    assert said.startswith("Scenarios!G2: the result of this formula was never worked out")


# The words


def test_every_lever_has_its_words_and_shares_none_with_a_rule() -> None:
    assert list(CHANGES) == [lever.name for lever in LEVERS]
    rules = {word for kind in RULES for word in kind.words}
    assert not rules & {word for words in CHANGES.values() for word in words}


def test_levers_keep_to_the_bounds_of_their_columns() -> None:
    """What a scenario may make of a number is what its own cell may hold."""
    columns = {c.name: c for sheet in SHEETS[:2] for c in sheet.columns}
    for lever in LEVERS:
        column = columns.get(lever.name)
        if column is not None and lever.field:
            assert lever.least == column.least
            assert lever.most == (float("inf") if column.most is None else column.most)
    assert columns["Cost per person"].above == 0.0


def test_a_workbook_without_the_sheet_has_no_scenarios(tmp_path: Path) -> None:
    assert read(workbook(FULL, tmp_path / "plan.xlsx")).case.scenarios == ()
