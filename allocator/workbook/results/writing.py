"""A plan as an .xlsx file, written beside its target and moved there when it is whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path

import xlsxwriter

from allocator.plan import Plan
from allocator.workbook.results.about import write_about
from allocator.workbook.results.book import Book, Origin
from allocator.workbook.results.by_project import write_by_project
from allocator.workbook.results.by_region import write_by_region
from allocator.workbook.results.checks import write_checks
from allocator.workbook.results.plan_sheet import write_plan
from allocator.workbook.results.rules import write_rules
from allocator.workbook.results.sources import write_sources
from allocator.workbook.results.summary import write_summary

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


def write(
    plan: Plan, path: str | Path, *, input_path: Path | None = None, input_digest: str = ""
) -> None:
    """Write a plan as an Excel workbook.

    input_path, input_digest: the workbook the plan answers and its SHA-256, for `About`.
    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """
    target = Path(path).resolve()
    _refuse(target, len(plan.rows))
    content = _content(plan, Origin(input_path.name if input_path else "", input_digest))
    beside = target.with_name(f".{target.stem}-{os.getpid()}.part.xlsx")
    try:
        with beside.open("wb") as file:
            file.write(content)
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


def _content(plan: Plan, origin: Origin) -> bytes:
    """The whole file in memory: what fails later can only be the disk."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    book = Book(workbook, plan, origin)
    workbook.set_properties({"title": book.title})
    for fill in (
        write_summary,
        write_plan,
        write_by_region,
        write_by_project,
        write_sources,
        write_rules,
        write_checks,
        write_about,
    ):
        fill(book)
    workbook.close()
    return content.getvalue()


def _reason(failure: OSError) -> str:
    if isinstance(failure, PermissionError):
        return "the folder or the file is closed to writing, or the file is open elsewhere"
    return (failure.strerror or str(failure)).lower()
