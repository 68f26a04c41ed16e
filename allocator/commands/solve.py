"""`allocator solve`: the plan that reaches most, as a workbook."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.marking import mark_option, marker
from allocator.commands.options import answer_options, answer_place
from allocator.commands.planning import (
    Asked,
    alternatives_asked,
    everything_asked,
    give_plan,
    is_quick,
    planned,
    planning_options,
    quick_option,
    write_plan,
)
from allocator.commands.reporting import report_option, report_place, write_page
from allocator.commands.spoken import spoken
from allocator.commands.talk import WORKBOOK, refusals
from allocator.endings import NOT_PROVEN


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@answer_options("Where the plan goes.")
@option(
    "--solver",
    type=click.Choice(["highs", "cbc"]),
    default="highs",
    show_default=True,
    help="Who looks for the best plan: HiGHS, or CBC as a second opinion.",
)
@quick_option
@planning_options
@mark_option
@report_option
@spoken
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
    from allocator.studies.proving import PROOF

    output = answer_place(output, [workbook], "plan", as_json)
    report = report_place(workbook, output)
    with refusals(as_json, marker(workbook)):
        asked = Asked(solver, time_limit, count, within)
        more = alternatives_asked(asked) if is_quick() else everything_asked(asked)
        plan, digest = planned(workbook, asked, lambda case: [PROOF, *more], quiet=as_json)
        if output is not None:
            write_plan(plan, workbook, digest, output)
        write_page(plan, workbook, digest, report)
    give_plan(plan, as_json)
    if plan.status != "optimal":
        sys.exit(NOT_PROVEN)
