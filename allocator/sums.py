"""A sum over the cells of a plan: unknowns while solving, plain numbers when checking.

A `Sum` is Σ weight × cell + constant. What its cells are is the ledger's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats, Ints


@dataclass(frozen=True, eq=False)
class Sum:
    """Σ weights × cells + constant. A cell may stand in it more than once."""

    cells: Ints
    weights: Floats
    constant: float = 0.0

    @classmethod
    def number(cls, constant: float) -> Sum:
        """A sum of nothing but a number."""
        return cls(_NO_CELLS, _NO_WEIGHTS, constant)

    def __add__(self, other: Sum | float) -> Sum:
        if not isinstance(other, Sum):
            return Sum(self.cells, self.weights, self.constant + other)
        if not len(other.cells):
            return Sum(self.cells, self.weights, self.constant + other.constant)
        cells = np.concatenate((self.cells, other.cells))
        weights = np.concatenate((self.weights, other.weights))
        return Sum(cells, weights, self.constant + other.constant)

    def __sub__(self, other: Sum | float) -> Sum:
        return self + -1.0 * other

    def __mul__(self, factor: float) -> Sum:
        return Sum(self.cells, self.weights * factor, self.constant * factor)

    __rmul__ = __mul__

    def value(self, numbers: Floats) -> float:
        """The sum when its cells hold these numbers."""
        return float(self.weights @ numbers[self.cells]) + self.constant

    def size(self, numbers: Floats) -> float:
        """Σ |term|: how large the numbers are that the sum adds up, for tolerances."""
        return float(np.abs(self.weights) @ np.abs(numbers[self.cells])) + abs(self.constant)

    def merged(self) -> Sum:
        """The same sum with each cell once, in order, and no zero weights."""
        cells, weights = self.cells, self.weights
        if not (cells[1:] > cells[:-1]).all():
            order = np.argsort(cells, kind="stable")
            cells, weights = cells[order], weights[order]
            # Few sums hold a cell twice, and looking for those in all took a third of the build.
            if (cells[1:] == cells[:-1]).any():
                cells, where = np.unique(cells, return_inverse=True)
                weights = np.bincount(where, weights, minlength=len(cells)).astype(np.float64)
        keep = weights != 0.0
        if not keep.all():
            cells, weights = cells[keep], weights[keep]
        return Sum(cells, weights, self.constant)


_NO_CELLS: Ints = np.zeros(0, dtype=np.int64)
_NO_WEIGHTS: Floats = np.zeros(0)


def total(sums: Iterable[Sum]) -> Sum:
    """The sum of many sums."""
    parts = list(sums)
    if not parts:
        return Sum.number(0.0)
    return Sum(
        np.concatenate([part.cells for part in parts]),
        np.concatenate([part.weights for part in parts]),
        sum(part.constant for part in parts),
    )
