"""A plan gone on with while the numbers are no longer those it was made for.

    least Σ |money of a line in a year - what the plan gives it|, over the years to come

under all rules, or whatever they say; of all plans as close the one that reaches most is taken,
so that the old plan is not made worse than it is. Under the rules it can never reach more
than the plan made anew. Whatever the rules say, it is the old plan but where the money is not
there or nobody is left to be reached, and the rules it would break are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from allocator.audit import LEAST, TOLERANCE
from allocator.case import Case
from allocator.grid import Floats
from allocator.language import _
from allocator.ledger import Limit
from allocator.model.answer import heads
from allocator.model.build import Model, build, in_money, people_sum
from allocator.model.engine import Extra
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.model.hold import hold, settled
from allocator.names import normal
from allocator.problems import NotProven
from allocator.rules.reading import describe
from allocator.sums import Sum

#: (region, project type, year), as they compare.
LineYear = tuple[str, str, str]


class LineYearFigures(NamedTuple):
    """Money and people of one line in one year."""

    money: float
    people: float


class Kept(NamedTuple):
    """What a plan that is kept comes to, over all years, those that are over included.

    people: by year. by_line: money and people of each line and year that has any. broken:
    the rules it breaks, in words with their cells.
    """

    people: tuple[float, ...]
    money: tuple[float, ...]
    by_line: Mapping[LineYear, LineYearFigures]
    broken: tuple[str, ...]


def line_year(region: str, project: str, year: object) -> LineYear:
    """The key of a line and year."""
    return normal(region), normal(project), str(year)


def keep(case: Case, planned: Mapping[LineYear, float]) -> Kept:
    """The closest plan that a case, its costs, its past and its rules allow."""
    model = build(case)
    session = Session(model.problem, model.ledger.cells + 1)
    return _kept(model, _closest(model, session, planned))


def keep_to_the_letter(case: Case, planned: Mapping[LineYear, float]) -> Kept:
    """The same whatever the rules say."""
    model = build(case)
    session = Session(model.problem, model.ledger.cells + 1)
    _free_of_rules(model, session)
    return _kept(model, _closest(model, session, planned))


def _kept(model: Model, numbers: Floats) -> Kept:
    ledger = model.ledger
    money = numbers[: ledger.draws_at].reshape(len(ledger.grid), ledger.years)
    _, people = heads(ledger, money)
    found = {
        key: LineYearFigures(float(money[at]), float(people[at]))
        for key, at in _keys(model)
        if money[at] > 0.0 or people[at] > 0.0
    }
    by_year = tuple(people.sum(axis=0).tolist()), tuple(money.sum(axis=0).tolist())
    return Kept(*by_year, found, tuple(_broken(model, numbers)))


def _keys(model: Model) -> Iterator[tuple[LineYear, tuple[int, int]]]:
    """Each line and year by its key, and its place in a table of lines and years."""
    grid = model.ledger.grid
    for line, (region, project) in enumerate(zip(grid.region, grid.project, strict=True)):
        for year, label in enumerate(model.case.years):
            names = grid.regions.labels[region], grid.projects.labels[project]
            yield line_year(*names, label), (line, year)


def _closest(model: Model, session: Session, planned: Mapping[LineYear, float]) -> Floats:
    """The cells of the closest plan, and of those the one that reaches most."""
    ledger = model.ledger
    nearness = _add_distance(model, session, planned)
    gains = gains_of(model, people_sum(ledger), session.columns)
    for wanted in (nearness, gains):
        session.set_gains(wanted)
        outcome = session.solve()
        if outcome.status != "optimal":
            raise NotProven(
                _("How the old plan would go on was not found out ({reason}).", reason=outcome.said)
            )
        hold(session, wanted, outcome.objective)
    values = np.maximum(settled(session)[: ledger.cells], 0.0)
    return ledger.completed(ledger.as_it_was(in_money(values, model.units)))


def _add_distance(model: Model, session: Session, planned: Mapping[LineYear, float]) -> Floats:
    """Unknowns for what is above and below the planned money; what each unknown gains."""
    ledger = model.ledger
    extra = Extra(session.columns, model.units)
    for key, (line, year) in _keys(model):
        if year >= ledger.past.years:
            cell = line * ledger.years + year
            given = planned.get(key, 0.0) / model.unit
            if given > 0.0:
                over, under = extra.unknown(), extra.unknown()
                money = Sum(np.array([cell]), np.array([1.0 / model.unit]))
                extra.row(money, [(over, -1.0), (under, 1.0)], given, given)
                extra.gains[over] = extra.gains[under] = -1.0
            else:
                extra.gains[cell] = -1.0
    session.add(extra)
    nearness = np.zeros(session.columns)
    nearness[list(extra.gains)] = list(extra.gains.values())
    return nearness


def _free_of_rules(model: Model, session: Session) -> None:
    """Let every row of a rule be, and what its own unknowns say of the money."""
    asked = [row.rule is not None or row.of is not None for row in model.rows]
    rows = np.flatnonzero(np.array(asked, dtype=bool))
    free = np.full(len(rows), np.inf)
    session.set_rows(rows, -free, free)


def _broken(model: Model, numbers: Floats) -> Iterator[str]:
    """Each rule that some limit of is missed, in words."""
    for reading in sorted(model.readings, key=lambda reading: reading.rule.row):
        limits = [limit for _, limit in reading.limits(model.ledger)]
        if any(not _holds(limit, numbers) for limit in limits):
            yield f"{describe(reading)} ({model.case.places.cell(reading.place)})"


def _holds(limit: Limit, numbers: Floats) -> bool:
    left, right = limit.left.value(numbers), limit.right.value(numbers)
    over = {"<=": left - right, ">=": right - left, "=": abs(left - right)}[limit.sense]
    size = limit.left.size(numbers) + limit.right.size(numbers)
    return over <= TOLERANCE * size + LEAST
