"""What is not certain: the ranges of a case, and the same case with numbers drawn from them.

Each row of `Ranges` speaks of something a scenario may change, and its Low and High are such
changes. One number is drawn for all that a row names together; with `each`, one for each of
them by itself. A number is as likely to be anywhere between Low and High, and says nothing
of the others. With u the draw, from 0 to 1,

    drawn = Low + u · (High - Low)

and the rows are applied in their order, each to what the ones before it left. Without rows,
the cost of each project type is anywhere from a fifth below to a fifth above.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from allocator.case import Case, Change, Range, Scenario
from allocator.checks import check
from allocator.language import N_, _
from allocator.problems import BadQuestion, Fault, sorted_problems
from allocator.scope import ALL, read_years
from allocator.studies.changes.applied import Names
from allocator.studies.changes.levers import COST, LEVERS, SELECTORS, TERM, find_lever
from allocator.studies.changes.units import OF_LOANS
from allocator.studies.scenarios import apply

#: What may be drawn: all that a scenario may change, but for whole numbers of years.
ITEMS = tuple(lever.name for lever in LEVERS if lever.name != TERM)
#: What is drawn where a workbook has no ranges.
USUAL = (Range(COST, "times", 0.8, 1.2, project="each"),)


class Uncertain(NamedTuple):
    """One number to be drawn. change: what it does, at its lowest; whom: those it is for."""

    change: Change
    low: float
    high: float
    whom: str

    def at(self, part: float) -> Change:
        """The change at this part of the way from low to high."""
        return dataclasses.replace(self.change, number=self.low + part * (self.high - self.low))


def ranges_of(case: Case) -> tuple[Range, ...]:
    """The ranges of a case: its own, or the usual ones where it has none."""
    return case.ranges or USUAL


def uncertain(case: Case) -> tuple[Uncertain, ...]:
    """The numbers to be drawn, in the order in which they are applied."""
    names = Names(case)
    loans = [project.years_to_repay > 0 for project in case.projects]
    return tuple(one for given in ranges_of(case) for one in _expanded(given, names, loans))


def drawn(case: Case, numbers: Sequence[Uncertain], parts: Sequence[float]) -> Case:
    """The case with each number drawn at its part of the way from low to high."""
    changes = tuple(one.at(float(part)) for one, part in zip(numbers, parts, strict=True))
    return dataclasses.replace(apply(case, Scenario("", changes)).case, scenarios=(), ranges=())


def corners(case: Case) -> tuple[Case, Case]:
    """The case with every number at its lowest, and at its highest."""
    numbers = uncertain(case)
    low, high = (drawn(case, numbers, [part] * len(numbers)) for part in (0.0, 1.0))
    return low, high


def _expanded(given: Range, names: Names, loans: Sequence[bool]) -> Iterator[Uncertain]:
    """One number for each that an `each` names, or one for all.

    Loss and interest are those of loans. The last years come first: what is late in one must
    not be late again in the next.
    """
    lever = find_lever(given.what)
    assert lever is not None
    change = _change(given, given.low)
    choices = []
    for column in lever.selects:
        text = getattr(given, SELECTORS[column])
        if column == "Year":
            how, years, _unknown = read_years(text, names.years)
            labels = [label for label, place in names.years.items() if place in years]
            choices.append(labels[::-1] if how == "each" else [text])
        else:
            chosen = names.pick(change, column)
            members = chosen.members
            if lever.name in OF_LOANS and not chosen.label:
                members = tuple(member for member in members if loans[member])
            labels = [names.axes[column].labels[member] for member in members]
            choices.append(labels if chosen.each else [text])
    for one in itertools.product(*choices):
        fields: dict[str, Any] = {
            SELECTORS[column]: text for column, text in zip(lever.selects, one, strict=True)
        }
        whom = " · ".join(text for text in one if text) or ALL[0].say()
        yield Uncertain(dataclasses.replace(change, **fields), given.low, given.high, whom)


def _change(given: Range, number: float) -> Change:
    selectors = (given.region, given.project, given.source, given.year)
    return Change(given.what, given.how, number, *selectors, row=given.row)


# What may be wrong with them


def range_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with the ranges' own cells."""
    told = set()
    for given in case.ranges:
        for column, number in (("Low", given.low), ("High", given.high)):
            scenario = Scenario("", (_change(given, number),))
            for fault in apply(case, scenario).faults:
                found = _in_ranges(fault, column)
                # A selector that is wrong is wrong at both ends.
                if (found.place, fault.says) not in told:
                    told.add((found.place, fault.says))
                    yield found


def demand_drawable(case: Case) -> None:
    """Raises BadQuestion where ranges that are sound one by one make a wrong question together.

    What they make of a number is least with all at their lowest and most with all at their
    highest, so those two tell.
    """
    faults = []
    numbers = uncertain(case)
    for part, column in ((0.0, "Low"), (1.0, "High")):
        changes = tuple(one.at(part) for one in numbers)
        applied = apply(case, Scenario("", changes))
        faults += [_in_ranges(fault, column) for fault in applied.faults]
        if not applied.faults:
            for fault in check(dataclasses.replace(applied.case, scenarios=())).faults:
                faults.append(fault._replace(says=_(_ALL_AT[column], fault=fault.says)))
    if faults:
        raise BadQuestion(sorted_problems([case.places.problem(fault) for fault in faults]))


_ALL_AT = {
    "Low": N_("with every number of Ranges at its Low: {fault}"),
    "High": N_("with every number of Ranges at its High: {fault}"),
}


def _in_ranges(fault: Fault, column: str) -> Fault:
    """A fault of a change, told at the cell of the range it came from."""
    columns = {"Change": "Item", "Value": column}
    place = fault.place
    at = place._replace(sheet="Ranges", column=columns.get(place.column, place.column))
    return fault._replace(place=at)
