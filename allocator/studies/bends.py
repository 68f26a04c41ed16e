"""Where a curve bends: the kinks of a concave curve of straight pieces, found exactly.

The best value of a linear programme, as one number of it moves, is such a curve, and the
solver's price of that number at a spot is the slope of a line that the curve lies under.
Two such lines meet above the curve; where the curve touches their crossing, it bends just
there and is straight on both sides; where it does not, the spot below the crossing brings
a third line (Eisner and Severance 1976). The crossing that lies highest above the curve is
looked at first, so that few looks already show the shape.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

#: Values closer than this, as a part of the largest, are the same.
SAME_VALUE = 1e-8
#: Slopes closer than this, as a part of the steepest, are the same.
SAME_SLOPE = 1e-6
#: Places closer than this, as a part of the furthest, are one.
SAME_PLACE = 1e-9
#: How often the curve is looked at to find all kinks, and how many are given at the most.
LOOKS, MOST = 24, 8
#: How often the heaviest kink of one bend is looked for.
CLOSER = 12


class Spot(NamedTuple):
    """A place where the curve was looked at: its height, and the slope of a line above it.

    basis: where the solver stood, to look nearby from there.
    """

    at: float
    value: float
    slope: float
    basis: Any = None


class Bend(NamedTuple):
    """A kink of the curve: its place and height, and the slopes on both sides, exactly."""

    at: float
    value: float
    before: float
    after: float


class Bends(NamedTuple):
    """The kinks found, in order; whether there are no others."""

    kinks: tuple[Bend, ...]
    all_told: bool


class Piece(NamedTuple):
    """A part of the curve that is straight."""

    start: Spot
    end: Spot
    slope: float


#: Looks at the curve at a place, from a spot nearby.
Look = Callable[[float, Spot], Spot]
#: Whether a kink is worth telling, where there are many.
Tells = Callable[[Bend], bool]


def bends(
    spots: Sequence[Spot], look: Look, tells: Tells, looks: int = LOOKS, most: int = MOST
) -> Bends:
    """The kinks between spots that stand in order: all of them or, where there are many,
    the most telling of those that tell.

    looks: how often the curve may be looked at to find them all; most: how many to give.
    """
    search = _Search(_apart(spots), look)
    straight = search.straighten(looks)
    corners = {kink.at: kink for kink in _corners(search.pieces)}
    if straight and len(corners) <= most:
        return Bends(tuple(corners.values()), True)
    found: dict[float, Bend] = {}
    for spot in _telling(search.spots, most):
        kink = corners.get(spot.at) or search.heaviest(spot, tells)
        if kink and tells(kink):
            found[kink.at] = kink
    return Bends(tuple(found[at] for at in sorted(found)), False)


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """The spots without those that stand where the one before stands, rounding apart."""
    least = SAME_PLACE * max((abs(spot.at) for spot in spots), default=0.0)
    kept = list(spots[:1])
    for spot in spots[1:]:
        if spot.at - kept[-1].at > least:
            kept.append(spot)
    return kept


class _Search:
    """The spots looked at so far, and the pieces known to be straight."""

    def __init__(self, spots: Sequence[Spot], look: Look) -> None:
        self.spots = list(spots)
        self.look = look
        self.same = SAME_VALUE * max((abs(spot.value) for spot in spots), default=0.0)
        self.pieces: list[Piece] = []

    def straighten(self, looks: int) -> bool:
        """Look below the highest crossing, again and again; whether all is straight then."""
        open_ = list(itertools.pairwise(self.spots))
        while open_:
            open_.sort(key=lambda pair: _gap(*pair))
            start, end = open_.pop()
            gap = _gap(start, end)
            if gap <= self.same:
                self.pieces.append(_straight(start, end))
            elif looks:
                looks -= 1
                spot, touches = self._below(start, end)
                if touches:
                    self.pieces += [Piece(start, spot, start.slope), Piece(spot, end, end.slope)]
                else:
                    open_ += [(start, spot), (spot, end)]
            else:
                return False
        return True

    def _below(self, start: Spot, end: Spot) -> tuple[Spot, bool]:
        """The spot below the crossing of two lines, and whether it touches it."""
        at, top = _crossing(start, end)
        near = start if at - start.at < end.at - at else end
        spot = self.look(at, near)
        self.spots.append(spot)
        self.spots.sort(key=lambda other: other.at)
        return spot, spot.value >= top - self.same

    def heaviest(self, spot: Spot, tells: Tells) -> Bend | None:
        """An exact kink near a spot: always on into the half in which the slope falls more.

        No kink between two spots can be heavier than the fall of the slope between them.
        """
        place = self.spots.index(spot)
        sides = list(itertools.pairwise(self.spots[max(0, place - 1) : place + 2]))
        for _ in range(CLOSER):
            start, end = max(sides, key=lambda pair: pair[0].slope - pair[1].slope)
            heaviest = Bend(*_crossing(start, end), start.slope, end.slope)
            if _gap(start, end) <= self.same or not tells(heaviest):
                return None
            below, touches = self._below(start, end)
            if touches:
                return Bend(below.at, below.value, start.slope, end.slope)
            sides = [(start, below), (below, end)]
        return None


def _crossing(start: Spot, end: Spot) -> tuple[float, float]:
    """Where the two lines meet, and how high."""
    rise = end.value - start.value + start.slope * start.at - end.slope * end.at
    at = min(max(rise / (start.slope - end.slope), start.at), end.at)
    return at, start.value + start.slope * (at - start.at)


def _gap(start: Spot, end: Spot) -> float:
    """How far the curve may be above the straight line between two spots."""
    if start.slope - end.slope <= SAME_SLOPE * max(abs(start.slope), abs(end.slope)):
        return 0.0
    at, top = _crossing(start, end)
    return top - start.value - (end.value - start.value) * (at - start.at) / (end.at - start.at)


def _straight(start: Spot, end: Spot) -> Piece:
    """A piece without a kink inside. At a kink the solver may give the slope of either side."""
    drop = start.slope - end.slope
    if drop <= 0.0:
        return Piece(start, end, end.slope)
    at, _ = _crossing(start, end)
    return Piece(start, end, end.slope if at - start.at < end.at - at else start.slope)


def _corners(pieces: Sequence[Piece]) -> list[Bend]:
    """The kinks between pieces that meet and are not one line."""
    ordered = sorted(pieces, key=lambda piece: piece.start.at)
    steepest = max((abs(piece.slope) for piece in ordered), default=0.0)
    return [
        Bend(after.start.at, after.start.value, before.slope, after.slope)
        for before, after in itertools.pairwise(ordered)
        if before.end.at == after.start.at and before.slope - after.slope > SAME_SLOPE * steepest
    ]


def _telling(spots: Sequence[Spot], most: int) -> list[Spot]:
    """The spots that matter: the one least above the line of its neighbours leaves first.

    (Visvalingam and Whyatt 1993.) The two ends are no kinks.
    """
    kept = list(spots)
    while len(kept) > most + 2:
        heights = [_height(*kept[place - 1 : place + 2]) for place in range(1, len(kept) - 1)]
        del kept[1 + heights.index(min(heights))]
    return kept[1:-1]


def _height(start: Spot, middle: Spot, end: Spot) -> float:
    along = (middle.at - start.at) / (end.at - start.at)
    return middle.value - start.value - along * (end.value - start.value)
