"""What plans that are nearly best may be told apart by, each a least of something.

    even      gap between the most and the least covered region
    steady    ½ · Σ |money of a line or region - last year's share of it · money of the year|
    lines     number of lines (region × project type) that are funded in any year
    region    money of the region that gets most, over all years

The first, second and last are linear. The fewest lines are a search over whole numbers: a
switch for each line, 1 where it has money,

    Σ started of the line ≤ its people · switch,   money in a year ≤ its ceiling · switch
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from allocator.derived import COVERAGE_UNIT, FUNDED
from allocator.grid import Floats, Ints
from allocator.ledger import Ledger
from allocator.model.build import Model, everything
from allocator.model.engine import INFINITY, Extra, Outcome
from allocator.model.highs import Session
from allocator.model.hold import hold
from allocator.model.prefer import add_distance, last_split
from allocator.sums import Sum

#: How many branches the search for the fewest lines looks at: the same on any machine.
BRANCHES = 200


class Criterion(NamedTuple):
    """One way to tell plans apart.

    tells: whether it can, in this workbook. value: of a plan, given as money in every cell.
    reach: moves the session to a plan that is best by it, and holds it there.
    """

    key: str
    tells: Callable[[Ledger], bool]
    value: Callable[[Ledger, Floats], float]
    reach: Callable[[Model, Session], Outcome]


def _least_of(add: Callable[[Model, Extra], None]) -> Callable[[Model, Session], Outcome]:
    """The way to the least of something linear; `add` gives its unknowns, rows and gains."""

    def reach(model: Model, session: Session) -> Outcome:
        extra = Extra(session.columns, model.units)
        add(model, extra)
        session.add(extra)
        gains = np.zeros(session.columns)
        gains[list(extra.gains)] = list(extra.gains.values())
        session.set_gains(gains)
        outcome = session.solve_anew()
        if outcome.has_plan:
            hold(session, gains, outcome.objective)
        return outcome

    return reach


# Even


def _add_gap(model: Model, extra: Extra) -> None:
    highest, lowest = extra.unknown(), extra.unknown()
    extra.gains |= {highest: -1.0, lowest: 1.0}
    for coverage in _coverages(model.ledger):
        extra.row(coverage * (1.0 / COVERAGE_UNIT), [(highest, -1.0)], -INFINITY, 0.0)
        extra.row(coverage * (1.0 / COVERAGE_UNIT), [(lowest, -1.0)], 0.0, INFINITY)


def _gap(ledger: Ledger, numbers: Floats) -> float:
    covered = [coverage.value(numbers) for coverage in _coverages(ledger)]
    return max(covered) - min(covered)


def _coverages(ledger: Ledger) -> list[Sum]:
    return ledger.coverages(everything(ledger.grid), range(ledger.years))


def _several_covered(ledger: Ledger) -> bool:
    return len(_coverages(ledger)) > 1


# Steady


def _distance(ledger: Ledger, numbers: Floats) -> float:
    units = last_split(ledger)
    whole = sum(share for _, share in units)
    money = _money(ledger, numbers)
    each = np.array([money[lines].sum(axis=0) for lines, _ in units])
    shares = np.array([share for _, share in units]) / whole
    return float(np.abs(each - np.outer(shares, money.sum(axis=0))).sum()) / 2.0


def _last_split_known(ledger: Ledger) -> bool:
    return sum(share for _, share in last_split(ledger)) > 0.0


# Fewest lines


def _reach_fewest(model: Model, session: Session) -> Outcome:
    """A search over whole numbers on a copy; then the lines it leaves out are closed."""
    ledger = model.ledger
    search = session.copy()
    extra = Extra(search.columns, model.units)
    lines = len(ledger.grid)
    switches = np.array([extra.unknown(0.0, 1.0, whole=True) for _ in range(lines)])
    for line in range(lines):
        _tie(model, extra, line, int(switches[line]))
    search.add(extra)
    gains = np.zeros(search.columns)
    gains[switches] = -1.0
    search.set_gains(gains)
    with search.briefly(BRANCHES):
        outcome = search.solve()
    if outcome.has_plan:
        unused = np.flatnonzero(search.values()[switches] < 0.5)
        _close(ledger, session, unused)
    return outcome


def _tie(model: Model, extra: Extra, line: int, switch: int) -> None:
    """A line's people and money, nothing where its switch is off."""
    ledger = model.ledger
    people = ledger.ceilings.people(line)
    most = [ledger.ceilings.money(line, year, None) for year in range(ledger.years)]
    started = ledger.started(np.array([line]))
    if people > 0.0:
        extra.row(started * (1.0 / people), [(switch, -1.0)], -INFINITY, 0.0)
    for year, ceiling in enumerate(most):
        if ceiling < people * ledger.ceilings.cost(line, year) or people <= 0.0:
            money = Sum(np.array([line * ledger.years + year]), np.ones(1))
            weight = -ceiling / model.unit
            extra.row(money * (1.0 / model.unit), [(switch, weight)], -INFINITY, 0.0)


def _close(ledger: Ledger, session: Session, lines: Ints) -> None:
    cells = np.add.outer(lines * ledger.years, np.arange(ledger.years)).ravel()
    session.set_columns(cells, np.zeros(len(cells)), np.zeros(len(cells)))


def _lines(ledger: Ledger, numbers: Floats) -> float:
    return float((_money(ledger, numbers) > FUNDED).any(axis=1).sum())


def _several_lines(ledger: Ledger) -> bool:
    return len(ledger.grid) > 1


# Least to any one region


def _add_largest(model: Model, extra: Extra) -> None:
    largest = extra.unknown()
    extra.gains[largest] = -1.0
    ledger = model.ledger
    for _, lines in ledger.grid.by_region(everything(ledger.grid).lines):
        cells = np.add.outer(lines * ledger.years, np.arange(ledger.years)).ravel()
        money = Sum(cells, np.full(len(cells), 1.0 / model.unit))
        extra.row(money, [(largest, -1.0)], -INFINITY, 0.0)


def _largest(ledger: Ledger, numbers: Floats) -> float:
    money = _money(ledger, numbers)
    parts = ledger.grid.by_region(everything(ledger.grid).lines)
    return max(float(money[lines].sum()) for _, lines in parts)


def _several_regions(ledger: Ledger) -> bool:
    return len(set(ledger.grid.region.tolist())) > 1


def _money(ledger: Ledger, numbers: Floats) -> Floats:
    """Money by line and year."""
    return numbers[: ledger.draws_at].reshape(len(ledger.grid), ledger.years)


#: In the order in which they are tried.
CRITERIA = (
    Criterion("even", _several_covered, _gap, _least_of(_add_gap)),
    Criterion("steady", _last_split_known, _distance, _least_of(add_distance)),
    Criterion("lines", _several_lines, _lines, _reach_fewest),
    Criterion("region", _several_regions, _largest, _least_of(_add_largest)),
)
