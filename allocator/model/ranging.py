"""How far a move of right-hand sides goes before another set of limits decides the plan.

At an optimum some unknowns and rows are at their bounds and the others, the basis, follow
from them. If bounds move by u units in a direction d, the others move by u · B⁻¹d and the
solver's prices stay what they are, so the plan stays best, and each unit gains the same,
for as long as nothing leaves its own bounds. That is worked out here for all of them at
once; HiGHS's own ranging tells it for one row at a time, and a rule is many rows.
"""

from __future__ import annotations

import numpy as np

from allocator.grid import Floats
from allocator.model.highs import Session
from allocator.model.matrix import Entries, Triplets
from allocator.model.whatif import Move

#: A motion smaller than this, beside that of the bounds themselves, is rounding.
STILL = 1e-11
#: What is left of a bound and is less than this is nothing.
NOTHING_LEFT = 1e-9


class Ranging:
    """How far moves go on a live model whose weights and bounds are otherwise left alone."""

    def __init__(self, session: Session, entries: Triplets) -> None:
        lp = session.highs.getLp()
        self.session, self.entries = session, entries
        self.by_column = Entries(entries.column, session.columns)
        self.columns = (np.array(lp.col_lower_), np.array(lp.col_upper_))
        self.rows = (np.array(lp.row_lower_), np.array(lp.row_upper_))

    def reach(self, move: Move, at: float) -> tuple[float, float]:
        """The least and the most units of a move for which the present basis stays best.

        The session stands on an optimum with the move made by `at` units; only right-hand sides
        may move. Where many plans are best it may stay best further than this.
        """
        solution = self.session.highs.getSolution()
        basis = self.session.highs.getBasicVariables()[1]
        basic_rows = np.zeros(self.session.rows, dtype=bool)
        basic_rows[-1 - basis[basis < 0]] = True
        by = np.zeros(self.session.rows)
        size = float(np.abs(move.right).max(initial=0.0)) or 1.0
        by[move.rows] = move.right / size
        # Rows in the basis follow the others; those at their bounds are pushed by them.
        pushed = self.session.highs.getBasisSolve(np.where(basic_rows, 0.0, by))[1]
        columns = np.zeros(self.session.columns)
        columns[basis[basis >= 0]] = pushed[basis >= 0]
        moving = self.by_column.of(np.flatnonzero(columns))
        rows = np.bincount(
            self.entries.row[moving],
            self.entries.weight[moving] * columns[self.entries.column[moving]],
            minlength=self.session.rows,
        )
        low, high = (bound.copy() for bound in self.rows)
        low[move.rows] = move.low + at * move.right
        high[move.rows] = move.high + at * move.right
        # How a row in the basis moves against its own bounds, which may move too.
        against = np.where(basic_rows, rows - by, 0.0)
        spans = (
            _span(solution.col_value, *self.columns, columns),
            _span(solution.row_value, low, high, against),
        )
        return at + max(low for low, _ in spans) / size, at + min(high for _, high in spans) / size


def _span(values: Floats, low: Floats, high: Floats, motion: Floats) -> tuple[float, float]:
    """The least and the most units of a motion that keep these values within their bounds."""
    values = np.array(values)
    moving = np.abs(motion) > STILL
    values, low, high, motion = values[moving], low[moving], high[moving], motion[moving]
    below, above = _left(values - low), _left(high - values)
    up, down = motion > 0.0, motion < 0.0
    size = np.abs(motion)
    rises = np.where(up, above, below) / size
    falls = np.where(up, below, above) / size
    assert bool((up | down).all())
    return -float(falls.min(initial=np.inf)), float(rises.min(initial=np.inf))


def _left(room: Floats) -> Floats:
    return np.where(room > NOTHING_LEFT, room, 0.0)
