"""`allocator compare`: a workbook's scenarios, or the programmes of several workbooks."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.help import command, option
from allocator.commands.logs import logged
from allocator.commands.options import answer_options, answer_place
from allocator.commands.spoken import spoken
from allocator.commands.studying import give, made, study_solver
from allocator.commands.talk import (
    WORKBOOK,
    progress_line,
    read_workbook,
    refusals,
    warn,
)
from allocator.language import _, ask, language
from allocator.problems import BadQuestion, Mistyped, Problem
from allocator.words import words

if TYPE_CHECKING:
    from allocator.as_json import Json
    from allocator.solving import Progress
    from allocator.workbook.reading import Reading
    from allocator.workbook.studies import Study


def _rates(
    _ctx: click.Context, _parameter: click.Parameter, texts: Sequence[str]
) -> dict[str, float]:
    """The rates of the option, by currency."""
    from allocator.workbook.numbers import Trouble, number

    found: dict[str, float] = {}
    for text in texts:
        currency, _sign, typed = text.partition("=")
        rate = number(typed.strip()) if typed.strip() else 0.0
        if isinstance(rate, Trouble):
            raise click.BadParameter(f"{text}: {rate.says} {rate.fix}")
        if not currency.strip() or rate <= 0.0:
            raise click.BadParameter(
                _("{typed}: write what one unit is worth, such as MAD=0.1.", typed=text)
            )
        found[currency.strip().upper()] = rate
    return found


@command()
@click.argument(
    "workbooks", type=WORKBOOK, metavar="IN.xlsx [OTHER.xlsx …]", nargs=-1, required=True
)
@option(
    "--rate",
    "rates",
    multiple=True,
    callback=_rates,
    metavar="MAD=0.1",
    help="What one unit of a currency is worth in the common one; once for each currency.",
)
@answer_options("Where it goes.")
@spoken
@logged
def compare(
    workbooks: tuple[Path, ...], rates: dict[str, float], output: Path | None, as_json: bool
) -> None:
    """Compare a workbook's Scenarios with the plan, or several workbooks side by side.

    With several workbooks: common measures, the levers that differ, and what each would
    gain by borrowing one rule of another. Without -o the comparison goes to
    IN-comparison.xlsx in this folder (with --json: nowhere).

    \b
    Example: allocator compare my-budget.xlsx -o comparison.xlsx
             allocator compare a.xlsx b.xlsx --rate MAD=0.1 --rate TND=0.3
    """
    output = answer_place(output, workbooks, "comparison", as_json)
    with refusals(as_json):
        with progress_line(as_json) as progress:
            answer = _scenarios if len(workbooks) == 1 else _countries
            study, told, warnings = answer(workbooks, rates, progress)
        warn(tuple(warnings))
        give(study, told, output, as_json)


Answer = tuple["Study", "Json", Sequence[str]]


def _scenarios(workbooks: tuple[Path, ...], rates: dict[str, float], progress: Progress) -> Answer:
    """One workbook: its scenarios against itself."""
    from allocator.studies.compare import compare_scenarios, compared_json
    from allocator.studies.scenarios import demand_sound
    from allocator.workbook.studies.scenarios import scenario_study

    if rates:
        raise click.UsageError(_("--rate is for several workbooks; one has one currency."))
    started = time.perf_counter()
    progress("read")
    workbook = workbooks[0]
    reading = read_workbook(workbook)
    case = reading.case
    if not any(scenario.changes for scenario in case.scenarios):
        says = _("there are no scenarios to compare.")
        fix = _("Fill in the sheet Scenarios, or name other workbooks to compare with.")
        sheet = case.places.sheets.get("Scenarios", words("Scenarios").say())
        raise BadQuestion([Problem(sheet, "", says, fix)])
    demand_sound(case)
    found = compare_scenarios(case, study_solver(), progress)
    command = f"compare {workbook.name}"
    how = made([reading], command, found.base.solver, started, reading.warnings)
    return scenario_study(found, how), compared_json(found), reading.warnings


def _countries(workbooks: tuple[Path, ...], rates: dict[str, float], progress: Progress) -> Answer:
    """Several workbooks side by side."""
    from allocator.studies.countries import countries_json, side_by_side
    from allocator.workbook.studies.countries import country_study

    started = time.perf_counter()
    progress("read")
    readings = _read_all(workbooks)
    cases = {name: reading.case for name, reading in readings.items()}
    found = side_by_side(cases, rates, study_solver(), progress)
    warnings = [
        f"{name}: {warning}" for name, reading in readings.items() for warning in reading.warnings
    ]
    told = "".join(f" --rate {currency}={rate:g}" for currency, rate in rates.items())
    command = f"compare {' '.join(workbook.name for workbook in workbooks)}{told}"
    how = made(list(readings.values()), command, found.countries[0].plan.solver, started, warnings)
    return country_study(found, how), countries_json(found), warnings


def _read_all(workbooks: Sequence[Path]) -> dict[str, Reading]:
    """Every workbook by its name. What is wrong names the workbook before the sheet."""
    names = [workbook.name for workbook in workbooks]
    if len(set(names)) < len(names):
        says = _("Two workbooks have one name. Rename one, so that they can be told apart.")
        raise Mistyped(says)
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    for name, workbook in zip(names, workbooks, strict=True):
        try:
            readings[name] = read_workbook(workbook)
            ask(language())  # all speak the first one's
        except BadQuestion as bad:
            problems += [
                problem._replace(sheet=f"[{name}]{problem.sheet}") for problem in bad.problems
            ]
    if problems:
        raise BadQuestion(problems)
    return readings
