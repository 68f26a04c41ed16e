"""`allocator replan`: the years to come planned anew, in the light of those that are over."""

from __future__ import annotations

import time
from pathlib import Path

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, study_solver
from allocator.commands.talk import WORKBOOK, progress_line, refusals, warn
from allocator.stages import stage


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option(
    "--actuals",
    type=WORKBOOK,
    metavar="PLAN.xlsx",
    help="A plan whose Follow-up is filled in; without it IN.xlsx tells what happened.",
)
@option(
    "--evidence",
    default=50,
    type=click.IntRange(min=1),
    show_default=True,
    metavar="PEOPLE",
    help="People who must be expected or reached before a cost moves, and what it counts for.",
)
@answer_options("Where the new plan goes.")
@spoken
@logged
def replan(
    workbook: Path, actuals: Path | None, evidence: int, output: Path | None, as_json: bool
) -> None:
    """Plan the years to come anew, once Actuals or Follow-up tell what happened.

    Without -o the new plan goes to IN-replan.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator replan my-budget.xlsx --actuals plan.xlsx -o new-plan.xlsx
    """
    from allocator.as_json import plan_json
    from allocator.studies.replan import replan as plan_anew
    from allocator.studies.replan import replan_json
    from allocator.workbook.reading import read_with_past
    from allocator.workbook.studies.replan import replan_study

    output = answer_place(output, [workbook, *([actuals] if actuals else [])], "replan", as_json)
    started = time.perf_counter()
    with refusals(as_json):
        with progress_line(as_json) as progress:
            progress("read")
            with stage("read") as told:
                told.names["workbook"] = str(workbook)
                reading = read_with_past(workbook, actuals)
                told.sizes |= reading.sizes()
            found = plan_anew(reading.case, float(evidence), study_solver(), progress)
        warn(reading.warnings)
        command = f"replan {workbook.name}" + (f" --actuals {actuals.name}" if actuals else "")
        command += f" --evidence {evidence}"
        how = made([reading], command, found.plan.solver, started, reading.warnings)
        study = replan_study(found, how)
        give(study, {**plan_json(found.plan), **replan_json(found)}, output, as_json)
