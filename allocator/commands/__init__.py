"""The Click commands, a file each: parse, call, print, exit code. No logic lives here.

Exit codes: 0 done; 1 the workbook needs fixing; 2 the command was mistyped; 3 no plan
satisfies the rules; 4 not proven. Messages go to standard error; with --json, standard
output holds the JSON and nothing else. The heavy parts are imported inside the commands,
so that --help stays quick.
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
from allocator.commands.ladder import ladder
from allocator.commands.replan import replan
from allocator.commands.simulate import simulate
from allocator.commands.solve import solve
from allocator.commands.talk import machine_faults
from allocator.commands.target import target
from allocator.commands.template import template
from allocator.language import of_this_machine, speaking, use

#: In the order in which `--help` and the README list them.
COMMANDS = (template, check, solve, explain, compare, ladder, target, frontier, replan, simulate)


class Commands(click.Group):
    """The commands in the order they were given, and what the machine denies any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, as `COMMANDS` has them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A machine without room for it is told in one line."""
        with speaking(), machine_faults():
            use(of_this_machine())  # until a workbook is read, or for good with --lang
            return super().invoke(ctx)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="allocator")
def main() -> None:
    """Share out a budget for small projects so that it reaches the most people, gradually."""
    for stream in (sys.stdout, sys.stderr):
        # An Arabic name on a console that cannot show it must not stop the program.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


for command in COMMANDS:
    main.add_command(command)
