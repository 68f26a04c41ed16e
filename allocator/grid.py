"""The lines money can go to: region × project type, where open and payable.

A *line* is open unless `Lines` closes it, and payable when some source may spend on it.
Only such lines have unknowns; the grid numbers them region by region. What one person
costs there, and how long until people are reached, are worked out here once.

A line of which a year that is over tells keeps its place, even where it is closed by now, or
its source may no longer pay: `pays` is who pays or paid, `may` who may in the years to come.

    cost[line, t] = cost × factor × (1 + price rise)^t × (1 - delivery × saving × mobile)
                    × (1 - own share),   t = 0 in the first year
"""

from __future__ import annotations

import copy
import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allocator.case import Actual, Case, Line
from allocator.names import normal

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Axis:
    """The names of one dimension, and the groups its units belong to.

    members: normal group name -> positions of its units; labels: how names are written.
    """

    labels: tuple[str, ...]
    index: dict[str, int]
    members: dict[str, tuple[int, ...]]
    groups: dict[str, str]

    @classmethod
    def of(cls, units: list[str], groups: list[str]) -> Axis:
        """An axis of unit names and the group each belongs to ("" for none)."""
        members: dict[str, list[int]] = {}
        for position, group in enumerate(groups):
            if group:
                members.setdefault(normal(group), []).append(position)
        index: dict[str, int] = {}
        for position, unit in enumerate(units):
            index.setdefault(normal(unit), position)
        spelt = {normal(group): group for group in groups if group}
        frozen = {name: tuple(positions) for name, positions in members.items()}
        return cls(tuple(units), index, frozen, spelt)

    def find(self, name: str) -> tuple[int, ...] | None:
        """Positions a name stands for: the unit of that name, else the group's units."""
        key = normal(name)
        if key in self.index:
            return (self.index[key],)
        return self.members.get(key)

    def shadowed(self, name: str) -> tuple[int, ...]:
        """Units of a group whose name is also a unit's, where the group holds others."""
        key = normal(name)
        if key not in self.index:
            return ()
        return tuple(unit for unit in self.members.get(key, ()) if unit != self.index[key])

    def known(self) -> list[str]:
        """Every name that may be typed, for offers of the nearest one."""
        return [*self.labels, *self.groups.values()]


