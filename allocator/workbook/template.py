"""The blank workbook: headings with notes, drop-downs, and an example that is not read.

The example stands above the headings, where the reader looks for titles only: a template
filled in below solves without anything being deleted first.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from allocator.case import OBJECTIVES, PREFERENCES
from allocator.rules import RULES
from allocator.words import Words
from allocator.workbook.column import Column, Setting, Sheet, Unit
from allocator.workbook.samples import copy_example, put_beside
from allocator.workbook.sheets import NO, SETTINGS, SHEETS, YES
from allocator.workbook.template_words import (
    EXAMPLE,
    EXAMPLE_AMOUNT,
    EXAMPLES,
    LINES,
    MY_PLAN,
    READ_ME,
    REQUIRED,
)

__all__ = ["copy_example", "write_template"]

#: How many years the template has columns for, and how many rows are prepared to be filled.
YEARS, ROWS = 5, 500
TITLE, EXAMPLE_ROW, HEADINGS = 0, 1, 2
#: The workbook's own name for the kinds of rule, which its drop-down shows.
RULE_NAMES = "rule_kinds"
INPUTS = ("Regions", "Projects", "Budget", "Lines", "Rules")
#: Whose names a column takes from another sheet: column -> sheet.
LISTS = {"Region": "Regions", "Project type": "Projects", "Source": "Budget"}


@dataclass(frozen=True)
class Formats:
    """The cell formats of a template."""

    title: Format
    heading: Format
    required: Format
    example: dict[Unit, Format]
    cell: dict[Unit, Format]
    text: Format


@dataclass(frozen=True)
class Page:
    """One sheet being filled: what is written on, in which formats and language."""

    written: Worksheet
    formats: Formats
    sheet: Sheet
    language: str

    def say(self, words: Words) -> str:
        """Words in the page's language."""
        return words.say(self.language)


