"""The basis a session stands on, and the bases a few steps of the simplex method away from it.

At an optimum some unknowns and rows, the basis, follow from the others, which are at their
bounds. A step of the dual simplex method lets one of the basis rest at its bound and takes
in its place what makes up for it at the least loss (the ratio test of Lemke, 1954). HiGHS
solves with the basis it stands on; what a few steps change about that is kept here (the
product form of the inverse, Dantzig and Orchard-Hays, 1954).

All of it is what the basis is to A·x - rows = 0: columns come first in all arrays, rows after
them, and unknowns move against the columns of the basis, rows with theirs.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from allocator.grid import Bools, Floats, Ints
from allocator.model.highs import Session
from allocator.model.matrix import Entries, Triplets

#: Weights of a step below this are rounding, and a step that rests on one is not taken.
SLIGHT = 1e-7
#: Below this they are nothing, whatever they weigh.
NOTHING = 1e-12
#: A weight of a step known worse than this, as a part of it, is not trusted.
WORN = 1e-7
#: A bound may be passed by this, in the scaled model.
PASSED = 1e-9


#: What a step costs, in steps of HiGHS: they are followed in Python.
STEPS_EACH = 5


class Lp(NamedTuple):
    """The optimum of a session in arrays: bounds, values and prices of columns and rows."""

    columns: int
    low: Floats
    high: Floats
    values: Floats
    prices: Floats
    entries: Triplets
    by_row: Entries
    by_column: Entries

    @classmethod
    def of(cls, session: Session, entries: Triplets) -> Lp:
        """Of a session that stands on its optimum."""
        solution, lp = session.highs.getSolution(), session.highs.getLp()
        return cls(
            session.columns,
            both(lp.col_lower_, lp.row_lower_),
            both(lp.col_upper_, lp.row_upper_),
            both(solution.col_value, solution.row_value),
            both(solution.col_dual, solution.row_dual),
            entries,
            Entries(entries.row, session.rows),
            Entries(entries.column, session.columns),
        )


class Enters(NamedTuple):
    """What leaves its bound for the basis. each: what a unit made up for by it loses.

    weights: what a unit of each place makes up for; weight: its own, below 0 where it falls.
    column: its column as a sum of those of the basis.
    """

    place: int
    each: float
    weight: float
    weights: Floats
    column: Floats


class Nobody(Exception):
    """Nothing at its bounds can make up for it: no plan goes that far."""


class Stand:
    """A basis: HiGHS's own at first, then another with each step that is taken."""

    def __init__(self, session: Session, lp: Lp) -> None:
        self.session, self.highs, self.lp = session, session.highs, lp
        basic: Ints = self.highs.getBasicVariables()[1].astype(np.int64)
        basic[basic < 0] = lp.columns - 1 - basic[basic < 0]
        self.basic = basic
        self.prices = lp.prices.copy()
        self.resting: Bools = np.ones(len(lp.values), dtype=bool)
        self.resting[basic] = False
        self.rises: Bools = self.resting & (lp.values < lp.high - PASSED)
        self.falls: Bools = self.resting & (lp.values > lp.low + PASSED)
        self._steps: list[tuple[int, Floats]] = []

    def pushed(self, by: Floats) -> Floats:
        """How the basis moves, against its own bounds, with right-hand sides; HiGHS's own only."""
        others, own = by.copy(), np.zeros(len(self.basic))
        is_row = self.basic >= self.lp.columns
        rows = self.basic[is_row] - self.lp.columns
        own[is_row], others[rows] = by[rows], 0.0
        # Rows in the basis follow the others; those at their bounds are pushed by them.
        return self._as_moves(-self.highs.getBasisSolve(others)[1]) - own

    def follow(self, enters: Enters) -> Floats:
        """How the basis moves with one more of what enters."""
        return self._as_moves(enters.column if enters.place < self.lp.columns else -enters.column)

    def enters(self, position: int, toward: float) -> Enters | None:
        """What moves one of the basis towards more, or less, at the least loss.

        Raises Nobody where nothing can; None where that rests on rounding.
        """
        self.session.count(STEPS_EACH)
        weights = math.copysign(1.0, toward) * self._weights(position)
        helps = ((weights > 0.0) & self.rises) | ((weights < 0.0) & self.falls)
        able = np.flatnonzero(helps & (np.abs(weights) > SLIGHT))
        if not len(able):
            if (helps & (np.abs(weights) > NOTHING)).any():
                return None
            raise Nobody
        losses = -self.prices[able] / weights[able]
        place = int(able[np.lexsort((-np.abs(weights[able]), losses))[0]])
        each, weight = max(0.0, float(losses.min())), float(weights[place])
        enters = Enters(place, each, weight, weights, self._solved(place))
        # One number by the row and by the column: where they differ, steps have worn it out.
        by_column = math.copysign(1.0, toward) * float(self.follow(enters)[position])
        return enters if abs(by_column - weight) <= WORN * abs(weight) else None

    def take(self, position: int, toward: float, enters: Enters) -> None:
        """One step: this one of the basis rests from now on, away from where it was to go."""
        self._steps.append((position, enters.column))
        leaves = int(self.basic[position])
        self.basic[position] = enters.place
        self.prices = np.where(self.resting, self.prices + enters.each * enters.weights, 0.0)
        self.prices[enters.place] = 0.0
        self.prices[leaves] = -math.copysign(enters.each, toward)
        self.resting[enters.place], self.resting[leaves] = False, True
        self.hold(enters.place)
        if self.lp.high[leaves] > self.lp.low[leaves]:
            self.rises[leaves], self.falls[leaves] = toward > 0.0, toward < 0.0

    def hold(self, place: int) -> None:
        """From here on this does not leave its bound."""
        self.rises[place] = self.falls[place] = False

    def _solved(self, place: int) -> Floats:
        """The column of a place as a sum of those of the basis."""
        inside = np.zeros(len(self.basic))
        if place < self.lp.columns:
            own = self.lp.by_column.of(np.array([place]))
            inside[self.lp.entries.row[own]] = self.lp.entries.weight[own]
        else:
            inside[place - self.lp.columns] = 1.0
        parts: Floats = np.array(self.highs.getBasisSolve(inside)[1])
        for position, column in self._steps:
            part = parts[position] / column[position]
            parts -= part * column
            parts[position] = part
        return parts

    def _weights(self, position: int) -> Floats:
        """How one of the basis moves with each unknown and row."""
        asked = np.zeros(len(self.basic))
        asked[position] = 1.0
        for at, column in reversed(self._steps):
            others = float(asked @ column) - asked[at] * column[at]
            asked[at] = (asked[at] - others) / column[at]
        inverse = np.array(self.highs.getBasisTransposeSolve(asked)[1])
        entries, inside = self.lp.entries, self.lp.by_row.of(np.flatnonzero(inverse))
        columns = np.bincount(
            entries.column[inside],
            entries.weight[inside] * inverse[entries.row[inside]],
            minlength=self.lp.columns,
        )
        sign = -1.0 if self.basic[position] < self.lp.columns else 1.0
        weights: Floats = sign * np.concatenate((columns, -inverse))
        return weights

    def _as_moves(self, parts: Floats) -> Floats:
        moves: Floats = np.where(self.basic < self.lp.columns, -parts, parts)
        return moves


def both(columns: object, rows: object) -> Floats:
    """What HiGHS tells of its columns and of its rows, as one array."""
    return np.concatenate((np.array(columns, dtype=np.float64), np.array(rows, dtype=np.float64)))
