"""One cell, as people type it in three languages, turned into what it means in its column.

Every function takes the value of a cell that is not blank and gives back what it means,
or a `Trouble`: what is wrong and what to do.
"""

from __future__ import annotations

import math
import re

from allocator import numerals
from allocator.case import Year
from allocator.language import _
from allocator.names import split
from allocator.numerals import exact, exact_percent
from allocator.workbook.column import Column, Unit
from allocator.workbook.numbers import (
    DATES,
    LARGEST,
    TEXT,
    YEAR,
    Trouble,
    error_in,
    is_blank,
    number,
    odd,
    percentage,
    plain,
    show,
    trim,
)
from allocator.workbook.sheets import NO, YES

__all__ = [
    "LARGEST",
    "Meaning",
    "Trouble",
    "error_in",
    "is_blank",
    "number",
    "percentage",
    "read_cell",
    "show",
    "text",
    "trim",
    "year_heading",
    "years",
    "yes_no",
]

Meaning = float | str | bool | tuple[str, ...]

_FISCAL = re.compile(r"([0-9]{4}) ?[/–-] ?([0-9]{2}|[0-9]{4})")
#: What is divided by cannot be next to nothing.
SMALLEST = 1e-9
#: Names become headings of tables and entries of lists, which hold no more.
LONGEST_NAME = 240
_MOST_LETTERS_BESIDE_A_YEAR = 7
_FIRST_YEAR, _LAST_YEAR = 1000, 9999


# Texts


def text(value: object, number_format: str = "General") -> str | Trouble:
    """Text, trimmed. A whole number is its digits, leading zeros of its format kept."""
    if isinstance(value, str):
        return error_in(value) or trim(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return odd(value, TEXT)
    if value != math.trunc(value):
        return f"{value:.15g}"
    zeros = len(number_format) if set(number_format) == {"0"} else 0
    return f"{int(value):0{zeros}d}"


def yes_no(value: object) -> bool | Trouble:
    """Yes or no in any of the three languages, TRUE or FALSE, 1 or 0."""
    if isinstance(value, bool):
        return value
    if trouble := error_in(value):
        return trouble
    if isinstance(value, str) and value in YES:
        return True
    if isinstance(value, str) and value in NO:
        return False
    if value in (0, 1):
        return bool(value)
    return Trouble(_("{value} is neither yes nor no.", value=show(value)), _("Write yes or no."))


# Years


def year_heading(value: object) -> Year | Trouble | None:
    """The year a heading of `Budget` names; None where it names no year at all.

    Fiscal years come back as `2027/28`, however they are written.
    """
    if isinstance(value, (*DATES, bool)):
        fix = _("Set the format of the cell to General and write the year alone.")
        return Trouble(odd(value, YEAR).says, fix)
    if isinstance(value, (int, float)):
        return _numbered_year(value)
    label = plain(str(value))
    if re.fullmatch(r"[0-9]{4}(?:\.0+)?", label):
        return _numbered_year(int(label[:4]))
    fiscal = _FISCAL.fullmatch(label)
    if fiscal:
        return _fiscal_year(fiscal[1], fiscal[2], value)
    letters = sum(char.isalpha() for char in label)
    if letters <= _MOST_LETTERS_BESIDE_A_YEAR and re.search(r"(?<![0-9])[12][0-9]{3}", label):
        says = _(YEAR.not_that, value=show(value))
        return Trouble(says, _("Write the year alone: 2027 or 2027/28."))
    return None


def _numbered_year(value: float) -> Year | Trouble:
    if value == math.trunc(value) and _FIRST_YEAR <= value <= _LAST_YEAR:
        return int(value)
    says = _(YEAR.not_that, value=exact(value))
    return Trouble(says, _("Write a year of four digits, such as 2027."))


def _fiscal_year(first: str, second: str, value: object) -> Year | Trouble:
    following = str(int(first) + 1)
    if not following.endswith(second):
        says = _("{value} is not a fiscal year.", value=show(value))
        fiscal = f"{first}/{following[-2:]}"
        return Trouble(says, _("Write {fiscal} or {calendar}.", fiscal=fiscal, calendar=first))
    return f"{first}/{second[-2:]}"


def years(value: object) -> str | Trouble:
    """The `Year` cell of a rule: years as their columns are labelled, words as they are."""
    if isinstance(value, str):
        if trouble := error_in(value):
            return trouble
        labels = [(part, year_heading(part)) for part in split(value)]
        return ";".join(
            trim(part) if label is None or isinstance(label, Trouble) else str(label)
            for part, label in labels
        )
    label = year_heading(value)
    return label if isinstance(label, Trouble) else str(label)


# A cell of a column


def read_cell(value: object, column: Column, number_format: str = "General") -> Meaning | Trouble:
    """What a cell means in its column, checked against the column's limits."""
    unit = column.unit
    if unit.is_number:
        return _within(number(value), column)
    if unit is Unit.PERCENT:
        return _within(percentage(value, _is_percent(number_format)), column)
    if unit is Unit.YES_NO:
        return yes_no(value)
    if unit is Unit.YEAR:
        return years(value)
    return _as_named(text(value, number_format), unit)


def _as_named(read: str | Trouble, unit: Unit) -> Meaning | Trouble:
    """A text as its column has it: one name, a list of names, or any text."""
    if unit is Unit.NAMES and not isinstance(read, Trouble):
        return tuple(split(read))
    if unit is Unit.NAME and not isinstance(read, Trouble) and len(read) > LONGEST_NAME:
        return _too_long(read)
    return read


def _too_long(name: str) -> Trouble:
    count = numerals.number(len(name))
    says = _("the name {name} has {count} characters.", name=show(name), count=count)
    most = numerals.number(LONGEST_NAME)
    return Trouble(says, _("Write a name of {most} characters at most.", most=most))


def _is_percent(number_format: str) -> bool:
    # Quoted or escaped marks are only shown: they do not multiply by a hundred.
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format) if "%" in number_format else False


