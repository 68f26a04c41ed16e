"""A workbook as plain tables, and how it is written to a file.

A sample is a dict of tables by sheet name, so that a broken sample is a good one with one
cell changed. No cell is a formula; text that looks like one stays text. The files are the
same bytes each time: XlsxWriter dates every part of the archive 1980, and the one date in
the properties is set here.
"""

from __future__ import annotations

import dataclasses
import datetime
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

MADE = datetime.datetime(2026, 11, 2)
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST, WIDEST_OF_FEW, FEW = 44, 66, 4
LINE = 15

Cell = str | int | float | datetime.date | None


class Percent(float):
    """A fraction that is shown as a percentage: Percent(0.15) is a cell that reads 15%."""


@dataclass(frozen=True)
class Table:
    """One sheet: its headings and its rows, a row as long as the headings.

    merged: ranges such as "B2:B3" that are one merged cell, as nobody should do in a table.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[str, ...] = ()

    def position(self, heading: str) -> int:
        """Where a column stands, counted from 0."""
        return self.headings.index(heading)

    def with_cell(self, row: int, heading: str, value: Cell) -> Table:
        """The same table with one cell changed; row 2 is the first under the headings."""
        column = self.position(heading)
        changed = list(self.rows[row - 2])
        changed[column] = value
        rows = (*self.rows[: row - 2], tuple(changed), *self.rows[row - 1 :])
        return dataclasses.replace(self, rows=rows)

    def with_row(self, *cells: Cell) -> Table:
        """The same table with one more row at its end, blank where no cell is given."""
        blanks = (None,) * (len(self.headings) - len(cells))
        return dataclasses.replace(self, rows=(*self.rows, (*cells, *blanks)))

    def with_column(self, heading: str, *cells: Cell) -> Table:
        """The same table with one more column, blank where no cell is given."""
        filled = (*cells, *(None,) * (len(self.rows) - len(cells)))
        rows = tuple((*row, cell) for row, cell in zip(self.rows, filled, strict=True))
        return dataclasses.replace(self, headings=(*self.headings, heading), rows=rows)

    def without_column(self, heading: str) -> Table:
        """The same table with a column left out."""
        gone = self.position(heading)
        headings = tuple(name for at, name in enumerate(self.headings) if at != gone)
        rows = tuple(tuple(cell for at, cell in enumerate(row) if at != gone) for row in self.rows)
        return dataclasses.replace(self, headings=headings, rows=rows)

    def renamed(self, heading: str, name: str) -> Table:
        """The same table with another heading over one column."""
        at = self.position(heading)
        return dataclasses.replace(
            self, headings=(*self.headings[:at], name, *self.headings[at + 1 :])
        )


Book = Mapping[str, Table]


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table from any sequences; short rows are filled with blanks."""
    width = len(headings)
    filled = tuple((*row, *(None,) * (width - len(row))) for row in rows)
    if any(len(row) > width for row in filled):
        raise ValueError(f"a row is longer than the headings {headings}")
    return Table(tuple(headings), filled)


def records(headings: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> Table:
    """A table from rows that name their columns; what a row does not name is blank."""
    return table(headings, ([row.get(heading) for heading in headings] for row in rows))


def write(path: Path, book: Book, title: str) -> None:
    """Write the tables as an .xlsx file made for filling in and for printing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        workbook.set_properties({"title": title, "created": MADE})
        formats = _formats(workbook)
        for name, content in book.items():
            _write_sheet(workbook.add_worksheet(name), name, content, formats)


def _formats(workbook: xlsxwriter.Workbook) -> dict[str, xlsxwriter.format.Format]:
    """One format for each kind of cell."""
    looks: dict[str, dict[str, object]] = {
        "heading": {
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "bg_color": "#1F4E78",
            "font_color": "white",
        },
        "text": {"text_wrap": True, "align": "left", "indent": 1},
        "whole": {"num_format": "#,##0"},
        "decimal": {"num_format": "#,##0.00"},
        "percent": {"num_format": "0.0%"},
        "date": {"num_format": "yyyy-mm-dd"},
    }
    return {kind: workbook.add_format({"valign": "top", **look}) for kind, look in looks.items()}


def _kind(cell: Cell) -> str:
    """The format a cell is written with."""
    if isinstance(cell, str) or cell is None:
        return "text"
    if isinstance(cell, datetime.date):
        return "date"
    if isinstance(cell, Percent):
        return "percent"
    return "whole" if float(cell).is_integer() else "decimal"


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    name: str,
    content: Table,
    formats: Mapping[str, xlsxwriter.format.Format],
) -> None:
    """One sheet: an Excel table with frozen headings, on A4 landscape."""
    columns = list(zip(*content.rows, strict=True)) or [()] * len(content.headings)
    widest = WIDEST_OF_FEW if len(columns) <= FEW else WIDEST
    widths = [
        min(widest, _width(heading, cells))
        for heading, cells in zip(content.headings, columns, strict=True)
    ]
    sheet.set_row(0, _height(content.headings, widths))
    for column, heading in enumerate(content.headings):
        sheet.write_string(0, column, heading, formats["heading"])
        sheet.set_column(column, column, widths[column])
    for area in content.merged:
        sheet.merge_range(area, "", formats["text"])
    for at, row in enumerate(content.rows, start=1):
        sheet.set_row(at, _height(row, widths))
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(at, column, cell, formats[_kind(cell)])
    _as_excel_table(sheet, name, content, formats["heading"])
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&F&C&A&R&P / &N")


def _as_excel_table(
    sheet: xlsxwriter.worksheet.Worksheet,
    name: str,
    content: Table,
    heading: xlsxwriter.format.Format,
) -> None:
    """Make the range a real table where Excel allows one: no heading twice, no merged cell."""
    names = [name.strip().casefold() for name in content.headings]
    if not content.rows or content.merged or len(set(names)) < len(names):
        return
    columns = [{"header": text, "header_format": heading} for text in content.headings]
    style = {"name": name.replace(" ", "_"), "columns": columns, "style": "Table Style Light 1"}
    sheet.add_table(0, 0, len(content.rows), len(content.headings) - 1, style)


def _width(heading: str, cells: Sequence[Cell]) -> float:
    """Wide enough for the longest cell and the longest word of the heading."""
    shown = [len(_shown(cell)) + 3 for cell in cells]
    words = [len(word) + 4 for word in heading.split()]
    return max([9, *words, *shown])


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """High enough for the cell that wraps into most lines."""
    lines = [
        len(textwrap.wrap(_shown(cell), max(int(width) - 3, 1)))
        for cell, width in zip(cells, widths, strict=True)
    ]
    return LINE * max([1, *lines])


def _shown(cell: Cell) -> str:
    """A cell as it reads on the sheet, near enough to measure it."""
    if cell is None or isinstance(cell, str | datetime.date):
        return str(cell or "")
    if isinstance(cell, Percent):
        return f"{cell:.1%}"
    return f"{cell:,.0f}" if float(cell).is_integer() else f"{cell:,.2f}"
