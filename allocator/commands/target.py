"""`allocator target`: the least money that reaches so many people, and its path."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, study_solver
from allocator.commands.talk import (
    NO_PLAN,
    WORKBOOK,
    progress_line,
    read_workbook,
    refusals,
    say,
    warn,
)
from allocator.language import _

if TYPE_CHECKING:
    from allocator.studies.beyond import Beyond


def _people(_ctx: click.Context, _parameter: click.Parameter, text: str) -> float:
    """How many people, as they are typed in a cell: `250,000` too."""
    from allocator.workbook.numbers import Trouble, number

    read = number(text)
    if isinstance(read, Trouble):
        raise click.BadParameter(f"{read.says} {read.fix}")
    if read <= 0.0:
        raise click.BadParameter(_("Write a number of people above 0."))
    return read


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option(
    "--people",
    required=True,
    callback=_people,
    metavar="N",
    help="How many people are to be reached over the whole plan.",
)
@answer_options("Where the target goes.")
@spoken
@logged
def target(workbook: Path, people: float, output: Path | None, as_json: bool) -> None:
    """Find the least money, and its path over the years, that reaches so many people.

    Also how much more that is than the workbook gives, and how far each source would have to
    grow alone. Without -o the target goes to IN-target.xlsx in this folder (with --json:
    nowhere).

    \b
    Example: allocator target my-budget.xlsx --people 250000 -o target.xlsx
    """
    from allocator.studies.beyond import Beyond
    from allocator.studies.target import seek, target_json
    from allocator.workbook.studies.target import target_study

    output = answer_place(output, [workbook], "target", as_json)
    started = time.perf_counter()
    with refusals(as_json):
        with progress_line(as_json) as progress:
            progress("read")
            reading = read_workbook(workbook)
            found = seek(reading.case, people, study_solver(), progress)
        warn(reading.warnings)
        if isinstance(found, Beyond):
            _refuse(found, as_json)
        command = f"target {workbook.name} --people {people:.15g}"
        how = made([reading], command, found.plan.solver, started, reading.warnings)
        study = target_study(found, how)
        give(study, target_json(found), output, as_json)


def _refuse(found: Beyond, as_json: bool) -> NoReturn:
    """More people than any money reaches: what holds them back, and exit code 3."""
    from allocator.as_json import dumps
    from allocator.studies.beyond import beyond_json

    for line in found.sentences():
        say(line)
    if as_json:
        click.echo(dumps(beyond_json(found)))
    sys.exit(NO_PLAN)
