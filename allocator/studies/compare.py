"""A workbook's scenarios against the workbook as it stands, each solved by itself."""

from __future__ import annotations

from typing import NamedTuple

from allocator.case import Case, Scenario
from allocator.language import _
from allocator.plan import Plan
from allocator.studies.changes.applied import Moved
from allocator.studies.scenarios import applied, apply
from allocator.studies.trial import (
    LineMove,
    PlanFigures,
    Progress,
    Solve,
    Trial,
    attempt,
    figures_of,
    line_moves,
)

Json = dict[str, object]


class Tried(NamedTuple):
    """One scenario: what it changes, how it came out, and what moved against the base.

    figures None and moved () where it has no plan.
    """

    scenario: Scenario
    changes: tuple[Moved, ...]
    trial: Trial
    figures: PlanFigures | None
    moved: tuple[LineMove, ...]


class Compared(NamedTuple):
    """The base, its figures and texts, and every scenario, in the workbook's order."""

    base: Plan
    figures: PlanFigures
    texts: Scenario
    tried: tuple[Tried, ...]


def compare_scenarios(case: Case, solve: Solve, progress: Progress) -> Compared:
    """Solve the case and each of its scenarios. Raises NoPlan where the base has none."""
    progress("solve")
    base = solve(case)
    texts = next((s for s in case.scenarios if not s.changes), Scenario("Base"))
    tried = []
    for scenario in case.scenarios:
        if scenario.changes:
            progress(_("Scenario {name}", name=scenario.name))
            tried.append(_tried(case, base, scenario, solve))
    return Compared(base, figures_of(base), texts, tuple(tried))


def _tried(case: Case, base: Plan, scenario: Scenario, solve: Solve) -> Tried:
    trial = attempt(applied(case, scenario), solve)
    changes = apply(case, scenario).moves
    if trial.plan is None:
        return Tried(scenario, changes, trial, None, ())
    moved = tuple(line_moves(base, trial.plan))
    return Tried(scenario, changes, trial, figures_of(trial.plan), moved)


def compared_json(found: Compared) -> Json:
    """The comparison for other programs."""
    return {
        "status": found.base.status,
        "maximise": found.base.case.settings.maximise,
        "base": _figures(found.figures) | _texts(found.texts),
        "scenarios": [_scenario(found, one) for one in found.tried],
    }


def _scenario(found: Compared, one: Tried) -> Json:
    told: Json = {
        "scenario": one.scenario.name,
        "status": one.trial.plan.status if one.trial.plan else "infeasible",
        "changes": [
            {
                "row": moved.change.row,
                "change": moved.change.what,
                "whom": moved.whom,
                "how": moved.how,
                "before": list(moved.before),
                "after": list(moved.after),
            }
            for moved in one.changes
        ],
        **_texts(one.scenario),
    }
    if one.figures is None:
        quarrels = [
            {"cell": quarrel.cell, "rule": quarrel.rule, "change": quarrel.change}
            for quarrel in one.trial.quarrels
        ]
        return told | {"conflict": quarrels}
    gain = one.figures.people - found.figures.people
    moved = [
        {
            "region": move.region,
            "project": move.project,
            "money": move.money[1] - move.money[0],
            "people": move.people[1] - move.people[0],
        }
        for move in one.moved
    ]
    return told | _figures(one.figures) | {"people_change": gain, "moved": moved}


def _figures(figures: PlanFigures) -> Json:
    return figures._asdict() | {"cost_per_person": figures.cost}


def _texts(scenario: Scenario) -> Json:
    return {
        "strengths": scenario.strengths,
        "weaknesses": scenario.weaknesses,
        "remedies": scenario.remedies,
    }
