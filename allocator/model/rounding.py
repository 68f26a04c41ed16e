"""Amounts a treasurer can pay out: every one a multiple of `Round to`, and all sums kept.

Rounding each amount by itself breaks budgets; so the rounded plan is solved for:

    money of a line in a year               unit · a whole number, close to the exact amount
    money of a source in a pool and year    unit · a whole number
    money of a source in a year             just below or above the exact sum; else near it
    and every balance and rule of the model, with as many people as possible

What each source pays of each line is then a table of whole numbers with these sums, which
exists for every pool and year.

First each amount is looked for just below or above its exact one (Cox 1987 calls it
controlled rounding; in a two-way table alone it always exists, with growth rules from year
to year it often does not), then a few units further off. Only where no plan keeps the rules
to the letter may each miss its limit, by half a unit; budgets and people never give. The
result is worked out anew from the whole numbers and checked as fractions: what binary
numbers lose must not become a cent. What was spent in years that are over stays as it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from allocator.balances import balances
from allocator.grid import Floats
from allocator.ledger import Ledger, Limit
from allocator.model.build import Model, line_of, people_sum
from allocator.model.engine import INFINITY, Extra
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.sums import Sum

#: A budget may not be exceeded by this much, nor an eligible person be counted twice.
CENT, NOBODY = Fraction(1, 100), Fraction(1, 10**6)
#: An amount this close to a multiple of the unit, as a part of it, is that multiple.
CLOSE = 1e-6


class Try(NamedTuple):
    """How far rounded amounts may stray, in units: what a rule may miss; how much further off
    than the multiples next to it an amount, and a source's sum of a year, may be."""

    given: float
    further: int
    sums: int


#: What is tried, one after the other.
TRIES = (
    Try(0.0, 0, 0),
    Try(0.0, 10, 0),
    Try(0.0, 10, 1),
    Try(0.0, 10, 10),
    Try(0.5, 10, 1),
    Try(0.5, 20, 20),
)
#: How many branches each looks at, and the part of the people that is not worth a longer look.
NODES, GAP = 50, 5e-5
#: What people weigh beside the lowest coverage, both scaled to a largest gain of 1.
PEOPLE_BESIDE = 1e-3


class Rounded(NamedTuple):
    """A plan of whole multiples.

    numbers: its cells. paid: money by source, line and year. given: what a rule may miss.
    """

    numbers: Floats
    paid: Floats
    given: float


def rounded(model: Model, session: Session, numbers: Floats, unit: float) -> Rounded | None:
    """The plan with its amounts rounded to multiples of a unit; None where none is found.

    session: the model, loaded; it is copied for each try.
    """
    for one in TRIES:
        own = session.copy()
        own.take_all_the_time_needed()
        found = _Search(model, own, numbers, unit, one).best()
        if found is not None:
            return found
    return None


class _Search:
    """The exact plan's model, with an unknown count of units for each line and each draw."""

    def __init__(
        self, model: Model, session: Session, numbers: Floats, unit: float, allowed: Try
    ) -> None:
        self.model, self.session, self.unit, self.allowed = model, session, unit, allowed
        self.ledger = model.ledger
        shape = (len(self.ledger.grid), self.ledger.years)
        self.money = numbers[: self.ledger.draws_at].reshape(shape)
        self.spent = [
            [self.ledger.spent(source, year).value(numbers) for year in range(self.ledger.years)]
            for source in range(len(self.ledger.grid.case.sources))
        ]
        self.extra = Extra(self.session.columns, model.units)
        #: The columns that count units: of (line, year), and of (source, pool, year).
        self.lines: dict[tuple[int, int], int] = {}
        self.draws: dict[tuple[int, int, int], int] = {}
        self._count_lines()
        self._count_draws()
        self._keep_sums()
        self.session.add(self.extra)

    def best(self) -> Rounded | None:
        """The rounded plan with most people."""
        for number, row in enumerate(self.model.rows):
            if row.rule is not None and not row.link and self.allowed.given:
                self._ease(number, row.limit)
        gains = gains_of(self.model, self.model.objective, self.session.columns)
        gains += PEOPLE_BESIDE * gains_of(self.model, people_sum(self.ledger), self.session.columns)
        self.session.set_gains(gains)
        with self.session.briefly(NODES, GAP):
            outcome = self.session.solve()
        if not outcome.has_plan:
            return None
        return self._read(self.session.values())

    def _ease(self, number: int, limit: Limit) -> None:
        line = line_of(limit, self.model.units)
        give = self.ledger.moved_by(limit, self.allowed.given * self.unit) / line.scale
        self.session.set_row(number, line.low - give, line.high + give)

    # What ties the whole numbers to the model

    def _count_lines(self) -> None:
        nothing = []
        further = self.allowed.further
        over = self.ledger.past.years
        for line, year in np.ndindex(*self.money.shape):
            if year < over:
                continue
            cell = line * self.ledger.years + year
            low, high = _around(float(self.money[line, year]), self.unit)
            if high:
                bounds = max(0.0, low - further), float(high + further)
                self.lines[line, year] = self._count(Sum(np.array([cell]), np.ones(1)), *bounds)
            else:
                nothing.append(cell)
        zeros = np.zeros(len(nothing))
        self.session.set_columns(np.array(nothing, dtype=np.int64), zeros, zeros)

    def _count_draws(self) -> None:
        funded = {(int(self.ledger.pools.of_line[line]), year) for line, year in self.lines}
        for source, pool in self.ledger.pairs:
            for year in range(self.ledger.years):
                if (pool, year) in funded:
                    draw = self.ledger.draw(source, pool, year)
                    self.draws[source, pool, year] = self._count(draw, 0.0, INFINITY)

    def _keep_sums(self) -> None:
        spends: dict[tuple[int, int], list[int]] = {}
        for (source, _, year), column in self.draws.items():
            spends.setdefault((source, year), []).append(column)
        for (source, year), columns in spends.items():
            low, high = _around(self.spent[source][year], self.unit)
            bounds = float(low - self.allowed.sums), float(high + self.allowed.sums)
            self.extra.rows.append((columns, [1.0] * len(columns), *bounds))

    def _count(self, money: Sum, low: float, high: float) -> int:
        """An unknown whole number: money ÷ unit."""
        column = self.extra.unknown(low, high, whole=True)
        self.extra.row(money * (1.0 / self.unit), [(column, -1.0)], 0.0, 0.0)
        return column

    # Read back

    def _read(self, values: Floats) -> Rounded | None:
        ledger, exact = self.ledger, _decimal(self.unit)
        cells = [Fraction(0)] * ledger.cells
        for cell, money in zip(*ledger.settled(), strict=True):
            cells[cell] = Fraction(float(money))
        for (line, year), column in self.lines.items():
            cells[line * ledger.years + year] = exact * round(values[column])
        for (source, pool, year), column in self.draws.items():
            cell = int(ledger.draw(source, pool, year).cells[0])
            cells[cell] = exact * round(values[column])
        opened = np.maximum(values[ledger.amounts_at : ledger.derived_at], 0.0) * self.model.unit
        cells[ledger.amounts_at : ledger.derived_at] = [Fraction(number) for number in opened]
        for source in range(len(ledger.grid.case.sources)):
            _settle(ledger, source, cells)
        if any(_broken(ledger, cells)):
            return None
        numbers = ledger.completed(np.array([float(cell) for cell in cells]))
        return Rounded(numbers, self._paid(values), self.allowed.given * self.unit)

    def _paid(self, values: Floats) -> Floats:
        """What each source pays of each line, in whole units, near its part of the pool."""
        ledger, exact = self.ledger, _decimal(self.unit)
        paid = np.zeros((len(ledger.grid.case.sources), len(ledger.grid), ledger.years))
        left: dict[tuple[int, int], dict[int, int]] = {}
        for (source, pool, year), column in self.draws.items():
            left.setdefault((pool, year), {})[source] = round(values[column])
        for (line, year), column in self.lines.items():
            purse = left[int(ledger.pools.of_line[line]), year]
            for source, count in _part(purse, round(values[column])).items():
                purse[source] -= count
                paid[source, line, year] = float(exact * count)
        paid[:, :, : ledger.past.years] = ledger.past.paid
        return paid