def write_template(
    path: Path, *, language: str = "en", first_year: int, overwrite: bool = False
) -> None:
    """Write a blank workbook in a language (en, fr, ar), its years from `first_year`.

    Raises FileExistsError rather than replace a file unasked.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    formats = _formats(book)
    _read_me(book, formats, language)
    for sheet in SHEETS:
        if sheet.name in INPUTS:
            _input_sheet(book, formats, sheet, language, first_year)
        elif sheet.name == "Settings":
            _settings_sheet(book, formats, sheet, language)
    book.close()
    put_beside(path, content.getvalue(), overwrite=overwrite)


def _formats(book: xlsxwriter.Workbook) -> Formats:
    codes = {
        Unit.MONEY: "#,##0",
        Unit.PEOPLE: "#,##0",
        Unit.PERCENT: "0.##%",
        Unit.TEXT: "@",
        Unit.NAME: "@",
        Unit.NAMES: "@",
        Unit.YEAR: "General",
    }
    grey = {"italic": True, "font_color": "#808080"}
    heading = {"bold": True, "bg_color": "#0072B2", "font_color": "white", "border": 1}
    wrapped = {**heading, "text_wrap": True, "valign": "top"}
    return Formats(
        title=book.add_format({"bold": True, "font_size": 14, "font_color": "#0072B2"}),
        heading=book.add_format({**wrapped, "bg_color": "#56728C"}),
        required=book.add_format(wrapped),
        example={u: book.add_format({**grey, "num_format": codes.get(u, "General")}) for u in Unit},
        cell={u: book.add_format({"num_format": codes.get(u, "General")}) for u in Unit},
        text=book.add_format({"text_wrap": True, "valign": "top"}),
    )


def _new_sheet(book: xlsxwriter.Workbook, name: str, language: str) -> Worksheet:
    sheet = book.add_worksheet(name)
    if language == "ar":
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    return sheet


def _read_me(book: xlsxwriter.Workbook, formats: Formats, language: str) -> None:
    sheet = _new_sheet(book, READ_ME.say(language), language)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, LINES[0].say(language), formats.title)
    if language == "ar":
        # A line that begins with a digit would be read, and set, from the left.
        formats.text.set_reading_order(2)
        formats.text.set_align("right")
    for row, line in enumerate(LINES[1:], start=2):
        sheet.write_string(row, 0, line.say(language), formats.text)


# Sheets to fill in


def _input_sheet(
    book: xlsxwriter.Workbook, formats: Formats, sheet: Sheet, language: str, first_year: int
) -> None:
    written = _new_sheet(book, sheet.words.say(language), language)
    page = Page(written, formats, sheet, language)
    written.write_string(TITLE, 0, page.say(sheet.note), formats.title)
    columns = _columns(sheet, first_year)
    for place, (column, year) in enumerate(columns):
        _heading(page, place, column, year)
        _example(page, place, column, year)
        _validate(page, place, column)
    # Beside the example, not under a heading: no one can take it for a row of data.
    aside = len(columns) + 1
    written.write_string(TITLE, aside, page.say(REQUIRED))
    written.write_string(EXAMPLE_ROW, aside, f"← {page.say(EXAMPLE)}")
    written.set_column(aside, aside, 28)
    written.freeze_panes(HEADINGS + 1, 1)
    written.repeat_rows(HEADINGS)


def _columns(sheet: Sheet, first_year: int) -> list[tuple[Column, int | None]]:
    """The sheet's columns; a budget's years stand after its first column."""
    columns: list[tuple[Column, int | None]] = [(column, None) for column in sheet.columns]
    if sheet.years is None:
        return columns
    years = [(sheet.years, first_year + number) for number in range(YEARS)]
    return [columns[0], *years, *columns[1:]]


def _heading(page: Page, place: int, column: Column, year: int | None) -> None:
    style = page.formats.required if column.required else page.formats.heading
    words = page.say(column.words)
    if year is not None:
        page.written.write_number(HEADINGS, place, year, style)
    else:
        page.written.write_string(HEADINGS, place, words, style)
    note = page.say(column.note) + (" *" if column.required else "")
    page.written.write_comment(HEADINGS, place, note, {"x_scale": 2.0, "y_scale": 1.2})
    width = max(13, min(24, len(words) + 3)) if year is None else 13
    wide = 26 if column.unit is Unit.NAMES or place == 0 else width
    page.written.set_column(place, place, wide, page.formats.cell[column.unit])


def _example(page: Page, place: int, column: Column, year: int | None) -> None:
    given = EXAMPLES[page.sheet.name].get(column.name)
    value = EXAMPLE_AMOUNT if year is not None else given
    styles = page.formats.example
    if isinstance(value, Words):
        page.written.write_string(EXAMPLE_ROW, place, page.say(value), styles[Unit.TEXT])
    elif value is not None:
        unit = Unit.PERCENT if column.unit is Unit.ANY else column.unit
        page.written.write_number(EXAMPLE_ROW, place, value, styles[unit])


def _validate(page: Page, place: int, column: Column) -> None:
    """Drop-downs and bounds that advise and never forbid: `each` is no region, and is right."""
    first, last = HEADINGS + 1, HEADINGS + ROWS
    listed = _choices(column, page.sheet, page.language)
    if listed is not None:
        options = {"validate": "list", "source": listed, "show_error": False}
        page.written.data_validation(first, place, last, place, options)
    elif column.unit.is_number or column.unit is Unit.PERCENT:
        least = column.least if column.least is not None else 0.0
        bounds: dict[str, object] = {"validate": "decimal", "criteria": ">=", "value": least}
        bounds |= {"error_title": page.say(column.words)[:32], "error_type": "warning"}
        bounds |= {"error_message": page.say(column.note)[:255]}
        page.written.data_validation(first, place, last, place, bounds)


def _choices(column: Column, sheet: Sheet, language: str) -> str | list[str] | None:
    if sheet.name == "Rules" and column.name == "Rule":
        return f"={RULE_NAMES}"
    if column.unit is Unit.YES_NO:
        return [YES.say(language), NO.say(language)]
    other = LISTS.get(column.name)
    if other is None or other == sheet.name:
        return None
    name = next(found for found in SHEETS if found.name == other).words.say(language)
    letter = xl_col_to_name(0)
    return f"='{name}'!${letter}${HEADINGS + 2}:${letter}${HEADINGS + ROWS + 1}"


# Settings


def _settings_sheet(
    book: xlsxwriter.Workbook, formats: Formats, sheet: Sheet, language: str
) -> None:
    written = _new_sheet(book, sheet.words.say(language), language)
    page = Page(written, formats, sheet, language)
    written.write_string(TITLE, 0, page.say(sheet.note), formats.title)
    for place, column in enumerate(sheet.columns):
        _heading(page, place, column, None)
    written.set_column(0, 0, 24)
    written.set_column(1, 1, 30)
    # A currency is never guessed: its row is left to the list under the others.
    given = [setting for setting in SETTINGS if setting.field != "currency"]
    for row, setting in enumerate(given, start=HEADINGS + 1):
        written.write_string(row, 0, page.say(setting.words))
        written.write_comment(row, 0, page.say(setting.note), {"x_scale": 2.0})
        _setting_value(page, row, setting)
    names = [page.say(setting.words) for setting in SETTINGS]
    options = {"validate": "list", "source": names, "show_error": False}
    written.data_validation(HEADINGS + 1, 0, HEADINGS + 20, 0, options)
    written.freeze_panes(HEADINGS + 1, 0)
    _rule_names(book, written, language)


def _setting_value(page: Page, row: int, setting: Setting) -> None:
    offered = [
        choice
        for choice in setting.choices
        if setting.field != "maximise" or choice.value in OBJECTIVES
    ]
    if offered:
        listed = [page.say(choice.words) for choice in offered]
        page.written.data_validation(row, 1, row, 1, {"validate": "list", "source": listed})
        default = page.language if setting.field == "language" else _default(setting)
        chosen = next(choice for choice in offered if choice.value == default)
        page.written.write_string(row, 1, page.say(chosen.words))
    elif setting.unit is Unit.TEXT:
        page.written.write_string(row, 1, page.say(MY_PLAN))
    else:
        page.written.write_number(row, 1, 0.0, page.formats.cell[setting.unit])


def _default(setting: Setting) -> str:
    return {"maximise": OBJECTIVES[0], "prefer": PREFERENCES[0]}[setting.field]


def _rule_names(book: xlsxwriter.Workbook, written: Worksheet, language: str) -> None:
    """The kinds of rule, in a column out of the way, for the drop-down of `Rules`."""
    column = 25
    for row, kind in enumerate(RULES, start=HEADINGS + 1):
        written.write_string(row, column, kind.words.say(language))
    written.set_column(column, column, None, None, {"hidden": True})
    letter = xl_col_to_name(column)
    last = HEADINGS + 1 + len(RULES)
    where = f"='{written.get_name()}'!${letter}${HEADINGS + 2}:${letter}${last}"
    book.define_name(RULE_NAMES, where)
