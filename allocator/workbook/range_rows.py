"""Rows of `Ranges`: what may turn out otherwise, for whom, from what to what."""

from __future__ import annotations

from typing import NamedTuple

from allocator.case import Range
from allocator.names import offer
from allocator.studies.changes.levers import find_lever
from allocator.workbook.cells import Trouble, show
from allocator.workbook.change_cells import How, read_change
from allocator.workbook.file import Cell
from allocator.workbook.range_sheets import DRAWABLE
from allocator.workbook.rows import RowReader


class End(NamedTuple):
    """One end of a range, as a scenario would write it. bare: a percentage without a sign."""

    how: str
    number: float
    bare: bool


def range_row(row: RowReader) -> Range | None:
    """A row of `Ranges`; None where it is broken."""
    typed = row.text("Item")
    what = next((name for name, words in DRAWABLE.items() if typed in words), "")
    if typed and not what:
        says = f"{show(typed)} is nothing that can be drawn."
        names = [word for words in DRAWABLE.values() for word in words]
        row.refuse("Item", Trouble(says, offer(typed, names, f"Write {', '.join(DRAWABLE)}.")))
    lever = find_lever(what)
    if lever is None:  # what its ends mean depends on what they are of
        return None
    low, high = (
        row.typed(column, lambda cell, formula: _end(cell, formula, lever.percent))
        for column in ("Low", "High")
    )
    if low is not None and high is not None:
        _compare(row, low, high)
    if low is None or high is None or row.broken:
        return None
    return Range(
        what,
        low.how,
        low.number,
        high.number,
        region=row.text("Region"),
        project=row.text("Project type"),
        source=row.text("Source"),
        year=row.text("Year"),
        row=row.number,
    )


def _end(cell: Cell, is_formula: bool, percent: bool) -> End | Trouble:
    how = read_change(cell, is_formula, percent)
    if isinstance(how, How) and how.how not in ("times", "set"):
        return Trouble(f'"{how.how}" is no end of a range.', "Write -20%, x0.8 or =300.")
    if isinstance(how, Trouble):
        return how
    bare = isinstance(cell.value, int | float) and how.how == "times" and how.number > 1.0
    return End(how.how, how.number, bare)


def _compare(row: RowReader, low: End, high: End) -> None:
    if low.how != high.how:
        says = "Low and High are not written alike: one is a part, the other a new value."
        row.refuse("High", Trouble(says, "Write -20% and +20%, or =300 and =400."))
    elif low.bare:
        shown = f"{100.0 * (low.number - 1.0):g}%"
        says = f"{shown} could be a part of what it is or a part to add."
        fix = f"Write x{low.number - 1.0:g} or +{shown}, with an apostrophe before it."
        row.refuse("Low", Trouble(says, fix))
    elif low.number > high.number:
        row.refuse("High", Trouble("High is below Low.", "Write the lower one in Low."))
