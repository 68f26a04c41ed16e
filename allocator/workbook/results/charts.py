"""Native charts in colours that lightness alone tells apart; axes named, nothing smoothed."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart

from allocator.workbook.results import direction
from allocator.workbook.results.book import Book
from allocator.workbook.results.chart_data import ChartData, axis_name
from allocator.workbook.results.formats import DARK, MIDDLE, PALE
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.palette import shades
from allocator.workbook.results.tables import Table

#: The lines of a path, in the order of its series: the plan, the most allowed, the least asked.
LINES: tuple[dict[str, Any], ...] = (
    {"color": DARK, "width": 2.5},
    {"color": DARK, "width": 1.25, "dash_type": "dash"},
    {"color": MIDDLE, "width": 1.25, "dash_type": "round_dot"},
)
#: How a year is shown.
YEAR = "0"
TITLE, AXIS, SMALL, SMALLEST = ({"size": size} for size in (11, 9, 8, 7))


def columns_chart(book: Book, data: ChartData, table: Table) -> Chart:
    """Upright bars for each name, series upon each other. table: where the data stands."""
    several = len(data.series) > 1
    chart = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for number, colour in enumerate(shades(len(data.series)), 1):
        chart.add_series(
            _series(table, number)
            | {"fill": {"color": colour}, "border": {"color": "#FFFFFF"}, "gap": 60}
        )
    _dress(chart, data, legend=direction.side("right") if several else "")
    tops = [sum(one.values[n] or 0.0 for one in data.series) for n in range(len(data.names))]
    chart.set_x_axis(_name_axis())
    chart.set_y_axis(_value_axis(book, data, max(tops, default=0.0)))
    return chart


def path_chart(book: Book, data: ChartData, table: Table) -> Chart:
    """Straight lines from year to year, the plan's whole, its limits' broken."""
    chart = book.workbook.add_chart({"type": "line"})
    for number, line in enumerate(LINES[: len(data.series)], 1):
        marker = {
            "type": "square",
            "size": 5,
            "fill": {"color": line["color"]},
            "border": {"color": line["color"]},
        }
        chart.add_series(_series(table, number) | {"line": line, "marker": marker, "smooth": False})
    _dress(chart, data, legend="top" if len(data.series) > 1 else "")
    chart.show_blanks_as("gap")
    chart.set_x_axis(_name_axis())
    chart.set_y_axis(_value_axis(book, data, data.largest))
    return chart


def bars_chart(book: Book, data: ChartData, table: Table) -> Chart:
    """Lying bars for each region, its series under each other."""
    chart = book.workbook.add_chart({"type": "bar"})
    for number, (fill, border) in enumerate(
        ((DARK, DARK), (PALE, MIDDLE))[: len(data.series)], start=1
    ):
        chart.add_series(
            _series(table, number)
            | {"fill": {"color": fill}, "border": {"color": border}, "gap": 50, "overlap": 0}
        )
    _dress(chart, data, legend=direction.side("right") if len(data.series) > 1 else "")
    # A bar chart draws its first category lowest: turned round, the first is on top.
    # XlsxWriter calls the upright axis y, whatever it shows.
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": SMALLEST, "interval_unit": 1})
    chart.set_x_axis(direction.level_axis(_value_axis(book, data, data.largest)))
    return chart


def _series(table: Table, number: int) -> dict[str, Any]:
    """A column as a series, named by its heading's cell: a name a user typed may look like one."""
    return {
        "name": [table.sheet, table.first - 1, table.left + number],
        "categories": cells_of(table, 0),
        "values": cells_of(table, number),
    }


def _dress(chart: Chart, data: ChartData, legend: str) -> None:
    chart.set_title(
        {"name": direction.chart_text(data.title), "name_font": TITLE, "overlay": False}
    )
    chart.set_legend({"position": legend, "font": SMALL} if legend else {"none": True})


def axis_of(book: OutputBook, label: str, unit: str, largest: float) -> tuple[str, str]:
    """Name of an axis with its unit, and the number format that fits."""
    name, code = axis_name(book.words, label, unit, largest)
    return direction.chart_text(name), direction.number_format(code)


def _name_axis() -> dict[str, Any]:
    """The axis of the years, which stand in their cells as numbers."""
    axis = {"num_font": SMALL}
    code = direction.number_format(YEAR)
    return direction.level_axis(axis if code == YEAR else axis | {"num_format": code})


def _value_axis(book: Book, data: ChartData, largest: float) -> dict[str, Any]:
    if data.shown == "percent":
        title = direction.chart_text(book.words["coverage"])
        code = direction.number_format("0%")
    else:
        unit = book.currency if data.shown == "money" else ""
        title, code = axis_of(book, book.words[data.shown], unit, largest)
    return {
        "name": title,
        "name_font": AXIS,
        "num_font": SMALL,
        "num_format": code,
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }


def cells_of(table: Table, column: int) -> list[Any]:
    """A column's values as XlsxWriter's charts take them."""
    place = table.left + column
    return [table.sheet, table.first, place, table.last, place]