class Grid:
    """The open, payable lines of a case, numbered, with their costs and delays.

    region, project: position of each line's region and type, shape (lines,).
    pays: whether a source may spend on a line, or has in a year that is over, shape
    (sources, lines); may: whether it may in the years to come.
    cost: money the sources pay for one person, shape (lines, years).
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.years = len(case.years)
        regions, projects, sources = case.regions, case.projects, case.sources
        self.regions = Axis.of([r.name for r in regions], [r.area for r in regions])
        self.projects = Axis.of([p.name for p in projects], [p.group for p in projects])
        self.sources = Axis.of([s.name for s in sources], [s.kind for s in sources])
        self.details = self._details()
        self._choose_lines()

    def _details(self) -> dict[tuple[int, int], Line]:
        """The rows of `Lines`, by position of region and type; unknown names left out."""
        named = ((self._named(line), line) for line in self.case.lines)
        return {place: line for place, line in named if place is not None}

    def _named(self, line: Line) -> tuple[int, int] | None:
        """The positions of the region and the type that a row of `Lines` names."""
        region = self.regions.index.get(normal(line.region))
        project = self.projects.index.get(normal(line.project))
        return None if region is None or project is None else (region, project)

    def with_figures(self, case: Case) -> Grid:
        """The same lines, costs and delays with a case's people, room and reach.

        The rows of `Lines` are as many as here, and name the same lines.
        """
        other = copy.copy(self)
        other.case = case
        if case.lines is not self.case.lines:
            other.details = dict(self.details)
            # One number of thousands is another: only what differs is looked up again.
            for old, new in zip(self.case.lines, case.lines, strict=True):
                place = None if old is new else self._named(new)
                if place is not None:
                    other.details[place] = new
        other.__dict__.pop("reach", None)
        return other

    def _choose_lines(self) -> None:
        shape = (len(self.case.regions), len(self.case.projects))
        self.open: Bools = np.ones(shape, dtype=bool)
        for (region, project), line in self.details.items():
            self.open[region, project] = line.open
        may = [self._may_spend(index, shape) for index in range(len(self.case.sources))]
        eligible = np.array(may, dtype=bool).reshape((len(may), *shape))
        self.payable: Bools = np.asarray(eligible.any(axis=0), dtype=bool)
        self.may_pay: Bools = eligible & self.open
        paid: Bools = np.zeros_like(eligible)
        told: Bools = np.zeros(shape, dtype=bool)
        for row in self.past_rows:
            told[self.places(row)] = True
            if row.spent:
                paid[self.sources.index[normal(row.source)], *self.places(row)] = True
        self.region: Ints
        self.project: Ints
        self.region, self.project = np.nonzero(self.may_pay.any(axis=0) | told)
        self.may: Bools = self.may_pay[:, self.region, self.project]
        self.pays: Bools = self.may | paid[:, self.region, self.project]

    @functools.cached_property
    def past_rows(self) -> tuple[Actual, ...]:
        """What happened in the years that are over; each row with money names its source."""
        over = {str(year) for year in self.case.years[: self.case.past]}
        return tuple(row for row in self.case.actuals if row.year in over and row.told)

    def places(self, row: Actual) -> tuple[int, int]:
        """Positions of a row's region and type."""
        return self.regions.index[normal(row.region)], self.projects.index[normal(row.project)]

    def _may_spend(self, index: int, shape: tuple[int, int]) -> Bools:
        source = self.case.sources[index]
        regions = _mask(self.regions, source.regions, shape[0])
        projects = _mask(self.projects, source.projects, shape[1])
        return np.logical_and.outer(regions, projects)

    def __len__(self) -> int:
        return len(self.region)

    @functools.cached_property
    def position(self) -> dict[tuple[int, int], int]:
        """(region, project) positions -> number of the line."""
        pairs = zip(self.region.tolist(), self.project.tolist(), strict=True)
        return {pair: number for number, pair in enumerate(pairs)}

    @functools.cached_property
    def cost(self) -> Floats:
        """Money the sources pay for one person, shape (lines, years)."""
        regions, projects = self.case.regions, self.case.projects
        factor = np.array([region.cost_factor for region in regions])
        mobile = np.array([region.mobile_share for region in regions])
        plain = np.array([project.cost_per_person for project in projects])
        saving = np.array([project.delivery_share * project.mobile_saving for project in projects])
        own = np.array([project.own_share for project in projects])
        first = factor[self.region] * plain[self.project]
        for pair, line in self.details.items():
            if line.cost_per_person is not None and pair in self.position:
                first[self.position[pair]] = line.cost_per_person
        first *= 1.0 - saving[self.project] * mobile[self.region]
        first *= 1.0 - own[self.project]
        rise = (1.0 + self.case.settings.price_rise) ** np.arange(self.years)
        cost: Floats = np.multiply.outer(first, rise)
        return cost

    @functools.cached_property
    def delay(self) -> tuple[Ints, Floats]:
        """Whole years until a line's people are reached, and the part of them a year later.

        A delay of d months: q = ⌊d/12⌋ and f = d/12 - q; of the people started in a year,
        (1 - f) are reached q years later and f of them q + 1 years later.
        """
        licence = np.array([region.licence_months for region in self.case.regions])
        startup = np.array([project.startup_months for project in self.case.projects])
        months = licence[self.region] + startup[self.project]
        whole = np.floor(months / 12.0)
        return whole.astype(np.int64), months / 12.0 - whole

    def reached(self, years: tuple[int, ...]) -> Floats:
        """People reached in these years per unit of money, shape (lines, years of the money)."""
        whole, part = self.delay
        wanted = np.zeros(self.years + 1, dtype=np.float64)
        wanted[list(years)] = 1.0
        beyond = self.years  # a position that is never wanted: after the last year
        share = np.zeros((len(self), self.years))
        for start in range(self.years):
            first = np.minimum(start + whole, beyond)
            second = np.minimum(start + whole + 1, beyond)
            share[:, start] = (1.0 - part) * wanted[first] + part * wanted[second]
        per_person: Floats = share / self.cost
        return per_person

    @functools.cached_property
    def reach(self) -> dict[str, float]:
        """Normal group name -> share of a region's eligible people it can start."""
        found: dict[str, float] = {}
        for project in self.case.projects:
            key = normal(project.family)
            if project.reach is not None:
                found[key] = project.reach
            found.setdefault(key, 1.0)
        return found

    @functools.cached_property
    def families(self) -> dict[str, list[int]]:
        """Normal group name -> positions of its project types, in the order of the types."""
        found: dict[str, list[int]] = {}
        for position, project in enumerate(self.case.projects):
            found.setdefault(normal(project.family), []).append(position)
        return found

    @functools.cached_property
    def detail_at(self) -> dict[tuple[int, int], int]:
        """Positions of region and type -> position of their row of `Lines`."""
        at = {id(line): index for index, line in enumerate(self.case.lines)}
        return {pair: at[id(line)] for pair, line in self.details.items()}

    def lines_of(self, region: int) -> Ints:
        """The lines of a region: they stand one after the other."""
        first, end = np.searchsorted(self.region, (region, region + 1)).tolist()
        return np.arange(first, end)

    def of_types(self, lines: Ints, projects: Sequence[int]) -> Bools:
        """Which of some lines are of one of some types: by a table of the types, so that a call
        for each region costs as much as its own lines."""
        wanted = np.zeros(len(self.case.projects), dtype=bool)
        wanted[list(projects)] = True
        found: Bools = wanted[self.project[lines]]
        return found

    def by_region(self, lines: Ints) -> Iterator[tuple[int, Ints]]:
        """Some lines, in order, region by region: position of the region and its lines."""
        regions, starts = np.unique(self.region[lines], return_index=True)
        yield from zip(regions.tolist(), np.split(lines, starts)[1:], strict=True)

    def line_name(self, line: int) -> str:
        """`Region · Project type` of a line."""
        region = self.regions.labels[self.region[line]]
        return f"{region} · {self.projects.labels[self.project[line]]}"


