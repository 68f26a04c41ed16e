"""The sheet `By region`: what each region gets, years across."""

from __future__ import annotations

from allocator.workbook.results.across import Units, across
from allocator.workbook.results.book import Book
from allocator.workbook.results.tables import Column


def write_by_region(book: Book) -> None:
    """Write one row for each region, funded or not, in the workbook's order."""
    figures, words = book.figures, book.words
    regions = book.plan.case.regions
    places = [figures.region(region.name) for region in regions]
    eligible = [region.eligible for region in regions]
    columns = [Column(words["region"], [region.name for region in regions], total=words["total"])]
    if any(region.code for region in regions):
        columns.append(Column(words["code"], [region.code or None for region in regions]))
    if any(region.area for region in regions):
        columns.append(Column(words["area"], [region.area or None for region in regions]))
    columns.append(Column(words["eligible"], eligible, "people", "sum"))
    units = Units(
        figures.cube("money").sum(axis=1)[places],
        figures.cube("people").sum(axis=1)[places],
        [figures.last_year.by_region[place] for place in places],
        eligible,
        sum(eligible),
        by_place=True,
    )
    numbers = [figures.region_numbers[place] for place in places]
    number = Column(words["region_number"], numbers, "count")
    across(book, "by_region", "ByRegion", columns, units, number)
