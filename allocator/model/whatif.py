"""What if a rule or an amount were different: numbers changed on the live model.

Each change is undone afterwards, the basis too, so that the next question starts from the
optimum again; a re-solve from there costs a small part of the first solve.

Every limit is linear in the numbers of the workbook, so a change by one unit of a number is
worked out once, as a `Move`, and then made by as many units as are asked for.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats, Ints
from allocator.ledger import Limit, Sum
from allocator.model.build import Line, Model, Row, line_of
from allocator.model.engine import INFINITY, Outcome
from allocator.model.highs import FAR, Session, Step
from allocator.rules.reading import Reading

#: Columns that say how many people there are: the limits that weigh money by its people.
PEOPLE = ("Eligible people", "Reach", "Most people")


@dataclass(frozen=True, eq=False)
class Move:
    """What one unit more of a number does to the model, as the solver counts it.

    rows: those it touches; low, high: their bounds as they stand; right: by how much the
    finite ones move. at: (place among the rows, cell) of each weight that moves; weights:
    as they stand; change: by how much they move. widen: weights of switches, as (row, cell,
    weight as it stands, change), that must not stop what is added. adds: whether there are
    whole numbers and money or people are added.
    """

    rows: Ints
    low: Floats
    high: Floats
    right: Floats
    at: list[tuple[int, int]]
    weights: Floats
    change: Floats
    widen: list[tuple[int, int, float, float]]
    adds: bool

    @property
    def bends(self) -> bool:
        """Whether weights move, not only right-hand sides."""
        return bool(self.at)

    def times(self, factor: float) -> Move:
        """The same move, a unit being so many of this one's."""
        widen = [(row, cell, weight, change * factor) for row, cell, weight, change in self.widen]
        right, change = self.right * factor, self.change * factor
        return dataclasses.replace(self, right=right, change=change, widen=widen)


