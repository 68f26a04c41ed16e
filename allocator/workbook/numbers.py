"""Numbers and percentages as people type them in three languages.

Each function takes the value of a cell that is not blank and gives back the number, or a
`Trouble`: what is wrong and what to do. A separator that could mean two things (`1.234`)
is refused, for an amount wrong by a thousand is worse than a question.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from allocator import numerals
from allocator.language import N_, _
from allocator.names import is_unseen
from allocator.numerals import exact, exact_percent


class Trouble(NamedTuple):
    """Why a cell cannot be read: what is wrong, and what to do."""

    says: str
    fix: str


class Wanted(NamedTuple):
    """What a cell should hold, as it is said of one that holds a date, or something else."""

    not_a_date: str
    not_that: str
    fix: str


NUMBER = Wanted(
    N_("{value} is a date, not a number."), N_("{value} is not a number."), N_("Write a number.")
)
TEXT = Wanted(
    N_("{value} is a date, not a text."), N_("{value} is not a text."), N_("Write a text.")
)
YEAR = Wanted(
    N_("{value} is a date, not a year."), N_("{value} is not a year."), N_("Write a year.")
)


#: Beyond this, numbers lose their units in a spreadsheet too.
LARGEST = 1e15

DATES = (datetime.date, datetime.time, datetime.timedelta)  # a datetime is a date

_LONGEST_SHOWN = 60
_ERRORS = re.compile(r"#(?:N/A|DIV/0!|NAME\?|[A-Z_]+!)|Err:[0-9]+")
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،−٪", "01234567890123456789,-%")
_GROUPED = re.compile(r"[0-9]{1,3}([ ,.٬])[0-9]{3}(?:\1[0-9]{3})*")
_DIGITS = re.compile(r"[0-9]+")
_CURRENCY = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{3}|(?i:dhs?|dirhams?|euros?|dollars?|dinars?|livres?|francs?))"
    r"(?![A-Za-z])|درهم|دينار|جنيه|ريال|ليرة|أوقية|فرنك|[دجرل]\.[\u0621-\u064a]"
)


def trim(text: str) -> str:
    """Text without the spaces and invisible marks around it, single spaces within."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    edges = "".join(filter(is_unseen, text))
    return text.strip(edges + " ")


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not trim(value))


def plain(text: str) -> str:
    """Western digits and signs, plain single spaces, no invisible marks."""
    if not text.isascii():
        seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
        text = seen.translate(_PLAIN)
    return " ".join(text.split())


def show(value: object) -> str:
    """A cell's value as a message repeats it: text in quotes, numbers as they are."""
    if isinstance(value, str):
        text = trim(value)
        return f'"{text[:_LONGEST_SHOWN]}…"' if len(text) > _LONGEST_SHOWN else f'"{text}"'
    if isinstance(value, bool):
        return _("TRUE") if value else _("FALSE")
    if isinstance(value, float):
        return exact(value)
    return numerals.plain(value) if isinstance(value, int) else str(value)


def error_in(value: object) -> Trouble | None:
    """The trouble of a cell that shows an error such as `#REF!`."""
    if isinstance(value, str) and value[:1] in ("#", "E") and _ERRORS.fullmatch(value.strip()):
        says = _("the cell shows the error {error}.", error=value.strip())
        return Trouble(says, _("Repair the formula, or type the value."))
    return None


def odd(value: object, wanted: Wanted, such: str = "") -> Trouble:
    """Why something that is neither text nor number will not do. such: examples to follow."""
    if isinstance(value, DATES):
        date = value.date() if isinstance(value, datetime.datetime) else value
        fix = _("Set the format of the cell to General and type it again.")
        return Trouble(_(wanted.not_a_date, value=str(date), such=such), fix)
    return Trouble(_(wanted.not_that, value=show(value), such=such), _(wanted.fix, such=such))


