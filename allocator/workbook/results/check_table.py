"""The sheet `Checks` as a table: two sides, by how much they are off, and a verdict, live.

The formulas' results are stored too, for programs that show a workbook without calculating.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from allocator.language import filled
from allocator.numerals import number
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.tables import Column, Table, write_table

#: How far a sum may be off, as a part of the numbers compared.
TOLERANCE = 1e-6
#: Numbers below this are held against it: 1e-6 of 10 is what a sum may miss by rounding.
LEAST_SIZE = 10.0
#: Excel takes 8,192 characters.
LONGEST_FORMULA = 8000
HEADING_ROW = 3


@dataclass(frozen=True)
class Side:
    """One side of a check: its formula ("" for a plain number) and its value."""

    formula: str
    value: float


@dataclass(frozen=True)
class Ready:
    """left must be ≤, ≥ or = right. size: how large the numbers are that cancel out in them.

    given: how far rounded amounts may miss it.
    """

    left: Side
    sense: str
    right: Side
    size: float = LEAST_SIZE
    given: float = 0.0

    @property
    def off(self) -> float:
        """By how much it is off; 0 where it holds."""
        apart = self.left.value - self.right.value
        if self.sense == "=":
            return abs(apart)
        return max(0.0, apart if self.sense == "<=" else -apart)

    @property
    def is_ok(self) -> bool:
        """Whether it holds, rounding apart."""
        size = max(self.size, abs(self.left.value), abs(self.right.value))
        return self.off <= TOLERANCE * size + self.given


def write_check_sheet(book: OutputBook, about: list[Column], ready: list[Ready], note: str) -> None:
    """Write the checks, and one verdict over all of them at the top.

    about: columns that say what each check is about. note: how to read the sheet.
    """
    sheet = add_sheet(book, "checks")
    table = _write_rows(book, sheet, about, ready)
    _write_verdict(book, sheet, table, ready)
    look = book.formats["note"]
    sheet.merge_range(1, 0, 1, len(table.headings) - 1, "", look)
    sheet.write_string(1, 0, note, look)
    sheet.set_row(1, 47)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.repeat_rows(0, HEADING_ROW)


def _write_rows(
    book: OutputBook, sheet: Worksheet, about: list[Column], ready: list[Ready]
) -> Table:
    words = book.words
    columns = [
        *about,
        Column(words["plan_says"], [one.left.value for one in ready], "side"),
        Column(words["must_be"], [words[f"sense_{one.sense}"] for one in ready], "centred"),
        Column(words["limit"], [one.right.value for one in ready], "side"),
        Column(words["off_by"], [one.off for one in ready], "off_by"),
        Column(words["verdict"], [_verdict(book, one) for one in ready], "aside"),
    ]
    table = write_table(sheet, book.formats, "Checks", columns, xl_rowcol_to_cell(HEADING_ROW, 0))
    for place, one in enumerate(ready):
        _write_formulas(book, sheet, table, place, one)
    return table


def _write_formulas(
    book: OutputBook, sheet: Worksheet, table: Table, number: int, one: Ready
) -> None:
    """Formulas over the values already there, each with its value as stored result."""
    look = book.formats["side"]
    verdict_column = len(table.headings) - 1
    places = [verdict_column - 4, verdict_column - 2, verdict_column - 1]
    left, right, off = (xl_rowcol_to_cell(*table.at(column, number)) for column in places)
    for column, side in zip(places, (one.left, one.right), strict=False):
        if side.formula:
            sheet.write_formula(*table.at(column, number), f"={side.formula}", look, side.value)
    apart = {
        "=": f"=ABS({left}-{right})",
        "<=": f"=MAX(0,{left}-{right})",
        ">=": f"=MAX(0,{right}-{left})",
    }[one.sense]
    sheet.write_formula(*table.at(places[-1], number), apart, book.formats["off_by"], one.off)
    ok = _quoted(book.words["ok"])
    off_by = _around(book.words["off"], "amount", f"FIXED({off},IF({off}<1,6,2))")
    most = f"{TOLERANCE:f}*MAX({one.size:.15g},ABS({left}),ABS({right}))"
    most += f"+{one.given:.15g}" if one.given else ""
    verdict = f"=IF({off}<={most},{ok},{off_by})"
    where = table.at(verdict_column, number)
    sheet.write_formula(*where, verdict, book.formats["aside"], _verdict(book, one))


def _verdict(book: OutputBook, one: Ready) -> str:
    if one.is_ok:
        return book.words["ok"]
    return filled(book.words["off"], amount=number(one.off, 6 if one.off < 1.0 else 2))


def _write_verdict(book: OutputBook, sheet: Worksheet, table: Table, ready: list[Ready]) -> None:
    words, column = book.words, len(table.headings) - 1
    first, last = (xl_rowcol_to_cell(row, column) for row in (table.first, table.last))
    cells = f"{first}:{last}"
    good, all_ok = _quoted(words["ok"]), _quoted(words["all_ok"])
    count = f"ROWS({cells})-COUNTIF({cells},{good})"
    broken = _around(words["checks_broken"], "count", f"({count})")
    formula = f"=IF(COUNTIF({cells},{good})=ROWS({cells}),{all_ok},{broken})"
    bad = sum(not one.is_ok for one in ready)
    value = filled(words["checks_broken"], count=str(bad)) if bad else words["all_ok"]
    look = book.formats["verdict"]
    sheet.merge_range(0, 0, 0, 2, "", look)
    sheet.write_formula(0, 0, formula, look, value)
    sheet.set_row(0, 26)
    sheet.conditional_format(
        table.first,
        column,
        table.last,
        column,
        {"type": "cell", "criteria": "!=", "value": good, "format": book.formats["off"]},
    )


def _around(text: str, place: str, formula: str) -> str:
    """A text whose place a formula fills, as a formula of Excel."""
    before, _place, after = text.partition(f"{{{place}}}")
    parts = [_quoted(before) if before else "", formula, _quoted(after) if after else ""]
    return "&".join(part for part in parts if part)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
