"""What each rule costs: people gained if every limit of its row is relaxed by one unit.

Measured by solving again with the relaxed row, not read from the solver's dual values:
where a plan can be best in several ways those are not unique, and their signs differ
between versions. They serve for one thing, which is certain: a row whose limits all have
a dual of nothing in one best solution gains nothing when relaxed, so it need not be asked.
"""

from __future__ import annotations

import numpy as np

from allocator.model.build import Model
from allocator.model.highs import Session
from allocator.model.prefer import NOISE
from allocator.model.whatif import WhatIf

#: A gain below this part of the objective is rounding.
ROUNDING = 1e-10


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
    duals = session.row_duals()
    for number, reading in enumerate(model.readings):
        rows = ask.rows_of.get(number, [])
        found[number] = 0.0
        if rows and float(np.abs(duals[rows]).max()) > NOISE:
            with ask.rule_as(number, reading.relaxed(1.0)):
                relaxed, gained = ask.objective()
            gain = gained - best
            certain = gain > ROUNDING * max(1.0, abs(best))
            found[number] = (gain if certain else 0.0) if relaxed.status == "optimal" else None
    return found
