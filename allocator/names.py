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

_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
LONGEST_COMPARED = 200
_SEPARATORS = re.compile("[;؛]")


@functools.lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The form in which two spellings of one name are equal."""
    if text.isascii():
        return " ".join(text.casefold().split())
    # NFC first, so that a letter typed with a combining accent is the letter with its accent;
    # what marks remain after that are the Arabic vowel signs, which do not count.
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(char for char in composed if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join(unicodedata.normalize("NFC", seen.translate(_FOLDED)).casefold().split())


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


def offer(name: str, known: Iterable[str], otherwise: str) -> str:
    """`Did you mean "…"?` where a known name is close, else what to do otherwise."""
    near = nearest(name, known, cutoff=0.6)
    return f'Did you mean "{near}"?' if near else otherwise
