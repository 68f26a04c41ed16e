"""What is wrong with the rows that tell what happened, and which years they tell of.

A year of which any row tells money or people is over; the years that are over must be the
first ones, without a gap, and every row of them must tell its money: a blank is a question,
not a nothing. No source can have spent more than it had:

    had[t] = received[t] + repaid[t] + carried[t-1],   carried[t] = what was left of it, but at
    most the carry-over share of received[t] + repaid[t]
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from allocator.case import Actual, Case
from allocator.grid import Floats, Grid
from allocator.language import N_, Spoken, _, join, ngettext
from allocator.ledger import Ledger, pools
from allocator.names import normal, offer
from allocator.numerals import number, plain
from allocator.problems import Fault, Place

#: Money that is only rounding, and the part of a sum that is.
CENT, ROUNDING = 0.01, 1e-9


def years_over(case: Case) -> int:
    """How many of the case's first years its actuals tell of; they have passed their checks."""
    told = [case.year_index[row.year] for row in case.actuals if row.told]
    return max(told, default=-1) + 1


def with_past(case: Case) -> Case:
    """The case with the years that its actuals tell of over; its actuals have been checked."""
    grid = Grid(case)
    rows = tuple(
        dataclasses.replace(row, source=payers(row, grid)[0]) if row.spent else row
        for row in case.actuals
    )
    return dataclasses.replace(case, actuals=rows, past=years_over(case))


def actual_faults(case: Case, grid: Grid) -> Iterator[Fault]:
    """Everything wrong with the actuals."""
    sound: list[Actual] = []
    for row in case.actuals:
        found = list(_names(row, grid))
        yield from found
        if not found:
            sound.append(row)
    dated = [row for row in case.actuals if row.year in case.year_index]
    found = [*_twice(sound), *_payers(sound, grid), *_years(dated, case)]
    yield from found
    if len(sound) == len(case.actuals) and not found and years_over(case):
        yield from _overspent(with_past(case))


def actual_warnings(case: Case) -> Iterator[Fault]:
    """Where more was spent than had been planned: it may be so, or a slip of the keyboard."""
    for label in case.years:
        above = [row for row in case.actuals if row.year == str(label) and _above(row)]
        if above:
            first = max(above, key=lambda row: (row.spent or 0.0) - (row.planned_money or 0.0))
            says = _(
                "{spent} was spent in {year} where {planned} was planned.",
                spent=number(first.spent or 0.0, 2),
                year=plain(label),
                planned=number(first.planned_money or 0.0, 2),
            )
            if len(above) > 1:
                says += " " + _("So it is in rows {rows}.", rows=_rows(above))
            yield Fault(_place(first, "Spent"), says, _("Correct it if it is not so."))


def _rows(rows: list[Actual]) -> str:
    return join([plain(row.row) for row in rows])


def _above(row: Actual) -> bool:
    planned = row.planned_money
    return bool(row.spent) and planned is not None and (row.spent or 0.0) > planned + CENT


def _place(row: Actual, column: str) -> Place:
    return Place(row.sheet, row.row, column)


def _names(row: Actual, grid: Grid) -> Iterator[Fault]:
    for column, name, axis in (
        ("Region", row.region, grid.regions),
        ("Project type", row.project, grid.projects),
        ("Source", row.source, grid.sources),
    ):
        if normal(name) not in axis.index and (name or column != "Source"):
            fix = offer(name, axis.labels, ADD_IT[column])
            yield Fault(_place(row, column), _(NOT_LISTED[column], name=name), fix)
    years = [str(year) for year in grid.case.years]
    if row.year not in years:
        ends = {"first": plain(years[0]), "last": plain(years[-1])} if years else {}
        fix = _("Write a year from {first} to {last}.", **ends) if years else ""
        says = _('"{year}" is not a year of Budget.', year=plain(row.year))
        yield Fault(_place(row, "Year"), says, fix)


#: By the column of a name: that its sheet does not hold it, and what to do.
NOT_LISTED = {
    "Region": N_('"{name}" is not in Regions.'),
    "Project type": N_('"{name}" is not in Projects.'),
    "Source": N_('"{name}" is not in Budget.'),
}
ADD_IT = Spoken(
    {
        "Region": N_("Write a name of Regions, or add it there."),
        "Project type": N_("Write a name of Projects, or add it there."),
        "Source": N_("Write a name of Budget, or add it there."),
    }
)


