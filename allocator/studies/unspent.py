"""Why money stays unspent: what stands in the way of every line it might pay for."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from allocator.case import Source
from allocator.grid import Floats
from allocator.language import _, in_turn, join
from allocator.model.build import Model
from allocator.names import normal
from allocator.numerals import short
from allocator.plan import SourceYear
from allocator.studies.causes import FULL, Cause, cause, held, named
from allocator.studies.why_words import UNSPENT

#: How many names one reason gives.
NAMED = 3


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
        return UNSPENT.say("rounded", unit=short(unit))
    if year < model.ledger.past.years:
        return UNSPENT["over"]
    source = model.ledger.grid.sources.index[normal(row.source)]
    lines = np.flatnonzero(model.ledger.grid.pays[source]).tolist()
    if not lines:
        return UNSPENT["no_line"]
    stops = [_stops(model, holding, source, line, year) for line in lines]
    reasons = in_turn(list(_parts(model, stops)))
    only = _only(model.case.sources[source])
    if only:
        return UNSPENT.say("only", what=only, reasons=reasons)
    return f"{reasons[0].upper()}{reasons[1:]}."


def _stops(model: Model, holding: list[list[int]], source: int, line: int, year: int) -> set[Cause]:
    """What keeps the source from putting more into a line: people all reached before rules."""
    ledger = model.ledger
    pool = int(ledger.pools.of_line[line])
    draw = int(ledger.draw(source, pool, year).cells[0])
    found = {cause(model, row) for row in holding[line * ledger.years + year] + holding[draw]}
    full = {each for each in found if each.kind == FULL}
    return full or found


def _parts(model: Model, stops: Sequence[set[Cause]]) -> Iterator[str]:
    """The reasons, one for each kind of line: held, all reached, of no use."""
    counts = Counter(each for found in stops for each in found)
    ranked = sorted(counts, key=lambda each: (-counts[each], each))
    for key, full in (("held", False), ("reached", True)):
        names = [named(model, each) for each in ranked if (each.kind == FULL) is full]
        if names:
            yield UNSPENT.say(key, what=join(list(dict.fromkeys(names)), NAMED))
    if not all(stops):
        yield UNSPENT["useless_else" if counts else "useless"]


def _only(source: Source) -> str:
    """What the money may be spent on, where that is not everything."""
    projects, regions = join(list(source.projects)), join(list(source.regions))
    if projects and regions:
        return _("{projects} in {regions}", projects=projects, regions=regions)
    return projects or regions
