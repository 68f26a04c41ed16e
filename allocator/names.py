"""How names are compared, listed, and offered when one is nearly right.

Two spellings are the same name when they differ only in case, in outer or doubled
spaces, in Arabic vowel marks or tatweel, in the carriers of alef (أإآ/ا), in ى/ي or ة/ه,
or in marks that cannot be seen.
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable

from allocator.language import _

_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
#: How alike a name must be to be offered in place of another.
OFFERED = 0.6
#: Longer texts are not compared with each other for what is alike in them.
LONGEST_COMPARED = 200
#: Characters that show nothing though they count as letters, symbols or accents.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
#: Marks that cannot be seen and belong to Arabic and Persian as they are typed.
_USUAL = "\u061c\u200c\u200d\u200e\u200f"
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SEPARATORS = re.compile("[;؛]")


@functools.lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The form in which two spellings of one name are equal."""
    if text.isascii():
        return " ".join(text.casefold().split())
    # NFC first, so that a letter typed with a combining accent is the letter with its accent;
    # what marks remain after that are the Arabic vowel signs, which do not count.
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(c for c in composed if unicodedata.category(c) != "Mn" and not is_unseen(c))
    return " ".join(unicodedata.normalize("NFC", seen.translate(_FOLDED)).casefold().split())


def is_unseen(char: str) -> bool:
    """Whether a character shows nothing, and is no space."""
    return unicodedata.category(char) == "Cf" or char in _FILLERS


def odd_characters(text: str) -> list[str]:
    """Characters of a text that cannot be seen or turn its reading direction, each once.

    Not those that Arabic and Persian are typed with, nor the ends of lines.
    """
    return [] if text.isascii() and text.isprintable() else sorted(set(filter(_is_odd, text)))


def visible(text: str) -> str:
    """The text with every odd character shown by its number, fit for a terminal."""
    return "".join(f"‹{code_point(char)}›" if _is_odd(char) else char for char in text)


def code_point(char: str) -> str:
    """The number of a character as its tables have it: `U+202E`."""
    return f"U+{ord(char):04X}"


def _is_odd(char: str) -> bool:
    if char.isprintable() and char not in _FILLERS:
        return _VARIANTS.match(char) is not None
    # What is not printable is a control, a mark, a line end, or a space but the plain one.
    return char not in _USUAL and unicodedata.category(char) != "Zs" and char not in "\t\n\r"


def split(text: str) -> list[str]:
    """The names of a list separated by `;` or the Arabic `؛`, trimmed, blanks dropped."""
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def nearest(name: str, known: Iterable[str], cutoff: float = 0.72) -> str:
    """The known name closest to `name`, or "" where none is close.

    Comparing two long texts takes minutes, and a name that long is no slip of the keyboard.
    """
    if len(name) > LONGEST_COMPARED:
        return ""
    by_normal = {normal(other): other for other in known if len(other) <= LONGEST_COMPARED}
    close = difflib.get_close_matches(normal(name), by_normal, n=1, cutoff=cutoff)
    return by_normal[close[0]] if close else ""


def found(name: str, known: Iterable[str]) -> str:
    """The known name that is meant: the same name, else the only one like it but for accents.

    "" where there is none. For names typed on a command line, where accents are often left out.
    """
    names = list(known)
    same = [other for other in names if normal(other) == normal(name)]
    if same:
        return same[0]
    like = [other for other in names if _without_accents(other) == _without_accents(name)]
    return like[0] if len(like) == 1 else ""


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFD", normal(name))
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def offer(name: str, known: Iterable[str], otherwise: str) -> str:
    """`Did you mean "…"?` where a known name is close, else what to do otherwise."""
    near = nearest(name, known, cutoff=OFFERED)
    return did_you_mean(near) if near else otherwise


def did_you_mean(name: str) -> str:
    """A name offered in place of another."""
    return _('Did you mean "{name}"?', name=name)
