"""Years across: money, growth on the year before, people and coverage of each unit."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import across_pages
from allocator.workbook.results.tables import Column, Value


@dataclass(frozen=True)
class Units:
    """What each row is about: regions or project types.

    money, people: shape (units, years). before: last year's money of each, None where it
    is unknown. eligible: the people its coverage is measured on; whole: for the total.
    """

    money: Floats
    people: Floats
    before: Sequence[float | None]
    eligible: Sequence[float]
    whole: float


def across(
    book: Book, word: str, name: str, about: list[Column], units: Units, number: Column
) -> None:
    """Write the sheet: columns about each unit, its years, and its number in formulas."""
    parts = [
        about,
        _money(book, units.money, units.before),
        _growth(book, units.money, units.before),
        _people(book, units.people),
        _coverage(book, units.people, units.eligible, units.whole),
        [number],
    ]
    starts = list(itertools.accumulate(len(part) for part in parts))[:-1]
    columns = [column for part in parts for column in part]
    across_pages(book, word, name, columns, [1, *starts])


def _money(book: Book, money: Floats, before: Sequence[float | None]) -> list[Column]:
    words, years = book.words, book.figures.years
    columns = [
        Column(words["money"], money.sum(axis=1).tolist(), "money", "sum"),
        Column(words["yearly_average"], money.mean(axis=1).tolist(), "money", "sum"),
    ]
    if any(known is not None for known in before):
        columns.append(Column(words["money_last_year"], list(before), "money", "sum"))
    for place, year in enumerate(years):
        heading = words["money_in"].format(year=year)
        columns.append(Column(heading, money[:, place].tolist(), "money", "sum"))
    return columns


def _growth(book: Book, money: Floats, before: Sequence[float | None]) -> list[Column]:
    known = [b for b in before if b is not None]
    total_before = sum(known) if len(known) == len(before) else None
    columns = []
    earlier: list[float | None] = list(before)
    for place, year in enumerate(book.figures.years):
        now = money[:, place].tolist()
        growth = [_rise(a, b) for a, b in zip(earlier, now, strict=True)]
        total = _rise(total_before, sum(now))
        if any(rise is not None for rise in growth) or total is not None:
            heading = book.words["growth_in"].format(year=year)
            columns.append(Column(heading, growth, "growth", total))
        earlier, total_before = now, sum(now)
    return columns


def _rise(before: float | None, now: float) -> float | None:
    """Growth on the year before; blank where there was nothing to grow from."""
    return None if before is None or before <= 0.005 else now / before - 1.0


def _people(book: Book, people: Floats) -> list[Column]:
    words = book.words
    columns = [Column(words["people"], people.sum(axis=1).tolist(), "people", "sum")]
    for place, year in enumerate(book.figures.years):
        heading = words["people_in"].format(year=year)
        columns.append(Column(heading, people[:, place].tolist(), "people", "sum"))
    return columns


def _coverage(book: Book, people: Floats, eligible: Sequence[float], whole: float) -> list[Column]:
    """People reached up to each year ÷ eligible people."""
    so_far = np.cumsum(people, axis=1)
    columns = []
    for place, year in enumerate(book.figures.years):
        reached = so_far[:, place].tolist()
        shares: list[Value] = [
            share / of if of > 0.0 else None for share, of in zip(reached, eligible, strict=True)
        ]
        heading = book.words["coverage_by"].format(year=year)
        total = sum(reached) / whole if whole > 0.0 else None
        columns.append(Column(heading, shares, "percent", total))
    return columns
