"""`allocator check PLAN.xlsx --against IN.xlsx`: a plan checked and proven again, by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.talk import NOT_PROVEN, Mark, read_workbook, refusals, say, warn
from allocator.problems import Fault, problem_notes

if TYPE_CHECKING:
    from allocator.verified import Verified

#: What is said where there is no bound to repeat.
_WHY = {
    "whole": "Rules ask for whole numbers: their bound is the solver's, in About of the plan, and "
    "is not repeated here. That every rule is kept is.",
    "fairest": "Of a fairest plan the bound is the solver's and is not repeated here. That every "
    "rule is kept is.",
    "none": "This plan holds no prices to repeat its proof with: solve keeps them where it has "
    "proven the plan and the model has under 2,000 unknowns. That every rule is kept is checked.",
    "other": "The prices in this plan are of another question, so its proof cannot be repeated "
    "here. That every rule is kept is checked.",
}


def check_against(written: Path, workbook: Path, as_json: bool, mark: Mark) -> None:
    """Audit a plan against the workbook it answers, and repeat its proof without a solver.

    mark: what is done with the notes on the plan's own cells.
    """
    from allocator.as_json import dumps, verified_json
    from allocator.verified import verify
    from allocator.workbook.written import read_written

    with refusals(as_json):
        reading = read_workbook(workbook)
    with refusals(as_json, mark):
        found = read_written(written, reading.case)
    warn(reading.warnings)
    same = found.digest == reading.digest
    if not same:
        say(_other_input(written.name, workbook.name, found.digest))
    verified = verify(found.plan, found.stored)
    own = [found.places.problem(fault) for fault in verified.faults if _is_own(fault)]
    asked = [reading.case.places.problem(f) for f in verified.faults if not _is_own(f)]
    problems = [(written.name, it) for it in own] + [(workbook.name, it) for it in asked]
    for name, problem in problems:
        say(f"{name}, {problem}")
    if as_json:
        click.echo(dumps(verified_json(verified, same, problems)))
    elif not problems:
        _show(verified, reading.case.settings.maximise)
    if problems:
        count = len(problems)
        say(f"The plan breaks {count} {'thing' if count == 1 else 'things'}.")
        mark(problem_notes(own))
        sys.exit(NOT_PROVEN)


def _is_own(fault: Fault) -> bool:
    """Whether a fault is in a cell of the plan, and not in one of the question."""
    return fault.place.sheet in ("Plan", "Sources")


def _other_input(written: str, workbook: str, digest: str) -> str:
    if not digest:
        return f"Note: {written} does not say which workbook it answers."
    return (
        f"Note: {written} answers another workbook than {workbook}, or {workbook} has been saved "
        "since. It is checked against it as it is now."
    )


def _show(verified: Verified, maximise: str) -> None:
    proof = verified.proof
    assert proof is not None
    click.echo("Every rule and every budget is kept.")
    missed = f"{float(proof.violation):.1e} ({proof.violated})" if proof.violation else "none"
    click.echo(f"Largest violation, in exact arithmetic: {missed}.")
    click.echo(f"{maximise}: {float(proof.objective):,.6f}.")
    if proof.bound is None or proof.gap is None:
        click.echo(_WHY[verified.why] if verified.why else "The prices of this plan prove nothing.")
        return
    part = 100.0 * float(proof.gap) / max(abs(float(proof.objective)), 1e-9)
    click.echo(
        f"Proven without a solver: no plan reaches more than {float(proof.bound):,.6f}; the gap is "
        f"{float(proof.gap):.6g} ({part:.6f} %)."
    )
