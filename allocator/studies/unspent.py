"""Why money stays unspent: what stands in the way of every line it might pay for."""

from __future__ import annotations

import dataclasses
from collections import Counter

import numpy as np

from allocator.grid import Floats
from allocator.model.build import Model
from allocator.names import normal
from allocator.plan import SourceYear
from allocator.problems import join
from allocator.studies.causes import held

#: How many reasons one sentence gives.
REASONS = 3


def with_reasons(
    model: Model, numbers: Floats, years: list[SourceYear], unit: float = 0.0
) -> tuple[SourceYear, ...]:
    """The sources' years with the reason of what is unspent filled in.

    numbers: the cells of the exact plan; unit: what amounts were rounded to.
    """
    if not any(year.unspent for year in years):
        return tuple(years)
    holding = held(model, numbers)
    labels = {label: position for position, label in enumerate(model.case.years)}
    return tuple(
        dataclasses.replace(year, why=_reason(model, holding, year, labels[year.year], unit))
        if year.unspent
        else year
        for year in years
    )


def _reason(model: Model, holding: list[list[int]], row: SourceYear, year: int, unit: float) -> str:
    if row.unspent < unit:
        return f"Less than the {unit:,.6g} that amounts are rounded to."
    return _why(model, holding, row, year)


def _why(model: Model, holding: list[list[int]], row: SourceYear, year: int) -> str:
    ledger = model.ledger
    if year < ledger.past.years:
        return "This year is over, and so much was not spent."
    source = ledger.grid.sources.index[normal(row.source)]
    lines = np.flatnonzero(ledger.grid.pays[source]).tolist()
    if not lines:
        return "No open line may be paid by this source."
    counts: Counter[str] = Counter()
    useless = 0
    for line in lines:
        pool = int(ledger.pools.of_line[line])
        draw = int(ledger.draw(source, pool, year).cells[0])
        rows = holding[line * ledger.years + year] + holding[draw]
        names = {_name(model, position) for position in rows}
        counts.update(names)
        useless += not names
    reasons = [name for name, _ in counts.most_common(REASONS)]
    if not reasons:
        return "More money here would reach nobody within the plan's years."
    if useless:
        reasons.append("what else it may pay for would reach nobody more")
    return f"Held by {join(reasons)}."


def _name(model: Model, position: int) -> str:
    row = model.rows[position]
    if row.rule is None:
        return row.what
    cell = model.case.places.cell(row.place)
    return f"{row.what} ({cell})"
