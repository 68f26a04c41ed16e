"""Workbooks written as text, so that a test reads as the table it is about.

    # Regions
    | Region | Eligible people |
    | North  | 1000            |

A line with `#` begins a sheet. `1000`, `0.5` are numbers and `15%` is a number shown as a
percentage; 'quoted' is text whatever it looks like; TRUE is a yes, 2027-03-01 a date and
=A1*2 a formula without a stored result.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def workbook(text: str, path: Path) -> Path:
    """Write the workbook that a text describes; give back its path."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet, row = None, 0
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("# "):
            sheet, row = book.create_sheet(line[2:].strip()), 0
        elif line.startswith("|") and sheet is not None:
            row += 1
            _write_row(sheet, row, [cell.strip() for cell in line.strip("|").split("|")])
    book.save(path)
    return path


def _write_row(sheet: Worksheet, row: int, cells: list[str]) -> None:
    for column, text in enumerate(cells, start=1):
        if not text:
            continue
        cell = sheet.cell(row, column, _value(text))
        if isinstance(cell.value, float) and text.endswith("%"):
            cell.number_format = "0%"
        if text.startswith("'"):
            cell.data_type = "s"


def _value(text: str) -> object:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if _DATE.fullmatch(text):
        return datetime.date.fromisoformat(text)
    if re.fullmatch(r"-?[0-9.]+%", text):
        return float(text[:-1]) / 100.0
    if re.fullmatch(r"-?[0-9]*\.?[0-9]+", text):
        return float(text) if "." in text else int(text)
    return text


def edit_part(path: Path, part: str, before: str, after: str) -> None:
    """Replace text inside one part of a workbook's package, which must hold it."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    content = parts[part].decode()
    assert before in content, f"{part} does not hold {before}"
    parts[part] = content.replace(before, after).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def as_calculated(path: Path) -> None:
    """Take away the mark that no spreadsheet program has worked the file's formulas out."""
    edit_part(path, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
