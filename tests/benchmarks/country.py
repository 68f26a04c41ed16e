"""A workbook of the shape of a country, drawn by a seed: no outside data, no real place.

What is realistic in it is proportion and scale: communes' sizes are spread as those of a
country (log-normal), last year reached about one person in forty of those eligible, sources
grow by 6 % a year, and a type's money last year is spread over all communes. Growth rules
stand by region and by type (and cuts by type), sources are earmarked by area and by type, two
types are lent and repaid, licences and start-up delay, women have a floor in every area,
and a fifth of the lines have a limit of people of their own.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from data.sheets import Book, Cell, Percent, Table, records, table, write

FIRST_YEAR = 2027
AREAS = 12
PEOPLE = 4_000_000
#: The part of the lines that have a `Most people` of their own.
LIMITED = 0.2


class Shape(NamedTuple):
    """How many regions, project types, sources and years."""

    regions: int
    types: int
    sources: int
    years: int

    def __str__(self) -> str:
        return f"{self.regions:,} × {self.types} × {self.sources} × {self.years}"

    @property
    def unknowns(self) -> int:
        """Those of the plain model: one for each region, type, source and year."""
        return self.regions * self.types * self.sources * self.years


SHAPES = {
    "regions": Shape(12, 12, 4, 5),
    "provinces": Shape(75, 12, 5, 5),
    "communes": Shape(1_503, 12, 5, 5),
    "large": Shape(1_503, 20, 6, 10),
}


def write_country(path: Path, shape: Shape, seed: int = 1) -> None:
    """Write the workbook of a country of this shape."""
    write(path, country(shape, seed), f"A country of {shape.regions} regions")


def country(shape: Shape, seed: int = 1) -> Book:
    """The sheets of a country of this shape."""
    dice = random.Random(seed)
    places = _places(dice, shape)
    types = _types(dice, shape)
    money = [_last_year(dice, place, types) for place in places]
    by_type = [sum(amounts) for amounts in zip(*money, strict=True)]
    return {
        "Settings": _settings(shape),
        "Regions": records(tuple(places[0]), places),
        "Projects": records(tuple(types[0]), types),
        "Budget": _budget(shape, types, by_type),
        "Lines": _lines(dice, places, types, money),
        "Rules": _rules(),
    }


def _settings(shape: Shape) -> Table:
    rows: list[list[Cell]] = [
        ["Title", f"A country of {shape.regions:,} regions"],
        ["Currency", "MAD"],
        ["Maximise", "People"],
        ["Price rise", Percent(0.02)],
        ["Follow-up", Percent(0.05)],
    ]
    return table(("Setting", "Value"), rows)


Row = dict[str, Cell]


def _places(dice: random.Random, shape: Shape) -> list[Row]:
    sizes = [math.exp(dice.gauss(0.0, 0.9)) for _ in range(shape.regions)]
    whole = sum(sizes)
    return [
        {
            "Region": f"Commune {number + 1:04}",
            "Code": f"{number + 1:05}",
            "Area": f"Area {number % AREAS + 1:02}",
            "Eligible people": max(50, round(PEOPLE * size / whole)),
            "Cost factor": round(dice.uniform(0.8, 1.4), 2),
            "Licence months": dice.choice([0, 0, 2, 6]),
            "Mobile share": Percent(round(dice.uniform(0.0, 0.6), 2)),
        }
        for number, size in enumerate(sizes)
    ]


def _types(dice: random.Random, shape: Shape) -> list[Row]:
    """Types in pairs, without and with accompaniment; the last two pairs' first is lent."""
    types: list[Row] = []
    for number in range(shape.types):
        variant = number % 2
        if not variant:
            cost = round(math.exp(dice.uniform(math.log(900), math.log(9_000))), -1)
            reach = round(dice.uniform(0.15, 0.5), 2)
            women = round(dice.uniform(0.25, 0.75), 2)
        lent = number in (shape.types - 2, shape.types - 4)
        types.append(
            {
                "Project type": f"Type {number + 1:02}",
                "Cost per person": round(cost * (1.0 + 0.12 * variant), -1),
                "Own share": Percent(round(dice.uniform(0.0, 0.3), 2)),
                "Group": f"Kind {number // 2 + 1:02}",
                "Reach": Percent(reach),
                "Women": Percent(round(min(0.9, women + 0.1 * variant), 2)),
                "Kept going": Percent(round(0.6 + 0.2 * variant, 2)),
                "Start-up months": dice.choice([0, 2, 4]),
                "Delivery share": Percent(0.1),
                "Mobile saving": Percent(0.3),
                "Years to repay": 2 if lent else None,
                "Loss": Percent(0.03) if lent else None,
            }
        )
    return types


