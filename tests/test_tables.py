"""Finding the tables: sheets, headings, year columns, rows, and what is hidden or merged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from allocator.problems import BadQuestion
from allocator.workbook.reading import Reading, read
from tests.book import edit_part, workbook

GOOD = """
# Regions
| Region | Eligible people | Area  |
| North  | 1000            | Coast |
| South  | 1200            | Hills |
# Projects
| Project type | Cost per person |
| Shop         | 1000            |
| Farm         | 800             |
# Budget
| Source | 2027   | 2028   | Kind  |
| Donor  | 100000 | 120000 | donor |
# Rules
| Rule          | Region | Value |
| Spend at most | each   | 90000 |
"""


def read_text(text: str, folder: Path) -> Reading:
    return read(workbook(text, folder / "plan.xlsx"))


def problems(path: Path) -> list[str]:
    with pytest.raises(BadQuestion) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


def changed(before: str, after: str) -> str:
    assert before in GOOD
    return GOOD.replace(before, after)


def test_the_good_workbook_is_good(tmp_path: Path) -> None:
    reading = read_text(GOOD, tmp_path)
    assert reading.warnings == ()
    assert [region.name for region in reading.case.regions] == ["North", "South"]
    assert reading.case.years == (2027, 2028)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("# Regions", "# Places", 'Regions: the sheet is missing. Add a sheet named "Regions".'),
        (
            "# Regions",
            "# Regoins",
            'Regoins: the program knows no sheet of this name. Did you mean "Regions"?',
        ),
        (
            "# Rules",
            "# Ruls",
            'Ruls: the program knows no sheet of this name. Did you mean "Rules"?',
        ),
        (
            "# Rules",
            "# Régions",
            "Régions: this sheet is the same as Regions. Keep one of the two, rename the other.",
        ),
        (
            "| Eligible people",
            "| People we like",
            'Regions: the column "Eligible people" is missing. Add it to the headings in row 1.',
        ),
        (
            "Eligible people",
            "Elligible people",
            'Regions!B1: "Elligible people" is not a column of this sheet. '
            'Did you mean "Eligible people"?',
        ),
        (
            "| Area ",
            "| Aera ",
            'Regions!C1: "Aera" is not a column of this sheet. Did you mean "Area"?',
        ),
        (
            "| Area ",
            "| Area (of it) ",
            'Regions!C1: "Area (of it)" is not a column of this sheet. Did you mean "Area"?',
        ),
        (
            "| Area ",
            "| Région ",
            'Regions!C1: the heading "Région" says the same as A1. Keep one of the two columns.',
        ),
        (
            "| Area ",
            "| #REF! ",
            "Regions!C1: the cell shows the error #REF!. Repair the formula, or type the value.",
        ),
        (
            "| Area ",
            "| =A1 ",
            "Regions!C1: the heading is a formula without a stored result. Type the heading.",
        ),
        (
            "| Cost per person |",
            "| Cost per head, all included |",
            'Projects: the column "Cost per person" is missing. Add it to the headings in row 1.',
        ),
        (
            "| Cost per person |",
            "| Cost per project |",
            'Projects: the column "People per project" is missing. '
            "Add it to the headings in row 1.",
        ),
        (
            "| Rule          | Region | Value |",
            "| One | Two | Three |",
            "Rules: no headings were found in the first 10 rows. "
            'Write "Rule" and "Value" in one row.',
        ),
        (
            "| North  | 1000            | Coast |\n| South  | 1200            | Hills |\n",
            "",
            "Regions: there is nothing under the headings. Fill in at least one row.",
        ),
        (
            "| Source | 2027   | 2028   |",
            "| Source | Money | More money |",
            "Budget: there is no year column. "
            "Add a column for each year of the plan, headed 2027, 2028 and so on.",
        ),
        (
            "| 2028 ",
            "| 2029 ",
            "Budget!C1: 2028 is missing before 2029. "
            "Add a column 2028 (0 where a source gives nothing).",
        ),
        (
            "| 2027   | 2028 ",
            "| 2030/31 | 2027/28 ",
            "Budget!B1: 2028/29 to 2029/30 are missing before 2030/31. "
            "Add a column for each of them (0 where a source gives nothing).",
        ),
        (
            "| 2028 ",
            "| '2027' ",
            "Budget!C1: the year 2027 stands here and in B1. Keep one of the two columns.",
        ),
        (
            "| 2028 ",
            "| 2028/29 ",
            "Budget!C1: 2028/29 is a fiscal year, but 2027 is a calendar year. "
            "Write the headings of all years in the same way.",
        ),
        (
            "| 2028 ",
            "| 1448 ",
            "Budget!C1: 1448 is a Hijri year, but 2027 is a Gregorian one. "
            "Write the headings of all years in the same way.",
        ),
        (
            "| 2028 ",
            "| 2028-01-01 ",
            "Budget!C1: 2028-01-01 is a date, not a year. "
            "Set the format of the cell to General and write the year alone.",
        ),
        (
            "| 2028 ",
            "| FY2028 ",
            'Budget!C1: "FY2028" is not a year. Write the year alone: 2027 or 2027/28.',
        ),
    ],
)
def test_unsound_tables(tmp_path: Path, before: str, after: str, message: str) -> None:
    """Each mistake gives its own message, and no other that only follows from it."""
    assert problems(workbook(changed(before, after), tmp_path / "plan.xlsx")) == [message]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("# Rules", "# Notes", "Notes: the program knows no sheet of this name; it was not read."),
        (
            "| Area ",
            "| Poverty ",
            'Regions!C1: the column "Poverty" is not known and was not read.',
        ),
        (
            "| Hills |",
            "| Hills | poor |",
            "Regions!D1: the column has no heading and was not read.",
        ),
        ("| Area ", "| 2026 ", "Regions!C1: the column 2026 is not known and was not read."),
        (
            "| Rule          | Region | Value |",
            "| Rule          | Region | Value | Values |",
            'Rules!D1: the column "Values" is not known and was not read.',
        ),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert read_text(changed(before, after), tmp_path).warnings == (message,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Regions\n", "# Regions\n| Where money can go |\n||\n"),
        ("| Area  |\n", "| Area  |\n| #adm1 +name | #population | #adm1 |\n"),
        ("| Region | Eligible people | Area  |\n", "| Région * | المستفيدون المؤهلون | Area: |\n"),
        ("# Regions", "# المناطق"),
        ("# Rules", "# Scenarios\n# Actuals\n# Rules"),
        ("| South ", "|||\n||\n| South "),
        ("| 2027   | 2028 ", "| '٢٠٢٧' | '2028' "),
        ("| Source ", "|        | Source "),
    ],
)
def test_tables_as_people_lay_them_out(tmp_path: Path, before: str, after: str) -> None:
    """Titles, HXL tags, names of any language, blank rows and columns, sheets of later work."""
    text = changed(before, after)
    if after.endswith("Source "):  # a blank column shifts the row under it too
        text = text.replace("| Donor", "| | Donor")
    reading = read_text(text, tmp_path)
    assert reading.warnings == ()
    assert [region.name for region in reading.case.regions] == ["North", "South"]
    assert reading.case.years == (2027, 2028)
    assert reading.case.sources[0].amounts == (100000, 120000)


@pytest.mark.parametrize(
    ("heading", "other", "years", "letters"),
    [
        ("2027/28", "2028-29", ("2027/28", "2028/29"), "BC"),
        ("'2028/2029'", "2027–28", ("2027/28", "2028/29"), "CB"),
        ("1448", "'١٤٤٩'", (1448, 1449), "BC"),
        ("2028", "2027", (2027, 2028), "CB"),
    ],
)
def test_years_come_in_their_order(
    tmp_path: Path, heading: str, other: str, years: tuple[object, ...], letters: str
) -> None:
    case = read_text(changed("| 2027   | 2028 ", f"| {heading} | {other} "), tmp_path).case
    assert case.years == years
    assert case.sources[0].amounts == ((100000, 120000) if letters == "BC" else (120000, 100000))
    found = [case.places.columns["Budget", str(year)] for year in years]
    assert "".join(found) == letters


Edit = Callable[[openpyxl.Workbook], object]


def edited(folder: Path, edit: Edit) -> Path:
    path = workbook(GOOD, folder / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            lambda book: book["Regions"].merge_cells("C2:C3"),
            "Regions!C2: the cells C2:C3 are merged. "
            "Unmerge them and write in each cell what belongs there.",
        ),
        (
            lambda book: book["Regions"].merge_cells("A2:A3"),
            "Regions!A2: the cells A2:A3 are merged. "
            "Unmerge them and write in each cell what belongs there.",
        ),
    ],
)
def test_merged_cells_in_a_table(tmp_path: Path, edit: Edit, message: str) -> None:
    assert problems(edited(tmp_path, edit)) == [message]


def test_merged_cells_around_a_table_do_no_harm(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Regions"].insert_rows(1)
        book["Regions"].merge_cells("A1:C1")
        book["Regions"].merge_cells("E2:F3")
        book["Regions"].merge_cells("A8:C9")

    reading = read(edited(tmp_path, edit))
    assert reading.warnings == () and len(reading.case.regions) == 2
    assert reading.case.places.headings["Regions"] == 2


def test_what_is_hidden_is_read_with_a_warning(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Regions"].row_dimensions[3].hidden = True
        book["Budget"].column_dimensions["B"].hidden = True
        book["Budget"].column_dimensions["C"].hidden = True
        book["Rules"].sheet_state = "hidden"

    reading = read(edited(tmp_path, edit))
    assert len(reading.case.regions) == 2 and len(reading.case.rules) == 1
    assert reading.warnings == (
        "Budget: columns B and C are hidden and read like any other.",
        "Regions: row 3 is hidden and read like any other.",
        "Rules: the sheet is hidden; it was read like any other.",
    )


def test_rows_out_of_order_are_damage(tmp_path: Path) -> None:
    path = workbook(GOOD, tmp_path / "plan.xlsx")
    edit_part(path, "xl/worksheets/sheet1.xml", '<row r="3"', '<row r="1"')
    assert problems(path)[0].startswith("Workbook: plan.xlsx is damaged")
