"""One cell, as people type it in three languages, turned into what it means.

Every function takes the value of a cell that is not blank and gives back what it means,
or a `Trouble`: what is wrong and what to do. A separator that could mean two things
(`1.234`) is refused, for an amount wrong by a thousand is worse than a question.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from allocator.case import Year
from allocator.names import split
from allocator.workbook.column import Column, Unit
from allocator.workbook.sheets import NO, YES


class Trouble(NamedTuple):
    """Why a cell cannot be read: what is wrong, and what to do."""

    says: str
    fix: str


#: Beyond this, numbers lose their units in a spreadsheet too.
LARGEST = 1e15

_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|[A-Z_]+!)|Err:\d+")
_DATES = (datetime.date, datetime.time, datetime.timedelta)  # a datetime is a date
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،−٪",  # noqa: RUF001
    "01234567890123456789,-%",
)
_GROUPED = re.compile(r"[0-9]{1,3}([ ,.٬])[0-9]{3}(?:\1[0-9]{3})*")
_DIGITS = re.compile(r"[0-9]+")
_CURRENCY = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{3}|dhs?|dirhams?|euros?|dollars?|dinars?|livres?|francs?)(?![A-Za-z])"
    r"|درهم|دينار|جنيه|ريال|ليرة|أوقية|فرنك|[دجرل]\.[\u0621-\u064a]",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"([0-9]{4}) ?[/–-] ?([0-9]{2}|[0-9]{4})")  # noqa: RUF001
_MOST_LETTERS_BESIDE_A_YEAR = 7
_FIRST_YEAR, _LAST_YEAR = 1000, 9999


def trim(text: str) -> str:
    """Text without the spaces and invisible marks around it, single spaces within."""
    if text.isascii():
        return " ".join(text.split())
    edges = "".join(c for c in text if unicodedata.category(c) == "Cf" and c != "\u200c")
    return " ".join(text.split()).strip(edges + " ")


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not trim(value))


def show(value: object) -> str:
    """A cell's value as a message repeats it: text in quotes, numbers as they are."""
    if isinstance(value, str):
        return f'"{trim(value)}"'
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def show_number(value: float, unit: Unit) -> str:
    """A number in its unit: `0.15` is `15%` where percentages are meant."""
    return f"{100.0 * value:.10g}%" if unit is Unit.PERCENT else f"{value:.15g}"


def _odd(value: object, wanted: str) -> Trouble:
    """Why something that is neither text nor number will not do."""
    if isinstance(value, _DATES):
        date = value.date() if isinstance(value, datetime.datetime) else value
        return Trouble(
            f"{date} is a date, not {wanted}.",
            "Set the format of the cell to General and type it again.",
        )
    return Trouble(f"{show(value)} is not {wanted}.", f"Write {wanted}.")


def error_in(value: object) -> Trouble | None:
    """The trouble of a cell that shows an error such as `#REF!`."""
    if isinstance(value, str) and value[:1] in "#E" and _ERRORS.fullmatch(value.strip()):
        return Trouble(
            f"the cell shows the error {value.strip()}.", "Repair the formula, or type the value."
        )
    return None


# Numbers


