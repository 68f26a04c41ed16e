"""The numbers of a live model as functions of what is drawn, found once and then only worked out.

To make a drawn case's ledger anew and hold its rows against the model's takes longer than to
solve it again. Where costs or budgets alone are drawn, every number of the model hangs on one
number u of the draw at most, and on it as

    (a + b·u) ÷ (1 + c·u)

(people per money are one ÷ cost; budgets are rounded to cents, and so have such forms where
they are small only, but few rows hold them). a, b and c are found from three
cases, with u at its lowest, halfway and at its highest, and every number is then looked up in
further cases. (Where all weights that move do so together, that is a change of units: see
`rescaled`.) Where one does not come out, or hangs on two, there are no forms, and each
case's ledger is made as before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.grid import Floats, Ints
from allocator.model.family import Answer, Warm
from allocator.model.rescaled import Rescaled, Tree

#: Where forms are tried beside lowest, halfway and highest.
TRIED = (0.07, 0.23, 0.41, 0.68, 0.93)
#: How far a number may be from its form, as a part of it: rounding.
ROUNDING = 1e-11

#: The case with each number at its part of the way from low to high.
Made = Callable[[Sequence[float]], Case]


class Numbers(NamedTuple):
    """All numbers of the rows that may move, then of the objective.

    rows: of the rows; row, cell: where each weight stands; numbers: the weights, the lowest
    and the highest of each row, the gains, and the people of years that are over.
    """

    rows: Ints
    row: Ints
    cell: Ints
    numbers: Floats


def numbers_of(warm: Warm, case: Case) -> Numbers:
    """The numbers of a case, as the live model would hold them."""
    ledger = warm.ledger(case)
    found = list(warm.lines(ledger))
    lines = [line for _, line in found]
    rows = np.array([row for row, _ in found], dtype=np.int64)
    gains, already = warm.gains(ledger)
    return Numbers(
        rows,
        np.repeat(rows, [len(line.cells) for line in lines]),
        np.concatenate([np.zeros(0, dtype=np.int64), *(line.cells for line in lines)]),
        np.concatenate(
            [
                *(line.weights for line in lines),
                [line.low for line in lines],
                [line.high for line in lines],
                gains,
                [already],
            ]
        ),
    )


def forms(warm: Warm, made: Made, many: int) -> Formed | None:
    """The numbers of a family as functions of what is drawn; None where they are not such.

    made: the case of so many parts of the way from low to high.
    """
    first = numbers_of(warm, made([0.5] * many))
    samples = [_sample(warm, made, [part] * many, first) for part in (0.0, 0.5, 1.0)]
    alone = [_sample(warm, made, _only(number, many), first) for number in range(many)]
    if any(sample is None for sample in (*samples, *alone)):
        return None
    low, half, high = (sample for sample in samples if sample is not None)
    hangs = np.array([sample != half for sample in alone]).reshape(many, len(half))
    found = Formed(warm, first, hangs, _fitted(low, half, high))
    # Apart from each other, so that what hangs on two of them shows.
    tried = [[(part + 0.37 * number) % 1.0 for number in range(many)] for part in TRIED]
    for parts in (*([part] * many for part in (0.0, 1.0)), *tried):
        sample = _sample(warm, made, parts, first)
        if sample is None or not found.tells(parts, sample):
            return None
    return found


def _only(number: int, many: int) -> list[float]:
    """All halfway but one, which is at its highest."""
    return [1.0 if one == number else 0.5 for one in range(many)]


def _sample(warm: Warm, made: Made, parts: Sequence[float], first: Numbers) -> Floats | None:
    """The numbers of a case; None where they stand in other cells than the first's."""
    found = numbers_of(warm, made(parts))
    alike = np.array_equal(found.row, first.row) and np.array_equal(found.cell, first.cell)
    return found.numbers if alike else None


def _fitted(low: Floats, half: Floats, high: Floats) -> tuple[Floats, Floats, Floats]:
    """a, b and c of every number, by what it is at 0, ½ and 1; nan where they cannot be."""
    with np.errstate(all="ignore"):
        bend = (low + high - 2.0 * half) / (half - high)
        bend[low == high] = 0.0
        return low, high * (1.0 + bend) - low, bend


