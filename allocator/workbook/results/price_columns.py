"""Columns of prices: a unit more, a unit less, how far that holds, and without it at all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from allocator.language import filled
from allocator.numerals import number
from allocator.rules.kind import Unit
from allocator.workbook.results.book import Book
from allocator.workbook.results.prices import gain
from allocator.workbook.results.tables import Column, Value
from allocator.worth import NO_PLAN, Price

#: Gains from here on are shown as other numbers of people are.
MANY = 100.0
LOOKS = {Unit.PERCENT: "percent", Unit.MONEY: "money", Unit.PEOPLE: "people", Unit.JOBS: "jobs"}


def price_columns(book: Book, prices: Sequence[Price], units: Sequence[Unit]) -> list[Column]:
    """The columns of some prices; units: what each number is measured in."""
    words = book.words
    pairs = list(zip(prices, units, strict=True))
    looks = [LOOKS.get(unit, "number") for unit in units]
    ends = [[_end(book, price, end) for price in prices] for end in (0, 1)]
    return [
        Column(words["a_unit"], [_unit(book, *pair) for pair in pairs], "aside", width=17),
        gains(book, "one_more", [price.more for price in prices]),
        gains(book, "one_less", [price.less for price in prices]),
        Column(words["holds_from"], ends[0], looks, width=17),
        Column(words["holds_to"], ends[1], looks, width=17),
    ]


def gains(book: Book, heading: str, found: Sequence[float | None]) -> Column:
    """A column of gains, large ones without decimals. heading: its key among the words."""
    looks = ["change_people" if abs(it or 0.0) >= MANY else "change" for it in found]
    return Column(book.words[heading], [shown(book, it) for it in found], looks, width=14)


def shown(book: Book, gained: float | None) -> Value:
    """A gain as a cell shows it: a number, `no plan`, or that nothing is told."""
    if gained is None:
        return book.words["nothing_told"]
    return book.words["no_plan_left"] if gained == NO_PLAN else gain(book, gained).number


def _end(book: Book, price: Price, end: int) -> Value:
    if price.holds is None:
        return book.words["nothing_told"]
    return price.holds[end] if math.isfinite(price.holds[end]) else book.words["endless"]


def _unit(book: Book, price: Price, unit: Unit) -> str:
    if unit is Unit.MONEY:
        return f"{number(price.unit)} {book.currency}"
    return filled(book.words[f"lot_{unit.value}"], lot=number(price.unit))
