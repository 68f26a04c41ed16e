"""The template as a workbook that is worked with: protection, lists that grow, its own check."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.cell import column_index_from_string
from openpyxl.workbook import Workbook

from allocator.language import LANGUAGES
from allocator.workbook.countries import find_country
from allocator.workbook.setting_sheets import SETTINGS
from allocator.workbook.template import write_template
from allocator.workbook.template_looks import HEADINGS
from allocator.workbook.template_words import LISTS, READ_ME, READY
from tests.calculated import converted, needs_libreoffice
from tests.test_template import FILLED_IN, THREE_SHEETS, fill, page

ROW = HEADINGS + 1


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def blank(tmp_path: Path, language: str) -> Path:
    path = tmp_path / "blank.xlsx"
    write_template(path, language=language, first_year=2027)
    return path


# Protection


def test_every_sheet_is_protected_without_a_password(blank: Path) -> None:
    for sheet in openpyxl.load_workbook(blank).worksheets:
        assert sheet.protection.sheet and sheet.protection.password is None, sheet.title


def test_the_protection_leaves_what_a_table_is_worked_with(blank: Path, language: str) -> None:
    """In a file a thing is allowed where its lock is off."""
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        locks = page(book, sheet.name, language).protection
        for lock in ("sort", "autoFilter", "insertRows", "insertColumns"):
            assert getattr(locks, lock) is False, lock
        assert (locks.formatColumns, locks.formatRows, locks.formatCells) == (False, False, False)


def test_what_is_typed_is_unlocked_and_coloured_and_all_else_is_locked(
    blank: Path, language: str
) -> None:
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        at = page(book, sheet.name, language)
        for cell in at[ROW]:
            if cell.value is not None:
                assert cell.protection.locked != isinstance(cell.value, int), cell.coordinate
        assert all(at.cell(row, 1).protection.locked for row in range(1, ROW))
        if sheet.name == "Settings":
            continue
        first = at.cell(ROW + 1, 1)
        assert not first.protection.locked and first.fill.fgColor.rgb == "FFFFFBE0"
        # Of the rows under the boxes and of the columns beside, the file has styles alone.
        for letter in ("A", "B", "Z"):
            style = next(
                dimension
                for dimension in at.column_dimensions.values()
                if dimension.min <= column_index_from_string(letter) <= dimension.max
            )
            assert not style.protection.locked, f"{sheet.name}!{letter}"
    for words in (READ_ME, READY, LISTS):
        for row in book[words.say(language)].iter_rows():
            assert all(cell.protection.locked for cell in row)


def test_values_of_settings_are_unlocked_and_named(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    settings = page(book, "Settings", language)
    for setting in SETTINGS:
        name = f"Setting_{setting.name.replace(' ', '_').replace('-', '_')}"
        title, address = book.defined_names[name].attr_text.rsplit("!", 1)
        assert title.strip("'") == settings.title
        row = int(address.rsplit("$", 1)[1])
        assert not settings.cell(row, 2).protection.locked
        if setting.field != "currency":
            assert settings.cell(row, 1).value == setting.words.say(language)
            assert settings.cell(row, 1).protection.locked


def test_headings_have_a_filter_down_to_the_last_row(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for sheet in FILLED_IN:
        reference = page(book, sheet.name, language).auto_filter.ref
        if sheet.name == "Settings":
            assert reference is None
        else:
            assert reference.startswith(f"A{ROW}:") and reference.endswith("2004")
            assert f"Table_{sheet.name}" in book.defined_names


def test_inputs_and_what_is_worked_out_have_tabs_of_their_colours(
    blank: Path, language: str
) -> None:
    book = openpyxl.load_workbook(blank)
    inputs = {page(book, sheet.name, language).sheet_properties.tabColor.rgb for sheet in FILLED_IN}
    assert len(inputs) == 1
    assert book[READY.say(language)].sheet_properties.tabColor.rgb not in inputs


def test_a_name_that_stands_twice_is_asked_about(blank: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank)
    for name in ("Regions", "Projects", "Budget"):
        found = [
            validation
            for validation in page(book, name, language).data_validations.dataValidation
            if validation.type == "custom"
        ]
        assert [v.formula1 for v in found] == ["COUNTIF($A$4:$A$2004,A5)=1"]
        assert found[0].errorStyle == "warning" and found[0].showErrorMessage


# Worked out again by another program


def worked_out(path: Path) -> Workbook:
    """The workbook as LibreOffice calculates it."""
    return openpyxl.load_workbook(converted(path, path.parent / "again"), data_only=True)


def entries(book: Workbook, language: str, name: str) -> list[object]:
    """What a drop-down shows: as many entries as the list says it has."""
    formula = str(book.defined_names[name].attr_text)
    letter = formula.split("$")[1]
    column = [cell.value for cell in book[LISTS.say(language)][letter]]
    length = column[0]
    assert isinstance(length, int | float)
    return column[1 : 1 + int(length)]


#: Three regions, two in one area, a blank row between; two types of a group, one without.
TYPED: list[tuple[str, dict[str, object]]] = [
    ("Regions", {"Region": "North", "Eligible people": 1000, "Area": "Coast"}),
    ("Regions", {"Region": "East", "Eligible people": 500, "Area": "Hills"}),
    ("Projects", {"Project type": "Shop", "Cost per person": 10, "Group": "Trade"}),
    ("Projects", {"Project type": "Stall", "Cost per person": 8, "Group": "Trade"}),
    ("Projects", {"Project type": "Farm", "Cost per person": 20}),
    ("Budget", {"Source": "Fund", "Kind": "zakat", "2": 200, "3": 200}),
]
#: `each` and `all`, as each language says them of regions.
EACH_AND_ALL = {"en": ["each", "all"], "fr": ["chaque", "toutes"], "ar": ["كل", "الكل"]}


@needs_libreoffice
@pytest.mark.parametrize("language", ["fr", "ar"], indirect=True)
def test_lists_grow_with_what_is_typed(blank: Path, language: str) -> None:
    """A name under a blank row is there; areas come once, with and without `each`."""
    fill(blank, language, *TYPED)
    book = openpyxl.load_workbook(blank)
    regions = page(book, "Regions", language)
    regions.cell(ROW + 4, 1, "South")
    regions.cell(ROW + 4, 3, "Coast")
    book.save(blank)
    again = worked_out(blank)
    each = EACH_AND_ALL[language][0]
    areas = ["Coast", "Hills"]
    names = ["North", "East", "South"]
    assert entries(again, language, "AreaNames") == areas
    assert entries(again, language, "RegionAndAreaNames") == names + areas
    assert entries(again, language, "RegionChoices") == [
        *EACH_AND_ALL[language], *names, f"{each} Coast", f"{each} Hills", *areas
    ]  # fmt: skip
    assert entries(again, language, "ProjectAndGroupNames") == ["Shop", "Stall", "Farm", "Trade"]
    assert entries(again, language, "SourceChoices")[2:] == ["Fund", f"{each} zakat", "zakat"]
    assert entries(again, language, "YearChoices")[2:] == [2027, 2028, 2029, 2030, 2031]


@needs_libreoffice
@pytest.mark.parametrize("language", ["ar"], indirect=True)
def test_lists_and_counts_stand_as_the_file_says_before_they_are_calculated(
    tmp_path: Path, language: str
) -> None:
    """Of a country's template: twelve regions in every list that follows them."""
    path = tmp_path / "ma.xlsx"
    write_template(path, language=language, first_year=2027, country=find_country("MA"))
    stored, again = openpyxl.load_workbook(path, data_only=True), worked_out(path)
    for words in (LISTS, READY):
        for row in stored[words.say(language)].iter_rows():
            for cell in row:
                other = again[words.say(language)][cell.coordinate].value
                assert (other or None) == (cell.value or None), cell.coordinate
    assert len(entries(again, language, "RegionChoices")) == 14


