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
from allocator.case import Year
from allocator.grid import Floats, Grid
from allocator.language import N_, _
from allocator.ledger import Ledger, Limit, pools
from allocator.names import normal
from allocator.numerals import number, plain
from allocator.plan import Plan, PlanRow, SourceYear
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
    faults = list(_placeless(plan, grid))
    if faults:
        return faults
    faults = list(_rows(plan))
    # All limits first: some ask for unknowns that follow from the money, worked out here anew.
    limits = [(reading, list(reading.limits(ledger))) for reading in readings]
    numbers = ledger.completed(cells(plan, ledger))
    faults += [*_past(ledger, numbers), *_people(plan, ledger, numbers)]
    for balance in balances(ledger):
        faults += _limit(balance.limit, numbers, balance.place, balance.what)
    given = plan.rounding.given if plan.rounding else 0.0
    for reading, found in limits:
        for scope, limit in found:
            what = f"{reading.kind.words.say()} ({scope.label})"
            missed = ledger.moved_by(limit, given)
            faults += _limit(limit, numbers, reading.place, what, missed)
    return [*faults, *_figures(plan, ledger, numbers), *_sources(plan)]


def cells(plan: Plan, ledger: Ledger) -> Floats:
    """A plan's numbers as the cells of a ledger: lines, draws, carried, open amounts."""
    numbers = np.zeros(ledger.cells)
    for cell, amount in entries(plan, ledger):
        numbers[cell] += amount
    return numbers


def entries(plan: Plan, ledger: Ledger) -> Iterator[tuple[int, float]]:
    """What a plan enters in each cell of a ledger; a cell may be entered more than once."""
    grid = ledger.grid
    year_of = {year: position for position, year in enumerate(grid.case.years)}
    for row in plan.rows:
        line, year = _line(row, grid), year_of[row.year]
        assert line is not None
        yield line * ledger.years + year, row.money
        pool = int(ledger.pools.of_line[line])
        for name, money in row.sources.items():
            (cell,) = ledger.draw(grid.sources.index[normal(name)], pool, year).cells
            yield int(cell), money
    for source_year in plan.sources:
        source, year = grid.sources.index[normal(source_year.source)], year_of[source_year.year]
        for held, amount in (
            (ledger.carried(source, year), source_year.carried),
            (ledger.amount(source, year), source_year.amount),
        ):
            for cell in held.cells.tolist():
                yield cell, amount


def _line(row: PlanRow, grid: Grid) -> int | None:
    region = grid.regions.index.get(normal(row.region), -1)
    return grid.position.get((region, grid.projects.index.get(normal(row.project), -1)))


def _placeless(plan: Plan, grid: Grid) -> Iterator[Fault]:
    """Rows that have no place in a plan: a line that may be funded, by sources that may pay."""
    years = grid.case.years
    seen: dict[tuple[int | None, Year], PlanRow] = {}
    for row in plan.rows:
        line = _line(row, grid)
        if line is None or row.year not in years:
            says = _("{line} has money or people and cannot have any.", line=_line_of(row))
            yield _row_fault(row, "Region", says)
            continue
        if (line, row.year) in seen:
            says = _("{line} stands in the plan twice.", line=_line_of(row))
            yield _row_fault(row, "Region", says)
        seen[line, row.year] = row
        for name in row.sources:
            source = grid.sources.index.get(normal(name))
            if source is None or not grid.pays[source, line]:
                says = _(
                    "{line} is paid by {source}, which may not pay for it.",
                    line=_line_of(row),
                    source=name,
                )
                yield _row_fault(row, name, says)
    for given in plan.sources:
        if normal(given.source) not in grid.sources.index or given.year not in years:
            says = _("{source} is no source and year of the question.", source=_source_of(given))
            yield _source_fault(given, "Source", says)


def _rows(plan: Plan) -> Iterator[Fault]:
    """Each row by itself: nothing negative, and what its sources pay adds up."""
    for row in plan.rows:
        if min(row.money, row.people, row.started, *row.sources.values(), 0.0) < 0.0:
            says = _("{line} has a negative number.", line=_line_of(row))
            yield _row_fault(row, "Money", says)
        paid = sum(row.sources.values())
        if not abs(paid - row.money) <= TOLERANCE * abs(row.money) + LEAST:
            says = _(
                "{line} costs {money} and its sources pay {paid}.",
                line=_line_of(row),
                money=number(row.money, 2),
                paid=number(paid, 2),
            )
            yield _row_fault(row, "Money", says)


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
        for column, said, true in (
            ("Started", row.started, started),
            ("People", row.people, people),
        ):
            if not abs(said - true) <= TOLERANCE * abs(true) + LEAST:
                told = {"said": number(said, 4), "true": number(true, 4)}
                yield _row_fault(row, column, _(_SAYS[column], line=_line_of(row), **told))


