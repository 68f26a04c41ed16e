"""Names and texts that would do something, if anything treated them as more than text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner

from allocator.commands import main
from allocator.names import normal, odd_characters, visible
from allocator.problems import BadQuestion
from allocator.solving import solve
from allocator.workbook.reading import Reading, read
from allocator.workbook.results import write
from allocator.workbook.results.pages import HEADER_TEXT, header_text

Cell = str | float | None
FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "{=1+1}",
    '=HYPERLINK("http://127.0.0.1:9/?x","y")',
    "http://127.0.0.1:9/x",
    "mailto:a@example.org",
    "file:///etc/hosts",
    "internal:'Plan'!A1",
    "external:other.xlsx",
    "\\\\server\\share",
    "<script>alert(1)</script>",
    "<b>bold</b>&amp",
    "[bold]x[/bold]",
    "[link=http://127.0.0.1:9]x[/link]",
    "${7*7}{{7*7}}%s%n{0}",
    "'quoted'!A1",
    'a "quoted" name',
    "_x0041_bc",
    ">5",
    "*",
    "01",
    "TRUE",
    "#REF",
]

#: What the formulas of a plan may call.
FUNCTIONS = {"SUM", "SUBTOTAL", "SUMIFS", "SUMPRODUCT", "COUNTIFS", "COUNTIF", "IF", "AND"}
FUNCTIONS |= {"IFERROR", "ROWS", "FIXED", "ABS", "MAX", "MIN", "ROUND", "TEXT"}


def book(tables: dict[str, list[list[Cell]]], path: Path) -> Path:
    """A workbook whose texts are texts, whatever they look like."""
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as workbook:
        for title, rows in tables.items():
            sheet = workbook.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str):
                        sheet.write_string(row, column, value)
                    elif value is not None:
                        sheet.write_number(row, column, value)
    return path


def tables(names: list[str], **settings: Cell) -> dict[str, list[list[Cell]]]:
    """A workbook in which everything that has a name bears one of these."""
    count = len(names)
    return {
        "Regions": [
            ["Region", "Eligible people", "Area", "Code", "Spent last year"],
            *[[name, 50, f"{name} area", name, 10] for name in names],
        ],
        "Projects": [
            ["Project type", "Cost per person", "Group"],
            *[[name, 10 + n, f"{name} group"] for n, name in enumerate(names)],
        ],
        "Budget": [
            ["Source", 2027, 2028, "Kind"],
            *[[name, 100, 100, f"{name} kind"] for name in names],
        ],
        "Rules": [
            ["Rule", "Region", "Project type", "Source", "Value", "Note"],
            *[["Spend at most", None, None, name, 10**6, name] for name in names],
            ["Growth at most", None, None, None, 900, names[0]],
        ][: count + 1],
        "Settings": [["Setting", "Value"], *[[key, value] for key, value in settings.items()]],
    }


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            part: archive.read(part).decode()
            for part in archive.namelist()
            if part.endswith((".xml", ".rels"))
        }


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reading, bytes]:
    folder = tmp_path_factory.mktemp("content")
    reading = read(book(tables(FORMULAS, Title=FORMULAS[0]), folder / "in.xlsx"))
    write(solve(reading.case), folder / "plan.xlsx", input_path=folder / "=in&<.xlsx")
    return reading, (folder / "plan.xlsx").read_bytes()


def test_names_are_read_as_they_are_typed(planned: tuple[Reading, bytes]) -> None:
    case = planned[0].case
    assert [region.name for region in case.regions] == FORMULAS
    assert [source.name for source in case.sources] == FORMULAS


def test_text_stays_text_in_the_plan(planned: tuple[Reading, bytes]) -> None:
    """Every name stands in `Plan`, and every formula of the file is one of the program's."""
    loaded = openpyxl.load_workbook(io.BytesIO(planned[1]))
    found = {cell.value for row in loaded["Plan"].iter_rows() for cell in row if cell.value}
    assert {row.value for row in loaded["Plan"]["A"][1:] if row.value} == set(FORMULAS)
    assert set(FORMULAS) <= found
    cells = [cell for sheet in loaded.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas
    for formula in formulas:
        assert set(re.findall(r"([A-Z0-9.]+)\(", formula)) <= FUNCTIONS, formula
        assert not any(name in formula for name in FORMULAS if len(name) > 5)


def test_no_link_of_the_plan_is_live(planned: tuple[Reading, bytes]) -> None:
    for part, text in parts_of(planned[1]).items():
        assert "<hyperlink" not in text, part
        assert "TargetMode" not in text, part
        assert "externalLink" not in text, part
        assert "<script" not in text, part


def test_no_formula_of_a_chart_comes_from_a_name(planned: tuple[Reading, bytes]) -> None:
    for part, text in parts_of(planned[1]).items():
        if part.startswith("xl/charts/"):
            formulas = re.findall(r"<c:f>([^<]*)</c:f>", text)
            assert all(re.fullmatch(r"[A-Za-z ']+!\$.*", formula) for formula in formulas)


def test_a_header_never_ends_in_half_a_code() -> None:
    """Every & is doubled, and the doubled ones are cut in pairs."""
    assert header_text("A & B") == "A && B"
    for length in range(HEADER_TEXT - 3, HEADER_TEXT + 3):
        cut = header_text("x" * length + "&&&&")
        assert len(cut) <= HEADER_TEXT
        assert len(re.findall("&+$", cut + "x") or [""]) == 1
        assert (len(cut) - len(cut.rstrip("&"))) % 2 == 0


def test_a_terminal_shows_marks_and_obeys_none(tmp_path: Path) -> None:
    """A name in a message, with codes that clear a screen and turn the reading direction."""
    name = "Nor\u009b2Jth\u202e"
    rows = tables([name])
    rows["Lines"] = [["Region", "Project type"], ["Elsewhere\u202dX", name]]
    path = book(rows, tmp_path / "in.xlsx")
    result = CliRunner().invoke(main, ["check", str(path)])
    assert result.exit_code == 1
    assert "‹U+202D›" in result.output
    assert not re.search("[\u0080-\u009f\u202a-\u202e]", result.output)


def test_rich_marks_in_a_name_are_shown_as_typed(tmp_path: Path) -> None:
    rows = tables(["[red]a[/red]", "[link=http://x]b[/link]"], Title="[blink]plan[/blink]")
    path = book(rows, tmp_path / "in.xlsx")
    result = CliRunner().invoke(main, ["solve", str(path), "-o", str(tmp_path / "plan.xlsx")])
    assert result.exit_code == 0, result.output
    assert "[blink]plan[/blink]" in result.stdout


def test_json_repeats_names_exactly(tmp_path: Path) -> None:
    path = book(tables(FORMULAS), tmp_path / "in.xlsx")
    result = CliRunner().invoke(main, ["solve", str(path), "--json"])
    answer = json.loads(result.stdout)
    assert {row["region"] for row in answer["plan"]} == set(FORMULAS)


# Characters that cannot be seen


@pytest.mark.parametrize(
    "char",
    list(
        "\u202a\u202e\u2066\u2069\u200b\u2060\ufeff\u00ad\u3164\u2800\u115f\ufe00\U000e0041\u007f"
    ),
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_that_cannot_be_seen_is_told_of(tmp_path: Path, char: str) -> None:
    path = book(tables([f"Nor{char}th"]), tmp_path / "in.xlsx")
    reading = read(path)
    assert reading.case.regions[0].name == f"Nor{char}th"
    says = f"the text holds characters that cannot be seen (U+{ord(char):04X})."
    assert any(w.startswith("Regions!A2: ") and says in w for w in reading.warnings)


@pytest.mark.parametrize(
    "name", ["می\u200cخواهم", "\u200fسوس\u200e ماسة", "A\u061cB", "Oued Éd-Dahab"]
)
def test_marks_of_arabic_and_persian_are_no_surprise(tmp_path: Path, name: str) -> None:
    assert odd_characters(name) == []
    assert visible(name) == name
    warnings = read(book(tables([name]), tmp_path / "in.xlsx")).warnings
    assert not any("cannot be seen" in warning for warning in warnings)


@pytest.mark.parametrize("char", "\u202e\u200b\u200c\u2060\u00ad\u3164\u2800\ufe0f\U000e0041")
def test_names_that_look_the_same_are_the_same(tmp_path: Path, char: str) -> None:
    """Two regions told apart by nothing one can see are one region twice."""
    assert normal(f"Nor{char}th") == normal("North")
    path = book(tables(["North", f"Nor{char}th"]), tmp_path / "in.xlsx")
    with pytest.raises(BadQuestion) as caught:
        read(path)
    assert any("is already in row 2" in problem.says for problem in caught.value.problems)


def test_a_name_of_nothing_one_can_see_is_empty(tmp_path: Path) -> None:
    path = book(tables(["North", "\u3164\u200b\u2800"]), tmp_path / "in.xlsx")
    with pytest.raises(BadQuestion) as caught:
        read(path)
    assert 'Regions!A3: the cell under "Region" is empty.' in str(caught.value)


# Long texts


def test_a_name_too_long_is_refused_at_its_cell(tmp_path: Path) -> None:
    path = book(tables(["x" * 32_767]), tmp_path / "in.xlsx")
    with pytest.raises(BadQuestion) as caught:
        read(path)
    assert any(str(problem).startswith("Regions!A2: ") for problem in caught.value.problems)
    assert "has 32,767 characters. Write a name of 240 characters at most." in str(caught.value)
    assert all(len(str(problem)) < 300 for problem in caught.value.problems)


def test_names_and_notes_as_long_as_they_may_be(tmp_path: Path) -> None:
    names = [letter * 230 for letter in "ab"]
    rows = tables(names, Title="t" * 32_767)
    rows["Rules"][1][-1] = "n" * 32_767
    write(solve(read(book(rows, tmp_path / "in.xlsx")).case), tmp_path / "plan.xlsx")
    loaded = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert {row.value for row in loaded["Plan"]["A"][1:] if row.value} == set(names)
    for sheet in loaded.worksheets:
        for table in sheet.tables.values():
            assert all(len(column.name) <= 255 for column in table.tableColumns)


# Numbers at the edges


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "says"),
    [
        ("Regions", 1, 1e300, "too large to be true"),
        ("Regions", 1, "1e300", "without words or units"),
        ("Regions", 1, "NaN", "is not a number"),
        ("Regions", 1, "inf", "is not a number"),
        ("Regions", 1, "-Infinity", "is not a number"),
        ("Regions", 1, "∞", "is not a number"),
        ("Projects", 1, 1e-300, "too small to be true"),
        ("Projects", 1, 5e-324, "too small to be true"),
        ("Budget", 1, 1e300, "too large to be true"),
        ("Budget", 1, -1e-300, "negative"),
        ("Rules", 4, 1e300, "too large to be true"),
    ],
)
def test_numbers_no_one_can_mean_are_refused(
    tmp_path: Path, sheet: str, column: int, typed: Cell, says: str
) -> None:
    rows = tables(["North"])
    rows[sheet][1][column] = typed
    with pytest.raises(BadQuestion) as caught:
        read(book(rows, tmp_path / "in.xlsx"))
    letter = "ABCDE"[column]
    assert str(caught.value.problems[0]).startswith(f"{sheet}!{letter}2: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(("sheet", "column"), [("Regions", 1), ("Budget", 1), ("Rules", 4)])
def test_next_to_nothing_is_nothing(tmp_path: Path, sheet: str, column: int) -> None:
    """A leftover of a formula, 1e-300, where nothing is allowed: the plan is that of nothing."""
    rows = tables(["North"])
    objectives = []
    for typed in (1e-300, 0.0):
        rows[sheet][1][column] = typed
        objectives.append(solve(read(book(rows, tmp_path / "in.xlsx")).case).objective)
    assert objectives[0] == pytest.approx(objectives[1], abs=1e-9)


def test_a_sheet_with_quotes_in_its_name(tmp_path: Path) -> None:
    rows = tables(["North"]) | {'It\'s "a" sheet!': [["x"]]}
    warnings = read(book(rows, tmp_path / "in.xlsx")).warnings
    assert any(w.startswith('It\'s "a" sheet!: the program knows no sheet') for w in warnings)
