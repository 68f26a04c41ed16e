"""A sheet as a page: A4 landscape, one page wide, what it is and where it comes from."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from allocator.language import right_to_left
from allocator.workbook.results import direction
from allocator.workbook.results.formats import PALE
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.tables import Column, Table, page_breaks, width_of, write_table

A4 = 9
FOOTER = "&{start}&F&C&D&{end}&P / &N"
MARGIN = 0.5
#: A header holds 255 characters with its codes.
HEADER_TEXT = 180
#: Characters across a page at full size, and how small a wide table had better be.
PAGE_WIDTH, SMALLEST_SCALE = 115.0, 0.5


def add_sheet(book: OutputBook, word: str) -> Worksheet:
    """A new sheet, set up for print. word: the key of its name."""
    return add_named_sheet(book, book.words[word])


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose cells' formulas are written as they stand.

    XlsxWriter looks in each for thirty newer functions, which go under other names in the
    file. None of ours is newer, and the looking took a third of the time of writing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if expand_future_functions:
            prepared: str = super()._prepare_formula(formula, expand_future_functions)
            return prepared
        return formula.removeprefix("=")


def add_named_sheet(book: OutputBook, name: str) -> Worksheet:
    """A new sheet of this name, set up for print."""
    sheet = book.workbook.add_worksheet(name, PlainSheet)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN, MARGIN, 0.75, 0.75)
    # The parts of a head and a foot keep their sides whatever the sheet's direction.
    start, end = direction.side("left")[0].upper(), direction.side("right")[0].upper()
    title = direction.chart_text(header_text(book.title))
    sheet.set_header(f"&{start}{title}&{end}&A")
    sheet.set_footer(FOOTER.format(start=start, end=end))
    sheet.hide_gridlines(2)
    if right_to_left():
        sheet.right_to_left()
    return sheet


def header_text(title: str) -> str:
    """A title as a header shows it: a single & would begin a code, and is never left over."""
    text = title.replace("&", "&&")[:HEADER_TEXT]
    left_over = (len(text) - len(text.rstrip("&"))) % 2
    return text[: len(text) - left_over]


def one_table(
    book: OutputBook,
    word: str,
    name: str,
    columns: list[Column],
    frozen: int = 1,
    printed: int = 0,
) -> Table:
    """A sheet that is one table, headings in its first row.

    frozen: columns that stay in view. printed: how many of them are printed (0: all).
    """
    sheet = add_sheet(book, word)
    table = write_table(sheet, book.formats, name, columns)
    sheet.freeze_panes(1, frozen)
    sheet.repeat_rows(0)
    if printed:
        sheet.print_area(0, 0, _last_row(table, columns), printed - 1)
    book.tables[name] = table
    return table


def repeat_headings(sheet: Worksheet, last: Table) -> None:
    """The headings of the sheet's last table on every page after that on which they stand."""
    sheet.repeat_rows(last.first - 1)


def across_pages(
    book: OutputBook, word: str, name: str, columns: list[Column], blocks: list[int]
) -> None:
    """A table too wide for one page: blocks of columns on pages side by side.

    blocks: the first column of each; the last one is not printed.
    """
    sheet = add_sheet(book, word)
    table = write_table(sheet, book.formats, name, columns)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, _last_row(table, columns), blocks[-1] - 1)
    widths = [column.width or width_of(column, book.formats) for column in columns[: blocks[-1]]]
    breaks, widest = page_breaks(widths, blocks[:-1], PAGE_WIDTH / SMALLEST_SCALE)
    if breaks:
        sheet.repeat_columns(0)
        sheet.set_print_scale(max(25, min(100, int(100 * PAGE_WIDTH / widest))))
        sheet.set_v_pagebreaks(breaks)
    book.tables[name] = table


def data_bars(book: OutputBook, table: Table, heading: str) -> None:
    """Bars behind the numbers of a column, from nothing up: pale, so that numbers stay legible."""
    sheet = book.workbook.get_worksheet_by_name(table.sheet)
    place = table.left + table.headings.index(heading)
    look = {
        "type": "data_bar",
        "bar_color": PALE,
        "min_type": "num",
        "min_value": 0,
    }
    if right_to_left():
        look["bar_direction"] = "right"
    sheet.conditional_format(table.first, place, table.last, place, look)


def _last_row(table: Table, columns: list[Column]) -> int:
    return table.last + any(column.total != "" for column in columns)
