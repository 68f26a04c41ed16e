"""The same money split as last year's was: what the plan is compared with.

Each year's money of the plan is divided among the lines in the proportions of last year's
money, at this plan's costs and delays. Where `Lines` splits a region's money by type, its
lines are used; elsewhere the region reaches people at the plan's own average there (or
overall, where the plan funds nothing in the region). No rule and no number of eligible
people holds it back: it is a yardstick, not a plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats
from allocator.workbook.results.figures import Figures


@dataclass(frozen=True)
class Comparison:
    """What last year's split of the plan's money reaches; None is unknown.

    by_line: whether last year's money is known by line everywhere.
    """

    people: float
    women: float | None
    youth: float | None
    jobs: float | None
    by_line: bool


def compare(figures: Figures) -> Comparison | None:
    """People that last year's split reaches; None where last year's money is not known."""
    lines, regions = _proportions(figures)
    if lines is None or regions is None:
        return None
    money = figures.by_year("money")
    grid = figures.grid
    reached = (grid.reached(tuple(range(grid.years))) @ money) * lines
    by_line = not regions.any()
    others = float(regions @ _average(figures)) * float(money.sum())
    columns = [_of_types(figures, reached, noun) for noun in ("women", "youth", "jobs_per_person")]
    women, youth, jobs = columns if by_line else (None, None, None)
    return Comparison(float(reached.sum()) + others, women, youth, jobs, by_line)


def _proportions(figures: Figures) -> tuple[Floats | None, Floats | None]:
    """Parts of last year's money: of each line, and of each region not split into lines."""
    last_year, grid = figures.last_year, figures.grid
    if any(money is None for money in last_year.by_region):
        return None, None
    lines, regions = np.zeros(len(grid)), np.zeros(len(last_year.by_region))
    for pair, money in last_year.by_line.items():
        if pair in grid.position:  # a line that is closed now gives its part to the others
            lines[grid.position[pair]] = money
    for region, whole in enumerate(last_year.by_region):
        if region not in last_year.split:
            regions[region] = whole or 0.0
    total = float(lines.sum() + regions.sum())
    if total <= 0.0:
        return None, None
    return lines / total, regions / total


def _average(figures: Figures) -> Floats:
    """People the plan reaches for one of money, by region."""
    money = figures.cube("money").sum(axis=(1, 2))
    people = figures.cube("people").sum(axis=(1, 2))
    overall = float(people.sum() / money.sum()) if money.sum() > 0.0 else 0.0
    average: Floats = np.full(len(money), overall)
    np.divide(people, money, out=average, where=money > 0.0)
    return average


def _of_types(figures: Figures, reached: Floats, column: str) -> float | None:
    shares = [getattr(project, column) for project in figures.grid.case.projects]
    funded = set(figures.grid.project[reached > 0.0].tolist())
    if any(shares[project] is None for project in funded):
        return None
    each = np.array([share or 0.0 for share in shares])[figures.grid.project]
    return float(reached @ each)
