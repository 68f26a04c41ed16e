"""What must hold in every plan, whatever the rules: each person once, each coin once.

    people    Σ started of a group in a region ≤ reach · eligible; of all groups ≤ eligible;
              of a line ≤ its Most people
    regions   money of a region in a year ≤ Most per year
    pools     Σ money of a pool's lines = Σ draws into it, each year
    sources   spent + losses paid + carried ≤ received + carried in + repaid, each year
    carry     carried ≤ share · (received + repaid), nothing after the last year
    envelope  Σ amounts ≤ Total

Whatever a source has and neither spends nor carries is unspent: the source's row is ≤.
In years that are over money is as it was spent, and only what it leaves behind is held:

    closed    a source pays nothing more where it may no longer
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from allocator.figure import Figure, place
from allocator.grid import Grid, Ints
from allocator.ledger import Ledger, Limit, Sum, total
from allocator.names import normal
from allocator.problems import Place


class Balance(NamedTuple):
    """One limit that is no rule's, the cell it comes from, and its name for a sentence.

    figure: the number of the question that limits here; None where none does by itself.
    """

    place: Place
    what: str
    limit: Limit
    figure: Figure | None = None


def balances(ledger: Ledger) -> Iterator[Balance]:
    """Every limit that holds whatever the rules, in a fixed order."""
    yield from _people(ledger)
    yield from _capacity(ledger)
    yield from _pools(ledger)
    yield from _closed(ledger)
    for source in range(len(ledger.grid.case.sources)):
        yield from _source(ledger, source)


def _people(ledger: Ledger) -> Iterator[Balance]:
    grid = ledger.grid
    families = [normal(project.family) for project in grid.case.projects]
    numbers = {family: number for number, family in enumerate(dict.fromkeys(families))}
    family_of = np.array([numbers[family] for family in families], dtype=np.int64)[grid.project]
    givers = _givers(grid)
    edges = np.searchsorted(grid.region, np.arange(len(grid.case.regions) + 1)).tolist()
    for index, region in enumerate(grid.case.regions):
        lines: Ints = np.arange(edges[index], edges[index + 1])
        if not len(lines):
            continue
        figure = Figure("regions", index, "eligible")
        what = f"eligible people of {region.name}"
        yield _started(ledger, lines, region.eligible, figure, what)
        for family, number in numbers.items():
            members = lines[family_of[lines] == number]
            reach = grid.reach[family]
            # A reach of 100 % says no more than the row of all eligible people.
            if len(members) and reach < 1.0:
                figure = Figure("projects", givers[family], "reach")
                what = f"reach of {grid.case.projects[givers[family]].family} in {region.name}"
                yield _started(ledger, members, reach * region.eligible, figure, what)
    at = {id(line): index for index, line in enumerate(grid.case.lines)}
    for pair, line in grid.details.items():
        if line.most_people is not None and pair in grid.position:
            number = grid.position[pair]
            figure = Figure("lines", at[id(line)], "most_people")
            what = f"most people of {grid.line_name(number)}"
            yield _started(ledger, np.array([number]), line.most_people, figure, what)


def _givers(grid: Grid) -> dict[str, int]:
    """Normal name of each group -> the first project type that gives its reach."""
    found: dict[str, int] = {}
    for index, project in enumerate(grid.case.projects):
        if project.reach is not None:
            found.setdefault(normal(project.family), index)
    return found


def _started(ledger: Ledger, lines: Ints, most: float, figure: Figure, what: str) -> Balance:
    room = Sum.number(ledger.past.room(lines, most))
    limit = Limit(ledger.started(lines), "<=", room, tuple(range(ledger.years)))
    return Balance(place(ledger.grid.case, figure), what, limit, figure)


def _capacity(ledger: Ledger) -> Iterator[Balance]:
    grid = ledger.grid
    edges = np.searchsorted(grid.region, np.arange(len(grid.case.regions) + 1)).tolist()
    for index, region in enumerate(grid.case.regions):
        lines: Ints = np.arange(edges[index], edges[index + 1])
        if region.most_per_year is None or not len(lines):
            continue
        figure = Figure("regions", index, "most_per_year")
        cell = place(grid.case, figure)
        for year in range(ledger.past.years, ledger.years):
            money = Sum(lines * ledger.years + year, np.ones(len(lines)))
            limit = Limit(money, "<=", Sum.number(region.most_per_year), (year,))
            yield Balance(cell, f"most per year of {region.name}", limit, figure)


def _pools(ledger: Ledger) -> Iterator[Balance]:
    order = np.argsort(ledger.pools.of_line, kind="stable")
    edges = np.searchsorted(ledger.pools.of_line[order], np.arange(ledger.pools.count + 1)).tolist()
    payers: dict[int, list[int]] = {}
    for source, pool in ledger.pairs:
        payers.setdefault(pool, []).append(source)
    for pool in range(ledger.pools.count):
        lines = np.sort(order[edges[pool] : edges[pool + 1]])
        for year in range(ledger.past.years, ledger.years):
            money = Sum(lines * ledger.years + year, np.ones(len(lines)))
            drawn = total(ledger.draw(source, pool, year) for source in payers.get(pool, ()))
            yield Balance(Place("Budget"), "money of the lines", Limit(money, "=", drawn, (year,)))


def _closed(ledger: Ledger) -> Iterator[Balance]:
    """Where a source paid in a year that is over, and may not any more."""
    grid = ledger.grid
    for source, pool in ledger.pairs:
        line = int(ledger.pools.first[pool])
        if not grid.may[source, line]:
            detail = grid.details.get((int(grid.region[line]), int(grid.project[line])))
            place = Place("Budget", grid.case.sources[source].row, "Projects")
            if detail is not None and not detail.open:
                place = Place("Lines", detail.row, "Open")
            years = range(ledger.past.years, ledger.years)
            drawn = total(ledger.draw(source, pool, year) for year in years)
            limit = Limit(drawn, "<=", Sum.number(0.0), tuple(years))
            yield Balance(place, "no more money where there was some before", limit)


def _source(ledger: Ledger, index: int) -> Iterator[Balance]:
    case = ledger.grid.case
    source = case.sources[index]
    waiting = Figure("sources", index, "carry_over")
    for year in range(ledger.years):
        got = ledger.received(index, year) + ledger.paid_back(index, year)
        got = got + ledger.losses_received(index, year)
        out = ledger.spent(index, year) + ledger.losses_paid(index, year)
        out = out + ledger.carried(index, year)
        have = got + ledger.carried(index, year - 1)
        amount = Figure("sources", index, "amounts", year)
        limit = Limit(out, "<=", have, (year,))
        # What an envelope leaves open limits nothing; its total does.
        own = amount if ledger.amounts[index][year] is not None else None
        yield Balance(place(case, amount), f"money of {source.name}", limit, own)
        if index in ledger.carriers and year < ledger.years - 1:
            carry = Limit(ledger.carried(index, year), "<=", got * source.carry_over, (year,))
            cell = place(case, waiting)
            yield Balance(cell, f"carry over of {source.name}", carry, waiting)
    if source.total is not None:
        years = tuple(range(ledger.years))
        given = total(ledger.amount(index, year) for year in years)
        figure = Figure("sources", index, "total")
        limit = Limit(given, "<=", Sum.number(source.total), years)
        yield Balance(place(case, figure), f"total of {source.name}", limit, figure)
