"""The raw parts of a workbook's package, read for what openpyxl's read-only mode leaves out.

The small parts are read as trees by defusedxml, the sheets as a stream by expat alone: quick,
and small in memory whatever the sheet's size. A part of a workbook never declares a document
type, so one that does is refused: that closes the door to entity bombs and to reading other
files.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple

from allocator.workbook.package import Package

_CONTENT_TYPES = "[Content_Types].xml"
_STYLES = "xl/styles.xml"
_MAIN, _TEXTS = ".main+xml", ".sharedStrings+xml"


class Box(NamedTuple):
    """A rectangle of merged cells, by column and row numbers."""

    left: int
    top: int
    right: int
    bottom: int


class Part(NamedTuple):
    """A worksheet: its name, whether it is hidden, and its path in the package."""

    title: str
    hidden: bool
    path: str


class Manifest(NamedTuple):
    """What the workbook part says. strict: the variant of the format openpyxl cannot read.

    book: its own path. texts: the parts that hold the texts of all sheets.
    """

    book: str
    parts: list[Part]
    texts: list[str]
    never_calculated: bool
    strict: bool


@dataclass
class Scan:
    """What one pass over a worksheet's raw part tells.

    filled: row -> columns that hold a value or a formula. formulas: (row, column) ->
    whether the result is stored.
    """

    filled: dict[int, list[int]] = field(default_factory=dict)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    merged: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)


def read_manifest(package: Package) -> Manifest:
    """The worksheets of a package, in the order of the workbook; charts left out."""
    starts = relationships(package, "")
    book = next(path for kind, path in starts.values() if kind == "officeDocument")
    texts = _texts(package, book)
    targets = relationships(package, book)
    parts, never, strict = [], False, False
    for name, attributes in _elements(package, book):
        if name.endswith("}sheet"):
            kind, path = targets.get(attributes.get(_reference(attributes), ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                parts.append(Part(attributes["name"], hidden, path))
        elif name.endswith("}calcPr"):
            never = _is_true(attributes.get("fullCalcOnLoad"))
        elif name.endswith("}workbook"):
            strict = "purl.oclc.org" in name
    if package.holds(_STYLES):
        package.check_tree(_STYLES)
    return Manifest(book, parts, texts, never, strict)


def _texts(package: Package, book: str) -> list[str]:
    """The parts that hold texts, of a package whose two indexes agree on what is the workbook.

    A library goes by this index, so both must lead to parts whose size was looked at.
    """
    kinds: dict[str, list[str]] = {}
    for _, attributes in _elements(package, _CONTENT_TYPES):
        kind = "." + attributes.get("ContentType", "").rpartition(".")[2]
        kinds.setdefault(kind, []).append(attributes.get("PartName", "/xl/workbook.xml")[1:])
    if set(kinds.get(_MAIN, [])) != {book}:
        raise ValueError("the package names two workbooks")
    texts = kinds.get(_TEXTS, [])
    for path in texts:
        package.check_texts(path)
    return texts


def _reference(attributes: dict[str, str]) -> str:
    return next((key for key in attributes if key.endswith("}id")), "")


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: id -> what it is, and where it stands."""
    folder, name = posixpath.split(part)
    found = {}
    for tag, attributes in _elements(package, posixpath.join(folder, "_rels", f"{name}.rels")):
        if tag.endswith("}Relationship"):
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(path))
    return found


def _elements(package: Package, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a small part: its name with its namespace, and its attributes."""
    for element in package.tree(path).iter():
        yield element.tag, element.attrib


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.buffer_text = True
    return parser


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a part of a workbook declares no document type")


def _is_true(text: str | None) -> bool:
    return text in ("1", "true", "on")


def scan(source: IO[bytes]) -> Scan:
    """Read the raw part of a worksheet once."""
    scanner = _Scanner()
    parser = _parser()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.characters
    parser.ParseFile(source)
    return scanner.found


def _box(reference: str) -> Box:
    ends = [coordinate_to_tuple(end) for end in reference.replace("$", "").split(":")]
    (top, left), (bottom, right) = ends[0], ends[-1]
    return Box(left, top, right, bottom)


class _Scanner:
    """Follows the elements of a worksheet, keeping only where it stands."""

    def __init__(self) -> None:
        self.found = Scan()
        self.row = self.column = 0
        self.hidden = self.formula = self.value = self.in_value = self.text_result = False
        self.columns: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what an element opens."""
        tag = name.rpartition("}")[2]
        if tag == "c":
            address = attributes.get("r")
            self.column = coordinate_to_tuple(address)[1] if address else self.column + 1
            self.formula = self.value = False
            self.text_result = attributes.get("t") == "str"
        elif tag == "v":
            self.in_value = True
            self.value = self.text_result  # a formula's result may be an empty text
        elif tag == "f":
            self.formula = True
        elif tag == "is":
            self.value = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "mergeCell":
            self.found.merged.append(_box(attributes["ref"]))
        elif tag == "col" and _is_true(attributes.get("hidden")):
            columns = range(int(attributes["min"]), int(attributes["max"]) + 1)
            self.found.hidden_columns.append(columns)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes["r"]) if "r" in attributes else self.row + 1
        if number <= self.row:
            raise ValueError("rows out of order")
        self.row, self.column, self.columns = number, 0, []
        self.hidden = _is_true(attributes.get("hidden"))

    def characters(self, _: str) -> None:
        """Note that a value holds something."""
        if self.in_value:
            self.value = True

    def end(self, name: str) -> None:
        """Note what an element closes."""
        tag = name.rpartition("}")[2]
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            if self.formula:
                self.found.formulas[self.row, self.column] = self.value
            if self.formula or self.value:
                self.columns.append(self.column)
        elif tag == "row" and self.columns:
            self.found.filled[self.row] = self.columns
            if self.hidden:
                self.found.hidden_rows.add(self.row)
