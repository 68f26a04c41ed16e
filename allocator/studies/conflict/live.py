"""The live model of a question without a plan: rows let go, numbers moved, asked again.

    certificate    max -s,  every row that may give way relaxed by the same s ≥ 0

Its optimum is above 0 where amounts in fractions alone have no plan; the duals of a vertex
then show rows that have none by themselves, and none too many (Gleeson and Ryan 1990).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from allocator.grid import Floats
from allocator.ledger import Sum
from allocator.model.build import Model, in_money
from allocator.model.engine import INFINITY
from allocator.model.highs import Session
from allocator.model.whatif import WhatIf

#: A question to a model of whole numbers looks at so many branches at the most.
NODES = 2_000
#: A least violation below this is the solver's rounding.
NOTHING = 1e-8
#: A dual below this part of the largest is none.
NOISE = 1e-7


class Live:
    """One model without a plan. Its objective is gone: only whether a plan exists is asked."""

    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.ask = WhatIf(model, session)
        session.take_all_the_time_needed()
        session.set_gains_to_zero()
        self.low, self.high = session.row_bounds()
        self.on = np.ones(len(self.low), dtype=bool)
        # A row with no number of the question in it (an amount left open) always holds.
        gives = [not row.link and (row.rule, row.figure) != (None, None) for row in model.rows]
        self.may_give = np.array(gives, dtype=bool)

    @contextlib.contextmanager
    def without(self, rows: Iterable[int]) -> Iterator[None]:
        """Some rows hold nothing, while inside."""
        away = [row for row in sorted(set(rows)) if self.on[row]]
        self._switch(away, False)
        try:
            yield
        finally:
            self._switch(away, True)

    def only(self, rows: Iterable[int]) -> contextlib.AbstractContextManager[None]:
        """Of the rows that may give way, only these hold, while inside."""
        kept = set(rows)
        away = (row for row in np.flatnonzero(self.may_give).tolist() if row not in kept)
        return self.without(away)

    def _switch(self, rows: Sequence[int], on: bool) -> None:
        where = np.array(rows, dtype=np.int64)
        if len(where):
            self.on[where] = on
            none = np.full(len(where), INFINITY)
            self.session.set_rows(
                where,
                self.low[where] if on else -none,
                self.high[where] if on else none,
            )

    @contextlib.contextmanager
    def moved(self, shifts: dict[int, Sum]) -> Iterator[None]:
        """Rows with these sums added to their left side, while inside."""
        limits = {}
        for row, shift in shifts.items():
            if self.on[row]:
                limit = self.model.rows[row].limit
                limits[row] = limit._replace(left=limit.left + shift)
        with self.ask.rows_as(limits):
            yield

    def possible(self) -> bool | None:
        """Whether a plan exists as things stand; None where the search was given up."""
        with self.session.briefly(NODES):
            outcome = self.session.solve()
        if outcome.has_plan:
            return True
        return False if outcome.status == "infeasible" else None

    def numbers(self) -> Floats:
        """The cells of the plan just found, in the user's units."""
        values = self.session.values()[: self.model.ledger.cells]
        return in_money(np.maximum(values, 0.0), self.model.units)

    def certificate(self) -> Floats | None:
        """Weights of rows that have no plan by themselves, in the user's units of each row.

        Σ weight · (left - right) can be of one sign only, and is of the other. None where
        only whole numbers stand in the way.
        """
        upper = np.isfinite(self.high) & ~np.isfinite(self.low)
        lower = np.isfinite(self.low) & ~np.isfinite(self.high)
        gives = np.flatnonzero((upper | lower) & self.may_give & self.on)
        signs = np.where(upper[gives], -1.0, 1.0)
        column = (-1.0, 0.0, INFINITY, gives.tolist(), signs.tolist())
        with self.session.parts_allowed(), self.session.with_columns([column]):
            outcome = self.session.solve()
            if outcome.status != "optimal" or outcome.objective > -NOTHING:
                return None
            weights = np.abs(self.session.row_duals())
        weights[weights < NOISE * weights.max()] = 0.0
        return weights