def number(value: object) -> float | Trouble:
    """A number, typed as one or as text with the marks of any of the three languages."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _finite(value)
    if not isinstance(value, str):
        return odd(value, NUMBER)
    if trouble := error_in(value):
        return trouble
    read = _decimal(plain(value), value)
    return read if isinstance(read, Trouble) else _finite(float(read))


def percentage(value: object, percent_format: bool = False) -> float | Trouble:
    """A share as a fraction: `15%`, `15٪`, 0.15, or a cell formatted as a percentage."""
    if isinstance(value, str):
        body = plain(value)
        if body.startswith("%") or body.endswith("%"):
            bare = body.strip("% ") if body.count("%") == 1 else body
            read = _decimal(bare, value, unit="%")
            return read if isinstance(read, Trouble) else _finite(float(read / 100))
    fraction = number(value)
    if isinstance(fraction, Trouble) or abs(fraction) <= 1.0:
        return fraction
    if percent_format and not isinstance(value, str):
        return fraction
    return _above_one(fraction)


def _above_one(value: float) -> Trouble:
    says = _("{value} is not a percentage.", value=exact(value))
    percent = exact_percent(value / 100.0)
    if abs(value) < 10:  # 1.5 may well be meant as 150 %
        many = exact_percent(value)
        fix = _("Write {percent} or {many}, whichever is meant.", percent=percent, many=many)
    else:
        fraction = exact(value / 100.0, 10)
        fix = _("Write {percent} or {fraction}.", percent=percent, fraction=fraction)
    return Trouble(says, fix)


def _finite(value: float) -> float | Trouble:
    if isinstance(value, float) and not math.isfinite(value):
        return Trouble(_("the number is not finite."), _("Write a number such as 1200."))
    if abs(value) > LARGEST:
        return Trouble(_("the number is too large to be true."), _("Write at most 15 digits."))
    return float(value)


def _decimal(body: str, typed: str, unit: str = "") -> Decimal | Trouble:
    """The number that plain text writes, or why it writes none.

    typed, unit: the whole text, and what follows the number in it, for the message.
    """
    sign, unsigned = _signed(body)
    parts = _parts(unsigned, typed, unit)
    if isinstance(parts, Trouble):
        return parts
    whole, fraction = parts
    bare = re.sub("[ ,.٬]", "", whole)
    if not (_DIGITS.fullmatch(whole) or _GROUPED.fullmatch(whole) or (not whole and fraction)):
        return _not_a_number(body, typed)
    if fraction is not None and not _DIGITS.fullmatch(fraction):
        return _not_a_number(body, typed)
    return Decimal(f"{sign}{bare or 0}.{fraction or 0}")


def _signed(body: str) -> tuple[str, str]:
    if body[:1] in ("-", "+"):
        return body[0], body[1:].lstrip()
    # Where text runs from right to left, the sign is often typed last.
    return ("-", body[:-1].rstrip()) if body.endswith("-") else ("", body)


def _parts(body: str, typed: str, unit: str) -> tuple[str, str | None] | Trouble:
    """The text before and after the decimal mark (None where there is no mark)."""
    if "٫" in body:
        whole, _mark, fraction = body.partition("٫")
        return whole, fraction
    marks = [char for char in body if char in ",."]
    if len(set(marks)) == 2:  # both marks: the last one is the decimal
        whole, _mark, fraction = body.rpartition(marks[-1])
        return whole, fraction
    if len(marks) != 1:
        return body, None
    whole, _mark, fraction = body.partition(marks[0])
    spelt_out = " " in whole or "٬" in whole
    thousands = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole.strip("0")
    if thousands and not spelt_out and _DIGITS.fullmatch(whole + fraction):
        says = _(
            "{value} could mean {number} or {whole} and {fraction} thousandths.",
            value=show(typed),
            number=f"{whole}{fraction}",
            whole=whole,
            fraction=fraction,
        )
        one, other = f"{whole}{fraction}{unit}", f"{whole}{marks[0]}{fraction}0{unit}"
        return Trouble(says, _("Write {one}, or {other}.", one=one, other=other))
    return whole, fraction


def _not_a_number(body: str, typed: str) -> Trouble:
    if not re.search("[0-9]", body):
        fix = _("Write a number, such as 1200.")
    elif "%" in body:
        fix = _("Write a number, not a percentage.")
    elif _CURRENCY.search(body) or any(unicodedata.category(char) == "Sc" for char in body):
        fix = _("Write the amount alone; the currency goes to Settings.")
    elif re.search(r"[^\W\d_]", body):
        fix = _("Write the number alone, without words or units.")
    else:
        fix = _("Write a plain number, such as 1200 or 1234.5.")
    return Trouble(_(NUMBER.not_that, value=show(typed)), fix)
