"""What happened, read from `Actuals` and `Follow-up`: each mistake at its cell, all at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from allocator.actual_checks import with_past
from allocator.case import Case
from allocator.follow_up import follow_up
from allocator.problems import BadQuestion
from allocator.solving import solve, unpriced
from allocator.workbook.reading import read, read_with_past
from allocator.workbook.results import write
from tests.book import workbook
from tests.cases import exactly

QUESTION = """
    # Regions
    | Region | Eligible people |
    | Coast  | 5000            |
    | Hills  | 5000            |
    # Projects
    | Project type | Cost per person |
    | Cash         | 10              |
    # Budget
    | Source | 2027 | 2028 | 2029 |
    | Donor  | 1000 | 1000 | 1000 |
"""
HEADINGS = "| Region | Project type | Year | Spent | People | Source | Planned money |"


def told(tmp_path: Path, *rows: str, sheet: str = "Actuals", headings: str = HEADINGS) -> Case:
    """The case of a question and what happened."""
    path = workbook("\n".join([QUESTION, f"# {sheet}", headings, *rows]), tmp_path / "in.xlsx")
    return read_with_past(path).case


def complaints(tmp_path: Path, *rows: str) -> list[str]:
    with pytest.raises(BadQuestion) as bad:
        told(tmp_path, *rows)
    return [str(problem) for problem in bad.value.problems]


def test_a_row_is_read_with_what_its_blanks_mean(tmp_path: Path) -> None:
    case = told(
        tmp_path, "| coast | CASH | 2027 | 900 |  |  | 1000 |", "| Hills | Cash | 2027 | 0 | 3 | |"
    )
    one, other = case.actuals
    assert (one.spent, one.people, one.source, one.planned_money) == (900.0, None, "", 1000.0)
    assert (other.spent, other.people) == (0.0, 3.0)
    past = with_past(case)
    assert (past.past, past.actuals[0].source) == (1, "Donor")


@pytest.mark.parametrize(
    ("sheet", "headings"),
    [
        ("Réalisations", "| Région | Type de projet | Année | Dépensé | Personnes | Source |"),
        ("المنجزات", "| المنطقة | نوع المشروع | السنة | المصروف | الأشخاص | الممول |"),
        ("Suivi", "| Région | Type de projet | Année | Dépensé | Personnes | Source |"),
        ("المتابعة", "| المنطقة | نوع المشروع | السنة | المصروف | الأشخاص | الممول |"),
    ],
)
def test_sheets_and_headings_in_other_languages(tmp_path: Path, sheet: str, headings: str) -> None:
    case = told(
        tmp_path, "| Coast | Cash | 2027 | ٩٠٠ | 80 | Donor |", sheet=sheet, headings=headings
    )
    [row] = case.actuals
    assert (row.year, row.spent, row.people, row.source) == ("2027", 900.0, 80.0, "Donor")


def test_every_mistake_is_told_at_its_cell_in_one_run(tmp_path: Path) -> None:
    assert complaints(
        tmp_path,
        "| Coats | Cash | 2027 | 100 |  |  |  |",
        "| Coast | Cash | 2031 | 100 |  |  |  |",
        "| Coast | Cash | 2027 | lots | 5 |  |  |",
        "| Hills | Cash | 2027 |  | 5 |  |  |",
        "| Hills | Cash | 2027 | -3 |  | Donor |  |",
        "| Hills | Cash | 2027 | 3 |  | Doner |  |",
    ) == [
        'Actuals!A2: "Coats" is not in Regions. Did you mean "Coast"?',
        'Actuals!C3: "2031" is not a year of Budget. Write a year from 2027 to 2029.',
        'Actuals!D4: "lots" is not a number. Write a number, such as 1200.',
        "Actuals!D5: 2027 is told, but row 5 has no amount. Write 0 where nothing was spent; "
        "if 2027 is not over, clear its rows.",
        "Actuals!D6: -3 is negative. Write 0 or more.",
        'Actuals!F7: "Doner" is not in Budget. Did you mean "Donor"?',
    ]


def test_a_year_that_nobody_tells_of_is_no_year_without_money(tmp_path: Path) -> None:
    assert complaints(tmp_path, "| Coast | Cash | 2028 | 100 |  |  |  |") == [
        "Actuals!C1: nothing tells what happened in 2027, and 2028 is told. Write its rows too; "
        "a row with 0 says that nothing was spent in 2027."
    ]


def test_the_same_line_twice(tmp_path: Path) -> None:
    row = "| Coast | Cash | 2027 | 100 |  |  |  |"
    assert complaints(tmp_path, row, row) == [
        "Actuals!B3: Coast with Cash in 2027 is already in row 2. Add the two up in one row, or "
        "name the source of each."
    ]


def test_more_than_a_source_had_is_refused_where_most_of_it_was_spent(tmp_path: Path) -> None:
    """1,000 came in; 800 and 400 make 1,200."""
    assert complaints(
        tmp_path, "| Hills | Cash | 2027 | 400 |  |  |  |", "| Coast | Cash | 2027 | 800 |  |  |  |"
    ) == [
        "Actuals!D3: Donor spent 1,200.00 in 2027 in all and had no more than 1,000.00. Correct "
        "the amounts, or write in Budget what Donor really gave in 2027."
    ]


def test_more_than_was_planned_is_a_warning_with_its_rows(tmp_path: Path) -> None:
    rows = [
        "| Coast | Cash | 2027 | 500 |  |  | 450 |",
        "| Hills | Cash | 2027 | 400 |  |  | 100 |",
        "| Hills | Cash | 2028 | 100 |  |  | 100 |",
    ]
    text = "\n".join([QUESTION, "# Actuals", HEADINGS, *rows])
    reading = read_with_past(workbook(text, tmp_path / "in.xlsx"))
    assert reading.warnings == (
        "Actuals!D3: 400.00 was spent in 2027 where 100.00 was planned. So it is in rows 2 and "
        "3. Correct it if it is not so.",
    )


def test_who_paid_is_asked_where_several_may_have(tmp_path: Path) -> None:
    text = QUESTION + "| State | 50 | 50 | 50 |\n# Actuals\n" + HEADINGS
    text += "\n| Coast | Cash | 2027 | 40 | | | |"
    with pytest.raises(BadQuestion) as bad:
        read_with_past(workbook(text, tmp_path / "in.xlsx"))
    assert str(bad.value) == (
        "Actuals!F2: which source paid is not said, and it may have been Donor and State. Name "
        "it under Source, with a row for each source that paid."
    )


def test_only_one_sheet_tells_what_happened(tmp_path: Path) -> None:
    rows = f"{HEADINGS}\n| Coast | Cash | 2027 | 40 | | | |"
    text = f"{QUESTION}\n# Actuals\n{rows}\n# Follow-up\n{rows}"
    with pytest.raises(BadQuestion) as bad:
        read_with_past(workbook(text, tmp_path / "in.xlsx"))
    assert "Follow-up: what happened stands in two sheets." in str(bad.value)


def test_other_commands_say_that_they_leave_the_past_out(tmp_path: Path) -> None:
    text = f"{QUESTION}\n# Actuals\n{HEADINGS}\n| Coast | Cash | 2027 | 40 | | | |"
    reading = read(workbook(text, tmp_path / "in.xlsx"))
    assert reading.warnings == (
        "Actuals: what happened is left out here: every year counts as still to come. Plan the "
        "years to come anew with `allocator replan`.",
    )
    assert solve(reading.case, price=unpriced).people == exactly(300.0)


# The sheet that a plan's workbook carries


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The workbook of a plan: 1,000 a year from the donor, 500 from the state."""
    text = QUESTION + "| State | 500 | 500 | 500 |\n"
    question = workbook(text, tmp_path / "question.xlsx")
    target = tmp_path / "plan.xlsx"
    write(solve(read(question).case, price=unpriced), target)
    return target


