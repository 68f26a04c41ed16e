"""Workbooks from someone who means harm, each built from a sound one.

`HOSTILE` names each; a builder takes the parts of a sound workbook and gives back the parts
of the hostile one, or its bytes.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from openpyxl.utils.cell import get_column_letter

#: 100 people can be paid for in all: 10,000 a year for two years at 200 a person.
SOUND: dict[str, list[list[str | int]]] = {
    "Regions": [["Region", "Eligible people"], ["North", 300], ["South", 400]],
    "Projects": [["Project type", "Cost per person"], ["Tools", 200]],
    "Budget": [["Source", 2027, 2028], ["Fund", 10_000, 10_000]],
}
PEOPLE = 100.0
#: A file next to the workbook that it has no right to read.
SECRET = "secret.txt"

SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
BOOK, TYPES, LINKS = "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"

Parts = dict[str, bytes]
Builder = Callable[[Parts], "Parts | bytes"]


def sound() -> Parts:
    """The parts of a sound workbook, as a spreadsheet program would have saved it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for title, rows in SOUND.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    with zipfile.ZipFile(content) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    return edited(parts, BOOK, ' fullCalcOnLoad="1"', "")


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a package."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def build(builder: Builder, path: Path) -> Path:
    """Write the hostile workbook of a builder."""
    made = builder(sound())
    path.write_bytes(made if isinstance(made, bytes) else packed(made))
    return path


def edited(parts: Parts, part: str, before: str, after: str) -> Parts:
    """The parts with a text replaced in one of them, which must hold it."""
    text = parts[part].decode()
    assert before in text, f"{part} does not hold {before}"
    return parts | {part: text.replace(before, after, 1).encode()}


def with_rows(parts: Parts, rows: str) -> Parts:
    """More rows under those of the first sheet."""
    return edited(parts, SHEET, "</sheetData>", f"{rows}</sheetData>")


# Bombs ----------------------------------------------------------------------------------------


def one_huge_part(parts: Parts) -> Parts:
    return parts | {SHEET: parts[SHEET] + b" " * 150_000_000}


def many_large_parts(parts: Parts) -> Parts:
    return parts | {f"xl/extra{number}.xml": b" " * 9_900_000 for number in range(18)}


def many_parts(parts: Parts) -> Parts:
    return parts | {f"xl/extra{number}.xml": b"<x/>" for number in range(20_000)}


def nested(parts: Parts) -> Parts:
    inner = packed({"inner.xml": b" " * 9_000_000})
    for _ in range(3):
        inner = packed({f"copy{number}.zip": inner for number in range(20)})
    return {"workbook.xlsx": inner}


