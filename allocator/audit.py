"""Every plan is checked again by plain arithmetic before it is written.

The plan's own numbers are put into the cells of a fresh ledger, and every balance and
every rule is worked out on them: the same text that made the model. That cannot see a
wrong formula (the proofs do); it does see a dropped row, a wrong sign, a number read
before its status, a rounding that broke a rule.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from allocator.balances import balances
from allocator.case import Case
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, Limit, pools
from allocator.names import normal
from allocator.plan import Plan, PlanRow
from allocator.problems import Fault, Place
from allocator.rules.reading import read_rules

#: How far a sum may miss its limit, as a part of the numbers it adds up. CBC prints eight digits.
TOLERANCE = 5e-8
#: And in absolute money or people, for sums whose terms cancel out.
LEAST = 1e-6


def audit(plan: Plan) -> list[Fault]:
    """What a plan breaks; empty where it keeps everything."""
    case = plan.case.in_canonical_order()
    grid = Grid(case)
    readings = read_rules(grid)
    scopes = [scope for reading in readings for scope in reading.source_scopes]
    ledger = Ledger(grid, pools(grid, scopes))
    faults = list(_rows(plan, grid))
    if faults:
        return faults
    # All limits first: some ask for unknowns that follow from the money, worked out here anew.
    limits = [(reading, list(reading.limits(ledger))) for reading in readings]
    numbers = ledger.completed(cells(plan, ledger))
    faults += [*_past(ledger, numbers), *_people(plan, ledger, numbers)]
    for balance in balances(ledger):
        faults += _limit(balance.limit, numbers, balance.place, balance.what)
    given = plan.rounding.given if plan.rounding else 0.0
    for reading, found in limits:
        for scope, limit in found:
            what = f"{reading.kind.name} ({scope.label})"
            missed = ledger.moved_by(limit, given)
            faults += _limit(limit, numbers, reading.place, what, missed)
    return [*faults, *_sources(plan, case)]


def cells(plan: Plan, ledger: Ledger) -> Floats:
    """A plan's numbers as the cells of a ledger: lines, draws, carried, open amounts."""
    grid = ledger.grid
    numbers = np.zeros(ledger.cells)
    year_of = {year: position for position, year in enumerate(grid.case.years)}
    for row in plan.rows:
        line, year = _line(row, grid), year_of[row.year]
        assert line is not None
        numbers[line * ledger.years + year] += row.money
        pool = int(ledger.pools.of_line[line])
        for name, money in row.sources.items():
            draw = ledger.draw(grid.sources.index[normal(name)], pool, year)
            numbers[draw.cells] += money
    for source_year in plan.sources:
        source, year = grid.sources.index[normal(source_year.source)], year_of[source_year.year]
        numbers[ledger.carried(source, year).cells] = source_year.carried
        numbers[ledger.amount(source, year).cells] = source_year.amount
    return numbers


def _line(row: PlanRow, grid: Grid) -> int | None:
    region = grid.regions.index.get(normal(row.region), -1)
    return grid.position.get((region, grid.projects.index.get(normal(row.project), -1)))


def _rows(plan: Plan, grid: Grid) -> Iterator[Fault]:
    """Each row by itself: a line that may be funded, by sources that may pay, added up."""
    for row in plan.rows:
        what = f"{row.region} · {row.project} · {row.year}"
        line = _line(row, grid)
        if line is None or row.year not in grid.case.years:
            yield _fault(what, "has money or people and cannot have any.")
            continue
        if min(row.money, row.people, row.started, *row.sources.values(), 0.0) < 0.0:
            yield _fault(what, "has a negative number.")
        for name in row.sources:
            source = grid.sources.index.get(normal(name))
            if source is None or not grid.pays[source, line]:
                yield _fault(what, f"is paid by {name}, which may not pay for it.")
        paid = sum(row.sources.values())
        if not abs(paid - row.money) <= TOLERANCE * row.money + LEAST:
            yield _fault(what, f"costs {row.money:,.2f} and its sources pay {paid:,.2f}.")


def _people(plan: Plan, ledger: Ledger, numbers: Floats) -> Iterator[Fault]:
    """People follow from money; the plan's own figures must say the same."""
    grid, past = ledger.grid, ledger.past
    year_of = {year: position for position, year in enumerate(grid.case.years)}
    ready = {year: grid.reached((position,)) for year, position in year_of.items()}
    money = numbers[: ledger.draws_at].reshape(len(grid), ledger.years).copy()
    money[:, : past.years] = 0.0
    for row in plan.rows:
        line, year = _line(row, grid), year_of[row.year]
        assert line is not None
        started = row.money / float(grid.cost[line, year])
        if year < past.years:
            started = float(past.started[line, year])
        people = float(ready[row.year][line] @ money[line] + past.reached[line, year])
        for noun, said, true in (
            ("started", row.started, started),
            ("reached", row.people, people),
        ):
            if not abs(said - true) <= TOLERANCE * true + LEAST:
                what = f"{row.region} · {row.project} · {row.year}"
                yield _fault(what, f"says {said:,.4f} people {noun}; its money gives {true:,.4f}.")


def _past(ledger: Ledger, numbers: Floats) -> Iterator[Fault]:
    """What is over stands as it happened."""
    cells, money = ledger.settled()
    off = np.abs(numbers[cells] - money)
    if not (off <= TOLERANCE * money + LEAST).all():
        year = ledger.grid.case.years[ledger.past.years - 1]
        yield _fault(f"Up to {year}", f"the money is not what was spent, off by {off.max():,.4f}.")


def _limit(
    limit: Limit, numbers: Floats, place: Place, what: str, given: float = 0.0
) -> Iterator[Fault]:
    """given: what rounded amounts may miss it by."""
    left, right = limit.left.value(numbers), limit.right.value(numbers)
    over = {"<=": left - right, ">=": right - left, "=": abs(left - right)}[limit.sense]
    size = limit.left.size(numbers) + limit.right.size(numbers)
    # Written so that a number that is none fails too.
    if not over <= TOLERANCE * size + LEAST + given:
        says = f"{what}: {left:,.4f} should be {limit.sense} {right:,.4f}, off by {over:,.4f}."
        yield Fault(place, says, "")


def _sources(plan: Plan, case: Case) -> Iterator[Fault]:
    """Each source and year adds up: what came in went somewhere."""
    spent: dict[tuple[str, object], float] = {}
    for row in plan.rows:
        for name, money in row.sources.items():
            key = (normal(name), row.year)
            spent[key] = spent.get(key, 0.0) + money
    for year in plan.sources:
        came = year.received + year.carried_in + year.repaid
        went = year.spent + year.carried + year.unspent
        # Both sides, like the limits: each number may be off in its own last digit.
        size = year.received + year.carried_in + abs(year.repaid) + year.spent + year.carried
        paid = spent.get((normal(year.source), year.year), 0.0)
        what = f"{year.source} · {year.year}"
        if min(year.spent, year.carried, year.carried_in, year.unspent) < 0.0:
            yield _fault(what, "has a negative amount.")
        if not abs(came - went) <= TOLERANCE * size + LEAST:
            yield _fault(what, f"took in {came:,.2f} and accounts for {went:,.2f}.")
        if not abs(paid - year.spent) <= TOLERANCE * size + LEAST:
            yield _fault(what, f"says {year.spent:,.2f} spent; the lines add up to {paid:,.2f}.")


def _fault(what: str, says: str) -> Fault:
    return Fault(Place("Plan"), f"{what} {says}", "")
