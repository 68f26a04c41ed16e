"""Measuring what a move of a number gains: by solving again, and only where it is needed.

Four things are certain without a new solve, for a model of fractions. Where the limits
that move have no price, and the plan as it stands keeps them after the move, nothing
changes. Where only right-hand sides move and the same limits still decide, each
unit gains what the solver's prices say; and where a few steps lead to the limits that decide
then (`pivot`), what those say. And a gain of moving right-hand sides lies between what the
prices say before the move and after it, wherever the best plan is not unique too: one dirham
in a budget of billions gains less than the solver's own rounding.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from typing import NamedTuple

import highspy
import numpy as np

from allocator.grid import Floats
from allocator.model.build import Model
from allocator.model.highs import KEEPS, Session
from allocator.model.hold import NOISE
from allocator.model.matrix import triplets
from allocator.model.pivot import Pivots
from allocator.model.whatif import Move, WhatIf
from allocator.worth import NO_PLAN

#: A gain below this part of the objective is the solver's rounding.
ROUNDING = 1e-9
#: Work that `solve` gives to prices, in steps × rows: every one of 75 provinces in two minutes.
USUAL = 1.5e9
#: A limit may be missed by this, in the scaled model, and is kept all the same.
KEPT = 1e-9


class Answer(NamedTuple):
    """What a move gains: None unknown, NO_PLAN where no plan is left.

    low, high: the units for which every further unit gains `slope`; both are the asked ones
    where that is not known. basis: where the solver stood, for a move that bends.
    """

    gain: float | None
    slope: float | None
    low: float
    high: float
    basis: highspy.HighsBasis | None = None


class Measure:
    """One solved model and what moves away from it gain, in the user's terms.

    proven: whether the model was solved to the end; where it was not, nothing is measured.
    """

    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.ask = WhatIf(model, session)
        outcome, self.best = self.ask.objective()
        self.proven = outcome.status == "optimal"
        self.whole = bool(len(model.whole))
        self._end = math.inf
        self._away = False
        self._last: Move | None = None
        self._last_reach = (0.0, 0.0)
        if self.proven:
            self.values = session.values()
            self.duals = np.zeros(session.rows) if self.whole else session.row_duals()
            self.entries = triplets(session.highs.getLp())
            self.pivots = Pivots(session, self.entries)
            self._rows = np.array(session.highs.getSolution().row_value)

    def spend(self, most: float) -> None:
        """From here on at most so much work; what would need more is not measured."""
        self._end = self.session.work + most

    @property
    def work_left(self) -> float:
        """How much work may still be spent."""
        return self._end - self.session.work

    @property
    def may_go_on(self) -> bool:
        """Whether work is left, and a proven plan to measure from."""
        return self.proven and self.work_left > 0.0

    def stand_again(self) -> None:
        """The live model was used for something else: it must stand on its optimum again."""
        self._away = True

    @contextlib.contextmanager
    def in_small_steps(self) -> Iterator[None]:
        """What is asked leads a few steps from the optimum only, inside."""
        with self.session.in_small_steps():
            self.stand_again()
            yield
        self.stand_again()

    @property
    def least(self) -> float:
        """The least gain that is not the solver's rounding."""
        return ROUNDING * max(1.0, abs(self.best))

    def silent(self, move: Move) -> bool:
        """Whether none of the limits that move has a price; whole numbers never say so."""
        if self.whole:
            return False
        return float(np.abs(self.duals[move.rows]).max(initial=0.0)) <= NOISE

    def room(self, move: Move) -> tuple[float, float]:
        """The least and the most units for which the plan as it stands keeps the limits."""
        stands = self._rows[move.rows]
        by = -move.right
        for (place, cell), change in zip(move.at, move.change.tolist(), strict=True):
            by[place] += change * self.values[cell]
        # Each row then asks: low ≤ stands + units · by ≤ high.
        moving = np.abs(by) > 1e-13
        above = np.maximum(move.high - stands, 0.0)[moving] / np.abs(by[moving])
        below = np.maximum(stands - move.low, 0.0)[moving] / np.abs(by[moving])
        up = by[moving] > 0.0
        most = np.where(up, above, below).min(initial=np.inf)
        least = np.where(up, below, above).min(initial=np.inf)
        return -float(least), float(most)

    def binds(self, row: int) -> bool:
        """Whether the plan that the solver stands on has nothing left of this row."""
        low, high = self.ask.bounds(row)
        stands = float(self._rows[row])
        return min(high - stands, stands - low) <= KEPT * max(1.0, abs(stands))

    def gain(self, move: Move, units: float, start: highspy.HighsBasis | None = None) -> Answer:
        """What the move made by so many units gains. start: where to look from, if not here."""
        known = None if self.whole else self._known(move, units)
        if known is not None:
            return known
        if not self.may_go_on:
            return Answer(None, None, units, units)
        return self._few_steps(move, units) or self._solved(move, units, start)

    def _solved(self, move: Move, units: float, start: highspy.HighsBasis | None) -> Answer:
        """The answer of solving again."""
        self._away = True
        with self.ask.moved(move, units):
            if start is not None:
                self.session.stand(start)
            outcome, objective = self.ask.objective()
            if outcome.status == "infeasible":
                return Answer(NO_PLAN, None, units, units)
            if outcome.status != "optimal":
                return Answer(None, None, units, units)
            gain = objective - self.best
            if self.whole or move.bends:
                return Answer(self._clean(gain), None, units, units, self.session.basis())
            after = self._slope(move, self.session.row_duals())
            low, high = self.pivots.reach(move, units)
        ends = sorted((after * units, self._slope(move, self.duals) * units))
        return Answer(min(max(gain, ends[0]), ends[1]), after, low, high)

    def _known(self, move: Move, units: float) -> Answer | None:
        """The answer where it is certain without solving."""
        if not len(move.rows):
            return Answer(0.0, 0.0, -math.inf, math.inf)
        if self.silent(move):
            low, high = self.room(move)
            if low <= units <= high:
                return Answer(0.0, 0.0, low, high)
        if move.bends:
            return None
        low, high = self._reach(move)
        if not low <= units <= high:
            return None
        slope = self._slope(move, self.duals)
        return Answer(slope * units, slope, low, high)

    def _few_steps(self, move: Move, units: float) -> Answer | None:
        """The answer where a few steps of the simplex method lead to the best plan after it."""
        if self.whole or move.bends:
            return None
        self._stand()
        found = self.pivots.after(move, units)
        if found is None:
            return None
        if math.isinf(found.gain):
            return Answer(NO_PLAN, None, units, units)
        worth = self.model.worth
        return Answer(found.gain * worth, found.slope * worth, found.low, found.high)

    def _stand(self) -> None:
        """The live model on its optimum again."""
        if self._away:
            self.session.solve()
            self._away = False

    def _reach(self, move: Move) -> tuple[float, float]:
        if self._last is not move:
            self._stand()
            self._last = move
            self._last_reach = self.pivots.reach(move, 0.0)
        return self._last_reach

    def _slope(self, move: Move, duals: Floats) -> float:
        """What the solver's prices say of one unit; noise is nothing."""
        prices = duals[move.rows]
        noise = NOISE * float(np.abs(move.right).sum())
        slope = float(prices @ move.right)
        return slope * self.model.worth if abs(slope) > noise else 0.0

    def _clean(self, gain: float) -> float:
        return gain if abs(gain) > self.least else 0.0

    def off(self, rows: list[int]) -> float | None:
        """What is gained if these rows ask for nothing."""
        if not rows or (not self.whole and float(np.abs(self.duals[rows]).max()) <= NOISE):
            return 0.0
        if not self.may_go_on:
            return None
        self._away = True
        with self.ask.without(rows):
            outcome, objective = self.ask.objective(KEEPS)
        if outcome.status != "optimal":
            return None
        return self._clean(objective - self.best)