def _last_year(dice: random.Random, place: Row, types: list[Row]) -> list[int]:
    """What a place had last year, by type: for a fortieth of its people, in uneven parts."""
    people = float(str(place["Eligible people"])) / 40.0
    weights = [dice.expovariate(1.0) for _ in types]
    costs = [float(str(kind["Cost per person"])) for kind in types]
    whole = sum(weights)
    return [round(people * w / whole * c) for w, c in zip(weights, costs, strict=True)]


def _lent(types: list[Row]) -> list[bool]:
    return [kind["Years to repay"] is not None for kind in types]


def _budget(shape: Shape, types: list[Row], by_type: list[int]) -> Table:
    """Last year's money of grants in parts among their sources; one more source lends."""
    names = [str(kind["Project type"]) for kind in types]
    lent = [name for name, is_lent in zip(names, _lent(types), strict=True) if is_lent]
    grants = [name for name in names if name not in lent]
    loans = sum(m for m, is_lent in zip(by_type, _lent(types), strict=True) if is_lent)
    given = sum(by_type) - loans
    areas = [f"Area {number + 1:02}" for number in range(AREAS)]
    terms: list[tuple[str, float, list[str], list[str]]] = [
        ("State", 0.45, grants, []),
        ("Donor", 0.30, grants[: len(grants) // 2 + 1], []),
        ("Loan fund", 0.0, lent, []),
        ("Mountain fund", 0.15, grants, areas[:4]),
        ("Local authorities", 0.25, grants[len(grants) // 3 :], []),
        ("Coast fund", 0.10, grants[::2], areas[6:9]),
    ]
    rows = []
    chosen = terms[: shape.sources]
    whole = sum(part for _, part, _, _ in chosen if part)
    for name, part, projects, regions in chosen:
        first = part / whole * given if part else loans
        row: Row = {"Source": name, "Last year": round(first)}
        for year in range(shape.years):
            row[str(FIRST_YEAR + year)] = round(first * 1.06 ** (year + 1), -3)
        row["Projects"] = ";".join(projects)
        row["Regions"] = ";".join(regions) or None
        row["Carry over"] = Percent(1.0 if name == "Loan fund" else 0.1)
        rows.append(row)
    return records(tuple(rows[0]), rows)


def _lines(
    dice: random.Random, places: list[Row], types: list[Row], money: list[list[int]]
) -> Table:
    """Every line's money last year, and for some the most people they take."""
    rows: list[list[Cell]] = []
    for place, amounts in zip(places, money, strict=True):
        people = float(str(place["Eligible people"]))
        for kind, amount in zip(types, amounts, strict=True):
            most = max(5, round(people * dice.uniform(0.02, 0.1)))
            known = dice.random() < LIMITED
            rows.append([place["Region"], kind["Project type"], amount, most if known else None])
    return table(("Region", "Project type", "Spent last year", "Most people"), rows)


def _rules() -> Table:
    return records(
        ("Rule", "Region", "Project type", "Value", "Step", "Step per person"), _rule_rows()
    )


def _rule_rows() -> Iterator[Row]:
    each = {"Region": "each"}
    yield {"Rule": "Growth at most", **each, "Value": Percent(0.1), "Step per person": 3}
    of_types = {"Project type": "each"}
    yield {"Rule": "Growth at most", **of_types, "Value": Percent(0.2), "Step": 1_000_000}
    yield {"Rule": "Cut at most", **of_types, "Value": Percent(0.3)}
    for number in range(AREAS):
        area = f"Area {number + 1:02}"
        yield {"Rule": "Women at least", "Region": area, "Value": Percent(0.45)}