def _show_number(value: float, unit: Unit) -> str:
    """A number in its unit: `0.15` is `15%` where percentages are meant."""
    return exact_percent(value) if unit is Unit.PERCENT else exact(value)


def _within(value: float | Trouble, column: Column) -> float | Trouble:
    return value if isinstance(value, Trouble) else _beyond(value, column) or value


def _beyond(value: float, column: Column) -> Trouble | None:
    """Why a number is outside the limits of its column, if it is."""
    if column.least is not None and value < column.least:
        return _below_least(value, column.least, column.unit)
    if column.above is not None and value - column.above < SMALLEST:
        return _too_low(value, column.above, column.unit)
    if column.most is not None and value > column.most:
        most = _show_number(column.most, column.unit)
        says = _("{number} is above {most}.", number=_show_number(value, column.unit), most=most)
        return Trouble(says, _("Write {most} or less.", most=most))
    if column.below is not None and value >= column.below:
        most = _show_number(column.below, column.unit)
        shown = _show_number(value, column.unit)
        says = _("{number} is not below {most}.", number=shown, most=most)
        return Trouble(says, _("Write less than {most}.", most=most))
    if column.unit is Unit.WHOLE_YEARS and value != math.trunc(value):
        says = _("{number} is not a whole number of years.", number=exact(value))
        return Trouble(says, _("Write whole years."))
    return None


def _below_least(value: float, limit: float, unit: Unit) -> Trouble:
    shown, least = _show_number(value, unit), _show_number(limit, unit)
    says = _("{number} is negative.", number=shown)
    if limit:
        says = _("{number} is below {least}.", number=shown, least=least)
    return Trouble(says, _("Write {least} or more.", least=least))


def _too_low(value: float, above: float, unit: Unit) -> Trouble:
    shown = _show_number(value, unit)
    if value > above:
        says = _("{number} is too small to be true.", number=shown)
        return Trouble(says, _("Write {least} or more.", least=numerals.number(SMALLEST, 9)))
    least = _show_number(above, unit)
    says = _("{number} is not above {least}.", number=shown, least=least)
    return Trouble(says, _("Write more than {least}.", least=least))
