"""`allocator check`: everything wrong with a workbook, at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.marking import mark_option, marker
from allocator.commands.options import json_option
from allocator.commands.spoken import spoken
from allocator.commands.talk import WORKBOOK, read_workbook, refusals, warn
from allocator.language import _
from allocator.numerals import number

if TYPE_CHECKING:
    from allocator.case import Case


def _sizes(case: Case) -> str:
    return _(
        "No problem found: {regions} regions, {projects} project types, {sources} sources, "
        "{years} years, {rules} rules.",
        regions=number(len(case.regions)),
        projects=number(len(case.projects)),
        sources=number(len(case.sources)),
        years=number(len(case.years)),
        rules=number(sum(rule.on for rule in case.rules)),
    )


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@json_option
@option(
    "--against",
    type=WORKBOOK,
    metavar="IN.xlsx",
    help="The first workbook is a plan: check and prove it again, as an answer to IN.xlsx.",
)
@mark_option
@spoken
@logged
def check(workbook: Path, as_json: bool, against: Path | None) -> None:
    """Report everything wrong with a workbook, and solve nothing.

    \b
    Example: allocator check my-budget.xlsx
             allocator check plan.xlsx --against my-budget.xlsx
    """
    if against is not None:
        from allocator.commands.against import check_against

        check_against(workbook, against, as_json, marker(workbook))
        return
    from allocator.as_json import dumps, valid_json
    from allocator.studies.ranges import demand_drawable
    from allocator.studies.scenarios import demand_sound

    with refusals(as_json, marker(workbook)):
        reading = read_workbook(workbook)
        demand_sound(reading.case)
        demand_drawable(reading.case)
        warn(reading.warnings)
        if as_json:
            click.echo(dumps(valid_json(reading.warnings)))
        else:
            case = reading.case
            click.echo(_sizes(case))
