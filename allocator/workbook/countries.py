"""The countries whose regions the template knows: names, codes, currency.

They stand in `countries.csv`, a row for each country and then one for each of its regions;
its head says where they come from. No package is asked for them: those that carry ISO 3166-2
have no Arabic names, or come under a licence that binds who uses them.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from allocator.names import found, split
from allocator.words import Words

SOURCE = Path(__file__).with_suffix(".csv")


class Place(NamedTuple):
    """A first-level region: its ISO 3166-2 code and its names."""

    code: str
    names: Words


class Country(NamedTuple):
    """A country: its ISO 3166-1 code, its names, its currency's ISO 4217 code, its regions.

    also: other names by which people call it.
    """

    code: str
    names: Words
    currency: str
    also: tuple[str, ...]
    regions: tuple[Place, ...]


def find_country(typed: str) -> Country | None:
    """The country of this code or name, in any language; None where there is none."""
    by_name = {
        name: country
        for country in countries()
        for name in (country.code, *country.names, *country.also)
    }
    return by_name.get(found(typed, by_name))


@functools.cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the file."""
    read: list[Country] = []
    for row in _rows():
        names = Words(row["en"], row["fr"], row["ar"])
        if "-" not in row["code"]:
            also = tuple(split(row["also"]))
            read.append(Country(row["code"], names, row["currency"], also, ()))
        else:
            country = read.pop()
            regions = (*country.regions, Place(row["code"], names))
            read.append(country._replace(regions=regions))
    return tuple(read)


def _rows() -> Iterator[dict[str, str]]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        told = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(told, restval="")
