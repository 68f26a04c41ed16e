"""The language in which the program speaks, and its catalogues: every word in one place.

English is the language of the source; French and Arabic stand in the gettext catalogues
under `locale`. A sentence is translated when it is said, not when it is defined:

    _("{region} gets {money}", region=region.name, money=number(1200.0))
    ngettext("{count} region", "{count} regions", len(names))
    N_("Region")        # marks a word that is looked up later, by `_(word)`

Numbers are written by `allocator.numerals`, which knows the marks of each language.
"""

from __future__ import annotations

import contextlib
import functools
import gettext as _gettext
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

ENGLISH, FRENCH, ARABIC = LANGUAGES = ("en", "fr", "ar")
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "allocator"
#: How digits can be written; Arabic-Indic ones in Arabic only.
LATIN, ARABIC_INDIC = DIGITS = ("latin", "arabic")
#: Right-to-left mark: shows nothing, and keeps what stands beside it in the order of Arabic.
_RLM = "\u200f"


class Speech(NamedTuple):
    """How the program speaks: its language, its digits; asked: because somebody said so."""

    language: str = ENGLISH
    digits: str = LATIN
    asked: bool = False


_SPEECH: ContextVar[Speech] = ContextVar("speech", default=Speech())  # noqa: B039 (immutable)


def speech() -> Speech:
    """How the program speaks now."""
    return _SPEECH.get()


def language() -> str:
    """The language it speaks now: en, fr or ar."""
    return speech().language


def right_to_left() -> bool:
    """Whether the language it speaks now is written from right to left."""
    return language() == ARABIC


def use(spoken: str) -> None:
    """Speak another language from now on, unless somebody asked for the present one."""
    now = speech()
    if not now.asked:
        _SPEECH.set(now._replace(language=spoken))


@contextlib.contextmanager
def speaking(spoken: str | None = None, digits: str | None = None) -> Iterator[None]:
    """Speak a language while this lasts; without one, the present one until `use` says other.

    Raises ValueError where there is no such language or such digits.
    """
    token = _SPEECH.set(_asked(spoken, digits))
    try:
        yield
    finally:
        _SPEECH.reset(token)


def ask(spoken: str | None = None, digits: str | None = None) -> None:
    """Speak so from now on because somebody said so, until the `speaking` around this ends.

    Raises ValueError as `speaking` does.
    """
    _SPEECH.set(_asked(spoken, digits))


def _asked(spoken: str | None, digits: str | None) -> Speech:
    now = speech()
    for value, known in ((spoken, LANGUAGES), (digits, DIGITS)):
        if value is not None and value not in known:
            raise ValueError(f"There is no {value}. There are: {', '.join(known)}.")
    return Speech(spoken or now.language, digits or now.digits, bool(spoken) or now.asked)


def of_this_machine() -> str:
    """The language that the environment asks for, where it is one of ours; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            found = value.split(":")[0][:2].lower()
            return found if found in LANGUAGES else ENGLISH
    return ENGLISH


# Words


def N_(text: str) -> str:  # noqa: N802 (gettext's own name)
    """The text itself: marked for the catalogues, translated later."""
    return text


def Nn_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 (as above, for two forms)
    """Both texts themselves: marked for the catalogues, translated later."""
    return one, many


def _(text: str, /, **values: object) -> str:
    """A text in the language spoken now, its `{places}` filled with the values."""
    return filled(_catalogue(language()).gettext(text), **values)


def pgettext(context: str, text: str, /, **values: object) -> str:
    """As `_`, where one English text stands for two things."""
    return filled(_catalogue(language()).pgettext(context, text), **values)


def ngettext(one: str, many: str, count: float, /, **values: object) -> str:
    """As `_`, in the form that the language has for so many; `{count}` is the count itself.

    A count that is no whole number needs its own `count=`, written as it is to be shown.
    """
    from allocator.numerals import number

    found = _catalogue(language()).ngettext(one, many, _as_many(count))
    return filled(found, **({"count": number(count)} | values))


def _as_many(count: float) -> int:
    """The whole number whose form a count takes: 1.5 is one in French, and as 100 elsewhere."""
    whole = abs(int(count))
    return whole if whole == abs(count) or language() == FRENCH else 100


def translated(text: str, spoken: str, context: str = "") -> str:
    """A text in a language given by its code, whatever is spoken now."""
    catalogue = _catalogue(spoken)
    return catalogue.pgettext(context, text) if context else catalogue.gettext(text)


def join(names: Sequence[str], most: int = 5) -> str:
    """Names as a short list for a sentence: `A, B and 3 more`."""
    return _ended(names, most, N_("{names} and {last}"))


def listed(names: Sequence[str]) -> str:
    """Names after each other, with the language's comma: `A, B, C`."""
    return pgettext("between the names of a list", ", ").join(names)


def either(names: Sequence[str], most: int = 5) -> str:
    """Names of which one is meant: `A, B or C`, `A, B or 3 more`."""
    return _ended(names, most, N_("{names} or {last}"))


def in_turn(clauses: Sequence[str]) -> str:
    """Clauses after each other in one sentence: `this; that`."""
    return pgettext("between the clauses of a sentence", "; ").join(clauses)


def _ended(names: Sequence[str], most: int, end: str) -> str:
    """So many names, then how many more there are, or the last one. end: how the last is told."""
    if len(names) > most:
        rest = ngettext("{count} more", "{count} more", len(names) - most)
        return _(end, names=listed(names[:most]), last=rest)
    if len(names) > 1:
        return _(end, names=listed(names[:-1]), last=names[-1])
    return "".join(names)


class Spoken(Mapping[str, str]):
    """Words by their keys, each in the language spoken when it is asked for."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def __getitem__(self, key: str) -> str:
        """The word of a key, its places not yet filled."""
        return _(self.words[key])

    def say(self, key: str, **values: object) -> str:
        """The word of a key, its places filled."""
        return _(self.words[key], **values)

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self.words)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)


@functools.cache
def _catalogue(spoken: str) -> _gettext.NullTranslations:
    if spoken == ENGLISH:
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, LOCALE, [spoken])


def filled(text: str, /, **values: object) -> str:
    """A text that is in the language spoken already, its `{places}` filled with the values."""
    if not values:
        return text
    if right_to_left():
        values = {name: _kept_apart(value) for name, value in values.items()}
    return text.format(**values)


#: What is fenced off: Latin letters, and numbers with a hyphen, such as a date.
_STRONG = re.compile("[A-Za-zÀ-ɏ]|[0-9]-[0-9]")


def _kept_apart(value: object) -> object:
    """A name in Latin letters, fenced off so that numbers beside it keep the order of Arabic."""
    if not isinstance(value, str) or not _STRONG.search(value):
        return value
    return f"{_RLM}{value}{_RLM}"
