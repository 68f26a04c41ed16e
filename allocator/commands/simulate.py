"""`allocator simulate`: how a plan fares when things turn out otherwise."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from allocator.commands.counting import counting_line
from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.sharing import hands, sharing_options
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, study_solver
from allocator.commands.talk import (
    WORKBOOK,
    read_workbook,
    refusals,
    warn,
)
from allocator.endings import NOT_PROVEN

MOST = 100_000


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option(
    "--draws",
    type=click.IntRange(1, MOST),
    default=1000,
    show_default=True,
    metavar="N",
    help="How many times the numbers are drawn.",
)
@option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="Another number draws other numbers; the same one draws the same.",
)
@option(
    "--robust",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="K",
    help="Draws among which a robust plan is sought; 0: none is.",
)
@sharing_options
@answer_options("Where the draws go.")
@spoken
@logged
def simulate(
    workbook: Path,
    draws: int,
    seed: int,
    robust: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """Draw costs, people, losses and delays from Ranges, and see how the plan fares.

    The plan as it is against planning anew each time, how often each line is funded, and a
    robust plan. Without Ranges each type's cost is up to a fifth more or less. The same seed
    gives the same answer whoever shares the draws. Ctrl-C keeps those that are done (exit code
    4). Without -o they go to IN-draws.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator simulate my-budget.xlsx --draws 1000 --seed 1 -o draws.xlsx
    """
    from allocator.solving import as_plan
    from allocator.studies.simulate import Asked, Work, simulation_json
    from allocator.studies.simulate import simulate as simulate_case
    from allocator.workbook.studies.simulate import simulation_study

    output = answer_place(output, [workbook], "draws", as_json)
    started = time.perf_counter()
    with refusals(as_json):
        with counting_line(as_json) as line, hands() as shared:
            line.stage("read")
            reading = read_workbook(workbook)
            asked = Asked(draws, seed, robust)
            work = Work(line.stage, line.counted, shared)
            found = simulate_case(reading.case, asked, study_solver(), as_plan, work)
        warn(reading.warnings)
        command = f"simulate {workbook.name} --draws {draws} --seed {seed} --robust {robust}"
        how = made([reading], command, found.plan.solver, started, reading.warnings)
        study = simulation_study(found, how)
        give(study, simulation_json(found), output, as_json)
    if found.partial:
        sys.exit(NOT_PROVEN)
