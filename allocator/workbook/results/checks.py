"""The sheet `Checks`: the plan added up again by formulas that stay live.

Each row works out both sides from the sheets `Plan` and `Sources`; the result is stored
too, for programs that show a workbook without calculating.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.results.book import Book
from allocator.workbook.results.check_rows import Check, Group, check_groups
from allocator.workbook.results.expressions import Writer
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.tables import Column, Table, write_table

#: How far a sum may be off, as a part of the numbers compared.
TOLERANCE = 1e-6
#: More live formulas than these would make the workbook slow to open: each reads the plan twice.
MOST_CHECKS, MOST_CELLS_READ = 5_000, 200_000_000
#: Excel takes 8,192 characters.
LONGEST_FORMULA = 8000
HEADING_ROW = 3
SENSES = {"<=": "≤", ">=": "≥", "=": "="}


@dataclass(frozen=True)
class Side:
    """One side of a check: its formula ("" for a plain number) and its value."""

    formula: str
    value: float


@dataclass(frozen=True)
class Ready:
    """A check with both sides worked out, and what the sheet will say of it."""

    check: Check
    left: Side
    right: Side

    @property
    def off(self) -> float:
        """By how much it is off; 0 where it holds."""
        apart = self.left.value - self.right.value
        if self.check.sense == "=":
            return abs(apart)
        return max(0.0, apart if self.check.sense == "<=" else -apart)

    @property
    def is_ok(self) -> bool:
        """Whether it holds, rounding apart."""
        size = max(self.check.size, abs(self.left.value), abs(self.right.value))
        return self.off <= TOLERANCE * size


def write_checks(book: Book) -> None:
    """Write every check as a row, and one verdict over all of them at the top."""
    groups = list(check_groups(book))
    most = min(MOST_CHECKS, MOST_CELLS_READ // max(1, len(book.plan.rows)))
    chosen = _chosen(groups, most)
    ready = _worked_out(book, chosen)
    missing = len(chosen) - len(ready) + sum(group.without_formula for group in groups)
    everything = sum(len(group.checks) + group.without_formula for group in groups)
    sheet = add_sheet(book, "checks")
    table = _write_rows(book, sheet, ready)
    _write_verdict(book, sheet, table, ready)
    _write_note(book, sheet, table, (len(ready), everything, missing))
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.repeat_rows(0, HEADING_ROW)


def _write_note(book: Book, sheet: Worksheet, table: Table, counts: tuple[int, int, int]) -> None:
    """How to read the sheet, and what is not on it. counts: shown, all, without a formula."""
    shown, everything, missing = counts
    words = book.words
    note = words["checks_note"]
    if shown < everything:
        note += " " + words["checks_left_out"].format(shown=shown, all=everything)
    if missing:
        note += " " + words["checks_without_formula"].format(count=missing)
    look = book.formats["note"]
    sheet.merge_range(1, 0, 1, len(table.headings) - 1, "", look)
    sheet.write_string(1, 0, note, look)
    sheet.set_row(1, 47)


# Which checks, and their numbers


def _chosen(groups: list[Group], most: int) -> list[Check]:
    """All checks, or where they are too many the tightest of each kind, in order."""
    shares = fair_shares([len(group.checks) for group in groups], most)
    chosen: list[Check] = []
    for group, share in zip(groups, shares, strict=True):
        places = range(len(group.checks))
        if share < len(group.checks) and group.left:
            tightest = sorted(places, key=lambda place: (group.left[place], place))
            chosen += [group.checks[place] for place in sorted(tightest[:share])]
        else:
            chosen += group.checks[:share]
    return chosen


def fair_shares(wanted: list[int], most: int) -> list[int]:
    """How many each may have: all it wants if that is little, else an equal part."""
    shares = [0] * len(wanted)
    left = most
    waiting = sorted(range(len(wanted)), key=lambda number: wanted[number])
    for done, number in enumerate(waiting):
        shares[number] = min(wanted[number], left // (len(waiting) - done))
        left -= shares[number]
    return shares


def _worked_out(book: Book, checks: list[Check]) -> list[Ready]:
    """The checks with their formulas and values; those without a formula that fits left out."""
    writer = Writer(book.figures, book.tables["Plan"], book.plan_columns)
    ready = []
    for check in checks:
        sides = []
        for expression in (check.left, check.right):
            try:
                formula = writer.formula(expression) if expression.parts else ""
            except ValueError:
                break
            if len(formula) > LONGEST_FORMULA:
                break
            sides.append(Side(formula, expression.value(book.figures)))
        else:
            ready.append(Ready(check, *sides))
    return ready


# The sheet

WHAT, LEFT, RIGHT, OFF, VERDICT = 0, 4, 6, 7, 8


def _write_rows(book: Book, sheet: Worksheet, ready: list[Ready]) -> Table:
    words = book.words
    checks = [one.check for one in ready]
    columns = [
        Column(words["where"], [check.sheet for check in checks]),
        Column(words["what"], [check.what for check in checks], "wrapped"),
        Column(words["scope"], [check.scope or None for check in checks], "wrapped"),
        Column(words["year"], [check.year for check in checks]),
        Column(words["plan_says"], [one.left.value for one in ready], "side"),
        Column(words["must_be"], [SENSES[check.sense] for check in checks], "centred"),
        Column(words["limit"], [one.right.value for one in ready], "side"),
        Column(words["off_by"], [one.off for one in ready], "off_by"),
        Column(words["verdict"], [_verdict(book, one) for one in ready], "aside"),
    ]
    table = write_table(sheet, book.formats, "Checks", columns, xl_rowcol_to_cell(HEADING_ROW, 0))
    for number, one in enumerate(ready):
        _write_formulas(book, sheet, table, number, one)
    return table


def _write_formulas(book: Book, sheet: Worksheet, table: Table, number: int, one: Ready) -> None:
    """Formulas over the values already there, each with its value as stored result."""
    look = book.formats["side"]
    left, right, off = (
        xl_rowcol_to_cell(*table.at(column, number)) for column in (LEFT, RIGHT, OFF)
    )
    for column, side in ((LEFT, one.left), (RIGHT, one.right)):
        if side.formula:
            sheet.write_formula(*table.at(column, number), f"={side.formula}", look, side.value)
    apart = {
        "=": f"=ABS({left}-{right})",
        "<=": f"=MAX(0,{left}-{right})",
        ">=": f"=MAX(0,{right}-{left})",
    }[one.check.sense]
    sheet.write_formula(*table.at(OFF, number), apart, book.formats["off_by"], one.off)
    ok, off_by = _quoted(book.words["ok"]), _quoted(book.words["off"])
    most = f"{TOLERANCE:f}*MAX({one.check.size:.15g},ABS({left}),ABS({right}))"
    verdict = f"=IF({off}<={most},{ok},{off_by}&FIXED({off},IF({off}<1,6,2)))"
    where = table.at(VERDICT, number)
    sheet.write_formula(*where, verdict, book.formats["aside"], _verdict(book, one))


def _verdict(book: Book, one: Ready) -> str:
    if one.is_ok:
        return book.words["ok"]
    return f"{book.words['off']}{one.off:,.{6 if one.off < 1.0 else 2}f}"


def _write_verdict(book: Book, sheet: Worksheet, table: Table, ready: list[Ready]) -> None:
    words = book.words
    first, last = (xl_rowcol_to_cell(row, VERDICT) for row in (table.first, table.last))
    cells = f"{first}:{last}"
    good, all_ok = _quoted(words["ok"]), _quoted(words["all_ok"])
    broken = _quoted(words["checks_broken"])
    formula = (
        f"=IF(COUNTIF({cells},{good})=ROWS({cells}),{all_ok},"
        f"ROWS({cells})-COUNTIF({cells},{good})&{broken})"
    )
    bad = sum(not one.is_ok for one in ready)
    value = f"{bad}{words['checks_broken']}" if bad else words["all_ok"]
    look = book.formats["verdict"]
    sheet.merge_range(0, 0, 0, 2, "", look)
    sheet.write_formula(0, 0, formula, look, value)
    sheet.set_row(0, 26)
    sheet.conditional_format(
        table.first,
        VERDICT,
        table.last,
        VERDICT,
        {"type": "cell", "criteria": "!=", "value": good, "format": book.formats["off"]},
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
