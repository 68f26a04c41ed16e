"""One plan among equals: a second solve, with the first objective held, takes `Prefer`.

    Steady   least Σ |money of a line or region - last year's share of it · money of the year|
    Even     least gap between the most and the least covered region, then least deviation
    Cheap    least money

Every one of them then takes the plan that spends, carries and calls up least.
"""

from __future__ import annotations

import numpy as np

from allocator.grid import Floats, Grid, Ints
from allocator.ledger import Ledger, Sum, total
from allocator.model.build import Model, everything
from allocator.model.engine import INFINITY, Engine, Extra, Outcome
from allocator.model.highs import Session
from allocator.scope import Scope

#: How much the small print weighs beside the preference itself.
MONEY_WEIGHT, WAITING_WEIGHT = 1e-3, 1e-4
#: Above this many line-years, closeness is measured by region instead of by line.
LINES_AT_MOST = 20_000


def prefer(model: Model, engine: Engine) -> Outcome:
    """Among the plans the engine is held to, move on to the preferred one.

    From the plan it stands on: measured by distance, most of that plan is left as it is. On
    75 provinces that takes a thirtieth of the time of starting from its basis alone, which
    the new rows break.
    """
    extra, gains = preference(model, engine.columns)
    if not isinstance(engine, Session) or len(engine.whole):
        engine.add(extra)
        engine.set_gains(gains)
        return engine.solve()
    basic = met_by(extra, engine.values())
    engine.add(extra)
    engine.set_gains(gains)
    return engine.solve_from_here(basic)


def met_by(extra: Extra, values: Floats) -> list[int] | None:
    """For each new row, the new unknown that makes it hold where the old ones stay.

    None where rows are not all equations, each with a new unknown of its own.
    """
    found = dict.fromkeys(range(extra.first, extra.first + len(extra.lows)), 0.0)
    basic: list[int] = []
    taken: set[int] = set()
    for columns, weights, low, high in extra.rows:
        if low != high:
            return None
        terms = list(zip(columns, weights, strict=True))
        rest = low - sum(w * (found[c] if c in found else float(values[c])) for c, w in terms)
        free = [(c, w) for c, w in terms if c in found and c not in taken and rest / w >= 0.0]
        if not free:
            return None
        column, weight = free[0]
        found[column] = rest / weight
        taken.add(column)
        basic.append(column)
    return basic


def preference(model: Model, first: int) -> tuple[Extra, Floats]:
    """What `Prefer` adds to a model of `first` columns, and what every unknown gains."""
    prefers = model.case.settings.prefer
    extra = Extra(first, model.units)
    if prefers == "Steady":
        add_distance(model, extra)
    elif prefers == "Even":
        _even(model, extra)
    gains = np.zeros(first + len(extra.lows))
    ledger = model.ledger
    # The small print: least money first, then least waiting and least called up.
    gains[: ledger.draws_at] = -1.0 if prefers == "Cheap" else -MONEY_WEIGHT
    gains[ledger.carries_at : ledger.derived_at] = -WAITING_WEIGHT
    for column, gain in extra.gains.items():
        gains[column] += gain
    return extra, gains


# Steady


def add_distance(model: Model, extra: Extra) -> None:
    """Distance to last year's split: |money - share · total|, for each unit and year."""
    ledger = model.ledger
    units = last_split(ledger)
    whole = sum(share for _, share in units)
    if not units or whole <= 0.0:
        return
    for year in range(ledger.years):
        spent = extra.unknown()
        lines = everything(ledger.grid).lines
        money = _cells(lines * ledger.years + year, model.unit)
        extra.row(money, [(spent, -1.0)], 0.0, 0.0)
        for members, share in units:
            money = _cells(members * ledger.years + year, model.unit)
            over, under = extra.unknown(), extra.unknown()
            extra.row(money, [(spent, -share / whole), (over, -1.0), (under, 1.0)], 0.0, 0.0)
            extra.gains[over] = extra.gains[under] = -1.0


def last_split(ledger: Ledger) -> list[tuple[Ints, float]]:
    """Units and last year's money of each: the lines where all are known, else the regions.

    Where years are over, last year is the last of them.
    """
    grid, last = ledger.grid, ledger.last_year
    few = len(grid) * grid.years <= LINES_AT_MOST
    if ledger.past.years:
        spent = ledger.past.money[:, -1]
        units = [np.array([line]) for line in range(len(grid))] if few else _by_region(grid)
        return [(lines, float(spent[lines].sum())) for lines in units]
    regions = [money for money in last.by_region if money is not None]
    if len(regions) < len(last.by_region):
        return []
    split = all(not money or region in last.split for region, money in enumerate(regions))
    if split and few:
        pairs = zip(grid.region.tolist(), grid.project.tolist(), strict=True)
        return [(np.array([line]), last.by_line.get(pair, 0.0)) for line, pair in enumerate(pairs)]
    return list(zip(_by_region(grid), regions, strict=True))


def _by_region(grid: Grid) -> list[Ints]:
    """The lines of each region."""
    return [np.flatnonzero(grid.region == region) for region in range(len(grid.case.regions))]


# Even


def _even(model: Model, extra: Extra) -> None:
    """The gap between the most and the least covered region, and deviations from the mean.

    Coverage is counted in thousandths, so that it weighs like money does beside it.
    """
    ledger = model.ledger
    regions = _covered_regions(ledger)
    if not regions:
        return
    years = tuple(range(ledger.years))
    highest, lowest, mean = (extra.unknown() for _ in range(3))
    extra.gains[highest], extra.gains[lowest] = -1.0, 1.0
    everyone = sum(eligible for _, eligible in regions)
    coverage = [
        ledger.people(_of(ledger, lines), years) * (1000.0 / eligible)
        for lines, eligible in regions
    ]
    shares = [eligible / everyone for _, eligible in regions]
    average = total(c * share for c, share in zip(coverage, shares, strict=True))
    extra.row(average, [(mean, -1.0)], 0.0, 0.0)
    for covered in coverage:
        over, under = extra.unknown(), extra.unknown()
        extra.row(covered, [(highest, -1.0)], -INFINITY, 0.0)
        extra.row(covered, [(lowest, -1.0)], 0.0, INFINITY)
        extra.row(covered, [(mean, -1.0), (over, -1.0), (under, 1.0)], 0.0, 0.0)
        extra.gains[over] = extra.gains[under] = -1e-2


def _covered_regions(ledger: Ledger) -> list[tuple[Ints, float]]:
    """Regions that can be covered at all: their lines and eligible people."""
    grid = ledger.grid
    pairs = zip(_by_region(grid), (region.eligible for region in grid.case.regions), strict=True)
    return [(members, eligible) for members, eligible in pairs if len(members) and eligible > 0.0]


# Sums over cells


def _of(ledger: Ledger, lines: Ints) -> Scope:
    return Scope((), (), None, lines, "")


def _cells(cells: Ints, unit: float) -> Sum:
    """Money of cells, counted in the model's own units."""
    return Sum(cells, np.full(len(cells), 1.0 / unit))
