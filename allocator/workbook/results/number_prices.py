"""The sheet `Prices`: what amounts, people, room and reach are worth, and money for a region."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from allocator.language import filled
from allocator.numerals import number
from allocator.price_words import MEASURES
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import add_sheet, repeat_headings
from allocator.workbook.results.price_columns import LOOKS, price_columns, shown
from allocator.workbook.results.prices import gain
from allocator.workbook.results.tables import Column, Table, write_table
from allocator.worth import Worth


def write_number_prices(book: Book) -> None:
    """Write a table of regions and one of numbers; no sheet where they were not asked for.

    The longer one stands last, for its headings to be repeated on every page.
    """
    worth = book.plan.worth
    if worth is None:
        return
    sheet = add_sheet(book, "prices")
    _text(book, sheet, 0, "regions_title", "title")
    sheet.set_row(0, 26)
    _text(book, sheet, 1, "regions_note", "subtitle")
    regions = _write_regions(book, sheet, worth, 3)
    _text(book, sheet, regions.last + 3, "prices_title", "section")
    _text(book, sheet, regions.last + 4, "prices_note", "subtitle")
    top = f"A{regions.last + 7}"
    numbers = write_table(sheet, book.formats, "Prices", _numbers(book, worth), top)
    book.tables |= {"RegionPrices": regions, "Prices": numbers}
    sheet.freeze_panes(1, 2)
    repeat_headings(sheet, numbers)


def _text(book: Book, sheet: Worksheet, row: int, word: str, look: str) -> None:
    noun = gain(book, 0.0).noun
    text = filled(book.words[word], noun=noun, nothing=book.words["nothing_told"])
    sheet.write_string(row, 0, text, book.formats[look])


def _numbers(book: Book, worth: Worth) -> list[Column]:
    words, places = book.words, book.plan.case.places
    prices = [one.price for one in worth.numbers]
    units = [MEASURES[one.measure] for one in worth.numbers]
    cells = [places.cell(one.place) for one in worth.numbers]
    what = [one.what for one in worth.numbers]
    values = [price.value for price in prices]
    return [
        Column(words["cell"], cells, width=22),
        Column(words["number_of"], what, "wrapped", width=48),
        Column(words["value"], values, [LOOKS[unit] for unit in units], width=17),
        *price_columns(book, prices, units),
    ]


def _write_regions(book: Book, sheet: Worksheet, worth: Worth, row: int) -> Table:
    words, regions = book.words, worth.regions
    unit = regions[0].unit if regions else 1.0
    lot = f"{number(unit)} {book.currency}"
    columns = [
        Column(words["region"], [one.region for one in regions], width=22),
        Column(words["money"], [one.money for one in regions], "left_money", width=48),
        Column(
            filled(words["more_here"], lot=lot),
            [shown(book, one.more) for one in regions],
            "change",
            width=17,
        ),
        Column(
            filled(words["less_here"], lot=lot),
            [shown(book, one.less) for one in regions],
            "change",
            width=17,
        ),
    ]
    return write_table(sheet, book.formats, "RegionPrices", columns, f"A{row + 1}")
