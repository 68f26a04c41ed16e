"""What a region costs the others: a unit of money more for it, or less, out of the same money.

The region must have a unit more over the plan than the plan gives it (or a unit less, which
then goes elsewhere), the sources giving what they give. A gift to one region alone would
say less: it frees money there that moves on to where it reaches most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from allocator.grid import Floats, Grid, Ints
from allocator.model.engine import INFINITY, NewRow
from allocator.model.matrix import triplets
from allocator.model.pivot import After, Pivots
from allocator.names import normal
from allocator.studies.measure import Measure
from allocator.studies.prices import lot
from allocator.worth import NO_PLAN, RegionPrice


def region_prices(measure: Measure, numbers: Floats) -> tuple[RegionPrice, ...]:
    """The price of each region, in the order of the model; not measured without enough work.

    numbers: the plan's cells.
    """
    ledger, unit = measure.model.ledger, lot(measure.model.case)
    regions = measure.model.case.regions
    cells = numbers[: ledger.draws_at].reshape(-1, ledger.years)
    money = [float(cells[ledger.grid.lines_of(r)].sum()) for r in range(len(regions))]
    found: list[tuple[float | None, float | None]] = [(None, None)] * len(regions)
    if measure.may_go_on:
        search = _Search(measure, unit)
        with measure.session.kept():
            first = search.add([ledger.grid.lines_of(region) for region in range(len(regions))])
            search.look_ahead()
            for region, given in enumerate(money):
                if len(ledger.grid.lines_of(region)):
                    found[region] = search.both(first + region, given)
                if not search.enough(len(regions) - region - 1):
                    # Some regions with a price and others without would mislead.
                    found = [(None, None)] * len(regions)
                    break
        measure.stand_again()
    return tuple(
        RegionPrice(region.name, given, unit, *prices)
        for region, given, prices in zip(regions, money, found, strict=True)
    )


def place_price(
    measure: Measure, numbers: Floats, region: str, project: str = ""
) -> RegionPrice | None:
    """The same price of a region, of a type in all regions (region ""), or of one line.

    None where it has no open line that a source may pay for.
    """
    ledger = measure.model.ledger
    lines = lines_of(ledger.grid, region, project)
    if not len(lines):
        return None
    money = float(numbers[: ledger.draws_at].reshape(-1, ledger.years)[lines].sum())
    unit = lot(measure.model.case)
    search = _Search(measure, unit)
    with measure.session.kept():
        prices = search.both(search.add([lines]), money)
    measure.stand_again()
    return RegionPrice(region, money, unit, *prices, project)


def lines_of(grid: Grid, region: str, project: str) -> Ints:
    """The open, payable lines of a region and a type, by their names; "" is all."""
    wanted = np.ones(len(grid), dtype=bool)
    if region:
        wanted &= grid.region == grid.regions.index[normal(region)]
    if project:
        wanted &= grid.project == grid.projects.index[normal(project)]
    return np.flatnonzero(wanted)


class _Search:
    def __init__(self, measure: Measure, unit: float) -> None:
        self.measure = measure
        self.unit = unit
        self.dearest = 0.0
        self.pivots: Pivots | None = None
        self.away = False

    def add(self, places: Sequence[Ints]) -> int:
        """A row for the money of each set of lines, asking for nothing yet; the first one."""
        ledger, first = self.measure.model.ledger, self.measure.session.rows
        rows: list[NewRow] = []
        for lines in places:
            cells = lines[:, np.newaxis] * ledger.years
            every = (cells + np.arange(ledger.years)).ravel().tolist()
            rows.append((every, [1.0] * len(every), -INFINITY, INFINITY))
        self.measure.session.add_rows(rows)
        return first

    def look_ahead(self) -> None:
        """Before many questions: the session on its optimum, from which steps are followed."""
        session = self.measure.session
        if not self.measure.whole and session.solve().status == "optimal":
            self.pivots = Pivots(session, triplets(session.highs.getLp()))

    def both(self, row: int, money: float) -> tuple[float | None, float | None]:
        """What a unit more and a unit less give."""
        more = self._held(row, money + self.unit, INFINITY)
        less = self._held(row, -INFINITY, money - self.unit) if money >= self.unit else None
        return more, less

    def enough(self, left: int) -> bool:
        """Whether there is work for so many regions more, each as dear as the dearest."""
        return self.measure.work_left >= left * self.dearest

    def _held(self, row: int, low: float, high: float) -> float | None:
        session, model = self.measure.session, self.measure.model
        low, high = low / model.unit, high / model.unit
        known = self._few_steps(row, low, high)
        if known is not None:
            gain = known.gain * model.worth
            return NO_PLAN if math.isinf(gain) else self._cost(gain, abs(known.slope))
        before = session.work
        basis = session.basis()
        session.set_row(row, low, high)
        outcome, objective = self.measure.ask.objective()
        dual = 0.0 if self.measure.whole or not outcome.has_plan else session.row_duals()[row]
        session.set_row(row, -INFINITY, INFINITY)
        session.stand(basis)
        self.away = True
        self.dearest = max(self.dearest, session.work - before)
        if outcome.status != "optimal":
            return NO_PLAN if outcome.status == "infeasible" else None
        return self._cost(objective - self.measure.best, abs(float(dual)))

    def _few_steps(self, row: int, low: float, high: float) -> After | None:
        if self.pivots is None:
            return None
        if self.away:
            self.measure.session.solve()
            self.away = False
        return self.pivots.held(row, low, high)

    def _cost(self, gain: float, dual: float) -> float:
        """Never above nothing. A change too small to be seen in the objective is the dual's."""
        told = -dual * self.unit * self.measure.model.worth / self.measure.model.unit
        if not self.measure.whole and abs(gain - told) <= self.measure.least:
            return told
        return min(0.0, gain) if not math.isclose(gain, 0.0, abs_tol=self.measure.least) else 0.0
