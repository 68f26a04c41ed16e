"""The template: it explains itself, its example is not read, and filled in it solves."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.commands import main
from allocator.language import LANGUAGES
from allocator.names import nearest
from allocator.problems import BadQuestion
from allocator.rules import RULES
from allocator.solving import solve
from allocator.words import Words
from allocator.workbook import samples
from allocator.workbook.column import Sheet
from allocator.workbook.reading import read
from allocator.workbook.samples import examples
from allocator.workbook.setting_sheets import MAXIMISE, SETTINGS
from allocator.workbook.sheets import SHEETS, find_sheet
from allocator.workbook.tables import ALIKE
from allocator.workbook.template import copy_example, write_template
from allocator.workbook.template_bounds import LONGEST, SOURCES
from allocator.workbook.template_looks import HEADINGS
from allocator.workbook.template_words import EXAMPLE, EXAMPLES, LISTS, OWN_SHEETS, READ_ME, READY

FILLED_IN = [sheet for sheet in SHEETS if sheet.name not in ("Actuals", "Follow-up")]
ROW = HEADINGS + 1  # of the headings, as a spreadsheet counts
TABLES = [sheet for sheet in FILLED_IN if sheet.name != "Settings"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def blank(tmp_path: Path, language: str) -> Path:
    path = tmp_path / "blank.xlsx"
    write_template(path, language=language, first_year=2027)
    return path


def page(book: Workbook, name: str, language: str) -> Worksheet:
    return book[next(s for s in SHEETS if s.name == name).words.say(language)]


def place(sheet: Sheet, name: str, at: Worksheet) -> int:
    """The number of a column, found by its heading."""
    words = sheet.column(name).words
    cells = at[ROW]
    return next(c.column for c in cells if str(c.value).removesuffix("\u00a0*") in words)


def fill(path: Path, language: str, *rows: tuple[str, dict[str, object]]) -> None:
    """Write rows under the headings of a template, each at the first row that is free."""
    book = openpyxl.load_workbook(path)
    for name, cells in rows:
        at = page(book, name, language)
        sheet = next(s for s in SHEETS if s.name == name)
        free = next(r for r in range(ROW + 1, 100) if at.cell(r, 1).value is None)
        for column, value in cells.items():
            number = int(column) if column.isdigit() else place(sheet, column, at)
            at.cell(free, number, value)
    book.save(path)


def said(example: Words | float, language: str) -> str:
    """The text of an example in a language."""
    assert isinstance(example, Words)
    return example.say(language)


THREE_SHEETS: list[tuple[str, dict[str, object]]] = [
    ("Regions", {"Region": "North", "Eligible people": 1000, "Spent last year": 100}),
    ("Projects", {"Project type": "Shop", "Cost per person": 10}),
    ("Budget", {"Source": "Fund", "2": 200, "3": 200, "4": 200, "5": 200, "6": 200}),
]


def test_the_sheets_stand_in_their_order_and_the_lists_are_hidden(
    blank: Path, language: str
) -> None:
    book = openpyxl.load_workbook(blank)
    names = [READ_ME, *(sheet.words for sheet in FILLED_IN), READY, LISTS]
    assert book.sheetnames == [words.say(language) for words in names]
    assert [at.sheet_state for at in book.worksheets] == ["visible"] * (len(names) - 1) + ["hidden"]


def test_every_heading_is_recognised_and_has_its_note(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        at = page(book, sheet.name, language)
        left = list(sheet.columns)
        years = []
        for cell in at[ROW]:
            assert cell.comment and cell.comment.text, f"{sheet.name}!{cell.coordinate}"
            if isinstance(cell.value, int):
                assert sheet.years and sheet.years.note.say(language) in cell.comment.text
                years.append(cell.value)
                continue
            bare = str(cell.value).removesuffix("\u00a0*")
            column = next(c for c in left if bare == c.words.say(language))
            left.remove(column)
            assert column.note.say(language) in cell.comment.text
            if column.required:
                assert str(cell.value).endswith("*")
        assert not left
        assert years == (list(range(2027, 2032)) if sheet.years else [])


NOTHING_FILLED_IN = {
    "en": "there is nothing under the headings.",
    "fr": "il n'y a rien sous les titres.",
    "ar": "لا شيء تحت العناوين.",
}


def test_a_blank_one_only_lacks_rows_in_its_three_sheets(blank: Path, language: str) -> None:
    """So every heading was found, the settings are good, and no example was read."""
    with pytest.raises(BadQuestion) as refusal:
        read(blank)
    assert {problem.sheet for problem in refusal.value.problems} == {
        sheet.words.say(language) for sheet in FILLED_IN if sheet.required
    }
    assert {problem.says for problem in refusal.value.problems} == {NOTHING_FILLED_IN[language]}


def test_filling_three_sheets_is_enough(blank: Path, language: str) -> None:
    """By hand: 5 years of 200 at 10 a person reach 100 people."""
    fill(blank, language, *THREE_SHEETS)
    reading = read(blank)
    case = reading.case
    assert [region.name for region in case.regions] == ["North"]
    assert [project.name for project in case.projects] == ["Shop"]
    assert [source.name for source in case.sources] == ["Fund"]
    assert (case.lines, case.rules) == ((), ())
    assert case.years == (2027, 2028, 2029, 2030, 2031)
    assert solve(case).people == pytest.approx(100.0)
    assert reading.warnings == ()


def test_rows_far_under_the_boxes_are_read_and_looked_after_like_any_other(
    blank: Path, language: str
) -> None:
    fill(blank, language, *THREE_SHEETS)
    book = openpyxl.load_workbook(blank)
    regions = page(book, "Regions", language)
    regions.cell(900, 1, "South")
    regions.cell(900, 2, 50)
    assert validations(regions, 2, row=900)
    book.save(blank)
    reading = read(blank)
    assert [region.name for region in reading.case.regions] == ["North", "South"]
    assert reading.warnings == ()


def test_the_settings_are_the_defaults_in_the_language_of_the_template(
    blank: Path, language: str
) -> None:
    fill(blank, language, *THREE_SHEETS)
    settings = read(blank).case.settings
    assert settings.language == language
    assert settings.title.endswith("2027–2031")
    for setting in SETTINGS:
        if setting.field not in ("title", "language", "currency"):
            assert getattr(settings, setting.field) == setting.default
    assert settings.currency == ""
    fill(blank, language, ("Settings", {"Setting": "Currency", "Value": "MAD"}))
    assert read(blank).case.settings.currency == "MAD"


def test_a_rule_chosen_from_the_drop_downs_is_read_and_kept(blank: Path, language: str) -> None:
    """By hand: 100 last year, 10 % more each year: 110 + 121 + 133.1 + 146.41 + 161.051."""
    book = openpyxl.load_workbook(blank)
    lists = book[LISTS.say(language)]
    growth = lists.cell(2, 1).value
    each = listed(book, "RegionChoices")[0]
    rule = {"Rule": growth, "Region": each, "Value": 0.1}
    fill(blank, language, *THREE_SHEETS, ("Rules", rule))
    plan = solve(read(blank).case)
    assert plan.people == pytest.approx(67.1561)


def test_the_example_says_that_it_is_one_and_stands_above_the_headings(
    blank: Path, language: str
) -> None:
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        at = page(book, sheet.name, language)
        example = at[ROW - 1]
        assert str(example[0].value).startswith(EXAMPLE.say(language))
        for name in EXAMPLES[sheet.name]:
            cell = example[place(sheet, name, at) - 1]
            assert cell.value is not None and cell.font.i, f"{sheet.name}!{cell.coordinate}"


def test_every_example_is_a_value_its_column_takes(blank: Path, language: str) -> None:
    """The examples, moved under the headings, are read without a complaint about a cell."""
    book = openpyxl.load_workbook(blank)
    for sheet in TABLES:
        at = page(book, sheet.name, language)
        for cell in at[ROW - 1]:
            below = at.cell(ROW + 1, cell.column)
            below.value, below.number_format = cell.value, cell.number_format
        first = at.cell(ROW + 1, 1)
        first.value = str(first.value).removeprefix(EXAMPLE.say(language))
    book.save(blank)
    budget = EXAMPLES["Budget"]
    workshop = said(budget["Projects"], language).split("; ")[1]
    nothing = dict.fromkeys("23456", 0)
    loan_fund, zakat = (said(budget[c], language) for c in ("Repaid to", "Losses covered by"))
    fill(
        blank,
        language,
        ("Projects", {"Project type": workshop, "Cost per person": 900}),
        ("Budget", {"Source": loan_fund, **nothing}),
        ("Budget", {"Source": zakat, **nothing}),
    )
    case = read(blank).case
    assert case.projects[0].kept_going == 0.83
    assert case.sources[0].ladder()[2] == pytest.approx(140000 * 1.05)
    assert case.lines[0].most_people == 300
    assert (case.rules[0].kind, case.rules[0].value) == ("Growth at most", 0.15)
    assert [(c.what, c.how, c.number) for c in case.scenarios[0].changes] == [
        ("Budget", "times", 1.1)
    ]


# Drop-downs and bounds


def listed(book: Workbook, name: str) -> list[object]:
    """The entries of a list on the hidden sheet, as the file holds them."""
    where = re.match(r"OFFSET\('(.+)'!\$([A-Z]+)\$1,1,0,MAX", book.defined_names[name].attr_text)
    assert where
    cells = [cell.value for cell in book[where[1]][where[2]][1:]]
    return [value for value in cells if value not in (None, "")]


def validations(at: Worksheet, column: int, row: int = ROW + 1) -> list[str]:
    cell = at.cell(row, column).coordinate
    return [
        str(found.formula1) for found in at.data_validations.dataValidation if cell in found.sqref
    ]


def test_drop_downs_follow_the_users_own_lists(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for name, columns in SOURCES.items():
        sheet = next(s for s in SHEETS if s.name == name)
        at = page(book, name, language)
        for column, source in columns.items():
            assert validations(at, place(sheet, column, at)) == [source]
            assert source in book.defined_names
    regions = page(book, "Regions", language).title
    assert f"'{regions}'!" in str(book.defined_names["RegionNames"].attr_text)


def test_the_kinds_of_rule_are_those_there_are(blank: Path, language: str) -> None:
    found = listed(openpyxl.load_workbook(blank), "RuleKinds")
    assert found == [kind.words.say(language) for kind in RULES]


def test_every_choice_of_a_setting_is_offered(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    settings = page(book, "Settings", language)
    offered = " ".join(str(v.formula1) for v in settings.data_validations.dataValidation)
    for choice in MAXIMISE:
        assert choice.words.say(language) in offered


def test_what_is_typed_over_a_list_of_names_is_never_questioned(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        for found in page(book, sheet.name, language).data_validations.dataValidation:
            assert len(found.prompt or "") <= LONGEST
            names = ("Names", "Choices", "Words")
            if found.type == "list" and str(found.formula1).endswith(names):
                assert not found.showErrorMessage
            else:
                assert found.errorStyle == "warning" or not found.showErrorMessage


@pytest.mark.parametrize("name", ["Regions", "Projects", "Budget", "Lines", "Rules"])
def test_every_number_has_its_bounds(blank: Path, language: str, name: str) -> None:
    sheet = next(s for s in SHEETS if s.name == name)
    at = page(openpyxl.load_workbook(blank), name, language)
    for column in sheet.columns:
        if column.unit.is_number or column.unit.value == "percent":
            assert validations(at, place(sheet, column.name, at)), column.name


# How it looks


def test_arabic_sheets_run_from_right_to_left(blank: Path, language: str) -> None:
    for at in openpyxl.load_workbook(blank).worksheets:
        assert bool(at.sheet_view.rightToLeft) == (language == "ar")


def test_a_sign_stays_before_its_number_in_arabic_too(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for name, columns in (("Scenarios", ["Value"]), ("Ranges", ["Low", "High"])):
        sheet = next(s for s in SHEETS if s.name == name)
        at = page(book, name, language)
        for column in columns:
            for row in (ROW - 1, ROW + 1):
                cell = at.cell(row, place(sheet, column, at))
                assert cell.alignment.readingOrder == 1, cell.coordinate


def test_headings_stay_in_sight_and_every_sheet_prints_on_a4_landscape(
    blank: Path, language: str
) -> None:
    book = openpyxl.load_workbook(blank)
    for at in book.worksheets:
        assert (at.page_setup.orientation, at.page_setup.paperSize) == ("landscape", 9)
        assert at.sheet_properties.pageSetUpPr.fitToPage
    for sheet in FILLED_IN:
        assert page(book, sheet.name, language).freeze_panes == f"B{ROW + 1}"


def test_its_own_sheets_are_never_taken_for_misspelt_ones() -> None:
    known = [word for sheet in SHEETS for word in sheet.words]
    for words in OWN_SHEETS:
        for word in words:
            assert find_sheet(word) is None
            assert not nearest(word, known, cutoff=ALIKE)


# The file


def test_the_same_template_is_the_same_bytes(tmp_path: Path, language: str) -> None:
    paths = [tmp_path / name for name in ("one.xlsx", "two.xlsx")]
    for path in paths:
        write_template(path, language=language, first_year=1448)
    assert len({hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}) == 1


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_text("mine")
    for write in (
        lambda: write_template(path, first_year=2027),
        lambda: copy_example("small", path),
    ):
        with pytest.raises(FileExistsError, match=r"mine\.xlsx"):
            write()
    assert path.read_text() == "mine"
    said = CliRunner().invoke(main, ["template", str(path), "--lang", "fr"]).output
    assert said.split("existe déjà. ")[1] == "Choisissez un autre nom ou utilisez --force.\n"
    write_template(path, first_year=2027, overwrite=True)
    assert path.read_bytes().startswith(b"PK")
    copy_example("small", path, overwrite=True)
    assert [region.name for region in read(path).case.regions] == ["Coast", "Mountain"]
    assert [other.name for other in tmp_path.iterdir()] == ["mine.xlsx"]


def test_languages_and_years_that_there_are_not_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no de.*en, fr, ar"):
        write_template(tmp_path / "x.xlsx", language="de", first_year=2027)
    with pytest.raises(ValueError, match="27 is not a year"):
        write_template(tmp_path / "x.xlsx", first_year=27)
    assert not list(tmp_path.iterdir())


def test_every_sample_can_be_copied_and_an_unknown_one_names_them(tmp_path: Path) -> None:
    assert {"morocco", "small", "provinces"} <= set(examples())
    copy_example("small", tmp_path / "small.xlsx")
    with pytest.raises(ValueError, match=r"morocco.*provinces.*small"):
        copy_example("atlantis", tmp_path / "x.xlsx")


def test_samples_in_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged, checkout = tmp_path / "package", tmp_path / "data"
    for home in (packaged, checkout):
        home.mkdir()
    shutil.copy(examples()["small"], checkout / "only-here.xlsx")
    monkeypatch.setattr(samples, "HOMES", (packaged, checkout))
    assert list(examples()) == ["only-here"]
    shutil.copy(checkout / "only-here.xlsx", packaged / "small.xlsx")
    assert list(examples()) == ["small"]
