"""One number of a question that limits plans: its place, and the question with another number.

A figure is known by its place in the case, not by its row in a workbook, so that a question
made in Python, whose rows have no numbers, has its figures too.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

from allocator.case import Case
from allocator.names import normal
from allocator.problems import Place


class Figure(NamedTuple):
    """table: the field of the case; at: position in it; column: the field of its row.

    year: position of the year, for the amounts of a source.
    """

    table: str
    at: int
    column: str
    year: int = -1


#: (table, column) -> the sheet and the heading under which a user finds it.
_HEADINGS = {
    ("regions", "eligible"): ("Regions", "Eligible people"),
    ("regions", "most_per_year"): ("Regions", "Most per year"),
    ("projects", "reach"): ("Projects", "Reach"),
    ("lines", "most_people"): ("Lines", "Most people"),
    ("lines", "open"): ("Lines", "Open"),
    ("sources", "carry_over"): ("Budget", "Carry over"),
    ("sources", "total"): ("Budget", "Total"),
    ("rules", "value"): ("Rules", "Value"),
    ("rules", "step"): ("Rules", "Step"),
}


def place(case: Case, figure: Figure) -> Place:
    """The cell a figure stands in."""
    row = getattr(case, figure.table)[figure.at].row
    if figure.column == "amounts":
        return Place("Budget", row, str(case.years[figure.year]))
    sheet, heading = _HEADINGS[figure.table, figure.column]
    return Place(sheet, row, heading)


def number(case: Case, figure: Figure) -> float:
    """What a figure is. An amount left blank is what the donor's ladder makes of it."""
    row = getattr(case, figure.table)[figure.at]
    found = row.ladder()[figure.year] if figure.column == "amounts" else getattr(row, figure.column)
    return float(found)


def with_number(case: Case, figure: Figure, value: float) -> Case:
    """The same question with another number in this figure.

    Variants of one group share one reach, so theirs are changed together.
    """
    if figure.column == "amounts":
        given = list(case.sources[figure.at].amounts)
        given[figure.year] = value
        return _with(case, figure.table, {figure.at: {"amounts": tuple(given)}})
    changed = variants(case, figure) if figure.column == "reach" else [figure.at]
    return _with(case, figure.table, {index: {figure.column: value} for index in changed})


def switched_off(case: Case, figure: Figure) -> Case:
    """The same question with the rule of this figure off."""
    return _with(case, "rules", {figure.at: {"on": False}})


def opened(case: Case, figure: Figure) -> Case:
    """The same question with the line of this figure open."""
    return _with(case, "lines", {figure.at: {"open": True}})


def variants(case: Case, figure: Figure) -> list[int]:
    """Positions of the project types that give the reach of this figure's group."""
    family = normal(case.projects[figure.at].family)
    return [
        index
        for index, project in enumerate(case.projects)
        if normal(project.family) == family and project.reach is not None
    ]


def _with(case: Case, table: str, changes: dict[int, dict[str, Any]]) -> Case:
    rows = list(getattr(case, table))
    for index, fields in changes.items():
        rows[index] = dataclasses.replace(rows[index], **fields)
    tables: dict[str, Any] = {table: tuple(rows)}
    return dataclasses.replace(case, **tables)
