"""Draws: the same question many times over, each time with numbers drawn from its ranges.

Draw n of a seed is the same whatever else is drawn: it has a generator of its own, spawned
from the seed. What is asked of the draws is asked in parts that do not depend on who shares
them, so the answers do not either, to the last digit; and in each part along a path from a
draw to its nearest neighbour, so that a live model has little to change.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from allocator.audit import cells
from allocator.case import Case
from allocator.derived import FUNDED
from allocator.grid import Floats, Grid
from allocator.language import _
from allocator.ledger import Ledger, Limit
from allocator.model.family import Answer, Cold, Warm, family, money_of
from allocator.model.forms import forms
from allocator.model.ways import CHANGED, CHANGED_A_LITTLE, Way
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.problems import NotProven
from allocator.rules.reading import read_rule
from allocator.scope import Scopes
from allocator.studies.changes.levers import BUDGET, COST
from allocator.studies.ranges import Uncertain, corners, drawn, uncertain

#: A limit missed by less than this part of what it adds up is the solver's rounding.
ROUNDING = 1e-7
#: The draws are cut into so many parts at least, whoever works on them; close ones into fewer,
#: for each part goes the whole way from the lowest to the highest.
PARTS, PARTS_CLOSE = 8, 4
#: Draws of a part at the most. Where draws are close, a long path has short steps; where they
#: are not, no path has, and short parts can be counted sooner.
CLOSE, FAR = 250, 25
#: Forms take as long to find as so many cases for each of those they are found from.
FORMS_FROM = 4


@dataclass(frozen=True)
class Draws:
    """So many draws of a case. case: in canonical order."""

    case: Case
    count: int
    seed: int

    @functools.cached_property
    def parts(self) -> Floats:
        """How far each number of each draw is from low to high; shape (draws, numbers)."""
        many = len(self.numbers)
        seeds = np.random.SeedSequence(self.seed).spawn(self.count)
        return np.array([np.random.default_rng(seed).random(many) for seed in seeds])

    @functools.cached_property
    def numbers(self) -> tuple[Uncertain, ...]:
        """The numbers that are drawn."""
        return uncertain(self.case)

    def made(self, parts: Sequence[float]) -> Case:
        """The case with each number at its part of the way from low to high."""
        return drawn(self.case, self.numbers, parts)

    def drawn(self, number: int) -> Case:
        """The case of one draw."""
        return self.made(self.parts[number].tolist())

    def middle(self) -> Case:
        """The case with every number halfway: what all draws are like."""
        return self.made([0.5] * len(self.numbers))

    @property
    def close(self) -> bool:
        """Whether draws lie close to each other: those of one or two numbers, if there are many."""
        return len(self.numbers) <= 2

    @property
    def way(self) -> Way:
        """How to go from a draw to its neighbour."""
        return CHANGED_A_LITTLE if self.close else CHANGED

    def paths(self) -> list[list[int]]:
        """The draws in parts, each a path from a draw to its nearest neighbour.

        A part holds draws that follow each other in number, and so is as good a sample as any:
        parts that are done when work is stopped say nothing else than all would.
        """
        most, parts = (CLOSE, PARTS_CLOSE) if self.close else (FAR, PARTS)
        size = min(most, -(-self.count // parts))
        starts = range(0, self.count, size)
        return [self._path(start, min(start + size, self.count)) for start in starts]

    def _path(self, start: int, end: int) -> list[int]:
        """From the draw that is most like the middle, where the live model begins.

        Draws beyond which no plan exists are then come to from those that have one: to prove it
        takes a few steps from there, and twenty seconds from far away.
        """
        parts = self.parts[start:end]
        left = np.ones(len(parts), dtype=bool)
        at, order = int(np.argmin(np.abs(parts - 0.5).sum(axis=1))), []
        for _step in range(len(parts)):
            order.append(start + at)
            left[at] = False
            away = np.abs(parts - parts[at]).sum(axis=1)
            at = int(np.argmin(np.where(left, away, np.inf)))
        return order


class Best(NamedTuple):
    """One draw planned anew. people None: no plan keeps the rules. lines: those funded."""

    draw: int
    people: float | None
    lines: tuple[int, ...]


class Kept(NamedTuple):
    """One draw with a plan's amounts as they are. missed: rows of rules about people."""

    draw: int
    people: float
    missed: tuple[int, ...]


class Live:
    """A family whose cases are draws.

    forms: its numbers as functions of what is drawn, where they are such and draws are many
    enough to be worth finding them. Delays and people have corners, which no trial is sure to
    find, so they are looked for among costs and budgets alone.
    """

    def __init__(self, draws: Draws, own: Warm | Cold) -> None:
        self.draws, self.family = draws, own
        many = len(draws.numbers)
        plain = all(one.change.what in (COST, BUDGET) for one in draws.numbers)
        self.forms = None
        if isinstance(own, Warm) and plain and draws.count >= FORMS_FROM * (10 + many):
            self.forms = forms(own, draws.made, many)

    def restart(self) -> None:
        """As if no draw had been asked."""
        (self.forms or self.family).restart()

    def answer(self, number: int) -> Answer:
        """How one draw comes out."""
        if self.forms:
            return self.forms.solve(self.draws.parts[number].tolist())
        return self.family.solve(self.draws.drawn(number))


