"""Rows of `Ranges`: what may turn out otherwise, for whom, from what to what."""

from __future__ import annotations

from typing import NamedTuple

from allocator.case import Range
from allocator.language import _, listed
from allocator.numerals import exact, exact_percent
from allocator.numerals import typed as as_typed
from allocator.studies.changes.levers import find_lever
from allocator.words import offer_of
from allocator.workbook.cells import Trouble, show
from allocator.workbook.change_cells import How, read_change
from allocator.workbook.file import Cell
from allocator.workbook.range_sheets import DRAWABLE
from allocator.workbook.rows import RowReader
from allocator.workbook.scenario_sheets import OFF, ON


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
        says = _("{value} is nothing that can be drawn.", value=show(typed))
        names = listed([words.say() for words in DRAWABLE.values()])
        fix = offer_of(typed, DRAWABLE.values(), _("Write {names}.", names=names))
        row.refuse("Item", Trouble(says, fix))
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
        switch = OFF.say() if how.how == "off" else ON.say()
        says = _('"{value}" is no end of a range.', value=switch)
        ends = [as_typed(end) for end in ("-20%", "x0.8", "=300")]
        fix = _("Write {percent}, {times} or {new}.", percent=ends[0], times=ends[1], new=ends[2])
        return Trouble(says, fix)
    if isinstance(how, Trouble):
        return how
    bare = isinstance(cell.value, int | float) and how.how == "times" and how.number > 1.0
    return End(how.how, how.number, bare)


def _compare(row: RowReader, low: End, high: End) -> None:
    lower, higher = row.table.called("Low"), row.table.called("High")
    if low.how != high.how:
        says = _(
            "{low} and {high} are not written alike: one is a part, the other a new value.",
            low=lower,
            high=higher,
        )
        ends = [as_typed(end) for end in ("-20%", "+20%", "=300", "=400")]
        fix = _(
            "Write {low} and {high}, or {new} and {other}.",
            low=ends[0],
            high=ends[1],
            new=ends[2],
            other=ends[3],
        )
        row.refuse("High", Trouble(says, fix))
    elif low.bare:
        row.refuse("Low", _bare(low.number - 1.0))
    elif low.number > high.number:
        says = _("{high} is below {low}.", high=higher, low=lower)
        row.refuse("High", Trouble(says, _("Write the lower one in {low}.", low=lower)))


def _bare(part: float) -> Trouble:
    shown = exact_percent(part, 6)
    says = _("{percent} could be a part of what it is or a part to add.", percent=shown)
    fix = _(
        "Write {times} or {more}, with an apostrophe before it.",
        times=as_typed(f"x{exact(part, 6)}"),
        more=as_typed(f"+{shown}"),
    )
    return Trouble(says, fix)
