"""What the commands that find a plan share: reading, solving, and asking for other plans."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from allocator.commands.help import option
from allocator.commands.options import remember, remembered
from allocator.commands.talk import (
    plain_failures,
    progress_line,
    read_workbook,
    say_written,
    share,
    warn,
)
from allocator.language import _
from allocator.stages import stage

if TYPE_CHECKING:
    from allocator.case import Case
    from allocator.plan import Plan
    from allocator.studies.inquiry import Inquiry

Command = TypeVar("Command", bound=Callable[..., Any])


class Asked(NamedTuple):
    """How to solve, and how many alternatives within what part of the best (None: none)."""

    solver: str
    time_limit: float | None
    others: int | None
    within: float


def _part(_ctx: click.Context, _parameter: click.Parameter, text: str) -> float:
    """A part of the best, as a fraction."""
    part = share(text)
    if not 0.0 <= part <= 1.0:
        raise click.BadParameter(_("Write a part from 0% to 100%."))
    return part


def planning_options(command: Command) -> Command:
    """`--time-limit`, `--alternatives` (as `count`) and `--within`."""
    for given in (
        option(
            "--within",
            default="1%",
            callback=_part,
            metavar="PART",
            show_default=True,
            help="How near to the best other plans must be.",
        ),
        option(
            "--alternatives",
            "count",
            type=click.IntRange(min=1),
            metavar="N",
            help="Up to N other plans, nearly as good.",
        ),
        option(
            "--time-limit",
            type=click.FloatRange(min=0.0),
            metavar="SECONDS",
            help="Stop then: the best plan so far is written, and says that it is not proven.",
        ),
    ):
        command = given(command)
    return command


def quick_option(command: Command) -> Command:
    """`--quick`, which `is_quick` asks for."""
    given = option(
        "--quick",
        is_flag=True,
        expose_value=False,
        callback=remember,
        help="The plan alone: no prices, reasons and recommendations.",
    )
    return given(command)


def is_quick() -> bool:
    """Whether the command running now was asked for the plan alone."""
    return bool(remembered("quick"))


def everything_asked(asked: Asked) -> list[Inquiry]:
    """Every inquiry whose answer is a part of the plan as its user meets it."""
    from allocator.studies.gradual import GRADUAL
    from allocator.studies.priced import PRICED
    from allocator.studies.recommendations import RECOMMENDATIONS
    from allocator.studies.why import WHY

    return [PRICED, GRADUAL, WHY, RECOMMENDATIONS, *alternatives_asked(asked)]


def alternatives_asked(asked: Asked) -> list[Inquiry]:
    """Other plans that are nearly as good, where they were asked for."""
    from allocator.studies.alternatives import alternatives

    return [] if asked.others is None else [alternatives(asked.others, asked.within)]


def planned(
    workbook: Path,
    asked: Asked,
    inquiries: Callable[[Case], Sequence[Inquiry]],
    quiet: bool,
) -> tuple[Plan, str]:
    """The plan of a workbook, and the SHA-256 of the file it was read from.

    inquiries: what else is asked of the plan; it may refuse the case before it is solved.
    """
    from allocator.solving import solve, unpriced

    started = time.perf_counter()
    with progress_line(quiet) as progress:
        progress("read")
        reading = read_workbook(workbook)
        seconds = time.perf_counter() - started
        more = inquiries(reading.case)
        plan = solve(
            reading.case, asked.solver, asked.time_limit, progress, unpriced, inquiries=more
        )
    warn(reading.warnings)
    timed = {"read": seconds, **plan.seconds, "write": 0.0}
    return dataclasses.replace(plan, warnings=reading.warnings, seconds=timed), reading.digest


def write_plan(plan: Plan, workbook: Path, digest: str, output: Path) -> None:
    """Write a plan of a workbook, and say where it is."""
    from allocator.workbook.results import write

    started = time.perf_counter()
    with plain_failures(), stage("write") as told:
        told.names["file"] = str(output)
        write(plan, output, input_path=workbook, input_digest=digest)
        told.sizes["bytes"] = output.stat().st_size
    plan.seconds["write"] = time.perf_counter() - started
    say_written(output)


def give_plan(plan: Plan, as_json: bool) -> None:
    """Tell a plan on standard output."""
    from rich.console import Console

    from allocator.as_json import dumps, plan_json
    from allocator.screen import show

    if as_json:
        click.echo(dumps(plan_json(plan)))
    else:
        show(plan, Console(highlight=False))
