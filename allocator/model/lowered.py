"""Minimums lowered just far enough: what there is to compare with where no plan keeps them.

A minimum is a limit of a rule with ≥: a floor of money or people, a cut at most, a share at
least. In a plan that keeps it, it asks for a number A. Each rule may have its minimums
lowered by a part z of that, from 0 to 1, whatever the other plan does:

    left ≥ right - z · A

At z = 1 a plan of nothing keeps them; so the least Σ z is the optimum of a programme that
has one, and a least above nothing proves that no plan keeps all minimums as they are.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Iterator, Mapping

import numpy as np

from allocator.case import Rule
from allocator.grid import Floats
from allocator.model.build import Model, Row, line_of
from allocator.model.engine import Outcome
from allocator.model.highs import Session

#: Parts are rounded up to these steps, so that the plan has some air.
STEP = 1e-3
#: A part below this is the solver's rounding: the minimum can be kept.
NOTHING = 1e-7

#: By how much each rule's minimums are lowered; a rule that is not there keeps its own.
Parts = Mapping[Rule, float]
#: What each minimum asks for in a plan, by its rule, its scope's name and its years.
Asked = Mapping[tuple[Rule, str, tuple[int, ...]], float]


def asked(model: Model, numbers: Floats) -> Asked:
    """What the minimums ask for in a plan of this model, given as money in every cell."""
    return {
        _key(model, row): max(0.0, row.limit.right.value(numbers)) for _, row in _minimums(model)
    }


def least_lowering(
    model: Model, session: Session, wanted: Asked
) -> tuple[Outcome, dict[Rule, float]]:
    """How the search ended, and the parts by which minimums must be lowered, at the least.

    wanted: of the plan that has a minimum's numbers. Parts are rounded up to steps; none
    where a plan keeps all minimums as they are.
    """
    with _parted(model, session, wanted) as columns:
        gains = np.zeros(session.columns)
        gains[list(columns.values())] = -1.0
        session.set_gains(gains)
        outcome = session.solve_anew()
        if outcome.status != "optimal":
            return outcome, {}
        values = session.values()
        found = {rule: float(values[column]) for rule, column in columns.items()}
    return outcome, {rule: _up(part) for rule, part in found.items() if part > NOTHING}


def _up(part: float) -> float:
    return min(1.0, STEP * math.ceil(part / STEP + 1e-3))


@contextlib.contextmanager
def lowered(model: Model, session: Session, wanted: Asked, parts: Parts) -> Iterator[None]:
    """Minimums lowered by these parts of what is wanted, while inside."""
    if not parts:
        with session.kept():
            yield
        return
    with _parted(model, session, wanted) as columns:
        held = np.array([parts.get(rule, 0.0) for rule in columns])
        session.set_columns(np.array(list(columns.values())), held, held)
        yield


@contextlib.contextmanager
def _parted(model: Model, session: Session, wanted: Asked) -> Iterator[dict[Rule, int]]:
    """A new unknown from 0 to 1 for each rule with minimums, while inside: its column."""
    columns: dict[Rule, int] = {}
    weights = []
    for position, row in _minimums(model):
        key = _key(model, row)
        amount = wanted.get(key, max(0.0, row.limit.right.constant))
        if amount > 0.0:
            column = columns.setdefault(key[0], session.columns + len(columns))
            weights.append((position, column, amount / line_of(row.limit, model.units).scale))
    with session.kept():
        session.add_columns(np.zeros(len(columns)), np.ones(len(columns)))
        for position, column, weight in weights:
            session.set_weight(position, column, weight)
        yield columns


def _minimums(model: Model) -> Iterator[tuple[int, Row]]:
    """The rows of rules that ask for at least something."""
    for position, row in enumerate(model.rows):
        if row.rule is not None and not row.link and row.limit.sense == ">=":
            yield position, row


def _key(model: Model, row: Row) -> tuple[Rule, str, tuple[int, ...]]:
    """A minimum whoever pays: without some of its sources a rule is still the same row."""
    assert row.rule is not None and row.scope is not None
    rule = dataclasses.replace(model.readings[row.rule].rule, source="")
    return rule, row.scope.label, row.limit.years