class WhatIf:
    """Questions to one solved model."""

    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.rows_of: dict[int, list[int]] = {}
        for position, row in enumerate(model.rows):
            if row.rule is not None:
                self.rows_of.setdefault(row.rule, []).append(position)

    def limits_of(self, number: int, reading: Reading) -> dict[int, Limit]:
        """The limits of the rule at this position, read differently, by their rows."""
        limits = [limit for _, limit in reading.limits(self.model.ledger)]
        return dict(zip(self.rows_of.get(number, []), limits, strict=True))

    @contextlib.contextmanager
    def rows_as(self, limits: dict[int, Limit]) -> Iterator[None]:
        """Some rows with other limits over the same unknowns, while inside."""
        with self.moved(self.move(limits), 1.0):
            yield

    def move(self, limits: dict[int, Limit]) -> Move:
        """The move that turns these rows' limits into others over the same unknowns."""
        more = self._added(limits)
        rows: list[int] = []
        at: list[tuple[int, int]] = []
        low, high, right, weights, change = [], [], [], [], []
        for row, limit in limits.items():
            old, new = self._lines(row, limit)
            cells = _changed(old, new)
            by = new.low - old.low if limit.sense == ">=" else new.high - old.high
            if not by and not cells:
                continue
            at += [(len(rows), cell) for cell, _, _ in cells]
            weights += [weight for _, weight, _ in cells]
            change += [by_weight for _, _, by_weight in cells]
            rows.append(row)
            right.append(by)
            low.append(old.low)
            high.append(old.high)
        return Move(
            np.array(rows, dtype=np.int64),
            np.array(low),
            np.array(high),
            np.array(right),
            at,
            np.array(weights),
            np.array(change),
            list(self._widened(more)) if more else [],
            more > 0.0,
        )

    def _lines(self, row: int, limit: Limit) -> tuple[Line, Line]:
        old = line_of(self.model.rows[row].limit, self.model.units)
        return old, line_of(limit, self.model.units, old.scale)

    def _added(self, limits: dict[int, Limit]) -> float:
        """Money that these limits let in, and what the people cost that they let in.

        Only whole numbers ask: a switch is as large as the case's figures allow.
        """
        if not len(self.model.whole):
            return 0.0
        rows = self.model.rows
        return sum(_let_in(rows[r], new) for r, new in limits.items() if rows[r].rule is None)

    def _widened(self, more: float) -> Iterator[tuple[int, int, float, float]]:
        """The switches' own rows, made wide enough for what is let in."""
        rows = self.model.rows
        for position, row in enumerate(rows):
            if row.of is None or row.limit.sense != "<=" or not self.model.is_whole(row.of):
                continue  # not a switch's: money ≤ most · switch
            right = Sum(row.limit.right.cells, row.limit.right.weights + more)
            old, new = self._lines(position, row.limit._replace(right=right))
            for cell, weight, change in _changed(old, new):
                yield position, cell, weight, change

    @contextlib.contextmanager
    def moved(self, move: Move, units: float) -> Iterator[None]:
        """A number of the workbook so many units higher, while inside."""
        basis = self.session.basis()
        self._put(move, units)
        try:
            yield
        finally:
            self._put(move, 0.0)
            self.session.stand(basis)

    def _put(self, move: Move, units: float) -> None:
        rows = move.rows.tolist()
        for (place, cell), weight in zip(
            move.at, (move.weights + units * move.change).tolist(), strict=True
        ):
            self.session.set_weight(rows[place], cell, weight)
        by = units * move.right
        self.session.set_rows(move.rows, move.low + by, move.high + by)
        for row, cell, weight, change in move.widen:
            self.session.set_weight(row, cell, weight + max(0.0, units) * change)
        if move.adds:
            self._lift(units > 0.0)

    def _lift(self, lifted: bool) -> None:
        """Whole numbers of projects, which hold no more than the people of a line, or any."""
        low, most = self._counted
        high = np.full(len(most), INFINITY) if lifted else most
        self.session.set_columns(self.model.whole, low, high)

    @functools.cached_property
    def _counted(self) -> tuple[Floats, Floats]:
        """The bounds of the whole numbers as they stand."""
        lp, whole = self.session.highs.getLp(), self.model.whole
        return np.array(lp.col_lower_)[whole], np.array(lp.col_upper_)[whole]

    @contextlib.contextmanager
    def without(self, rows: list[int]) -> Iterator[None]:
        """Some rows asking for nothing, while inside.

        Each gets an unknown that takes up whatever it is missed by. The plan the session stands
        on keeps all limits then, as it does not where bounds are taken away.
        """
        basis = self.session.basis()
        try:
            with self.session.with_columns([(0.0, -INFINITY, INFINITY, [r], [1.0]) for r in rows]):
                yield
        finally:
            self.session.stand(basis)

    def bounds(self, row: int) -> tuple[float, float]:
        """A row's own bounds, as the solver sees them."""
        line = line_of(self.model.rows[row].limit, self.model.units)
        return line.low, line.high

    def objective(self, step: Step = FAR) -> tuple[Outcome, float]:
        """Solve as things stand: how it ended, and the objective in the user's terms."""
        outcome = self.session.solve_again(step)
        return outcome, outcome.objective * self.model.worth


def _let_in(row: Row, new: Limit) -> float:
    """The most money by which a balance lets in more than it did."""
    more = max(0.0, new.right.constant - row.limit.right.constant)
    if row.place.column in PEOPLE:
        return more / float(np.abs(row.limit.left.weights).min(initial=np.inf))
    return more


def _changed(old: Line, new: Line) -> list[tuple[int, float, float]]:
    """The weights in which two lines differ: cell, the old weight, by how much it moves."""
    if old.cells == new.cells and old.weights == new.weights:
        return []
    before = dict(zip(old.cells, old.weights, strict=True))
    after = dict(zip(new.cells, new.weights, strict=True))
    pairs = (
        (cell, before.get(cell, 0.0), after.get(cell, 0.0)) for cell in before.keys() | after.keys()
    )
    return sorted((cell, a, b - a) for cell, a, b in pairs if a != b)
