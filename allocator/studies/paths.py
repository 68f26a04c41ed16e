"""Ways of giving money that reach so many people: each the least of its kind, on one live model.

Least     any amounts: the least money in all
From      no amount below the workbook's: the least money on top of it; where the workbook
          reaches more than enough, no amount above its own: the most that can be saved
In step   every amount times one factor, the least
Alone     one source's amounts times one factor, the least, while the others give what they give

In each of them the rules hold, a ladder keeps its steps, and a year in which a source gives
nothing stays so (`given`). Among paths of equal money: the amounts nearest to the workbook's
(least Σ of differences), and among these those whose largest change is least, as a part of
the amount, for each source: no year bears all of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.grid import Floats
from allocator.ledger import Sum
from allocator.model.engine import INFINITY, Extra
from allocator.model.given import Amount, Given
from allocator.model.hold import hold
from allocator.model.optimum import NODES, numbers_of
from allocator.names import normal
from allocator.studies.live import Live, proven

LEAST, FROM, IN_STEP, ALONE = "least", "from the workbook", "in step", "alone"

#: What a source's largest change, as a part of the amount, and what an envelope calls up
#: without need weigh beside differences.
FURTHEST_WEIGHT, CALL_WEIGHT = 1e-2, 1e-3
#: People short of so small a part of those asked for are the solver's rounding.
ROUNDING = 1e-10

#: Amounts of each source (in the workbook's order) in each year.
Path = tuple[tuple[float, ...], ...]


class Way(NamedTuple):
    """One way. path: what each source gives in each year; None where no money does it so.

    source: the one that moves alone ("" in other ways). factor: by which amounts are
    multiplied, in step or alone.
    """

    kind: str
    path: Path | None
    source: str = ""
    factor: float | None = None

    def money(self, source: int | None = None) -> float | None:
        """What all sources give over the years, or the one at this position."""
        if self.path is None:
            return None
        chosen = self.path if source is None else [self.path[source]]
        return sum(sum(amounts) for amounts in chosen)


class Seeker:
    """Asks one live model of a case that counts people how little money reaches so many."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.given = Given(case)
        self.live = Live(self.given.model, self.given.session)
        self.asked, self.row = 0.0, -1

    def most(self) -> float | None:
        """The most people that any amounts could reach; None where none keep the rules."""
        self.given.free()
        outcome = self.live.best(self.live.gains())
        if outcome.status == "infeasible":
            return None
        return proven(outcome).objective * self.live.worth

    def demand(self, people: float) -> None:
        """From here on so many people must be reached."""
        extra = Extra(self.live.session.columns, self.live.model.units)
        counted = self.live.model.objective * (1.0 / self.live.worth)
        self.asked = people / self.live.worth
        self.row = self.live.session.rows
        extra.row(counted, [], self.asked, INFINITY)
        self.live.session.add(extra)

    def least(self) -> Way:
        """The least money in all."""
        with self.live.session.kept():
            self.given.free()
            return Way(LEAST, self._path(-1.0 * self.given.money()))

    def more(self) -> Way:
        """The least money on top of the workbook's amounts."""
        with self.live.session.kept():
            beyond = self.given.no_less()
            filled = [a for a in self.given.amounts if a.workbook is not None]
            moved = Sum(np.array([a.column for a in filled], dtype=np.int64), -np.ones(len(filled)))
            return Way(FROM, self._path(moved, beyond))

    def saved(self) -> Way:
        """The least money when no amount rises."""
        with self.live.session.kept():
            self.given.no_more()
            return Way(FROM, self._path(-1.0 * self.given.money()))

    def in_step(self, source: int | None = None) -> Way:
        """The least factor of all amounts, or of one source's (position in the case)."""
        name = "" if source is None else self.case.sources[source].name
        kind = IN_STEP if source is None else ALONE
        with self.live.session.kept():
            column = self.given.factor(None if source is None else self._place(name))
            factor = self._least(Sum.number(0.0), [column]) if self._enough() else None
            if factor is None:
                return Way(kind, None, name)
            return Way(kind, self._called_least(), name, factor)

    # Solving

    def _path(self, wanted: Sum, less: list[int] | None = None) -> Path | None:
        return None if self._least(wanted, less or []) is None else self._settled()

    def _enough(self) -> bool:
        """Whether so many people can be reached as things stand.

        Asked as the most people there can be: an optimum is proven sooner than its absence.
        """
        session = self.live.session
        with session.kept():
            session.set_row(self.row, -INFINITY, INFINITY)
            outcome = self.live.best(self.live.gains())
        if outcome.status == "infeasible":
            return False
        return proven(outcome).objective >= self.asked * (1.0 - ROUNDING)

    def _least(self, wanted: Sum, less: list[int]) -> float | None:
        """Hold a sum as large and some new columns as small as can be; None if none can be.

        Gives the least of the new columns where there is no sum.
        """
        session = self.live.session
        gains = np.zeros(session.columns)
        merged = wanted.merged()
        gains[merged.cells] = merged.weights
        gains[less] = -1.0
        session.set_gains(gains)
        outcome = session.solve_anew()
        if outcome.status == "infeasible":
            return None
        proven(outcome)
        hold(session, gains, outcome.objective)
        return max(0.0, -outcome.objective)

    def _settled(self) -> Path:
        """The amounts nearest to the workbook's among those held."""
        session = self.live.session
        path = self._amounts()
        extra = Extra(session.columns, self.live.model.units)
        gains = _nearest(extra, self.given.amounts, self.live.model.unit)
        session.add(extra)
        session.set_gains(gains)
        with session.briefly(NODES):
            return self._amounts() if session.solve_anew().has_plan else path

    def _called_least(self) -> Path:
        """The amounts held, no envelope called up without need."""
        path = self._amounts()
        called = [a.column for a in self.given.amounts if a.workbook is None]
        if not called:
            return path
        gains = np.zeros(self.live.session.columns)
        gains[called] = -1.0
        outcome = self.live.best(gains)
        return self._amounts() if outcome.has_plan else path

    def _amounts(self) -> Path:
        """What the sources give where the session stands."""
        ledger = self.live.model.ledger
        numbers = numbers_of(self.live.model, self.live.session)
        return tuple(
            tuple(
                ledger.amount(self._place(source.name), year).value(numbers)
                for year in range(ledger.years)
            )
            for source in self.case.sources
        )

    def _place(self, name: str) -> int:
        return self.live.model.case.source_index[normal(name)]


def _nearest(extra: Extra, amounts: list[Amount], unit: float) -> Floats:
    """What makes amounts near the workbook's, as unknowns, rows and what every column gains."""
    called = []
    furthest: dict[int, int] = {}
    for amount in amounts:
        if not amount.workbook:
            called.append(amount.column)
            continue
        if amount.source not in furthest:
            furthest[amount.source] = extra.unknown()
            extra.gains[furthest[amount.source]] = 0.0
        over, under = extra.unknown(), extra.unknown()
        before = amount.workbook / unit
        own = Sum(np.array([amount.column], dtype=np.int64), np.array([1.0 / unit]))
        extra.row(own, [(over, -1.0), (under, 1.0)], before, before)
        part = furthest[amount.source]
        extra.rows.append(([over, under, part], [1.0, 1.0, -before], -INFINITY, 0.0))
        extra.gains[over] = extra.gains[under] = -1.0
        extra.gains[part] -= FURTHEST_WEIGHT * before
    gains = np.zeros(extra.first + len(extra.lows))
    gains[called] = -CALL_WEIGHT
    for column, gain in extra.gains.items():
        gains[column] = gain
    return gains
