"""What the parts of a workbook's package really hold, counted before any library sees them.

A package declares the size of each part and may lie, so every part is unpacked once in small
pieces that are thrown away again. What is counted is what would cost memory or time later:
bytes, elements, rows, cells, cell styles, and the longest stretch without an element.
"""

from __future__ import annotations

import copy
import zipfile
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from allocator.language import _
from allocator.numerals import number
from allocator.problems import BadQuestion
from allocator.workbook.doors import COPY, DAMAGED, check_parts, refuse

#: Sheets of a whole country have some 30,000 rows; a spreadsheet program takes 65,490 styles.
MOST_ROWS = 200_000
MOST_CELLS = 1_000_000
MOST_STYLES = 65_490
#: A part that is read as a tree, and not as a stream, costs many times its size.
LARGEST_TREE = 20_000_000
MOST_IN_A_TREE = 200_000
#: The texts of all sheets, which stay in memory: bytes, and elements (four for each text).
LARGEST_TEXTS = 50_000_000
MOST_IN_TEXTS = 2_000_000
#: A cell holds 32,767 characters: less than this in any way of writing them.
LONGEST_STRETCH = 1_000_000

#: A document type, as UTF-8 or as UTF-16 of either byte order writes it.
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le")[:-1])
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 16
_LONGEST_MARK = 32


class Contents(NamedTuple):
    """What one part holds. longest: bytes in a row without an element between them."""

    size: int
    elements: int
    rows: int
    cells: int
    styles: int
    longest: int


class Package:
    """The archive of a workbook, its parts counted. name: the file's, for what is said of it."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        check_parts(archive, name)
        self._archive = archive
        self._name = name
        self._contents = {part.filename: self._count(part) for part in archive.infolist()}

    def holds(self, path: str) -> bool:
        """Whether a part is there."""
        return path in self._contents

    def asides(self) -> list[str]:
        """What a reader should know of the package though none of it is used."""
        found = []
        if any(path.endswith("vbaProject.bin") for path in self._contents):
            found.append(_("it holds macros; they were not run."))
        if any(path.startswith("xl/externalLinks/") for path in self._contents):
            found.append(_("its formulas look into other files; their results are as last saved."))
        return found

    def tree(self, path: str) -> Element:
        """A small part, as a tree."""
        self.check_tree(path)
        root: Element = fromstring(self._archive.read(path), forbid_dtd=True)
        return root

    def check_tree(self, path: str) -> None:
        """Refuse a part that has to be read as a whole and is too large for that."""
        contents = self._contents[path]
        if contents.styles > MOST_STYLES:
            says = _(
                "{name} has {count} cell styles; a workbook holds {most}.",
                name=self._name,
                count=number(contents.styles),
                most=number(MOST_STYLES),
            )
            raise refuse(says, _(COPY))
        if contents.size > LARGEST_TREE or contents.elements > MOST_IN_A_TREE:
            says = _(
                "{name} describes itself at more length than a workbook can need.", name=self._name
            )
            raise refuse(says, _(COPY))
        self._check_longest(contents)

    def check_texts(self, path: str) -> None:
        """Refuse more texts than the sheets of a workbook can show."""
        contents = self._contents[path]
        if contents.size > LARGEST_TEXTS or contents.elements > MOST_IN_TEXTS:
            says = _("{name} holds far more text than is needed here.", name=self._name)
            raise refuse(says, _(COPY))
        self._check_longest(contents)

    def stream(self, path: str) -> IO[bytes]:
        """A sheet, to be read as a stream; refused where nobody can have filled it in."""
        contents = self._contents[path]
        if contents.rows > MOST_ROWS:
            says = _(
                "{name} has a sheet of {count} rows, nearly all of them empty.",
                name=self._name,
                count=number(contents.rows),
            )
            fix = _("Delete the rows under its table, or copy it to a new workbook.")
            raise refuse(says, fix)
        if contents.cells > MOST_CELLS or contents.elements > 5 * MOST_CELLS:
            says = _(
                "{name} has a sheet of more than {most} cells.",
                name=self._name,
                most=number(MOST_CELLS),
            )
            raise refuse(says, _("Clear what stands beside and under its table."))
        self._check_longest(contents)
        return self._archive.open(path)

    def _check_longest(self, contents: Contents) -> None:
        if contents.longest > LONGEST_STRETCH:
            says = _("{name} holds a text far longer than a cell can hold.", name=self._name)
            raise refuse(says, _(COPY))

    def _attack(self) -> BadQuestion:
        says = _("{name} declares a document type, as attacks on programs do.", name=self._name)
        return refuse(says, _("Ask for a copy saved by a spreadsheet program."))

    def _count(self, part: zipfile.ZipInfo) -> Contents:
        """Unpack a part and count; refuse what is more than it says, or is there to do harm."""
        if part.compress_type not in _METHODS:
            says = _("{name} is packed in a way no workbook is.", name=self._name)
            raise refuse(says, _(DAMAGED))
        # A copy that declares no end is read to where it really ends.
        endless = copy.copy(part)
        endless.file_size = 1 << 62
        is_xml = part.filename.endswith((".xml", ".rels"))
        size, count, before = 0, _Count(), b""
        with self._archive.open(endless) as opened:
            while piece := opened.read(_PIECE):
                size += len(piece)
                if size > part.file_size:
                    says = _("{name} unpacks to more than it says.", name=self._name)
                    raise refuse(says, _(DAMAGED))
                whole = before + piece
                if is_xml and any(mark in whole for mark in _DOCTYPE):
                    raise self._attack()
                count.add(before, piece)
                before = piece[-_LONGEST_MARK:]
        return count.contents(size)


class _Count:
    """Counts marks in the pieces of a part, also where a piece ends within a mark."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys((b"<", b"<row", b"<c ", b"<xf "), 0)
        self.stretch = self.longest = 0

    def add(self, before: bytes, piece: bytes) -> None:
        """Count one more piece; before: the end of the one before."""
        for mark in self.counts:
            overlap = before[len(before) - len(mark) + 1 :] if before else b""
            self.counts[mark] += (overlap + piece).count(mark)
        first, last = piece.find(b"<"), piece.rfind(b"<")
        self.stretch += len(piece) if first < 0 else first
        self.longest = max(self.longest, self.stretch)
        if first >= 0:
            self.stretch = len(piece) - last

    def contents(self, size: int) -> Contents:
        """What was counted."""
        elements, rows, cells, styles = self.counts.values()
        return Contents(size, elements, rows, cells, styles, self.longest)
