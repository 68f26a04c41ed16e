"""Numbers in sentences, with the marks of the language spoken: `1,234.5`, `1 234,5`, `١٬٢٣٤٫٥`.

The marks are those of the Common Locale Data Repository (Unicode CLDR), with one exception:
French thousands are parted by U+00A0, which every console and font has, not by U+202F.
Numbers in cells are numbers: see `allocator.workbook.results.formats` for theirs.
"""

from __future__ import annotations

from allocator.language import ARABIC, ARABIC_INDIC, FRENCH, speech

_TO_FRENCH = str.maketrans({",": "\u00a0", ".": ","})
_TO_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_INDIC = _TO_DIGITS | str.maketrans(",.%", "٬٫٪")
#: Left-to-right mark: keeps a sign before its number in a line of Arabic.
_LRM = "\u200e"


def number(value: float, digits: int = 0) -> str:
    """A number rounded to so many digits, its thousands parted."""
    return _marked(f"{value:,.{digits}f}")


def signed(value: float, digits: int = 0) -> str:
    """The same with its sign, also where it is a plus."""
    return _marked(f"{value:+,.{digits}f}")


def exact(value: float, digits: int = 15) -> str:
    """A number as it would be typed in a cell, its thousands not parted: `1234.5`."""
    return _marked(f"{value:.{digits}g}")


def exact_percent(fraction: float, digits: int = 10) -> str:
    """A fraction as a percentage that would be typed in a cell: `12.5%`."""
    space = "\u00a0" if speech().language == FRENCH else ""
    return _marked(f"{100.0 * fraction:.{digits}g}{space}%")


def typed(text: str) -> str:
    """What is to be typed in a cell, its signs before its numbers also in Arabic: `=300`."""
    return f"{_LRM}{text}{_LRM}" if speech().language == ARABIC else text


def short(value: float, digits: int = 6) -> str:
    """A number with so many significant digits and no more than it needs: `0.25`, `1,200`."""
    return _marked(f"{value:,.{digits}g}")


def signed_short(value: float, digits: int = 6) -> str:
    """The same with its sign, also where it is a plus."""
    return _marked(f"{value:+,.{digits}g}")


def percent(fraction: float, digits: int = 1) -> str:
    """A fraction as a percentage: `12.5 %`."""
    return _percentage(f"{100.0 * fraction:,.{digits}f}")


def signed_percent(fraction: float, digits: int = 1) -> str:
    """The same with its sign: `+12.5 %`."""
    return _percentage(f"{100.0 * fraction:+,.{digits}f}")


def short_percent(fraction: float, digits: int = 6) -> str:
    """A fraction as a percentage with so many significant digits: `12.5 %`, `7 %`."""
    return _percentage(f"{100.0 * fraction:,.{digits}g}")


def plain(value: int | str) -> str:
    """A year, a row, a code: digits as the language writes them, nothing parted."""
    text = str(value)
    return digits(text) if text.isdigit() else text


def signed_short_percent(fraction: float, digits: int = 6) -> str:
    """As `short_percent`, with its sign: `+10 %`."""
    return _percentage(f"{100.0 * fraction:+,.{digits}g}")


def digits(text: str) -> str:
    """A text, such as `2027/28`, its digits as the language writes them."""
    return text.translate(_TO_DIGITS) if _indic() else text


def _percentage(text: str) -> str:
    # In Arabic the sign leans on its number, or it would stand at the number's other side.
    space = {FRENCH: "\u00a0", ARABIC: ""}.get(speech().language, " ")
    return _marked(f"{text}{space}%")


def _indic() -> bool:
    now = speech()
    return now.language == ARABIC and now.digits == ARABIC_INDIC


def _marked(text: str) -> str:
    spoken = speech().language
    if spoken == FRENCH:
        return text.translate(_TO_FRENCH)
    if spoken != ARABIC:
        return text
    text = text.translate(_TO_INDIC) if _indic() else text
    return _LRM + text if text[0] in "+-" else text
