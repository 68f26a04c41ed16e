"""Columns written as a real Excel table: filters, headings, widths that fit, totals."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from xlsxwriter.utility import (
    quote_sheetname,
    xl_cell_to_rowcol,
    xl_range_abs,
    xl_rowcol_to_cell,
)
from xlsxwriter.worksheet import Worksheet

from allocator.language import _, right_to_left
from allocator.numerals import plain as plain_number
from allocator.workbook.results import direction
from allocator.workbook.results.formats import TABLE_STYLE, Formats

Value = str | float | int | None

#: Widths in characters; a heading needs room for its filter button too.
NARROWEST, WIDEST, BUTTON = 7, 60, 3
#: A heading longer than this is broken over lines.
HEADING_WIDTH = 16
LINE_HEIGHT = 15
#: A row is at most 409 points high.
MOST_LINES = 27
#: Formats that break their text over lines.
WRAPPED = ("wrapped", "aside", "note")


@dataclass(frozen=True)
class Total:
    """A total that is worked out: its formula, without equals sign, and the result.

    sums: headings of columns; {0}, {1}… in the formula are the sums of what a filter shows
    of them.
    """

    formula: str
    value: float
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column: its heading, its values, and the name of the format they are shown in.

    shown: one name for all, or one for each value. total: "" for none, "sum" for a sum that
    follows the filter, another formula, or the text to stand there. width: 0 fits the contents.
    """

    heading: str
    values: Sequence[Value]
    shown: str | Sequence[str] = "text"
    total: str | Total = ""
    width: float = 0.0

    def shown_at(self, index: int) -> str:
        """The name of the format of one value."""
        return self.shown if isinstance(self.shown, str) else self.shown[index]


@dataclass(frozen=True)
class Table:
    """Where a table stands. rows: of its values, first and last (0 is the sheet's first)."""

    name: str
    sheet: str
    headings: tuple[str, ...]
    first: int
    last: int
    left: int

    def cells(self, column: int) -> str:
        """A column's values as a reference: `Plan[Money]`, or `Plan!$D$2:$D$9`."""
        if re.fullmatch(r"[^\W\d_][\w ]*", self.headings[column]):
            return f"{self.name}[{self.headings[column]}]"
        # A heading that a user typed may hold what a bracketed reference cannot.
        where = xl_range_abs(self.first, self.left + column, self.last, self.left + column)
        return f"{quote_sheetname(self.sheet)}!{where}"

    def cell(self, column: int, index: int) -> str:
        """One value as a reference: `Sources!$D$2`."""
        where = xl_rowcol_to_cell(self.first + index, self.left + column, True, True)
        return f"{quote_sheetname(self.sheet)}!{where}"

    def at(self, column: int, index: int = 0) -> tuple[int, int]:
        """Row and column of one value."""
        return self.first + index, self.left + column


def write_table(
    sheet: Worksheet,
    formats: Formats,
    name: str,
    columns: Sequence[Column],
    top: str = "A1",
    filters: bool = True,
) -> Table:
    """Write columns as an Excel table whose headings begin at `top`; say where it stands."""
    row, left = xl_cell_to_rowcol(top)
    columns = [
        replace(column, heading=heading)
        for column, heading in zip(columns, distinct([c.heading for c in columns]), strict=True)
    ]
    count = max(1, *(len(column.values) for column in columns))
    headings = tuple(column.heading for column in columns)
    widths = [column.width or width_of(column, formats) for column in columns]
    table = Table(name, sheet.get_name(), headings, row + 1, row + count, left)
    totals = any(column.total != "" for column in columns)
    options = {
        "name": name,
        "style": TABLE_STYLE,
        "autofilter": filters,
        "total_row": totals,
        "columns": [_column_options(column, table, n) for n, column in enumerate(columns)],
    }
    sheet.add_table(row, left, row + count + totals, left + len(columns) - 1, options)
    for number, column in enumerate(columns):
        sheet.write_string(row, left + number, column.heading, formats[_heading(column)])
        _write_values(sheet, formats, column, row + 1, left + number)
        if totals:
            _write_total(sheet, formats, column, table, number)
    _fit(sheet, columns, widths, table)
    return table


def _heading(column: Column) -> str:
    first = next((value for value in column.values if value is not None), "")
    is_text = isinstance(first, str)
    return "heading" if is_text and column.shown != "centred" else "heading_number"


def distinct(headings: Sequence[str]) -> list[str]:
    """Headings a table accepts: on one line, not empty, not too long, none met twice."""
    found: list[str] = []
    seen: set[str] = set()
    for number, heading in enumerate(headings, 1):
        plain = " ".join("".join(c if c.isprintable() else " " for c in heading).split())
        plain = plain[:240] or _("Column {number}", number=plain_number(number))
        unique, again = plain, 2
        while unique.lower() in seen:
            unique, again = f"{plain} ({again})", again + 1
        seen.add(unique.lower())
        found.append(unique)
    return found


