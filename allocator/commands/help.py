"""`--help`, and what click itself says, in the language spoken.

The words of a command stand where click looks for them, in English: its docstring and the
`help` of its options. They are translated when they are shown, a paragraph at a time. What
click says of its own accord (`Usage:`, `Missing argument`) it asks of Python's gettext, which
is told here to look into the catalogues of this program.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import gettext
import inspect
import os
from collections.abc import Iterator

import click

from allocator.language import DOMAIN, LOCALE, N_, Nn_, _, language

#: How a paragraph begins that keeps its lines; they are commands, which no language changes.
_KEPT, _EXAMPLE = "\b\n", N_("Example:")

#: What click says, as far as a user of this program may see it.
CLICKS_WORDS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("default: {default}"),
    N_("required"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Aborted!"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Choose from:\n\t{choices}"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    Nn_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    Nn_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    Nn_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    Nn_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)


@contextlib.contextmanager
def clicks_words() -> Iterator[None]:
    """Let click's words come from the catalogues of this program while this lasts."""
    domain, asked = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        _ask(asked)


def heed() -> None:
    """Let click speak the language spoken now: gettext takes it from the environment."""
    _ask(language())


def _ask(spoken: str | None) -> None:
    if spoken is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = spoken


# A command's own words


def paragraphs(text: str) -> list[str]:
    """A help text as what is translated: its paragraphs, each on one line; no examples."""
    parts = inspect.cleandoc(text).split("\n\n")
    return [" ".join(part.split()) for part in parts if not part.startswith(_KEPT)]


def said(text: str | None) -> str | None:
    """A help text in the language spoken now."""
    if text is None:
        return None
    return "\n\n".join(_said(part) for part in inspect.cleandoc(text).split("\n\n"))


def _said(part: str) -> str:
    if not part.startswith(_KEPT):
        paragraph = " ".join(part.split())
        return _(paragraph)
    word = _(_EXAMPLE) + " "
    first, *others = part.removeprefix(_KEPT).removeprefix(_EXAMPLE).strip().splitlines()
    indent = " " * len(word)
    return _KEPT + "\n".join([word + first, *(indent + line.strip() for line in others)])


class Command(click.Command):
    """A command whose help is in the language spoken."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of its help."""
        return click.Command.get_short_help_str(_told(self), limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its help."""
        click.Command.format_help_text(_told(self), ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`: click makes it once, so that its words are said anew here."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _("Show this message and exit.")
        return found


def _told(command: click.Command) -> click.Command:
    """A copy that holds its help in the language spoken."""
    copied = copy.copy(command)
    copied.help = said(command.help)
    return copied


class Option(click.Option):
    """An option whose help is in the language spoken."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its name and its help."""
        copied = copy.copy(self)
        copied.help = said(self.help)
        return click.Option.get_help_record(copied, ctx)


#: As click's own, of the classes above.
command = functools.partial(click.command, cls=Command)
option = functools.partial(click.option, cls=Option)
