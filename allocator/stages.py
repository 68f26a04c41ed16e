"""The stages of a run, told to whoever listens: how long each took, how large things were.

They are told through the logger `allocator`, at the level INFO. Nobody listens until a command
is asked to (`-v`, `--log`), or until a program that uses this one sets up logging of its own:
importing the program installs nothing.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

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
        sizes = ", ".join(f"{what} {_shown(size)}" for what, size in self.sizes.items())
        return f"{self.name}: {self.seconds:.2f} s" + (f" ({sizes})" if sizes else "")


def _shown(size: float | str) -> str:
    return size if isinstance(size, str) else f"{size:,.10g}"


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