def fill_in(path: Path, year: int, share: float) -> None:
    """Tell of a year in a plan's workbook that a part of its money and people came true."""
    book = openpyxl.load_workbook(path)
    sheet = book["Follow-up"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, headings["Year"]).value == year:
            for to, planned in (("Spent", "Planned money"), ("People", "Planned people")):
                number = sheet.cell(row, headings[planned]).value
                sheet.cell(row, headings[to], number * share)
    book.save(path)


def test_what_a_plan_foresees_stands_ready_to_be_filled_in(tmp_path: Path, plan_file: Path) -> None:
    plan = solve(read(tmp_path / "question.xlsx").case, price=unpriced)
    rows = follow_up(plan)
    assert sum(row.planned_money or 0.0 for row in rows) == exactly(plan.money)
    assert sum(row.planned_people or 0.0 for row in rows) == exactly(plan.people)
    sheet = openpyxl.load_workbook(plan_file)["Follow-up"]
    assert [cell.value for cell in sheet[1]] == [
        *("Region", "Project type", "Year", "Source"),
        *("Planned money", "Planned people", "Spent", "People"),
    ]
    assert sheet.max_row == 1 + len(rows)
    assert {cell.value for row in sheet["G2:H9"] for cell in row} == {None}


def test_filled_in_it_is_next_year_s_actuals(tmp_path: Path, plan_file: Path) -> None:
    """By hand: 1,500 a year reach 150; half of 2027 came true: 750 and 75."""
    question = tmp_path / "question.xlsx"
    fill_in(plan_file, 2027, 0.5)
    case = with_past(read_with_past(question, plan_file).case)
    assert case.past == 1
    rows = [row for row in case.actuals if row.told]
    assert sum(row.spent or 0.0 for row in rows) == exactly(750.0)
    assert sum(row.people or 0.0 for row in rows) == exactly(75.0)
    assert {row.source for row in rows} == {"Donor", "State"}
    assert solve(case, price=unpriced).people == exactly(75.0 + 300.0)


