"""What if a rule or an amount were different: numbers changed on the live model.

Each change is undone afterwards, the basis too, so that the next question starts from the
optimum again; a re-solve from there costs a small part of the first solve.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from allocator.ledger import Limit, Sum
from allocator.model.build import Line, Model, line_of
from allocator.model.engine import Outcome
from allocator.model.highs import Session
from allocator.rules.reading import Reading


class WhatIf:
    """Questions to one solved model."""

    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.rows_of: dict[int, list[int]] = {}
        for position, row in enumerate(model.rows):
            if row.rule is not None:
                self.rows_of.setdefault(row.rule, []).append(position)

    @contextlib.contextmanager
    def rule_as(self, number: int, reading: Reading) -> Iterator[None]:
        """The rule at this position read differently, while inside."""
        limits = [limit for _, limit in reading.limits(self.model.ledger)]
        with self.rows_as(dict(zip(self.rows_of.get(number, []), limits, strict=True))):
            yield

    @contextlib.contextmanager
    def rows_as(self, limits: dict[int, Limit]) -> Iterator[None]:
        """Some rows with other limits over the same unknowns, while inside."""
        limits = limits | self._widened(limits)
        units = self.model.units
        old = {row: line_of(self.model.rows[row].limit, units) for row in limits}
        new = {row: line_of(limit, units, old[row].scale) for row, limit in limits.items()}
        basis = self.session.basis()
        for row in limits:
            self._put(row, old[row], new[row])
        try:
            yield
        finally:
            for row in limits:
                self._put(row, new[row], old[row])
            self.session.stand(basis)

    def _widened(self, limits: dict[int, Limit]) -> dict[int, Limit]:
        """The switches' own rows, made wide enough for what these limits add.

        A switch is as large as the case's figures allow; more money must not stop there.
        """
        rows = self.model.rows
        more = sum(
            max(0.0, limit.right.constant - rows[row].limit.right.constant)
            for row, limit in limits.items()
            if rows[row].rule is None
        )
        if not more or not len(self.model.whole):
            return {}
        return {
            position: row.limit._replace(
                right=Sum(row.limit.right.cells, row.limit.right.weights + more)
            )
            for position, row in enumerate(rows)
            if row.of is not None and row.limit.sense == "<=" and self.model.is_whole(row.of)
        }

    def bounds(self, row: int) -> tuple[float, float]:
        """A row's own bounds, as the solver sees them."""
        line = line_of(self.model.rows[row].limit, self.model.units)
        return line.low, line.high

    def objective(self) -> tuple[Outcome, float]:
        """Solve as things stand: how it ended, and the objective in the user's terms."""
        outcome = self.session.solve()
        return outcome, outcome.objective * self.model.worth

    def _put(self, row: int, old: Line, new: Line) -> None:
        before = dict(zip(old.cells, old.weights, strict=True))
        after = dict(zip(new.cells, new.weights, strict=True))
        for cell in before.keys() | after.keys():
            if before.get(cell, 0.0) != after.get(cell, 0.0):
                self.session.set_weight(row, cell, after.get(cell, 0.0))
        if (old.low, old.high) != (new.low, new.high):
            self.session.set_row(row, new.low, new.high)