def verdicts(book: Workbook, language: str) -> dict[int, tuple[object, bool]]:
    """Of each row counted: how many, and whether that is well."""
    sheet = book[READY.say(language)]
    return {
        row: (sheet.cell(row, 2).value, sheet.cell(row, 3).value == "OK") for row in range(5, 16)
    }


@needs_libreoffice
@pytest.mark.parametrize("language", ["fr"], indirect=True)
def test_its_own_check_counts_what_is_filled_in(blank: Path, language: str) -> None:
    """By hand: North twice, one of them without people; Farm without a cost, Shop by project; Fund
    has money, Donor none; a line of West, which is no region; a rule without a value.
    """
    fill(
        blank,
        language,
        ("Regions", {"Region": "North", "Eligible people": 1000}),
        ("Regions", {"Region": "North"}),
        ("Regions", {"Region": "East", "Eligible people": 500}),
        ("Projects", {"Project type": "Shop", "Cost per project": 100, "People per project": 4}),
        ("Projects", {"Project type": "Farm", "Cost per project": 100}),
        ("Budget", {"Source": "Fund", "2": 200, "3": 150}),
        ("Budget", {"Source": "Donor"}),
        ("Lines", {"Region": "West", "Project type": "Shop"}),
        ("Rules", {"Rule": "Growth at most"}),
    )
    again = worked_out(blank)
    assert verdicts(again, language) == {
        5: (3, True), 6: (1, False), 7: (1, False),
        8: (2, True), 9: (0, True), 10: (1, False),
        11: (2, True), 12: (0, True), 13: (1, False),
        14: (1, False), 15: (1, False),
    }  # fmt: skip
    sheet = again[READY.say(language)]
    assert str(sheet["A3"].value).endswith(" 6")
    assert [sheet.cell(row, 2).value for row in (18, 19)] == [1500, 350]


@needs_libreoffice
@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_three_sheets_filled_leave_nothing_to_do(blank: Path, language: str) -> None:
    fill(blank, language, *THREE_SHEETS)
    again = worked_out(blank)
    assert all(well for _found, well in verdicts(again, language).values())
    assert not str(again[READY.say(language)]["A3"].value)[-1].isdigit()
