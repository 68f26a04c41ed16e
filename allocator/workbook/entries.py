"""Rows turned into what they are about: regions, project types, sources and lines.

Placeholders of broken cells are chosen so that no later check trips over them.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import TypeVar

from allocator.case import Line, Project, Region, Source
from allocator.language import _
from allocator.numerals import exact
from allocator.scope import ALL, is_word
from allocator.workbook.cells import LARGEST, Trouble
from allocator.workbook.complaints import Complaints
from allocator.workbook.rows import RowReader
from allocator.workbook.tables import Table

Entry = TypeVar("Entry")

#: The share of women or youth where the cell is broken: blank would be unknown to a quota.
_SOME = 0.5


def read_rows(
    table: Table | None,
    make: Callable[[RowReader], Entry | None],
    complaints: Complaints,
    never_calculated: bool,
) -> tuple[Entry, ...]:
    """Every row of a table as `make` reads it; rows without a name of their own left out."""
    if table is None:
        return ()
    row = RowReader(table, complaints, never_calculated)
    entries = []
    for number in table.rows:
        row.go_to(number)
        entry = make(row)
        if entry is not None:
            entries.append(entry)
    return tuple(entries)


def region(row: RowReader) -> Region | None:
    """A row of `Regions`."""
    read = Region(
        name=row.text("Region"),
        eligible=row.number_or("Eligible people"),
        area=row.text("Area"),
        spent_last_year=row.maybe("Spent last year"),
        cost_factor=row.number_or("Cost factor", broken=1.0),
        weight=row.number_or("Weight", broken=1.0),
        most_per_year=row.maybe("Most per year"),
        licence_months=row.number_or("Licence months"),
        mobile_share=row.number_or("Mobile share"),
        code=row.text("Code"),
        row=row.number,
    )
    return read if read.name else None


def project(row: RowReader) -> Project | None:
    """A row of `Projects`."""
    years_to_repay = int(row.number_or("Years to repay"))
    years_of_grace = int(row.number_or("Years of grace"))
    read = Project(
        name=row.text("Project type"),
        cost_per_person=_cost_per_person(row),
        own_share=row.number_or("Own share"),
        group=row.text("Group"),
        reach=row.maybe("Reach"),
        women=row.maybe("Women", broken=_SOME),
        youth=row.maybe("Youth", broken=_SOME),
        jobs_per_person=row.number_or("Jobs per person"),
        kept_going=row.number_or("Kept going", broken=1.0),
        startup_months=row.number_or("Start-up months"),
        delivery_share=row.number_or("Delivery share"),
        mobile_saving=row.number_or("Mobile saving"),
        years_to_repay=years_to_repay,
        years_of_grace=0 if "Years to repay" in row.broken else years_of_grace,
        interest=row.number_or("Interest"),
        loss=row.number_or("Loss"),
        row=row.number,
    )
    return read if read.name else None


def _cost_per_person(row: RowReader) -> float:
    """The cost of a person, as it stands or as the ratio of a project's cost and people."""
    names = ("Cost per person", "Cost per project", "People per project")
    cost, of_project, people = (row.maybe(name) for name in names)
    if row.broken.intersection(names):
        return 1.0
    if of_project is not None and people is not None:
        ratio = of_project / people
        if cost is not None and not math.isclose(cost, ratio, rel_tol=1e-9):
            says = _(
                "{cost} is not {project} ÷ {people}, which is {ratio}.",
                cost=exact(cost),
                project=exact(of_project),
                people=exact(people),
                ratio=exact(ratio, 10),
            )
            fix = _("Leave it blank, or clear the other two cells.")
            row.refuse(names[0], Trouble(says, fix))
        return ratio
    if of_project is not None or people is not None:
        there, absent = names[1:] if people is None else names[:0:-1]
        if row.table.has(absent) or row.table.has(names[0]):  # else the column is missed
            called = row.table.called
            says = _('"{one}" needs "{other}" beside it.', one=called(there), other=called(absent))
            row.refuse(there, Trouble(says, _("Fill in both, or clear this cell.")))
    elif cost is None and (there := next(filter(row.table.has, names), "")):
        cost_here, project, of = (row.table.called(name) for name in names)
        fix = _(
            "Fill in {cost}, or {project} and {people}.", cost=cost_here, project=project, people=of
        )
        row.refuse(there, Trouble(_("this project type has no cost."), fix))
    return cost or 1.0


def source(row: RowReader) -> Source | None:
    """A row of `Budget`."""
    read = Source(
        name=row.text("Source"),
        amounts=tuple(row.amount(year) for year in row.table.years),
        kind=row.text("Kind"),
        last_year=row.maybe("Last year", broken=0.0),
        # A broken rise or envelope must not leave the blank years without one.
        yearly_rise=row.maybe("Yearly rise", broken=0.0),
        projects=_names(row, "Projects"),
        regions=_names(row, "Regions"),
        own_costs=row.number_or("Own costs"),
        carry_over=row.number_or("Carry over"),
        total=row.maybe("Total", broken=LARGEST),
        repaid_to=row.text("Repaid to"),
        losses_covered_by=row.text("Losses covered by"),
        row=row.number,
    )
    return read if read.name else None


def _names(row: RowReader, column: str) -> tuple[str, ...]:
    names = row.names(column)
    return () if len(names) == 1 and is_word(names[0], ALL) else names


def line(row: RowReader) -> Line | None:
    """A row of `Lines`."""
    read = Line(
        region=row.text("Region"),
        project=row.text("Project type"),
        cost_per_person=row.maybe("Cost per person"),
        most_people=row.maybe("Most people"),
        spent_last_year=row.maybe("Spent last year"),
        open=row.yes("Open"),
        row=row.number,
    )
    return read if read.region and read.project else None


def without_last_year(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """The same regions without last year's money.

    Used where a line's cell of it is broken: the lines would not add up to the region.
    """
    return tuple(dataclasses.replace(region, spent_last_year=None) for region in regions)
