"""The most money a line can take in a year, whatever the rules: from people, place and purse.

    people   the region's eligible people, its group's reach, the line's `Most people`
    place    the region's `Most per year`
    purse    what the sources that may pay can have by then:
             received + the most carried + the most repaid + the most losses covered

A whole-number rule is only as quick as these ceilings are tight. They come from figures
of the case alone and not from rules, for rules are switched off and relaxed on the live model.
"""

from __future__ import annotations

import functools
import math

import numpy as np

from allocator.case import Case
from allocator.grid import CASH_BACK, LOST, Floats, Grid, instalments
from allocator.names import normal

#: Some amounts of the budget: positions of their source and year.
Amounts = frozenset[tuple[int, int]]


class Ceilings:
    """Ceilings of one grid. unit: a power of ten near a hundredth of the largest amount.

    freed: amounts that may be anything, so that no purse is a ceiling in that year or later.
    """

    def __init__(self, grid: Grid, freed: Amounts = frozenset()) -> None:
        self.grid = grid
        self.freed = freed
        self.unit = money_unit(grid.case)

    def people(self, line: int) -> float:
        """Most people a line can start, by its people alone."""
        return float(self._heads[line])

    def money(self, line: int, year: int, sources: tuple[int, ...] | None) -> float:
        """Most money a line can take in a year from these sources together (None: all)."""
        return min(
            self._money(line, year, sources), float(self._heads[line]) * self.cost(line, year)
        )

    def cost(self, line: int, year: int) -> float:
        """What one person costs there."""
        return float(self.grid.cost[line, year])

    def _money(self, line: int, year: int, sources: tuple[int, ...] | None) -> float:
        may = np.flatnonzero(self.grid.pays[:, line])
        payers = [source for source in may.tolist() if sources is None or source in sources]
        purse = float(self._purse[payers, year].sum())
        most = self.grid.case.regions[int(self.grid.region[line])].most_per_year
        return purse if most is None else min(purse, most)

    @functools.cached_property
    def _heads(self) -> Floats:
        """Most people each line can start over the plan."""
        grid = self.grid
        reach = np.array([grid.reach[normal(project.family)] for project in grid.case.projects])
        eligible = np.array([region.eligible for region in grid.case.regions])
        heads: Floats = eligible[grid.region] * np.minimum(1.0, reach[grid.project])
        for pair, detail in grid.details.items():
            if detail.most_people is not None and pair in grid.position:
                line = grid.position[pair]
                heads[line] = min(heads[line], detail.most_people)
        return heads

    @functools.cached_property
    def _purse(self) -> Floats:
        """Most money each source can have in each year, shape (sources, years)."""
        case = self.grid.case
        purse = np.zeros((len(case.sources), self.grid.years))
        came = np.zeros_like(purse)
        for year in range(self.grid.years):
            for number, source in enumerate(case.sources):
                kept = (1.0 - source.own_costs) * (1.0 - case.settings.follow_up)
                given = self._given(number, year)
                came[number, year] = _times(given, kept) + self._back(number, year, purse)
                waited = _times(came[number, year - 1], source.carry_over) if year else 0.0
                purse[number, year] = came[number, year] + waited
        return purse

    def _given(self, source: int, year: int) -> float:
        """Most that a source can give in a year."""
        if (source, year) in self.freed:
            return math.inf
        amount = self.grid.case.sources[source].ladder()[year]
        return (self.grid.case.sources[source].total or 0.0) if amount is None else amount

    def _back(self, source: int, year: int, purse: Floats) -> float:
        """Most that earlier loans bring a source: repayments, and losses others cover."""
        case = self.grid.case
        own = normal(case.sources[source].name)
        most = 0.0
        for lender, other in enumerate(case.sources):
            to = normal(other.repaid_to or other.name)
            back, lost = self._loans[lender]
            covered = lender == source and bool(other.losses_covered_by)
            for earlier in range(year):
                after = year - earlier - 1
                share = back[after] if to == own else 0.0
                share += lost[after] if covered else 0.0
                most += _times(float(purse[lender, earlier]), share)
        return most

    @functools.cached_property
    def _loans(self) -> list[tuple[list[float], list[float]]]:
        """For each source, the most that 1 lent brings back, and loses, by years after."""
        flows = [instalments(project.terms) for project in self.grid.case.projects]
        found = []
        for pays in self.grid.pays:
            lent = [flows[kind] for kind in sorted(set(self.grid.project[pays].tolist()))]
            back, lost = ([flow[which] for flow in lent] for which in (CASH_BACK, LOST))
            found.append((_most(back, self.grid.years), _most(lost, self.grid.years)))
        return found


def _times(most: float, share: float) -> float:
    """A share of the most there can be; none of what has no end is still none."""
    return most * share if share else 0.0


def _most(flows: list[Floats], years: int) -> list[float]:
    """The largest of some flows in each year; a flow that has ended brings nothing."""
    return [
        max((float(flow[year]) for flow in flows if year < len(flow)), default=0.0)
        for year in range(years)
    ]


def money_unit(case: Case) -> float:
    """A power of ten that puts the largest yearly amount between 100 and 1000."""
    amounts = [a for source in case.sources for a in source.ladder() if a is not None]
    largest = max([*amounts, *(source.total or 0.0 for source in case.sources)], default=0.0)
    return float(10.0 ** (math.floor(math.log10(largest)) - 2)) if largest > 0.0 else 1.0
