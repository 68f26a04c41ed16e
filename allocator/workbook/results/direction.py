"""Right to left: what turns round in a workbook of Arabic, and what stays.

Excel turns the sheet itself, columns and all. What it leaves to the file is here: alignment,
the order in which a cell is read, charts, heads of pages. Numbers keep to the right, for
their units stand under each other in every language.

Every function gives back what it was given where the language runs from left to right.
"""

from __future__ import annotations

from typing import Any

from allocator.language import ARABIC_INDIC, right_to_left, speech

_SIDES = {"left": "right", "right": "left"}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 1, 2
#: Characters of air at the right of a number, where a text may end: Excel's indent of one.
AIR = 2.0
#: Around a text of a chart or of a page's head, which has no direction of its own.
_EMBEDDING, _END = "\u202b", "\u202c"
#: Before a number format: the digits of Arabic.
_INDIC = "[$-2000401]"


def side(of_english: str) -> str:
    """Where something stands, `left` or `right`, that stands there in English."""
    return _SIDES[of_english] if right_to_left() else of_english


def cell(look: dict[str, Any]) -> dict[str, Any]:
    """How a cell looks: what began at the left begins at the right, Latin names too.

    A number is read from the left all the same, or its sign would stand at its other end.
    """
    if not right_to_left():
        return look
    if "num_format" in look:
        return look | {"align": "right", "indent": 1, "reading_order": _LEFT_TO_RIGHT}
    align = look.get("align", "left")
    turned = {"align": "right" if align == "left" else align, "reading_order": _RIGHT_TO_LEFT}
    return look | turned


def air() -> float:
    """Characters that a column of numbers is wider for the air beside them."""
    return AIR if right_to_left() else 0.0


def level_axis(axis: dict[str, Any]) -> dict[str, Any]:
    """The axis of a chart that lies: it begins at the right, where the upright one then stands."""
    return axis | {"reverse": True} if right_to_left() else axis


def chart_text(text: str) -> str:
    """A title or a name outside cells, its words in order also where some are Latin."""
    return f"{_EMBEDDING}{text}{_END}" if right_to_left() else text


def number_format(code: str) -> str:
    """A number format that shows the digits asked for."""
    if not right_to_left() or speech().digits != ARABIC_INDIC or not code:
        return code
    return ";".join(_with_digits(part) for part in code.split(";"))


def _with_digits(section: str) -> str:
    """One section of a format; a condition stays in front."""
    condition, bracket, rest = section.rpartition("]")
    return f"{condition}{bracket}{_INDIC}{rest}"
