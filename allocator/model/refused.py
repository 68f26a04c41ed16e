"""A proof that no plan exists, kept and tried on the next question before it is asked.

A weight y for each row proves it (Farkas 1902): whatever the unknowns within their bounds,

    max Σⱼ (Aᵀy)ⱼ·xⱼ  <  min Σᵢ yᵢ·bᵢ,   bᵢ between the limits of row i,

so the rows cannot all hold. Draws without a plan follow each other, and what proves it of one
mostly proves it of the next: a sum, where the solver takes a second.
"""

from __future__ import annotations

import highspy
import numpy as np

from allocator.grid import Floats
from allocator.model.matrix import triplets

#: Parts of the largest weight below which one is the solver's rounding.
ROUNDING = 1e-10
#: By how much the sums must differ, as a part of what they add up.
CLEAR = 1e-7


def proof_of(highs: highspy.Highs, otherwise: Floats | None) -> Floats | None:
    """The weights by which the solver has just seen that there is no plan.

    otherwise: what is known already, where it keeps none.
    """
    status, has, weights = highs.getDualRay()
    return np.array(weights) if status == highspy.HighsStatus.kOk and has else otherwise


def proves(weights: Floats, lp: highspy.HighsLp) -> bool:
    """Whether these weights prove that a model has no plan."""
    row, column, weight = triplets(lp)
    parts = weight * weights[row]
    sums: Floats = np.bincount(column, weights=parts, minlength=lp.num_col_).astype(np.float64)
    sums[np.abs(sums) <= ROUNDING * np.abs(parts).max(initial=0.0)] = 0.0
    most = _furthest(sums, np.array(lp.col_lower_), np.array(lp.col_upper_))
    least = -_furthest(-weights, np.array(lp.row_lower_), np.array(lp.row_upper_))
    if not (np.isfinite(most).all() and np.isfinite(least).all()):
        return False
    scale = float(np.abs(most).sum() + np.abs(least).sum())
    return bool(least.sum() - most.sum() > CLEAR * scale)


def _furthest(weights: Floats, low: Floats, high: Floats) -> Floats:
    """The most that each weight can come to, times a number between its bounds."""
    ends = np.where(weights > 0.0, high, low)
    used = weights != 0.0
    return np.multiply(weights, ends, out=np.zeros(len(weights)), where=used)
