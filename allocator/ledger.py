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

import copy
import functools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from allocator import derived
from allocator.baseline import LastYear, Unknown
from allocator.case import Case
from allocator.ceilings import Amounts, Ceilings
from allocator.derived import Derived
from allocator.grid import CASH_BACK, LOST, STILL_OUT, Floats, Grid, Ints, instalments
from allocator.past import Past
from allocator.pools import Pools, pools
from allocator.scope import Scope, line_scope
from allocator.sums import Sum, total

__all__ = ["Ledger", "Limit", "Pools", "Sum", "pools", "total"]


class Limit(NamedTuple):
    """left ≤, ≥ or = right.

    years: the positions it speaks of; before: what growth starts from; part: the line it
    speaks of, where that is less than the rule's scope.
    """

    left: Sum
    sense: str
    right: Sum
    years: tuple[int, ...] = ()
    before: Sum | None = None
    part: Scope | None = None


def _amounts(case: Case, freed: Amounts) -> list[list[float | None]]:
    """Source × year, with ladders climbed; None where the plan is to find the amount."""
    return [
        [None if (s, year) in freed else amount for year, amount in enumerate(source.ladder())]
        for s, source in enumerate(case.sources)
    ]


class Ledger:
    """Sums over one grid and its pools. Cells are numbered once; money in the currency.

    pairs: the (source, pool) pairs in which the source may pay; carriers: sources that
    may carry over; open_amounts: (source, year) whose amount an envelope leaves open.
    freed: amounts that are unknowns too, whatever the workbook says of them; a ladder's
    blank years still climb from the year before.
    """

    def __init__(self, grid: Grid, pooled: Pools, freed: Amounts = frozenset()) -> None:
        self.grid = grid
        self.freed = freed
        self.pools = pooled
        self.years = grid.years
        case = grid.case
        self.past = Past(grid)
        pays = grid.pays[:, pooled.first]
        self.pairs = [(int(s), int(k)) for s, k in zip(*np.nonzero(pays), strict=True)]
        self.pair_index = {pair: number for number, pair in enumerate(self.pairs)}
        self.carriers = [s for s, source in enumerate(case.sources) if source.carry_over > 0.0]
        self.amounts = _amounts(case, freed)
        self.open_amounts = [
            (s, year)
            for s, amounts in enumerate(self.amounts)
            for year, amount in enumerate(amounts)
            if amount is None and not case.sources[s].climbs(year)
        ]
        self._number_cells()
        #: Unknowns that rules ask for, in the order in which they were first asked for.
        self.derived: list[Derived] = []
        self._derived_place: dict[object, int] = {}

    def with_figures(self, case: Case) -> Ledger:
        """The same cells and pools with a case's amounts, people, room and reach.

        The case may differ in such figures only: lines, costs, delays and loans stay.
        """
        other = copy.copy(self)
        other.grid = self.grid.with_figures(case)
        other.amounts = _amounts(case, self.freed)
        return other

    @property
    def cells(self) -> int:
        """How many cells there are, those that rules have asked for so far included."""
        return self.derived_at + len(self.derived)

    def _number_cells(self) -> None:
        self.draws_at = len(self.grid) * self.years
        self.carries_at = self.draws_at + len(self.pairs) * self.years
        carries = len(self.carriers) * (self.years - 1)
        self.amounts_at = self.carries_at + carries
        self.derived_at = self.amounts_at + len(self.open_amounts)
        self._carrier = {source: number for number, source in enumerate(self.carriers)}
        self._amount = {pair: number for number, pair in enumerate(self.open_amounts)}

    @functools.cached_property
    def last_year(self) -> LastYear:
        """Last year's money, as far as the workbook tells it."""
        return LastYear(self.grid)

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
        worth = np.ones(len(scope.lines)) if per_person is None else per_person[scope.lines]
        share = share * worth[:, np.newaxis]
        already = 0.0
        if self.past.years:
            already = float(worth @ self.past.reached[scope.lines][:, list(years)].sum(axis=1))
        lines, starts = np.nonzero(share)
        cells = scope.lines[lines] * self.years + starts
        return Sum(cells, share[lines, starts], already)

    @functools.lru_cache(maxsize=64)  # noqa: B019 - a ledger lives as long as its model
    def _reached(self, years: tuple[int, ...]) -> Floats:
        """People reached per unit of money of the years that are not over."""
        share = self.grid.reached(years)
        share[:, : self.past.years] = 0.0
        return share

    def started(self, lines: Ints, years: Sequence[int] | None = None) -> Sum:
        """People started on these lines in these years (None: all) together."""
        chosen = np.asarray(range(self.years) if years is None else years, dtype=np.int64)
        over, open_years = chosen[chosen < self.past.years], chosen[chosen >= self.past.years]
        already = float(self.past.started[lines][:, over].sum()) if len(over) else 0.0
        cells = np.add.outer(lines * self.years, open_years).ravel()
        return Sum(cells, 1.0 / self.grid.cost[lines][:, open_years].ravel(), already)

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

    # What follows from the money: unknowns that a rule asks for by name

    def each_line(self, scope: Scope) -> Iterator[Scope]:
        """The lines of a scope one by one, each a scope of its own."""
        for line in scope.lines.tolist():
            yield line_scope(self.grid, line, scope.sources)

    def funded(self, scope: Scope, year: int) -> Sum:
        """How many lines of a scope are funded in a year: have more than 0.01."""
        return total(self._switch(line, year) for line in self.each_line(scope))

    def _switch(self, line: Scope, year: int) -> Sum:
        number = int(line.lines[0])

        def make() -> Derived:
            most = self.ceilings.money(number, year, line.sources)
            return derived.switch(self.money(line, (year,)), most, self.ceilings.unit)

        return self._derive(("funded", number, line.sources, year), make)

    def whole(self, line: Scope, year: int, size: float) -> Sum:
        """How many whole projects of so many people a line starts in a year."""
        started = self.started(line.lines, (year,))
        number = int(line.lines[0])

        def make() -> Derived:
            return derived.multiple(started, size, self.ceilings.people(number))

        return self._derive(("whole", number, year, size), make)

    def highest_coverage(self, scope: Scope, years: Sequence[int]) -> Sum:
        """Coverage of the most covered of the scope's regions."""
        parts = self.coverages(scope, years)
        key = ("highest", scope.regions, scope.projects, tuple(years))
        return self._derive(key, lambda: derived.highest(parts))

    def lowest_coverage(self, scope: Scope, years: Sequence[int], whose: str = "rules") -> Sum:
        """Coverage of the least covered of the scope's regions.

        whose: an unknown of its own for each, for who changes its rows would change a rule.
        """
        parts = self.coverages(scope, years)
        key = ("lowest", whose, scope.regions, scope.projects, tuple(years))
        return self._derive(key, lambda: derived.lowest(parts))

    def coverages(self, scope: Scope, years: Sequence[int]) -> list[Sum]:
        """People reached ÷ eligible people of each of the scope's regions that has any line."""
        found = []
        for region, lines in self.grid.by_region(scope.lines):
            eligible = self.grid.case.regions[region].eligible
            if eligible > 0.0:
                part = Scope(
                    (region,), scope.projects, None, lines, self.grid.regions.labels[region]
                )
                found.append(self.people(part, years) * (1.0 / eligible))
        return found

    def _derive(self, key: object, make: Callable[[], Derived]) -> Sum:
        if key not in self._derived_place:
            self._derived_place[key] = self.cells
            self.derived.append(make())
        return self._one(self._derived_place[key])

    def derived_sum(self, number: int) -> Sum:
        """The derived unknown of this number as a sum."""
        return self._one(self.derived_at + number)

    @functools.cached_property
    def ceilings(self) -> Ceilings:
        """The most money a line can take, whatever the rules."""
        return Ceilings(self.grid, self.freed)

    def settled(self) -> tuple[Ints, Floats]:
        """The cells of the years that are over, and the money they hold: nothing to decide."""
        paid, over = self.past.paid, np.arange(self.past.years)
        cells = [np.add.outer(np.arange(len(self.grid)) * self.years, over).ravel()]
        money = [self.past.money.ravel()]
        for number, (source, pool) in enumerate(self.pairs if len(over) else ()):
            cells.append(self.draws_at + number * self.years + over)
            money.append(paid[source, self.pools.of_line == pool].sum(axis=0))
        return np.concatenate(cells), np.concatenate(money)

    def as_it_was(self, numbers: Floats) -> Floats:
        """A plan's cells with the years that are over put in exactly as they happened."""
        cells, money = self.settled()
        numbers[cells] = money
        return numbers

    def completed(self, numbers: Floats) -> Floats:
        """A plan's cells with those that follow from its money worked out."""
        full = np.zeros(self.cells)
        full[: self.derived_at] = numbers[: self.derived_at]
        for cell, unknown in enumerate(self.derived, self.derived_at):
            full[cell] = unknown.number(full)
        return full

    def moved_by(self, limit: Limit, money: float) -> float:
        """How far so much money, in one of its cells, can move a limit."""
        if not money:  # asked of every limit of every plan, and amounts are seldom rounded
            return 0.0
        moved = (limit.left - limit.right).merged()
        weights = np.abs(moved.weights[moved.cells < self.derived_at])
        return money * float(weights.max(initial=0.0))

    # Sources

    def amount(self, source: int, year: int) -> Sum:
        """What the source gives in a year, before own costs and follow-up."""
        given = self.amounts[source][year]
        if given is not None:
            return Sum.number(given)
        rise = self.grid.case.sources[source].yearly_rise
        if (source, year) not in self._amount and rise is not None:
            return self.amount(source, year - 1) * (1.0 + rise)
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
