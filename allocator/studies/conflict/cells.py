"""The cells of the workbook that limit plans, each with the rows of the model that come from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from allocator.figure import Figure, number, place
from allocator.language import _
from allocator.model.build import Model
from allocator.numerals import plain
from allocator.problems import Place
from allocator.rules.kind import Unit
from allocator.rules.reading import Reading, describe, in_unit

#: Columns that hold a share, and those that count people: facts rather than wishes.
SHARES = ("reach", "carry_over")
FACTS = ("eligible", "most_people", "reach")


class Member(NamedTuple):
    """A cell that may take part in a conflict. rule: position of its rule among the readings."""

    figure: Figure
    rows: tuple[int, ...]
    rule: int | None


def members(model: Model) -> list[Member]:
    """Every cell that limits, those of facts first, those of rules last."""
    own = [at for at, rule in enumerate(model.case.rules) if rule.on]
    found: dict[Figure, list[int]] = {}
    rules: dict[Figure, int] = {}
    for position, row in enumerate(model.rows):
        if row.link:  # what an unknown is, is no one's wish
            continue
        figure = row.figure
        if row.rule is not None:
            figure = Figure("rules", own[row.rule], "value")
            rules[figure] = row.rule
        if figure is not None:
            found.setdefault(figure, []).append(position)
    all_of_them = [Member(f, tuple(rows), rules.get(f)) for f, rows in found.items()]
    return sorted(all_of_them, key=_rank)


def _rank(member: Member) -> int:
    """Facts are left out of a conflict first, rules last: rules are what a user can change."""
    if member.rule is not None:
        return 2
    return 0 if member.figure.column in FACTS else 1


def unit(figure: Figure, reading: Reading | None) -> Unit:
    """What a cell is measured in."""
    if figure.column == "step":
        return Unit.MONEY
    if reading is not None:
        return reading.kind.value
    if figure.column in SHARES:
        return Unit.PERCENT
    return Unit.PEOPLE if figure.column in FACTS else Unit.MONEY


def cell_of(model: Model, figure: Figure) -> Place:
    """Where a figure stands."""
    return place(model.case, figure)


def words(model: Model, member: Member) -> str:
    """The cell in words: the rule as it was read, or what it holds and how much of it."""
    if member.rule is not None:
        return describe(model.readings[member.rule])
    figure = member.figure
    stands = in_unit(number(model.case, figure), unit(figure, None))
    if figure.column == "reach":
        name = model.case.projects[figure.at].family
        return _("reach of {name}: {value}", name=name, value=stands)
    what = model.rows[member.rows[0]].what
    if figure.column == "amounts":
        year = plain(model.case.years[figure.year])
        return _("{what} in {year}: {value}", what=what, year=year, value=stands)
    return _("{what}: {value}", what=what, value=stands)


def closed_lines(model: Model, found: Sequence[Member]) -> list[Figure]:
    """The rows of `Lines` that close all that a floor of these cells speaks of."""
    grid = model.ledger.grid
    for member in found:
        for at in member.rows if member.rule is not None else ():
            scope = model.rows[at].scope
            if scope is not None and not len(scope.lines):
                pairs = [(r, p) for r in scope.regions for p in scope.projects]
                rows = [grid.details[pair] for pair in pairs if not grid.open[pair]]
                at_case = {id(line): where for where, line in enumerate(model.case.lines)}
                return [Figure("lines", at_case[id(line)], "open") for line in rows]
    return []
