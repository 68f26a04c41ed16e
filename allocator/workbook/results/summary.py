"""The sheet `Summary`: the answer on one printed page."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from allocator.workbook.results.book import Book
from allocator.workbook.results.key_figures import key_figures
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.sentences import Section, sections, subtitle
from allocator.workbook.results.summary_charts import write_charts
from allocator.workbook.results.tables import (
    LINE_HEIGHT,
    Column,
    Value,
    heading_height,
    lines_of,
    write_table,
)

#: Columns A to I are the page; what charts draw stands to the right of it, unprinted.
LAST_COLUMN = 8
#: The page is as wide with or without a comparison, for the charts below.
WIDTHS = (32, 24, 24, 24, 4, 20, 30, 28, 29)
#: Characters in a line across the page.
ACROSS = 238


def write_summary(book: Book) -> None:
    """Write the title, the figures, the years, what they mean, and five charts."""
    sheet = add_sheet(book, "summary")
    formats = book.formats
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.title, formats["title"])
    sheet.write_string(1, 0, subtitle(book), formats["subtitle"])
    figures, by_year = key_figures(book), _years(book)
    key = write_table(sheet, formats, "KeyFigures", figures, "A4", filters=False)
    years = write_table(sheet, formats, "Years", by_year, "F4", filters=False)
    beside = [*WIDTHS[: len(figures)], *WIDTHS[-len(by_year) :]]
    sheet.set_row(key.first - 1, heading_height([*figures, *by_year], beside))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = max(key.last, years.last) + 2
    for section in sections(book):
        row = _write_section(book, sheet, row, section)
    row = write_charts(book, sheet, row)
    book.tables |= {"KeyFigures": key, "Years": years}
    sheet.print_area(0, 0, row, LAST_COLUMN)
    sheet.fit_to_pages(1, 1)
    sheet.freeze_panes(1, 0)
    sheet.activate()


def _years(book: Book) -> list[Column]:
    words, figures = book.words, book.figures
    labels: list[Value] = list(figures.years)
    unspent = [
        sum(row.unspent for row in book.plan.sources if row.year == year) for year in figures.years
    ]
    return [
        Column(words["year"], labels, "count", words["total"], width=12),
        Column(words["money"], figures.by_year("money").tolist(), "money", "sum", 19),
        Column(words["people"], figures.by_year("people").tolist(), "people", "sum", 16),
        Column(words["unspent"], unspent, "money", "sum", 18),
    ]


def _write_section(book: Book, sheet: Worksheet, row: int, section: Section) -> int:
    """A heading and its sentences; the first free row after them."""
    formats = book.formats
    for column in range(LAST_COLUMN + 1):
        sheet.write_blank(row, column, None, formats["section"])
    sheet.write_string(row, 0, section.heading, formats["section"])
    for number, text in enumerate(section.sentences, row + 1):
        sheet.merge_range(number, 0, number, LAST_COLUMN, "", formats["wrapped"])
        sheet.write_string(number, 0, text, formats["wrapped"])
        sheet.set_row(number, LINE_HEIGHT * lines_of(text, ACROSS))
    return row + len(section.sentences) + 2
