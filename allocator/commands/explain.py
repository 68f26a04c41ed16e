"""`allocator explain`: why the plan is as it is, without writing a workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import json_option
from allocator.commands.planning import Asked, everything_asked, planned, planning_options
from allocator.commands.spoken import spoken
from allocator.commands.talk import WORKBOOK, refusals
from allocator.endings import NOT_PROVEN
from allocator.language import _

if TYPE_CHECKING:
    from allocator.case import Case
    from allocator.plan import Plan
    from allocator.studies.inquiry import Inquiry


@command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@option("--region", default="", metavar="NAME", help="The story of one region.")
@option("--project", default="", metavar="NAME", help="Of one project type (there).")
@planning_options
@json_option
@spoken
@logged
def explain(
    workbook: Path,
    region: str,
    project: str,
    time_limit: float | None,
    count: int | None,
    within: float,
    as_json: bool,
) -> None:
    """Say why the plan is as it is: prices, reasons, who is next. Writes no workbook.

    With --region and --project: the story of that line; with one of them, of that region
    or type.

    \b
    Example: allocator explain my-budget.xlsx --region North --project Training
    """
    place = (region.strip(), project.strip())
    if any(place) and count is not None:
        raise click.UsageError(_("--alternatives are of the whole plan: leave out the names."))
    asked = Asked("highs", time_limit, count, within)
    with refusals(as_json):
        plan = _story(workbook, place, asked, as_json) if any(place) else None
        plan = plan or _everything(workbook, asked, as_json)
    if plan.status != "optimal":
        sys.exit(NOT_PROVEN)


def _everything(workbook: Path, asked: Asked, as_json: bool) -> Plan:
    """Tell all of it."""
    plan, _digest = planned(workbook, asked, lambda case: everything_asked(asked), quiet=as_json)
    if as_json:
        from allocator.as_json import dumps
        from allocator.explained_json import explained_json

        click.echo(dumps(explained_json(plan)))
    else:
        from rich.console import Console

        from allocator.explained import show

        show(plan, Console(highlight=False))
    return plan


def _story(workbook: Path, place: tuple[str, str], asked: Asked, as_json: bool) -> Plan:
    """Tell the story of one place."""
    from allocator.stories import meant, story
    from allocator.studies.placed import placed
    from allocator.studies.priced import PRICED
    from allocator.studies.why import WHY

    names = place

    def inquiries(case: Case) -> list[Inquiry]:
        nonlocal names
        names = meant(case, *place)
        return [PRICED, WHY, placed(*names)]

    plan, _digest = planned(workbook, asked, inquiries, quiet=as_json)
    told = story(plan, *names)
    if as_json:
        from allocator.as_json import dumps
        from allocator.explained_json import story_json

        click.echo(dumps(story_json(told)))
    else:
        from rich.console import Console

        from allocator.explained import show_story

        show_story(told, Console(highlight=False))
    return plan
