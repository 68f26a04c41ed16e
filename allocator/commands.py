"""The Click commands: parse, call, print, exit code. No logic lives here.

Exit codes: 0 done; 1 the workbook needs fixing; 2 the command was mistyped; 3 no plan
satisfies the rules; 4 not proven. Messages go to standard error; with --json, standard
output holds the JSON and nothing else. The heavy parts are imported inside the commands,
so that --help stays quick.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator import __version__
from allocator.problems import BadQuestion, NoPlan, NotProven

if TYPE_CHECKING:
    from allocator.plan import Plan
    from allocator.solving import Progress
    from allocator.workbook.reading import Reading

NEEDS_FIXING, NO_PLAN, NOT_PROVEN = 1, 3, 4
WORKBOOK = click.Path(path_type=Path)


@click.group()
@click.version_option(__version__, prog_name="allocator")
def main() -> None:
    """Share out a budget for small projects so that it reaches the most people, gradually."""
    for stream in (sys.stdout, sys.stderr):
        # An Arabic name on a console that cannot show it must not stop the program.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


@main.command()
@click.argument("output", type=WORKBOOK, metavar="OUT.xlsx")
@click.option("--example", metavar="NAME", help="A worked sample instead: morocco.")
@click.option("--lang", type=click.Choice(["en", "fr", "ar"]), default="en", show_default=True)
@click.option("--force", is_flag=True, help="Replace OUT.xlsx if it exists.")
def template(output: Path, example: str | None, lang: str, force: bool) -> None:
    """Write a workbook to fill in.

    \b
    Example: allocator template my-budget.xlsx
             allocator template morocco.xlsx --example morocco
    """
    from allocator.workbook.template import copy_example, write_template

    with _plain_failures():
        if example:
            copy_example(example, output, overwrite=force)
        else:
            year = time.localtime().tm_year + 1
            write_template(output, language=lang, first_year=year, overwrite=force)
    _say(f"Written: {output}")


@main.command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON on standard output.")
def check(workbook: Path, as_json: bool) -> None:
    """Report everything wrong with a workbook, and solve nothing.

    \b
    Example: allocator check my-budget.xlsx
    """
    from allocator.as_json import dumps, valid_json

    with _refusals(as_json):
        reading = _read(workbook)
        _warn(reading.warnings)
        if as_json:
            click.echo(dumps(valid_json(reading.warnings)))
        else:
            case = reading.case
            click.echo(
                f"No problem found: {len(case.regions)} regions, {len(case.projects)} project "
                f"types, {len(case.sources)} sources, {len(case.years)} years, "
                f"{sum(rule.on for rule in case.rules)} rules."
            )


@main.command()
@click.argument("workbook", type=WORKBOOK, metavar="IN.xlsx")
@click.option("-o", "--output", type=WORKBOOK, metavar="OUT.xlsx", help="Where the plan goes.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON on standard output.")
@click.option("--solver", type=click.Choice(["highs", "cbc"]), default="highs", show_default=True)
@click.option("--time-limit", type=click.FloatRange(min=0.0), metavar="SECONDS")
def solve(
    workbook: Path, output: Path | None, as_json: bool, solver: str, time_limit: float | None
) -> None:
    """Find the plan that reaches the most people, and write it as a workbook.

    Without -o the plan goes to IN-plan.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator solve my-budget.xlsx -o plan.xlsx
    """
    from allocator.as_json import dumps, plan_json

    if output is None and not as_json:
        output = Path(f"{workbook.stem}-plan.xlsx")
    _refuse_own_input(workbook, output)
    with _refusals(as_json):
        plan = _solve(workbook, solver, time_limit, quiet=as_json)
        if output is not None:
            _write(plan, workbook, output)
    if as_json:
        click.echo(dumps(plan_json(plan)))
    else:
        _show(plan)
    if plan.status != "optimal":
        sys.exit(NOT_PROVEN)


def _solve(workbook: Path, solver: str, time_limit: float | None, quiet: bool) -> Plan:
    import dataclasses

    from allocator.solving import solve as solve_case

    started = time.perf_counter()
    with _progress(quiet) as progress:
        progress("read")
        reading = _read(workbook)
        seconds = time.perf_counter() - started
        plan = solve_case(reading.case, solver, time_limit, progress)
    _warn(reading.warnings)
    timed = {"read": seconds, **plan.seconds, "write": 0.0}
    return dataclasses.replace(plan, warnings=reading.warnings, seconds=timed)


def _write(plan: Plan, workbook: Path, output: Path) -> None:
    from allocator.workbook.results import write

    started = time.perf_counter()
    digest = hashlib.sha256(workbook.read_bytes()).hexdigest()
    with _plain_failures():
        write(plan, output, input_path=workbook, input_digest=digest)
    plan.seconds["write"] = time.perf_counter() - started
    _say(f"Written: {output}")


def _read(workbook: Path) -> Reading:
    from allocator.workbook.reading import read

    return read(workbook)


def _show(plan: Plan) -> None:
    from rich.console import Console

    from allocator.screen import show

    show(plan, Console(highlight=False))


def _refuse_own_input(workbook: Path, output: Path | None) -> None:
    if output is not None and output.resolve() == workbook.resolve():
        raise click.UsageError("The plan would replace its own input. Choose another -o.")


# What is said while working, and when something is wrong


@contextlib.contextmanager
def _refusals(as_json: bool) -> Iterator[None]:
    """Every refusal as its sentence (or its JSON) and its exit code."""
    from allocator.as_json import conflict_json, dumps, not_proven_json, problems_json

    try:
        yield
    except BadQuestion as bad:
        for problem in bad.problems:
            _say(str(problem))
        if as_json:
            click.echo(dumps(problems_json(bad.problems)))
        else:
            count = len(bad.problems)
            _say(f"{count} {'thing' if count == 1 else 'things'} to fix; nothing was written.")
        sys.exit(NEEDS_FIXING)
    except NoPlan as none:
        _say("No plan can satisfy these together:")
        for quarrel in none.conflict:
            _say(f"  {quarrel.cell}: {quarrel.rule}")
            if quarrel.change:
                _say(f"    A way out, by itself: {quarrel.change}.")
        if as_json:
            click.echo(dumps(conflict_json(none.conflict)))
        sys.exit(NO_PLAN)
    except NotProven as stopped:
        _say(str(stopped))
        if as_json:
            click.echo(dumps(not_proven_json(str(stopped))))
        sys.exit(NOT_PROVEN)


@contextlib.contextmanager
def _plain_failures() -> Iterator[None]:
    """A file that cannot be written is said in one line; what was there stays."""
    try:
        yield
    except FileExistsError as exists:
        raise click.ClickException(f"{exists.filename or exists} exists already.") from exists
    except (OSError, ValueError) as failure:
        raise click.ClickException(str(failure)) from failure


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A line on the terminal that tells the stage; nothing in a pipe or with --json."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    words = {
        "read": "Reading the workbook",
        "build": "Writing the model",
        "solve": "Looking for the best plan",
        "price": "Measuring what each rule costs",
        "check": "Checking every rule again",
        "conflict": "Looking for the rules that quarrel",
    }
    with Console(stderr=True).status("Starting") as status:
        yield lambda stage: status.update(f"{words.get(stage, stage)}…")


def _warn(warnings: tuple[str, ...]) -> None:
    for warning in warnings:
        _say(f"Note: {warning}")


def _say(text: str) -> None:
    click.echo(text, err=True)
