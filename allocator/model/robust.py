"""The plan that is least far from the best in the worst of some draws.

X are the plans that keep every rule of the workbook as it stands. In draw k, with x the plan's
money and y what of it is spent there,

    y ≤ x,  y keeps the balances of draw k,  people(k, x) = most people reached by such a y
    best(k) = most people(k, x) over X
    best(k) - people(k, x) ≤ worst       for every k
    least worst over X

each one linear programme: the model of the workbook, and beside it, for every draw, the
balances of that draw. Among the plans of the least worst regret, the one with most people over
all draws is taken. The best is one over X too, not the best plan of the drawn numbers: that
one must keep rules about people which a plan that is decided may come to miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.grid import Floats
from allocator.language import _
from allocator.model.build import Model, in_money
from allocator.model.engine import INFINITY, Extra, Outcome
from allocator.model.family import Warm
from allocator.model.highs import Session
from allocator.model.hold import stay_optimal
from allocator.model.optimum import Optimum
from allocator.problems import NotProven

Terms = tuple[list[int], list[float]]


class Hedge(NamedTuple):
    """The robust plan as an optimum, and the people of the best plan of X in each draw."""

    optimum: Optimum
    best: tuple[float, ...]


def least_regret(model: Model, held: Warm, draws: Sequence[Case]) -> Hedge:
    """The plan of the least worst regret over some draws; the model has no whole numbers.

    held: the family of the draws without rules. Raises NotProven where the solver stopped.
    """
    best = [_best(model, held, case) for case in draws]
    session, extra = _beside(model)
    worst = extra.unknown()
    people = []
    for case, most in zip(draws, best, strict=True):
        cells, weights = _add_draw(extra, model, held, case)
        least = (most - held.already) / held.model.worth
        extra.rows.append(([*cells, worst], [*weights, 1.0], least, INFINITY))
        people.append((cells, weights))
    session.add(extra)
    _solve(session, [([worst], [-1.0])])
    stay_optimal(session)
    session.set_gains(_together(people, session.columns))
    outcome = session.solve()
    numbers = np.zeros(model.ledger.cells)
    if outcome.has_plan:
        values = np.maximum(session.values()[: model.ledger.cells], 0.0)
        numbers = model.ledger.completed(model.ledger.as_it_was(in_money(values, model.units)))
    value = model.objective.value(numbers)
    return Hedge(Optimum(outcome, numbers, value, value, model, session), tuple(best))


def _best(model: Model, held: Warm, case: Case) -> float:
    """People of the best plan that the workbook allows, in one draw."""
    session, extra = _beside(model)
    people = _add_draw(extra, model, held, case)
    session.add(extra)
    return held.value(_solve(session, [people]))


def _beside(model: Model) -> tuple[Session, Extra]:
    session = Session(model.problem, model.ledger.cells + 1)
    return session, Extra(session.columns, model.units)


def _solve(session: Session, gaining: Sequence[Terms]) -> Outcome:
    session.set_gains(_together(gaining, session.columns))
    outcome = session.solve_anew()
    if outcome.status != "optimal":
        raise NotProven(
            _("The solver stopped ({why}) before it found a robust plan.", why=outcome.said)
        )
    return outcome


def _add_draw(extra: Extra, model: Model, held: Warm, case: Case) -> Terms:
    """A draw's unknowns and rows beside the model; the terms of the people it reaches."""
    held.put(case)
    columns = [extra.unknown(*ends) for ends in zip(*map(list, held.columns()), strict=True)]
    for line in held.now:
        cells = [columns[cell] for cell in line.cells.tolist()]
        if cells:
            extra.rows.append((cells, line.weights.tolist(), line.low, line.high))
    spent = held.model.unit / model.unit
    for cell in range(held.model.ledger.draws_at):
        extra.rows.append(([columns[cell], cell], [spent, -1.0], -INFINITY, 0.0))
    gains = held.session.gains()[: len(columns)]
    gaining = np.flatnonzero(gains).tolist()
    return [columns[cell] for cell in gaining], gains[gaining].tolist()


def _together(people: Sequence[Terms], columns: int) -> Floats:
    gains = np.zeros(columns)
    for cells, weights in people:
        gains[cells] = weights
    return gains
