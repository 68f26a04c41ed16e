"""The `Value` cell of `Scenarios`: `+10%`, `-5%`, `x1.2`, `=300`, `off`.

A spreadsheet may have turned what was typed into something else: `=300` into a formula
that gives 300, `+10%` into 0.1 shown as 10%. Both are read as they were typed, where they
can mean one thing only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from allocator.language import N_, _, listed
from allocator.numerals import exact
from allocator.numerals import typed as as_typed
from allocator.workbook.cells import Trouble, error_in, number, percentage, show
from allocator.workbook.file import Cell
from allocator.workbook.numbers import DATES, Wanted, odd, plain
from allocator.workbook.scenario_sheets import OFF, ON

_TIMES = re.compile(r"[x×*]\s*(.+)", re.IGNORECASE)
_CHANGE = Wanted(
    N_("{value} is a date, not a change such as {such}."),
    N_("{value} is not a change such as {such}."),
    N_("Write a change such as {such}."),
)


class How(NamedTuple):
    """How a value changes, as `allocator.case.Change` says it."""

    how: str
    number: float = 0.0


def read_change(cell: Cell, is_formula: bool, percent: bool) -> How | Trouble:
    """What a `Value` cell of `Scenarios` asks for.

    percent: whether what changes is itself a percentage, so that a new value is one.
    """
    value = cell.value
    if isinstance(value, str):
        return error_in(value) or _text(value, percent)
    if isinstance(value, (*DATES, bool)) or not isinstance(value, int | float):
        return odd(value, _CHANGE, _how())
    shown_as_percent = "%" in cell.number_format
    if is_formula:
        return _set(percentage(value, shown_as_percent) if percent else number(value))
    if shown_as_percent and not percent:
        return _times(1.0 + value, f"{100.0 * value:+g}%")
    return _which(f"{100.0 * value:g}%" if shown_as_percent else plain(exact(value)))


def _text(typed: str, percent: bool) -> How | Trouble:
    text = plain(typed)
    switch = "off" if text in OFF else "on" if text in ON else ""
    if switch:
        return How(switch)
    if text.startswith("="):
        rest = text[1:].strip()
        return _set(percentage(rest) if percent else number(rest))
    times = _TIMES.fullmatch(text)
    if times:
        factor = number(times[1])
        return factor if isinstance(factor, Trouble) else _times(factor, typed)
    return _part(text, typed)


def _part(text: str, typed: str) -> How | Trouble:
    """`+10%` and `-5%`; a number without its sign, or without its `%`, could mean two things."""
    bare = text.replace("%", "", 1).strip()
    signed = bare[:1] in ("+", "-") or bare[-1:] in ("+", "-")
    if signed and "%" in text:
        # Where text runs from right to left, the sign may stand last.
        part = percentage(f"{bare[-1]}{bare[:-1]}%" if bare[-1] in "+-" else f"{bare}%")
        return part if isinstance(part, Trouble) else _times(1.0 + part, typed)
    if any(isinstance(read(text.lstrip("+")), float) for read in (number, percentage)):
        return _which(text)
    says = _("{value} is no change.", value=show(typed))
    new = as_typed("=300")
    fix = _("Write {how}, {new}, {off} or {on}.", how=_how(), new=new, off=OFF.say(), on=ON.say())
    return Trouble(says, fix)


def _how() -> str:
    return listed([as_typed(change) for change in ("+10%", "-5%", "x1.2")])


def _times(factor: float, typed: str) -> How | Trouble:
    if factor < 0.0:
        says = _("{value} takes away more than there is.", value=show(typed))
        return Trouble(says, _("Write {most} or less.", most=as_typed("-100%")))
    return How("times", factor)


def _set(value: float | Trouble) -> How | Trouble:
    return value if isinstance(value, Trouble) else How("set", value)


def _which(shown: str) -> Trouble:
    """A number that may be a new value or a change: never a guess about money."""
    bare = shown.lstrip("+-")
    if "%" in shown:
        says = _("{number} could be a new value or a part to add.", number=as_typed(shown))
        fix = _(
            "Write {new} or {part}, with an apostrophe before it, so that it stays as typed.",
            new=as_typed(f"={shown.lstrip('+')}"),
            part=as_typed(f"+{bare}"),
        )
        return Trouble(says, fix)
    says = _("{number} could be a new value or an amount to add.", number=as_typed(shown))
    fix = _(
        "Write {new}, or a change such as {how}, with an apostrophe before it, so that it stays "
        "as typed.",
        new=as_typed(f"={bare}"),
        how=_how(),
    )
    return Trouble(says, fix)