def _mask(axis: Axis, names: tuple[str, ...], size: int) -> Bools:
    if not names:
        return np.ones(size, dtype=bool)
    mask = np.zeros(size, dtype=bool)
    for name in names:
        mask[list(axis.find(name) or ())] = True
    return mask


#: What becomes of 1 lent, in the order `instalments` gives it.
CASH_BACK, LOST, STILL_OUT = range(3)


def instalments(terms: tuple[int, int, float, float]) -> tuple[Floats, Floats, Floats]:
    """What becomes of 1 lent: cash back, principal lost, and still out, after τ = 1, 2, … years.

    terms: years n, years of grace m, interest i and loss δ a year. With P the principal
    due and O what is out before losses: P[τ] = 1/(n - m) for τ = m+1…n, O[0] = 1,
    O[τ] = O[τ-1] - P[τ]; back[τ] = (1 - δ)^τ · (P[τ] + i·O[τ-1]); lost[τ] =
    (1 - δ)^(τ-1) · δ · O[τ-1]; out[τ] = (1 - δ)^τ · O[τ]. A grant gives empty arrays.
    """
    years, grace, interest, loss = terms
    back, lost, still = [], [], []
    out = 1.0
    for year in range(1, years + 1):
        due = 1.0 / (years - grace) if year > grace else 0.0
        kept = (1.0 - loss) ** year
        back.append(kept * (due + interest * out))
        lost.append((1.0 - loss) ** (year - 1) * loss * out)
        out = 0.0 if math.isclose(out, due, rel_tol=1e-12) else out - due
        still.append(kept * out)
    return np.array(back), np.array(lost), np.array(still)
