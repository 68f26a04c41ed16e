"""The summary's charts: native, in greys and one dark blue, axes named, nothing smoothed."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart

from allocator.workbook.results.book import Book
from allocator.workbook.results.chart_data import axis_name
from allocator.workbook.results.formats import DARK, MIDDLE, PALE
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.tables import Table


def yearly_chart(book: Book, table: Table, column: int, word: str) -> Chart:
    """One column of the table of years as bars. word: the key of what is counted."""
    chart = book.workbook.add_chart({"type": "column"})
    values = book.figures.by_year("money" if word == "money" else "people").tolist()
    title, code = _axis(book, word, max(values, default=0.0))
    chart.add_series(
        {
            "name": title,
            "categories": cells_of(table, 0),
            "values": cells_of(table, column),
            "fill": {"color": DARK if word == "people" else MIDDLE},
            "border": {"color": DARK},
            "gap": 60,
        }
    )
    chart.set_title({"name": book.words[f"chart_{word}"], "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"name": book.words["year"], "name_font": {"size": 9}})
    chart.set_y_axis(_value_axis(title, code))
    return chart


def regions_chart(book: Book, table: Table, largest: float) -> Chart:
    """Money by region: last year's beside the plan's average year. largest: of the bars."""
    chart = book.workbook.add_chart({"type": "bar"})
    title, code = _axis(book, "money", largest)
    fills = ((DARK, DARK), (PALE, MIDDLE))
    for column in range(1, len(table.headings)):
        fill, border = fills[column - 1]
        chart.add_series(
            {
                "name": table.headings[column],
                "categories": cells_of(table, 0),
                "values": cells_of(table, column),
                "fill": {"color": fill},
                "border": {"color": border},
                "gap": 50,
                "overlap": 0,
            }
        )
    chart.set_title({"name": book.words["chart_regions"], "name_font": {"size": 11}})
    chart.set_legend({"position": "top", "font": {"size": 8}})
    chart.set_plotarea({"layout": {"x": 0.3, "y": 0.22, "width": 0.66, "height": 0.62}})
    # A bar chart draws its first category lowest: turned round, the largest is on top.
    names = {"reverse": True, "crossing": "max", "num_font": {"size": 7}, "interval_unit": 1}
    # XlsxWriter calls the upright axis y, whatever it shows.
    chart.set_y_axis(names | {"name": book.words["region"], "name_font": {"size": 9}})
    chart.set_x_axis(_value_axis(title, code))
    return chart


def _axis(book: Book, word: str, largest: float) -> tuple[str, str]:
    unit = book.currency if word == "money" else ""
    return axis_of(book, book.words[word], unit, largest)


def axis_of(book: OutputBook, label: str, unit: str, largest: float) -> tuple[str, str]:
    """Name of an axis with its unit, and the number format that fits."""
    return axis_name(book.words, label, unit, largest)


def _value_axis(title: str, code: str) -> dict[str, Any]:
    return {
        "name": title,
        "name_font": {"size": 9},
        "num_font": {"size": 8},
        "num_format": code,
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }


def cells_of(table: Table, column: int) -> list[Any]:
    """A column's values as XlsxWriter's charts take them."""
    place = table.left + column
    return [table.sheet, table.first, place, table.last, place]
