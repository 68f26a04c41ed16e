"""Answers for other programs, as the contract's JSON. Numbers in full double precision."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from allocator.plan import Alternatives, Plan, RuleOutcome
from allocator.problems import Conflict, Problem, Quarrel
from allocator.recommendation import Recommendation
from allocator.studies.alternative_words import gives_up
from allocator.studies.recommendation_words import NOUNS, asked, sentences
from allocator.worth_json import gradual_json, price_json, prices_json, reasons_json

if TYPE_CHECKING:
    from allocator.verified import Verified

Json = dict[str, object]


def plan_json(plan: Plan) -> Json:
    """A plan that was found, `status` optimal or stopped."""
    answer: Json = {
        "status": plan.status,
        "maximise": plan.case.settings.maximise,
        "objective": plan.objective,
        "people": plan.people,
        "money": plan.money,
        "unspent": plan.unspent,
        "years": list(plan.case.years),
        "plan": [
            {
                "region": row.region,
                "project": row.project,
                "year": row.year,
                "money": row.money,
                "started": row.started,
                "people": row.people,
                "sources": dict(row.sources),
            }
            for row in plan.rows
        ],
        "rules": [rule_json(outcome) for outcome in plan.rules],
        "sources": [
            {
                "source": year.source,
                "year": year.year,
                "received": year.received,
                "repaid": year.repaid,
                "spent": year.spent,
                "carried": year.carried,
                "unspent": year.unspent,
                "why": year.why,
            }
            for year in plan.sources
        ],
        "warnings": list(plan.warnings),
        "solver": plan.solver,
        "faults": list(plan.faults),
        "seconds": plan.seconds,
    }
    if plan.fairest:
        answer["fairest"] = [list(pair) for pair in plan.fairest]
        answer["out_of_reach"] = list(plan.out_of_reach)
    if plan.whole:
        answer["whole_numbers"] = True
        answer["gap"] = plan.gap if math.isfinite(plan.gap) else None
    if plan.rounding is not None:
        answer["rounding"] = dataclasses.asdict(plan.rounding)
    if plan.worth is not None:
        answer["prices"] = prices_json(plan.case.places, plan.worth)
    if plan.gradual is not None:
        answer["gradual"] = gradual_json(plan.gradual)
    if plan.reasons:
        answer["why"] = reasons_json(plan.reasons)
    if plan.alternatives is not None:
        answer["alternatives"] = alternatives_json(plan, plan.alternatives)
    if plan.recommendations:
        answer["recommendations"] = [recommendation_json(one) for one in plan.recommendations]
    if plan.status == "stopped":
        answer["bound"] = plan.bound if math.isfinite(plan.bound) else None
    return answer


def rule_json(outcome: RuleOutcome) -> Json:
    """How a plan stands to one rule, and what it costs."""
    return {
        "row": outcome.rule.row,
        "rule": outcome.rule.kind,
        "binding": outcome.binding,
        "price": outcome.price,
        "worth": outcome.worth and price_json(outcome.worth),
    }


def alternatives_json(plan: Plan, found: Alternatives) -> list[Json]:
    """Each alternative: what it is the least of, what it gives up, and its plan."""
    return [
        {
            "least": one.key,
            "values": dict(one.values),
            "proven": one.proven,
            "moved": one.moved,
            "objective": one.plan.objective,
            "people": one.plan.people,
            "gives_up": gives_up(plan, one),
            "plan": plan_json(one.plan)["plan"],
        }
        for one in found.plans
    ]


def recommendation_json(one: Recommendation) -> Json:
    """One of the nine: where it is set, what it is worth, or how to use it."""
    return {
        "number": one.number,
        "recommendation": asked(one.number),
        "used": bool(one.cells),
        "cells": one.cells,
        "without": [
            {
                "what": tried.key,
                "change": tried.change,
                "counts": NOUNS.words[tried.counts],
                "proven": tried.proven,
                "lowered": [vars(low) for low in tried.lowered],
            }
            for tried in one.tried
        ],
        "says": list(sentences(one)),
    }


def problems_json(problems: Sequence[Problem]) -> Json:
    """A workbook that needs fixing."""
    return {"status": "invalid", "problems": [problem._asdict() for problem in problems]}


def valid_json(warnings: Sequence[str]) -> Json:
    """A workbook that `check` found nothing wrong with."""
    return {"status": "valid", "warnings": list(warnings)}


def verified_json(
    verified: Verified, same_input: bool, problems: Sequence[tuple[str, Problem]]
) -> Json:
    """A plan read back. problems: the file each is in, and what it is."""
    proof = verified.proof
    return {
        "status": "broken" if problems else "kept",
        "same_input": same_input,
        "objective": float(proof.objective) if proof else None,
        "bound": None if proof is None or proof.bound is None else float(proof.bound),
        "gap": None if proof is None or proof.gap is None else float(proof.gap),
        "violation": float(proof.violation) if proof else None,
        "problems": [{"file": name, **problem._asdict()} for name, problem in problems],
    }


def conflict_json(found: Conflict) -> Json:
    """A question that no plan answers: the cells that quarrel, and what would end it."""
    return {
        "status": "infeasible",
        "conflict": [
            {**_quarrel_json(quarrel), "alone": quarrel.alone, "set": number}
            | _people_json(quarrel.people, quarrel.proven)
            for number, quarrelling in enumerate(found.sets, start=1)
            for quarrel in quarrelling.members
        ],
        "why": [quarrelling.why for quarrelling in found.sets],
        "mix": found.mix
        and {
            "changes": [_quarrel_json(quarrel) for quarrel in found.mix.changes],
            **_people_json(found.mix.people, found.mix.proven),
        },
        "complete": found.complete,
    }


def _quarrel_json(quarrel: Quarrel) -> Json:
    return {
        "cell": quarrel.cell,
        "rule": quarrel.rule,
        "change": quarrel.change,
        "sheet": quarrel.sheet,
        "column": quarrel.column,
        "before": quarrel.before,
        "after": quarrel.after,
    }


def _people_json(people: float | None, proven: bool) -> Json:
    return {"people": people, "people_proven": people is not None and proven}


def not_proven_json(message: str) -> Json:
    """A solver that stopped without a plan, or a plan that failed its audit."""
    return {"status": "stopped", "bound": None, "says": message}


def dumps(answer: Json) -> str:
    """The text of an answer; a number that is none would be a defect, so it fails."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)
