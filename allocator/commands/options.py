"""Options that several commands have: where the answer goes, and those kept aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from allocator.commands.help import option
from allocator.commands.talk import WORKBOOK, refuse_output

Command = TypeVar("Command", bound=Callable[..., Any])


def answer_options(where: str) -> Callable[[Command], Command]:
    """`-o`, with `where` for its help, and `--json` (as `as_json`)."""
    output = option("-o", "--output", type=WORKBOOK, metavar="OUT.xlsx", help=where)

    def both(command: Command) -> Command:
        return output(json_option(command))

    return both


def json_option(command: Command) -> Command:
    """`--json` (as `as_json`) alone, of commands that write no workbook."""
    given = option("--json", "as_json", is_flag=True, help="The answer as JSON on standard output.")
    return given(command)


def answer_place(
    output: Path | None, workbooks: Sequence[Path], word: str, as_json: bool
) -> Path | None:
    """Where the answer goes: where it was asked for, else IN-word.xlsx; None: nowhere.

    A place that cannot be written to is refused before any work is done for it.
    """
    if output is None and not as_json:
        output = Path(f"{workbooks[0].stem}-{word}.xlsx")
    refuse_output(output, workbooks)
    return output


def remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep an option's value aside, for `remembered`: commands have arguments enough."""
    context.meta[_key(parameter.name)] = value


def remembered(name: str) -> Any:
    """What the command running now was given for an option; None where it has no such option."""
    return click.get_current_context().meta.get(_key(name))


def _key(name: str | None) -> str:
    return f"{__name__}.{name}"
