"""A sheet of the template with a row for each thing: title, example, headings, blank rows.

No table of Excel's own lies over the rows: on a protected sheet such a table neither grows
nor lets a row be inserted. The headings have a filter, and a name, `Table_Regions`, follows
the rows as they are filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from allocator.words import Words
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.template_bounds import validate
from allocator.workbook.template_lists import column_of
from allocator.workbook.template_looks import (
    HEADINGS,
    LAST,
    LINE,
    SIGNED,
    Looks,
    lines_of,
    number_format,
)
from allocator.workbook.template_words import EXAMPLE, EXAMPLE_YEARS, EXAMPLES, HOW_TO_FILL

#: Rows that are boxed for filling in by hand on paper; blank ones under those filled in.
BOXED, SPARE = 20, 5
#: What a sheet holds already: the text of each cell, by the English name of its column.
Rows = Sequence[Mapping[str, str]]
TITLE, HOW, EXAMPLE_ROW = 0, 1, 2
#: Not declared required, for two other columns may stand in its place.
NEEDED = {"Projects": ("Cost per person",)}
#: Columns where a change such as +10% is typed, by the English name of their sheet.
CHANGES = {"Scenarios": ("Value",), "Ranges": ("Low", "High")}
WIDTHS = {Unit.NAME: 16.0, Unit.NAMES: 22.0, Unit.TEXT: 16.0, Unit.MONEY: 12.5, Unit.ANY: 14.0}
NARROW = 9.5
#: Columns up to here may be written in, beside the table too.
LAST_COLUMN = 25


class Place(NamedTuple):
    """A column as it stands in the template: its heading, its example, whether it is needed."""

    column: Column
    heading: str | int
    example: Words | float | None
    needed: bool


def add_sheet(looks: Looks, sheet: Sheet, years: range, rows: Rows = ()) -> list[str]:
    """A sheet to fill in; the English names of its columns as they stand.

    rows: what it holds already, by English names of columns.
    """
    written = looks.add_sheet(sheet.words.say(), "input")
    places = list(places_of(sheet, years))
    widths = [width_of(place, rows, first=not at) for at, place in enumerate(places)]
    title, how = sheet.note.say(), HOW_TO_FILL.say()
    written.set_column(len(places), LAST_COLUMN, None, looks.of("beside"))
    write_top(looks, written, title, how, widths)
    write_headings(looks, written, places, widths)
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        column = place.column
        form = number_format(column)
        signed = SIGNED if column.name in CHANGES.get(sheet.name, ()) else ""
        written.set_column(at, at, width, looks.of("cell" + signed, form))
        write_example(looks, written, at, place, signed)
        boxed = looks.of("boxed" + signed, form)
        _write_boxed(written, at, [row.get(column.name) for row in rows], boxed)
        validate(written, sheet.name, column, at)
    written.autofilter(HEADINGS, 0, LAST, len(places) - 1)
    written.ignore_errors({"number_stored_as_text": f"A{HEADINGS + 2}:Z2000"})
    names = column_of(sheet, 0)
    table = f"=OFFSET({names.first},0,0,1+{names.rows},{len(places)})"
    looks.book.define_name(f"Table_{sheet.name}", table)
    return [place.column.name for place in places]


def _write_boxed(written: Worksheet, at: int, filled: list[str | None], look: Format) -> None:
    """The boxes of a column: those that are filled in, then blank ones, twenty at the least."""
    boxes = max(BOXED, len(filled) + SPARE)
    for row, text in zip_longest(range(boxes), filled):
        if text is None:
            written.write_blank(HEADINGS + 1 + row, at, None, look)
        else:
            written.write_string(HEADINGS + 1 + row, at, text, look)


def places_of(sheet: Sheet, years: range) -> Iterator[Place]:
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


def width_of(place: Place, rows: Rows = (), *, first: bool) -> float:
    """Wide enough for the words of the heading, the example, and what is filled in already."""
    words = [len(word) + 3.0 for word in str(place.heading).removesuffix("\u00a0*").split()]
    example = place.example.say() if isinstance(place.example, Words) else ""
    example = EXAMPLE.say() + example if first else example
    filled = [len(row.get(place.column.name, "")) + 2.0 for row in rows]
    return max(WIDTHS.get(place.column.unit, NARROW), len(example) + 2.0, *words, *filled)


def write_top(looks: Looks, written: Worksheet, title: str, how: str, widths: list[float]) -> None:
    """A title and how to fill the sheet in, as wide as its table, and what stays in sight."""
    last, width = len(widths) - 1, sum(widths)
    written.merge_range(TITLE, 0, TITLE, last, title, looks.of("title"))
    written.merge_range(HOW, 0, HOW, last, how, looks.of("how"))
    locked = looks.of("locked")
    written.set_row(TITLE, 20 * lines_of(title, 0.7 * width) + 4, locked)
    written.set_row(HOW, LINE * lines_of(how, width) + 3, locked)
    written.set_row(EXAMPLE_ROW, 18, locked)
    written.freeze_panes(HEADINGS + 1, 1)
    written.repeat_rows(HEADINGS)


def write_headings(
    looks: Looks, written: Worksheet, places: list[Place], widths: list[float]
) -> None:
    """The headings, those that must be filled in dark, each with its note; years can be changed."""
    highest = 1
    for at, (place, width) in enumerate(zip(places, widths, strict=True)):
        year = isinstance(place.heading, int)
        look = looks.of("year" if year else "needed" if place.needed else "heading")
        written.write(HEADINGS, at, place.heading, look)
        add_note(written, HEADINGS, at, place.column.note.say())
        highest = max(highest, lines_of(str(place.heading), width - 1.5))
    # Half a line more, so that the arrow of the filter at the foot hides no word.
    written.set_row(HEADINGS, LINE * (highest + 0.5) + 6)


def add_note(written: Worksheet, row: int, column: int, text: str) -> None:
    """A note on a cell, as large as its text."""
    size = {"width": 240, "height": 17 * lines_of(text, 32) + 14}
    written.write_comment(row, column, text, {**size, "font_size": 9})


def write_example(
    looks: Looks, written: Worksheet, at: int, place: Place, signed: str = ""
) -> None:
    """The cell of the example's line in a column."""
    label = EXAMPLE.say() if at == 0 else ""
    if isinstance(place.example, Words):
        text = label + place.example.say()
        written.write_string(EXAMPLE_ROW, at, text, looks.of("example" + signed, "@"))
    elif place.example is not None:
        form = "0.0%" if place.column.unit is Unit.ANY else number_format(place.column)
        written.write_number(EXAMPLE_ROW, at, place.example, looks.of("example", form))
