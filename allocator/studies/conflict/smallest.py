"""A smallest set of cells that cannot hold together: without any one of them they can.

Cells are left out, not rows of the model: that is what a user can act on. A certificate
names a few suspects in one solve, whatever the size; QuickXplain (Junker 2004) then needs
few and small ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from allocator.studies.conflict.cells import Member
from allocator.studies.conflict.live import Live


def smallest(live: Live, members: Sequence[Member]) -> list[Member]:
    """Such a set among these cells, the others away; none where all of them can hold.

    members: those a user would rather not read of first.
    """
    with live.only(_rows(members)):
        suspects = _suspects(live, members)
        if not suspects:
            return []
    return _explain(live, [], suspects, False)


def _suspects(live: Live, members: Sequence[Member]) -> list[Member]:
    weights = live.certificate()
    if weights is None:
        return [] if live.possible() else list(members)
    held = set(np.flatnonzero(weights).tolist())
    named = [member for member in members if held.intersection(member.rows)]
    with live.only(_rows(named)):
        proven = live.possible() is False
    return named if proven else list(members)


def _explain(live: Live, kept: list[Member], rest: list[Member], changed: bool) -> list[Member]:
    if changed and _quarrel(live, kept):
        return []
    if len(rest) == 1:
        return rest
    half = len(rest) // 2
    # The later half (rules) is preferred: the earlier is asked only for what is missing.
    later, earlier = rest[half:], rest[:half]
    from_earlier = _explain(live, kept + later, earlier, True)
    from_later = _explain(live, kept + from_earlier, later, bool(from_earlier))
    return from_earlier + from_later


def _quarrel(live: Live, members: Sequence[Member]) -> bool:
    """Whether these cells are proven to have no plan, all others away."""
    with live.only(_rows(members)):
        return live.possible() is False


def _rows(members: Iterable[Member]) -> list[int]:
    return [row for member in members for row in member.rows]
