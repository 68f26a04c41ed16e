"""The sheet `Settings` of the template: filled in already, but for the currency."""

from __future__ import annotations

import re

from xlsxwriter.worksheet import Worksheet

from allocator.language import speech
from allocator.workbook.column import Column, Setting
from allocator.workbook.setting_sheets import SETTINGS, SETTINGS_SHEET
from allocator.workbook.sheets import NO, YES
from allocator.workbook.template_bounds import by_unit, choice, suggestion
from allocator.workbook.template_lists import CURRENCIES
from allocator.workbook.template_looks import HEADINGS, Looks, number_format
from allocator.workbook.template_sheets import (
    add_note,
    places_of,
    width_of,
    write_example,
    write_headings,
    write_top,
)
from allocator.workbook.template_words import HOW_TO_SET, PLAN

CURRENCY = next(setting for setting in SETTINGS if setting.field == "currency")


def add_settings(looks: Looks, years: range, currency: str) -> None:
    """The sheet `Settings`, filled in: one row for each setting, with its default."""
    written = looks.add_sheet(SETTINGS_SHEET.words.say(), "input")
    places = list(places_of(SETTINGS_SHEET, years))
    widths = [max(width_of(places[0], first=True), 30.0), 34.0]
    title, how = SETTINGS_SHEET.note.say(), HOW_TO_SET.say()
    write_top(looks, written, title, how, widths)
    write_headings(looks, written, places, widths)
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        written.set_column(at, at, width)
        write_example(looks, written, at, place)
    given = [setting for setting in SETTINGS if setting is not CURRENCY]
    for row, setting in enumerate(given, start=HEADINGS + 1):
        written.write_string(row, 0, setting.words.say(), looks.of("fixed", "@"))
        add_note(written, row, 0, setting.note.say())
        _write_setting(looks, written, row, setting, years)
        _name(looks, row, setting)
    _add_currency(looks, written, HEADINGS + 1 + len(given), currency)


def _name(looks: Looks, row: int, setting: Setting) -> None:
    """Name the cell of a setting's value, such as `Setting_Maximise`, for formulas of one's own."""
    word = re.sub(r"\W", "_", setting.name)
    looks.book.define_name(f"Setting_{word}", f"='{SETTINGS_SHEET.words.say()}'!$B${row + 1}")


def _add_currency(looks: Looks, written: Worksheet, row: int, code: str) -> None:
    """The row of the currency: blank without a code, for a name without a value is refused."""
    _name(looks, row, CURRENCY)
    names = [CURRENCY.words.say()]
    for column, text in enumerate((names[0], code)):
        written.write(row, column, text if code else None, looks.of("setting", "@"))
    codes = suggestion(list(CURRENCIES), CURRENCY.as_column())
    written.data_validation(row, 0, row, 0, suggestion(names, CURRENCY.as_column()))
    written.data_validation(row, 1, row, 1, codes)


def _write_setting(
    looks: Looks, written: Worksheet, row: int, setting: Setting, years: range
) -> None:
    column = setting.as_column()
    look = looks.of("setting", number_format(column))
    default = _default(setting, years)
    written.write(row, 1, default, look)
    if options := _setting_options(setting, column):
        written.data_validation(row, 1, row, 1, options)


def _default(setting: Setting, years: range) -> str | float | None:
    """What the cell holds: a word for a choice; the plan is in the template's language."""
    if setting.field == "title":
        return f"{PLAN.say()} {years[0]}–{years[-1]}"
    value = speech().language if setting.field == "language" else setting.default
    for option in setting.choices:
        if option.value == value:
            return option.words.say()
    if isinstance(value, bool):
        return (YES if value else NO).say()
    return value


def _setting_options(setting: Setting, column: Column) -> dict[str, object]:
    """The drop-down or the bounds of a setting."""
    if setting.choices:
        return choice([c.words.say() for c in setting.choices], column)
    return by_unit(column)
