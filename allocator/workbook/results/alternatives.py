"""The sheet `Alternatives`: plans nearly as good, side by side, with what each gives up."""

from __future__ import annotations

from allocator.language import filled
from allocator.numerals import short
from allocator.plan import Plan
from allocator.studies.alternative_words import COUNTS, NAMES, sentences
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import add_sheet, repeat_headings
from allocator.workbook.results.tables import Column, Table, Value, write_table


def write_alternatives(book: Book) -> None:
    """Write the plans, and their money by region; no sheet where none were asked for."""
    found = book.plan.alternatives
    if found is None:
        return
    sheet, words, formats = add_sheet(book, "alternatives"), book.words, book.formats
    sheet.write_string(0, 0, words["alternatives_title"], formats["title"])
    sheet.set_row(0, 26)
    note = filled(words["alternatives_note"], within=short(100.0 * found.within))
    sheet.write_string(1, 0, note, formats["subtitle"])
    names = [_begun(NAMES[key]) for key in ("best", *(one.key for one in found.plans))]
    plans = [book.plan, *(one.plan for one in found.plans)]
    table = _side_by_side(book, names, plans)
    row = table.last + 3
    sheet.write_string(row, 0, words["alternatives_regions"], formats["section"])
    regions = write_table(
        sheet, formats, "AlternativeRegions", _by_region(book, names, plans), f"A{row + 3}"
    )
    for number, text in enumerate(sentences(book.plan, found), regions.last + 2):
        sheet.write_string(number, 0, text, formats["text"])
    sheet.freeze_panes(1, 1)
    repeat_headings(sheet, regions)


def _side_by_side(book: Book, names: list[str], plans: list[Plan]) -> Table:
    words, found = book.words, book.plan.alternatives
    assert found is not None
    sheet = book.workbook.get_worksheet_by_name(words["alternatives"])
    values = [found.values, *(one.values for one in found.plans)]
    lost: list[Value] = [book.plan.people - plan.people for plan in plans]
    columns = [
        Column(words["alternative"], list(names), width=28),
        Column(words["people"], [plan.people for plan in plans], "people", width=20),
        Column(words["gives_up"], lost, "people", width=20),
        Column(words["money"], [plan.money for plan in plans], "money", width=20),
    ]
    columns += [
        Column(_begun(COUNTS[key]), [_counted(key, each[key]) for each in values], look, width=24)
        for key in found.values
        for look in ["points" if key == "even" else "whole"]
    ]
    return write_table(sheet, book.formats, "Alternatives", columns, "A4")


def _counted(key: str, value: float) -> float:
    """A number as it is counted: coverage in points."""
    return 100.0 * value if key == "even" else value


def _begun(text: str) -> str:
    """A text as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def _by_region(book: Book, names: list[str], plans: list[Plan]) -> list[Column]:
    regions = [region.name for region in book.plan.case.regions]
    columns = [Column(book.words["region"], list(regions), width=28)]
    for name, plan in zip(names, plans, strict=True):
        money = dict.fromkeys(regions, 0.0)
        for row in plan.rows:
            money[row.region] += row.money
        columns.append(Column(name, list(money.values()), "money", width=24))
    return columns
