"""One row of a table, read cell by cell: what each cell means, or a complaint at its address.

A broken cell gives a harmless placeholder, so that its row still yields what it is about
and names stay known: one mistake is one message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from allocator.case import Year
from allocator.language import _, join
from allocator.names import code_point, odd_characters
from allocator.workbook.cells import Meaning, Trouble, read_cell
from allocator.workbook.column import Column
from allocator.workbook.complaints import Complaints, address
from allocator.workbook.file import Cell
from allocator.workbook.tables import Table

Entry = TypeVar("Entry")


class RowReader:
    """Reads the rows of one table, one after the other."""

    def __init__(self, table: Table, complaints: Complaints, never_calculated: bool) -> None:
        self.table = table
        self.complaints = complaints
        self.never_calculated = never_calculated
        self.number = 0
        self.broken: set[str] = set()
        self._cells: dict[int, Cell] = {}
        self._columns = {column.name: column for column in table.sheet.columns}

    def go_to(self, number: int) -> None:
        """Turn to a row."""
        self.number = number
        self.broken = set()
        self._cells = self.table.page.rows[number]

    def at(self, name: str) -> str:
        """The address of this row's cell in a column that is there."""
        return address(self.number, self.table.columns[name])

    def refuse(self, name: str, trouble: Trouble) -> None:
        """Complain of this row's cell in a column; the cell counts as broken."""
        self.broken.add(name)
        self.complaints.refuse(self.table.page.title, self.at(name), trouble)

    def number_or(self, name: str, broken: float = 0.0) -> float:
        """A number whose blank has a default; `broken` stands for what cannot be read."""
        value = self._read(name, broken)
        if value is None:
            value = self._columns[name].default or 0.0
        assert isinstance(value, (int, float))
        return value

    def maybe(self, name: str, broken: float | None = None) -> float | None:
        """A number whose blank is None."""
        value = self._read(name, broken)
        assert value is None or isinstance(value, (int, float))
        return value

    def text(self, name: str) -> str:
        """A text; "" where it is blank or broken."""
        value = self._read(name, None)
        return "" if value is None else str(value)

    def names(self, name: str) -> tuple[str, ...]:
        """A list of names; () where it is blank or broken."""
        value = self._read(name, None)
        return value if isinstance(value, tuple) else ()

    def yes(self, name: str) -> bool:
        """A yes or no; the default where it is blank or broken."""
        value = self._read(name, None)
        return bool(self._columns[name].default) if value is None else bool(value)

    def amount(self, year: Year) -> float | None:
        """The money of a year column; None where it is blank, 0 where it is broken."""
        column = self.table.sheet.years
        assert column is not None
        value = self._meaning(column, self.table.years[year], str(year), False)
        if isinstance(value, Trouble):
            return 0.0
        assert value is None or isinstance(value, (int, float))
        return value

    def read_as(self, name: str, column: Column) -> Meaning | None:
        """A cell read as another column's would be; None where it is blank or broken."""
        at = self.table.columns.get(name)
        value = None if at is None else self._meaning(column, at, name, column.required)
        return None if isinstance(value, Trouble) else value

    def is_blank(self, name: str) -> bool:
        """Whether nothing stands in a column's cell, or the column is not there."""
        return self.table.columns.get(name) not in self._cells

    def typed(self, name: str, meaning: Callable[[Cell, bool], Entry | Trouble]) -> Entry | None:
        """A cell that needs its own way of reading; None where it is blank or broken.

        meaning: told the cell, and whether its value is the result of a formula.
        """
        at = self.table.columns.get(name)
        if at is None or at not in self._cells:
            self._read(name, None)  # complains where the cell must be filled in
            return None
        formulas = self.table.page.scan.formulas or {}
        read = self.stale(at) or meaning(self._cells[at], (self.number, at) in formulas)
        if isinstance(read, Trouble):
            self.refuse(name, read)
            return None
        return read

    def _read(self, name: str, broken: Meaning | None) -> Meaning | None:
        at = self.table.columns.get(name)
        if at is None:
            return None
        column = self._columns[name]
        value = self._meaning(column, at, name, column.required)
        return broken if isinstance(value, Trouble) else value

    def _meaning(
        self, column: Column, at: int, name: str, required: bool
    ) -> Meaning | Trouble | None:
        cell = self._cells.get(at)
        if cell is None:
            if not required or self._is_merged(at):
                return None
            says = _('the cell under "{heading}" is empty.', heading=self.table.headings[name])
            fix = _("Fill it in, or clear the whole row.")
            value: Meaning | Trouble = Trouble(says, fix)
        else:
            value = self.stale(at) or read_cell(cell.value, column, cell.number_format)
        if isinstance(value, Trouble):
            self.broken.add(name)
            self.complaints.refuse(self.table.page.title, address(self.number, at), value)
        else:
            self._warn_odd(value, at)
        return None if value in ("", ()) else value

    def _warn_odd(self, value: Meaning | None, at: int) -> None:
        """Tell of characters that make a text look like another one, or read backwards."""
        texts = value if isinstance(value, tuple) else (value,)
        odd = [c for text in texts if isinstance(text, str) for c in odd_characters(text)]
        if odd:
            points = join([code_point(char) for char in dict.fromkeys(odd)])
            says = _("the text holds characters that cannot be seen ({points}).", points=points)
            fix = _("Type it again if you did not mean them.")
            self.complaints.warn(self.table.page.title, address(self.number, at), says, fix)

    def stale(self, at: int) -> Trouble | None:
        """Why the formula in a column's cell has no result to be trusted, if it is one."""
        formulas = self.table.page.scan.formulas
        stored = formulas.get((self.number, at)) if formulas else None
        if stored is False or (stored and self.never_calculated):
            fix = _("Open the workbook in a spreadsheet program, save it, and try again.")
            return Trouble(_("the result of this formula was never worked out."), fix)
        return None

    def _is_merged(self, at: int) -> bool:
        return any(
            box.left <= at <= box.right and box.top <= self.number <= box.bottom
            for box in self.table.page.scan.merged
        )
