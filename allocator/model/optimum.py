"""The best plan of a model, by HiGHS or by CBC, and never a number before its status."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats
from allocator.language import _
from allocator.model.build import Model, build, in_money
from allocator.model.cbc import Cbc
from allocator.model.engine import Engine, Outcome, SolverFault
from allocator.model.fairest import NOTHING, gains_of, raise_the_others, unreachable
from allocator.model.highs import Session
from allocator.model.hold import hold, settled
from allocator.model.prefer import prefer
from allocator.model.ways import CBC, USUAL, Way

#: How many nodes a search over whole numbers gives to the preference among equal plans.
NODES = 500
#: A preferred plan worse than so many times what the engine may lose is not taken.
WORSE = 2.0


@dataclass(frozen=True)
class Optimum:
    """How a solve ended. numbers: money in every cell, where `outcome.has_plan`.

    objective and bound are in the user's terms. model: the one that was solved. session:
    the live model, on its optimum.
    """

    outcome: Outcome
    numbers: Floats
    objective: float
    bound: float
    model: Model
    session: Session


def optimise(model: Model, way: Way = USUAL, time_limit: float | None = None) -> Optimum:
    """Solve a model in one way and take the preferred plan among the best.

    Raises SolverFault where that way fails (see `ways`), or is not installed.
    """
    session = Session(model.problem, model.ledger.cells + 1, time_limit, way)
    engine: Session | Cbc = session
    if way == CBC:
        engine = Cbc(model.problem, model.ledger.cells + 1, time_limit)
    outcome = _demand(engine.solve_cold())
    if _somebody_is_left_out(model, outcome):
        session.solve()
        lost = unreachable(model, session)
        if lost:
            return optimise(build(model.case, lost), way, time_limit)
    if not outcome.has_plan:
        return Optimum(outcome, np.zeros(model.ledger.cells), math.nan, math.inf, model, session)
    with engine.kept():
        last, numbers = settle(model, engine, outcome)
    objective = model.objective.value(numbers)
    # Who was reached in years that are over is a number, and no part of the solver's sum.
    bound = max(outcome.bound * model.worth + model.objective.constant, objective)
    return Optimum(last, numbers, objective, bound, model, session)


def _demand(outcome: Outcome) -> Outcome:
    if outcome.failed:
        raise SolverFault(_("It gave up ({why}).", why=outcome.said))
    return outcome


def _somebody_is_left_out(model: Model, outcome: Outcome) -> bool:
    """Whether the lowest coverage is nothing: then some region may be out of all reach."""
    fairest = model.case.settings.maximise == "Fairest" and bool(model.compared)
    nothing = outcome.status == "optimal" and outcome.objective * model.worth <= NOTHING
    return fairest and nothing


def settle(model: Model, engine: Engine, first: Outcome) -> tuple[Outcome, Floats]:
    """What comes after the first optimum: how it all ended, and the numbers of the plan.

    The engine stands on that optimum, and afterwards on another: ask inside `kept`.
    """
    numbers = numbers_of(model, engine)
    if first.status != "optimal":
        return first, numbers
    hold(engine, gains_of(model, model.objective, engine.columns), first.objective)
    if model.case.settings.maximise == "Fairest" and model.compared:
        outcome, gains = raise_the_others(model, engine)
        _demand(outcome)
        if not outcome.has_plan:
            return outcome._replace(has_plan=True), numbers
        numbers = numbers_of(model, engine)
        if outcome.status != "optimal":
            return outcome, numbers
        hold(engine, gains, outcome.objective)
    with engine.briefly(NODES):
        if prefer(model, engine).has_plan:
            worse = WORSE * engine.give
            numbers = _unless_worse(model, numbers, numbers_of(model, engine), worse)
    return first, numbers


def numbers_of(model: Model, engine: Engine) -> Floats:
    """The plan the engine stands on, in the user's units; what follows from money, from it."""
    values = np.maximum(settled(engine)[: model.ledger.cells], 0.0)
    ledger = model.ledger
    return ledger.completed(ledger.as_it_was(in_money(values, model.units)))


def _unless_worse(model: Model, before: Floats, after: Floats, worse: float) -> Floats:
    """The preferred plan, but for one that the preference has made worse by such a part."""
    best = model.objective.value(before)
    reached = model.objective.value(after)
    return after if reached >= best - worse * max(1.0, abs(best)) else before
