"""A sheet as a page: A4 landscape, one page wide, what it is and where it comes from."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from allocator.workbook.results.book import Book
from allocator.workbook.results.tables import Column, Table, write_table

A4 = 9
FOOTER = "&L&F&C&D&R&P / &N"
MARGIN = 0.5
#: A header holds 255 characters with its codes.
HEADER_TEXT = 180


def add_sheet(book: Book, word: str) -> Worksheet:
    """A new sheet, set up for print. word: the key of its name."""
    sheet = book.workbook.add_worksheet(book.words[word])
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN, MARGIN, 0.75, 0.75)
    # A single & would begin a code.
    title = book.title[:HEADER_TEXT].replace("&", "&&")
    sheet.set_header(f"&L{title}&R&A")
    sheet.set_footer(FOOTER)
    sheet.hide_gridlines(2)
    return sheet


def one_table(book: Book, word: str, name: str, columns: list[Column], frozen: int = 1) -> Table:
    """A sheet that is one table, headings in its first row. frozen: columns that stay in view."""
    sheet = add_sheet(book, word)
    table = write_table(sheet, book.formats, name, columns)
    sheet.freeze_panes(1, frozen)
    sheet.repeat_rows(0)
    book.tables[name] = table
    return table
