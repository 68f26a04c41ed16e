"""An .xlsx file, made in memory and put in its place whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

from allocator.language import _
from allocator.numerals import number
from allocator.whole_file import NotWritten, check_place, put_whole

#: Text stays text: nothing a user typed becomes a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
MOST_ROWS = 1_048_575


def save(path: str | Path, fill: Callable[[Workbook], None], rows: int = 0) -> None:
    """Write what `fill` puts into a new workbook.

    rows: those of its longest table, where that may be more than a sheet holds.
    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """
    check_place(path)
    if rows > MOST_ROWS:
        raise NotWritten(
            _(
                "The plan has {rows} rows; a sheet holds {most}.",
                rows=number(rows),
                most=number(MOST_ROWS),
            )
        )
    # The whole file in memory first: what fails later can only be the disk.
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    fill(workbook)
    workbook.close()
    put_whole(path, content.getvalue())
