"""One thing, its name in three languages. English names are the canonical ones."""

from __future__ import annotations

from typing import NamedTuple

from allocator.names import normal


class Words(NamedTuple):
    """A name in English, French and Arabic; any of them may be typed in a workbook."""

    en: str
    fr: str
    ar: str

    def __contains__(self, text: object) -> bool:
        """Whether a text is this name in any of the languages."""
        return isinstance(text, str) and normal(text) in {normal(word) for word in self}

    def say(self, language: str) -> str:
        """The name in a language given by its code: en, fr or ar."""
        return str(getattr(self, language))
