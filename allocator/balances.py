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

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from allocator.figure import Figure, place
from allocator.grid import Ints
from allocator.language import _
from allocator.ledger import Ledger, Limit, Sum, total
from allocator.problems import Place


class Balance(NamedTuple):
    """One limit that is no rule's, the cell it comes from, and its name for a sentence.

    figure: the number of the question that limits here; None where none does by itself.
    """

    place: Place
    what: str
    limit: Limit
    figure: Figure | None = None


class Part(NamedTuple):
    """One thing that sets limits: the people or the room of a region, a line, a source.

    at: its position; the pools are one part together.
    """

    kind: str
    at: int


def balances(ledger: Ledger) -> Iterator[Balance]:
    """Every limit that holds whatever the rules, in a fixed order."""
    return itertools.chain.from_iterable(of_part(ledger, part) for part in parts(ledger))


def parts(ledger: Ledger) -> Iterator[Part]:
    """Whatever sets limits, in the order of the balances."""
    grid = ledger.grid
    regions = range(len(grid.case.regions))
    yield from (Part("people", region) for region in regions)
    yield from (Part("line", grid.position[pair]) for pair in grid.details if pair in grid.position)
    yield from (Part("room", region) for region in regions)
    yield Part("pools", 0)
    yield Part("closed", 0)
    yield from (Part("source", source) for source in range(len(grid.case.sources)))


def of_part(ledger: Ledger, part: Part) -> Iterator[Balance]:
    """The limits of one part."""
    return _OF[part.kind](ledger, part.at)


def _people(ledger: Ledger, index: int) -> Iterator[Balance]:
    """Eligible people of a region, and the reach of each group there."""
    grid, region = ledger.grid, ledger.grid.case.regions[index]
    lines = grid.lines_of(index)
    if not len(lines):
        return
    figure = Figure("regions", index, "eligible")
    what = _("eligible people of {region}", region=region.name)
    yield _started(ledger, lines, region.eligible, figure, what)
    for family, projects in grid.families.items():
        reach = grid.reach[family]
        # A reach of 100 % says no more than the row of all eligible people.
        members = lines[grid.of_types(lines, projects)] if reach < 1.0 else lines[:0]
        if len(members):
            giver = next(p for p in projects if grid.case.projects[p].reach is not None)
            figure = Figure("projects", giver, "reach")
            group = grid.case.projects[giver].family
            what = _("reach of {group} in {region}", group=group, region=region.name)
            yield _started(ledger, members, reach * region.eligible, figure, what)


def _line(ledger: Ledger, number: int) -> Iterator[Balance]:
    grid = ledger.grid
    pair = int(grid.region[number]), int(grid.project[number])
    detail = grid.details[pair]
    if detail.most_people is not None:
        figure = Figure("lines", grid.detail_at[pair], "most_people")
        what = _("most people of {line}", line=grid.line_name(number))
        yield _started(ledger, np.array([number]), detail.most_people, figure, what)


def _started(ledger: Ledger, lines: Ints, most: float, figure: Figure, what: str) -> Balance:
    room = Sum.number(ledger.past.room(lines, most))
    limit = Limit(ledger.started(lines), "<=", room, tuple(range(ledger.years)))
    return Balance(place(ledger.grid.case, figure), what, limit, figure)


def _room(ledger: Ledger, index: int) -> Iterator[Balance]:
    region = ledger.grid.case.regions[index]
    lines = ledger.grid.lines_of(index)
    if region.most_per_year is None or not len(lines):
        return
    figure = Figure("regions", index, "most_per_year")
    cell = place(ledger.grid.case, figure)
    for year in range(ledger.past.years, ledger.years):
        money = Sum(lines * ledger.years + year, np.ones(len(lines)))
        limit = Limit(money, "<=", Sum.number(region.most_per_year), (year,))
        what = _("most per year of {region}", region=region.name)
        yield Balance(cell, what, limit, figure)


def _pools(ledger: Ledger, _place: int) -> Iterator[Balance]:
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
            what, limit = _("money of the lines"), Limit(money, "=", drawn, (year,))
            yield Balance(Place("Budget"), what, limit)


def _closed(ledger: Ledger, _place: int) -> Iterator[Balance]:
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
            yield Balance(place, _("no more money where there was some before"), limit)


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
        what = _("money of {source}", source=source.name)
        yield Balance(place(case, amount), what, limit, own)
        if index in ledger.carriers and year < ledger.years - 1:
            carry = Limit(ledger.carried(index, year), "<=", got * source.carry_over, (year,))
            cell = place(case, waiting)
            what = _("carry over of {source}", source=source.name)
            yield Balance(cell, what, carry, waiting)
    if source.total is not None:
        years = tuple(range(ledger.years))
        given = total(ledger.amount(index, year) for year in years)
        figure = Figure("sources", index, "total")
        limit = Limit(given, "<=", Sum.number(source.total), years)
        what = _("total of {source}", source=source.name)
        yield Balance(place(case, figure), what, limit, figure)


_OF = {
    "people": _people,
    "line": _line,
    "room": _room,
    "pools": _pools,
    "closed": _closed,
    "source": _source,
}
