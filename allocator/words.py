"""One thing, its name in three languages. English names are the canonical ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from allocator.language import ARABIC, FRENCH, language, translated
from allocator.names import OFFERED, did_you_mean, nearest, normal


class Words(NamedTuple):
    """A name in English, French and Arabic; any of them may be typed in a workbook."""

    en: str
    fr: str
    ar: str

    def __contains__(self, text: object) -> bool:
        """Whether a text is this name in any of the languages."""
        return isinstance(text, str) and normal(text) in {normal(word) for word in self}

    def say(self, spoken: str = "") -> str:
        """The name in a language given by its code, or in the one spoken now."""
        return str(getattr(self, spoken or language()))


def words(text: str, context: str = "") -> Words:
    """An English text and what the catalogues have for it.

    context: where one English text stands for two things, which of them.
    """
    return Words(text, translated(text, FRENCH, context), translated(text, ARABIC, context))


def nearest_of(typed: str, known: Iterable[Words], cutoff: float) -> str:
    """The known name closest to one that was typed; "" where none is close.

    In the language spoken now where that name of the same thing is close as well.
    """
    things = {name: thing for thing in known for name in thing}
    near = nearest(typed, things, cutoff)
    return (nearest(typed, [things[near].say()], cutoff) if near else "") or near


def offer_of(typed: str, known: Iterable[Words], otherwise: str) -> str:
    """`Did you mean "…"?` where a known name is close, else what to do otherwise."""
    near = nearest_of(typed, known, OFFERED)
    return did_you_mean(near) if near else otherwise


def same(text: str) -> Words:
    """A text that is the same in every language: a code, a number."""
    return Words(text, text, text)
