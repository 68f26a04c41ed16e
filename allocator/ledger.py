"""Sums of money and people over any slice of a plan.

A `Sum` is Σ weight × cell + constant. Its cells are unknowns while the model is built and
plain numbers when a plan is checked: a rule is written once, over sums, and serves both.

The cells are the money of each line and year, what each source puts into each *pool* and
year, what it carries over, and the amounts an envelope leaves open. A pool is a set of
lines which no source, no rule that names a source and no loan terms tell apart; one row
per pool and year links the two (Σ money of its lines = Σ draws into it), and that keeps
the model small without changing its optimum.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from allocator.baseline import LastYear, Unknown
from allocator.grid import Floats, Grid, Ints, instalments
from allocator.scope import Scope


@dataclass(frozen=True, eq=False)
class Sum:
    """Σ weights × cells + constant. A cell may stand in it more than once."""

    cells: Ints
    weights: Floats
    constant: float = 0.0

    @classmethod
    def number(cls, constant: float) -> Sum:
        """A sum of nothing but a number."""
        return cls(_NO_CELLS, _NO_WEIGHTS, constant)

    def __add__(self, other: Sum | float) -> Sum:
        if not isinstance(other, Sum):
            return Sum(self.cells, self.weights, self.constant + other)
        if not len(other.cells):
            return Sum(self.cells, self.weights, self.constant + other.constant)
        cells = np.concatenate((self.cells, other.cells))
        weights = np.concatenate((self.weights, other.weights))
        return Sum(cells, weights, self.constant + other.constant)

    def __sub__(self, other: Sum | float) -> Sum:
        return self + -1.0 * other

    def __mul__(self, factor: float) -> Sum:
        return Sum(self.cells, self.weights * factor, self.constant * factor)

    __rmul__ = __mul__

    def value(self, numbers: Floats) -> float:
        """The sum when its cells hold these numbers."""
        return float(self.weights @ numbers[self.cells]) + self.constant

    def size(self, numbers: Floats) -> float:
        """Σ |term|: how large the numbers are that the sum adds up, for tolerances."""
        return float(np.abs(self.weights) @ np.abs(numbers[self.cells])) + abs(self.constant)

    def merged(self) -> Sum:
        """The same sum with each cell once, in order, and no zero weights."""
        cells, where = np.unique(self.cells, return_inverse=True)
        weights = np.bincount(where, self.weights, minlength=len(cells))
        keep = weights != 0.0
        return Sum(cells[keep], weights[keep], self.constant)


_NO_CELLS: Ints = np.zeros(0, dtype=np.int64)
_NO_WEIGHTS: Floats = np.zeros(0)


def total(sums: Iterable[Sum]) -> Sum:
    """The sum of many sums."""
    parts = list(sums)
    if not parts:
        return Sum.number(0.0)
    return Sum(
        np.concatenate([part.cells for part in parts]),
        np.concatenate([part.weights for part in parts]),
        sum(part.constant for part in parts),
    )


#: What becomes of 1 lent, in the order `instalments` gives it.
CASH_BACK, LOST, STILL_OUT = range(3)


class Limit(NamedTuple):
    """left ≤, ≥ or = right. years: the positions it speaks of; before: what growth starts from."""

    left: Sum
    sense: str
    right: Sum
    years: tuple[int, ...] = ()
    before: Sum | None = None


@dataclass(frozen=True, eq=False)
class Pools:
    """A partition of the lines. of_line: pool of each line; first: one line of each pool."""

    of_line: Ints
    first: Ints

    @property
    def count(self) -> int:
        """How many pools there are."""
        return len(self.first)


def pools(grid: Grid, scopes: Sequence[Scope]) -> Pools:
    """The coarsest partition that every source, every scope given, and all loan terms respect.

    scopes: those of the rules that look at a source. Two lines share a pool when they
    look alike to all of them.
    """
    marks = [row.astype(np.int64) for row in grid.pays]
    terms = [project.terms for project in grid.case.projects]
    kinds = {term: number for number, term in enumerate(sorted(set(terms)))}
    marks.append(np.array([kinds[term] for term in terms], dtype=np.int64)[grid.project])
    names = np.zeros(len(grid), dtype=np.int64)
    for mark in marks:
        names = _refine(names, mark)
    for scope in _different(scopes, grid):
        mark = np.zeros(len(grid), dtype=np.int64)
        mark[scope] = 1
        names = _refine(names, mark)
    _, first, of_line = np.unique(names, return_index=True, return_inverse=True)
    # Numbered by their first line, so that the order is the lines' own.
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return Pools(rank[of_line.reshape(-1)], np.sort(first))


def _refine(names: Ints, mark: Ints) -> Ints:
    if not len(names):
        return names
    pairs = names * (int(mark.max()) + 1) + mark
    refined: Ints = np.unique(pairs, return_inverse=True)[1].reshape(-1)
    return refined


def _different(scopes: Sequence[Scope], grid: Grid) -> list[Ints]:
    """The sets of lines among scopes, each once, as their regions and types draw them.

    Not as the source may pay for them: who pays already tells lines apart.
    """
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Ints] = {}
    whole = (len(grid.regions.labels), len(grid.projects.labels))
    for scope in scopes:
        key = (scope.regions, scope.projects)
        if key not in found and (len(scope.regions), len(scope.projects)) != whole:
            inside = np.isin(grid.region, scope.regions) & np.isin(grid.project, scope.projects)
            found[key] = np.flatnonzero(inside)
    return list(found.values())


class Ledger:
    """Sums over one grid and its pools. Cells are numbered once; money in the currency.

    pairs: the (source, pool) pairs in which the source may pay; carriers: sources that
    may carry over; open_amounts: (source, year) whose amount an envelope leaves open.
    """

    def __init__(self, grid: Grid, pooled: Pools) -> None:
        self.grid = grid
        self.pools = pooled
        self.years = grid.years
        case = grid.case
        self.last_year = LastYear(grid)
        pays = grid.pays[:, pooled.first]
        self.pairs = [(int(s), int(k)) for s, k in zip(*np.nonzero(pays), strict=True)]
        self.pair_index = {pair: number for number, pair in enumerate(self.pairs)}
        self.carriers = [s for s, source in enumerate(case.sources) if source.carry_over > 0.0]
        self.amounts = [source.ladder() for source in case.sources]
        self.open_amounts = [
            (s, year)
            for s, amounts in enumerate(self.amounts)
            for year, amount in enumerate(amounts)
            if amount is None
        ]
        self._number_cells()

    def _number_cells(self) -> None:
        self.draws_at = len(self.grid) * self.years
        self.carries_at = self.draws_at + len(self.pairs) * self.years
        carries = len(self.carriers) * (self.years - 1)
        self.amounts_at = self.carries_at + carries
        self.cells = self.amounts_at + len(self.open_amounts)
        self._carrier = {source: number for number, source in enumerate(self.carriers)}
        self._amount = {pair: number for number, pair in enumerate(self.open_amounts)}

    # Money

    def money(self, scope: Scope, years: Sequence[int]) -> Sum:
        """Money of a scope in these years together."""
        if scope.sources is not None:
            return self._drawn(scope, years)
        cells = np.add.outer(scope.lines * self.years, np.asarray(years, dtype=np.int64)).ravel()
        return Sum(cells, np.ones(len(cells)))

    def _drawn(self, scope: Scope, years: Sequence[int]) -> Sum:
        assert scope.sources is not None
        inside = np.unique(self.pools.of_line[scope.lines]).tolist()
        return total(
            self.draw(source, pool, year)
            for source in scope.sources
            for pool in inside
            if (source, pool) in self.pair_index
            for year in years
        )

    def draw(self, source: int, pool: int, year: int) -> Sum:
        """What a source puts into a pool in a year."""
        return self._one(self.draws_at + self.pair_index[source, pool] * self.years + year)

    def money_before(self, scope: Scope, year: int) -> Sum:
        """Money of a scope in the year before: last year's for the first year.

        ValueError where last year's money is not known; `checks` has refused such rules.
        """
        if year > 0:
            return self.money(scope, (year - 1,))
        known = self.last_year.of(scope)
        if isinstance(known, Unknown):
            raise ValueError(known.says)
        return Sum.number(known)

    # People

    def people(self, scope: Scope, years: Sequence[int], per_person: Floats | None = None) -> Sum:
        """People reached in these years together, times a figure of each line's if given.

        per_person: shape (lines of the grid,); women's share, jobs, a weight.
        """
        share = self._reached(tuple(years))[scope.lines]
        if per_person is not None:
            share = share * per_person[scope.lines, np.newaxis]
        lines, starts = np.nonzero(share)
        return Sum(scope.lines[lines] * self.years + starts, share[lines, starts])

    @functools.lru_cache(maxsize=64)  # noqa: B019 - a ledger lives as long as its model
    def _reached(self, years: tuple[int, ...]) -> Floats:
        return self.grid.reached(years)

    def started(self, lines: Ints) -> Sum:
        """People started on these lines over all years."""
        cells = np.add.outer(lines * self.years, np.arange(self.years)).ravel()
        return Sum(cells, 1.0 / self.grid.cost[lines].ravel())

    def eligible(self, scope: Scope) -> float:
        """Eligible people of the scope's regions."""
        return sum(self.grid.case.regions[region].eligible for region in scope.regions)

    def of_projects(self, column: str) -> Floats:
        """A figure of the project types (`women`, `jobs_per_person`…) for each line."""
        figures = [float(getattr(p, column) or 0.0) for p in self.grid.case.projects]
        return np.array(figures)[self.grid.project]

    def of_regions(self, column: str) -> Floats:
        """A figure of the regions (`weight`) for each line."""
        return np.array([getattr(r, column) for r in self.grid.case.regions])[self.grid.region]

    # Sources

    def amount(self, source: int, year: int) -> Sum:
        """What the source gives in a year, before own costs and follow-up."""
        given = self.amounts[source][year]
        if given is not None:
            return Sum.number(given)
        return self._one(self.amounts_at + self._amount[source, year])

    def received(self, source: int, year: int) -> Sum:
        """Amount × (1 - own costs) × (1 - follow-up)."""
        kept = 1.0 - self.grid.case.sources[source].own_costs
        return self.amount(source, year) * (kept * (1.0 - self.grid.case.settings.follow_up))

    def spent(self, source: int, year: int) -> Sum:
        """What a source puts into all pools in a year."""
        pairs = self._pairs_of[source]
        return Sum(self.draws_at + pairs * self.years + year, np.ones(len(pairs)))

    @functools.cached_property
    def _pairs_of(self) -> list[Ints]:
        lenders = np.array([source for source, _ in self.pairs], dtype=np.int64)
        return [np.flatnonzero(lenders == s) for s in range(len(self.grid.case.sources))]

    def carried(self, source: int, year: int) -> Sum:
        """What a source carries from a year into the next; nothing after the last year."""
        if source not in self._carrier or not 0 <= year < self.years - 1:
            return Sum.number(0.0)
        return self._one(self.carries_at + self._carrier[source] * (self.years - 1) + year)

    def paid_back(self, source: int, year: int) -> Sum:
        """Loan repayments that reach a source in a year, whoever lent."""
        lenders = [lender for lender, to in enumerate(self.repaid_to) if to == source]
        return self._after(year, lenders, CASH_BACK)

    def losses_received(self, source: int, year: int) -> Sum:
        """Lost principal of the source's own loans, paid into it by the one that covers it."""
        lenders = [source] if self.covered_by[source] is not None else []
        return self._after(year, lenders, LOST)

    def losses_paid(self, source: int, year: int) -> Sum:
        """Lost principal of others' loans that this source covers."""
        lenders = [lender for lender, by in enumerate(self.covered_by) if by == source]
        return self._after(year, lenders, LOST)

    def still_out(self) -> Sum:
        """Principal lent and neither repaid nor lost when the last year ends."""
        lenders = list(range(len(self.grid.case.sources)))
        return self._after(self.years - 1, lenders, STILL_OUT) + total(
            self.draw(source, pool, self.years - 1)
            for source, pool in self.pairs
            if len(self.flows[pool][STILL_OUT])
        )

    def _after(self, year: int, lenders: Sequence[int], which: int) -> Sum:
        """Σ over the lenders' earlier draws of what comes in `year` of each 1 lent."""
        parts = []
        for source, pool in self.pairs:
            flow = self.flows[pool][which]
            if source in lenders:
                for start in range(max(0, year - len(flow)), year):
                    parts.append(self.draw(source, pool, start) * float(flow[year - start - 1]))
        return total(parts)

    @functools.cached_property
    def flows(self) -> list[tuple[Floats, Floats, Floats]]:
        """What becomes of 1 lent into each pool: cash back, lost, still out, by year after."""
        projects = self.grid.case.projects
        found = self.grid.project[self.pools.first]
        return [instalments(projects[project].terms) for project in found]

    @functools.cached_property
    def repaid_to(self) -> list[int]:
        """The source each source's loan repayments go to."""
        index = self.grid.sources.find
        return [
            (index(source.repaid_to) or (own,))[0] if source.repaid_to else own
            for own, source in enumerate(self.grid.case.sources)
        ]

    @functools.cached_property
    def covered_by(self) -> list[int | None]:
        """The source that covers each source's losses, where one does."""
        found: list[int | None] = []
        for source in self.grid.case.sources:
            cover = self.grid.sources.find(source.losses_covered_by)
            found.append(cover[0] if cover and source.losses_covered_by else None)
        return found

    def _one(self, cell: int) -> Sum:
        return Sum(np.array([cell], dtype=np.int64), np.ones(1))
