"""The sheets as data: names that cannot be confused, notes in every language, true defaults."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from allocator.case import OBJECTIVES, PREFERENCES, Line, Project, Region, Rule, Settings, Source
from allocator.names import normal
from allocator.words import Words
from allocator.workbook.sheets import (
    MAXIMISE,
    NO,
    PREFER,
    SAME,
    SETTINGS,
    SHEETS,
    YES,
    Sheet,
    Unit,
    find_setting,
    find_sheet,
)

EVERY_SHEET = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


def shared(names: list[Words]) -> set[str]:
    """Normal names that two things share. One thing may have one name in two languages."""
    spelt = [{normal(word) for word in words} for words in names]
    return {name for one, other in itertools.combinations(spelt, 2) for name in one & other}


@EVERY_SHEET
def test_no_two_columns_of_a_sheet_share_a_name(sheet: Sheet) -> None:
    assert not shared([column.words for column in sheet.columns])


def test_no_two_sheets_settings_or_choices_share_a_name() -> None:
    assert not shared([sheet.words for sheet in SHEETS])
    assert not shared([setting.words for setting in SETTINGS])
    for setting in SETTINGS:
        assert not shared([choice.words for choice in setting.choices])
    assert not shared([YES, NO, *SAME])


@EVERY_SHEET
def test_every_column_says_what_it_means_in_each_language(sheet: Sheet) -> None:
    for column in (*sheet.columns, *([sheet.years] if sheet.years else [])):
        assert all(column.words) and all(column.note), column.name
    assert all(sheet.note)


def test_names_are_found_in_every_language() -> None:
    for sheet in SHEETS:
        assert {find_sheet(word) for word in sheet.words} == {sheet}
        assert all(sheet.names()[normal(w)] is c for c in sheet.columns for w in c.words)
    for setting in SETTINGS:
        assert {find_setting(word) for word in setting.words} == {setting}
    assert find_sheet("Notes") is None and find_setting("Notes") is None


def test_names_ignore_case_spaces_and_the_ways_of_writing_arabic() -> None:
    assert find_sheet("  REGIONS ") is find_sheet("المَناطِق") is find_sheet("Regions")
    assert find_setting("ارتفاع  الاسعار") is find_setting("Price rise")


@pytest.mark.parametrize(
    ("sheet", "entry", "fields"),
    [
        ("Regions", Region, {"Cost factor": "cost_factor", "Weight": "weight"}),
        ("Projects", Project, {"Kept going": "kept_going", "Own share": "own_share"}),
        ("Budget", Source, {"Carry over": "carry_over", "Own costs": "own_costs"}),
        ("Lines", Line, {"Open": "open"}),
        ("Rules", Rule, {"On": "on", "Step": "step"}),
    ],
)
def test_a_blank_means_what_the_case_takes_it_for(
    sheet: str, entry: type, fields: dict[str, str]
) -> None:
    defaults = {field.name: field.default for field in dataclasses.fields(entry)}
    found = find_sheet(sheet)
    assert found is not None
    for name, field in fields.items():
        assert found.column(name).default == defaults[field]


def test_settings_are_those_of_the_case() -> None:
    assert {setting.field for setting in SETTINGS} == {
        field.name for field in dataclasses.fields(Settings)
    }
    for setting in SETTINGS:
        if setting.default is not None:
            assert getattr(Settings(), setting.field) == setting.default
    # The workbook may know a value before the program does; it then says so.
    assert set(OBJECTIVES) <= {choice.value for choice in MAXIMISE}
    assert set(PREFERENCES) <= {choice.value for choice in PREFER}


def test_percentages_are_never_negative_but_for_a_ladder() -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.unit is Unit.PERCENT:
                lowest = -1.0 if column.name == "Yearly rise" else 0.0
                assert column.least == lowest, column.name
