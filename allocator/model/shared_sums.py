"""A smaller matrix for interior point: sums that stand in many rows, worked out once.

The money of a project type in a year stands in the growth rule of that year and of the next,
in the cut rules, and in the pool its sources pay into: on 1,503 communes each time as 1,503
weights. Where unknowns have the same weights in all such wide rows, one new unknown is made
their sum, and takes their place there:

    Σ weight · x over the members  =  weight · total,      total = Σ x over the members.

It is the same model: any plan of one is a plan of the other, with the same gain. Interior
point takes half the time on it (1,503 communes: 605,285 weights instead of 929,277), and a
basis of it is one of the whole matrix where the totals, which nothing limits, are left out.
"""

from __future__ import annotations

from typing import NamedTuple

import highspy
import numpy as np

from allocator.grid import Bools, Floats, Ints
from allocator.model.engine import INFINITY
from allocator.model.matrix import Entries, Triplets, triplets

#: A row of more weights than this is wide.
WIDE = 200
#: A row of more different weights than this tells its unknowns apart.
FEW = 8
#: The fewest members of a sum, and the fewest rows they must share.
MEMBERS, ROWS = 8, 2
#: The part of the weights that must fall away to make it worth while.
WORTH = 0.1


class _Groups(NamedTuple):
    """Unknowns that look alike. of: the group of each column, -1 for none; summed: the entries
    in whose place the group's sum stands."""

    of: Ints
    sums: int
    summed: Bools


def with_shared_sums(
    lp: highspy.HighsLp, wide: int = WIDE, members: int = MEMBERS
) -> highspy.HighsLp | None:
    """The same model with its shared sums worked out once; None where that saves little.

    The unknowns and rows of the model keep their places; the sums and what they are follow.
    wide: rows of more weights than this are looked at; members: the fewest of a sum.
    """
    entries = triplets(lp)
    alike = _alike(entries, lp.num_row_, wide)
    groups = _groups(entries, alike, lp.num_col_, members)
    smaller = _shared(entries, groups, lp.num_col_, lp.num_row_)
    if not groups.sums or len(smaller.row) > (1.0 - WORTH) * len(entries.row):
        return None
    return _model(lp, smaller, groups.sums)


def basis_of_whole(basis: highspy.HighsBasis, columns: int, rows: int) -> highspy.HighsBasis:
    """What a basis of the smaller matrix is on the whole one, of so many columns and rows."""
    whole = highspy.HighsBasis()
    whole.col_status = list(basis.col_status)[:columns]
    whole.row_status = list(basis.row_status)[:rows]
    whole.valid = True
    return whole


def _alike(entries: Triplets, rows: int, wide: int) -> dict[int, Ints]:
    """The wide rows of few different weights, and where the entries of each stand."""
    widths = np.bincount(entries.row, minlength=rows)
    by_row = Entries(entries.row, rows)
    found = {}
    for row in np.flatnonzero(widths > wide).tolist():
        inside = by_row.of(np.array([row]))
        if len(np.unique(entries.weight[inside])) <= FEW:
            found[row] = inside
    return found


def _groups(entries: Triplets, alike: dict[int, Ints], columns: int, members: int) -> _Groups:
    """Columns are parted by each such row in turn: by whether they stand in it, and how."""
    parted = np.zeros(columns, dtype=np.int64)
    shared = np.zeros(columns, dtype=np.int64)
    parts = 1
    for inside in alike.values():
        standing = entries.column[inside]
        weights, kind = np.unique(entries.weight[inside], return_inverse=True)
        found, part = np.unique(parted[standing] * len(weights) + kind, return_inverse=True)
        parted[standing] = parts + part
        shared[standing] += 1
        parts += len(found)
    enough = np.bincount(parted, minlength=parts) >= members
    worth = enough[parted] & (shared >= ROWS)
    of = np.full(columns, -1, dtype=np.int64)
    kept, of[worth] = np.unique(parted[worth], return_inverse=True)
    summed = np.zeros(len(entries.row), dtype=bool)
    for inside in alike.values():
        summed[inside] = of[entries.column[inside]] >= 0
    return _Groups(of, len(kept), summed)


def _shared(entries: Triplets, groups: _Groups, columns: int, rows: int) -> Triplets:
    """The weights of the smaller matrix."""
    members = np.flatnonzero(groups.of >= 0)
    _, first = np.unique(groups.of[members], return_index=True)
    speaks = np.zeros(columns, dtype=bool)
    speaks[members[first]] = True
    # In a row where all members have one weight, the first stands for them all.
    kept = ~groups.summed | speaks[entries.column]
    stands = np.where(groups.summed, columns + groups.of[entries.column], entries.column)[kept]
    numbers = np.arange(groups.sums)
    return Triplets(
        np.concatenate((entries.row[kept], rows + groups.of[members], rows + numbers)),
        np.concatenate((stands, members, columns + numbers)),
        np.concatenate((entries.weight[kept], np.ones(len(members)), -np.ones(groups.sums))),
    )


def _model(lp: highspy.HighsLp, weights: Triplets, more: int) -> highspy.HighsLp:
    """The model with these weights, and so many free unknowns and rows more."""
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = lp.num_col_ + more, lp.num_row_ + more
    free, nothing = np.full(more, INFINITY), np.zeros(more)
    made.col_lower_ = _and(lp.col_lower_, -free)
    made.col_upper_ = _and(lp.col_upper_, free)
    made.col_cost_ = _and(lp.col_cost_, nothing)
    made.row_lower_ = _and(lp.row_lower_, nothing)
    made.row_upper_ = _and(lp.row_upper_, nothing)
    made.sense_ = lp.sense_
    order = np.lexsort((weights.column, weights.row))
    widths = np.bincount(weights.row, minlength=made.num_row_)
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    made.a_matrix_.start_ = np.concatenate(([0], np.cumsum(widths))).astype(np.int32)
    made.a_matrix_.index_ = weights.column[order].astype(np.int32)
    made.a_matrix_.value_ = weights.weight[order]
    return made


def _and(numbers: object, more: Floats) -> Floats:
    return np.concatenate((np.array(numbers, dtype=np.float64), more))
