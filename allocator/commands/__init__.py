"""The Click commands, a file each: parse, call, print, exit code. No logic lives here.

Exit codes: 0 done; 1 the workbook needs fixing; 2 the command was mistyped; 3 no plan
satisfies the rules; 4 not proven; 130 stopped by Ctrl-C. Messages go to standard error; with
--json, standard output holds the JSON and nothing else. The heavy parts are imported inside
the commands, so that --help stays quick.
"""

from __future__ import annotations

import contextlib
import sys
from typing import Any

import click

from allocator import __version__
from allocator.commands.check import check
from allocator.commands.compare import compare
from allocator.commands.explain import explain
from allocator.commands.frontier import frontier
from allocator.commands.help import Command, clicks_words, heed, option
from allocator.commands.ladder import ladder
from allocator.commands.replan import replan
from allocator.commands.simulate import simulate
from allocator.commands.solve import solve
from allocator.commands.spoken import ahead, spoken
from allocator.commands.talk import machine_faults
from allocator.commands.target import target
from allocator.commands.template import template
from allocator.language import _, of_this_machine, speaking, use

#: In the order in which `--help` and the README list them.
COMMANDS = (template, check, solve, explain, compare, ladder, target, frontier, replan, simulate)


def _take_any_letter() -> None:
    """An Arabic word on a console that cannot show it must not stop the program."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


class Commands(Command, click.Group):
    """The commands in the order they were given, and what the machine denies any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, as `COMMANDS` has them."""
        return list(self.commands)

    def main(self, *arguments: Any, **extra: Any) -> Any:
        """Run the program: in the machine's language until --lang or a workbook has another."""
        _take_any_letter()
        with speaking(), clicks_words():
            use(of_this_machine())
            heed()
            return super().main(*arguments, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line. The language asked for counts from its first word on."""
        return super().parse_args(ctx, [*ahead(args), *args])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A machine without room for it is told in one line."""
        with machine_faults():
            try:
                return super().invoke(ctx)
            except click.ClickException:
                heed()  # a workbook may have had another language
                raise


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(_("{program}, version {version}", program="allocator", version=__version__))
        ctx.exit()


@click.group(cls=Commands)
@spoken
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Share out a budget for small projects so that it reaches the most people, gradually."""


for command in COMMANDS:
    main.add_command(command)
