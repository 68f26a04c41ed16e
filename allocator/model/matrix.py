"""A PuLP problem handed to HiGHS whole, in one `passModel`.

PuLP's own bridge goes a column and a row at a time: on 1,503 communes that takes longer than
building the model.
"""

from __future__ import annotations

from typing import NamedTuple

import highspy
import numpy as np
import pulp

from allocator.grid import Floats, Ints
from allocator.model.engine import INFINITY

WHOLE = highspy.HighsVarType.kInteger


def matrix(problem: pulp.LpProblem, count: int) -> highspy.HighsLp:
    """The whole PuLP problem as one HiGHS model, row by row. Ids tell where a term stands.

    count: how many unknowns there are; PuLP itself forgets those that stand in no row.
    """
    lp = highspy.HighsLp()
    lp.num_col_ = count
    low, high = np.zeros(count), np.full(count, INFINITY)
    kinds = [highspy.HighsVarType.kContinuous] * count
    places: dict[str, int] = {}
    for variable in problem.variables():
        column = int(variable.name[1:])
        places[variable.name] = column
        low[column] = -INFINITY if variable.lowBound is None else variable.lowBound
        if variable.upBound is not None:
            high[column] = variable.upBound
        if variable.cat == pulp.LpInteger:
            kinds[column] = WHOLE
    lp.col_lower_, lp.col_upper_ = low, high
    if WHOLE in kinds:
        lp.integrality_ = kinds
    gains = np.zeros(count)
    for variable, gain in problem.objective.items():
        gains[int(variable.name[1:])] = gain
    lp.col_cost_ = gains
    lp.sense_ = highspy.ObjSense.kMaximize
    _fill_rows(lp, problem, places)
    return lp


def _fill_rows(lp: highspy.HighsLp, problem: pulp.LpProblem, places: dict[str, int]) -> None:
    """places: the column of each variable, by its name."""
    constraints = problem.constraints
    rows = list(constraints() if callable(constraints) else constraints.values())
    starts = [0]
    indices: list[int] = []
    weights: list[float] = []
    low, high = np.full(len(rows), -INFINITY), np.full(len(rows), INFINITY)
    for number, row in enumerate(rows):
        terms = row.items()
        indices += [places[variable.name] for variable, _ in terms]
        weights += [weight for _, weight in terms]
        starts.append(len(indices))
        right = -row.constant
        if row.sense >= 0:
            low[number] = right
        if row.sense <= 0:
            high[number] = right
    lp.num_row_ = len(rows)
    lp.row_lower_, lp.row_upper_ = low, high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(weights)


class Triplets(NamedTuple):
    """The weights of a matrix: each with its row and its column."""

    row: Ints
    column: Ints
    weight: Floats


class Entries:
    """The places among the weights of those in some rows, or in some columns.

    keys: the row of each weight, or the column of each; count: how many there are.
    """

    def __init__(self, keys: Ints, count: int) -> None:
        self.order = np.argsort(keys, kind="stable")
        self.starts = np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=count))))

    def of(self, wanted: Ints) -> Ints:
        """Those of the rows or columns wanted, one after the other."""
        first = self.starts[wanted]
        widths = self.starts[wanted + 1] - first
        skipped = first - np.concatenate(([0], np.cumsum(widths)[:-1]))
        return self.order[np.repeat(skipped, widths) + np.arange(int(widths.sum()))]


def triplets(lp: highspy.HighsLp) -> Triplets:
    """The weights of a model, whichever way HiGHS keeps them at the moment."""
    held = lp.a_matrix_
    across = np.array(held.index_, dtype=np.int64)
    along = np.repeat(np.arange(len(held.start_) - 1), np.diff(np.array(held.start_)))
    by_column = held.format_ == highspy.MatrixFormat.kColwise
    row, column = (across, along) if by_column else (along, across)
    return Triplets(row, column, np.array(held.value_))
