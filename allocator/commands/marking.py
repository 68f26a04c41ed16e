"""`--mark`: a copy of the user's own workbook with comments on the cells that are at fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from allocator.commands.help import option
from allocator.commands.options import remember, remembered
from allocator.commands.talk import WORKBOOK, Mark, refuse_output, say, unmarked
from allocator.language import _, ngettext
from allocator.problems import BadQuestion

Command = TypeVar("Command", bound=Callable[..., Any])


def mark_option(command: Command) -> Command:
    """The option, which `marker` asks for."""
    given = option(
        "--mark",
        type=WORKBOOK,
        metavar="MARKED.xlsx",
        expose_value=False,
        callback=remember,
        help="If no plan exists or cells need fixing: a copy of IN.xlsx, those cells commented.",
    )
    return given(command)


def marker(workbook: Path) -> Mark:
    """What marks a copy of the workbook, where one was asked for. A name that cannot be
    written to is refused before any work is done.
    """
    target: Path | None = remembered("mark")
    if target is None:
        return unmarked
    refuse_output(target, [workbook])
    if target.suffix.lower() != workbook.suffix.lower():
        ending = workbook.suffix
        says = _("The marked copy must end in {ending} as its original.", ending=ending)
        raise click.UsageError(says)

    def write(notes: Mapping[tuple[str, str], str]) -> None:
        from allocator.workbook.marking import mark

        try:
            count = mark(workbook, target, notes)
        except (OSError, ValueError, BadQuestion) as failure:
            say(_("The marked copy was not written: {why}", why=str(failure)))
        else:
            say(_marked(target, count))

    return write


def _marked(target: Path, count: int) -> str:
    if not count:
        return _("There is no cell to mark.")
    return ngettext(
        "Written: {file}, {count} cell marked.",
        "Written: {file}, {count} cells marked.",
        count,
        file=str(target),
    )