def two_gigabytes_that_say_they_are_small(parts: Parts) -> bytes:
    """A sheet of 2 GB that declares 1,000 bytes, and the checksum of its first 1,000."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = pack.compress(b" " * 10_000_000) + pack.flush(zlib.Z_FULL_FLUSH)
    sheet = block * 200 + pack.flush()
    said = zlib.crc32(b" " * 1000)
    name = SHEET.encode()
    rest = packed({key: data for key, data in parts.items() if key != SHEET})
    end = rest.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", rest[end + 10 : end + 20])
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, said, len(sheet), 1000, len(name), 0)
    local = b"PK\x03\x04" + common + name + sheet
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + common
    entry += struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    index = rest[start : start + size] + entry
    last = struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(index), start + len(local), 0)
    return rest[:start] + local + index + b"PK\x05\x06" + last


def an_index_of_millions(parts: Parts) -> bytes:
    """A package whose last record tells of a gigabyte of index."""
    content = bytearray(packed(parts))
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", 1_000_000_000)
    return bytes(content)


def packed_by_lzma(parts: Parts) -> bytes:
    return packed(parts, zipfile.ZIP_LZMA)


# Document types -------------------------------------------------------------------------------

_LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
ENTITIES = _LAUGHS + "]>"
OUTSIDE = f'<!DOCTYPE x [<!ENTITY a9 SYSTEM "{SECRET}">]>'
FAR = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><!-- &a9; -->'


def document_type(part: str, declaration: str) -> Builder:
    """A builder that declares a document type in one part, and uses it in the first text."""

    def builder(parts: Parts) -> Parts:
        text = parts[part].decode()
        head = re.match(r"\s*<\?xml[^>]*\?>", text)
        start = head.end() if head else 0
        body = text[start:]
        if "SYSTEM" not in declaration or "[" in declaration:
            body = re.sub(r"(<t[^>]*>)", r"\1&a9;", body, count=1)
        return parts | {part: (text[:start] + declaration + body).encode()}

    return builder


def in_utf_16(parts: Parts) -> Parts:
    body = parts[BOOK].decode().rpartition("?>")[2]
    text = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES}{body}'
    return parts | {BOOK: text.encode("utf-16")}


# Sheets that are too much ---------------------------------------------------------------------


def far_corners(parts: Parts) -> Parts:
    return with_rows(parts, '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>')


def empty_rows(parts: Parts) -> Parts:
    rows = (f'<row r="{r}" s="1" customFormat="1" ht="15"/>' for r in range(1000, 1_001_000))
    return with_rows(parts, "".join(rows))


def empty_cells(parts: Parts) -> Parts:
    letters = [get_column_letter(column) for column in range(1, 16_001)]
    rows = (
        f'<row r="{r}">{"".join(f"""<c r="{at}{r}" s="0"/>""" for at in letters)}</row>'
        for r in range(1000, 1070)
    )
    return with_rows(parts, "".join(rows))


def wide_rows(parts: Parts) -> Parts:
    rows = (f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(1000, 100_000))
    return with_rows(parts, "".join(rows))


def huge_dimension(parts: Parts) -> Parts:
    text = re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', parts[SHEET].decode())
    return parts | {SHEET: text.encode()}


def many_styles(parts: Parts) -> Parts:
    xf = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    styles = "".join(xf.format(number % 50) for number in range(100_000))
    return edited(parts, STYLES, "</cellXfs>", styles + "</cellXfs>")


def long_text(parts: Parts) -> Parts:
    noise = random.Random(1).randbytes(5_000_000).hex()
    text = parts[TEXTS].decode()
    return parts | {TEXTS: re.sub("<t[^>]*>[^<]*", "<t>" + noise, text, count=1).encode()}


def text_too_long_for_a_cell(parts: Parts) -> Parts:
    text = parts[TEXTS].decode()
    first = re.search(r"<t[^>]*>North", text)
    assert first
    return parts | {TEXTS: text.replace(first[0], first[0] + "x" * 40_000, 1).encode()}


def text_of_a_million_runs(parts: Parts) -> Parts:
    runs = "".join(f"<r><t>{number * 7919 % 9973}</t></r>" for number in range(1_000_000))
    return edited(parts, TEXTS, "</sst>", f"<si>{runs}</si></sst>")


def many_names(parts: Parts) -> Parts:
    names = (f'<definedName name="n{n}">A{n}</definedName>' for n in range(300_000))
    text = re.sub("<definedNames>.*</definedNames>", "", parts[BOOK].decode())
    more = f"</sheets><definedNames>{''.join(names)}</definedNames>"
    return edited(parts | {BOOK: text.encode()}, BOOK, "</sheets>", more)


# Formulas, macros, links ----------------------------------------------------------------------


def formula(text: str, stored: str) -> Builder:
    """A builder that puts a formula in a cell of numbers, with a stored result or without."""

    def builder(parts: Parts) -> Parts:
        sheet = parts[SHEET].decode()
        value = f"<v>{stored}</v>" if stored else ""
        found = re.search(r'(<c r="B2"[^>]*>)<v>[^<]*</v>', sheet)
        assert found
        return edited(parts, SHEET, found[0], f"{found[1]}<f>{text}</f>{value}")

    return builder


def external_link(parts: Parts) -> Parts:
    """A link to another workbook, on this machine and on another, behind a stored result."""
    kinds = "http://schemas.openxmlformats.org"
    link = f'<externalLink xmlns="{kinds}/spreadsheetml/2006/main"/>'
    relation = (
        f'<Relationships xmlns="{kinds}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kinds}/officeDocument/2006/relationships/'
        f'externalLinkPath" Target="{SECRET}" TargetMode="External"/></Relationships>'
    )
    more = {
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": relation.encode(),
    }
    here = f'<Relationship Id="rId99" Type="{kinds}/officeDocument/2006/relationships/externalLink'
    here += '" Target="externalLinks/externalLink1.xml"/></Relationships>'
    parts = edited(parts | more, LINKS, "</Relationships>", here)
    made = formula("[1]Sheet1!A1", "300")(parts)
    assert isinstance(made, dict)
    return made


def macros(parts: Parts) -> Parts:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return edited(parts, TYPES, main, macro) | {"xl/vbaProject.bin": bytes(range(256)) * 40}


def two_workbooks(parts: Parts) -> Parts:
    """Two indexes, each of which says that another part is the workbook."""
    other = edited(parts, TYPES, 'PartName="/xl/workbook.xml"', 'PartName="/xl/other.xml"')
    return other | {"xl/other.xml": b"<workbook>" + b"<x/>" * 2_000_000 + b"</workbook>"}


def outside_the_package(parts: Parts) -> Parts:
    return edited(parts, LINKS, 'Target="worksheets/sheet1.xml"', 'Target="../../secret.txt"')


#: Name of the file -> its builder, and what is said of it.
REFUSED: dict[str, tuple[Builder, str]] = {
    "one-huge-part.xlsx": (one_huge_part, "unpacks to far more than"),
    "many-large-parts.xlsx": (many_large_parts, "unpacks to far more than"),
    "many-parts.xlsx": (many_parts, "holds more than 10,000 parts"),
    "nested.xlsx": (nested, "is a zip file, not an Excel workbook"),
    "lying-size.xlsx": (two_gigabytes_that_say_they_are_small, "unpacks to more than it says"),
    "huge-index.xlsx": (an_index_of_millions, "holds more than 10,000 parts"),
    "lzma.xlsx": (packed_by_lzma, "is packed in a way no workbook is"),
    "utf-16.xlsx": (in_utf_16, "declares a document type"),
    "empty-rows.xlsx": (empty_rows, "a sheet of 1,000,"),
    "empty-cells.xlsx": (empty_cells, "a sheet of more than 1,000,000 cells"),
    "wide-rows.xlsx": (wide_rows, "stand far from the table"),
    "many-styles.xlsx": (many_styles, "cell styles; a workbook holds 65,490"),
    "long-text.xlsx": (long_text, "holds a text far longer than a cell can hold"),
    "long-cell.xlsx": (text_too_long_for_a_cell, "characters; a cell can hold 32,767"),
    "many-runs.xlsx": (text_of_a_million_runs, "holds far more text than is needed"),
    "many-names.xlsx": (many_names, "describes itself at more length"),
    "circular.xlsx": (formula("B2", ""), "the result of this formula was never worked out"),
    "two-workbooks.xlsx": (two_workbooks, "is damaged"),
    "outside.xlsx": (outside_the_package, "is damaged"),
    "entities.xlsx": (document_type(TEXTS, ENTITIES), "declares a document type"),
    "entity-file.xlsx": (document_type(TEXTS, OUTSIDE), "declares a document type"),
    "entity-web.xlsx": (document_type(BOOK, FAR), "declares a document type"),
}
#: What looks dangerous and is not: it is read, and the answer is the sound workbook's.
HARMLESS: dict[str, Builder] = {
    "far-corners.xlsx": far_corners,
    "huge-dimension.xlsx": huge_dimension,
    "stored-circle.xlsx": formula("B2", "300"),
    "external-link.xlsx": external_link,
    "macros.xlsm": macros,
}
