"""Unknowns that follow from a plan's money: funded or not, how many projects, who is covered least.

A rule may ask whether a line is funded, or which region is covered least. While the model
is built each answer is an unknown tied to the money by `links`; when a plan is checked it
is worked out from the money itself, so the audit trusts no unknown of the solver's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from allocator.grid import Floats
from allocator.sums import Sum

#: A line is funded when it has more than this.
FUNDED = 0.01
#: A switch that is on asks for at least this part of a money unit, so that the solver sees it.
SEEN = 2e-6
#: Coverage is counted in thousandths, so that it weighs like money does beside it.
COVERAGE_UNIT = 1e-3

#: left, sense, right: what ties an unknown to the money.
Link = tuple[Sum, str, Sum]


class Derived(NamedTuple):
    """One such unknown.

    whole: whether only whole numbers count. least, most: it can be no smaller, no larger.
    unit: how much one of the solver's is. links: what ties it, given itself, to the money.
    number: what it is in a plan whose money is known.
    """

    whole: bool
    least: float | None
    most: float | None
    unit: float
    links: Callable[[Sum], Sequence[Link]]
    number: Callable[[Floats], float]


def switch(money: Sum, most: float, unit: float) -> Derived:
    """1 where there is money, 0 where there is none.

    most: the most money there can be. It is as small as the line's own limits allow
    (`ceilings`), never a constant: a large one would let the solver fund a line a little
    with the switch nearly off, and makes its bound useless. unit: the model's money unit.
    """
    least = max(2.0 * FUNDED, SEEN * unit)

    def links(own: Sum) -> Sequence[Link]:
        return (money, "<=", most * own), (money, ">=", least * own)

    def number(numbers: Floats) -> float:
        return 1.0 if money.value(numbers) > FUNDED else 0.0

    return Derived(True, 0.0, 1.0, 1.0, links, number)


def multiple(people: Sum, size: float, most: float) -> Derived:
    """How many whole projects of `size` people are started; most: people there can be."""

    def number(numbers: Floats) -> float:
        return float(round(people.value(numbers) / size))

    return Derived(True, 0.0, float(int(most / size * (1.0 + 1e-9))), 1.0, lambda own: (), number)


def highest(parts: Sequence[Sum]) -> Derived:
    """The largest of some coverages."""

    def links(own: Sum) -> Sequence[Link]:
        return [(part, "<=", own) for part in parts]

    def number(numbers: Floats) -> float:
        return max((part.value(numbers) for part in parts), default=0.0)

    return Derived(False, 0.0, None, COVERAGE_UNIT, links, number)


def lowest(parts: Sequence[Sum]) -> Derived:
    """The smallest of some coverages."""

    def links(own: Sum) -> Sequence[Link]:
        return [(part, ">=", own) for part in parts]

    def number(numbers: Floats) -> float:
        return min((part.value(numbers) for part in parts), default=0.0)

    # Without a floor of its own it is held by its regions alone, and their prices say by which.
    return Derived(False, None, None, COVERAGE_UNIT, links, number)
