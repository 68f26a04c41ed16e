"""One plan among equals: a second solve, with the first objective held, takes `Prefer`.

    Steady   least Σ |money of a line or region - last year's share of it · money of the year|
    Even     least gap between the most and the least covered region, then least deviation
    Cheap    least money

Every one of them then takes the plan that spends, carries and calls up least. The first
objective is held exactly, by staying on the optimal face: whatever the solver's prices
show must be at its limit in every best plan (a row with a price, an unknown with a
reduced cost) is fixed there. That needs no tolerance and leaves a much smaller model.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from allocator.grid import Floats, Ints
from allocator.ledger import Ledger, Sum, total
from allocator.model.build import Model, everything
from allocator.model.highs import INFINITY, Session
from allocator.scope import Scope

#: How much the small print weighs beside the preference itself.
MONEY_WEIGHT, WAITING_WEIGHT = 1e-3, 1e-4
#: Above this many line-years, closeness is measured by region instead of by line.
LINES_AT_MOST = 20_000
#: Prices smaller than this, in the scaled model, are noise.
NOISE = 1e-8


class Extra(NamedTuple):
    """What a preference adds to the model: unknowns (with their lower bounds), rows, gains.

    rows: (cells, weights, low, high); new unknowns are numbered from `first`.
    """

    lows: list[float]
    rows: list[tuple[list[int], list[float], float, float]]
    gains: dict[int, float]


def prefer(model: Model, session: Session, best: float) -> Floats | None:
    """The unknowns of the preferred plan among the best ones; None to keep the first.

    The session must hold an optimal plan of the model; it is left as it was found.
    """
    with session.kept():
        extra, gains = preference(model, session.columns)
        _stay_optimal(session)
        _add(session, extra)
        session.set_gains(gains)
        outcome = session.solve()
        if outcome.status != "optimal":
            return None
        values = session.values()[: model.ledger.cells]
    reached = model.objective.value(values * model.unit)
    return values if reached >= best - 1e-9 * max(1.0, abs(best)) else None


def preference(model: Model, first: int) -> tuple[Extra, Floats]:
    """What `Prefer` adds to the model, its unknowns numbered from `first`, and all gains."""
    prefers = model.case.settings.prefer
    extra = Extra([], [], {})
    if prefers == "Steady":
        extra = _steady(model, first)
    elif prefers == "Even":
        extra = _even(model, first)
    gains = np.zeros(first + len(extra.lows))
    ledger = model.ledger
    # The small print: least money first, then least waiting and least called up.
    gains[: ledger.draws_at] = -1.0 if prefers == "Cheap" else -MONEY_WEIGHT
    gains[ledger.carries_at : ledger.cells] = -WAITING_WEIGHT
    for column, gain in extra.gains.items():
        gains[column] += gain
    return extra, gains


def _stay_optimal(session: Session) -> None:
    """Fix what every best plan has in common."""
    lp = session.highs.getLp()
    solution = session.highs.getSolution()
    values, reduced = np.array(solution.col_value), np.array(solution.col_dual)
    low, high = np.array(lp.col_lower_), np.array(lp.col_upper_)
    fixed = np.flatnonzero(np.abs(reduced) > NOISE)
    at = np.where(np.abs(values - low) <= np.abs(high - values), low, high)[fixed]
    session.set_columns(fixed, at, at)
    duals = np.array(solution.row_dual)
    activity = np.array(solution.row_value)
    low, high = np.array(lp.row_lower_), np.array(lp.row_upper_)
    tight = np.flatnonzero((np.abs(duals) > NOISE) & (low < high))
    at = np.where(np.abs(activity - low) <= np.abs(high - activity), low, high)[tight]
    session.set_rows(tight, at, at)


def _add(session: Session, extra: Extra) -> None:
    if extra.lows:
        low = np.array(extra.lows)
        session.add_columns(low, np.full(len(low), INFINITY))
        session.add_rows(extra.rows)


# Steady


def _steady(model: Model, first: int) -> Extra:
    """Distance to last year's split: |money - share · total|, for each unit and year."""
    ledger = model.ledger
    units = _last_split(ledger)
    extra = Extra([], [], {})
    whole = sum(share for _, share in units)
    if not units or whole <= 0.0:
        return extra
    for year in range(ledger.years):
        spent = _new(extra, first)
        lines = everything(ledger.grid).lines
        _equal(extra, _cells(lines * ledger.years + year), [(spent, -1.0)])
        for members, share in units:
            money = _cells(members * ledger.years + year)
            over, under = _new(extra, first), _new(extra, first)
            _equal(extra, money, [(spent, -share / whole), (over, -1.0), (under, 1.0)])
            extra.gains[over] = extra.gains[under] = -1.0
    return extra


