"""The sheet `Checks`: the plan added up again by formulas that stay live.

Each row works out both sides from the sheets `Plan` and `Sources`.
"""

from __future__ import annotations

from allocator.language import filled
from allocator.numerals import digits, number
from allocator.workbook.results.book import Book
from allocator.workbook.results.check_rows import Check, Group, check_groups
from allocator.workbook.results.check_table import (
    LONGEST_FORMULA,
    Ready,
    Side,
    write_check_sheet,
)
from allocator.workbook.results.expressions import Writer
from allocator.workbook.results.tables import Column

#: More live formulas than these would make the workbook slow to open: each reads the plan twice.
MOST_CHECKS, MOST_CELLS_READ = 5_000, 200_000_000


def write_checks(book: Book) -> None:
    """Write every check as a row, and one verdict over all of them at the top."""
    groups = list(check_groups(book))
    most = min(MOST_CHECKS, MOST_CELLS_READ // max(1, len(book.plan.rows)))
    chosen = _chosen(groups, most)
    ready = _worked_out(book, chosen)
    missing = len(chosen) - len(ready) + sum(group.without_formula for group in groups)
    everything = sum(len(group.checks) + group.without_formula for group in groups)
    note = _note(book, (len(ready), everything, missing))
    write_check_sheet(
        book, _about(book, [check for check, _ready in ready]), [r for _check, r in ready], note
    )


def _about(book: Book, checks: list[Check]) -> list[Column]:
    """Columns that say what each check is about."""
    words = book.words
    return [
        Column(words["where"], [check.sheet for check in checks]),
        Column(words["what"], [check.what for check in checks], "wrapped"),
        Column(words["scope"], [check.scope or None for check in checks], "wrapped"),
        Column(words["year"], [digits(check.year) for check in checks]),
    ]


def _note(book: Book, counts: tuple[int, int, int]) -> str:
    """How to read the sheet, and what is not on it. counts: shown, all, without a formula."""
    shown, everything, missing = counts
    words = book.words
    note = words["checks_note"]
    if shown < everything:
        note += " " + filled(words["checks_left_out"], shown=number(shown), all=number(everything))
    if missing:
        note += " " + filled(words["checks_without_formula"], count=number(missing))
    return note


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
    waiting = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(waiting):
        shares[place] = min(wanted[place], left // (len(waiting) - done))
        left -= shares[place]
    return shares


def _worked_out(book: Book, checks: list[Check]) -> list[tuple[Check, Ready]]:
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
            left, right = sides
            ready.append((check, Ready(left, check.sense, right, check.size, check.given)))
    return ready
