"""What each rule costs: people gained if every limit of its row is relaxed by one unit.

Measured by solving again with the relaxed row, not read from the solver's dual values:
where a plan can be best in several ways those are not unique, and their signs differ
between versions. They serve for one thing, which is certain: a row whose limits all have
a dual of nothing in one best solution gains nothing when relaxed, so it need not be asked.
"""

from __future__ import annotations

import numpy as np

from allocator.grid import Floats
from allocator.model.build import Model, line_of
from allocator.model.highs import Session
from allocator.model.hold import NOISE
from allocator.model.whatif import WhatIf
from allocator.rules.kind import Unit
from allocator.rules.reading import Reading

#: A gain below this part of the objective is the solver's rounding.
ROUNDING = 1e-9


def prices(model: Model, session: Session) -> dict[int, float | None]:
    """Price of each rule, by its position among the model's readings.

    In the unit of the objective per unit of the rule's Value (percentages: one point);
    never negative. None where the solver stopped before it could tell.
    """
    ask = WhatIf(model, session)
    outcome, best = ask.objective()
    found: dict[int, float | None] = {}
    if outcome.status != "optimal":
        return dict.fromkeys(range(len(model.readings)))
    if len(model.whole):
        return {n: _gain(ask, n, reading, best) for n, reading in enumerate(model.readings)}
    duals = session.row_duals()
    for number, reading in enumerate(model.readings):
        rows = ask.rows_of.get(number, [])
        binds = bool(rows) and float(np.abs(duals[rows]).max()) > NOISE
        found[number] = _price(ask, number, reading, best, duals) if binds else 0.0
    return found


def _gain(ask: WhatIf, number: int, reading: Reading, best: float) -> float | None:
    """With whole numbers no price of the solver's serves: every rule is asked."""
    if not reading.kind.relax:
        return None
    with ask.rule_as(number, reading.relaxed(1.0)):
        relaxed, gained = ask.objective()
    if relaxed.status != "optimal":
        return None
    return gained - best if gained - best > ROUNDING * max(1.0, abs(best)) else 0.0


def _price(ask: WhatIf, number: int, reading: Reading, best: float, duals: Floats) -> float | None:
    rows, worth = ask.rows_of[number], ask.model.worth
    easier = reading.relaxed(1.0)
    with ask.rule_as(number, easier):
        relaxed, gained = ask.objective()
        if relaxed.status != "optimal":
            return None
        after = ask.session.row_duals()
    gain = gained - best
    if reading.kind.value is Unit.PERCENT:
        return gain if gain > ROUNDING * max(1.0, abs(best)) else 0.0
    moved = _moved(ask, rows, easier)
    most, least = float(duals[rows] @ moved), float(after[rows] @ moved)
    held = min(max(gain, least * worth), most * worth)
    return held if held > NOISE * worth / ask.model.unit else 0.0


def _moved(ask: WhatIf, rows: list[int], easier: Reading) -> Floats:
    """How far each row's right-hand side moves, as the solver counts it.

    One dirham in a budget of billions gains less than the solver's own rounding. But the
    gain of moving right-hand sides lies between what the duals say after the move and
    before it, wherever the best plan is not unique too; so it is held between the two.
    """
    units = ask.model.units
    moved = []
    for row, (_, limit) in zip(rows, easier.limits(ask.model.ledger), strict=True):
        old = line_of(ask.model.rows[row].limit, units)
        new = line_of(limit, units, old.scale)
        moved.append(new.high - old.high if limit.sense == "<=" else new.low - old.low)
    return np.array(moved)
