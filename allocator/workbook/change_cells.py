"""The `Value` cell of `Scenarios`: `+10%`, `-5%`, `x1.2`, `=300`, `off`.

A spreadsheet may have turned what was typed into something else: `=300` into a formula
that gives 300, `+10%` into 0.1 shown as 10%. Both are read as they were typed, where they
can mean one thing only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from allocator.workbook.cells import Trouble, error_in, number, percentage, show
from allocator.workbook.file import Cell
from allocator.workbook.numbers import DATES, odd, plain
from allocator.workbook.scenario_sheets import OFF, ON

_TIMES = re.compile(r"[x×*]\s*(.+)", re.IGNORECASE)
_HOW = "+10%, -5%, x1.2"
_APOSTROPHE = "with an apostrophe before it, so that it stays as typed"


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
        return odd(value, f"a change such as {_HOW}")
    shown_as_percent = "%" in cell.number_format
    if is_formula:
        return _set(percentage(value, shown_as_percent) if percent else number(value))
    if shown_as_percent and not percent:
        return _times(1.0 + value, f"{100.0 * value:+g}%")
    return _which(f"{100.0 * value:g}%" if shown_as_percent else f"{value:.15g}")


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
    return Trouble(f"{show(typed)} is no change.", f"Write {_HOW}, =300, off or on.")


def _times(factor: float, typed: str) -> How | Trouble:
    if factor < 0.0:
        return Trouble(f"{show(typed)} takes away more than there is.", "Write -100% or less.")
    return How("times", factor)


def _set(value: float | Trouble) -> How | Trouble:
    return value if isinstance(value, Trouble) else How("set", value)


def _which(shown: str) -> Trouble:
    """A number that may be a new value or a change: never a guess about money."""
    bare = shown.lstrip("+-")
    if "%" in shown:
        says = f"{shown} could be a new value or a part to add."
        return Trouble(says, f"Write ={shown.lstrip('+')} or +{bare}, {_APOSTROPHE}.")
    says = f"{shown} could be a new value or an amount to add."
    return Trouble(says, f"Write ={bare}, or a change such as {_HOW}, {_APOSTROPHE}.")