def test_the_sheet_copied_into_the_question_tells_the_same(tmp_path: Path, plan_file: Path) -> None:
    fill_in(plan_file, 2027, 0.5)
    beside = read_with_past(tmp_path / "question.xlsx", plan_file).case
    book = openpyxl.load_workbook(tmp_path / "question.xlsx")
    copied = book.create_sheet("Follow-up")
    for row in openpyxl.load_workbook(plan_file)["Follow-up"].iter_rows(values_only=True):
        copied.append(row)
    book.save(tmp_path / "copied.xlsx")
    assert read_with_past(tmp_path / "copied.xlsx").case.actuals == beside.actuals


def test_a_half_filled_sheet_of_another_workbook_is_told_at_its_own_cell(
    tmp_path: Path, plan_file: Path
) -> None:
    book = openpyxl.load_workbook(plan_file)
    book["Follow-up"]["G2"] = "much"
    book["Follow-up"]["A3"] = "Nowhere"
    book["Follow-up"]["G4"] = 5
    book.save(plan_file)
    with pytest.raises(BadQuestion) as bad:
        read_with_past(tmp_path / "question.xlsx", plan_file)
    told_of = [f"{problem.sheet}!{problem.cell}" for problem in bad.value.problems]
    assert told_of == [f"[plan.xlsx]Follow-up!{cell}" for cell in ("G2", "A3", "G3", "G5")]
    assert "if 2028 is not over, clear its rows." in str(bad.value)


def test_a_workbook_that_tells_nothing_is_said_so(tmp_path: Path, plan_file: Path) -> None:
    with pytest.raises(BadQuestion) as bad:
        read_with_past(tmp_path / "question.xlsx", tmp_path / "question.xlsx")
    assert "question.xlsx has neither a sheet Follow-up nor a sheet Actuals." in str(bad.value)