def _column_options(column: Column, table: Table, number: int) -> dict[str, Any]:
    options: dict[str, Any] = {"header": column.heading}
    total = _total(column, table, number)
    if isinstance(total, Total):
        options["total_function"] = f"={total.formula}"
    elif total:
        options["total_string"] = total
    return options


def _total(column: Column, table: Table, number: int) -> str | Total:
    """What stands under a column: a text, or a formula that can be written as it is."""
    if isinstance(column.total, Total):
        sums = [_shown_sum(table, table.headings.index(name)) for name in column.total.sums]
        return Total(column.total.formula.format(*sums), column.total.value)
    if column.total != "sum":
        return column.total
    value = math.fsum(float(value) for value in column.values if value is not None)
    return Total(_shown_sum(table, number), value)


def _shown_sum(table: Table, number: int) -> str:
    # 109 is the sum of the rows that a filter shows.
    return f"SUBTOTAL(109,{table.cells(number)})"


def _write_values(sheet: Worksheet, formats: Formats, column: Column, row: int, place: int) -> None:
    """The values one by one: `write_string` and `write_number` never guess a type."""
    put_text, put_number = sheet.write_string, sheet.write_number
    one = formats[column.shown] if isinstance(column.shown, str) else None
    for index, value in enumerate(column.values):
        if value is None:
            continue
        look = one or formats[column.shown_at(index)]
        if isinstance(value, str):
            put_text(row + index, place, value, look)
        else:
            put_number(row + index, place, value, look)


def _write_total(
    sheet: Worksheet, formats: Formats, column: Column, table: Table, number: int
) -> None:
    row, place = table.last + 1, table.left + number
    look = formats.bold(column.shown_at(0) if column.values else "text")
    total = _total(column, table, number)
    if isinstance(total, Total):
        sheet.write_formula(row, place, f"={total.formula}", look, total.value)
    else:
        sheet.write_string(row, place, total, look)


def _fit(sheet: Worksheet, columns: Sequence[Column], widths: list[float], table: Table) -> None:
    """Column widths by what they hold; rows as high as their longest heading or text."""
    sheet.set_row(table.first - 1, heading_height(columns, widths))
    high: dict[int, int] = {}
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(table.left + number, table.left + number, width)
        for index, value in enumerate(column.values):
            if isinstance(value, str) and len(value) > width and column.shown_at(index) in WRAPPED:
                high[index] = max(high.get(index, 1), lines_of(value, width))
    for index, count in high.items():
        sheet.set_row(table.first + index, line_height() * min(count, MOST_LINES))


def line_height() -> float:
    """Points of one line of a cell with several: Arabic letters reach higher and lower."""
    return LINE_HEIGHT + (2.0 if right_to_left() else 0.0)


def heading_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """How high a row of headings is in columns of these widths."""
    lines = [
        lines_of(column.heading, width - BUTTON)
        for column, width in zip(columns, widths, strict=True)
    ]
    return line_height() * max(lines) + 3.0


def width_of(column: Column, formats: Formats) -> float:
    """Width in characters that shows every value and breaks the heading well."""
    words = max((len(word) for word in column.heading.split()), default=1)
    heading = min(len(column.heading), max(HEADING_WIDTH, words)) + BUTTON
    longest = 0.0
    texts = [value for value in column.values if isinstance(value, str)]
    numbers = [value for value in column.values if isinstance(value, int | float)]
    if texts:
        longest = max(len(text) for text in texts)
    if isinstance(column.total, str) and column.total != "sum":
        longest = max(longest, len(column.total))
    if numbers:
        total = math.fsum(numbers) if column.total == "sum" else 0.0
        extremes = (max(numbers), min(numbers), total)
        longest = max(longest, *(len(_shown(x, column.shown_at(0), formats)) for x in extremes))
        longest += direction.air()
    return min(WIDEST, max(NARROWEST, heading, 1.1 * longest + 1.5))


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width, broken between words."""
    across = max(1, int(width))
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > across:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
        # A word longer than a line is broken where the line ends.
        lines += (used - 1) // across
        used -= (used - 1) // across * across
    return lines


def _shown(value: float, name: str, formats: Formats) -> str:
    code = formats.code(name)
    if "%" in code:
        return f"{100.0 * value:+.1f}%"
    if name == "count":
        return f"{value:.0f}"
    return f"{value:,.2f}" if "0.0" in code or "#.#" in code else f"{value:,.0f}"


def page_breaks(
    widths: Sequence[float], blocks: Sequence[int], room: float
) -> tuple[list[int], float]:
    """Columns before which a page ends, so that no block is torn; and the widest page.

    blocks: the first column of each. room: characters across a page, its first column,
    which every page repeats, included.
    """
    breaks: list[int] = []
    pages = [widths[0]]
    for first, end in itertools.pairwise([*blocks, len(widths)]):
        block = sum(widths[first:end])
        if pages[-1] > widths[0] and pages[-1] + block > room:
            breaks.append(first)
            pages.append(widths[0])
        pages[-1] += block
    return breaks, max(pages)
