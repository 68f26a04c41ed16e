"""`--lang` and `--digits`: the language of what a command says and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click

from allocator.commands.help import heed, option
from allocator.language import DIGITS, LANGUAGES, ask

Command = TypeVar("Command", bound=Callable[..., Any])


def spoken(command: Command) -> Command:
    """Give a command the options `--lang` and `--digits`."""
    for given in (_digits, _language):
        command = given(command)
    return command


def ahead(words: Sequence[str]) -> Iterator[str]:
    """What a command line asks of language, wherever it stands: it counts before all else.

    Only what is well typed; what is not is the command's own to refuse.
    """
    for place, word in enumerate(words):
        if word == "--":
            return
        name, sign, value = word.partition("=")
        if name in _KNOWN:
            value = value if sign else "".join(words[place + 1 : place + 2])
            if value in _KNOWN[name]:
                yield f"{name}={value}"


def _speak(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Speak so until the program ends."""
    if value is not None:
        ask(**{_NAMES[str(parameter.name)]: value})
        heed()


_NAMES = {"lang": "spoken", "digits": "digits"}
_KNOWN = {"--lang": LANGUAGES, "--digits": DIGITS}
_language = option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,  # before what other options have to say
    expose_value=False,
    callback=_speak,
    help="Speak and write English, French or Arabic; without it, the workbook's language, or "
    "this machine's where there is no workbook yet.",
)
_digits = option(
    "--digits",
    type=click.Choice(DIGITS),
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help="Write Arabic with Latin digits (unless told otherwise) or Arabic-Indic ones.",
)
