"""The template: it says what each column is, and filled in it solves."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from allocator.problems import BadQuestion
from allocator.rules import RULES
from allocator.solving import solve
from allocator.workbook.reading import read
from allocator.workbook.samples import copy_example, examples
from allocator.workbook.sheets import SHEETS
from allocator.workbook.template import HEADINGS, INPUTS, write_template

LANGUAGES = ["en", "fr", "ar"]
FIRST = HEADINGS + 2  # the first row to fill, as a spreadsheet counts


@pytest.fixture(params=LANGUAGES)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    path = tmp_path / "blank.xlsx"
    write_template(path, language=request.param, first_year=2027)
    return request.param, path


def test_every_column_is_there_with_its_note(blank: tuple[str, Path]) -> None:
    language, path = blank
    book = openpyxl.load_workbook(path)
    for sheet in SHEETS:
        if sheet.name in (*INPUTS, "Settings"):
            written = book[sheet.words.say(language)]
            headings = {cell.value: cell for cell in written[HEADINGS + 1] if cell.value}
            for column in sheet.columns:
                cell = headings[column.words.say(language)]
                assert cell.comment and column.note.say(language) in cell.comment.text
            if sheet.years is not None:
                assert [year for year in headings if isinstance(year, int)] == [*range(2027, 2032)]
            assert bool(written.sheet_view.rightToLeft) == (language == "ar")


def test_the_rules_drop_down_names_every_kind(blank: tuple[str, Path]) -> None:
    language, path = blank
    book = openpyxl.load_workbook(path)
    sheet, cells = next(book.defined_names["rule_kinds"].destinations)
    listed = [row[0].value for row in book[sheet][cells]]
    assert listed == [kind.words.say(language) for kind in RULES]
    rules = book[next(s for s in SHEETS if s.name == "Rules").words.say(language)]
    formulas = [str(validation.formula1) for validation in rules.data_validations.dataValidation]
    assert any("rule_kinds" in formula for formula in formulas)


def test_blank_it_only_misses_its_three_sheets(blank: tuple[str, Path]) -> None:
    with pytest.raises(BadQuestion) as refusal:
        read(blank[1])
    assert len(refusal.value.problems) == 3
    assert all("nothing under the headings" in problem.says for problem in refusal.value.problems)


def test_filling_three_sheets_is_enough_and_the_example_is_not_read(
    blank: tuple[str, Path],
) -> None:
    """By hand: 100 of money at 10 a person reaches 10 people."""
    language, path = blank
    book = openpyxl.load_workbook(path)
    rows = {
        "Regions": ["A", 1000],
        "Projects": ["P", 10],
        "Budget": ["S", 20, 20, 20, 20, 20],
    }
    for sheet in SHEETS:
        for place, value in enumerate(rows.get(sheet.name, []), start=1):
            book[sheet.words.say(language)].cell(FIRST, place, value)
    book.save(path)
    reading = read(path)
    assert [region.name for region in reading.case.regions] == ["A"]
    assert reading.case.rules == ()
    assert reading.case.settings.language == language
    assert solve(reading.case).people == pytest.approx(10.0)


def test_the_samples_come_along(tmp_path: Path) -> None:
    assert {"morocco", "small", "provinces"} <= set(examples())
    copy_example("morocco", tmp_path / "mine.xlsx")
    assert read(tmp_path / "mine.xlsx").case.years
    with pytest.raises(FileExistsError):
        copy_example("morocco", tmp_path / "mine.xlsx")
    with pytest.raises(ValueError, match="morocco"):
        copy_example("atlantis", tmp_path / "x.xlsx")
