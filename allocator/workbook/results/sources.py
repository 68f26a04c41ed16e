"""The sheet `Sources`: what each source gave, what came back, where it went."""

from __future__ import annotations

from allocator.names import normal
from allocator.plan import SourceYear
from allocator.workbook.results.book import Book
from allocator.workbook.results.expressions import Cell, Expression
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.tables import Column, Value

#: The money columns, by their names in `SourceYear` and in the words.
MONEY = (
    "amount",
    "own_costs",
    "follow_up",
    "received",
    "carried_in",
    "repaid",
    "spent",
    "carried",
    "unspent",
)
FIRST_MONEY = 3


def write_sources(book: Book) -> None:
    """Write one row for each source and year, in the workbook's order."""
    rows, words = book.plan.sources, book.words
    kinds = {normal(source.name): source.kind for source in book.plan.case.sources}
    years: list[Value] = [row.year for row in rows]
    columns = [
        Column(words["source"], [row.source for row in rows], total=words["total"]),
        Column(words["kind"], [kinds.get(normal(row.source)) or None for row in rows]),
        Column(words["year"], years, "count"),
        *(_money(book, key, rows) for key in MONEY),
        Column(words["why"], [row.why or None for row in rows], "aside", width=60),
    ]
    one_table(book, "sources", "Sources", columns, frozen=FIRST_MONEY)


def _money(book: Book, key: str, rows: tuple[SourceYear, ...]) -> Column:
    # Money carried over is counted again in the next year: a total of it would mislead.
    total = "" if key in ("carried_in", "carried") else "sum"
    amounts: list[Value] = [float(getattr(row, key)) for row in rows]
    return Column(book.words[key], amounts, "money", total)


def source_cell(book: Book, key: str, number: int) -> Expression:
    """One number of the sheet as an expression: the row of this number, in this column."""
    reference = book.tables["Sources"].cell(FIRST_MONEY + MONEY.index(key), number)
    holds = float(getattr(book.plan.sources[number], key))
    return Expression((Cell(1.0, reference, holds),))
