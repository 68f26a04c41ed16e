"""A case turned into a linear programme, written with PuLP.

A rule over whole numbers brings unknowns of its own (`derived`), each with the rows that
tie it to the money; only then is the programme one of whole numbers.

Money inside is counted in a unit that puts typical amounts near 1 to 1000, and each row
is divided by its largest weight: amounts a solver would call nothing (below 1e-7) are
then nothing to the user too. Rows and columns carry plain ids; what they mean stays here,
because PuLP rewrites names and can make two of them one.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pulp

from allocator.balances import Balance, of_part, parts
from allocator.case import Case
from allocator.ceilings import Amounts, money_unit
from allocator.figure import Figure
from allocator.grid import Floats, Grid, Ints
from allocator.language import _
from allocator.ledger import Ledger, Limit, Sum, pools
from allocator.problems import Place
from allocator.rules.reading import Reading, read_rules
from allocator.scope import Scope


class Row(NamedTuple):
    """One limit of the model: where it comes from, and its sum in the user's units.

    rule: position of its rule among the readings, None for a balance. link: whether it only
    says what an unknown is, and so is no one's wish; of: the derived unknown it says it of.
    figure: the number of the question that limits, where it is a balance's.
    """

    place: Place
    what: str
    limit: Limit
    rule: int | None = None
    scope: Scope | None = None
    link: bool = False
    of: int | None = None
    figure: Figure | None = None


class Outline(NamedTuple):
    """A case in sums, before it is anybody's programme. compared: regions of `Fairest`."""

    ledger: Ledger
    readings: tuple[Reading, ...]
    rows: tuple[Row, ...]
    objective: Sum
    compared: tuple[int, ...]


@dataclass(frozen=True)
class Model:
    """A case ready to solve.

    unit: the money in one unit of an unknown of money; units: what one unit of each cell
    is. worth: what one unit of the solver's objective is.
    """

    case: Case
    ledger: Ledger
    readings: tuple[Reading, ...]
    rows: tuple[Row, ...]
    objective: Sum
    unit: float
    units: Floats
    worth: float
    problem: pulp.LpProblem
    compared: tuple[int, ...]

    def sizes(self) -> dict[str, float | str]:
        """How large it is, for whoever listens."""
        return {
            "unknowns": self.ledger.cells,
            "limits": len(self.rows),
            "whole numbers": len(self.whole),
            "lines": len(self.ledger.grid),
            "pools": self.ledger.pools.count,
        }

    def coverage_rows(self) -> list[int]:
        """For `Fairest`, the row of each region compared: its coverage ≥ the lowest."""
        number = int(self.objective.cells[0]) - self.ledger.derived_at
        return [position for position, row in enumerate(self.rows) if row.of == number]

    def compared_coverage(self) -> list[Sum]:
        """Coverage of each region compared, as fractions."""
        return self.ledger.coverages(regions_scope(self.ledger, self.compared), self.all_years)

    @property
    def all_years(self) -> range:
        """The positions of all years."""
        return range(self.ledger.years)

    def is_whole(self, derived: int) -> bool:
        """Whether a derived unknown holds whole numbers only."""
        return self.ledger.derived[derived].whole

    @functools.cached_property
    def whole(self) -> Ints:
        """The cells that hold whole numbers only; none where no rule asks for them."""
        kinds = [unknown.whole for unknown in self.ledger.derived]
        return self.ledger.derived_at + np.flatnonzero(np.array(kinds, dtype=bool))


class Line(NamedTuple):
    """A limit as the solver sees it: Σ weights × cells between low and high, scaled."""

    cells: list[int]
    weights: list[float]
    low: float
    high: float
    scale: float


def build(
    case: Case,
    out_of_reach: frozenset[int] = frozenset(),
    freed: Amounts = frozenset(),
    apart: tuple[int, ...] = (),
) -> Model:
    """The linear programme of a checked case, in canonical order.

    Positions are those of that order. out_of_reach: regions which `Fairest` does not compare;
    freed: amounts of the budget that are left unknown; apart: project types that get pools of
    their own, which changes no optimum.
    The case must have passed `checks`; ValueError where it plainly has not.
    """
    case = case.in_canonical_order()
    ledger, readings, rows, objective, compared = outline(case, out_of_reach, freed, apart)
    unit = money_unit(case)
    units = np.full(ledger.cells, unit)
    units[ledger.derived_at :] = [unknown.unit for unknown in ledger.derived]
    worth = float((np.abs(objective.weights) * units[objective.cells]).max(initial=0.0)) or 1.0
    problem = _problem(ledger, rows, objective, units, worth)
    return Model(case, ledger, readings, rows, objective, unit, units, worth, problem, compared)


