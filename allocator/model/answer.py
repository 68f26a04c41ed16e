"""The solver's numbers read back as a plan, in the user's terms and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from allocator.case import Case, Source
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, Limit
from allocator.model.build import Model, coverable, everything
from allocator.names import normal
from allocator.plan import LimitRow, PlanRow, RuleOutcome, SourceYear
from allocator.rules.reading import Reading, describe
from allocator.scope import Scope

#: A limit is binding when what is left of it is below this part of the numbers it adds up.
BINDING = 1e-7


def plan_rows(model: Model, case: Case, numbers: Floats, paid: Floats) -> Iterator[PlanRow]:
    """One row for each line and year with money or people, in the workbook's own order.

    paid: what each source pays, shape (sources, lines, years).
    """
    grid, ledger = model.ledger.grid, model.ledger
    money = numbers[: ledger.draws_at].reshape(len(grid), ledger.years)
    started, people = heads(ledger, money)
    names = [source.name for source in case.sources]
    places = [grid.sources.index[normal(name)] for name in names]
    for region, project, line in _in_order(case, grid):
        for year, label in enumerate(case.years):
            spent = float(money[line, year])
            if spent <= 0.0 and people[line, year] <= 0.0:
                continue
            by_source = {
                name: float(paid[place, line, year])
                for name, place in zip(names, places, strict=True)
                if paid[place, line, year] > 0.0
            }
            counts = float(started[line, year]), float(people[line, year])
            yield PlanRow(region, project, label, spent, *counts, by_source)


def heads(ledger: Ledger, money: Floats) -> tuple[Floats, Floats]:
    """People started, and reached, by line and year; money has shape (lines, years).

    In years that are over they are those told; the others follow from the money.
    """
    over = ledger.past.years
    started = money / ledger.grid.cost
    started[:, :over] = 0.0
    people = reached(ledger.grid, started) + ledger.past.reached
    started[:, :over] = ledger.past.started
    return started, people


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


def shared_out(model: Model, numbers: Floats) -> Floats:
    """What each source pays of each line's money, shape (sources, lines, years).

    A line's money is shared among sources in its pool's proportion; every rule about
    sources still holds exactly, because its scope is a union of pools. In years that are
    over each source paid what it paid.
    """
    ledger = model.ledger
    shape = (len(ledger.grid.case.sources), ledger.pools.count, ledger.years)
    drawn = np.zeros(shape)
    draws = numbers[ledger.draws_at : ledger.carries_at].reshape(len(ledger.pairs), ledger.years)
    for (source, pool), amounts in zip(ledger.pairs, draws, strict=True):
        drawn[source, pool] = amounts
    whole = drawn.sum(axis=0)
    shares = np.divide(drawn, whole, out=np.zeros(shape), where=whole > 0.0)
    money = numbers[: ledger.draws_at].reshape(len(ledger.grid), ledger.years)
    paid: Floats = shares[:, ledger.pools.of_line, :] * money
    paid[:, :, : ledger.past.years] = ledger.past.paid
    return paid


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


class Stand(NamedTuple):
    """A plan's cells, those of the exact plan, and the money that rounding lets rules miss."""

    numbers: Floats
    exact: Floats
    given: float = 0.0


def rule_outcomes(
    model: Model, stand: Stand, prices: dict[int, float | None]
) -> Iterator[RuleOutcome]:
    """How the plan stands to each rule, in the order of the rules' rows.

    prices: by position of the rule among the model's readings. A limit binds where it binds
    the exact plan: rounded amounts seldom stand just at it.
    """
    limits_of: dict[int, list[tuple[Scope, Limit]]] = {}
    for row in model.rows:
        if row.rule is not None and row.scope is not None:
            limits_of.setdefault(row.rule, []).append((row.scope, row.limit))
    for number in in_order(model.readings):
        reading = model.readings[number]
        limits = tuple(_limit_rows(model, limits_of.get(number, []), stand))
        binding = any(limit.binding for limit in limits)
        words = describe(reading)
        yield RuleOutcome(reading.rule, words, binding, prices.get(number), limits)


def in_order(readings: Sequence[Reading]) -> list[int]:
    """The positions of readings in the order of their rows in the workbook."""
    return sorted(range(len(readings)), key=lambda n: (readings[n].rule.row, n))


def _limit_rows(
    model: Model, limits: list[tuple[Scope, Limit]], stand: Stand
) -> Iterator[LimitRow]:
    numbers = stand.numbers
    for scope, limit in limits:
        stands, most = limit.left.value(numbers), limit.right.value(numbers)
        left = most - stands if limit.sense == "<=" else stands - most
        yield LimitRow(
            scope.label,
            _years(model.case, limit),
            stands,
            limit.sense,
            most,
            left,
            is_binding(limit, stand.exact),
            limit.before.value(numbers) if limit.before is not None else None,
            model.ledger.moved_by(limit, stand.given),
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
    money = numbers[: model.ledger.draws_at].reshape(len(grid), grid.years)
    started, _ = heads(model.ledger, money)
    inside = model.ledger.people(everything(grid), range(grid.years)).value(numbers)
    return max(0.0, float(started.sum()) - inside)


def capital_out(model: Model, numbers: Floats) -> float:
    """Money lent, neither repaid nor lost, when the last year ends."""
    return model.ledger.still_out().value(numbers)


def covered(model: Model, numbers: Floats) -> tuple[tuple[str, float], ...]:
    """For `Fairest`: each region compared and its coverage, in the order they were fixed.

    The least covered is fixed first, so the order is that of their coverages; those fixed
    together stand by name.
    """
    regions = [model.case.regions[region].name for region in model.compared]
    coverage = [part.value(numbers) for part in model.compared_coverage()]
    pairs = zip(regions, coverage, strict=True)
    return tuple(sorted(pairs, key=lambda pair: round(pair[1], 9)))


def left_out(model: Model) -> tuple[str, ...]:
    """For `Fairest`: regions with people and a line that no plan can cover."""
    regions = [region for region in coverable(model.ledger) if region not in model.compared]
    return tuple(model.case.regions[region].name for region in regions)