def _part(purse: dict[int, int], wanted: int) -> dict[int, int]:
    """So many units of a purse, from each source in proportion: largest remainders get one."""
    whole = sum(purse.values())
    if not whole:
        return {}
    parts = {source: count * wanted // whole for source, count in purse.items()}
    rests = sorted(purse, key=lambda source: -(purse[source] * wanted % whole))
    for source in rests[: wanted - sum(parts.values())]:
        parts[source] += 1
    return parts


def _around(amount: float, unit: float) -> tuple[int, int]:
    """The multiples of the unit below and above an amount, as counts."""
    count = amount / unit
    nearest = round(count)
    if abs(count - nearest) <= CLOSE:
        return nearest, nearest
    return math.floor(count), math.ceil(count)


def _decimal(number: float) -> Fraction:
    """The number a user typed: 0.1 is a tenth, not its nearest binary fraction."""
    return Fraction(repr(number))


# Exactly


def _settle(ledger: Ledger, source: int, cells: list[Fraction]) -> None:
    """What a source carries over, and calls up of its envelope, anew from what it spends.

    Backwards, each year leaves to the next what that one lacks; forwards, an open amount is
    raised by the dust that a solver's number may be short of.
    """
    years = range(ledger.years)
    for year in reversed(years[1:]):
        if source in ledger.carriers:
            lacks = -_left(ledger, source, year, cells)
            carried = int(ledger.carried(source, year - 1).cells[0])
            cells[carried] = max(Fraction(0), cells[carried] + lacks)
    for year in years:
        lacks = -_left(ledger, source, year, cells)
        if 0 < lacks < CENT and ledger.amounts[source][year] is None:
            kept = _weight(ledger.received(source, year))
            if kept:
                cells[int(ledger.amount(source, year).cells[0])] += lacks / kept


def _left(ledger: Ledger, source: int, year: int, cells: list[Fraction]) -> Fraction:
    """What is left of a source's money in a year; below nothing where it lacks some."""
    got = ledger.received(source, year) + ledger.paid_back(source, year)
    got = got + ledger.losses_received(source, year) + ledger.carried(source, year - 1)
    out = ledger.spent(source, year) + ledger.losses_paid(source, year)
    return exactly(got - out - ledger.carried(source, year), cells)


def _weight(amount: Sum) -> Fraction:
    return Fraction(float(amount.weights[0])) if len(amount.weights) else Fraction(0)


def exactly(amount: Sum, cells: list[Fraction]) -> Fraction:
    """A sum over cells that are fractions."""
    merged = amount.merged()
    pairs = zip(merged.cells.tolist(), merged.weights.tolist(), strict=True)
    parts = (Fraction(weight) * cells[cell] for cell, weight in pairs if cells[cell])
    return sum(parts, Fraction(merged.constant))


def _broken(ledger: Ledger, cells: list[Fraction]) -> Iterator[str]:
    """Balances that a plan of fractions breaks: budgets by a cent, people by a millionth."""
    for balance in balances(ledger):
        over = exactly(balance.limit.left - balance.limit.right, cells)
        most = CENT if balance.place.sheet == "Budget" else NOBODY
        if balance.limit.sense == "=":
            over = abs(over)
        if over >= most:
            yield balance.what