def outline(
    case: Case,
    out_of_reach: frozenset[int] = frozenset(),
    freed: Amounts = frozenset(),
    apart: tuple[int, ...] = (),
) -> Outline:
    """What a case, in canonical order, asks of every plan, in sums."""
    grid = Grid(case)
    readings = tuple(read_rules(grid))
    scopes = [scope for reading in readings for scope in reading.source_scopes]
    scopes += [_type_scope(grid, project) for project in apart]
    ledger = Ledger(grid, pools(grid, scopes), freed)
    rows = [row for section in sections(ledger, readings) for row in section]
    compared = tuple(region for region in coverable(ledger) if region not in out_of_reach)
    known = len(ledger.derived)
    objective = objective_sum(ledger, compared).merged()
    rows += _links(ledger, known, Row(Place("Settings"), _("Fairest"), _NOTHING))
    return Outline(ledger, readings, tuple(rows), objective, compared)


def sections(ledger: Ledger, readings: Sequence[Reading]) -> Iterator[Iterator[Row]]:
    """The rows in their order, by where they come from: each part that limits, each rule.

    Each is worked out when it is asked for; unknowns that rules ask for are numbered then.
    """
    for part in parts(ledger):
        yield _balance_rows(of_part(ledger, part))
    for number, reading in enumerate(readings):
        yield _rule_rows(ledger, number, reading)


def _balance_rows(balances: Iterator[Balance]) -> Iterator[Row]:
    for balance in balances:
        # What lines cost and what sources pay into their pool is one thing seen twice.
        link = balance.limit.sense == "="
        figure = balance.figure
        yield Row(balance.place, balance.what, balance.limit, link=link, figure=figure)


def _rule_rows(ledger: Ledger, number: int, reading: Reading) -> Iterator[Row]:
    known = len(ledger.derived)
    rows = [
        Row(reading.place, reading.kind.words.say(), limit, number, scope)
        for scope, limit in reading.limits(ledger)
    ]
    yield from rows
    if rows:
        yield from _links(ledger, known, rows[0])


_NOTHING = Limit(Sum.number(0.0), "<=", Sum.number(0.0))


def _links(ledger: Ledger, known: int, asked: Row) -> Iterator[Row]:
    """The rows that tie the unknowns a rule has just asked for to the money.

    known: how many there were before; asked: a row of whatever asked for them.
    """
    for number in range(known, len(ledger.derived)):
        own = ledger.derived_sum(number)
        for left, sense, right in ledger.derived[number].links(own):
            limit = Limit(left, sense, right)
            yield Row(asked.place, asked.what, limit, scope=asked.scope, link=True, of=number)


def objective_sum(ledger: Ledger, compared: tuple[int, ...]) -> Sum:
    """What `Maximise` names: people, each times what they count for, or the lowest coverage.

    Where no region can be covered there is no lowest, and it is people again.
    """
    if ledger.grid.case.settings.maximise == "Fairest" and compared:
        scope = regions_scope(ledger, compared)
        return ledger.lowest_coverage(scope, range(ledger.years), whose="Fairest")
    return people_sum(ledger)


def coverable(ledger: Ledger) -> Iterator[int]:
    """Regions with a line and eligible people."""
    for region, _lines in ledger.grid.by_region(everything(ledger.grid).lines):
        if ledger.grid.case.regions[region].eligible > 0.0:
            yield region


def regions_scope(ledger: Ledger, regions: tuple[int, ...]) -> Scope:
    """The scope of all lines of some regions."""
    lines = np.flatnonzero(np.isin(ledger.grid.region, regions))
    projects = tuple(range(len(ledger.grid.case.projects)))
    return Scope(regions, projects, None, lines, _("the regions compared"))