def _last_split(ledger: Ledger) -> list[tuple[Ints, float]]:
    """Units and last year's money of each: the lines where all are known, else the regions."""
    grid, last = ledger.grid, ledger.last_year
    regions = [money for money in last.by_region if money is not None]
    if len(regions) < len(last.by_region):
        return []
    split = all(not money or region in last.split for region, money in enumerate(regions))
    if split and len(grid) * grid.years <= LINES_AT_MOST:
        pairs = zip(grid.region.tolist(), grid.project.tolist(), strict=True)
        return [(np.array([line]), last.by_line.get(pair, 0.0)) for line, pair in enumerate(pairs)]
    return [(np.flatnonzero(grid.region == region), money) for region, money in enumerate(regions)]


# Even


def _even(model: Model, first: int) -> Extra:
    """The gap between the most and the least covered region, and deviations from the mean.

    Coverage is counted in thousandths, so that it weighs like money does beside it.
    """
    ledger, extra = model.ledger, Extra([], [], {})
    regions = _covered(ledger)
    if not regions:
        return extra
    years = tuple(range(ledger.years))
    highest, lowest, mean = (_new(extra, first) for _ in range(3))
    extra.gains[highest], extra.gains[lowest] = -1.0, 1.0
    everyone = sum(eligible for _, eligible in regions)
    coverage = [
        ledger.people(_of(ledger, lines), years) * (1000.0 * model.unit / eligible)
        for lines, eligible in regions
    ]
    shares = [eligible / everyone for _, eligible in regions]
    average = total(c * share for c, share in zip(coverage, shares, strict=True))
    _equal(extra, average, [(mean, -1.0)])
    for covered in coverage:
        over, under = _new(extra, first), _new(extra, first)
        _row(extra, covered, [(highest, -1.0)], -INFINITY, 0.0)
        _row(extra, covered, [(lowest, -1.0)], 0.0, INFINITY)
        _equal(extra, covered, [(mean, -1.0), (over, -1.0), (under, 1.0)])
        extra.gains[over] = extra.gains[under] = -1e-2
    return extra


def _covered(ledger: Ledger) -> list[tuple[Ints, float]]:
    """Regions that can be covered at all: their lines and eligible people."""
    grid = ledger.grid
    lines = [np.flatnonzero(grid.region == region) for region in range(len(grid.case.regions))]
    pairs = zip(lines, (region.eligible for region in grid.case.regions), strict=True)
    return [(members, eligible) for members, eligible in pairs if len(members) and eligible > 0.0]


# Rows over cells and new unknowns


def _of(ledger: Ledger, lines: Ints) -> Scope:
    return Scope((), (), None, lines, "")


def _cells(cells: Ints) -> Sum:
    return Sum(cells, np.ones(len(cells)))


def _new(extra: Extra, first: int) -> int:
    extra.lows.append(0.0)
    return first + len(extra.lows) - 1


def _equal(extra: Extra, left: Sum, new: list[tuple[int, float]]) -> None:
    _row(extra, left, new, 0.0, 0.0)


def _row(extra: Extra, left: Sum, new: list[tuple[int, float]], low: float, high: float) -> None:
    merged = left.merged()
    cells = merged.cells.tolist() + [column for column, _ in new]
    weights = merged.weights.tolist() + [weight for _, weight in new]
    extra.rows.append((cells, weights, low, high))
