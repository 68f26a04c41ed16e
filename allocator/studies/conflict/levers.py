"""The numbers that can be moved to end a conflict: which way, how far, and what moves with them.

    left - right of a row  =  what it is now + moved · way · slope

A slope is a sum over the plan: a floor's is a number, a share's the money it is a share of.
It is taken from the question written again with another number there, so that whatever
depends on the cell moves too: the rest of a donor's ladder, the coverage of more people.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from allocator.figure import Figure, number, with_number
from allocator.ledger import Limit, Sum
from allocator.model.build import Model, outline
from allocator.rules.kind import Unit
from allocator.rules.reading import Reading
from allocator.studies.conflict.cells import FACTS, Member, unit

#: How much dearer it is to change a fact than a wish or an amount.
DEARER = 10.0
#: A share that is nothing changes as if it were this much; an amount, as if it were typical.
SMALL_SHARE = 0.1
#: Slopes smaller than this part of the row are rounding.
ROUNDING = 1e-12


class Lever(NamedTuple):
    """A number that can be moved.

    way: +1 up, -1 down; most: how far at the most. size: what a relative change is measured
    against; dear: what a relative change of 1 costs. slopes: row of the model -> what one
    unit of the number adds to its left - right.
    """

    figure: Figure
    now: float
    way: int
    most: float
    unit: Unit
    size: float
    dear: float
    slopes: dict[int, Sum]

    def shifts(self, moved: float) -> dict[int, Sum]:
        """What each row's left - right gains when the number has moved so far."""
        return {row: slope * (moved * self.way) for row, slope in self.slopes.items()}

    def cost(self, moved: float) -> float:
        """What it costs to move so far."""
        return self.dear * moved / self.size

    @property
    def bends(self) -> bool:
        """Whether what it does depends on the plan itself."""
        return any(len(slope.cells) for slope in self.slopes.values())


def levers(model: Model, member: Member) -> list[Lever]:
    """The numbers of a cell's row that can be moved, the cell's own first."""
    if member.rule is None:
        lever = _of_figure(model, member.figure)
        return [lever] if lever else []
    reading = model.readings[member.rule]
    found = []
    if reading.kind.relax:
        found.append(_of_rule(model, member, reading))
    if reading.kind.step:
        found.append(_of_step(model, member, reading))
    return found


def _of_figure(model: Model, figure: Figure) -> Lever | None:
    now = number(model.case, figure)
    measure = unit(figure, None)
    size = _size(model, measure, now)
    most = 1.0 - now if measure is Unit.PERCENT else math.inf
    by = min(0.5 * size, 0.5 * most)
    if by <= 0.0:
        return None
    edited = outline(with_number(model.case, figure, now + by))
    if len(edited.rows) != len(model.rows):  # a region of nobody becomes one of somebody
        return None
    slopes = {}
    for position, (row, other) in enumerate(zip(model.rows, edited.rows, strict=True)):
        slope = _slope(row.limit, other.limit, by)
        if slope is not None:
            slopes[position] = slope
    dear = DEARER if figure.column in FACTS else 1.0
    return Lever(figure, now, +1, most, measure, size, dear, slopes)


def _of_rule(model: Model, member: Member, reading: Reading) -> Lever:
    now, kind = float(reading.rule.value), reading.kind
    size = _size(model, kind.value, now)
    slopes = _slopes(model, member, reading.with_value(now + size), size)
    most = now - kind.lowest if kind.relax < 0 else math.inf
    return Lever(member.figure, now, kind.relax, most, kind.value, size, 1.0, slopes)


def _of_step(model: Model, member: Member, reading: Reading) -> Lever:
    figure = member.figure._replace(column="step")
    now = reading.rule.step
    size = _size(model, Unit.MONEY, now)
    slopes = _slopes(model, member, reading.with_more_step(size), size)
    return Lever(figure, now, +1, math.inf, Unit.MONEY, size, 1.0, slopes)


def _slopes(model: Model, member: Member, changed: Reading, by: float) -> dict[int, Sum]:
    slopes = {}
    limits = [limit for _, limit in changed.limits(model.ledger)]
    for position, other in zip(member.rows, limits, strict=True):
        slope = _slope(model.rows[position].limit, other, by)
        if slope is not None:
            slopes[position] = slope
    return slopes


def _slope(before: Limit, after: Limit, by: float) -> Sum | None:
    """What one unit more adds to left - right; None where it adds nothing."""
    if before is after or (_same(before.left, after.left) and _same(before.right, after.right)):
        return None
    whole = (after.left - after.right - (before.left - before.right)).merged() * (1.0 / by)
    keep = abs(whole.weights) > ROUNDING * abs(whole.weights).max(initial=0.0)
    slope = Sum(whole.cells[keep], whole.weights[keep], whole.constant)
    return slope if len(slope.cells) or slope.constant else None


def _same(one: Sum, other: Sum) -> bool:
    return (
        one.constant == other.constant
        and len(one.cells) == len(other.cells)
        and bool((one.cells == other.cells).all() and (one.weights == other.weights).all())
    )


def _size(model: Model, measure: Unit, now: float) -> float:
    if measure is Unit.PERCENT:
        return max(abs(now), SMALL_SHARE)
    if measure is Unit.LINES:
        return max(now, 1.0)
    return abs(now) or 100.0 * model.unit
