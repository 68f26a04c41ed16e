"""Minimums lowered just far enough: what there is to compare with where no plan keeps them.

A minimum is a limit of a rule with ≥: a floor of money or people, a cut at most, a share at
least. In the plan that is there it asks for a number A. Let each rule fall short by a part z
of that, from 0 to 1,

    left ≥ right - z · A

At z = 1 a plan of nothing will do; so the least Σ z is the optimum of a programme that has
one, and a least above nothing proves that no plan keeps all minimums. The plan found there
keeps every other rule, and shows to what value each minimum must come down to be kept too.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping

import numpy as np

from allocator.case import Rule
from allocator.grid import Floats
from allocator.ledger import Limit
from allocator.model.answer import BINDING
from allocator.model.build import Model, Row, line_of
from allocator.model.engine import Outcome
from allocator.model.highs import Session
from allocator.rules.kind import Unit
from allocator.rules.reading import Reading

#: A percentage comes down in steps of a tenth of a point, other numbers to so many digits.
POINT, DIGITS = 1e-3, 3

#: What each minimum asks for in a plan, by its rule's row and kind, its scope and its years.
Asked = Mapping[tuple[int, str, str, tuple[int, ...]], float]
#: The value a rule's minimums come down to; None is off.
Values = dict[Rule, float | None]


def asked(model: Model, numbers: Floats) -> Asked:
    """What the minimums ask for in a plan of this model, given as money in every cell."""
    return {
        _key(model, row): max(0.0, row.limit.right.value(numbers)) for _, row in _minimums(model)
    }


def lowered(model: Model, session: Session, wanted: Asked) -> tuple[Outcome, Values]:
    """How the search ended, and the values that minimums must come down to, at the least.

    wanted: of the plan there is. No values where a plan keeps all minimums as they are.
    """
    with _short(model, session, wanted):
        outcome = session.solve_anew()
        if outcome.status != "optimal":
            return outcome, {}
        numbers = np.maximum(session.values()[: model.ledger.cells], 0.0) * model.units
    found: Values = {}
    for reading in model.readings:
        units = max((_units(model, reading, numbers)), default=0.0)
        if units > 0.0:
            found[reading.rule] = _round(reading, units)
    return outcome, found


@contextlib.contextmanager
def _short(model: Model, session: Session, wanted: Asked) -> Iterator[None]:
    """The least Σ z as the aim, z from 0 to 1 a new unknown for each rule, while inside."""
    terms: dict[int, tuple[list[int], list[float]]] = {}
    for position, row in _minimums(model):
        amount = wanted.get(_key(model, row), max(0.0, row.limit.right.constant))
        if amount > 0.0 and row.rule is not None:
            rows, weights = terms.setdefault(row.rule, ([], []))
            rows.append(position)
            weights.append(amount / line_of(row.limit, model.units).scale)
    columns = [(-1.0, 0.0, 1.0, rows, weights) for rows, weights in terms.values()]
    with session.kept():
        session.set_gains_to_zero()
        with session.with_columns(columns):
            yield


def _units(model: Model, reading: Reading, numbers: Floats) -> Iterator[float]:
    """By how many units of its value each limit of a rule is missed."""
    easier = reading.relaxed(1.0).limits(model.ledger)
    for (_, limit), (_, other) in zip(reading.limits(model.ledger), easier, strict=True):
        short = _shortfall(limit, numbers)
        if short > 0.0:
            slope = short - _shortfall(other, numbers)
            yield short / slope if slope > 0.0 else math.inf


def _shortfall(limit: Limit, numbers: Floats) -> float:
    if limit.sense != ">=":
        return 0.0
    short = limit.right.value(numbers) - limit.left.value(numbers)
    size = max(limit.left.size(numbers), limit.right.size(numbers))
    return short if short > BINDING * size else 0.0


def _round(reading: Reading, units: float) -> float | None:
    """The value so many units easier, rounded to the easier side; None where it is no value."""
    kind = reading.kind
    if not math.isfinite(units):
        return None
    value = float(reading.rule.value) + kind.relax * units * kind.value.one
    size = math.floor(math.log10(abs(value))) + 1 if value else 0
    step = POINT if kind.value is Unit.PERCENT else 10.0 ** (size - DIGITS)
    steps = value / step
    rounded = step * (math.floor(steps) if kind.relax < 0 else math.ceil(steps))
    return None if rounded <= kind.lowest and kind.relax < 0 else round(rounded, 12)


def _minimums(model: Model) -> Iterator[tuple[int, Row]]:
    """The rows of rules that ask for at least something."""
    for position, row in enumerate(model.rows):
        if row.rule is not None and not row.link and row.limit.sense == ">=":
            yield position, row


def _key(model: Model, row: Row) -> tuple[int, str, str, tuple[int, ...]]:
    assert row.rule is not None and row.scope is not None
    rule = model.readings[row.rule].rule
    return rule.row, rule.kind, row.scope.label, row.limit.years
