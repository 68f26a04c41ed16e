"""A family of cases that differ in numbers only: one live model, its numbers changed.

The first case is built and solved from nothing. Of every other one the ledger is made anew,
its rows are held against those the model holds now, and what differs is changed on the live
session: weights, limits, gains. It is then solved from the last basis, so cases that follow
each other should be near each other. Sections of rows (a part that limits, a rule) in which no
trial case differs from the first are not worked out again.

Rules over whole numbers, fairness and coverage gaps ask for unknowns of their own and for
several solves; a case with such is solved from nothing each time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger
from allocator.model.build import Model, Scaled, build, in_money, people_sum, scaled_of, sections
from allocator.model.engine import Outcome
from allocator.model.highs import Session
from allocator.model.optimum import optimise
from allocator.model.refused import proof_of, proves
from allocator.model.ways import CHANGED, USUAL, Way
from allocator.rules.reading import read_rule
from allocator.scope import Scopes


class Answer(NamedTuple):
    """How one case came out; the numbers are to be read where it is optimal only.

    value: people reached, each times what they count for (`Maximise`; `Fairest` counts people).
    money: of each line and year, in the canonical order; shape (lines, years).
    """

    status: str
    value: float
    money: Floats


_NO_PLAN = (math.nan, np.zeros((0, 0)))


def family(first: Case, trials: Sequence[Case], way: Way = CHANGED) -> Warm | Cold:
    """A family of cases like the first. trials: cases of it that differ wherever any may.

    way: how those after the first are solved, each from the last one's basis.
    """
    model = build(first, apart=_loans(first))
    if model.ledger.derived:
        return Cold()
    return Warm(model, trials, way)


def _loans(case: Case) -> tuple[int, ...]:
    """Loans get pools of their own: terms that are alike here may differ in another case."""
    projects = case.in_canonical_order().projects
    return tuple(number for number, project in enumerate(projects) if project.years_to_repay)


class Cold:
    """Cases solved from nothing, one by one."""

    def restart(self) -> None:
        """Nothing is kept from one case to the next."""

    def solve(self, case: Case) -> Answer:
        """How a case comes out."""
        optimum = optimise(build(case))
        if optimum.outcome.status != "optimal":
            return Answer(optimum.outcome.status, *_NO_PLAN)
        value = people_sum(optimum.model.ledger).value(optimum.numbers)
        return Answer("optimal", value, money_of(optimum.model, optimum.numbers))


def money_of(model: Model, numbers: Floats) -> Floats:
    """Money of each line and year among a plan's cells."""
    ledger = model.ledger
    return numbers[: ledger.draws_at].reshape(len(ledger.grid), ledger.years)


