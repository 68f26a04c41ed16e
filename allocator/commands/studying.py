"""What the commands of studies share: how they solve, and what `About` says of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.talk import plain_failures, say_written
from allocator.stages import stage

if TYPE_CHECKING:
    from allocator.as_json import Json
    from allocator.case import Case
    from allocator.plan import Plan
    from allocator.workbook.reading import Reading
    from allocator.workbook.studies import Made, Study


def study_solver() -> Callable[[Case], Plan]:
    """How a study solves a case: as `solve` does, without measuring what each rule costs."""
    from functools import partial

    from allocator.solving import solve, unpriced

    return partial(solve, price=unpriced)


def made(
    readings: Sequence[Reading], command: str, solver: str, started: float, warnings: Sequence[str]
) -> Made:
    """How a study was made. command: its words after the program's name."""
    from allocator.workbook.studies import Made, Origin

    origins = [Origin(reading.name, reading.digest) for reading in readings]
    origins += [Origin(*reading.beside) for reading in readings if reading.beside]
    seconds = {"read and solve": time.perf_counter() - started}
    return Made(tuple(origins), f"allocator {command}", solver, seconds, tuple(warnings))


def give(study: Study, answer: Json, output: Path | None, as_json: bool) -> None:
    """Write a study where that was asked for; tell it as JSON, or by its first sentences."""
    from allocator.as_json import dumps

    if output is not None:
        _write(study, output)
    if as_json:
        click.echo(dumps(answer))
    else:
        for line in study.sheets[0].sentences:
            click.echo(line)


def _write(study: Study, output: Path) -> None:
    from allocator.workbook.studies import write_study

    with plain_failures(), stage("write") as told:
        told.names["file"] = str(output)
        write_study(study, output)
        told.sizes["bytes"] = output.stat().st_size
    say_written(output)


def parts(text: str) -> list[str]:
    """The parts of an option that takes a list: `0%,5%` or `0%;5%`."""
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
