"""A workbook file, opened safely: the sheets it has and the cells that are filled in.

Values and number formats come from openpyxl's read-only mode, which sees errors and true
addresses; formulas, merged cells and what is hidden come from a scan of the raw parts.
Only filled cells are kept, so that a sheet with cells in A1 and XFD1048576 costs as much
as one with two cells side by side.
"""

from __future__ import annotations

import contextlib
import hashlib
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from allocator import numerals
from allocator.language import _
from allocator.problems import BadQuestion
from allocator.workbook.cells import is_blank
from allocator.workbook.doors import DAMAGED, SAVE_AS, check_file, refuse
from allocator.workbook.package import Package
from allocator.workbook.parts import Manifest, Scan, read_manifest, scan

#: What a spreadsheet program lets a cell hold.
LONGEST_TEXT = 32_767
#: Cells a sheet may span, gaps in its rows included.
MOST_PLACES = 20_000_000


class Cell(NamedTuple):
    """A cell that is filled in: its value, and the number format it is shown with."""

    value: object
    number_format: str = "General"


@dataclass
class Page:
    """The filled cells of one sheet, by row and column number (1 is the first).

    A formula without a stored result has a cell whose value is None, so that its row is
    not taken for a blank one. scan: what else the sheet's raw part tells.
    """

    title: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    scan: Scan = field(default_factory=Scan)


class Book:
    """An open workbook. Use it in a `with` block, or call `close`.

    digest: SHA-256 of the file as it was opened.
    never_calculated: a library wrote the file and no spreadsheet program has worked its
    formulas out since, so that their results mean nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = contextlib.ExitStack()
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        file = self._stack.enter_context(self.path.open("rb"))
        self.digest = hashlib.file_digest(file, "sha256").hexdigest()
        with damage(self.path.name):
            archive = self._stack.enter_context(zipfile.ZipFile(file))
            self._package = Package(archive, self.path.name)
            manifest = read_manifest(self._package)
            if manifest.strict:
                says = _("{name} is saved as Strict Open XML.", name=self.path.name)
                raise refuse(says, _(SAVE_AS))
            self.never_calculated = manifest.never_calculated
            self._parts = {part.title: part for part in manifest.parts}
            self._reader = _reader(file, manifest)
            self._stack.callback(self._reader.archive.close)

    @property
    def asides(self) -> list[str]:
        """What should be known of the file though it is not used, one sentence each."""
        return self._package.asides()

    @property
    def titles(self) -> list[str]:
        """The names of the sheets, in the order of the workbook; charts left out."""
        return list(self._parts)

    def page(self, title: str) -> Page:
        """Read one sheet, in one pass over its raw part and one over its values."""
        part = self._parts[title]
        with damage(self.path.name):
            with self._package.stream(part.path) as source:
                page = Page(title, part.hidden, scan=scan(source))
            self._check_width(page)
            self._fill(page)
        return page

    def _check_width(self, page: Page) -> None:
        """Refuse rows that are mostly a gap: the library fills each gap with empty cells."""
        filled = page.scan.filled
        if sum(max(columns) for columns in filled.values()) > MOST_PLACES:
            row = max(filled, key=lambda number: max(filled[number]))
            letters = get_column_letter(max(filled[row]))
            says = _(
                "{cell} and many more cells stand far from the table.",
                cell=f"{page.title}!{letters}{row}",
            )
            fix = _("Clear them. Copy the sheets that are needed into a new workbook.")
            raise refuse(says, fix)

    def _fill(self, page: Page) -> None:
        path, texts = self._parts[page.title].path, self._reader.shared_strings
        sheet = ReadOnlyWorksheet(self._reader.wb, page.title, path, texts)
        sheet.reset_dimensions()  # the size a file declares may be wrong
        filled, formulas = page.scan.filled, page.scan.formulas
        rows = sheet.iter_rows(max_row=max(filled, default=1))  # type: ignore[misc]
        for number, cells in enumerate(rows, start=1):
            row = {}
            for column in filled.get(number, ()):
                cell = cells[column - 1]
                value = cell.value
                if isinstance(value, str):
                    if not is_blank(value):
                        row[column] = Cell(self._short(value, page.title, number, column))
                elif value is not None:
                    row[column] = Cell(value, cell.number_format)
                elif not formulas.get((number, column), True):
                    row[column] = Cell(None)
            if row:
                page.rows[number] = row

    def _short(self, text: str, title: str, row: int, column: int) -> str:
        """A text that a cell can hold. No spreadsheet program writes a longer one."""
        if len(text) > LONGEST_TEXT:
            says = _(
                "{cell} holds {count} characters; a cell can hold {most}.",
                cell=f"{title}!{get_column_letter(column)}{row}",
                count=numerals.number(len(text)),
                most=numerals.number(LONGEST_TEXT),
            )
            raise refuse(says, _("Write a short text there."))
        return text

    def close(self) -> None:
        """Close the file. A book may be closed twice."""
        self._stack.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_book(path: str | Path) -> Book:
    """Open a workbook; `BadQuestion` with one clear line where it cannot be one."""
    path = Path(path)
    try:
        check_file(path)
        return Book(path)
    except PermissionError:
        says = _("{name} may not be read.", name=path.name)
        raise refuse(says, _("Close it elsewhere, or ask for the right to read it.")) from None
    except OSError as error:
        why = error.strerror or str(error)
        says = _("{name} cannot be read: {why}.", name=path.name, why=why)
        raise refuse(says, _("Check the folder and the spelling.")) from None


def _reader(file: IO[bytes], manifest: Manifest) -> ExcelReader:
    """The workbook as openpyxl reads it, without its sheets.

    It opens no part but those it is told are there: left to itself it would look into
    every sheet, and read charts and their pictures.
    """
    reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
    reader.valid_files = [manifest.book, *manifest.texts]
    reader.read()
    return reader


@contextlib.contextmanager
def damage(name: str) -> Iterator[None]:
    """Whatever a library trips over inside the file, the file is damaged.

    Broken packages fail in the libraries in dozens of ways; none may reach the user.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions: not read
            yield
    except BadQuestion:
        raise
    except Exception as error:
        says = _("{name} is damaged and cannot be read.", name=name)
        raise refuse(says, _(DAMAGED)) from error