class Formed:
    """The numbers of a live model, worked out from the parts of a draw."""

    def __init__(
        self, warm: Warm, first: Numbers, hangs: np.ndarray, fit: tuple[Floats, Floats, Floats]
    ) -> None:
        self.warm = warm
        self.where = first
        self.middle = first.numbers
        self.once = hangs.sum(axis=0).max(initial=0) <= 1
        self.moving: Ints = np.flatnonzero(hangs.any(axis=0))
        self.whose: Ints = hangs.argmax(axis=0)[self.moving] if len(hangs) else self.moving
        self.fit = tuple(part[self.moving] for part in fit)
        self.now = self.middle
        self.rescaled = self._rescaled()
        lp = warm.session.highs.getLp()
        self.bounds = np.array(lp.col_lower_), np.array(lp.col_upper_)
        self.columns = np.ones(len(self.bounds[0]))

    def _rescaled(self) -> Rescaled | None:
        """Whether weights that move may be told as other units, where any move."""
        weights = self.moving[self.moving < len(self.where.row)]
        tree = Tree(self.warm.session.highs.getLp())
        places = tree.places(self.where.row[weights], self.where.cell[weights])
        return None if places is None or not len(weights) else Rescaled(tree, places)

    def at(self, parts: Sequence[float]) -> Floats:
        """All numbers, with those of the draw at these parts of their ways."""
        start, slope, bend = self.fit
        part = np.array(parts)[self.whose]
        numbers = self.middle.copy()
        numbers[self.moving] = (start + slope * part) / (1.0 + bend * part)
        return numbers

    def tells(self, parts: Sequence[float], numbers: Floats) -> bool:
        """Whether the forms come to these numbers."""
        with np.errstate(all="ignore"):
            told = self.at(parts)
        return bool(self.once and np.allclose(told, numbers, rtol=ROUNDING, atol=0.0))

    def restart(self) -> None:
        """Back to the first case, as if there had been no other."""
        self.warm.restart()
        self.now = self.middle
        self.columns = np.ones(len(self.columns))

    def solve(self, parts: Sequence[float]) -> Answer:
        """How the case of these parts comes out, from the last one's basis."""
        self._put(self.at(parts))
        return self.warm.answer()

    def _put(self, numbers: Floats) -> None:
        self.warm.already = float(numbers[-1])
        numbers = self._in_units(numbers)
        session, where = self.warm.session, self.where
        moved = numbers != self.now
        weights, lows, highs, gains, _ = self._parted(moved)
        for at in np.flatnonzero(weights).tolist():
            session.set_weight(int(where.row[at]), int(where.cell[at]), float(numbers[at]))
        rows = np.flatnonzero(lows | highs)
        _, low, high, worth, _ = self._parted(numbers)
        if len(rows):
            session.set_rows(where.rows[rows], low[rows], high[rows])
        if gains.any():
            session.set_gains(worth)
        self.now = numbers

    def _in_units(self, numbers: Floats) -> Floats:
        """The numbers, with weights that only changed their units put on the limits instead."""
        moving = self.moving[self.moving < len(self.where.row)]
        found = self.rescaled.factors(numbers[moving]) if self.rescaled else None
        self._set_columns(np.ones(len(self.columns)) if found is None else found.columns)
        if found is None:
            return numbers
        _, low, high, worth, already = self._parted(numbers)
        rows = found.rows[self.where.rows]
        units = found.columns[: len(worth)]
        weights = self.middle[: len(self.where.row)]
        return np.concatenate([weights, low / rows, high / rows, worth / units, already])

    def _set_columns(self, factors: Floats) -> None:
        """Count the unknowns in these units."""
        changed = np.flatnonzero(factors != self.columns)
        if len(changed):
            low, high = (bound[changed] * factors[changed] for bound in self.bounds)
            self.warm.session.set_columns(changed, low, high)
        self.columns = factors
        self.warm.columns_are = factors[: len(self.warm.columns_are)]

    def _parted(self, numbers: np.ndarray) -> list[np.ndarray]:
        """Weights, lowest, highest, gains, people of years that are over."""
        weights, rows = len(self.where.row), len(self.where.rows)
        return np.split(numbers, [weights, weights + rows, weights + 2 * rows, len(numbers) - 1])
