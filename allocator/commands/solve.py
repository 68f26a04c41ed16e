"""`allocator solve`: the plan that reaches most, as a workbook."""

from __future__ import annotations

import dataclasses
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from allocator.commands.logs import logged
from allocator.commands.marking import mark_option, marker
from allocator.commands.reporting import report_option, report_place, write_page
from allocator.commands.talk import (
    NOT_PROVEN,
    WORKBOOK,
    plain_failures,
    progress_line,
    read_workbook,
    refusals,
    refuse_output,
    say,
    share,
    warn,
)
from allocator.stages import stage

if TYPE_CHECKING:
    from allocator.plan import Plan


def _part(_: click.Context, __: click.Parameter, text: str) -> float:
    """A part of the best, as a fraction."""
    part = share(text)
    if not 0.0 <= part <= 1.0:
        raise click.BadParameter("Write a part from 0% to 100%.")
    return part


@click.command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@click.option("-o", "--output", type=WORKBOOK, metavar="OUT.xlsx", help="Where the plan goes.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON on standard output.")
@click.option("--solver", type=click.Choice(["highs", "cbc"]), default="highs", show_default=True)
@click.option("--time-limit", type=click.FloatRange(min=0.0), metavar="SECONDS")
@click.option(
    "--alternatives",
    "count",
    type=click.IntRange(min=1),
    metavar="N",
    help="Up to N other plans, nearly as good.",
)
@click.option("--within", default="1%", callback=_part, metavar="PART", show_default=True)
@mark_option
@report_option
@logged
def solve(
    workbook: Path,
    output: Path | None,
    as_json: bool,
    solver: str,
    time_limit: float | None,
    count: int | None,
    within: float,
) -> None:
    """Find the plan that reaches the most people, and write it as a workbook.

    Without -o the plan goes to IN-plan.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator solve my-budget.xlsx -o plan.xlsx
    """
    from allocator.as_json import dumps, plan_json

    if output is None and not as_json:
        output = Path(f"{workbook.stem}-plan.xlsx")
    refuse_output(output, [workbook])
    report = report_place(workbook, output)
    with refusals(as_json, marker(workbook)):
        asked = Asked(solver, time_limit, count, within)
        plan, digest = _solve(workbook, asked, quiet=as_json)
        if output is not None:
            _write(plan, workbook, digest, output)
        write_page(plan, workbook, digest, report)
    if as_json:
        click.echo(dumps(plan_json(plan)))
    else:
        _show(plan)
    if plan.status != "optimal":
        sys.exit(NOT_PROVEN)


class Asked(NamedTuple):
    """How to solve, and how many alternatives within what part of the best (None: none)."""

    solver: str
    time_limit: float | None
    others: int | None
    within: float


def _solve(workbook: Path, asked: Asked, quiet: bool) -> tuple[Plan, str]:
    """The plan of a workbook, and the SHA-256 of the file it was read from."""
    from allocator.solving import solve as solve_case
    from allocator.solving import unpriced
    from allocator.studies.alternatives import alternatives
    from allocator.studies.gradual import GRADUAL
    from allocator.studies.priced import PRICED
    from allocator.studies.proving import PROOF
    from allocator.studies.recommendations import RECOMMENDATIONS
    from allocator.studies.why import WHY

    started = time.perf_counter()
    with progress_line(quiet) as progress:
        progress("read")
        reading = read_workbook(workbook)
        seconds = time.perf_counter() - started
        more = [PROOF, PRICED, GRADUAL, WHY, RECOMMENDATIONS]
        if asked.others is not None:
            more.append(alternatives(asked.others, asked.within))
        plan = solve_case(
            reading.case, asked.solver, asked.time_limit, progress, unpriced, inquiries=more
        )
    warn(reading.warnings)
    timed = {"read": seconds, **plan.seconds, "write": 0.0}
    return dataclasses.replace(plan, warnings=reading.warnings, seconds=timed), reading.digest


def _write(plan: Plan, workbook: Path, digest: str, output: Path) -> None:
    from allocator.workbook.results import write

    started = time.perf_counter()
    with plain_failures(), stage("write") as told:
        told.names["file"] = str(output)
        write(plan, output, input_path=workbook, input_digest=digest)
        told.sizes["bytes"] = output.stat().st_size
    plan.seconds["write"] = time.perf_counter() - started
    say(f"Written: {output}")


def _show(plan: Plan) -> None:
    from rich.console import Console

    from allocator.screen import show

    show(plan, Console(highlight=False))
