"""Changes of one column of `Regions` or `Projects`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from allocator.case import Case, Change, Project
from allocator.language import _
from allocator.numerals import number
from allocator.problems import Fault
from allocator.studies.changes.applied import (
    Applied,
    Names,
    after,
    how_faults,
    moves_of,
    range_fault,
    together_faults,
    told,
    value_fault,
)
from allocator.studies.changes.levers import TERM, Lever

#: Columns that mean something for loans only: where no type is named, the loans are meant.
OF_LOANS = (TERM, "Interest", "Loss")


def change_units(case: Case, change: Change, lever: Lever, names: Names) -> Applied:
    """Change a field of the regions or the project types that are named."""
    faults = [*names.faults(change, lever.selects), *how_faults(change, lever)]
    if faults:
        return Applied(case, faults=tuple(faults))
    column = lever.selects[0]
    units: list[Any] = list(case.regions if column == "Region" else case.projects)
    chosen = names.pick(change, column)
    faults = list(together_faults(change, lever, chosen))
    members = chosen.members
    if lever.name in OF_LOANS and not chosen.label:
        members = tuple(n for n in members if units[n].years_to_repay)
        if not members:
            says = _("no project type is a loan, so this changes nothing.")
            faults.append(value_fault(change, says, _("Name the project type that becomes one.")))
    pairs = []
    for member in members:
        unit = units[member]
        before = float(getattr(unit, lever.field))
        made = after(change, before)
        faults += filter(None, [range_fault(change, lever, unit.name, made)])
        pairs.append((before, made))
        units[member] = _with(unit, lever, made)
        faults += _grace_faults(change, lever, units[member])
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    whom = told(chosen, [units[member].name for member in members], column)
    if column == "Region":
        changed = dataclasses.replace(case, regions=tuple(units))
    else:
        changed = dataclasses.replace(case, projects=tuple(units))
    return Applied(changed, moves_of(change, whom, lever.unit, pairs))


def _with(unit: Any, lever: Lever, value: float) -> Any:
    if lever.name != TERM:
        return dataclasses.replace(unit, **{lever.field: value})
    years = int(value) if value == int(value) else unit.years_to_repay
    grace = unit.years_of_grace if years else 0
    return dataclasses.replace(unit, years_to_repay=years, years_of_grace=grace)


def _grace_faults(change: Change, lever: Lever, unit: Any) -> Iterator[Fault]:
    if lever.name == TERM and isinstance(unit, Project):
        years, grace = unit.years_to_repay, unit.years_of_grace
        if years and grace >= years:
            says = _(
                "{project} has {grace} years of grace, not shorter than {years} to repay.",
                project=unit.name,
                grace=number(grace),
                years=number(years),
            )
            yield value_fault(change, says, _("Write a longer loan."))
