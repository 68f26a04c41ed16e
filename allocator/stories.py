"""The story of one line, one region, or one project type, told from a plan.

One shape serves all three: a place is a set of lines, those of a region ("" is all of them)
and a type ("" is all). What is a price was measured while the plan was solved; the rest is
added up here from the plan and its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from allocator.baseline import Unknown
from allocator.case import Case, Line, Project, Region, Year
from allocator.grid import Grid
from allocator.language import N_, _, join
from allocator.ledger import Ledger, pools
from allocator.model.answer import in_order
from allocator.names import found, normal, offer
from allocator.plan import LimitRow, Plan, RuleOutcome
from allocator.problems import Mistyped
from allocator.rules.reading import read_rules
from allocator.scope import Scope
from allocator.studies.regions import lines_of
from allocator.worth import LineReason, NumberPrice, RegionPrice


@dataclass(frozen=True)
class YearTold:
    """One year of a place. covered: people reached from the start up to it, of the eligible.

    growth: of the money on the year before, None where that was nothing or is not known.
    cost: what one person costs the sources, of a single line that may be paid, else None.
    sources: the money by source, those that pay nothing left out.
    """

    year: Year
    money: float
    growth: float | None
    started: float
    people: float
    covered: float | None
    cost: float | None
    sources: Mapping[str, float]


@dataclass(frozen=True)
class RuleTold:
    """One limit of a rule that speaks of a place."""

    outcome: RuleOutcome
    limit: LimitRow


@dataclass(frozen=True)
class Story:
    """region, project: "" is all. before: last year's money, or why it is not known.

    payers: the sources that may pay for it. delay: months from the money of a single line
    until its people are reached, else None. limits: those that speak of it; of more than one
    line only those with nothing left. price: None where it was not measured, or there is no
    line. numbers: prices of its own cells.
    """

    plan: Plan
    region: str
    project: str
    years: tuple[YearTold, ...]
    before: float | Unknown
    eligible: float
    payers: tuple[str, ...]
    delay: float | None
    reasons: tuple[LineReason, ...]
    limits: tuple[RuleTold, ...]
    price: RegionPrice | None
    numbers: tuple[NumberPrice, ...]

    @property
    def name(self) -> str:
        """`North · Training`."""
        return " · ".join(name for name in (self.region, self.project) if name)

    @property
    def money(self) -> float:
        """Money over the plan."""
        return sum(year.money for year in self.years)

    @property
    def people(self) -> float:
        """People reached over the plan."""
        return sum(year.people for year in self.years)


def meant(case: Case, region: str, project: str) -> tuple[str, str]:
    """The names as the case has them, of those typed; "" stays. Raises Mistyped."""
    return (
        _meant(region, _REGION, [(row.name, row.area) for row in case.regions]),
        _meant(project, _PROJECT, [(row.name, row.group) for row in case.projects]),
    )


class _Mistakes(NamedTuple):
    """What is said where a name is a group's, and where nothing bears it."""

    group: str
    unknown: str


_REGION = _Mistakes(
    N_('"{group}" is a group: {names}. Name one region of it.'),
    N_('There is no region called "{name}".'),
)
_PROJECT = _Mistakes(
    N_('"{group}" is a group: {names}. Name one project type of it.'),
    N_('There is no project type called "{name}".'),
)


def _meant(name: str, mistakes: _Mistakes, rows: Sequence[tuple[str, str]]) -> str:
    """The name of a row that is meant; rows: each name with its group."""
    if not name:
        return ""
    known = [own for own, _group in rows]
    there = found(name, known)
    if there:
        return there
    group = found(name, {normal(group): group for _own, group in rows if group}.values())
    if group:
        members = [own for own, other in rows if normal(other) == normal(group)]
        raise Mistyped(_(mistakes.group, group=group, names=join(members)))
    says = offer(name, known, _("There are: {names}.", names=join(known)))
    raise Mistyped(f"{_(mistakes.unknown, name=name)} {says}")


def story(plan: Plan, region: str, project: str) -> Story:
    """The story of a place; names as the case has them, "" is all."""
    return _Teller(plan, region, project).story()


