"""The sheet `By project`: what each project type gets, years across."""

from __future__ import annotations

from allocator.workbook.results.across import Units, across
from allocator.workbook.results.book import Book
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
        [figures.money_last_year_of_type(place) for place in places],
        [everyone] * len(projects),
        everyone,
        by_place=False,
    )
    numbers = [figures.project_numbers[place] for place in places]
    number = Column(words["project_number"], numbers, "count")
    across(book, "by_project", "ByProject", columns, units, number)
