"""Changes of the sources' amounts and of the cost of a person."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from allocator.case import Case, Change, Line, Source
from allocator.language import _
from allocator.names import normal
from allocator.numerals import plain
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
from allocator.studies.changes.levers import Lever, how_much

Pairs = list[tuple[float, float]]


# Budget


def change_budget(case: Case, change: Change, lever: Lever, names: Names) -> Applied:
    """Change the amounts of the sources and years that are named."""
    faults = [*names.faults(change, lever.selects), *how_faults(change, lever)]
    if faults:
        return Applied(case, faults=tuple(faults))
    chosen = names.pick(change, "Source")
    years = names.picked_years(change)
    faults = list(together_faults(change, lever, chosen))
    sources, pairs = list(case.sources), Pairs()
    for member in chosen.members:
        source = sources[member]
        faults += _envelope_faults(change, source, years)
        sources[member], moved = _with_amounts(source, change, years)
        pairs += moved
        for _before, made in moved:
            faults += filter(None, [range_fault(change, lever, source.name, made)])
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    who = told(chosen, [sources[member].name for member in chosen.members], "Source")
    whom = f"{who} · {change.year}" if change.year else who
    changed = dataclasses.replace(case, sources=tuple(sources))
    return Applied(changed, moves_of(change, whom, lever.unit, pairs))


def _with_amounts(source: Source, change: Change, years: tuple[int, ...]) -> tuple[Source, Pairs]:
    """The source with its amounts changed, and each number before and after."""
    amounts = list(source.ladder())
    pairs = Pairs()
    for year in years:
        before = amounts[year]
        if before is None and change.how == "times":
            continue  # open under a Total, which moves below
        made = after(change, before or 0.0)
        pairs.append((before or 0.0, made))
        amounts[year] = made
    total = source.total
    if total is not None and len(years) == len(amounts):
        total = after(change, total) if change.how == "times" else 0.0
        pairs.append((source.total or 0.0, total))
    # The ladder is climbed: what it gave stands as amounts, so that other years stay.
    return dataclasses.replace(source, amounts=tuple(amounts), yearly_rise=None, total=total), pairs


def _envelope_faults(change: Change, source: Source, years: tuple[int, ...]) -> Iterator[Fault]:
    """What cannot be said of a source whose Total leaves years open."""
    if source.total is None:
        return
    every = len(years) == len(source.amounts)
    if change.how == "set" and every:
        says = _(
            "{source} has a Total, and {change} names no year.",
            source=source.name,
            change=how_much(change, False),
        )
        yield value_fault(change, says, _("Name the year, or write a change such as +10%."))
    blank = any(source.amounts[year] is None for year in years)
    if change.how == "times" and blank and not every:
        says = _("the amount of {source} is left open there by its Total.", source=source.name)
        yield value_fault(change, says, _("Leave Year blank, or write an amount such as =300."))


# Cost per person


def change_cost(case: Case, change: Change, lever: Lever, names: Names) -> Applied:
    """Change the cost of a person: of whole types, or of lines where regions are named."""
    faults = [*names.faults(change, lever.selects), *how_faults(change, lever)]
    if faults:
        return Applied(case, faults=tuple(faults))
    regions = names.pick(change, "Region")
    projects = names.pick(change, "Project type")
    chosen = {normal(case.projects[member].name) for member in projects.members}
    if regions.label:
        places = tuple(case.regions[member].name for member in regions.members)
        changed, pairs = _line_costs(case, change, places, chosen)
    else:
        faults = list(_own_cost_faults(case, change, chosen))
        changed, pairs = _type_costs(case, change, chosen)
    for _before, made in pairs:
        faults += filter(None, [range_fault(change, lever, _("a line"), made)])
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    labels = [case.projects[member].name for member in projects.members]
    types = told(projects, labels, "Project type")
    whom = f"{regions.label} · {types}" if regions.label else types
    return Applied(changed, moves_of(change, whom, lever.unit, pairs))


def _type_costs(case: Case, change: Change, chosen: set[str]) -> tuple[Case, Pairs]:
    """The types' own costs, and those that `Lines` gives in their place."""
    pairs = Pairs()
    projects = []
    for project in case.projects:
        if normal(project.name) in chosen:
            made = after(change, project.cost_per_person)
            pairs.append((project.cost_per_person, made))
            project = dataclasses.replace(project, cost_per_person=made)
        projects.append(project)
    lines = []
    for line in case.lines:
        if normal(line.project) in chosen and line.cost_per_person is not None:
            made = after(change, line.cost_per_person)
            pairs.append((line.cost_per_person, made))
            line = dataclasses.replace(line, cost_per_person=made)
        lines.append(line)
    return dataclasses.replace(case, projects=tuple(projects), lines=tuple(lines)), pairs


def _own_cost_faults(case: Case, change: Change, chosen: set[str]) -> Iterator[Fault]:
    """A new cost for a type, where a line of it has a cost of its own."""
    if change.how != "set":
        return
    for line in case.lines:
        if normal(line.project) in chosen and line.cost_per_person is not None:
            says = _(
                "{region} has a cost of its own for {project} (Lines, row {row}).",
                region=line.region,
                project=line.project,
                row=plain(line.row),
            )
            fix = _("Name the regions whose cost this is, or write a change such as +10%.")
            yield value_fault(change, says, fix)
            return


def _line_costs(
    case: Case, change: Change, places: tuple[str, ...], chosen: set[str]
) -> tuple[Case, Pairs]:
    """The lines' own costs: from their own, or from cost × factor where they have none."""
    lines = {(normal(line.region), normal(line.project)): line for line in case.lines}
    factors = {normal(region.name): region.cost_factor for region in case.regions}
    pairs = Pairs()
    for place in places:
        for project in case.projects:
            key = (normal(place), normal(project.name))
            if key[1] in chosen:
                line = lines.get(key, Line(place, project.name))
                before = line.cost_per_person
                if before is None:
                    before = project.cost_per_person * factors[key[0]]
                made = after(change, before)
                pairs.append((before, made))
                lines[key] = dataclasses.replace(line, cost_per_person=made)
    return dataclasses.replace(case, lines=tuple(lines.values())), pairs