class _Teller:
    def __init__(self, plan: Plan, region: str, project: str) -> None:
        self.plan, self.region, self.project = plan, region, project
        self.grid = Grid(plan.case.in_canonical_order())
        self.lines = lines_of(self.grid, region, project)
        self.single = bool(region and project)
        self.regions = [row for row in plan.case.regions if region in ("", row.name)]
        self.projects = [row for row in plan.case.projects if project in ("", row.name)]
        self.eligible = sum(row.eligible for row in self.regions)

    def story(self) -> Story:
        """All of it."""
        before = self._before()
        worth = self.plan.worth
        return Story(
            self.plan,
            self.region,
            self.project,
            tuple(self._years(None if isinstance(before, Unknown) else before)),
            before,
            self.eligible,
            self._payers(),
            self._delay(),
            tuple(reason for reason in self.plan.reasons if self._is_here(reason)),
            tuple(self._limits()),
            worth.asked if worth else None,
            tuple(number for number in worth.numbers if self._is_own(number)) if worth else (),
        )

    def _is_here(self, what: LineReason) -> bool:
        return self.region in ("", what.region) and self.project in ("", what.project)

    def _before(self) -> float | Unknown:
        """Last year's money of the whole place, its closed lines too."""
        regions = tuple(sorted(_at(self.grid.regions.labels, row) for row in self.regions))
        projects = tuple(sorted(_at(self.grid.projects.labels, row) for row in self.projects))
        ledger = Ledger(self.grid, pools(self.grid, []))
        scope = Scope(regions, projects, None, self.lines, self.project or self.region)
        return ledger.last_year.of(scope)

    def _years(self, before: float | None) -> Iterator[YearTold]:
        reached = 0.0
        for position, year in enumerate(self.plan.case.years):
            rows = [
                row
                for row in self.plan.rows
                if row.year == year
                and self.region in ("", row.region)
                and self.project in ("", row.project)
            ]
            money, people = sum(row.money for row in rows), sum(row.people for row in rows)
            reached += people
            sources: dict[str, float] = {}
            for row in rows:
                for source, paid in row.sources.items():
                    sources[source] = sources.get(source, 0.0) + paid
            yield YearTold(
                year,
                money,
                money / before - 1.0 if before else None,
                sum(row.started for row in rows),
                people,
                reached / self.eligible if self.eligible else None,
                self._cost(position),
                sources,
            )
            before = money

    def _cost(self, year: int) -> float | None:
        if not self.single or not len(self.lines):
            return None
        return float(self.grid.cost[self.lines[0], year])

    def _delay(self) -> float | None:
        if not self.single:
            return None
        return self.regions[0].licence_months + self.projects[0].startup_months

    def _payers(self) -> tuple[str, ...]:
        may = self.grid.may[:, self.lines].any(axis=1)
        paying = {self.grid.sources.labels[source] for source in np.flatnonzero(may)}
        return tuple(source.name for source in self.plan.case.sources if source.name in paying)

    def _limits(self) -> Iterator[RuleTold]:
        """Limits over any of its lines, in the order of the rules' rows."""
        readings = read_rules(self.grid)
        scopes = [scope for reading in readings for scope in reading.source_scopes]
        ledger = Ledger(self.grid, pools(self.grid, scopes))
        # The order, and what each limit speaks of, are those the plan's own limits came from.
        ordered = (readings[number] for number in in_order(readings))
        for reading, outcome in zip(ordered, self.plan.rules, strict=True):
            limits = reading.limits(ledger)
            for (scope, _own), limit in zip(limits, outcome.limits, strict=True):
                speaks = bool(np.isin(self.lines, scope.lines).any())
                if speaks and (self.single or limit.binding):
                    yield RuleTold(outcome, limit)

    def _is_own(self, number: NumberPrice) -> bool:
        """Whether a priced number stands in a row of this place alone, or of a part of it."""
        sheet, row = number.place.sheet, number.place.row
        if sheet == "Lines":
            return any(row == line.row and self._holds(line) for line in self.plan.case.lines)
        if sheet == "Regions":
            return bool(self.region) and row == self.regions[0].row
        return sheet == "Projects" and bool(self.project) and row == self.projects[0].row

    def _holds(self, line: Line) -> bool:
        regions = {normal(row.name) for row in self.regions}
        projects = {normal(row.name) for row in self.projects}
        return normal(line.region) in regions and normal(line.project) in projects


def _at(labels: tuple[str, ...], row: Region | Project) -> int:
    return labels.index(row.name)