class Warm:
    """A live model, and the rows it holds now."""

    def __init__(self, model: Model, trials: Sequence[Case], way: Way) -> None:
        self.model, self.way = model, way
        own = [list(section) for section in sections(model.ledger, model.readings)]
        counts = [len(section) for section in own]
        #: The first row of each section.
        self.starts = [sum(counts[:number]) for number in range(len(counts))]
        self.first = [scaled_of(row.limit, model.units) for section in own for row in section]
        self.now = list(self.first)
        #: What proved of a case before that it has no plan.
        self.refused: Floats | None = None
        #: What an unknown of the solver's is of one of the model's, where units were changed.
        self.columns_are = np.ones(model.ledger.cells)
        #: People reached in years that are over: a number, and no part of the solver's sum.
        self.already = model.objective.constant
        self.moving = list(range(len(counts)))
        self.moving = self._moved_by(trials)
        self.session = Session(model.problem, model.ledger.cells + 1)
        self._solve_first()

    def _solve_first(self) -> None:
        self.session.solve_cold()
        self.basis = self.first_basis = self.session.basis()
        self.loaded = self.session.copy()

    def hold_money(self, most: Floats) -> None:
        """No line gets more in a year than this, from here on; shape (lines, years)."""
        self.restart()
        # What was spent in years that are over stands, and is in the plan too.
        least = self.columns()[0][: most.size]
        most = np.maximum(least, most.ravel() / self.model.unit)
        self.session.set_columns(np.arange(most.size), least, most)
        self._solve_first()

    def columns(self) -> tuple[Floats, Floats]:
        """The lowest and highest of every cell, in the solver's units."""
        lp, cells = self.session.highs.getLp(), self.model.ledger.cells
        return np.array(lp.col_lower_)[:cells], np.array(lp.col_upper_)[:cells]

    def restart(self) -> None:
        """Back to the first case, as if there had been no other."""
        self.session = self.loaded.copy(self.way)
        self.now = list(self.first)
        self.refused, self.columns_are = None, np.ones(self.model.ledger.cells)
        self.basis = self.first_basis
        self._stand_on_basis()

    def _stand_on_basis(self) -> None:
        self.session.stand(self.basis)

    def solve(self, case: Case) -> Answer:
        """How a case comes out, from the last one's basis."""
        self.put(case)
        return self.answer()

    def answer(self) -> Answer:
        """How the numbers that the live model holds now come out, from the last basis."""
        if self.refused is not None and proves(self.refused, self.session.highs.getLp()):
            return Answer("infeasible", *_NO_PLAN)
        session, outcome = self._solved()
        if outcome.status != "optimal":
            if outcome.status == "infeasible":
                self.refused = proof_of(session.highs, self.refused)
            # Where there is no plan, the search has wandered far from where plans are.
            self._stand_on_basis()
            return Answer(outcome.status, *_NO_PLAN)
        self.basis = session.basis()
        values = np.maximum(session.values()[: self.model.ledger.cells], 0.0) / self.columns_are
        numbers = in_money(values, self.model.units)
        money = money_of(self.model, numbers)
        return Answer("optimal", self.value(outcome), money)

    def _solved(self) -> tuple[Session, Outcome]:
        """From the last basis; where the solver gives up on it, from nothing in the usual way."""
        outcome = self.session.solve()
        if outcome.status != "stopped":
            return self.session, outcome
        other = self.session.copy(USUAL)
        outcome = other.solve_cold()
        self.session.stand(other.basis() if outcome.status == "optimal" else self.basis)
        return other, outcome

    def value(self, outcome: Outcome) -> float:
        """People reached, those of years that are over among them."""
        return outcome.objective * self.model.worth + self.already

    def put(self, case: Case) -> None:
        """The numbers of a case on the live model."""
        ledger = self.ledger(case)
        for row, line in self.lines(ledger):
            self._change(row, line)
        gains, self.already = self.gains(ledger)
        self.session.set_gains(gains)

    def ledger(self, case: Case) -> Ledger:
        """The ledger of a case, with the cells and pools of the first."""
        return Ledger(Grid(case.in_canonical_order()), self.model.ledger.pools)

    def lines(self, ledger: Ledger) -> Iterator[tuple[int, Scaled]]:
        """The rows of the sections that may move, as this ledger has them."""
        scopes, readings = Scopes(ledger.grid), list(self.model.readings)
        balances = len(self.starts) - len(readings)
        for number in self.moving:
            if number >= balances:
                rule = readings[number - balances].rule
                readings[number - balances] = read_rule(rule, scopes)
        found = list(sections(ledger, readings))
        for number in self.moving:
            for row, asked in enumerate(found[number], self.starts[number]):
                scale = self.first[row].scale
                yield row, scaled_of(asked.limit, self.model.units, scale)

    def _moved_by(self, trials: Sequence[Case]) -> list[int]:
        """The sections in which a trial case differs from the first."""
        moved = set()
        for trial in trials:
            for row, line in self.lines(self.ledger(trial)):
                if not _same(self.first[row], line):
                    moved.add(row)
        starts = np.array(self.starts)
        numbers = np.searchsorted(starts, sorted(moved), side="right") - 1
        return sorted(set(numbers.tolist()))

    def gains(self, ledger: Ledger) -> tuple[Floats, float]:
        """What a unit of each cell gains, and the people of years that are over."""
        objective = people_sum(ledger).merged()
        gains = np.zeros(ledger.cells)
        gains[objective.cells] = objective.weights * self.model.units[objective.cells]
        return gains / self.model.worth, objective.constant

    def _change(self, row: int, new: Scaled) -> None:
        old = self.now[row]
        for cell, weight in _changes(old, new):
            self.session.set_weight(row, cell, weight)
        if (old.low, old.high) != (new.low, new.high):
            self.session.set_row(row, new.low, new.high)
        self.now[row] = new


def _changes(old: Scaled, new: Scaled) -> Iterator[tuple[int, float]]:
    """The cells whose weight differs, and what it is now."""
    if np.array_equal(old.cells, new.cells):
        moved = np.flatnonzero(old.weights != new.weights)
        yield from zip(new.cells[moved].tolist(), new.weights[moved].tolist(), strict=True)
        return
    before, after = _weights(old), _weights(new)
    for cell in sorted(before.keys() | after.keys()):
        if before.get(cell, 0.0) != after.get(cell, 0.0):
            yield cell, after.get(cell, 0.0)


def _weights(line: Scaled) -> dict[int, float]:
    return dict(zip(line.cells.tolist(), line.weights.tolist(), strict=True))


def _same(one: Scaled, other: Scaled) -> bool:
    limits = (one.low, one.high) == (other.low, other.high)
    alike = np.array_equal(one.cells, other.cells) and np.array_equal(one.weights, other.weights)
    return limits and alike
