"""A plan as an .xlsx file, written beside its target and moved there when it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

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
    beside = target.with_name(f".{target.stem}-{os.getpid()}.part.xlsx")
    try:
        _write_file(plan, beside, Origin(input_path.name if input_path else "", input_digest))
        _check(beside)
        if target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, XlsxWriterException) as failure:
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


def _write_file(plan: Plan, path: Path, origin: Origin) -> None:
    workbook = xlsxwriter.Workbook(str(path), OPTIONS)
    book = Book(workbook, plan, origin)
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


def _check(path: Path) -> None:
    """A full disk may be noticed only now: force the bytes out, and see that they are there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    with zipfile.ZipFile(path) as archive:
        archive.getinfo("xl/workbook.xml")


def _reason(failure: BaseException) -> str:
    cause = failure.args[0] if failure.args and isinstance(failure.args[0], OSError) else failure
    if isinstance(cause, PermissionError):
        return "the folder or the file is closed to writing, or the file is open elsewhere"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.lower()
    return str(cause).rstrip(".")
