"""The least changes that end a conflict, each verified by solving.

    minimise  Σ dear · moved / size,  every row relaxed by moved · slope

Where slopes are numbers that is one linear programme. Where one depends on the plan (a
share of what is spent) it is written at the last plan found and solved again, from a
plan that holds on: for one number alone that is Dinkelbach's method (1967). What is found
is then put in round numbers, and it is asked of these: do they hold, and one step less not?
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from allocator.grid import Floats
from allocator.ledger import Sum
from allocator.model.build import line_of
from allocator.model.engine import NewColumn
from allocator.rules.kind import Unit
from allocator.studies.conflict.levers import Lever
from allocator.studies.conflict.live import NODES, Live

#: Rounds of a programme whose slopes depend on the plan.
ROUNDS = 30
#: An improvement of the cost below this part of it ends them.
CLOSE = 1e-10
#: How far a number without an end is moved in search of a plan, in its own size.
FAR = (1.0, 10.0, 100.0, 10_000.0)
#: The smallest slope a row counts with, as a part of the largest.
LEAST_SLOPE = 1e-3
#: Steps tried on either side of what the programme found, before halving.
STEPS = 2


class Found(NamedTuple):
    """How far each number moves, and the plan found with it."""

    moved: list[float]
    numbers: Floats


def least(live: Live, lever: Lever) -> float | None:
    """The least value of one number, in round steps, with which a plan exists."""
    found = cheapest(live, [lever])
    if found is None:
        return None
    return _Steps(live, lever, found[0]).settled()


def cheapest(live: Live, levers: Sequence[Lever]) -> list[float] | None:
    """How far to move each of these numbers, at the least cost; None where it is no use."""
    start = Found([0.0] * len(levers), np.zeros(live.model.ledger.cells))
    if not any(lever.bends for lever in levers):
        found = _linear(live, levers, start)
        return found.moved if found else None
    best = _far(live, levers)
    if best is None:
        return None
    for _ in range(ROUNDS):
        found = _linear(live, levers, best)
        if found is None:
            break
        found = found._replace(moved=_needed(live, levers, found))
        gain = _cost(levers, best.moved) - _cost(levers, found.moved)
        if gain <= CLOSE * _cost(levers, best.moved):
            break
        best = found
    return best.moved


def _cost(levers: Sequence[Lever], moved: Sequence[float]) -> float:
    return sum(lever.cost(far) for lever, far in zip(levers, moved, strict=True))


@contextlib.contextmanager
def trial(live: Live, levers: Sequence[Lever], moved: Sequence[float]) -> Iterator[None]:
    """These numbers moved so far, while inside."""
    shifts: dict[int, Sum] = {}
    for lever, far in zip(levers, moved, strict=True):
        for row, shift in lever.shifts(far).items() if far else ():
            shifts[row] = shifts[row] + shift if row in shifts else shift
    with live.moved(shifts):
        yield


def _far(live: Live, levers: Sequence[Lever]) -> Found | None:
    """A plan with all numbers moved far enough."""
    for times in FAR:
        moved = [min(lever.most, times * lever.size) for lever in levers]
        with trial(live, levers, moved):
            if live.possible():
                return Found(moved, live.numbers())
    return None


def _linear(live: Live, levers: Sequence[Lever], at: Found) -> Found | None:
    """The programme with slopes as they are in a plan; None where it has no solution."""
    columns = [
        _column(live, lever, far, at.numbers) for lever, far in zip(levers, at.moved, strict=True)
    ]
    first = live.session.columns
    with trial(live, levers, at.moved), live.session.with_columns(columns):
        with live.session.briefly(NODES):
            outcome = live.session.solve()
        if not outcome.has_plan:
            return None
        moves = live.session.values()[first:].tolist()
        moved = [
            max(0.0, far + move * lever.size)
            for lever, far, move in zip(levers, at.moved, moves, strict=True)
        ]
        return Found(moved, live.numbers())


def _column(live: Live, lever: Lever, far: float, numbers: Floats) -> NewColumn:
    """The unknown of how much farther a number moves, in its own size."""
    rows = [row for row in lever.slopes if live.on[row]]
    slopes = np.array([lever.slopes[row].value(numbers) for row in rows])
    floor = LEAST_SLOPE * float(np.abs(slopes).max(initial=0.0))
    weights = []
    for row, slope in zip(rows, slopes.tolist(), strict=True):
        bent = lever.slopes[row]
        if len(bent.cells) and abs(slope) < floor:
            slope = math.copysign(floor, float(bent.weights.sum()))
        scale = line_of(live.model.rows[row].limit, live.model.units).scale
        weights.append(lever.way * slope * lever.size / scale)
    low, high = -far / lever.size, (lever.most - far) / lever.size
    return (-lever.dear, low, high, rows, weights)


def _needed(live: Live, levers: Sequence[Lever], found: Found) -> list[float]:
    """How far each number must move for the plan found to hold, the others as found."""
    moved = list(found.moved)
    for which, lever in enumerate(levers):
        if lever.bends:
            others = [0.0 if at == which else far for at, far in enumerate(moved)]
            need = _need(live, levers, which, others, found.numbers)
            moved[which] = need if need <= lever.most else moved[which]
    return moved


def _need(
    live: Live, levers: Sequence[Lever], which: int, others: Sequence[float], numbers: Floats
) -> float:
    need = 0.0
    for row, slope in levers[which].slopes.items():
        if not live.on[row]:
            continue
        limit = live.model.rows[row].limit
        sign = -1.0 if limit.sense == ">=" else 1.0
        over = limit.left.value(numbers) - limit.right.value(numbers)
        for lever, far in zip(levers, others, strict=True):
            if far and row in lever.slopes:
                over += far * lever.way * lever.slopes[row].value(numbers)
        gives = -sign * levers[which].way * slope.value(numbers)
        if gives > 0.0:
            need = max(need, sign * over / gives)
        elif sign * over > 0.0:
            return math.inf
    return need


class _Steps:
    """A number in round steps: is there a plan at a step? the first one where there is."""

    def __init__(self, live: Live, lever: Lever, moved: float) -> None:
        self.live = live
        self.lever = lever
        self.scale = _scale(lever, moved)
        self.near = self.scale.nearest(moved)
        self.known: dict[int, bool] = {}

    def settled(self) -> float | None:
        """The first step at which a plan exists, near what the programme found, or by halving."""
        at = self.near
        for _ in range(STEPS):
            if not self._holds(at):
                at += 1
        if not self._holds(at):
            return None
        for _ in range(STEPS):
            if self._holds(at - 1):
                at -= 1
        if self._holds(at - 1):
            at = self._halved(0, at)
        return self.scale.value(at)

    def _halved(self, fails: int, holds: int) -> int:
        while holds - fails > 1:
            middle = (fails + holds) // 2
            fails, holds = (fails, middle) if self._holds(middle) else (middle, holds)
        return holds

    def _holds(self, at: int) -> bool:
        if at not in self.known:
            self.known[at] = self._asked(at)
        return self.known[at]

    def _asked(self, at: int) -> bool:
        moved = self.scale.moved(at)
        if not 0.0 < moved <= self.lever.most:
            return False
        with trial(self.live, [self.lever], [moved]):
            return self.live.possible() is True


class Scale(NamedTuple):
    """Round numbers to move to: the values themselves, or what is added to an amount.

    Steps are counted in the direction that is easier; step 0 is no move, or less than one.
    """

    lever: Lever
    step: float
    origin: float

    def value(self, at: int) -> float:
        """The number at a step."""
        return round(self.origin + self.lever.way * at * self.step, 10)

    def moved(self, at: int) -> float:
        """How far the number has moved at a step."""
        return self.lever.way * (self.value(at) - self.lever.now)

    def nearest(self, moved: float) -> int:
        """The step nearest to a move."""
        value = self.lever.now + self.lever.way * moved
        return round(self.lever.way * (value - self.origin) / self.step)

    def enough(self, moved: float) -> int:
        """The first step no less than a move, rounding apart."""
        at = self.nearest(moved)
        return at if self.moved(at) >= moved - 1e-6 * self.step else at + 1


def _scale(lever: Lever, moved: float) -> Scale:
    """How finely a number is told: a hundredth of a point, whole money, whole people."""
    largest = max(abs(lever.now), abs(lever.now + lever.way * moved))
    if lever.unit is Unit.PERCENT:
        step = 1e-4
    elif lever.unit is Unit.LINES or largest >= 100.0:
        step = 1.0
    else:
        step = 0.01
    if lever.figure.table != "rules" and lever.unit is not Unit.PERCENT:
        return Scale(lever, step, lever.now)  # told as what is added
    before = math.floor if lever.way > 0 else math.ceil
    return Scale(lever, step, before(lever.now / step) * step)


def rounded(lever: Lever, moved: float) -> float:
    """The value a number moves to, put in round steps, on the easier side."""
    scale = _scale(lever, moved)
    at = scale.enough(moved)
    return scale.value(at) if scale.moved(at) <= lever.most else lever.now + lever.way * lever.most
