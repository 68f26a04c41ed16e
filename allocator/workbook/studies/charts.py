"""A study's charts: native, apart in grey print too, axes named, nothing smoothed."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart

from allocator.workbook.results import direction
from allocator.workbook.results.charts import axis_of, cells_of
from allocator.workbook.results.formats import DARK, MIDDLE, PALE
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.tables import Column
from allocator.workbook.studies.sheets import StudyChart, StudyTable

COLOURS = (DARK, MIDDLE, PALE)
DASHES = ("solid", "dash", "square_dot", "long_dash")
MARKERS = ("circle", "diamond", "square", "triangle")
TYPES: dict[str, dict[str, str]] = {
    "column": {"type": "column"},
    "bar": {"type": "bar"},
    "line": {"type": "line"},
    "scatter": {"type": "scatter", "subtype": "straight_with_markers"},
}


def chart_of(book: OutputBook, chart: StudyChart, table: StudyTable) -> Chart:
    """The chart, over its table as written in the book."""
    drawn = book.workbook.add_chart(dict(TYPES[chart.kind]))
    where = book.tables[chart.table]
    heights = [table.columns[table.place(heading)] for heading in chart.heights]
    across = table.place(chart.across)
    for number, heading in enumerate(chart.heights):
        series = {
            "name": heading,
            "categories": cells_of(where, across),
            "values": cells_of(where, table.place(heading)),
        }
        drawn.add_series(series | _look(chart, number, heading in chart.points))
    drawn.set_title({"name": direction.chart_text(chart.title), "name_font": {"size": 11}})
    drawn.set_legend({"none": True} if len(heights) == 1 else {"position": "top"})
    drawn.show_blanks_as("gap")
    names = _axis(book, chart.across, [table.columns[across]], chart.kind == "scatter")
    values = _axis(book, chart.up or chart.heights[0], heights, True)
    if chart.kind in ("column", "bar"):
        names["label_position"] = "low"
        if min(_numbers(heights), default=0.0) >= 0.0:
            values["min"] = 0
    _set_axes(drawn, chart, names, values)
    return drawn


def _set_axes(drawn: Chart, chart: StudyChart, names: Any, values: Any) -> None:
    if chart.kind == "bar":
        # Turned round, the first of the table is on top. XlsxWriter calls the upright axis y.
        # Its names say what they are, and a title would stand in their way.
        names = {key: value for key, value in names.items() if key not in ("name", "name_font")}
        drawn.set_y_axis(names | {"reverse": True, "crossing": "max", "interval_unit": 1})
        drawn.set_x_axis(direction.level_axis(values))
    else:
        drawn.set_x_axis(direction.level_axis(names))
        drawn.set_y_axis(values)


def _look(chart: StudyChart, number: int, only_points: bool) -> dict[str, Any]:
    colour = COLOURS[number % len(COLOURS)]
    if chart.kind in ("column", "bar"):
        return {"fill": {"color": colour}, "border": {"color": DARK}, "gap": 60, "overlap": 0}
    marker = {
        "type": MARKERS[number % len(MARKERS)],
        "size": 12 if only_points else 6,
        "fill": {"color": colour},
        "border": {"color": DARK},
    }
    line: dict[str, Any] = {"color": colour, "width": 2, "dash_type": DASHES[number % len(DASHES)]}
    return {"marker": marker, "line": {"none": True} if only_points else line}


def _axis(book: OutputBook, name: str, columns: list[Column], counts: bool) -> dict[str, Any]:
    """An axis: what it shows and, where it counts, in what unit and format."""
    axis: dict[str, Any] = {
        "name": direction.chart_text(name),
        "name_font": {"size": 9},
        "num_font": {"size": 8},
    }
    shown = columns[0].shown_at(0) if columns[0].values else "text"
    code = book.formats.code(shown)
    if "%" in code:
        axis["num_format"] = direction.number_format("0%")
    if not counts:
        return axis
    if shown in ("money", "people", "jobs", "change_money", "change_people"):
        unit = book.currency if "money" in shown else ""
        largest = max((abs(value) for value in _numbers(columns)), default=0.0)
        axis["name"], axis["num_format"] = axis_of(book, name, unit, largest)
    axis["major_gridlines"] = {"visible": True, "line": {"color": "#D9D9D9"}}
    return axis


def _numbers(columns: list[Column]) -> list[float]:
    return [
        float(value)
        for column in columns
        for value in column.values
        if isinstance(value, int | float)
    ]
