"""One sheet of a study: heading, sentences, tables and charts, from the top down."""

from __future__ import annotations

from dataclasses import replace

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.pages import add_named_sheet
from allocator.workbook.results.tables import LINE_HEIGHT, lines_of, width_of, write_table
from allocator.workbook.studies.charts import chart_of
from allocator.workbook.studies.sheets import StudySheet, StudyTable

#: A page is at least so many characters wide, in columns of so many where no table is.
PAGE_WIDTH, PLAIN_COLUMN = 115.0, 9.0
#: A sentence's letters are narrower than the digits that widths are counted in.
NARROW = 1.15
#: Pixels of a character, and of what stands about a column's characters.
CHARACTER, PADDING = 7, 5
#: Sheets whose tables have more rows show their charts first.
LONG = 30
CHARTS_ACROSS, WIDEST_CHART, CHART_HEIGHT, CHART_ROWS = 2, 620, 340, 18
#: A sheet of up to so many rows is printed on one page; a longer one is a page wide.
ONE_PAGE = 62
#: A heading row further down than this is not frozen: it would leave no room below it.
DEEPEST_FROZEN = 14


def write_page(book: OutputBook, sheet: StudySheet) -> None:
    """Write one sheet as its own tab."""
    page = add_named_sheet(book, sheet.name)
    widths = _widths(book, sheet)
    page.set_row(0, 28)
    page.write_string(0, 0, sheet.heading, book.formats["title"])
    row = 1
    if sheet.subtitle:
        page.write_string(1, 0, sheet.subtitle, book.formats["subtitle"])
        row = 2
    row = _write_texts(book, page, row, sheet.sentences, widths) + 1
    charts_first = sum(table.rows for table in sheet.tables) > LONG
    charts_at = row
    if charts_first:
        row += _chart_rows(sheet)
    for table in sheet.tables:
        row = _write_table(book, page, row, table, widths)
    if not charts_first:
        charts_at, row = row, row + _chart_rows(sheet)
    _write_charts(book, page, sheet, charts_at, widths)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.print_area(0, 0, max(0, row - 1), len(widths) - 1)
    if row <= ONE_PAGE:
        page.fit_to_pages(1, 1)
    _freeze(book, page, sheet)


def _widths(book: OutputBook, sheet: StudySheet) -> list[float]:
    """Widths of the sheet's columns that suit all its tables; the whole a page at least."""
    widths: list[float] = []
    for table in sheet.tables:
        for place, column in enumerate(table.columns):
            width = column.width or width_of(column, book.formats)
            if place == len(widths):
                widths.append(width)
            widths[place] = max(widths[place], width)
    while sum(widths) < PAGE_WIDTH:
        widths.append(PLAIN_COLUMN)
    return widths


def _write_texts(
    book: OutputBook, page: Worksheet, row: int, texts: tuple[str, ...], widths: list[float]
) -> int:
    """One line of the page each, broken where it must be; the first free row."""
    return _write_across(book, page, row, texts, widths, "wrapped")


def _write_across(
    book: OutputBook,
    page: Worksheet,
    row: int,
    texts: tuple[str, ...],
    widths: list[float],
    look: str,
) -> int:
    for number, text in enumerate(texts, row):
        page.merge_range(number, 0, number, len(widths) - 1, "", book.formats[look])
        page.write_string(number, 0, text, book.formats[look])
        page.set_row(number, LINE_HEIGHT * lines_of(text, NARROW * sum(widths)))
    return row + len(texts)


def _write_table(
    book: OutputBook, page: Worksheet, row: int, table: StudyTable, widths: list[float]
) -> int:
    """A table under its heading and note; the first row after it and a blank one."""
    if table.heading:
        for column in range(len(widths)):
            page.write_blank(row, column, None, book.formats["section"])
        page.write_string(row, 0, table.heading, book.formats["section"])
        row += 1
    if table.note:
        row = _write_across(book, page, row, (table.note,), widths, "note")
    columns = [
        replace(column, width=width) for column, width in zip(table.columns, widths, strict=False)
    ]
    top = xl_rowcol_to_cell(row, 0)
    filters = table.rows > 1
    book.tables[table.name] = write_table(page, book.formats, table.name, columns, top, filters)
    totals = any(column.total != "" for column in columns)
    return book.tables[table.name].last + totals + 2


def _chart_rows(sheet: StudySheet) -> int:
    return -(-len(sheet.charts) // CHARTS_ACROSS) * CHART_ROWS


def _write_charts(
    book: OutputBook, page: Worksheet, sheet: StudySheet, row: int, widths: list[float]
) -> None:
    """Charts side by side, all of them together as wide as the page."""
    tables = {table.name: table for table in sheet.tables}
    page_width = sum(int(width * CHARACTER) + PADDING for width in widths)
    room = page_width // max(1, min(CHARTS_ACROSS, len(sheet.charts)))
    across = min(room, WIDEST_CHART)
    for number, chart in enumerate(sheet.charts):
        drawn = chart_of(book, chart, tables[chart.table])
        drawn.set_size({"width": across - 8, "height": CHART_HEIGHT})
        down, beside = divmod(number, CHARTS_ACROSS)
        place = {"x_offset": beside * across, "y_offset": 4, "object_position": 3}
        page.insert_chart(row + down * CHART_ROWS, 0, drawn, place)


def _freeze(book: OutputBook, page: Worksheet, sheet: StudySheet) -> None:
    """The headings of a sheet's only table stay in view and are printed on each page."""
    if len(sheet.tables) != 1:
        page.freeze_panes(1, 0)
        return
    first = book.tables[sheet.tables[0].name].first
    page.repeat_rows(first - 1)
    page.freeze_panes(first if first <= DEEPEST_FROZEN else 1, 0)
