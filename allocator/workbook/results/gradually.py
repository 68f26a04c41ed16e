"""The sheet `Gradually`: what rules of growth, cut and step cost, year by year, and till when."""

from __future__ import annotations

from xlsxwriter.chart import Chart

from allocator.language import listed
from allocator.numerals import plain
from allocator.workbook.results import direction
from allocator.workbook.results.book import Book
from allocator.workbook.results.charts import axis_of, cells_of
from allocator.workbook.results.formats import DARK, PALE
from allocator.workbook.results.pages import add_sheet, repeat_headings
from allocator.workbook.results.tables import Column, Table, write_table
from allocator.worth import Gradual, GradualRule

CHART = {"width": 560, "height": 300}


def write_gradually(book: Book) -> None:
    """Write the years, their chart, and the rules; no sheet where it was not measured."""
    found = book.plan.gradual
    if found is None:
        return
    sheet, words, formats = add_sheet(book, "gradually"), book.words, book.formats
    sheet.write_string(0, 0, words["gradual_title"], formats["title"])
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, words["gradual_note"], formats["subtitle"])
    years = write_table(sheet, formats, "Gradual", _years(book, found), "A4")
    row = years.last + 4
    sheet.write_string(row, 0, words["gradual_rules_title"], formats["section"])
    rules = write_table(sheet, formats, "GradualRules", _rules(book, found), f"A{row + 2}")
    chart = _chart(book, years, max(*found.people, *found.free))
    sheet.insert_chart(rules.last + 2, 0, chart, {"object_position": 3})
    book.tables |= {"Gradual": years, "GradualRules": rules}
    sheet.freeze_panes(1, 0)
    repeat_headings(sheet, rules)


def _years(book: Book, found: Gradual) -> list[Column]:
    words = book.words
    more = [free - people for people, free in zip(found.people, found.free, strict=True)]
    return [
        Column(words["year"], list(found.years), "count", words["total"], width=10),
        Column(words["people_plan"], list(found.people), "people", "sum", width=52),
        Column(words["people_free"], list(found.free), "people", "sum", width=24),
        Column(words["difference"], more, "change_people", "sum", width=22),
    ]


def _rules(book: Book, found: Gradual) -> list[Column]:
    words = book.words
    binds = [listed([plain(year) for year in rule.binds]) or words["never"] for rule in found.rules]
    return [
        Column(words["row"], [rule.row or None for rule in found.rules], "count", width=10),
        Column(words["rule"], [rule.words for rule in found.rules], "wrapped", width=52),
        Column(words["binds_in"], binds, "wrapped", width=24),
        Column(words["free_from"], [_free_from(book, rule) for rule in found.rules], width=22),
    ]


def _free_from(book: Book, rule: GradualRule) -> str:
    return book.words["to_the_end"] if rule.free_from is None else plain(rule.free_from)


def _chart(book: Book, years: Table, largest: float) -> Chart:
    """People by year, with and without those rules."""
    chart = book.workbook.add_chart({"type": "column"})
    title, code = axis_of(book, book.words["people"], "", largest)
    for column, fill in ((1, DARK), (2, PALE)):
        chart.add_series(
            {
                "name": years.headings[column],
                "categories": cells_of(years, 0),
                "values": cells_of(years, column),
                "fill": {"color": fill},
                "border": {"color": DARK},
            }
        )
    chart.set_title(
        {"name": direction.chart_text(book.words["gradual_title"]), "name_font": {"size": 11}}
    )
    chart.set_legend({"position": "top"})
    chart.set_x_axis(direction.level_axis({"name": direction.chart_text(book.words["year"])}))
    chart.set_y_axis({"name": title, "num_format": code, "min": 0})
    chart.set_size(CHART)
    return chart