def _past(ledger: Ledger, numbers: Floats) -> Iterator[Fault]:
    """What is over stands as it happened."""
    cells, money = ledger.settled()
    off = np.abs(numbers[cells] - money)
    if not (off <= TOLERANCE * money + LEAST).all():
        year = ledger.grid.case.years[ledger.past.years - 1]
        says = _(
            "Up to {year} the money is not what was spent, off by {money}.",
            year=plain(year),
            money=number(float(off.max()), 4),
        )
        yield Fault(Place("Plan"), says, "")


def _limit(
    limit: Limit, numbers: Floats, place: Place, what: str, given: float = 0.0
) -> Iterator[Fault]:
    """given: what rounded amounts may miss it by."""
    left, right = limit.left.value(numbers), limit.right.value(numbers)
    over = {"<=": left - right, ">=": right - left, "=": abs(left - right)}[limit.sense]
    size = limit.left.size(numbers) + limit.right.size(numbers)
    # Written so that a number that is none fails too.
    if not over <= TOLERANCE * size + LEAST + given:
        says = _(
            "{what}: {left} should be {sense} {right}, off by {over}.",
            what=what,
            left=number(left, 4),
            sense=limit.sense,
            right=number(right, 4),
            over=number(over, 4),
        )
        yield Fault(place, says, "")


def _figures(plan: Plan, ledger: Ledger, numbers: Floats) -> Iterator[Fault]:
    """What a source received, got back and carried in follows from the question and the plan."""
    grid = ledger.grid
    year_of = {year: position for position, year in enumerate(grid.case.years)}
    for given in plan.sources:
        source, year = grid.sources.index[normal(given.source)], year_of[given.year]
        back = ledger.paid_back(source, year) + ledger.losses_received(source, year)
        for column, said, follows in (
            ("Received", given.received, ledger.received(source, year)),
            ("Repaid", given.repaid, back - ledger.losses_paid(source, year)),
            ("Carried in", given.carried_in, ledger.carried(source, year - 1)),
        ):
            true, size = follows.value(numbers), follows.size(numbers)
            if not abs(said - true) <= TOLERANCE * size + LEAST:
                told = {"said": number(said, 2), "true": number(true, 2)}
                says = _(_SAYS[column], source=_source_of(given), **told)
                yield _source_fault(given, column, says)


def _sources(plan: Plan) -> Iterator[Fault]:
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
        if min(year.spent, year.carried, year.carried_in, year.unspent) < 0.0:
            says = _("{source} has a negative amount.", source=_source_of(year))
            yield _source_fault(year, "Spent", says)
        if not abs(came - went) <= TOLERANCE * size + LEAST:
            says = _(
                "{source} took in {came} and accounts for {went}.",
                source=_source_of(year),
                came=number(came, 2),
                went=number(went, 2),
            )
            yield _source_fault(year, "Received", says)
        if not abs(paid - year.spent) <= TOLERANCE * size + LEAST:
            says = _(
                "{source} says {said} spent; the lines add up to {paid}.",
                source=_source_of(year),
                said=number(year.spent, 2),
                paid=number(paid, 2),
            )
            yield _source_fault(year, "Spent", says)


#: By column, what a plan says that does not follow from its money.
_SAYS = {
    "Started": N_("{line} says {said} people started; its money gives {true}."),
    "People": N_("{line} says {said} people reached; its money gives {true}."),
    "Received": N_("{source} says {said} received; it is {true}."),
    "Repaid": N_("{source} says {said} repaid; it is {true}."),
    "Carried in": N_("{source} says {said} carried in; it is {true}."),
}


def _line_of(row: PlanRow) -> str:
    return f"{row.region} · {row.project} · {plain(row.year)}"


def _source_of(year: SourceYear) -> str:
    return f"{year.source} · {plain(year.year)}"


def _row_fault(row: PlanRow, column: str, says: str) -> Fault:
    return Fault(Place("Plan", row.row, column), says, "")


def _source_fault(year: SourceYear, column: str, says: str) -> Fault:
    return Fault(Place("Sources", year.row, column), says, "")
