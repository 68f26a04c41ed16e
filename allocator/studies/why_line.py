"""What is told of one line: its state, its sentence, its numbers; and what needs no price."""

from __future__ import annotations

import functools
from typing import NamedTuple

from allocator.grid import Floats
from allocator.model.build import Model
from allocator.names import normal
from allocator.numerals import number, short_percent
from allocator.studies.causes import FULL, LINK, Cause, cause, held, named
from allocator.studies.why_words import LINES, NEXT

#: A line with less money than this over the plan is not funded.
FUNDED = 0.005


class Asked(NamedTuple):
    """A line of the workbook.

    pair: positions of its region and type; number: of the line in the grid, None where it
    is closed or no source may pay; money: over the plan.
    """

    region: str
    project: str
    pair: tuple[int, int]
    number: int | None
    money: float


class Told(NamedTuple):
    """What is told of a line, as `LineReason` has it."""

    state: str
    says: str
    cost: float | None = None
    against: float | None = None
    below: float | None = None
    verified: bool = False


class Plain:
    """What can be told from the plan alone: limits it stands at, what a person costs."""

    def __init__(self, model: Model, numbers: Floats) -> None:
        self.model = model
        self.numbers = numbers
        self.ledger = model.ledger
        years = self.ledger.years
        self.money: Floats = numbers[: self.ledger.draws_at].reshape(-1, years)
        self.next = NEXT[model.case.settings.maximise]

    def money_of(self, number: int) -> float:
        """Money of a line over the plan."""
        return float(self.money[number].sum())

    @functools.cached_property
    def reached(self) -> Floats:
        """People counted per unit of money, by line and year."""
        return self.ledger.grid.reached(tuple(self.model.all_years))

    @functools.cached_property
    def _held(self) -> list[list[int]]:
        return held(self.model, self.numbers)

    @functools.cached_property
    def _paid(self) -> tuple[float, float]:
        """What the dearest and the average person cost that the plan pays for."""
        paid = (self.money > FUNDED) & (self.reached > 0.0)
        costs = 1.0 / self.reached[paid]
        people = float((self.money * self.reached).sum())
        average = float(self.money.sum()) / people if people > 0.0 else 0.0
        return float(costs.max(initial=0.0)), average

    def told(self, line: Asked) -> Told:
        """The state of a line and its sentence, where no price tells more."""
        assert line.number is not None
        limits = self._limits(line.number, line.money > FUNDED)
        full = next((limit for limit in limits if limit.kind == FULL), None)
        if full is not None:
            return Told(*self.full(full, line))
        cost = 1.0 / float(self.reached[line.number].max())
        compared = self._compared(line, cost)
        if limits:
            at = LINES.say("at_limit", what=named(self.model, limits[0]))
            return Told("held", f"{at} {compared}", cost)
        return Told("funded" if line.money > FUNDED else "not funded", compared, cost)

    def _compared(self, line: Asked, cost: float) -> str:
        """What a person costs there, beside those that the plan pays for."""
        dearest, average = self._paid
        key = "funded" if line.money > FUNDED else "not_funded" if dearest else "nothing_funded"
        return LINES.say(
            key,
            cost=shown(cost),
            dearest=shown(dearest),
            average=shown(average),
        )

    def _limits(self, number: int, funded: bool) -> list[Cause]:
        """What every year of the line stands at the limit of, those of people first."""
        first = number * self.ledger.years
        cells = range(first + self.ledger.past.years, first + self.ledger.years)
        always = set.intersection(*(self._limits_of(cell, funded) for cell in cells))
        return sorted(always, key=lambda limit: (limit.kind != FULL, limit))

    def _limits_of(self, cell: int, funded: bool) -> set[Cause]:
        """What a cell stands at the limit of; in place of a switch, what keeps the switch off."""
        found = set()
        for row in self._held[cell]:
            own = cause(self.model, row)
            if own.kind != LINK:
                found.add(own)
            elif not funded:
                switch = self.ledger.derived_at + (self.model.rows[row].of or 0)
                found |= {cause(self.model, other) for other in self._held[switch]}
        return {limit for limit in found if limit.kind != LINK}

    def full(self, limit: Cause, line: Asked) -> tuple[str, str]:
        """State and sentence of a line whose people are all reached, by it or by others."""
        row = self.model.rows[limit.number]
        state = "reached" if line.money > FUNDED else "full"
        key = {"Eligible people": "eligible", "Reach": "reach", "Most people": "most"}
        project = self.model.case.projects[line.pair[1]]
        reach = self.ledger.grid.reach[normal(project.family)]
        return state, LINES.say(
            f"{state}_{key[row.place.column]}",
            cell=self.model.case.places.cell(row.place),
            share=short_percent(reach, 4),
            people=shown(row.limit.right.constant),
        )


def shown(value: float) -> str:
    """A cost or a count in a sentence."""
    whole = abs(value) >= 100.0 or value == round(value)
    return number(value) if whole else number(value, 2)
