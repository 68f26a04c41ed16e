"""What the people reached are weighed against: one number of a plan, held while they are counted.

On the live model the number is an unknown of its own. Its two ends are worked out, never
guessed: at the easy end as many people are reached as the rules allow, and the number is
the best it can be with that many; at the strict end it is the best it can be at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from allocator.case import Case
from allocator.model.engine import Outcome
from allocator.model.hold import hold
from allocator.studies.bends import Bend, Spot
from allocator.studies.live import Live, proven

#: Numbers along an axis are given to this many decimals, so that they can be typed in.
DECIMALS = 6
#: A number this close to a typed one is that one, the solver's rounding apart.
ROUNDING = 1e-9


class Kink(NamedTuple):
    """Where the curve bends: people gained for one whole unit of the axis, before and after."""

    at: float
    people: float
    before: float
    after: float

    @property
    def change(self) -> float:
        """How much the slope changes, as a part of the steeper of the two."""
        steeper = max(abs(self.before), abs(self.after))
        return abs(self.before - self.after) / steeper if steeper else 0.0


class Trade(Protocol):
    """An axis on the live model of a case."""

    live: Live

    def edited(self, at: float) -> Case:
        """The case with the number held there, as a person would edit the workbook."""

    def writes(self, at: float) -> str:
        """What that person would write, in words."""

    def ends(self) -> tuple[float, float] | None:
        """The easy end and the strict end, nothing in between is out of reach; None: no plan."""

    def hold(self, at: float) -> Outcome:
        """The most people with the number held there."""

    def spots(self, held: Sequence[float]) -> list[Spot]:
        """The curve looked at where it was held, in order, for its bends."""

    def look(self, at: float, near: Spot) -> Spot:
        """The curve looked at somewhere, from a spot nearby."""

    def kink(self, bend: Bend) -> Kink:
        """A bend of the curve looked at, as one of people against the axis."""


class Axis(NamedTuple):
    """One thing people can be weighed against.

    name: as it is typed. better: +1 where more of the number is better, -1 where less is.
    opened: its live model for a case that counts people and has passed `checks`; raises
    BadQuestion where a column that it needs is not filled.
    """

    name: str
    better: int
    opened: Callable[[Case], Trade]

    def neat(self, at: float) -> float:
        """A number that can be typed, on the side where a plan exists."""
        scaled = at * 10.0**DECIMALS
        nearest = round(scaled)
        if abs(scaled - nearest) <= ROUNDING * 10.0**DECIMALS * max(1.0, abs(at)):
            return nearest / 10.0**DECIMALS
        return (math.floor(scaled) if self.better > 0 else math.ceil(scaled)) / 10.0**DECIMALS


class Column:
    """The number as an unknown of the model: held by its bounds.

    better: as the axis has it; unit: how much one of the unknown is.
    """

    def __init__(self, live: Live, column: int, better: int, unit: float = 1.0) -> None:
        self.live = live
        self.column = column
        self.better = better
        self.unit = unit
        self._seen: dict[float, Spot] = {}

    def ends(self) -> tuple[float, float] | None:
        """The number at its best with the most people, and at its best at all."""
        live, session = self.live, self.live.session
        people, own = live.gains(), live.gains(self.column, float(self.better))
        furthest = live.best(own)
        if furthest.status == "infeasible":
            return None
        strict = proven(furthest).objective
        most = proven(live.best(people)).objective
        with session.kept():
            hold(session, people, most)
            easy = proven(live.best(own)).objective
        return easy * self.better * self.unit, strict * self.better * self.unit

    def hold(self, at: float) -> Outcome:
        """The most people with the number held there."""
        bound, live = np.array([at / self.unit]), self.live
        live.session.set_columns(np.array([self.column]), bound, bound)
        outcome = live.again()
        slope = float(live.session.column_duals()[self.column]) / self.unit
        basis = live.session.basis()
        self._seen[at] = Spot(at, outcome.objective * live.worth, slope * live.worth, basis)
        return outcome

    def spots(self, held: Sequence[float]) -> list[Spot]:
        """The curve as it was seen when it was held there."""
        return [self._seen[at] for at in sorted(held)]

    def look(self, at: float, near: Spot) -> Spot:
        """People with the number held there."""
        self.live.session.stand(near.basis)
        self.hold(at)
        return self._seen[at]

    def kink(self, bend: Bend) -> Kink:
        """The same bend: the curve looked at is the curve itself."""
        return Kink(*bend)
