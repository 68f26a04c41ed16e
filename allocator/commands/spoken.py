"""`--lang` and `--digits`: the language of what a command says and writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from allocator.language import DIGITS, LANGUAGES, speaking

Command = TypeVar("Command", bound=Callable[..., Any])


def spoken(command: Command) -> Command:
    """Give a command the options `--lang` and `--digits`."""
    for option in (_digits, _language):
        command = option(command)
    return command


def _speak(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Speak so until the command has ended."""
    if value is not None:
        ctx.with_resource(speaking(**{_NAMES[str(parameter.name)]: value}))


_NAMES = {"lang": "spoken", "digits": "digits"}
_language = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,  # before what other options have to say
    expose_value=False,
    callback=_speak,
    help="Speak and write English, French or Arabic; without it, the workbook's language, or "
    "this machine's where there is no workbook yet.",
)
_digits = click.option(
    "--digits",
    type=click.Choice(DIGITS),
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help="Write Arabic with Latin digits (unless told otherwise) or Arabic-Indic ones.",
)
