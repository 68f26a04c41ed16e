"""An .xlsx file, written beside its target and moved there when it is whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

#: Text stays text: nothing a user typed becomes a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
MOST_ROWS = 1_048_575


class NotWritten(OSError):
    """The file could not be written; what stood there before still stands."""


def save(path: str | Path, fill: Callable[[Workbook], None], rows: int = 0) -> None:
    """Write what `fill` puts into a new workbook.

    rows: those of its longest table, where that may be more than a sheet holds.
    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """
    target = Path(path).resolve()
    _refuse(target, rows)
    # The whole file in memory first: what fails later can only be the disk.
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    fill(workbook)
    workbook.close()
    beside = target.with_name(f".{target.stem}-{os.getpid()}.part.xlsx")
    try:
        with beside.open("wb") as file:
            file.write(content.getvalue())
            file.flush()
            os.fsync(file.fileno())  # a full disk may be noticed only now
        if target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except OSError as failure:
        raise NotWritten(f"{target.name} could not be written: {_reason(failure)}.") from failure
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _refuse(target: Path, rows: int) -> None:
    """Say at once what cannot end well."""
    if target.is_dir():
        raise NotWritten(f"{target.name} is a folder. Name a file.")
    if not target.parent.is_dir():
        raise NotWritten(f"The folder {target.parent.name} does not exist. Make it first.")
    if target.exists() and not os.access(target, os.W_OK):
        raise NotWritten(f"{target.name} is read-only. Choose another name.")
    if rows > MOST_ROWS:
        raise NotWritten(f"The plan has {rows:,} rows; a sheet holds {MOST_ROWS:,}.")


def _reason(failure: OSError) -> str:
    if isinstance(failure, PermissionError):
        return "the folder or the file is closed to writing, or the file is open elsewhere"
    return (failure.strerror or str(failure)).lower()
