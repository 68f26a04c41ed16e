"""The template: a blank workbook that explains itself, in any of the three languages.

The example of each sheet stands above its headings, where a reader sees titles only: a
template that is filled in solves without anything being deleted first.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from allocator.language import _, speaking, speech
from allocator.numerals import plain
from allocator.words import Words
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Column, Setting, Sheet, Unit
from allocator.workbook.countries import Country
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import RANGES
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.samples import copy_example, put_new
from allocator.workbook.scenario_sheets import SCENARIOS
from allocator.workbook.setting_sheets import SETTINGS, SETTINGS_SHEET
from allocator.workbook.sheets import NO, YES
from allocator.workbook.template_guide import LINE, add_guide
from allocator.workbook.template_lists import (
    CURRENCIES,
    HEADINGS,
    add_lists,
    by_unit,
    choice,
    suggestion,
    validate,
)
from allocator.workbook.template_looks import Looks, lines_of, number_format
from allocator.workbook.template_words import (
    EXAMPLE,
    EXAMPLE_YEARS,
    EXAMPLES,
    HOW_TO_FILL,
    HOW_TO_SET,
    PLAN,
)

__all__ = ["copy_example", "write_template"]

#: Columns for years, and rows that are boxed for filling in by hand on paper.
YEARS, BOXED, SPARE = 5, 20, 5
#: What a sheet holds already: the text of each cell, by the English name of its column.
Rows = Sequence[Mapping[str, str]]
CURRENCY = next(setting for setting in SETTINGS if setting.field == "currency")
TITLE, HOW, EXAMPLE_ROW = 0, 1, 2
#: Not declared required, for two other columns may stand in its place.
NEEDED = {"Projects": ("Cost per person",)}
WIDTHS = {Unit.NAME: 18.0, Unit.NAMES: 26.0, Unit.TEXT: 16.0, Unit.MONEY: 14.0, Unit.ANY: 14.0}
NARROW = 9.5
#: The file is the same bytes each time, so its date is no clock's.
MADE = datetime.datetime(2026, 11, 2)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Place(NamedTuple):
    """A column as it stands in the template: its heading, its example, whether it is needed."""

    column: Column
    heading: str | int
    example: Words | float | None
    needed: bool


def write_template(
    path: str | Path,
    *,
    language: str = "en",
    first_year: int,
    country: Country | None = None,
    overwrite: bool = False,
) -> None:
    """Write a blank workbook that speaks en, fr or ar, five years from `first_year`.

    country: whose regions it names already, and whose currency it sets; without one the user
    names them. Raises FileExistsError where `path` exists, unless it may be overwritten.
    """
    if not 1000 <= first_year <= 9999 - YEARS:
        raise ValueError(_("{year} is not a year of four digits.", year=plain(first_year)))
    content = io.BytesIO()
    years = range(first_year, first_year + YEARS)
    with speaking(language), xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"created": MADE})
        looks = Looks(book)
        add_guide(looks)
        _add_sheet(looks, REGIONS, years, _region_rows(country))
        for sheet in (PROJECTS, BUDGET, LINES, RULES_SHEET):
            _add_sheet(looks, sheet, years)
        _add_settings(looks, years, country.currency if country else "")
        for sheet in (SCENARIOS, RANGES):
            _add_sheet(looks, sheet, years)
        add_lists(looks, years)
    put_new(Path(path), content.getvalue(), overwrite=overwrite)


# Sheets with a row for each thing


def _region_rows(country: Country | None) -> Rows:
    """What is known of a country's regions: their names, in the language spoken, and codes."""
    regions = country.regions if country else ()
    return [{"Region": region.names.say(), "Code": region.code} for region in regions]


def _add_sheet(looks: Looks, sheet: Sheet, years: range, rows: Rows = ()) -> None:
    """A sheet to fill in. rows: what it holds already, by English names of columns."""
    written = looks.add_sheet(sheet.words.say())
    places = list(_places(sheet, years))
    widths = [_width(place, rows, first=not at) for at, place in enumerate(places)]
    title, how = sheet.note.say(), HOW_TO_FILL.say()
    _write_top(looks, written, title, how, widths)
    _write_headings(looks, written, places, widths)
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        column = place.column
        form = number_format(column)
        written.set_column(at, at, width, looks.of("cell", form))
        _write_example(looks, written, at, place)
        _write_boxed(written, at, [row.get(column.name) for row in rows], looks.of("boxed", form))
        validate(written, sheet.name, column, at)
    written.ignore_errors({"number_stored_as_text": f"A{HEADINGS + 2}:Z2000"})


def _write_boxed(written: Worksheet, at: int, filled: list[str | None], look: Format) -> None:
    """The boxes of a column: those that are filled in, then blank ones, twenty at the least."""
    boxes = max(BOXED, len(filled) + SPARE)
    for row, text in zip_longest(range(boxes), filled):
        if text is None:
            written.write_blank(HEADINGS + 1 + row, at, None, look)
        else:
            written.write_string(HEADINGS + 1 + row, at, text, look)


