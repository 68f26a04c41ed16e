"""`allocator check PLAN.xlsx --against IN.xlsx`: a plan checked and proven again, by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.talk import Mark, read_workbook, refusals, say, warn
from allocator.endings import NOT_PROVEN
from allocator.language import N_, _, ngettext
from allocator.numerals import number, percent, short
from allocator.problems import Fault, problem_notes

if TYPE_CHECKING:
    from allocator.plan import Proof
    from allocator.verified import Verified

#: What is said where there is no bound to repeat.
_WHY = {
    "whole": N_(
        "Rules ask for whole numbers: their bound is the solver's, in About of the plan, and "
        "is not repeated here. That every rule is kept is."
    ),
    "fairest": N_(
        "Of a fairest plan the bound is the solver's and is not repeated here. That every "
        "rule is kept is."
    ),
    "none": N_(
        "This plan holds no prices to repeat its proof with: solve keeps them where it has "
        "proven the plan and the model has under 2,000 unknowns. That every rule is kept is "
        "checked."
    ),
    "other": N_(
        "The prices in this plan are of another question, so its proof cannot be repeated "
        "here. That every rule is kept is checked."
    ),
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
        say(ngettext("The plan breaks {count} thing.", "The plan breaks {count} things.", count))
        mark(problem_notes(own))
        sys.exit(NOT_PROVEN)


def _is_own(fault: Fault) -> bool:
    """Whether a fault is in a cell of the plan, and not in one of the question."""
    return fault.place.sheet in ("Plan", "Sources")


def _other_input(written: str, workbook: str, digest: str) -> str:
    if not digest:
        return _("Note: {written} does not say which workbook it answers.", written=written)
    return _(
        "Note: {written} answers another workbook than {workbook}, or {workbook} has been saved "
        "since. It is checked against it as it is now.",
        written=written,
        workbook=workbook,
    )


def _show(verified: Verified, maximise: str) -> None:
    proof = verified.proof
    assert proof is not None
    click.echo(_("Every rule and every budget is kept."))
    click.echo(_violation(proof))
    click.echo(f"{_(maximise)}: {number(float(proof.objective), 6)}.")
    if proof.bound is None or proof.gap is None:
        prove_nothing = _("The prices of this plan prove nothing.")
        click.echo(_(_WHY[verified.why]) if verified.why else prove_nothing)
        return
    part = float(proof.gap) / max(abs(float(proof.objective)), 1e-9)
    click.echo(
        _(
            "Proven without a solver: no plan reaches more than {bound}; the gap is {gap} "
            "({part}).",
            bound=number(float(proof.bound), 6),
            gap=short(float(proof.gap)),
            part=percent(part, 6),
        )
    )


def _violation(proof: Proof) -> str:
    if not proof.violation:
        return _("Largest violation, in exact arithmetic: none.")
    return _(
        "Largest violation, in exact arithmetic: {violation} ({row}).",
        violation=f"{float(proof.violation):.1e}",
        row=proof.violated,
    )
