"""The five charts of the summary, in two rows across its page, and the numbers they draw.

The numbers stand in tables to the right of the page, where they are not printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from allocator.language import filled
from allocator.workbook.results.book import Book
from allocator.workbook.results.chart_data import (
    ChartData,
    coverage_by_region,
    growth_path,
    money_by_region,
    money_by_source,
    people_by_year,
)
from allocator.workbook.results.charts import bars_chart, columns_chart, path_chart
from allocator.workbook.results.tables import LINE_HEIGHT, Column, Table, Value, write_table


class Place(NamedTuple):
    """One chart: the table of its numbers, what they are, how they are drawn, and how wide."""

    table: str
    data: Callable[[Book], ChartData]
    draw: Callable[[Book, ChartData, Table], Chart]
    width: int


#: Row by row; their widths and the gaps between them make the width of the page.
ROWS = (
    (
        Place("ChartPeople", people_by_year, columns_chart, 410),
        Place("ChartSources", money_by_source, columns_chart, 600),
        Place("ChartPath", growth_path, path_chart, 524),
    ),
    (
        Place("Regions", money_by_region, bars_chart, 830),
        Place("ChartCoverage", coverage_by_region, bars_chart, 712),
    ),
)
#: Heights in pixels, of each row of charts and of a row of cells; the first column aside.
HEIGHTS, CELL, GAP, ASIDE = (252, 312), 20, 8, 10


def write_charts(book: Book, sheet: Worksheet, row: int) -> int:
    """Draw them below this row; the last row they cover."""
    aside, top = ASIDE, row
    for places, height in zip(ROWS, HEIGHTS, strict=True):
        left = 0
        for place in places:
            data = place.data(book)
            table = _numbers(book, sheet, place.table, data, (row, aside))
            chart = place.draw(book, data, table)
            chart.set_size({"width": place.width, "height": height})
            sheet.insert_chart(top, 0, chart, {"x_offset": left, "object_position": 3})
            left += place.width + GAP
            aside += len(data.series) + 2
        covered = -(-(height + GAP) // CELL)
        for cells in range(top, top + covered):
            sheet.set_row(cells, LINE_HEIGHT)
        top += covered
    return top - 1


def _numbers(
    book: Book, sheet: Worksheet, name: str, data: ChartData, at: tuple[int, int]
) -> Table:
    """What a chart draws, as a table."""
    names: list[Value] = [int(label) if label.isdecimal() else label for label in data.names]
    heading = filled(book.words["chart_numbers"], chart=data.title)
    columns = [
        Column(heading, names, "count"),
        *(Column(one.name, one.values, data.shown) for one in data.series),
    ]
    # Wide enough for a heading on one line: a taller row would stretch the charts beside it.
    columns = [replace(one, width=max(14, 1.2 * len(one.heading) + 3)) for one in columns]
    return write_table(sheet, book.formats, name, columns, xl_rowcol_to_cell(*at), filters=False)
