"""The stages of a run, told to whoever listens: how long each took, how large things were.

They are told through the logger `allocator`, at the level INFO. Nobody listens until a command
is asked to (`-v`, `--log`), or until a program that uses this one sets up logging of its own:
importing the program installs nothing. How far a long run of the solver is, is told apart from
them, for a line on a terminal (`listening`).
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import NamedTuple

from allocator.language import _, listed
from allocator.numerals import number, short
from allocator.words import words

LOGGER = logging.getLogger("allocator")

Sizes = dict[str, float | str]
Names = dict[str, str | list[str]]


@dataclass
class Stage:
    """One stage: its name, its seconds, and what can be counted of it.

    names: words of the workbook (files, regions, sentences), apart from what is counted, so
    that a log can be passed on without them.
    """

    name: str
    sizes: Sizes = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    seconds: float = 0.0

    def __str__(self) -> str:
        name, seconds = _said(self.name), number(self.seconds, 2)
        if not self.sizes:
            return _("{stage}: {seconds} s", stage=name, seconds=seconds)
        sizes = listed([f"{_said(what)} {_shown(size)}" for what, size in self.sizes.items()])
        return _("{stage}: {seconds} s ({sizes})", stage=name, seconds=seconds, sizes=sizes)


def _shown(size: float | str) -> str:
    return _said(size) if isinstance(size, str) else short(size, 10)


def _said(word: str) -> str:
    """A word of a stage in the language spoken; in a log for programs it stays as it is."""
    return _WORDS[word].say() if word in _WORDS else word


_WORDS = {
    word.en: word
    for word in (
        words("read", "stage"),
        words("build", "stage"),
        words("solve", "stage"),
        words("price", "stage"),
        words("prices", "stage"),
        words("check", "stage"),
        words("alternatives", "stage"),
        words("gradual", "stage"),
        words("why", "stage"),
        words("prove", "stage"),
        words("recommend", "stage"),
        words("conflict", "stage"),
        words("report", "stage"),
        words("write", "stage"),
        words("refused", "stage"),
        words("regions", "stage"),
        words("project types", "stage"),
        words("sources", "stage"),
        words("years", "stage"),
        words("lines", "stage"),
        words("rules", "stage"),
        words("warnings", "stage"),
        words("unknowns", "stage"),
        words("limits", "stage"),
        words("whole numbers", "stage"),
        words("pools", "stage"),
        words("rows of the plan", "stage"),
        words("way", "stage"),
        words("status", "stage"),
        words("optimal", "stage"),
        words("infeasible", "stage"),
        words("stopped", "stage"),
        words("the solver's word", "stage"),
        words("ended by", "stage"),
        words("bytes", "stage"),
        words("problems", "stage"),
    )
}


@contextlib.contextmanager
def stage(name: str) -> Iterator[Stage]:
    """Time what is done inside and tell of it, also when it fails."""
    told = Stage(name)
    started = time.perf_counter()
    try:
        yield told
    except Exception as error:
        told.sizes["ended by"] = type(error).__name__
        raise
    finally:
        told.seconds = time.perf_counter() - started
        LOGGER.info(told)


def tell(name: str, sizes: Sizes, names: Names) -> None:
    """Tell of what takes no time."""
    LOGGER.info(Stage(name, sizes, names))


class Working(NamedTuple):
    """How far a long run of the solver is.

    steps: of the simplex or interior point method. Of a search over whole numbers: the
    branches looked at, and the gap between its best plan and what none can be above, as a
    part of that plan (infinite: it has none yet).
    """

    steps: int
    branches: int | None
    gap: float


_LISTENER: ContextVar[Callable[[Working], None]] = ContextVar("listener")


@contextlib.contextmanager
def listening(listener: Callable[[Working], None]) -> Iterator[None]:
    """Hear how far long runs of the solver are, inside."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def working(how: Working) -> None:
    """Tell how far a run is, where somebody listens."""
    listener = _LISTENER.get(None)
    if listener is not None:
        listener(how)
