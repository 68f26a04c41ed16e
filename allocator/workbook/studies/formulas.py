"""An Excel formula over a study's tables and its result at once.

The result is worked out here from the values the tables hold, so that a program which
shows a workbook without calculating shows the right one too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from allocator.workbook.results.check_table import Side
from allocator.workbook.results.tables import Table


class Cells(NamedTuple):
    """A column of a table, or one value of it (row counts from 0; None is all of them)."""

    table: str
    column: int
    row: int | None = None


@dataclass(frozen=True)
class Formula:
    """Pieces of a formula, references among them, and its result. Adds, multiplies, divides."""

    pieces: tuple[str | Cells, ...]
    value: float

    def __add__(self, other: Formula | float) -> Formula:
        more = _formula(other)
        return _joined(self, "+", more, self.value + more.value)

    def __sub__(self, other: Formula | float) -> Formula:
        less = _formula(other)
        return _joined(self, "-", less, self.value - less.value)

    def __mul__(self, other: Formula | float) -> Formula:
        by = _formula(other)
        return _joined(self, "*", by, self.value * by.value)

    def __truediv__(self, other: Formula | float) -> Formula:
        by = _formula(other)
        return _joined(self, "/", by, self.value / by.value)

    def side(self, tables: Mapping[str, Table]) -> Side:
        """The formula's text over tables that are written, "" for a plain number."""
        if not any(isinstance(piece, Cells) for piece in self.pieces):
            return Side("", self.value)
        texts = [
            piece if isinstance(piece, str) else _reference(piece, tables) for piece in self.pieces
        ]
        return Side("".join(texts), self.value)


def number(value: float) -> Formula:
    """A plain number: what the study says, to be held against a formula."""
    return Formula((f"{value:.15g}",), value)


def _formula(value: Formula | float) -> Formula:
    return value if isinstance(value, Formula) else number(value)


def _joined(left: Formula, sign: str, right: Formula, value: float) -> Formula:
    return Formula(("(", *left.pieces, ")", sign, "(", *right.pieces, ")"), value)


def _reference(cells: Cells, tables: Mapping[str, Table]) -> str:
    table = tables[cells.table]
    if cells.row is None:
        return table.cells(cells.column)
    return table.cell(cells.column, cells.row)
