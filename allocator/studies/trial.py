"""One case tried: its plan, or the rows that leave none; and the figures it is judged by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from allocator.case import Case
from allocator.names import normal
from allocator.plan import Plan, PlanRow
from allocator.problems import Conflict, NoPlan, Quarrel

#: How a study solves a case: it raises NoPlan where no plan satisfies the rules.
Solve = Callable[[Case], Plan]
#: Told what is being tried.
Progress = Callable[[str], None]

#: A line moves where it gains or loses more than this.
LEAST_MONEY, LEAST_PEOPLE = 0.005, 0.0005


@dataclass(frozen=True)
class Trial:
    """A case and its plan. plan None: no plan satisfies the rules; conflict says why."""

    case: Case
    plan: Plan | None
    conflict: Conflict | None = None

    @property
    def quarrels(self) -> list[Quarrel]:
        """The cells that quarrel where there is no plan."""
        sets = self.conflict.sets if self.conflict else ()
        return [quarrel for quarrelling in sets for quarrel in quarrelling.members]


def attempt(case: Case, solve: Solve) -> Trial:
    """Solve a case that may have no plan."""
    try:
        return Trial(case, solve(case))
    except NoPlan as none:
        return Trial(case, None, none.found)


class PlanFigures(NamedTuple):
    """What a plan is judged by. None is unknown: a funded type has no figure.

    objective: the value of what is maximised. least_region, least_coverage: the region
    with the smallest part of its eligible people reached ("" and None where none has any).
    """

    people: float
    money: float
    unspent: float
    women: float | None
    youth: float | None
    jobs: float
    objective: float
    least_region: str
    least_coverage: float | None

    @property
    def cost(self) -> float | None:
        """Money spent for each person reached."""
        return self.money / self.people if self.people > 0.0 else None


def figures_of(plan: Plan) -> PlanFigures:
    """The figures of a plan."""
    projects = {normal(project.name): project for project in plan.case.projects}
    by_type: dict[str, float] = {}
    by_region: dict[str, float] = {}
    for row in plan.rows:
        for sums, name in ((by_type, row.project), (by_region, row.region)):
            sums[normal(name)] = sums.get(normal(name), 0.0) + row.people
    funded = [(projects[name], people) for name, people in by_type.items() if people > 0.0]
    women = _sum([(project.women, people) for project, people in funded])
    youth = _sum([(project.youth, people) for project, people in funded])
    coverage = [
        (by_region.get(normal(region.name), 0.0) / region.eligible, region.name)
        for region in plan.case.regions
        if region.eligible > 0.0
    ]
    least = min(coverage, default=(None, ""))
    return PlanFigures(
        people=plan.people,
        money=plan.money,
        unspent=plan.unspent,
        women=women,
        youth=youth,
        jobs=sum(project.jobs_per_person * people for project, people in funded),
        objective=plan.objective,
        least_region=least[1],
        least_coverage=least[0],
    )


def _sum(parts: list[tuple[float | None, float]]) -> float | None:
    """Σ share × people; None where one of the shares is unknown."""
    total = 0.0
    for share, people in parts:
        if share is None:
            return None
        total += share * people
    return total


class LineMove(NamedTuple):
    """One region × project type in two plans, over all years."""

    region: str
    project: str
    money: tuple[float, float]
    people: tuple[float, float]


def line_moves(before: Plan, after: Plan) -> list[LineMove]:
    """The lines whose money or people differ between two plans, largest change first."""
    sums = [_by_line(before.rows), _by_line(after.rows)]
    names = {key: name for part in sums for key, (name, _, _) in part.items()}
    moves = []
    for key, name in names.items():
        one, other = (part.get(key, (name, 0.0, 0.0)) for part in sums)
        move = LineMove(*name, (one[1], other[1]), (one[2], other[2]))
        money, people = (abs(pair[1] - pair[0]) for pair in (move.money, move.people))
        if money > LEAST_MONEY or people > LEAST_PEOPLE:
            moves.append(move)
    return sorted(moves, key=lambda m: (-abs(m.money[1] - m.money[0]), m.region, m.project))


_Sums = dict[tuple[str, str], tuple[tuple[str, str], float, float]]


def _by_line(rows: tuple[PlanRow, ...]) -> _Sums:
    sums: _Sums = {}
    for row in rows:
        key = (normal(row.region), normal(row.project))
        _, money, people = sums.get(key, ((row.region, row.project), 0.0, 0.0))
        sums[key] = ((row.region, row.project), money + row.money, people + row.people)
    return sums
