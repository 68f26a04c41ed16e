"""Years across: money, growth on the year before, people and coverage of each unit."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from allocator.grid import Floats
from allocator.language import filled
from allocator.numerals import plain
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import across_pages, data_bars
from allocator.workbook.results.tables import Column, Total, Value


@dataclass(frozen=True)
class Units:
    """What each row is about: regions or project types.

    money, people: shape (units, years). before: last year's money of each, None where it
    is unknown. eligible: the people its coverage is measured on; whole: for the total.
    by_place: whether each has people of its own, in a column of the sheet.
    """

    money: Floats
    people: Floats
    before: Sequence[float | None]
    eligible: Sequence[float]
    whole: float
    by_place: bool


def across(
    book: Book, word: str, name: str, about: list[Column], units: Units, number: Column
) -> None:
    """Write the sheet: columns about each unit, its years, and its number in formulas."""
    parts = [
        about,
        _money(book, units),
        _growth(book, units),
        _people(book, units),
        _coverage(book, units),
        [number],
    ]
    starts = list(itertools.accumulate(len(part) for part in parts))[:-1]
    columns = [column for part in parts for column in part]
    across_pages(book, word, name, columns, [1, *starts])
    last = filled(book.words["coverage_by"], year=plain(book.figures.years[-1]))
    for heading in (book.words["money"], last):
        data_bars(book, book.tables[name], heading)


def _money(book: Book, units: Units) -> list[Column]:
    words = book.words
    columns = [
        Column(words["money"], units.money.sum(axis=1).tolist(), "money", "sum"),
        Column(words["yearly_average"], units.money.mean(axis=1).tolist(), "money", "sum"),
    ]
    if any(known is not None for known in units.before):
        columns.append(Column(words["money_last_year"], list(units.before), "money", "sum"))
    for place, year in enumerate(book.figures.years):
        heading = filled(words["money_in"], year=plain(year))
        columns.append(Column(heading, units.money[:, place].tolist(), "money", "sum"))
    return columns


def _growth(book: Book, units: Units) -> list[Column]:
    """Growth on the year before; a total only where every unit's money was known then."""
    words = book.words
    columns = []
    earlier = list(units.before)
    heading_before = words["money_last_year"]
    for place, year in enumerate(book.figures.years):
        now: list[float] = units.money[:, place].tolist()
        growth = [_rise(a, b) for a, b in zip(earlier, now, strict=True)]
        heading_now = filled(words["money_in"], year=plain(year))
        before = [money for money in earlier if money is not None]
        rise = _rise(sum(before), sum(now)) if len(before) == len(now) else None
        total: str | Total = ""
        if rise is not None:
            total = Total('IFERROR({0}/{1}-1,"")', rise, (heading_now, heading_before))
        if total or any(each is not None for each in growth):
            columns.append(
                Column(filled(words["growth_in"], year=plain(year)), growth, "growth", total)
            )
        earlier, heading_before = list(now), heading_now
    return columns


def _rise(before: float | None, now: float) -> float | None:
    """Growth on the year before; blank where there was nothing to grow from."""
    return None if before is None or before <= 0.005 else now / before - 1.0


def _people(book: Book, units: Units) -> list[Column]:
    words = book.words
    columns = [Column(words["people"], units.people.sum(axis=1).tolist(), "people", "sum")]
    for place, year in enumerate(book.figures.years):
        heading = filled(words["people_in"], year=plain(year))
        columns.append(Column(heading, units.people[:, place].tolist(), "people", "sum"))
    return columns


def _coverage(book: Book, units: Units) -> list[Column]:
    """People reached up to each year ÷ eligible people."""
    words = book.words
    so_far = np.cumsum(units.people, axis=1)
    columns = []
    for place, year in enumerate(book.figures.years):
        reached: list[float] = so_far[:, place].tolist()
        shares: list[Value] = [
            share / of if of > 0.0 else None
            for share, of in zip(reached, units.eligible, strict=True)
        ]
        sums = [filled(words["people_in"], year=plain(y)) for y in book.figures.years[: place + 1]]
        upper = "+".join(f"{{{number}}}" for number in range(len(sums)))
        lower = f"{units.whole:.15g}"
        if units.by_place:
            lower = f"{{{len(sums)}}}"
            sums.append(words["eligible"])
        total: str | Total = ""
        if units.whole > 0.0:
            share = sum(reached) / units.whole
            total = Total(f'IFERROR(({upper})/{lower},"")', share, tuple(sums))
        columns.append(
            Column(filled(words["coverage_by"], year=plain(year)), shares, "percent", total)
        )
    return columns
