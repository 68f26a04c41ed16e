"""No plan: the rows that quarrel are named, no other, and each change proposed ends it."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.problems import NoPlan
from allocator.solving import solve

BASE = Case(
    regions=(Region("North", 1000, row=2), Region("South", 1000, row=3)),
    projects=(Project("Cash", 10.0, row=2),),
    sources=(Source("Donor", (100.0, 100.0), row=2),),
    years=(2027, 2028),
)
INNOCENT = Rule("Spend at most", 90.0, region="North", row=9)


def quarrels(*rules: Rule) -> dict[str, str]:
    with pytest.raises(NoPlan) as none:
        solve(dataclasses.replace(BASE, rules=(INNOCENT, *rules)))
    return {quarrel.cell: quarrel.change for quarrel in none.value.conflict}


def test_a_floor_above_the_budget() -> None:
    """By hand: two floors of 60 need 120 of 100; either falls to 40 or the budget gains 20."""
    found = quarrels(
        Rule("Spend at least", 60.0, region="North", year="2027", row=2),
        Rule("Spend at least", 60.0, region="South", year="2027", row=3),
    )
    assert found == {
        "Budget!A2": "add 20 to it",
        "Rules!A2": "lower it from 60 to 40",
        "Rules!A3": "lower it from 60 to 40",
    }


def test_a_floor_above_an_envelope() -> None:
    """By hand: 200 for both years, which the plan divides; 210 are 10 too many.

    The years' own amounts are open: they limit nothing, and must not be let go.
    """
    case = dataclasses.replace(
        BASE,
        sources=(Source("Donor", (None, None), total=200.0, row=2),),
        rules=(Rule("Spend at least", 210.0, year="all", row=2),),
    )
    with pytest.raises(NoPlan) as none:
        solve(case)
    assert {quarrel.cell: quarrel.change for quarrel in none.value.conflict} == {
        "Budget!A2": "add 10 to it",
        "Rules!A2": "lower it from 210 to 200",
    }


def test_shares_above_everything() -> None:
    """By hand: 70 % and 40 % leave -10 %, unless nothing is spent; a floor forbids that."""
    found = quarrels(
        Rule("Share at least", 0.7, region="North", year="2027", row=2),
        Rule("Share at least", 0.4, region="South", year="2027", row=3),
        Rule("Spend at least", 1.0, year="2027", row=4),
    )
    assert found == {
        "Rules!A2": "lower it from 70 % to 60 %",
        "Rules!A3": "lower it from 40 % to 30 %",
        "Rules!A4": "lower it from 1 to 0",
    }


def test_people_beyond_those_eligible() -> None:
    """By hand: 100 of money reaches 10 people a year; 25 over two years are 5 too many."""
    found = quarrels(Rule("People at least", 25.0, year="all", row=5))
    assert found["Rules!A5"] == "lower it from 25 to 20"
    assert "Rules!A9" not in found


def test_growth_of_an_envelope_above_its_total() -> None:
    """By hand: 300 last year; a fifth more each year is 360 + 432 = 792 of a total of 500.

    Add 292; or x + x² = 500 ÷ 300 for x = 0.8844, so cut by 11.56 % a year at the least.
    """
    regions = (Region("North", 1000, row=2, spent_last_year=300.0), BASE.regions[1])
    fund = (Source("Fund", (None, None), total=500.0, row=2),)
    growth = (Rule("Growth at least", 0.2, row=2),)
    case = dataclasses.replace(BASE, regions=regions, sources=fund, rules=growth)
    with pytest.raises(NoPlan) as none:
        solve(case)
    assert {quarrel.cell: quarrel.change for quarrel in none.value.conflict} == {
        "Budget!A2": "add 292 to it",
        "Rules!A2": "lower it from 20 % to -11.56 %",
    }
