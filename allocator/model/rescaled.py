"""A change of many weights that is only a change of units, put on the limits instead.

Where all costs rise by one part f, every person costs f times more, and that is the same as
people counted in another unit: the weights may stay, if the limits on people move. In general
new weights w'ᵢⱼ are such a change where factors of rows r and of unknowns c are found with

    w'ᵢⱼ = rᵢ · wᵢⱼ · cⱼ   for every weight of the matrix;

with y = c·x the rows are then  low ÷ r ≤ Σ w·y ≤ high ÷ r, the bounds of y those of x times c,
and its gains those of x over c. The matrix stays as it is, and with it the solver's
factors of the basis; a basis that was best goes on to be nearly so, for only limits move, where
33,000 changed weights had left it neither within the limits nor best.

The factors are read off along a tree: a weight that joins a row and an unknown gives the
factor of one from that of the other. Whether they fit all other weights is then looked at.
"""

from __future__ import annotations

from typing import NamedTuple

import highspy
import numpy as np

from allocator.grid import Floats, Ints
from allocator.model.matrix import triplets

#: How far a weight may be from what the factors make of it, as a part of it: rounding.
ROUNDING = 1e-11


class Factors(NamedTuple):
    """What to multiply each row and each unknown by."""

    rows: Floats
    columns: Floats


class _Step(NamedTuple):
    """Nodes whose factors follow from those of others. of_rows: the nodes are rows."""

    of_rows: bool
    nodes: Ints
    from_nodes: Ints
    weights: Ints


class Tree:
    """The weights of a matrix, and a tree that joins all its rows and unknowns."""

    def __init__(self, lp: highspy.HighsLp) -> None:
        self.row, self.column, self.weights = triplets(lp)
        self.shape = (int(lp.num_row_), int(lp.num_col_))
        self._place = {
            (row, column): at
            for at, (row, column) in enumerate(
                zip(self.row.tolist(), self.column.tolist(), strict=True)
            )
        }

    def places(self, rows: Ints, columns: Ints) -> Ints | None:
        """Where weights stand among those of the matrix; None where one is not there."""
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        found = [self._place.get(pair, -1) for pair in pairs]
        return None if -1 in found else np.array(found, dtype=np.int64)

    def steps(self, moving: Ints) -> list[_Step]:
        """From which factor each follows, nearest first.

        moving: places of weights that may change. Rows without any begin, each with factor 1,
        so that money stays money.
        """
        rows, columns = self.shape
        known_rows, known_columns = np.ones(rows, dtype=bool), np.zeros(columns, dtype=bool)
        known_rows[self.row[moving]] = False
        found: list[_Step] = []
        while True:
            step = self._step(known_columns, known_rows, of_rows=False)
            if step is None:
                step = self._step(known_rows, known_columns, of_rows=True)
            if step is None:
                return found
            found.append(step)

    def _step(self, unknown: np.ndarray, known: np.ndarray, *, of_rows: bool) -> _Step | None:
        """The nodes next to those that are known; they are known from here on."""
        nodes, others = (self.row, self.column) if of_rows else (self.column, self.row)
        near = np.flatnonzero(~unknown[nodes] & known[others])
        if not len(near):
            return None
        fresh, first = np.unique(nodes[near], return_index=True)
        unknown[fresh] = True
        weights = near[first]
        return _Step(of_rows, fresh, others[weights], weights)


class Rescaled:
    """Whether new weights are the old ones in other units, and in which."""

    def __init__(self, tree: Tree, moving: Ints) -> None:
        self.tree, self.moving = tree, moving
        self.steps = tree.steps(moving)

    def factors(self, weights: Floats) -> Factors | None:
        """The factors, where the moving weights become these; None where there are none."""
        tree = self.tree
        ratio = np.ones(len(tree.weights))
        ratio[self.moving] = weights / tree.weights[self.moving]
        rows, columns = np.ones(tree.shape[0]), np.ones(tree.shape[1])
        for step in self.steps:
            to, known = (rows, columns) if step.of_rows else (columns, rows)
            to[step.nodes] = ratio[step.weights] / known[step.from_nodes]
        fits = np.abs(rows[tree.row] * columns[tree.column] - ratio) <= ROUNDING * ratio
        good = (rows > 0.0).all() and (columns > 0.0).all() and fits.all()
        return Factors(rows, columns) if good else None
