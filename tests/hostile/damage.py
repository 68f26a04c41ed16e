"""Damage done to a sound workbook, drawn by hypothesis: what happens to files in real life."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

#: What people, other programs and accidents leave in a cell.
VALUES = st.one_of(
    st.sampled_from(
        [
            None, "", " ", "\u00a0", "0", "-1", "1.234", "1,234.5", "15%", "150%", "=1/0", "=A1",
            "#REF!", "#N/A", "nan", "inf", "-inf", "1e400", "1e-300", "1e300", "yes", "no", "all",
            "each", "each Coast", ";", "؛", "2027/28", "2027", "١٬٢٣٤٫٥", "١٢٪", "Growth at most",
            "x" * 300, "\u202eabc", "+10%", "off", True, False, 0, -1, 1, 0.5, 1.5, 2.5e10, 1e15,
            1e-12, 10**18,
        ]
    ),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)  # fmt: skip
CELL = st.tuples(st.just("cell"), st.integers(0, 10**6), st.integers(0, 10**6), VALUES)
PLACE = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
#: A cell changed, a column or row taken out, a row repeated, a sheet dropped or renamed.
DAMAGE = st.one_of(
    CELL,
    CELL,
    CELL,
    st.tuples(st.just("no column"), st.integers(0, 10**6), st.integers(0, 10**6)),
    st.tuples(st.just("no row"), st.integers(0, 10**6), st.integers(0, 10**6)),
    st.tuples(st.just("row again"), st.integers(0, 10**6), st.integers(0, 10**6)),
    st.tuples(st.just("no sheet"), st.integers(0, 10**6)),
    st.tuples(st.just("sheet renamed"), st.integers(0, 10**6), st.text("Rulesx '", max_size=8)),
)
FLIPS = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 255)), min_size=1, max_size=6)


def damaged(source: Path, damages: list[tuple[object, ...]]) -> bytes:
    """A workbook with some damage to what it says; still one that a program would write."""
    book = openpyxl.load_workbook(source)
    for kind, which, *more in damages:
        sheet = book.worksheets[int(str(which)) % len(book.worksheets)]
        if kind == "no sheet":
            if len(book.worksheets) > 1:
                book.remove(sheet)
        elif kind == "sheet renamed":
            sheet.title = str(more[0]) or "Sheet"
        else:
            _change(sheet, str(kind), int(str(more[0])), more[1:])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _change(sheet: Worksheet, kind: str, where: int, more: list[object]) -> None:
    row, column = 1 + where % max(sheet.max_row, 1), 1 + where // 7 % max(sheet.max_column, 1)
    if kind == "cell":
        cell = sheet.cell(row, column)
        if hasattr(cell, "value") and type(cell).__name__ != "MergedCell":
            cell.value = more[0]  # type: ignore[assignment]
    elif kind == "no column":
        sheet.delete_cols(column)
    elif kind == "no row":
        sheet.delete_rows(row)
    else:
        sheet.append([cell.value for cell in sheet[row]])


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    """A file some of whose bytes are other ones."""
    changed = bytearray(content)
    for place, mask in flips:
        changed[place % len(changed)] ^= mask
    return bytes(changed)