def number(value: object) -> float | Trouble:
    """A number, typed as one or as text with the marks of any of the three languages."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _finite(value)
    if not isinstance(value, str):
        return _odd(value, "a number")
    if trouble := error_in(value):
        return trouble
    read = _decimal(_plain(value), value)
    return read if isinstance(read, Trouble) else _finite(float(read))


def percentage(value: object, percent_format: bool = False) -> float | Trouble:
    """A share as a fraction: `15%`, `15٪`, 0.15, or a cell formatted as a percentage."""
    if isinstance(value, str):
        plain = _plain(value)
        if plain.startswith("%") or plain.endswith("%"):
            bare = plain.strip("% ") if plain.count("%") == 1 else plain
            read = _decimal(bare, value)
            return read if isinstance(read, Trouble) else _finite(float(read / 100))
    fraction = number(value)
    if isinstance(fraction, Trouble) or abs(fraction) <= 1.0:
        return fraction
    if percent_format and not isinstance(value, str):
        return fraction
    return _above_one(fraction)


def _above_one(value: float) -> Trouble:
    percent, fraction = f"{value:.10g}%", f"{value / 100.0:.10g}"
    says = f"{value:.15g} is not a percentage."
    if abs(value) < 10:  # 1.5 may well be meant as 150 %
        return Trouble(says, f"Write {percent} or {100.0 * value:.10g}%, whichever is meant.")
    return Trouble(says, f"Write {percent} or {fraction}.")


def _finite(value: float) -> float | Trouble:
    if isinstance(value, float) and not math.isfinite(value):
        return Trouble("the number is not finite.", "Write a number such as 1200.")
    if abs(value) > LARGEST:
        return Trouble("the number is too large to be true.", "Write at most 15 digits.")
    return float(value)


def _plain(text: str) -> str:
    """Western digits and signs, plain single spaces, no invisible marks."""
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf").translate(_PLAIN)
    return " ".join(text.split())


def _decimal(plain: str, typed: str) -> Decimal | Trouble:
    """The number that plain text writes, or why it writes none; `typed` is for the message."""
    sign, body = _signed(plain)
    parts = _parts(body)
    if isinstance(parts, Trouble):
        return Trouble(f"{show(typed)} {parts.says}", parts.fix)
    whole, fraction = parts
    bare = re.sub("[ ,.٬]", "", whole)
    if not (_DIGITS.fullmatch(whole) or _GROUPED.fullmatch(whole) or (not whole and fraction)):
        return _not_a_number(plain, typed)
    if fraction is not None and not _DIGITS.fullmatch(fraction):
        return _not_a_number(plain, typed)
    return Decimal(f"{sign}{bare or 0}.{fraction or 0}")


def _signed(plain: str) -> tuple[str, str]:
    if plain[:1] in ("-", "+"):
        return plain[0], plain[1:].lstrip()
    # Where text runs from right to left, the sign is often typed last.
    return ("-", plain[:-1].rstrip()) if plain.endswith("-") else ("", plain)


def _parts(body: str) -> tuple[str, str | None] | Trouble:
    """The text before and after the decimal mark (None where there is no mark)."""
    if "٫" in body:
        whole, _, fraction = body.partition("٫")
        return whole, fraction
    marks = [char for char in body if char in ",."]
    if len(set(marks)) == 2:  # noqa: PLR2004 - both marks: the last one is the decimal
        whole, _, fraction = body.rpartition(marks[-1])
        return whole, fraction
    if len(marks) != 1:
        return body, None
    whole, _, fraction = body.partition(marks[0])
    spelt_out = " " in whole or "٬" in whole
    thousands = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole.strip("0")  # noqa: PLR2004
    if thousands and not spelt_out and _DIGITS.fullmatch(whole + fraction):
        return Trouble(
            f"could mean {whole}{fraction} or {whole} and {fraction} thousandths.",
            f"Write {whole}{fraction}, or {whole}{marks[0]}{fraction}0.",
        )
    return whole, fraction


def _not_a_number(plain: str, typed: str) -> Trouble:
    says = f"{show(typed)} is not a number."
    if not re.search("[0-9]", plain):
        return Trouble(says, "Write a number, such as 1200.")
    if "%" in plain:
        return Trouble(says, "Write a number, not a percentage.")
    if _CURRENCY.search(plain) or any(unicodedata.category(c) == "Sc" for c in plain):
        return Trouble(says, "Write the amount alone; the currency goes to Settings.")
    if re.search(r"[^\W\d_]", plain):
        return Trouble(says, "Write the number alone, without words or units.")
    return Trouble(says, "Write a plain number, such as 1200 or 1234.5.")


# Texts


def text(value: object, number_format: str = "General") -> str | Trouble:
    """Text, trimmed. A whole number is its digits, leading zeros of its format kept."""
    if isinstance(value, str):
        return error_in(value) or trim(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _odd(value, "a text")
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
    return Trouble(f"{show(value)} is neither yes nor no.", "Write yes or no.")


# Years


def year_heading(value: object) -> Year | Trouble | None:
    """The year a heading of `Budget` names; None where it names no year at all.

    Fiscal years come back as `2027/28`, however they are written.
    """
    if isinstance(value, (*_DATES, bool)):
        says = _odd(value, "a year").says
        return Trouble(says, "Set the format of the cell to General and write the year alone.")
    if isinstance(value, (int, float)):
        return _numbered_year(value)
    plain = _plain(str(value))
    if re.fullmatch(r"[0-9]{4}(?:\.0+)?", plain):
        return _numbered_year(int(plain[:4]))
    fiscal = _FISCAL.fullmatch(plain)
    if fiscal:
        return _fiscal_year(fiscal[1], fiscal[2], value)
    letters = sum(char.isalpha() for char in plain)
    if letters <= _MOST_LETTERS_BESIDE_A_YEAR and re.search(r"(?<![0-9])[12][0-9]{3}", plain):
        return Trouble(f"{show(value)} is not a year.", "Write the year alone: 2027 or 2027/28.")
    return None


def _numbered_year(value: float) -> Year | Trouble:
    if value == math.trunc(value) and _FIRST_YEAR <= value <= _LAST_YEAR:
        return int(value)
    return Trouble(f"{value:.15g} is not a year.", "Write a year of four digits, such as 2027.")


def _fiscal_year(first: str, second: str, value: object) -> Year | Trouble:
    following = str(int(first) + 1)
    if not following.endswith(second):
        return Trouble(
            f"{show(value)} is not a fiscal year.", f"Write {first}/{following[-2:]} or {first}."
        )
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


Meaning = float | str | bool | tuple[str, ...]


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
    read = text(value, number_format)
    if unit is Unit.NAMES and not isinstance(read, Trouble):
        return tuple(split(read))
    return read


def _is_percent(number_format: str) -> bool:
    # Quoted or escaped marks are only shown: they do not multiply by a hundred.
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format) if "%" in number_format else False


def _within(value: float | Trouble, column: Column) -> float | Trouble:
    if isinstance(value, Trouble):
        return value
    unit = column.unit
    shown = show_number(value, unit)
    if column.least is not None and value < column.least:
        least = show_number(column.least, unit)
        says = f"{shown} is negative." if not column.least else f"{shown} is below {least}."
        return Trouble(says, f"Write {least} or more.")
    if column.above is not None and value <= column.above:
        least = show_number(column.above, unit)
        return Trouble(f"{shown} is not above {least}.", f"Write more than {least}.")
    if column.most is not None and value > column.most:
        most = show_number(column.most, unit)
        return Trouble(f"{shown} is above {most}.", f"Write {most} or less.")
    if column.below is not None and value >= column.below:
        most = show_number(column.below, unit)
        return Trouble(f"{shown} is not below {most}.", f"Write less than {most}.")
    if unit is Unit.WHOLE_YEARS and value != math.trunc(value):
        return Trouble(f"{shown} is not a whole number of years.", "Write whole years.")
    return value
