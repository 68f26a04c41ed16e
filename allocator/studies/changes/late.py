"""Money that comes late: a part of a year's amount arrives in the year after.

With λ the part and A the amounts, late in the years named:

    A'(t) = A(t) - λ·A(t) + λ·A(t-1)

What is late in the last year comes after the plan.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from allocator.case import Case, Change, Source, Year
from allocator.language import _
from allocator.numerals import plain
from allocator.problems import Fault
from allocator.studies.changes.applied import (
    Applied,
    Names,
    how_faults,
    moves_of,
    range_fault,
    told,
    value_fault,
)
from allocator.studies.changes.levers import Lever, how_much, moved


def change_late(case: Case, change: Change, lever: Lever, names: Names) -> Applied:
    """Let a part of the amounts of the sources and years that are named come a year later."""
    faults = [*names.faults(change, lever.selects), *how_faults(change, lever)]
    if change.how == "times":
        says = _(
            "{change} of {name} means nothing: no cell holds it.",
            change=how_much(change, False),
            name=_(lever.name),
        )
        faults.append(value_fault(change, says, _("Write the part that is late, such as =10%.")))
    if faults:
        return Applied(case, faults=tuple(faults))
    chosen = names.pick(change, "Source")
    years = names.picked_years(change)
    part = moved(change, 0.0)
    sources, pairs = list(case.sources), []
    for member in chosen.members:
        source = sources[member]
        faults += filter(None, [range_fault(change, lever, source.name, part)])
        faults += _open_faults(change, source, years, case.years)
        if not faults:
            before = source.ladder()
            after = late_amounts(before, years, part)
            pairs += [(was or 0.0, now or 0.0) for was, now in zip(before, after, strict=True)]
            sources[member] = dataclasses.replace(source, amounts=after, yearly_rise=None)
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    who = told(chosen, [sources[member].name for member in chosen.members], "Source")
    whom = f"{who} · {change.year}" if change.year else who
    changed = dataclasses.replace(case, sources=tuple(sources))
    how = how_much(change, True)
    moves = tuple(move._replace(how=how) for move in moves_of(change, whom, "money", pairs))
    return Applied(changed, moves)


def late_amounts(
    amounts: tuple[float | None, ...], years: tuple[int, ...], part: float
) -> tuple[float | None, ...]:
    """The amounts when this part of those of the years comes a year later."""
    after = list(amounts)
    for year in years:
        late = part * (amounts[year] or 0.0)
        after[year] = (after[year] or 0.0) - late
        if year + 1 < len(after):
            after[year + 1] = (after[year + 1] or 0.0) + late
    return tuple(after)


def _open_faults(
    change: Change, source: Source, years: tuple[int, ...], labels: tuple[Year, ...]
) -> Iterator[Fault]:
    """Years that a Total leaves open: nobody can say what part of them is late."""
    amounts = source.ladder()
    for year in years:
        for place in (year, year + 1):
            if place < len(amounts) and amounts[place] is None:
                says = _(
                    "the amount of {source} in {year} is left open by its Total.",
                    source=source.name,
                    year=plain(labels[place]),
                )
                yield value_fault(change, says, _("Name the sources and years that are filled."))
                return
