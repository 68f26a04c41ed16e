"""How a plan fares when things turn out otherwise: draws from the ranges of a workbook.

For each draw, two answers. Planned anew: the best plan of the drawn numbers, as if they had
been known. As planned: the amounts of the workbook's plan stay, and reach whom they reach.
What lies between them is what knowing would have been worth. The robust plan keeps every rule
of the workbook and, among some of the draws, is least far from the best in the worst one.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.language import _
from allocator.model.build import Model, build
from allocator.model.optimum import Optimum
from allocator.model.robust import least_regret
from allocator.plan import Plan
from allocator.problems import NotProven
from allocator.studies.asking import Count, Hands, ask, here, uncounted
from allocator.studies.draws import Best, Draws, Held, Turn, Turns, held_family, money_in
from allocator.studies.ranges import demand_drawable
from allocator.studies.trial import Progress, Solve

Json = dict[str, object]

#: What is told of a spread, in hundredths from the lowest to the highest.
PERCENTILES = (0, 5, 25, 50, 75, 95, 100)


class Asked(NamedTuple):
    """How many draws of what seed, and among how many a robust plan is sought (0: none is)."""

    draws: int = 1000
    seed: int = 1
    robust: int = 10


class Work(NamedTuple):
    """Who works on the draws, and who is told what is done: the stage, how many draws."""

    progress: Progress
    counted: Count = uncounted
    hands: Hands = here


class Funded(NamedTuple):
    """One line: its money in the plan, and in how many draws a best plan funds it."""

    region: str
    project: str
    money: float
    draws: int


class Robust(NamedTuple):
    """The robust plan, sought among the first draws.

    best: in those draws, people of the best plan that the workbook allows; own: of the plan as
    it is; held: of the robust plan.
    """

    plan: Plan
    best: tuple[float, ...]
    own: tuple[float, ...]
    held: tuple[float, ...]

    @property
    def regrets(self) -> list[float]:
        """People whom the robust plan reaches fewer than the best, in each of those draws."""
        return [most - people for most, people in zip(self.best, self.held, strict=True)]

    @property
    def own_regrets(self) -> list[float]:
        """People whom the plan as it is reaches fewer than the best."""
        return [most - people for most, people in zip(self.best, self.own, strict=True)]


class Simulation(NamedTuple):
    """A plan and its draws. turns: those that were asked, in the order of their numbers.

    They are all of the draws but where the asking was stopped. robust None: not sought.
    """

    case: Case
    plan: Plan
    draws: Draws
    turns: tuple[Turn, ...]
    lines: tuple[Funded, ...]
    robust: Robust | None

    @property
    def partial(self) -> bool:
        """Whether some draws were not asked."""
        return len(self.turns) < self.draws.count

    @property
    def best(self) -> tuple[float | None, ...]:
        """People when planned anew, None where no plan keeps the rules."""
        return tuple(turn.best.people for turn in self.turns)

    @property
    def reached_anew(self) -> list[float]:
        """People when planned anew, in the draws that have a plan."""
        return [people for people in self.best if people is not None]

    @property
    def held(self) -> tuple[float, ...]:
        """People when the plan's amounts stay."""
        return tuple(turn.held.people for turn in self.turns)

    @property
    def robust_held(self) -> tuple[float, ...]:
        """People with the amounts of the robust plan; none where it was not sought."""
        return tuple(turn.robust.people for turn in self.turns if turn.robust is not None)

    @property
    def missed(self) -> Mapping[int, int]:
        """Row of each rule about people -> draws in which the plan comes to miss it."""
        return Counter(row for turn in self.turns for row in turn.held.missed)

    @property
    def missing(self) -> int:
        """Draws in which the plan comes to miss some rule about people."""
        return sum(bool(turn.held.missed) for turn in self.turns)