def people_sum(ledger: Ledger, counts: str = "") -> Sum:
    """People reached over the plan, each times what they count for.

    counts: what is counted, as `Maximise` names it; "" is what the case maximises.
    """
    settings = ledger.grid.case.settings
    counts = counts or settings.maximise
    worth = np.ones(len(ledger.grid))
    if counts == "People kept going":
        worth = ledger.of_projects("kept_going")
    elif counts == "Jobs":
        worth = ledger.of_projects("jobs_per_person")
    if settings.use_weights or counts == "Weighted people":
        worth = worth * ledger.of_regions("weight")
    return ledger.people(everything(ledger.grid), range(ledger.years), worth)


def _type_scope(grid: Grid, project: int) -> Scope:
    """The scope of one project type everywhere."""
    regions = tuple(range(len(grid.case.regions)))
    lines = np.flatnonzero(grid.project == project)
    return Scope(regions, (project,), None, lines, grid.projects.labels[project])


def everything(grid: Grid) -> Scope:
    """The scope of all lines, whoever pays."""
    regions = tuple(range(len(grid.case.regions)))
    projects = tuple(range(len(grid.case.projects)))
    return Scope(regions, projects, None, np.arange(len(grid), dtype=np.int64), "everything")


def line_of(limit: Limit, units: Floats, scale: float | None = None) -> Line:
    """A limit as the solver sees it; `scale` repeats that of the row it stands in for."""
    scaled = scaled_of(limit, units, scale)
    return Line(scaled.cells.tolist(), scaled.weights.tolist(), *scaled[2:])


class Scaled(NamedTuple):
    """A line with its numbers as arrays: cells in order, each once."""

    cells: Ints
    weights: Floats
    low: float
    high: float
    scale: float


def scaled_of(limit: Limit, units: Floats, scale: float | None = None) -> Scaled:
    """What `line_of` gives, as arrays."""
    moved = (limit.left - limit.right).merged()
    weights = moved.weights * units[moved.cells]
    if scale is None:
        largest = float(np.abs(weights).max(initial=0.0))
        scale = 2.0 ** math.floor(math.log2(largest)) if largest > 0.0 else 1.0
    right = -moved.constant / scale
    low = -math.inf if limit.sense == "<=" else right
    high = math.inf if limit.sense == ">=" else right
    return Scaled(moved.cells, weights / scale, low, high, scale)


def _problem(
    ledger: Ledger, rows: Sequence[Row], objective: Sum, units: Floats, worth: float
) -> pulp.LpProblem:
    problem = pulp.LpProblem("allocation", pulp.LpMaximize)
    cells, money = ledger.settled()
    over = dict(zip(cells.tolist(), (money / units[cells]).tolist(), strict=True))
    unknowns = [
        problem.add_variable(f"x{cell}", over.get(cell, 0), over.get(cell))
        for cell in range(ledger.derived_at)
    ]
    for cell, unknown in enumerate(ledger.derived, ledger.derived_at):
        kind = pulp.LpInteger if unknown.whole else pulp.LpContinuous
        unknowns.append(problem.add_variable(f"x{cell}", unknown.least, unknown.most, kind))
    # A row without unknowns (a floor on a closed line) still has to be able to fail.
    nothing = problem.add_variable(f"x{ledger.cells}", 0, 0)
    weights = (objective.weights * units[objective.cells] / worth).tolist()
    gains = [(unknowns[c], w) for c, w in zip(objective.cells.tolist(), weights, strict=True)]
    problem += expression(gains or [(nothing, 1.0)]), "gain"
    for number, row in enumerate(rows):
        line = line_of(row.limit, units)
        terms = [(unknowns[c], w) for c, w in zip(line.cells, line.weights, strict=True)]
        left = expression(terms or [(nothing, 1.0)])
        if row.limit.sense == "<=":
            problem += left <= line.high, f"r{number}"
        elif row.limit.sense == ">=":
            problem += left >= line.low, f"r{number}"
        else:
            problem += left == line.low, f"r{number}"
    return problem


def expression(terms: list[tuple[pulp.LpVariable, float]]) -> pulp.LpAffineExpression:
    """A sum of pairs, by whichever name this PuLP gives its quick constructor."""
    make = getattr(pulp.LpAffineExpression, "from_list", pulp.LpAffineExpression)
    return make(terms)


def in_money(numbers: Floats, units: Floats) -> Floats:
    """The solver's numbers in the user's units, dust below its tolerance swept away."""
    money = numbers * units
    money[np.abs(numbers) < 1e-9] = 0.0
    return money
