"""The plan's numbers in the two shapes the sheets need: a table of rows, and cubes.

A cube holds one column of the plan by region × type × year; its positions are those of
the grid, so a rule's scope picks its part of it.
"""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd

from allocator.baseline import Unknown
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, pools
from allocator.names import normal
from allocator.plan import Plan
from allocator.scope import Scope

#: A column of the plan: money, people… by name, a source's money by its position.
Key = str | int


class Figures:
    """A plan's numbers. Unknown shares of women and youth are NaN in `frame`, 0 in cubes."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.case = plan, plan.case
        self.years = plan.case.years
        self.grid = Grid(plan.case.in_canonical_order())
        self.ledger = Ledger(self.grid, pools(self.grid, []))
        self.last_year = self.ledger.last_year
        self._cubes: dict[Key, Floats] = {}

    @functools.cached_property
    def frame(self) -> pd.DataFrame:
        """One row for each row of the plan, in its order."""
        rows = self.plan.rows
        frame = pd.DataFrame(
            {
                "region": [row.region for row in rows],
                "project": [row.project for row in rows],
                "year": [row.year for row in rows],
                "money": np.array([row.money for row in rows], dtype=np.float64),
                "people": np.array([row.people for row in rows], dtype=np.float64),
                "started": np.array([row.started for row in rows], dtype=np.float64),
            }
        )
        per_person: dict[str, dict[str, float | None]] = {
            "women": {project.name: project.women for project in self.case.projects},
            "youth": {project.name: project.youth for project in self.case.projects},
            "jobs": {project.name: project.jobs_per_person for project in self.case.projects},
        }
        for noun, share in per_person.items():
            shares = np.array([share[row.project] for row in rows], dtype=np.float64)
            frame[noun] = frame["people"].to_numpy() * shares
        return frame

    @functools.cached_property
    def paid(self) -> Floats:
        """Money by row of the plan and source, shape (rows, sources of the grid)."""
        paid = np.zeros((len(self.plan.rows), len(self.grid.sources.labels)))
        places = {name: self.source(name) for name in self.grid.sources.labels}
        for number, row in enumerate(self.plan.rows):
            for name, money in row.sources.items():
                place = places.get(name)
                paid[number, self.source(name) if place is None else place] += money
        return paid

    # Positions in the grid

    def region(self, name: str) -> int:
        """Position of a region in the grid and the cubes."""
        return self.grid.regions.index[normal(name)]

    def project(self, name: str) -> int:
        """Position of a project type in the grid and the cubes."""
        return self.grid.projects.index[normal(name)]

    def source(self, name: str) -> int:
        """Position of a source in the grid."""
        return self.grid.sources.index[normal(name)]

    def money_last_year_of_type(self, place: int) -> float | None:
        """Last year's money of a project type; None where it is not known."""
        regions = tuple(range(len(self.grid.regions.labels)))
        lines = np.flatnonzero(self.grid.project == place)
        known = self.last_year.of(Scope(regions, (place,), None, lines, ""))
        return None if isinstance(known, Unknown) else known

    @functools.cached_property
    def region_numbers(self) -> list[int]:
        """For each region of the grid, its number from 1; an area's regions stand together."""
        return _numbers([(r.area, self.region(r.name)) for r in self.case.regions])

    @functools.cached_property
    def project_numbers(self) -> list[int]:
        """For each project type of the grid, its number from 1; a group's stand together."""
        return _numbers([(p.group, self.project(p.name)) for p in self.case.projects])

    # Cubes and sums

    def cube(self, key: Key) -> Floats:
        """A column of the plan, shape (regions, types, years)."""
        if key not in self._cubes:
            values = self.paid[:, key] if isinstance(key, int) else self.frame[key].to_numpy()
            cube = np.zeros(
                (len(self.grid.regions.labels), len(self.grid.projects.labels), len(self.years))
            )
            np.add.at(cube, self._places, np.nan_to_num(values))
            self._cubes[key] = cube
        return self._cubes[key]

    @functools.cached_property
    def _places(self) -> tuple[list[int], list[int], list[int]]:
        regions = {region.name: self.region(region.name) for region in self.case.regions}
        projects = {project.name: self.project(project.name) for project in self.case.projects}
        years = {year: position for position, year in enumerate(self.years)}
        rows = self.plan.rows
        return (
            [regions[row.region] for row in rows],
            [projects[row.project] for row in rows],
            [years[row.year] for row in rows],
        )

    def total(self, key: str) -> float | None:
        """The plan's sum of a column; None where a funded type has no figure."""
        frame = self.frame
        if frame[key].isna()[frame["people"] > 0.0].any():
            return None
        return float(frame[key].sum())

    def by_year(self, key: Key) -> Floats:
        """A column's sum in each year."""
        yearly: Floats = self.cube(key).sum(axis=(0, 1))
        return yearly


def _numbers(members: list[tuple[str, int]]) -> list[int]:
    """Numbers from 1 in the workbook's order, but the members of a group side by side.

    So a rule over a group is a range of numbers, which one condition of a formula can say.
    """
    first: dict[str, int] = {}
    for order, (group, _) in enumerate(members):
        first.setdefault(normal(group) if group else f"\0{order}", order)
    ranked = sorted(
        range(len(members)),
        key=lambda order: (
            first[normal(members[order][0]) if members[order][0] else f"\0{order}"],
            order,
        ),
    )
    numbers = [0] * len(members)
    for number, order in enumerate(ranked, 1):
        numbers[members[order][1]] = number
    return numbers
