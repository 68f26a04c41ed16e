"""Selectors: what a rule speaks of, worked out from its cells."""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.grid import Grid
from allocator.scope import Scopes, pick, read_years, selector_warnings, year_label

CASE = Case(
    regions=(
        Region("North", 10, area="Coast"),
        Region("South", 10, area="Coast"),
        Region("East", 10),
    ),
    projects=(Project("Cash", 1.0), Project("Tools", 1.0, group="Assets")),
    sources=(
        Source("Donor", (1.0, 1.0), kind="donor"),
        Source("Zakat", (1.0, 1.0), kind="faith", projects=("Cash",)),
    ),
    years=(2027, 2028),
    lines=(Line("East", "Tools", open=False),),
)
GRID = Grid(CASE)


def labels(**cells: str) -> tuple[list[str], list[str]]:
    scopes, passed = Scopes(GRID).of(Rule("Spend at most", 1.0, **cells))
    return [scope.label for scope in scopes], passed


@pytest.mark.parametrize(
    ("cells", "found", "passed"),
    [
        ({}, ["everything"], []),
        ({"region": "all"}, ["everything"], []),
        ({"region": "الكل", "project": "tous"}, ["everything"], []),
        ({"region": "each"}, ["North", "South", "East"], []),
        ({"region": "كل"}, ["North", "South", "East"], []),
        ({"region": "chaque Coast"}, ["North", "South"], []),
        ({"region": "Coast"}, ["Coast"], []),
        ({"region": "north; EAST"}, ["north; EAST"], []),
        ({"region": "North؛South"}, ["North; South"], []),
        (
            {"region": "each", "project": "Tools"},
            ["North · Tools", "South · Tools"],
            ["East · Tools"],
        ),
        ({"region": "East", "project": "Tools"}, ["East · Tools"], []),
        ({"project": "each", "source": "Zakat"}, ["Cash · Zakat"], ["Tools · Zakat"]),
        ({"source": "each donor"}, ["Donor"], []),
    ],
)
def test_selectors(cells: dict[str, str], found: list[str], passed: list[str]) -> None:
    assert labels(**cells) == (found, passed)


def test_names_nobody_bears_are_unknown() -> None:
    assert pick("North; Nowhere", GRID.regions).unknown == ("Nowhere",)


def test_a_unit_goes_before_a_group_of_its_name() -> None:
    case = Case(
        regions=(Region("Coast", 1.0), Region("Port", 1.0, area="Coast")),
        projects=CASE.projects,
        sources=(Source("Donor", (1.0,)),),
        years=(2027,),
    )
    grid = Grid(case)
    rule = Rule("Spend at most", 1.0, region="Coast")
    [scope] = Scopes(grid).of(rule)[0]
    assert scope.regions == (0,)
    [warning] = selector_warnings(rule, grid)
    assert "without Port" in warning.says


@pytest.mark.parametrize(
    ("text", "label"),
    [("2027", "2027"), ("٢٠٢٧", "2027"), ("2027/28", "2027/28"), ("2027-2028", "2027/28")],
)
def test_year_labels(text: str, label: str) -> None:
    assert year_label(text) == label


@pytest.mark.parametrize(
    ("text", "how", "years", "unknown"),
    [
        ("", "", (0, 1), []),
        ("each", "each", (0, 1), []),
        ("all", "all", (0, 1), []),
        ("2028; 2027", "named", (0, 1), []),
        ("2028", "named", (1,), []),
        ("2031", "named", (), ["2031"]),
    ],
)
def test_years(text: str, how: str, years: tuple[int, ...], unknown: list[str]) -> None:
    assert read_years(text, CASE.year_index) == (how, years, unknown)
