"""Last year's money of a scope: where it may be read from, and where it is not known."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.baseline import LastYear, Unknown, own_and_lines
from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.grid import Grid
from allocator.scope import Scopes

BARE = Case(
    regions=(Region("North", 10), Region("South", 10)),
    projects=(Project("Cash", 1.0), Project("Tools", 1.0)),
    sources=(Source("Donor", (1.0,)), Source("Zakat", (1.0,))),
    years=(2027,),
    regions_known=False,
    lines_known=False,
    budget_known=False,
)
BY_REGION = dataclasses.replace(
    BARE,
    regions=(Region("North", 10, spent_last_year=60.0), Region("South", 10)),
    regions_known=True,
)
BY_LINE = dataclasses.replace(
    BARE,
    lines=(
        Line("North", "Cash", spent_last_year=40.0),
        Line("North", "Tools", spent_last_year=20.0),
    ),
    lines_known=True,
)
BY_SOURCE = dataclasses.replace(
    BARE,
    sources=(Source("Donor", (1.0,), last_year=50.0), Source("Zakat", (1.0,))),
    budget_known=True,
)
EVERYWHERE = dataclasses.replace(BY_REGION, sources=BY_SOURCE.sources, budget_known=True)


def last_year(case: Case, **cells: str) -> float | None:
    grid = Grid(case)
    [scope] = Scopes(grid).of(Rule("Growth at most", 0.1, **cells))[0]
    known = LastYear(grid).of(scope)
    return None if isinstance(known, Unknown) else known


@pytest.mark.parametrize(
    ("case", "cells", "money"),
    [
        (BARE, {}, None),
        (BY_REGION, {}, 60.0),
        (BY_LINE, {}, 60.0),
        (BY_SOURCE, {}, 50.0),  # only when neither Regions nor Lines has the column
        (EVERYWHERE, {}, 60.0),
        (BARE, {"region": "North"}, None),
        (BY_REGION, {"region": "North"}, 60.0),
        (BY_REGION, {"region": "South"}, 0.0),  # a blank in a column that is there
        (BY_LINE, {"region": "South"}, 0.0),
        (BY_SOURCE, {"region": "North"}, None),
        (BY_REGION, {"project": "Cash"}, None),  # North has money and no split
        (BY_LINE, {"project": "Cash"}, 40.0),
        (BY_REGION, {"region": "South", "project": "Cash"}, 0.0),  # nothing is nothing
        (BY_LINE, {"region": "North", "project": "Tools"}, 20.0),
        (BY_REGION, {"source": "Donor"}, None),
        (BY_SOURCE, {"source": "Donor"}, 50.0),
        (BY_SOURCE, {"source": "Zakat"}, 0.0),
        (EVERYWHERE, {"source": "Donor", "region": "North"}, None),
        (EVERYWHERE, {"source": "Donor", "region": "South"}, 0.0),
        (EVERYWHERE, {"source": "Zakat", "region": "North"}, 0.0),
        (EVERYWHERE, {"source": "Donor; Zakat", "region": "North"}, 60.0),
    ],
)
def test_where_it_is_read_from(case: Case, cells: dict[str, str], money: float | None) -> None:
    assert last_year(case, **cells) == money


def test_a_region_and_its_lines_must_agree() -> None:
    case = dataclasses.replace(
        BY_LINE, regions=(Region("North", 10, spent_last_year=61.0), Region("South", 10))
    )
    assert own_and_lines(Grid(case)) == [(0, 61.0, 60.0)]
    same = dataclasses.replace(
        BY_LINE, regions=(Region("North", 10, spent_last_year=60.0), Region("South", 10))
    )
    assert own_and_lines(Grid(same)) == []
