"""The sheet `Plan`: one row for each region × project type × year with money or people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from allocator.language import filled
from allocator.names import normal
from allocator.workbook.results.book import Book
from allocator.workbook.results.expressions import year_key
from allocator.workbook.results.figures import Figures, Key
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.tables import Column, Value, distinct

#: The first columns, by the keys of their words.
FIGURES = ("region", "project", "year", "money", "people", "women", "youth", "jobs")


def write_plan(book: Book) -> None:
    """Write the plan's rows in the workbook's own order, one money column per source.

    The numbers at the far right stand for names in the formulas of `Checks`.
    """
    columns: dict[Key, Column] = {}
    columns |= _figures(book)
    columns |= _sources(book)
    columns |= _numbers(book)
    book.plan_columns = {key: place for place, key in enumerate(columns)}
    printed = book.plan_columns["region number"]
    one_table(book, "plan", "Plan", list(columns.values()), frozen=3, printed=printed)


def _figures(book: Book) -> dict[Key, Column]:
    frame, words = book.figures.frame, book.words
    return {
        "region": Column(words["region"], frame["region"].tolist()),
        "project": Column(words["project"], frame["project"].tolist()),
        "year": Column(words["year"], frame["year"].tolist(), "count"),
        "money": Column(words["money"], frame["money"].tolist(), "money"),
        "people": Column(words["people"], frame["people"].tolist(), "people"),
        "women": Column(words["women"], _known(frame["women"]), "people"),
        "youth": Column(words["youth"], _known(frame["youth"]), "people"),
        "jobs": Column(words["jobs"], _known(frame["jobs"]), "jobs"),
    }


def _sources(book: Book) -> dict[Key, Column]:
    """Blank where a source pays nothing: a sheet of zeros hides the few that matter."""
    columns: dict[Key, Column] = {}
    names = [source.name for source in book.plan.case.sources]
    for name, heading in zip(names, source_headings(names, book.words), strict=True):
        place = book.figures.source(name)
        paid: list[Value] = [money or None for money in book.figures.paid[:, place].tolist()]
        columns[place] = Column(heading, paid, "money")
    return columns


def source_headings(names: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """The headings of the sources' money, as they stand in the sheet.

    words: those of the sheet's language.
    """
    own = [words[key] for key in FIGURES]
    taken = {normal(heading) for heading in own}
    named = words["named_source"]
    asked = [filled(named, name=name) if normal(name) in taken else name for name in names]
    return distinct([*own, *asked])[len(own) :]


def _numbers(book: Book) -> dict[Key, Column]:
    figures, words = book.figures, book.words
    frame = figures.frame
    columns: dict[Key, Column] = {
        "started": Column(words["started"], frame["started"].tolist(), "people")
    }
    codes = {region.name: region.code for region in book.plan.case.regions}
    if any(codes.values()):
        written: list[Value] = [codes[name] or None for name in frame["region"]]
        columns["code"] = Column(words["code"], written, "aside")
    columns["region number"] = Column(words["region_number"], region_numbers(figures), "count")
    columns["project number"] = Column(words["project_number"], project_numbers(figures), "count")
    if year_key(figures.years) == "year number":
        order = {year: number for number, year in enumerate(figures.years, 1)}
        numbers: list[Value] = [order[year] for year in frame["year"]]
        columns["year number"] = Column(words["year_number"], numbers, "count")
    return columns


def region_numbers(figures: Figures) -> list[Value]:
    """The number of each row's region."""
    numbers = {r.name: figures.region_numbers[figures.region(r.name)] for r in figures.case.regions}
    return [numbers[name] for name in figures.frame["region"]]


def project_numbers(figures: Figures) -> list[Value]:
    """The number of each row's project type."""
    numbers = {
        p.name: figures.project_numbers[figures.project(p.name)] for p in figures.case.projects
    }
    return [numbers[name] for name in figures.frame["project"]]


def _known(values: Iterable[float]) -> list[Value]:
    array = np.asarray(values, dtype=np.float64)
    return [None if math.isnan(value) else value for value in array.tolist()]