def _places(sheet: Sheet, years: range) -> Iterator[Place]:
    """The columns in their order; the years of a budget stand after its first column."""
    examples = EXAMPLES[sheet.name]
    for column in sheet.columns:
        needed = column.required or column.name in NEEDED.get(sheet.name, ())
        heading = column.words.say() + ("\u00a0*" if needed else "")
        yield Place(column, heading, examples.get(column.name), needed)
        if sheet.years is not None and column is sheet.columns[0]:
            for at, year in enumerate(years):
                example = EXAMPLE_YEARS[at] if at < len(EXAMPLE_YEARS) else None
                yield Place(sheet.years, year, example, True)


def _width(place: Place, rows: Rows = (), *, first: bool) -> float:
    """Wide enough for the words of the heading, the example, and what is filled in already."""
    words = [len(word) + 3.0 for word in str(place.heading).removesuffix("\u00a0*").split()]
    example = place.example.say() if isinstance(place.example, Words) else ""
    example = EXAMPLE.say() + example if first else example
    filled = [len(row.get(place.column.name, "")) + 2.0 for row in rows]
    return max(WIDTHS.get(place.column.unit, NARROW), len(example) + 2.0, *words, *filled)


def _write_top(looks: Looks, written: Worksheet, title: str, how: str, widths: list[float]) -> None:
    """A title and how to fill the sheet in, as wide as its table, and what stays in sight."""
    last, width = len(widths) - 1, sum(widths)
    written.merge_range(TITLE, 0, TITLE, last, title, looks.of("title"))
    written.merge_range(HOW, 0, HOW, last, how, looks.of("how"))
    written.set_row(TITLE, 20 * lines_of(title, 0.7 * width) + 4)
    written.set_row(HOW, LINE * lines_of(how, width) + 3)
    written.set_row(EXAMPLE_ROW, 18)
    written.freeze_panes(HEADINGS + 1, 1)
    written.repeat_rows(HEADINGS)


def _write_headings(
    looks: Looks, written: Worksheet, places: list[Place], widths: list[float]
) -> None:
    highest = 1
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        look = looks.of("needed" if place.needed else "heading")
        written.write(HEADINGS, at, place.heading, look)
        _comment(written, HEADINGS, at, place.column.note.say())
        highest = max(highest, lines_of(str(place.heading), width - 2))
    written.set_row(HEADINGS, LINE * highest + 6)


def _comment(written: Worksheet, row: int, column: int, text: str) -> None:
    size = {"width": 240, "height": 17 * lines_of(text, 32) + 14}
    written.write_comment(row, column, text, {**size, "font_size": 9})


def _write_example(looks: Looks, written: Worksheet, at: int, place: Place) -> None:
    label = EXAMPLE.say() if at == 0 else ""
    if isinstance(place.example, Words):
        text = label + place.example.say()
        written.write_string(EXAMPLE_ROW, at, text, looks.of("example", "@"))
    elif place.example is not None:
        form = "0.0%" if place.column.unit is Unit.ANY else number_format(place.column)
        written.write_number(EXAMPLE_ROW, at, place.example, looks.of("example", form))


# Settings


def _add_settings(looks: Looks, years: range, currency: str) -> None:
    """The sheet `Settings`, filled in: one row for each setting, with its default."""
    written = looks.add_sheet(SETTINGS_SHEET.words.say())
    places = list(_places(SETTINGS_SHEET, years))
    widths = [max(_width(places[0], first=True), 30.0), 34.0]
    title, how = SETTINGS_SHEET.note.say(), HOW_TO_SET.say()
    _write_top(looks, written, title, how, widths)
    _write_headings(looks, written, places, widths)
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        written.set_column(at, at, width)
        _write_example(looks, written, at, place)
    given = [setting for setting in SETTINGS if setting is not CURRENCY]
    for row, setting in enumerate(given, start=HEADINGS + 1):
        written.write_string(row, 0, setting.words.say(), looks.of("fixed", "@"))
        _comment(written, row, 0, setting.note.say())
        _write_setting(looks, written, row, setting, years)
    _add_currency(looks, written, HEADINGS + 1 + len(given), currency)


def _add_currency(looks: Looks, written: Worksheet, row: int, code: str) -> None:
    """The row of the currency: blank without a code, for a name without a value is refused."""
    names = [CURRENCY.words.say()]
    for column, text in enumerate((names[0], code)):
        written.write(row, column, text if code else None, looks.of("boxed", "@"))
    codes = suggestion(list(CURRENCIES), CURRENCY.as_column())
    written.data_validation(row, 0, row, 0, suggestion(names, CURRENCY.as_column()))
    written.data_validation(row, 1, row, 1, codes)


def _write_setting(
    looks: Looks, written: Worksheet, row: int, setting: Setting, years: range
) -> None:
    column = setting.as_column()
    look = looks.of("boxed", number_format(column))
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
