"""The years that are over, as they were: money by line and source, people by line.

Nothing of them is decided any more, but all of it counts: rules that look back look at this
money, what it lent comes back, what a source kept carries over, and who was reached is not
reached again. For the years that are over people are those told; where nobody told, and
for those still to be reached from this money, they follow from it as in any plan:

    reached[line, t] = told, else Σ over years s that are over: money[line, s] · share[s, t] / cost
    started[line]    = Σ reached in the years that are over + those still to be reached

started is what counts against eligible people, reach and `Most people`.
"""

from __future__ import annotations

import functools

import numpy as np

from allocator.grid import Floats, Grid, Ints
from allocator.names import normal


class Past:
    """What happened in the first `years` years of a grid's case.

    paid: money, shape (sources, lines, years over). All of it is empty without a past.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.years = grid.case.past
        self.paid: Floats = np.zeros((len(grid.case.sources), len(grid), self.years))
        for row in grid.past_rows:
            if row.spent:
                source = grid.sources.index[normal(row.source)]
                line = grid.position[grid.places(row)]
                self.paid[source, line, grid.case.year_index[row.year]] += row.spent

    @functools.cached_property
    def money(self) -> Floats:
        """Money spent, shape (lines, years over)."""
        money: Floats = self.paid.sum(axis=0)
        return money

    @functools.cached_property
    def told(self) -> Floats:
        """People told to have been reached, NaN where nobody told; shape (lines, years over)."""
        told = np.full((len(self.grid), self.years), np.nan)
        for row in self.grid.past_rows:
            if row.people is not None:
                at = self.grid.position[self.grid.places(row)], self.grid.case.year_index[row.year]
                told[at] = np.nan_to_num(told[at]) + row.people
        return told

    @functools.cached_property
    def expected(self) -> Floats:
        """People that the money should reach at the case's own costs, shape (lines, years)."""
        expected = np.zeros((len(self.grid), self.grid.years))
        for year in range(self.grid.years if self.years else 0):
            share = self.grid.reached((year,))[:, : self.years]
            expected[:, year] = (share * self.money).sum(axis=1)
        return expected

    @functools.cached_property
    def reached(self) -> Floats:
        """People reached with the money of the years over, shape (lines, years)."""
        reached = self.expected.copy()
        told = ~np.isnan(self.told)
        reached[:, : self.years][told] = self.told[told]
        return reached

    @functools.cached_property
    def started(self) -> Floats:
        """People started with the money of the years over, shape (lines, years over).

        A line's people are laid upon its years as its money is; where it had none, upon the
        years in which they were reached.
        """
        started = self.money / self.grid.cost[:, : self.years]
        late = started.sum(axis=1) - self.expected[:, : self.years].sum(axis=1)
        whole = self.reached[:, : self.years].sum(axis=1) + np.maximum(late, 0.0)
        moneyed = started.sum(axis=1) > 0.0
        started[~moneyed] = self.reached[~moneyed, : self.years]
        sums = started.sum(axis=1)
        part = np.divide(whole, sums, out=np.zeros_like(whole), where=sums > 0.0)
        laid: Floats = started * part[:, np.newaxis]
        return laid

    def room(self, lines: Ints, most: float) -> float:
        """How many people may be started on these lines in all: no fewer than are already."""
        return max(most, float(self.started[lines].sum()))
