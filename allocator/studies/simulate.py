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
from allocator.model.build import build
from allocator.model.optimum import Optimum
from allocator.model.robust import least_regret
from allocator.plan import Plan
from allocator.studies.draws import Best, Draws, Held, Kept, Replanned, ask, held_family, money_in
from allocator.studies.ranges import demand_drawable
from allocator.studies.trial import Progress, Solve

Json = dict[str, object]

#: What is told of a spread, in hundredths from the lowest to the highest.
PERCENTILES = (0, 5, 25, 50, 75, 95, 100)


class Asked(NamedTuple):
    """How many draws of what seed, among how many a robust plan is sought, by how many processes.

    robust 0: none is sought.
    """

    draws: int = 1000
    seed: int = 1
    robust: int = 10
    workers: int = 1


class Funded(NamedTuple):
    """One line: its money in the plan, and in how many draws a best plan funds it."""

    region: str
    project: str
    money: float
    draws: int


class Robust(NamedTuple):
    """The robust plan, sought among the first draws. held: people in every draw.

    best: in those draws, people of the best plan that the workbook allows.
    """

    plan: Plan
    best: tuple[float, ...]
    held: tuple[float, ...]


class Simulation(NamedTuple):
    """A plan and its draws. best: people when planned anew, None where no plan keeps the rules.

    held: people when the plan's amounts stay; missed: row of each rule about people -> draws
    in which the plan then misses it. robust None: not sought.
    """

    case: Case
    plan: Plan
    draws: Draws
    best: tuple[float | None, ...]
    held: tuple[float, ...]
    missed: Mapping[int, int]
    missing: int
    lines: tuple[Funded, ...]
    robust: Robust | None

    @property
    def planned(self) -> list[int]:
        """The draws that have a plan."""
        return [number for number, people in enumerate(self.best) if people is not None]

    def regrets(self, held: Sequence[float]) -> list[float]:
        """People fewer than the best the workbook allows, in the draws of the robust plan."""
        best = self.robust.best if self.robust else ()
        return [most - people for most, people in zip(best, held, strict=False)]


def simulate(
    case: Case,
    asked: Asked,
    solve: Solve,
    as_plan: Callable[[Case, Optimum], Plan],
    progress: Progress,
) -> Simulation:
    """Solve a case, and draw from its ranges. as_plan: an optimum as an audited plan.

    Raises BadQuestion where the ranges make a wrong question, NoPlan where the case itself
    has no plan, NotProven where the solver stopped.
    """
    demand_drawable(case)
    progress("solve")
    plan = solve(case)
    draws = Draws(case.in_canonical_order(), asked.draws, asked.seed)

    def told(what: str) -> Callable[[int], None]:
        progress(f"{what}: {asked.draws:,} draws")
        return lambda done: progress(f"{what}: {done:,} of {asked.draws:,} draws")

    best = ask(functools.partial(Replanned, draws), draws, asked.workers, told("Planned anew"))
    held = ask(functools.partial(Held, draws, plan), draws, asked.workers, told("As planned"))
    robust = None
    model = build(case)
    if asked.robust and not model.ledger.derived:
        progress("Looking for the robust plan")
        cases = [draws.drawn(number) for number in range(min(asked.robust, asked.draws))]
        hedge = least_regret(model, held_family(draws), cases)
        sought = as_plan(case, hedge.optimum)
        make = functools.partial(Held, draws, sought)
        kept = ask(make, draws, asked.workers, told("With the robust plan"))
        robust = Robust(sought, hedge.best, _people(kept))
    return Simulation(
        case,
        plan,
        draws,
        tuple(found.people for found in best),
        _people(held),
        Counter(row for found in held for row in found.missed),
        sum(bool(found.missed) for found in held),
        _lines(plan, draws, best),
        robust,
    )


def _people(kept: Sequence[Kept]) -> tuple[float, ...]:
    return tuple(found.people for found in kept)


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
        "status": "optimal",
        "maximise": found.case.settings.maximise,
        "draws": found.draws.count,
        "seed": found.draws.seed,
        "without_plan": len(found.best) - len(found.planned),
        "plan": found.plan.objective,
        "replanned": {
            "spread": told([people for people in found.best if people is not None]),
            "people": list(found.best),
        },
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
            "worst_regret": max(found.regrets(robust.held)),
            "worst_regret_of_plan": max(found.regrets(found.held)),
            "at_the_workbook_s_numbers": robust.plan.objective,
            "spread": told(robust.held),
            "people": list(robust.held),
            "plan": [
                {"region": row.region, "project": row.project, "year": row.year, "money": row.money}
                for row in robust.plan.rows
            ],
        },
    }
