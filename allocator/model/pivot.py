"""A move away from an optimum, followed for a few steps of the simplex method without solving.

Let something be moved at a steady pace: right-hand sides, or the sum that a row stands for.
The basis follows until one of it reaches a bound; there a step is taken (`stand`), and what
is lost from there on is known; and so on to the end of the move. If no more than a few
steps lead there, what the move comes to is known as exactly as by solving (parametric
programming; Gass and Saaty, 1955). On 1,503 communes a solve of one step takes ten times longer,
for HiGHS begins each by making its basis and its prices anew.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from allocator.grid import Floats
from allocator.model.highs import Session
from allocator.model.matrix import Triplets
from allocator.model.stand import PASSED, Lp, Nobody, Stand, both
from allocator.model.whatif import Move

#: More steps than this, and solving is as quick.
STEPS = 8
#: Slopes apart by less than this part of one are the same.
SAME = 1e-9
#: A motion smaller than this is rounding.
STILL = 1e-11


class After(NamedTuple):
    """What a move comes to, in the solver's units.

    gain: of the objective; minus infinity where no plan goes so far. slope: of each unit of
    the move where it ends; low, high: the units between which it is that.
    """

    gain: float
    slope: float
    low: float
    high: float


_NO_PLAN = After(-math.inf, math.nan, math.nan, math.nan)


class Pivots:
    """Moves from the optimum a session stands on; it must stand there whenever one is asked for."""

    def __init__(self, session: Session, entries: Triplets) -> None:
        self.session = session
        self.lp = Lp.of(session, entries)

    def held(self, row: int, low: float, high: float) -> After | None:
        """What it comes to if a free row's sum is held between bounds; a unit is one of the sum.

        None where many steps would lead there.
        """
        place = self.lp.columns + row
        stands = float(self.lp.values[place])
        gap = min(max(stands, low), high) - stands
        if gap == 0.0:
            return After(0.0, 0.0, -math.inf, math.inf)
        stand = Stand(self.session, self.lp)
        position = np.flatnonzero(stand.basic == place)
        if not len(position):
            return None
        walk = _Walk(stand, np.zeros(len(stand.basic)), 0.0)
        try:
            if not walk.step(int(position[0]), gap, 1.0):
                return None
            stand.hold(place)
            found = walk.go(abs(gap))
        except Nobody:
            return _NO_PLAN
        return None if found is None else found._replace(slope=math.copysign(found.slope, -gap))

    def reach(self, move: Move, at: float) -> tuple[float, float]:
        """The least and the most units of a move for which the present basis stays best.

        The session stands on an optimum with the move made by `at` units; only right-hand sides
        may move. Where many plans are best it may stay best further than this.
        """
        stand, solution = Stand(self.session, self.lp), self.session.highs.getSolution()
        size, by = _pace(move, len(stand.basic))
        moves = stand.pushed(by)
        values = both(solution.col_value, solution.row_value)[stand.basic]
        low, high = self.lp.low.copy(), self.lp.high.copy()
        low[self.lp.columns + move.rows] = move.low + at * move.right
        high[self.lp.columns + move.rows] = move.high + at * move.right
        low, high = low[stand.basic], high[stand.basic]
        down, up = (float(_room(values, low, high, way * moves).min()) for way in (-1.0, 1.0))
        return at - down / size, at + up / size

    def after(self, move: Move, units: float) -> After | None:
        """What a move of right-hand sides by so many units comes to; None as above."""
        stand = Stand(self.session, self.lp)
        size, by = _pace(move, len(stand.basic))
        way = math.copysign(1.0, units)
        slope = float(self.lp.prices[self.lp.columns :] @ by)
        walk = _Walk(stand, way * stand.pushed(by), way * slope)
        try:
            found = walk.go(abs(units) * size, onwards=True)
        except Nobody:
            return _NO_PLAN
        if found is None:
            return None
        low, high = sorted((way * found.low / size, way * found.high / size))
        return After(found.gain, way * found.slope * size, low, high)


def _pace(move: Move, rows: int) -> tuple[float, Floats]:
    """The largest right-hand side of a unit of a move, and all of them as parts of it."""
    size, by = float(np.abs(move.right).max(initial=0.0)) or 1.0, np.zeros(rows)
    by[move.rows] = move.right / size
    return size, by


class _Walk:
    """The basis under way. moves: how it moves at each unit; slope: what each gains."""

    def __init__(self, stand: Stand, moves: Floats, slope: float) -> None:
        lp = stand.lp
        self.stand, self.moves, self.slope = stand, moves, slope
        self.values = lp.values[stand.basic]
        self.low, self.high = lp.low[stand.basic], lp.high[stand.basic]

    def go(self, length: float, onwards: bool = False) -> After | None:
        """To the end of the move. Raises Nobody where no plan goes so far.

        onwards: and past it, for as long as each unit gains the same and few steps lead there.
        """
        gone = gain = since = 0.0
        found: After | None = None
        for _ in range(STEPS):
            room = _room(self.values, self.low, self.high, self.moves)
            reached = int(np.argmin(room))
            first = float(room[reached])
            if found is None and gone + first >= length:
                found = After(gain + self.slope * (length - gone), self.slope, since, gone + first)
            if found is not None:
                found = found._replace(high=gone + first)
                if not onwards or math.isinf(first):
                    return found
            gone += first
            gain += self.slope * first
            self.values = self.values + first * self.moves
            before, moves = self.slope, float(self.moves[reached])
            try:
                if not self.step(reached, -moves, abs(moves)):
                    return found
            except Nobody:
                if found is None:
                    raise
                return found
            if before - self.slope > SAME * abs(before):
                if found is not None:
                    return found
                since = gone
        return found

    def step(self, position: int, toward: float, pace: float) -> bool:
        """One of the basis rests from here on, and what enters makes up for it at this pace."""
        stand = self.stand
        enters = stand.enters(position, toward)
        if enters is None:
            return False
        each = pace / enters.weight
        self.moves = self.moves + each * stand.follow(enters)
        self.slope -= enters.each * pace
        stand.take(position, toward, enters)
        place = enters.place
        self.moves[position] = each
        self.values[position] = stand.lp.values[place]
        self.low[position], self.high[position] = stand.lp.low[place], stand.lp.high[place]
        return True


def _room(values: Floats, low: Floats, high: Floats, moves: Floats) -> Floats:
    """How far each can move at its pace until it is at a bound."""
    left = np.where(moves > 0.0, high - values, values - low)
    left = np.where(left > PASSED, left, 0.0)
    pace = np.abs(moves)
    ends: Floats = np.full(len(left), math.inf)
    return np.divide(left, pace, out=ends, where=pace > STILL)
