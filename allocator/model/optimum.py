"""The best plan of a model, by HiGHS or by CBC, and never a number before its status."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass

import numpy as np
import pulp

from allocator.grid import Floats
from allocator.model.build import Model, expression, in_money
from allocator.model.highs import Outcome, Session, quiet
from allocator.model.prefer import prefer, preference
from allocator.problems import NotProven

#: Solvers the command line offers; the first is the default.
SOLVERS = ("highs", "cbc")


@dataclass(frozen=True)
class Optimum:
    """How a solve ended. numbers: money in every cell, where `outcome.has_plan`.

    objective and bound are in the user's terms. session: the live model, on its optimum.
    """

    outcome: Outcome
    numbers: Floats
    objective: float
    bound: float
    session: Session


def optimise(model: Model, solver: str = "highs", time_limit: float | None = None) -> Optimum:
    """Solve a model and take the preferred plan among the best.

    Raises NotProven where the solver named is not installed.
    """
    if solver == "cbc":
        return _with_cbc(model, time_limit)
    session = Session(model.problem, model.ledger.cells + 1, time_limit)
    outcome = session.solve_cold()
    values = np.zeros(model.ledger.cells)
    bound = math.inf
    if outcome.has_plan:
        values = session.values()[: model.ledger.cells]
        best = model.objective.value(values * model.unit)
        if outcome.status == "optimal":
            bound = best
            preferred = prefer(model, session, best)
            values = values if preferred is None else preferred
    return _optimum(model, outcome, values, bound, session)


def _optimum(
    model: Model, outcome: Outcome, values: Floats, bound: float, session: Session
) -> Optimum:
    numbers = in_money(np.maximum(values, 0.0), model.unit)
    objective = model.objective.value(numbers)
    return Optimum(outcome, numbers, objective, max(bound, objective), session)


def _with_cbc(model: Model, time_limit: float | None) -> Optimum:
    """The same by CBC: a second opinion. The HiGHS session still serves for prices."""
    solver = cbc(time_limit)
    session = Session(model.problem, model.ledger.cells + 1, time_limit)
    outcome, values = _run(model, solver)
    bound = math.inf
    if outcome.status == "optimal":
        bound = outcome.bound
        _prefer_with_rows(model, outcome.objective)
        again, preferred = _run(model, solver)
        if again.status == "optimal":
            values = preferred
    return _optimum(model, outcome, values, bound, session)


def _run(model: Model, solver: pulp.LpSolver) -> tuple[Outcome, Floats]:
    with quiet():
        answer = model.problem.solve(solver)
    ended = _cbc_status(model.problem, answer)
    values = np.zeros(model.ledger.cells)
    if ended == "optimal":
        for variable in model.problem.variables():
            cell = int(variable.name[1:])
            if cell < len(values):
                values[cell] = variable.varValue or 0.0
    gain = model.objective.value(values * model.unit)
    return Outcome(ended, ended, ended == "optimal", gain, gain), values


def _prefer_with_rows(model: Model, best: float) -> None:
    """Turn the problem into its second stage: the preference, with the objective held."""
    problem = model.problem
    held = model.objective.weights * (model.unit / model.worth)
    extra, gains = preference(model, model.ledger.cells + 1)
    unknown = {int(variable.name[1:]): variable for variable in problem.variables()}
    for column in range(model.ledger.cells + 1 + len(extra.lows)):
        if column not in unknown:
            unknown[column] = problem.add_variable(f"x{column}", 0)
    floor = best / model.worth * (1.0 - 1e-9)
    pairs = zip(model.objective.cells.tolist(), held.tolist(), strict=True)
    problem += expression([(unknown[c], w) for c, w in pairs]) >= floor, "held"
    for number, (cells, weights, low, high) in enumerate(extra.rows):
        left = expression([(unknown[c], w) for c, w in zip(cells, weights, strict=True)])
        if low == high:
            problem += left == low, f"p{number}"
        elif high == 0.0:
            problem += left <= high, f"p{number}"
        else:
            problem += left >= low, f"p{number}"
    wanted = [(unknown[c], gain) for c, gain in enumerate(gains.tolist()) if gain]
    problem.setObjective(expression(wanted))


def cbc(time_limit: float | None) -> pulp.LpSolver:
    """CBC, under the name this PuLP gives it. Raises NotProven where it is not installed."""
    for name in ("PULP_CBC_CMD", "COIN_CMD"):
        make = getattr(pulp, name, None)
        if make is None:
            continue
        with warnings.catch_warnings():
            # PuLP 3 carries CBC under its old name alone, and warns that PuLP 4 will not.
            warnings.simplefilter("ignore", DeprecationWarning)
            solver = make(msg=False, timeLimit=time_limit)
        if solver.available():
            return solver
    raise NotProven(
        "CBC is not installed. Install it with `pip install 'pulp[cbc]'`, or solve with HiGHS."
    )


def _cbc_status(problem: pulp.LpProblem, answer: object) -> str:
    """CBC's own word. PuLP 3 gives two numbers, PuLP 4 an enumeration; "Optimal" is proven
    only where both the status and the solution are."""
    status = getattr(answer, "status", None)
    if status is not None:
        word = str(getattr(status, "name", status))
    else:
        proven = problem.status == 1 and problem.sol_status == 1
        word = {True: "Optimal", False: ""}[proven] or {-1: "Infeasible"}.get(problem.status, "")
    return {"Optimal": "optimal", "Infeasible": "infeasible"}.get(word, "stopped")
