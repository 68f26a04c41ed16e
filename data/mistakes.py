"""Broken workbooks: the small sample with one mistake each, named for the mistake.

A mistake says what was changed, where the complaint must point, and a word it must hold.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sheets import Book, Cell, Table, table

Change = Callable[[Book], Book]
Spoil = Callable[[bytes], bytes]


class Mistake(NamedTuple):
    """One broken workbook.

    name: the file without its ending; change: in words; sheet, cell: where the complaint
    points ("" where it is the sheet, or the file, as a whole); keyword: what the complaint
    (what is wrong and what to do) holds, whatever the case; edit: how the small sample is
    changed; spoil: what is done to the file afterwards, for what no library writes.
    """

    name: str
    change: str
    sheet: str
    cell: str
    keyword: str
    edit: Change
    spoil: Spoil | None = None


def unchanged(book: Book) -> Book:
    """Nothing is changed: the mistake is in the file, not in its tables."""
    return book


def all_of(*changes: Change) -> Change:
    """Several changes that make one mistake."""

    def apply(book: Book) -> Book:
        for change in changes:
            book = change(book)
        return book

    return apply


def on(sheet: str, change: Callable[[Table], Table]) -> Change:
    """A change of one sheet."""
    return lambda book: {**book, sheet: change(book[sheet])}


def cell(sheet: str, row: int, heading: str, value: Cell) -> Change:
    """Another value in one cell."""
    return on(sheet, lambda content: content.with_cell(row, heading, value))


def row(sheet: str, *cells: Cell) -> Change:
    """One more row at the end."""
    return on(sheet, lambda content: content.with_row(*cells))


def column(sheet: str, heading: str, *cells: Cell) -> Change:
    """One more column at the right."""
    return on(sheet, lambda content: content.with_column(heading, *cells))


def no_column(sheet: str, heading: str) -> Change:
    """A column left out."""
    return on(sheet, lambda content: content.without_column(heading))


def heading(sheet: str, old: str, new: str) -> Change:
    """Another heading over a column."""
    return on(sheet, lambda content: content.renamed(old, new))


def merged(sheet: str, area: str) -> Change:
    """Cells of a table merged into one."""
    return on(sheet, lambda content: dataclasses.replace(content, merged=(area,)))


def no_sheet(name: str) -> Change:
    """A sheet left out."""
    return lambda book: {key: content for key, content in book.items() if key != name}


def sheet_name(old: str, new: str) -> Change:
    """Another name for a sheet."""
    return lambda book: {new if key == old else key: content for key, content in book.items()}


def lines(headings: tuple[str, ...], *rows: tuple[Cell, ...]) -> Change:
    """A sheet `Lines`, which the small sample does without."""
    return lambda book: {**book, "Lines": table(headings, rows)}


def rule(*cells: Cell) -> Change:
    """The one rule of the small sample replaced: cells from `Rule` to `Value`."""
    return on("Rules", lambda content: dataclasses.replace(content, rows=()).with_row(*cells))


def raw_cell(book_sheet: int, address: str, xml: str) -> Spoil:
    """A cell written as no library writes it; book_sheet: 1 is the first sheet."""
    part = f"xl/worksheets/sheet{book_sheet}.xml"
    pattern = re.compile(rf'<c r="{address}"( s="\d+")?.*?</c>')
    return lambda data: _edited(data, part, lambda text: pattern.sub(xml, text, count=1))


def calculated(data: bytes) -> bytes:
    """The file as a spreadsheet program saves it: its formulas count as calculated."""
    return _edited(data, "xl/workbook.xml", lambda text: text.replace(' fullCalcOnLoad="1"', ""))


def in_turn(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def apply(data: bytes) -> bytes:
        for spoil in spoils:
            data = spoil(data)
        return data

    return apply


def _edited(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """The archive with one part edited; dates stay, so that the bytes are the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                content = edit(content.decode()).encode()
            new.writestr(entry, content)
    return out.getvalue()


def spoiled(path: Path, mistake: Mistake) -> None:
    """Do to the written file what the mistake does to files."""
    if mistake.spoil is not None:
        path.write_bytes(mistake.spoil(path.read_bytes()))
