"""One number of the workbook on the live model: one unit more, one less, how far that holds.

Where only right-hand sides move, the ends of a price are followed from one set of deciding
limits to the next for as long as each unit gains the same. Where weights move too (a rate
times the year before's money) every unit gains a little more or less than the one before,
and with whole numbers gains come in jumps: there the price is tried at 2, 5, 10… units, and
holds as far as it stays within a twentieth.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import highspy

from allocator.model.whatif import Move
from allocator.studies.measure import Answer, Measure
from allocator.worth import NO_PLAN, Price

#: Units at which a price that bends is tried, and how near the same is the same.
TRIED = (2, 5, 10, 20)
NEAR = 0.05
#: The same to the last digits that count.
SAME = 1e-6
#: How many times one end is followed on.
FOLLOWED = 3


class Scale(NamedTuple):
    """A number as it stands, and how far it can go.

    way: +1 where a higher value is easier, -1 where a lower one is. lowest, highest: the
    values that make sense.
    """

    value: float
    unit: float
    way: int = 1
    lowest: float = 0.0
    highest: float = math.inf


class Gauge:
    """One number and its price, asked for step by step, so that work can be shared out.

    move: one unit higher.
    """

    def __init__(self, measure: Measure, move: Move, scale: Scale) -> None:
        self.measure = measure
        self.move = move
        self.scale = scale
        self.way = float(scale.way)
        self.holds: tuple[float, float] | None = None
        self._answers: dict[float, Answer] = {}

    def gain(self, units: float) -> float | None:
        """What so many units more gain; None where it was not measured or cannot be."""
        return self._answer(units).gain if self._may_be(units) else None

    def price(self, off: float | None = None) -> Price:
        """What has been asked so far, and what is gained with nothing in its place."""
        asked = {units: answer.gain for units, answer in self._answers.items()}
        return Price(
            self.scale.value,
            self.scale.unit,
            asked.get(1.0),
            asked.get(-1.0),
            off,
            self.holds,
            self.measure.whole or self.move.bends,
        )

    def _may_be(self, units: float) -> bool:
        """A floor below the lowest value asks for nothing, but a ceiling cannot go there."""
        value, unit, _, lowest, highest = self.scale
        # A millionth: 0.15 less fifteen points is nothing, whatever the last digit says.
        low, high = lowest - 1e-6 * unit, highest + 1e-6 * unit
        return (self.way < 0.0 and units < 0.0) or low <= value + units * unit <= high

    def _answer(self, units: float) -> Answer:
        known = self._answers.get(units) or self.measure.gain(self.move, units, self._near(units))
        if known.gain is not None:
            self._answers[units] = known
        return known

    def _near(self, units: float) -> highspy.HighsBasis | None:
        """Where the furthest question on the way to this one ended, if there was any."""
        asked = [u for u in self._answers if u * units > 0.0 and abs(u) < abs(units)]
        return self._answers[max(asked, key=abs)].basis if asked else None

    def measure_holds(self) -> None:
        """Find the values between which each unit gains what the easier one does."""
        units = self.way if self._may_be(self.way) else -self.way
        first = self.gain(units)
        if first is None or first == NO_PLAN:
            return
        slope = first / units
        low: float | None
        high: float | None
        if self.measure.silent(self.move):
            low, high = self._silent()
        elif self.measure.whole or self.move.bends:
            low, high = (self._tried(slope, way) for way in (-1, +1))
        else:
            low, high = (self._followed(slope, way) for way in (-1, +1))
        if low is not None and high is not None:
            value, unit, _, lowest, highest = self.scale
            self.holds = (max(lowest, value + low * unit), min(highest, value + high * unit))

    def _silent(self) -> tuple[float, float]:
        """Between these units nothing is gained or lost: the plan as it stands has room."""
        low, high = self.measure.room(self.move)
        stricter = -self.way
        if stricter in self._answers and not self._answers[stricter].gain:
            low, high = min(low, stricter), max(high, stricter)
        return low, high

    def _followed(self, slope: float, way: int) -> float:
        """The furthest units in one direction up to which each gains the same."""
        answer = self._answer(0.0)
        end = self._end(answer, slope, way)
        for _ in range(FOLLOWED):
            beyond = end + way
            if math.isinf(end) or not self._may_be(beyond) or not self.measure.may_go_on:
                return end
            answer = self._answer(beyond)
            if not self._same(answer.gain, slope, beyond, SAME):
                return end
            end = self._end(answer, slope, way, beyond)
        return end

    def _end(self, answer: Answer, slope: float, way: int, at: float = 0.0) -> float:
        """How far the limits that decide here go on deciding, if their price is this one."""
        if answer.slope is None or not self._same(answer.slope, slope, 1.0, SAME):
            return at
        return max(at, answer.high) if way > 0 else min(at, answer.low)

    def _tried(self, slope: float, way: int) -> float | None:
        """The same by trying; None where there is no work left to try."""
        end = 0.0
        for units in (1, *TRIED):
            asked = float(way * units)
            if not self._may_be(asked):
                return end
            gain = self._answer(asked).gain
            if gain is None or not self._same(gain, slope, asked, NEAR):
                return None if gain is None else end
            end = asked
        return end

    def _same(self, gain: float | None, slope: float, units: float, near: float) -> bool:
        if gain is None or gain == NO_PLAN:
            return False
        apart = abs(gain - slope * units)
        return apart <= max(near * abs(slope * units), self.measure.least)
