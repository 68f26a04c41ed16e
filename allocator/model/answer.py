"""The solver's numbers read back as a plan, in the user's terms and order.

A line's money is shared among sources in its pool's proportion; every rule about sources
still holds exactly, because its scope is a union of pools.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from allocator.case import Case, Source
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, Limit
from allocator.model.build import Model, everything
from allocator.names import normal
from allocator.plan import LimitRow, PlanRow, RuleOutcome, SourceYear
from allocator.rules.reading import Reading, describe

#: A limit is binding when what is left of it is below this part of the numbers it adds up.
BINDING = 1e-7


def plan_rows(model: Model, case: Case, numbers: Floats) -> Iterator[PlanRow]:
    """One row for each line and year with money or people, in the workbook's own order."""
    grid, ledger = model.ledger.grid, model.ledger
    money = numbers[: ledger.draws_at].reshape(len(grid), ledger.years)
    started = money / grid.cost
    people = reached(grid, started)
    shares = _shares(ledger, numbers)
    names = [source.name for source in case.sources]
    places = [grid.sources.index[normal(name)] for name in names]
    for region, project, line in _in_order(case, grid):
        for year, label in enumerate(case.years):
            paid = float(money[line, year])
            if paid <= 0.0 and people[line, year] <= 0.0:
                continue
            parts = shares[:, ledger.pools.of_line[line], year] * paid
            by_source = {
                name: float(parts[place])
                for name, place in zip(names, places, strict=True)
                if parts[place] > 0.0
            }
            counts = float(started[line, year]), float(people[line, year])
            yield PlanRow(region, project, label, paid, *counts, by_source)


def reached(grid: Grid, started: Floats) -> Floats:
    """People reached by line and year, from those started; shape (lines, years) both."""
    whole, part = grid.delay
    people = np.zeros_like(started)
    lines = np.arange(len(grid))
    for start in range(grid.years):
        for later, share in ((whole, 1.0 - part), (whole + 1, part)):
            inside = start + later < grid.years
            year = (start + later)[inside]
            people[lines[inside], year] += share[inside] * started[inside, start]
    return people


def _in_order(case: Case, grid: Grid) -> Iterator[tuple[str, str, int]]:
    """Lines as the workbook lists its regions and project types."""
    for region in case.regions:
        for project in case.projects:
            place = grid.regions.index[normal(region.name)]
            line = grid.position.get((place, grid.projects.index[normal(project.name)]))
            if line is not None:
                yield region.name, project.name, line


def _shares(ledger: Ledger, numbers: Floats) -> Floats:
    """Each source's part of each pool's money, shape (sources, pools, years)."""
    shape = (len(ledger.grid.case.sources), ledger.pools.count, ledger.years)
    drawn = np.zeros(shape)
    draws = numbers[ledger.draws_at : ledger.carries_at].reshape(len(ledger.pairs), ledger.years)
    for (source, pool), amounts in zip(ledger.pairs, draws, strict=True):
        drawn[source, pool] = amounts
    whole = drawn.sum(axis=0)
    shares: Floats = np.divide(drawn, whole, out=np.zeros(shape), where=whole > 0.0)
    return shares


def source_years(model: Model, case: Case, numbers: Floats) -> Iterator[SourceYear]:
    """One row for each source and year, in the workbook's own order."""
    for source in case.sources:
        index = model.ledger.grid.sources.index[normal(source.name)]
        for year in range(model.ledger.years):
            yield _source_year(model, source, index, year, numbers)


def _source_year(
    model: Model, source: Source, index: int, year: int, numbers: Floats
) -> SourceYear:
    ledger = model.ledger
    amount = ledger.amount(index, year).value(numbers)
    own = amount * source.own_costs
    follow_up = (amount - own) * model.case.settings.follow_up
    received = ledger.received(index, year).value(numbers)
    carried_in = ledger.carried(index, year - 1).value(numbers)
    back = ledger.paid_back(index, year) + ledger.losses_received(index, year)
    repaid = (back - ledger.losses_paid(index, year)).value(numbers)
    spent = ledger.spent(index, year).value(numbers)
    carried = ledger.carried(index, year).value(numbers)
    left = received + carried_in + repaid - spent - carried
    size = received + carried_in + abs(repaid)
    unspent = left if left > 1e-8 * size else 0.0
    return SourceYear(
        source.name,
        model.case.years[year],
        amount,
        own,
        follow_up,
        received,
        carried_in,
        repaid,
        spent,
        carried,
        unspent,
    )


def rule_outcomes(
    model: Model, numbers: Floats, prices: dict[int, float | None]
) -> Iterator[RuleOutcome]:
    """How the plan stands to each rule, in the order of the rules' rows.

    prices: by position of the rule among the model's readings.
    """
    order = sorted(range(len(model.readings)), key=lambda n: (model.readings[n].rule.row, n))
    for number in order:
        reading = model.readings[number]
        limits = tuple(_limit_rows(model, reading, numbers))
        binding = any(limit.binding for limit in limits)
        words = describe(reading)
        yield RuleOutcome(reading.rule, words, binding, prices.get(number), limits)


def _limit_rows(model: Model, reading: Reading, numbers: Floats) -> Iterator[LimitRow]:
    for scope, limit in reading.limits(model.ledger):
        stands, most = limit.left.value(numbers), limit.right.value(numbers)
        left = most - stands if limit.sense == "<=" else stands - most
        yield LimitRow(
            scope.label,
            _years(model.case, limit),
            stands,
            limit.sense,
            most,
            left,
            is_binding(limit, numbers),
            limit.before.value(numbers) if limit.before is not None else None,
        )


def is_binding(limit: Limit, numbers: Floats) -> bool:
    """Whether nothing is left of a limit, rounding apart."""
    left = abs(limit.left.value(numbers) - limit.right.value(numbers))
    return left <= BINDING * max(limit.left.size(numbers), limit.right.size(numbers))


def _years(case: Case, limit: Limit) -> str:
    labels = [str(case.years[year]) for year in limit.years]
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}" if labels else ""


def pipeline(model: Model, numbers: Floats) -> float:
    """People started whose turn comes after the last year."""
    grid = model.ledger.grid
    started = numbers[: model.ledger.draws_at].reshape(len(grid), grid.years) / grid.cost
    inside = model.ledger.people(everything(grid), range(grid.years)).value(numbers)
    return max(0.0, float(started.sum()) - inside)


def capital_out(model: Model, numbers: Floats) -> float:
    """Money lent, neither repaid nor lost, when the last year ends."""
    return model.ledger.still_out().value(numbers)
