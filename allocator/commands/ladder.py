"""`allocator ladder`: what each rise of a donor's amounts reaches, and what its shape costs."""

from __future__ import annotations

import time
from pathlib import Path

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, parts, study_solver
from allocator.commands.talk import (
    WORKBOOK,
    progress_line,
    read_workbook,
    refusals,
    share,
    warn,
)
from allocator.language import _

RISES = "0%,5%,10%,15%,20%,30%"


def _rises(_ctx: click.Context, _parameter: click.Parameter, text: str) -> list[float]:
    """The rises of the option, as fractions."""
    found = []
    for part in parts(text):
        rise = share(part)
        if rise < -1.0:
            raise click.BadParameter(_("{rise} takes away more than there is.", rise=part))
        found.append(rise)
    if not found:
        raise click.BadParameter(_("Write rises, such as {rises}.", rises=RISES))
    return found


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option(
    "--rise",
    "rises",
    default=RISES,
    show_default=True,
    callback=_rises,
    metavar="RISES",
    help="Rises a year to try, with commas between them.",
)
@option("--source", default="", metavar="NAME", help="Whose amounts climb: a source or kind.")
@answer_options("Where the ladder goes.")
@spoken
@logged
def ladder(
    workbook: Path, rises: list[float], source: str, output: Path | None, as_json: bool
) -> None:
    """Try rises of a donor's amounts: people, money per extra person, what the shape costs.

    Without --source the sources with a Yearly rise climb. Without -o the ladder goes to
    IN-ladder.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator ladder my-budget.xlsx --rise 0%,5%,10% -o ladder.xlsx
    """
    from allocator.studies.ladder import climb, ladder_json
    from allocator.workbook.studies.ladder import ladder_study

    output = answer_place(output, [workbook], "ladder", as_json)
    started = time.perf_counter()
    with refusals(as_json):
        with progress_line(as_json) as progress:
            progress("read")
            reading = read_workbook(workbook)
            found = climb(reading.case, rises, source, study_solver(), progress)
        warn(reading.warnings)
        told = ",".join(f"{100.0 * rise:g}%" for rise in rises)
        command = f"ladder {workbook.name} --rise {told}"
        command += f' --source "{source}"' if source else ""
        how = made([reading], command, found.solver, started, reading.warnings)
        study = ladder_study(found, how)
        give(study, ladder_json(found), output, as_json)
