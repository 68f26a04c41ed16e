"""The sheet `Why`: each line and what decides it, in one sentence; and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.told import next_in_line
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.tables import Column, Value, write_table
from allocator.worth import LineReason


def write_why(book: Book) -> None:
    """Write one row for each region × project type; no sheet where reasons were not asked for."""
    reasons = book.plan.reasons
    if not reasons:
        return
    sheet, words, formats = add_sheet(book, "why_sheet"), book.words, book.formats
    sheet.write_string(0, 0, words["why_title"], formats["title"])
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, next_in_line(book.plan), formats["subtitle"])
    sheet.write_string(2, 0, words["why_note"], formats["subtitle"])
    book.tables["Why"] = write_table(sheet, formats, "Why", _columns(book, reasons), "A5")
    sheet.freeze_panes(5, 2)
    sheet.repeat_rows(4)


def _columns(book: Book, reasons: Sequence[LineReason]) -> list[Column]:
    words = book.words
    coming = [reason.next for reason in reasons]
    return [
        Column(words["region"], [reason.region for reason in reasons], "wrapped", width=24),
        Column(words["project"], [reason.project for reason in reasons], "wrapped", width=28),
        Column(words["money"], [reason.money for reason in reasons], "money", "sum", width=17),
        Column(words["why"], [reason.says for reason in reasons], "aside", width=80),
        Column(words["next_costs"], _costs(reasons, "cost"), "cost", width=14),
        Column(words["elsewhere"], _costs(reasons, "against"), "cost", width=14),
        Column(words["enters_below"], _costs(reasons, "below"), "cost", width=14),
        Column(words["next_money"], coming, "change_money", width=17),
    ]


def _costs(reasons: Sequence[LineReason], which: str) -> list[Value]:
    return [getattr(reason, which) for reason in reasons]