def _twice(rows: list[Actual]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row.told:
            key = (normal(row.region), normal(row.project), row.year, normal(row.source))
            first = seen.setdefault(key, row.row)
            if first != row.row:
                fix = _("Add the two up in one row, or name the source of each.")
                yield Fault(_place(row, "Project type"), _already(row, first), fix)


def _already(row: Actual, first: int) -> str:
    if row.source:
        return _(
            "{region} with {project} in {year} by {source} is already in row {row}.",
            region=row.region,
            project=row.project,
            year=plain(row.year),
            source=row.source,
            row=plain(first),
        )
    return _(
        "{region} with {project} in {year} is already in row {row}.",
        region=row.region,
        project=row.project,
        year=plain(row.year),
        row=plain(first),
    )


def payers(row: Actual, grid: Grid) -> list[str]:
    """The sources that may have paid for a row: the one it names, else all that may pay."""
    if row.source:
        return [row.source]
    region = grid.regions.index[normal(row.region)]
    project = grid.projects.index[normal(row.project)]
    may = grid.may_pay[:, region, project]
    return [name for name, pays in zip(grid.sources.labels, may, strict=True) if pays]


def _payers(rows: list[Actual], grid: Grid) -> Iterator[Fault]:
    for row in rows:
        found = payers(row, grid) if row.spent else [""]
        if len(found) != 1:
            says = _("which source paid is not said, and none may pay for it.")
            if found:
                says = _(
                    "which source paid is not said, and it may have been {sources}.",
                    sources=join(found),
                )
            known = (row.sheet, "Source") in grid.case.places.columns
            place = _place(row, "Source" if known else "Spent")
            fix = _("Name it under Source, with a row for each source that paid.")
            yield Fault(place, says, fix)


def _years(rows: list[Actual], case: Case) -> Iterator[Fault]:
    over = years_over(dataclasses.replace(case, actuals=tuple(rows)))
    told = {row.year for row in rows if row.told}
    for year in case.years[:over]:
        if str(year) not in told:
            last = case.years[over - 1]
            sheet = next(row.sheet for row in rows if row.told)
            says = _(
                "nothing tells what happened in {year}, and {last} is told.",
                year=plain(year),
                last=plain(last),
            )
            fix = _(
                "Write its rows too; a row with 0 says that nothing was spent in {year}.",
                year=plain(year),
            )
            yield Fault(Place(sheet, 0, "Year"), says, fix)
    for sheet, label in sorted({(row.sheet, row.year) for row in rows if row.told}):
        asked = (row for row in rows if (row.sheet, row.year) == (sheet, label))
        blank = [row for row in asked if not _money_told(row)]
        if blank:
            says = ngettext(
                "{year} is told, but row {rows} has no amount.",
                "{year} is told, but rows {rows} have no amount.",
                len(blank),
                year=plain(label),
                rows=_rows(blank),
            )
            fix = _(
                "Write 0 where nothing was spent; if {year} is not over, clear its rows.",
                year=plain(label),
            )
            yield Fault(_place(blank[0], "Spent"), says, fix)


def _money_told(row: Actual) -> bool:
    """Whether a row says what was spent, or nothing was to be spent there."""
    people_alone = row.planned_people is not None and not row.planned_money
    return row.spent is not None or people_alone


# What a source had


def _overspent(case: Case) -> Iterator[Fault]:
    """Sources that have spent more than they had in a year that is over."""
    case = case.in_canonical_order()
    grid = Grid(case)
    ledger = Ledger(grid, pools(grid, []))
    numbers = np.zeros(ledger.cells)
    ledger.as_it_was(numbers)
    for source, giver in enumerate(case.sources):
        if giver.total is not None or None not in giver.ladder():
            yield from _account(ledger, source, numbers)


def _account(ledger: Ledger, source: int, numbers: Floats) -> Iterator[Fault]:
    """One source from year to year: what it had, and what it spent of it."""
    giver = ledger.grid.case.sources[source]
    kept = (1.0 - giver.own_costs) * (1.0 - ledger.grid.case.settings.follow_up)
    filled = sum(amount for amount in ledger.amounts[source] if amount is not None)
    envelope = max(0.0, (giver.total or 0.0) - filled) * kept
    waiting = 0.0
    for year in range(ledger.past.years):
        came = ledger.received(source, year) + ledger.paid_back(source, year)
        came = came + ledger.losses_received(source, year) - ledger.losses_paid(source, year)
        got, spent = came.value(numbers), ledger.spent(source, year).value(numbers)
        had = got + waiting
        if ledger.amounts[source][year] is None:
            called = min(envelope, max(0.0, spent - had))
            envelope, got, had = envelope - called, got + called, had + called
        if spent > had + CENT + ROUNDING * had:
            yield _above_purse(ledger.grid.case, source, year, spent, had)
        waiting = min(giver.carry_over * max(0.0, got), max(0.0, had - spent))


def _above_purse(case: Case, source: int, year: int, spent: float, had: float) -> Fault:
    name, label = case.sources[source].name, str(case.years[year])
    rows = [
        row
        for row in case.actuals
        if row.year == label and row.spent and normal(row.source) == normal(name)
    ]
    largest = max(rows, key=lambda row: row.spent or 0.0)
    says = _(
        "{source} spent {spent} in {year} in all and had no more than {had}.",
        source=name,
        spent=number(spent, 2),
        year=plain(label),
        had=number(had, 2),
    )
    fix = _(
        "Correct the amounts, or write in Budget what {source} really gave in {year}.",
        source=name,
        year=plain(label),
    )
    return Fault(_place(largest, "Spent"), says, fix)
