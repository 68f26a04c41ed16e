"""The progress of draws on the terminal: a bar, how many are done, the time left."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from allocator.commands.talk import is_verbose, stage_words
from allocator.language import _


class Line(NamedTuple):
    """A line on the terminal. stage: told what is done; counted: how many of how many."""

    stage: Callable[[str], None]
    counted: Callable[[int, int], None]


@contextlib.contextmanager
def counting_line(quiet: bool) -> Iterator[Line]:
    """A bar with the time left; nothing in a pipe or with --json."""
    if quiet or not sys.stderr.isatty() or is_verbose():
        yield Line(lambda stage: None, lambda done, of: None)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    # The bar and its numbers come with the first count; before it there is a stage and no end.
    bar = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn(_("left")))
    plain = (SpinnerColumn(), TextColumn("{task.description}"))
    console = Console(stderr=True)
    # Draws come in parts; a short look back would see none and take it for an end.
    with Progress(*plain, console=console, transient=True, speed_estimate_period=600.0) as shown:
        task = shown.add_task(_("Starting"), total=None)

        def count(done: int, of: int) -> None:
            shown.columns = (*plain, *bar)
            shown.update(task, completed=done, total=of)

        yield Line(
            lambda stage: shown.update(task, description=f"{stage_words(stage)}…"),
            count,
        )
