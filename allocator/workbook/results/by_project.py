"""The sheet `By project`: what each project type gets, years across."""

from __future__ import annotations

import numpy as np

from allocator.baseline import Unknown
from allocator.scope import Scope
from allocator.workbook.results.across import Units, across
from allocator.workbook.results.book import Book
from allocator.workbook.results.figures import Figures
from allocator.workbook.results.tables import Column


def write_by_project(book: Book) -> None:
    """Write one row for each project type, funded or not; coverage is of all the regions."""
    figures, words = book.figures, book.words
    projects = book.plan.case.projects
    places = [figures.project(project.name) for project in projects]
    everyone = sum(region.eligible for region in book.plan.case.regions)
    names = [project.name for project in projects]
    columns = [Column(words["project"], names, total=words["total"])]
    if any(project.group for project in projects):
        columns.append(Column(words["group"], [project.group or None for project in projects]))
    units = Units(
        figures.cube("money").sum(axis=0)[places],
        figures.cube("people").sum(axis=0)[places],
        [_last_year(figures, place) for place in places],
        [everyone] * len(projects),
        everyone,
        by_place=False,
    )
    numbers = [figures.project_numbers[place] for place in places]
    number = Column(words["project_number"], numbers, "count")
    across(book, "by_project", "ByProject", columns, units, number)


def _last_year(figures: Figures, project: int) -> float | None:
    regions = tuple(range(len(figures.grid.regions.labels)))
    lines = np.flatnonzero(figures.grid.project == project)
    known = figures.last_year.of(Scope(regions, (project,), None, lines, ""))
    return None if isinstance(known, Unknown) else known
