"""`allocator solve`: the plan that reaches most, as a workbook."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.logs import logged
from allocator.commands.marking import mark_option, marker
from allocator.commands.planning import (
    Asked,
    alternatives_asked,
    everything_asked,
    is_quick,
    planned,
    planning_options,
    quick_option,
)
from allocator.commands.reporting import report_option, report_place, write_page
from allocator.commands.talk import (
    NOT_PROVEN,
    WORKBOOK,
    plain_failures,
    refusals,
    refuse_output,
    say,
)
from allocator.stages import stage

if TYPE_CHECKING:
    from allocator.plan import Plan


@click.command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@click.option("-o", "--output", type=WORKBOOK, metavar="OUT.xlsx", help="Where the plan goes.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON on standard output.")
@click.option("--solver", type=click.Choice(["highs", "cbc"]), default="highs", show_default=True)
@quick_option
@planning_options
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
    from allocator.studies.proving import PROOF

    if output is None and not as_json:
        output = Path(f"{workbook.stem}-plan.xlsx")
    refuse_output(output, [workbook])
    report = report_place(workbook, output)
    with refusals(as_json, marker(workbook)):
        asked = Asked(solver, time_limit, count, within)
        more = alternatives_asked(asked) if is_quick() else everything_asked(asked)
        plan, digest = planned(workbook, asked, lambda case: [PROOF, *more], quiet=as_json)
        if output is not None:
            _write(plan, workbook, digest, output)
        write_page(plan, workbook, digest, report)
    if as_json:
        click.echo(dumps(plan_json(plan)))
    else:
        _show(plan)
    if plan.status != "optimal":
        sys.exit(NOT_PROVEN)


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
