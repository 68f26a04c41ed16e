"""Draws: the same question many times over, each time with numbers drawn from its ranges.

Draw n of a seed is the same whatever else is drawn: it has a generator of its own, spawned
from the seed. What is asked of the draws is asked along a path from each to its nearest
neighbour, so that a live model has little to change, and in parts of the path that do not
depend on how many processes share them: so the answers do not either, to the last digit.
"""

from __future__ import annotations

import dataclasses
import functools
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np

from allocator.audit import cells
from allocator.case import Case
from allocator.derived import FUNDED
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, Limit
from allocator.model.family import Answer, Cold, Warm, family, money_of
from allocator.plan import Plan
from allocator.problems import NotProven
from allocator.rules.reading import read_rule
from allocator.scope import Scopes
from allocator.studies.ranges import corners, drawn, uncertain

#: A limit missed by less than this part of what it adds up is the solver's rounding.
ROUNDING = 1e-7
#: The path is cut into so many parts, whoever works on them.
PARTS = 8

Told = TypeVar("Told")


@dataclass(frozen=True)
class Draws:
    """So many draws of a case. case: in canonical order."""

    case: Case
    count: int
    seed: int

    @functools.cached_property
    def parts(self) -> Floats:
        """How far each number of each draw is from low to high; shape (draws, numbers)."""
        many = len(uncertain(self.case))
        seeds = np.random.SeedSequence(self.seed).spawn(self.count)
        return np.array([np.random.default_rng(seed).random(many) for seed in seeds])

    def drawn(self, number: int) -> Case:
        """The case of one draw."""
        return drawn(self.case, uncertain(self.case), self.parts[number].tolist())

    def middle(self) -> Case:
        """The case with every number halfway: what all draws are like."""
        numbers = uncertain(self.case)
        return drawn(self.case, numbers, [0.5] * len(numbers))

    def paths(self) -> list[list[int]]:
        """The draws in a path from each to its nearest neighbour, cut into parts."""
        left = np.ones(self.count, dtype=bool)
        at, order = int(np.argmin(self.parts.sum(axis=1))), []
        for _ in range(self.count):
            order.append(at)
            left[at] = False
            away = np.abs(self.parts - self.parts[at]).sum(axis=1)
            at = int(np.argmin(np.where(left, away, np.inf)))
        size = -(-self.count // PARTS)
        return [order[first : first + size] for first in range(0, self.count, size)]


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


class Replanned:
    """What the best plan of each draw reaches, and which lines it funds."""

    def __init__(self, draws: Draws) -> None:
        self.draws = draws
        self.family: Warm | Cold = family(draws.middle(), corners(draws.case))

    def path(self, numbers: Sequence[int]) -> list[Best]:
        """For each draw the people reached and the lines funded."""
        self.family.restart()
        return [_best(number, self.family.solve(self.draws.drawn(number))) for number in numbers]


def _best(number: int, answer: Answer) -> Best:
    if answer.status == "stopped":
        raise NotProven(f"The solver stopped in draw {number + 1} before a proof.")
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

    def path(self, numbers: Sequence[int]) -> list[Kept]:
        """For each draw the people reached."""
        self.family.restart()
        return [self._kept(number) for number in numbers]

    def _kept(self, number: int) -> Kept:
        case = self.draws.drawn(number)
        answer = self.family.solve(case)
        if answer.status != "optimal":
            raise NotProven(
                f"The solver could not tell what the plan reaches in draw {number + 1}."
            )
        return Kept(number, answer.value, tuple(self._missed(case, answer.money)))

    def _missed(self, case: Case, money: Floats) -> Iterator[int]:
        """Rows of the rules about people that these amounts come to miss."""
        ledger = Ledger(Grid(case), self.family.model.ledger.pools)
        scopes = Scopes(ledger.grid)
        readings = [read_rule(rule, scopes) for rule in case.rules if rule.on]
        for reading in readings:
            # Only rules about money may name a source; amounts that stay keep those.
            if not reading.kind.sources and not reading.kind.whole:
                limits = [limit for _, limit in reading.limits(ledger)]
                numbers = np.zeros(ledger.draws_at)
                numbers[: money.size] = money.ravel()
                full = ledger.completed(np.concatenate((numbers, np.zeros(ledger.cells))))
                if any(is_missed(limit, full) for limit in limits):
                    yield reading.rule.row


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
    found = family(first, trials)
    assert isinstance(found, Warm)  # only rules and fairness ask for more
    return found


def money_in(held: Warm, plan: Plan) -> Floats:
    """A plan's money by line and year, in the canonical order."""
    return money_of(held.model, cells(plan, held.model.ledger))


# Asking them, in one process or several


class Asker(Protocol[Told]):
    """Something that is asked of draws, a path of them at a time."""

    def path(self, numbers: Sequence[int]) -> list[Told]:
        """What is found of each."""


def ask(
    make: Callable[[], Asker[Told]], draws: Draws, workers: int, progress: Callable[[int], None]
) -> list[Told]:
    """What is found of every draw, in their order. progress: told how many are done."""
    found: list[Told] = []
    for told in _in_parts(make, draws.paths(), workers):
        found += told
        progress(len(found))
    return sorted(found)  # type: ignore[type-var]


def _in_parts(
    make: Callable[[], Asker[Told]], paths: list[list[int]], workers: int
) -> Iterator[list[Told]]:
    if workers == 1:
        asker = make()
        yield from (asker.path(path) for path in paths)
        return
    context = multiprocessing.get_context("spawn")
    workers = min(workers, len(paths))
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(make,)) as pool:
        yield from pool.map(_path, paths)


#: What this process asks, where it is a worker: made once for all its paths.
_asking: list[Asker[Any]] = []


def _begin(make: Callable[[], Asker[Any]]) -> None:
    _asking[:] = [make()]


def _path(numbers: Sequence[int]) -> list[Any]:
    return _asking[0].path(numbers)
