"""`--report`: the plan as a page to read, send and print, beside its workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allocator.commands.help import option
from allocator.commands.options import remember, remembered
from allocator.commands.talk import WORKBOOK, plain_failures, refuse_output, say_written
from allocator.language import _
from allocator.stages import stage

if TYPE_CHECKING:
    from allocator.plan import Plan

Command = TypeVar("Command", bound=Callable[..., Any])


def report_option(command: Command) -> Command:
    """The option, which `report_place` asks for."""
    given = option(
        "--report",
        type=WORKBOOK,
        metavar="PLAN.html",
        expose_value=False,
        callback=remember,
        help="The plan as a page too: its story, charts and tables, ready to print.",
    )
    return given(command)


def report_place(workbook: Path, output: Path | None) -> Path | None:
    """Where the page goes; None where none was asked for. What cannot be written is refused."""
    target: Path | None = remembered("report")
    if target is None:
        return None
    if target.suffix.lower() not in (".html", ".htm"):
        says = _("The report is a page: let the name after --report end in .html.")
        raise click.UsageError(says)
    refuse_output(target, [workbook])
    if output is not None and target.resolve() == output.resolve():
        raise click.UsageError(_("The report would replace the plan. Choose another --report."))
    return target


def write_page(plan: Plan, workbook: Path, digest: str, target: Path | None) -> None:
    """Write the page where one was asked for, and say where it is."""
    if target is None:
        return
    from allocator.report import write_report

    with plain_failures(), stage("report") as told:
        told.names["file"] = str(target)
        write_report(plan, target, input_path=workbook, input_digest=digest)
        told.sizes["bytes"] = target.stat().st_size
    say_written(target)