def simulate(
    case: Case,
    asked: Asked,
    solve: Solve,
    as_plan: Callable[[Case, Optimum], Plan],
    work: Work,
) -> Simulation:
    """Solve a case, and draw from its ranges. as_plan: an optimum as an audited plan.

    Raises BadQuestion where the ranges make a wrong question, NoPlan where the case itself
    has no plan, NotProven where the solver stopped, or Ctrl-C came before any draw was done.
    """
    demand_drawable(case)
    work.progress("solve")
    plan = solve(case)
    draws = Draws(case.in_canonical_order(), asked.draws, asked.seed)
    robust = None
    model = build(case)
    if asked.robust and not model.ledger.derived:
        work.progress(_("Looking for the robust plan"))
        robust = _robust(model, plan, draws, min(asked.robust, asked.draws), as_plan)
    work.progress(_("Asking the draws"))
    make = functools.partial(Turns, draws, plan, robust and robust.plan)
    turns = sorted(ask(make, draws.paths(), work.hands, work.counted), key=lambda turn: turn.draw)
    if not turns:
        raise NotProven(_("Stopped before the first draws were done; nothing was written."))
    lines = _lines(plan, draws, [turn.best for turn in turns])
    return Simulation(case, plan, draws, tuple(turns), lines, robust)


def _robust(
    model: Model,
    plan: Plan,
    draws: Draws,
    among: int,
    as_plan: Callable[[Case, Optimum], Plan],
) -> Robust:
    """The robust plan, sought among so many draws."""
    held = held_family(draws)
    hedge = least_regret(model, held, [draws.drawn(number) for number in range(among)])
    sought = as_plan(model.case, hedge.optimum)
    own, kept = (
        tuple(found.people for found in Held(draws, one).path(range(among)))
        for one in (plan, sought)
    )
    return Robust(sought, hedge.best, own, kept)


def _lines(plan: Plan, draws: Draws, best: Sequence[Best]) -> tuple[Funded, ...]:
    """Every line that the plan or a draw funds, the most often funded first."""
    held = held_family(draws)
    grid = held.model.ledger.grid
    counts = np.zeros(len(grid), dtype=np.int64)
    for found in best:
        counts[list(found.lines)] += 1
    money = money_in(held, plan).sum(axis=1)
    lines = [
        Funded(
            grid.regions.labels[grid.region[line]],
            grid.projects.labels[grid.project[line]],
            float(money[line]),
            int(counts[line]),
        )
        for line in np.flatnonzero((counts > 0) | (money > 0.0)).tolist()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.draws, -line.money, line[:2])))


def spread(people: Sequence[float]) -> list[float]:
    """The percentiles of some numbers of people, then their average; none where there are none."""
    if not people:
        return []
    found = np.percentile(np.array(people), PERCENTILES).tolist()
    return [*found, float(np.mean(np.array(people)))]


# JSON


def simulation_json(found: Simulation) -> Json:
    """The simulation for other programs."""
    names = [*(f"p{percent}" for percent in PERCENTILES), "average"]

    def told(people: Sequence[float]) -> Json:
        return dict(zip(names, spread(people), strict=False))

    robust = found.robust
    return {
        "status": "stopped" if found.partial else "optimal",
        "maximise": found.case.settings.maximise,
        "draws": len(found.turns),
        "asked": found.draws.count,
        "numbers": [turn.draw + 1 for turn in found.turns],
        "seed": found.draws.seed,
        "without_plan": len(found.turns) - len(found.reached_anew),
        "plan": found.plan.objective,
        "replanned": {"spread": told(found.reached_anew), "people": list(found.best)},
        "as_planned": {
            "spread": told(found.held),
            "people": list(found.held),
            "misses_rules": found.missing,
            "missed": [{"row": row, "draws": many} for row, many in sorted(found.missed.items())],
        },
        "lines": [line._asdict() for line in found.lines],
        "robust": robust
        and {
            "among": len(robust.best),
            "worst_regret": max(robust.regrets),
            "worst_regret_of_plan": max(robust.own_regrets),
            "at_the_workbook_s_numbers": robust.plan.objective,
            "spread": told(found.robust_held),
            "people": list(found.robust_held),
            "plan": [
                {"region": row.region, "project": row.project, "year": row.year, "money": row.money}
                for row in robust.plan.rows
            ],
        },
    }
