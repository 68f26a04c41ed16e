"""`allocator frontier`: the most people against one thing more, point by point."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.planning import give_plan, write_plan
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, study_solver
from allocator.commands.talk import (
    WORKBOOK,
    progress_line,
    read_workbook,
    refusals,
    say,
    warn,
)
from allocator.language import _
from allocator.numerals import plain

if TYPE_CHECKING:
    from allocator.plan import Plan
    from allocator.workbook.reading import Reading

AGAINST = ("money", "fairness", "women", "youth", "steadiness")
FEWEST, MOST = 2, 200


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option(
    "--against",
    type=click.Choice(AGAINST),
    required=True,
    help="What the people reached are weighed against.",
)
@option(
    "--points",
    type=click.IntRange(FEWEST, MOST),
    default=15,
    show_default=True,
    metavar="N",
    help="How many points of the curve.",
)
@option(
    "--plan",
    "number",
    type=click.IntRange(min=1),
    metavar="K",
    help="Write the whole plan of point K instead of the curve.",
)
@answer_options("Where the answer goes.")
@spoken
@logged
def frontier(
    workbook: Path,
    against: str,
    points: int,
    number: int | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Weigh the most people against money, fairness, women, youth or steadiness.

    Each point is a plan proven best. Without -o the curve goes to IN-frontier.xlsx in this
    folder, the plan of point K to IN-frontier-K.xlsx (with --json: nowhere).

    \b
    Example: allocator frontier my-budget.xlsx --against fairness -o frontier.xlsx
    """
    word = "frontier" if number is None else f"frontier-{number}"
    output = answer_place(output, [workbook], word, as_json)
    with refusals(as_json):
        if number is None:
            _curve(workbook, against, points, output, as_json)
        else:
            _point(workbook, (against, points, number), output, as_json)


def _curve(workbook: Path, against: str, points: int, output: Path | None, as_json: bool) -> None:
    from allocator.studies.frontier import axis_named, draw, frontier_json
    from allocator.workbook.studies.frontier import frontier_study

    started = time.perf_counter()
    with progress_line(as_json) as progress:
        progress("read")
        reading = read_workbook(workbook)
        found = draw(reading.case, axis_named(against), points, study_solver(), progress)
    warn(reading.warnings)
    command = f"frontier {workbook.name} --against {against} --points {points}"
    how = made([reading], command, found.solver, started, reading.warnings)
    study = frontier_study(found, how)
    give(study, frontier_json(found), output, as_json)


def _point(workbook: Path, which: tuple[str, int, int], output: Path | None, as_json: bool) -> None:
    """The whole plan of one point, as `solve` gives it for a workbook so edited."""
    reading, plan = _chosen(workbook, which, as_json)
    warn(reading.warnings)
    say(plan.warnings[-1])
    if output is not None:
        write_plan(plan, workbook, reading.digest, output)
    give_plan(plan, as_json)


def _chosen(workbook: Path, which: tuple[str, int, int], quiet: bool) -> tuple[Reading, Plan]:
    from allocator.solving import solve
    from allocator.studies.frontier import axis_named, choose

    against, points, number = which
    with progress_line(quiet) as progress:
        started = time.perf_counter()
        progress("read")
        reading = read_workbook(workbook)
        seconds = {"read": time.perf_counter() - started}
        case, axis = reading.case, axis_named(against)
        chosen = choose(case, axis, points, number, study_solver(), progress)
        plan = solve(chosen.case, progress=progress)
    told = _(
        "This is point {number} of {points} against {against}. {writes}.",
        number=plain(number),
        points=plain(points),
        against=_(against),
        writes=chosen.writes,
    )
    timed = {**seconds, **plan.seconds, "write": 0.0}
    return reading, dataclasses.replace(plan, warnings=(*reading.warnings, told), seconds=timed)