class Replanned:
    """What the best plan of each draw reaches, and which lines it funds."""

    def __init__(self, draws: Draws) -> None:
        self.draws = draws
        self.live = Live(draws, family(draws.middle(), corners(draws.case), draws.way))

    def path(self, numbers: Sequence[int]) -> Iterator[Best]:
        """For each draw the people reached and the lines funded."""
        self.live.restart()
        return (_best(number, self.live.answer(number)) for number in numbers)


def _best(number: int, answer: Answer) -> Best:
    if answer.status == "stopped":
        says = _("The solver stopped in draw {draw} before a proof.", draw=plain(number + 1))
        raise NotProven(says)
    if answer.status != "optimal":
        return Best(number, None, ())
    funded = np.flatnonzero(answer.money.sum(axis=1) > FUNDED)
    return Best(number, answer.value, tuple(funded.tolist()))


class Held:
    """What a plan reaches in each draw when its amounts stay as they are.

    No line gets more than the plan gives it in a year. Where people run out, or money comes
    late or not at all, it gets less, and then where that costs fewest people. The rules are
    not asked again, for the plan has been decided; those about people that it comes to miss
    are told.
    """

    def __init__(self, draws: Draws, plan: Plan) -> None:
        self.draws = draws
        self.family = held_family(draws)
        self.family.hold_money(money_in(self.family, plan))
        self.live = Live(draws, self.family)

    def path(self, numbers: Sequence[int]) -> Iterator[Kept]:
        """For each draw the people reached."""
        self.live.restart()
        return (self._kept(number) for number in numbers)

    def _kept(self, number: int) -> Kept:
        answer = self.live.answer(number)
        if answer.status != "optimal":
            says = _(
                "The solver could not tell what the plan reaches in draw {draw}.",
                draw=plain(number + 1),
            )
            raise NotProven(says)
        return Kept(number, answer.value, tuple(self._missed(number, answer.money)))

    def _missed(self, number: int, money: Floats) -> Iterator[int]:
        """Rows of the rules about people that these amounts come to miss in a draw."""
        case = self.draws.drawn(number)
        ledger = Ledger(Grid(case), self.family.model.ledger.pools)
        scopes = Scopes(ledger.grid)
        readings = [read_rule(rule, scopes) for rule in case.rules if rule.on]
        for reading in readings:
            # Only rules about money may name a source; amounts that stay keep those.
            if not reading.kind.sources and not reading.kind.whole:
                limits = [limit for _label, limit in reading.limits(ledger)]
                numbers = np.zeros(ledger.draws_at)
                numbers[: money.size] = money.ravel()
                full = ledger.completed(np.concatenate((numbers, np.zeros(ledger.cells))))
                if any(is_missed(limit, full) for limit in limits):
                    yield reading.rule.row


class Turn(NamedTuple):
    """How things turn out in one draw. robust: where a robust plan is kept too."""

    draw: int
    best: Best
    held: Kept
    robust: Kept | None


class Turns:
    """Every draw planned anew, with the plan as it is, and with the robust plan if there is one."""

    def __init__(self, draws: Draws, plan: Plan, robust: Plan | None) -> None:
        self.replanned = Replanned(draws)
        self.held = Held(draws, plan)
        self.robust = Held(draws, robust) if robust else None

    def path(self, numbers: Sequence[int]) -> Iterator[Turn]:
        """For each draw how it turns out."""
        robust = self.robust.path(numbers) if self.robust else itertools.repeat(None)
        found = zip(self.replanned.path(numbers), self.held.path(numbers), robust, strict=False)
        return (Turn(best.draw, best, held, kept) for best, held, kept in found)


def is_missed(limit: Limit, numbers: Floats) -> bool:
    """Whether a limit does not hold, rounding apart."""
    left, right = limit.left.value(numbers), limit.right.value(numbers)
    over = left - right if limit.sense == "<=" else right - left
    return over > ROUNDING * (limit.left.size(numbers) + limit.right.size(numbers))


def held_family(draws: Draws) -> Warm:
    """The draws without their rules; their people are counted, whatever is to be fairest."""
    settings = draws.case.settings
    if settings.maximise == "Fairest":
        settings = dataclasses.replace(settings, maximise="People")
    first, *trials = (
        dataclasses.replace(case, rules=(), settings=settings)
        for case in (draws.middle(), *corners(draws.case))
    )
    found = family(first, trials, draws.way)
    assert isinstance(found, Warm)  # only rules and fairness ask for more
    return found


def money_in(held: Warm, plan: Plan) -> Floats:
    """A plan's money by line and year, in the canonical order."""
    return money_of(held.model, cells(plan, held.model.ledger))
