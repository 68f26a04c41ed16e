"""A floor that several sums of a plan must reach, as one unknown: Σ ≥ floor, for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.model.engine import INFINITY, Extra
from allocator.studies.live import Live
from allocator.sums import Sum

#: The floor is counted in thousandths, so that it weighs like money does beside it.
UNIT = 1e-3


def add_floor(live: Live, parts: Sequence[Sum]) -> int:
    """The column of a floor under all of these sums, which are near 1."""
    extra = Extra(live.session.columns, live.model.units)
    floor = extra.unknown()
    for part in parts:
        extra.row(part * (1.0 / UNIT), [(floor, -1.0)], 0.0, INFINITY)
    live.session.add(extra)
    return floor
