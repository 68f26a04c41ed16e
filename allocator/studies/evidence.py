"""What one person costs, estimated again from what really happened.

The money really spent should have reached so many people by now, at the workbook's own costs
and delays; so many were reached. What is estimated is the rate of the two:

    rate = (evidence + reached) / (evidence / start + expected),   new cost = cost / rate

`evidence` is a number of people: the start counts like having seen it come true for so many.
A project type over all its regions starts from 1, the workbook's own cost; a line from the
rate of its type in the other regions, so that nothing is counted twice. Where fewer people than
the evidence were expected and fewer reached nothing moves: a cost is no opinion to be changed
by three people. A line without such evidence of its own takes its type's.

This is the gamma-Poisson estimate of a rate from counts (Clayton and Kaldor, Empirical Bayes
estimates of age-standardized relative risks, Biometrics 43, 1987), with a fixed weight in place
of an estimated one: few cases do not tell how much lines differ.

Years for which nobody told how many people were reached, and people reached where no money was
to reach any, say nothing of the cost.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np

from allocator.case import Case, Line
from allocator.grid import Floats, Grid
from allocator.names import normal
from allocator.past import Past

#: People: what the workbook's own cost counts for, and the least that moves it.
EVIDENCE = 50


class TypeCost(NamedTuple):
    """A project type with something to tell: people expected and reached, cost and new cost.

    Costs are those of `Projects`; where lines have costs of their own they move alike.
    """

    project: str
    expected: float
    reached: float
    before: float
    after: float

    @property
    def change(self) -> float:
        """How much dearer a person is, as a part."""
        return self.after / self.before - 1.0


class LineCost(NamedTuple):
    """A line with something to tell. before, after: what its sources pay for one person.

    Both at the prices of the first year, after own share and mobile saving. start: the rate
    it starts from; own: whether it had evidence enough of its own, else it takes its type's.
    """

    region: str
    project: str
    expected: float
    reached: float
    start: float
    own: bool
    before: float
    after: float

    @property
    def change(self) -> float:
        """How much dearer a person is, as a part."""
        return self.after / self.before - 1.0


class Evidence(NamedTuple):
    """The case at the new costs, and how they came about. people: the evidence asked for."""

    case: Case
    people: float
    types: tuple[TypeCost, ...]
    lines: tuple[LineCost, ...]


def learn(case: Case, evidence: float = EVIDENCE) -> Evidence:
    """A case with years that are over, at the costs that these tell. evidence: people, above 0.

    The new costs stand in `Projects` and, where a line's differs from its type's or is its
    own, in `Lines`.
    """
    grid = Grid(case)
    expected, reached = _seen(grid)
    types, told = np.ones(len(case.projects)), []
    for number, project in enumerate(case.projects):
        mine = grid.project == number
        pair = float(expected[mine].sum()), float(reached[mine].sum())
        types[number] = _rate(*pair, evidence)
        if pair[0] > 0.0:
            cost = project.cost_per_person
            told.append(TypeCost(project.name, *pair, cost, cost / float(types[number])))
    rates, lines = types[grid.project], []
    for line in np.flatnonzero(expected > 0.0).tolist():
        found = _line(grid, line, (expected, reached), float(rates[line]), evidence)
        rates[line] = found.before / found.after
        lines.append(found)
    moved = _at_rates(case, grid, types, rates)
    return Evidence(moved, evidence, tuple(told), tuple(lines))


def _seen(grid: Grid) -> tuple[Floats, Floats]:
    """People expected and reached by line, over the years that tell something of the cost."""
    past = Past(grid)
    expected = past.expected[:, : past.years]
    tells = ~np.isnan(past.told) & (expected > 0.0)
    return (
        np.where(tells, expected, 0.0).sum(axis=1),
        np.where(tells, past.told, 0.0).sum(axis=1),
    )


def _rate(expected: float, reached: float, evidence: float, start: float = 1.0) -> float:
    """People reached for each one expected; the start where there is too little to tell."""
    if max(expected, reached) < evidence:
        return start
    return (evidence + reached) / (evidence / start + expected)


def _line(
    grid: Grid, line: int, seen: tuple[Floats, Floats], of_type: float, evidence: float
) -> LineCost:
    expected, reached = (float(people[line]) for people in seen)
    others = grid.project == grid.project[line]
    others[line] = False
    elsewhere = [float(people[others].sum()) for people in seen]
    own = max(expected, reached) >= evidence
    start = _rate(elsewhere[0], elsewhere[1], evidence) if own else of_type
    before = float(grid.cost[line, 0])
    return LineCost(
        region=grid.regions.labels[grid.region[line]],
        project=grid.projects.labels[grid.project[line]],
        expected=expected,
        reached=reached,
        start=start,
        own=own,
        before=before,
        after=before / _rate(expected, reached, evidence, start),
    )


def _at_rates(case: Case, grid: Grid, types: Floats, rates: Floats) -> Case:
    """The same case with its costs divided by the rates of types and lines."""
    projects = tuple(
        dataclasses.replace(project, cost_per_person=project.cost_per_person / float(rate))
        for project, rate in zip(case.projects, types, strict=True)
    )
    details = {(normal(line.region), normal(line.project)): line for line in case.lines}
    pairs = zip(grid.region.tolist(), grid.project.tolist(), strict=True)
    for number, (region, project) in enumerate(pairs):
        place, kind = case.regions[region], case.projects[project]
        key = (normal(place.name), normal(kind.name))
        detail = details.get(key, Line(place.name, kind.name))
        own = detail.cost_per_person
        if own is not None or rates[number] != types[project]:
            before = kind.cost_per_person * place.cost_factor if own is None else own
            cost = before / float(rates[number])
            details[key] = dataclasses.replace(detail, cost_per_person=cost)
    return dataclasses.replace(case, projects=projects, lines=tuple(details.values()))
