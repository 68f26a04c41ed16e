"""A value axis: from zero to a round number, its marks, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from allocator.numerals import percent
from allocator.report.numbers import grouped
from allocator.workbook.results.chart_data import axis_name

#: Marks on an axis, at most; and the round steps between them.
MOST_MARKS = 6
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """name: with its unit. marks: the values that are marked, with their texts; from 0 up."""

    name: str
    marks: tuple[tuple[float, str], ...]

    @property
    def top(self) -> float:
        """The largest value it shows."""
        return self.marks[-1][0]

    def part(self, value: float) -> float:
        """Where a value stands, from 0 to 1."""
        return value / self.top


def axis(words: Mapping[str, str], label: str, unit: str, largest: float) -> Axis:
    """An axis for amounts up to the largest one."""
    name, code = axis_name(words, label, unit, largest)
    # Excel's way to write it: each comma at the end divides by a thousand.
    divisor = 1000.0 ** (len(code) - len(code.rstrip(",")))
    marks = tuple((value, _written(value / divisor)) for value in _marks(largest))
    return Axis(name, marks)


def percent_axis(name: str, largest: float) -> Axis:
    """An axis for parts of a whole."""
    return Axis(
        name, tuple((value, percent(value, _digits(100.0 * value))) for value in _marks(largest))
    )


def _written(number: float) -> str:
    return grouped(number, _digits(number))


def _digits(number: float) -> int:
    return 0 if abs(number - round(number)) < 1e-9 else 2 if abs(number) < 1.0 else 1


def _marks(largest: float) -> list[float]:
    if largest <= 0.0:
        return [0.0, 1.0]
    rough = largest / (MOST_MARKS - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * s for s in STEPS if power * s >= rough * (1.0 - 1e-12))
    count = math.ceil(largest / step * (1.0 - 1e-12))
    return [step * number for number in range(max(1, count) + 1)]
