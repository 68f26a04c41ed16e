"""A case turned into a linear programme, written with PuLP.

Money inside is counted in a unit that puts typical amounts near 1 to 1000, and each row
is divided by its largest weight: amounts a solver would call nothing (below 1e-7) are
then nothing to the user too. Rows and columns carry plain ids; what they mean stays here,
because PuLP rewrites names and can make two of them one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pulp

from allocator.balances import balances
from allocator.case import Case
from allocator.grid import Floats, Grid
from allocator.ledger import Ledger, Limit, Sum, pools
from allocator.problems import Place
from allocator.rules.reading import Reading, read_rules
from allocator.scope import Scope


class Row(NamedTuple):
    """One limit of the model: where it comes from, and its sum in the user's units.

    rule: position of its rule among the readings, None for a balance.
    """

    place: Place
    what: str
    limit: Limit
    rule: int | None = None
    scope: Scope | None = None


@dataclass(frozen=True)
class Model:
    """A case ready to solve. `unit` is the money in one unit of an unknown."""

    case: Case
    ledger: Ledger
    readings: tuple[Reading, ...]
    rows: tuple[Row, ...]
    objective: Sum
    unit: float
    worth: float
    problem: pulp.LpProblem


class Line(NamedTuple):
    """A limit as the solver sees it: Σ weights × cells between low and high, scaled."""

    cells: list[int]
    weights: list[float]
    low: float
    high: float
    scale: float


def build(case: Case) -> Model:
    """The linear programme of a checked case, in canonical order.

    The case must have passed `checks`; ValueError where it plainly has not.
    """
    case = case.in_canonical_order()
    grid = Grid(case)
    readings = tuple(read_rules(grid))
    scopes = [scope for reading in readings for scope in reading.source_scopes]
    ledger = Ledger(grid, pools(grid, scopes))
    rows = tuple(_rows(ledger, readings))
    objective = objective_sum(ledger).merged()
    unit = money_unit(case)
    worth = float(np.abs(objective.weights).max(initial=0.0)) * unit or 1.0
    problem = _problem(ledger, rows, objective, unit, worth)
    return Model(case, ledger, readings, rows, objective, unit, worth, problem)


def _rows(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Row]:
    for balance in balances(ledger):
        yield Row(balance.place, balance.what, balance.limit)
    for number, reading in enumerate(readings):
        for scope, limit in reading.limits(ledger):
            yield Row(reading.place, reading.kind.name, limit, number, scope)


def objective_sum(ledger: Ledger) -> Sum:
    """What `Maximise` names, as a sum: people, each times what they count for."""
    worth = {
        "People": lambda: None,
        "People kept going": lambda: ledger.of_projects("kept_going"),
        "Weighted people": lambda: ledger.of_regions("weight"),
        "Jobs": lambda: ledger.of_projects("jobs_per_person"),
    }[ledger.grid.case.settings.maximise]()
    return ledger.people(everything(ledger.grid), range(ledger.years), worth)


def everything(grid: Grid) -> Scope:
    """The scope of all lines, whoever pays."""
    regions = tuple(range(len(grid.case.regions)))
    projects = tuple(range(len(grid.case.projects)))
    return Scope(regions, projects, None, np.arange(len(grid), dtype=np.int64), "everything")


def money_unit(case: Case) -> float:
    """A power of ten that puts the largest yearly amount between 100 and 1000."""
    amounts = [a for source in case.sources for a in source.ladder() if a is not None]
    largest = max([*amounts, *(source.total or 0.0 for source in case.sources)], default=0.0)
    return float(10.0 ** (math.floor(math.log10(largest)) - 2)) if largest > 0.0 else 1.0


def line_of(limit: Limit, unit: float, scale: float | None = None) -> Line:
    """A limit as the solver sees it; `scale` repeats that of the row it stands in for."""
    moved = (limit.left - limit.right).merged()
    weights = moved.weights * unit
    largest = float(np.abs(weights).max(initial=0.0))
    if scale is None:
        scale = 2.0 ** math.floor(math.log2(largest)) if largest > 0.0 else 1.0
    right = -moved.constant / scale
    low = -math.inf if limit.sense == "<=" else right
    high = math.inf if limit.sense == ">=" else right
    return Line(moved.cells.tolist(), (weights / scale).tolist(), low, high, scale)


def _problem(
    ledger: Ledger, rows: tuple[Row, ...], objective: Sum, unit: float, worth: float
) -> pulp.LpProblem:
    problem = pulp.LpProblem("allocation", pulp.LpMaximize)
    unknowns = [problem.add_variable(f"x{cell}", 0) for cell in range(ledger.cells)]
    # A row without unknowns (a floor on a closed line) still has to be able to fail.
    nothing = problem.add_variable(f"x{ledger.cells}", 0, 0)
    weights = (objective.weights * (unit / worth)).tolist()
    gains = [(unknowns[c], w) for c, w in zip(objective.cells.tolist(), weights, strict=True)]
    problem += expression(gains or [(nothing, 1.0)]), "gain"
    for number, row in enumerate(rows):
        line = line_of(row.limit, unit)
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


def in_money(numbers: Floats, unit: float) -> Floats:
    """The solver's numbers in the user's money, dust below its tolerance swept away."""
    money = numbers * unit
    money[np.abs(numbers) < 1e-9] = 0.0
    return money
