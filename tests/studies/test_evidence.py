"""Costs learned from what happened, by hand: enough evidence, too little, its own, its type's.

A person costs 10 on the coast and in the valley, 20 in the hills; a donor gives 4,000 a year.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.actual_checks import with_past
from allocator.case import Actual, Case, Line, Project, Region, Settings, Source
from allocator.grid import Grid
from allocator.studies.evidence import Evidence, learn
from tests.cases import exactly, question


def case(**settings: float) -> Case:
    found = question(
        [
            Region("Coast", 5000.0),
            Region("Hills", 5000.0, cost_factor=2.0),
            Region("Valley", 5000.0),
        ],
        [Project("Cash", 10.0)],
        [Source("Donor", (4000.0, 4000.0, 4000.0))],
    )
    return dataclasses.replace(found, settings=Settings(**settings))  # type: ignore[arg-type]


def told(region: str, money: float, people: float | None, year: int = 2027) -> Actual:
    return Actual(region, "Cash", str(year), money, people, row=2 + len(region) + year)


def learned(asked: Case, *rows: Actual, evidence: float = 50.0) -> Evidence:
    return learn(with_past(dataclasses.replace(asked, actuals=rows)), evidence)


def cost(found: Evidence, region: str) -> float:
    """What one person costs there in the first year at the new costs."""
    grid = Grid(found.case)
    return float(grid.cost[[r.name for r in found.case.regions].index(region), 0])


def test_enough_evidence_moves_a_cost_most_of_the_way() -> None:
    """Proves: the rule. By hand: 1,000 on the coast should have reached 100 and reached 50: the
    rate is (50 + 50) ÷ (50 + 100) = 2/3, a person costs 15 (20 if the cost in Projects counted
    for nothing). The hills take their type's: 20 · 1.5 = 30."""
    found = learned(case(), told("Coast", 1000.0, 50.0))
    assert cost(found, "Coast") == exactly(15.0)
    assert cost(found, "Hills") == exactly(30.0)
    [kind] = found.types
    assert (kind.expected, kind.reached, kind.before) == (exactly(100.0), 50.0, 10.0)
    assert (kind.after, kind.change) == (exactly(15.0), exactly(0.5))


def test_too_little_evidence_moves_nothing() -> None:
    """By hand: 490 should have reached 49, and 1 was reached; 49 < 50. With 500 it moves:
    (50 + 1) ÷ (50 + 50) = 0.51."""
    assert cost(learned(case(), told("Coast", 490.0, 1.0)), "Coast") == 10.0
    assert cost(learned(case(), told("Coast", 500.0, 1.0)), "Coast") == exactly(10.0 / 0.51)


def test_many_reached_are_evidence_too() -> None:
    """By hand: 400 should have reached 40 and reached 60: (50 + 60) ÷ (50 + 40) = 11/9."""
    assert cost(learned(case(), told("Coast", 400.0, 60.0)), "Coast") == exactly(90.0 / 11.0)


def test_how_much_evidence_is_asked_for_is_the_caller_s() -> None:
    """By hand: with 100 instead of 50: (100 + 50) ÷ (100 + 100) = 0.75."""
    rows = told("Coast", 1000.0, 50.0)
    assert cost(learned(case(), rows, evidence=100.0), "Coast") == exactly(10.0 / 0.75)
    assert cost(learned(case(), rows, evidence=101.0), "Coast") == 10.0


def test_a_line_starts_from_what_its_type_showed_elsewhere() -> None:
    """Proves: own evidence beside its type's, nothing counted twice.
    By hand: on the coast 100 expected, 50 reached; in the hills 2,000 should have reached 100
    and did. Coast: elsewhere (50 + 100) ÷ (50 + 100) = 1, so (50 + 50) ÷ (50 + 100) = 2/3, 15.
    Hills: elsewhere 2/3, so (50 + 100) ÷ (75 + 100) = 6/7, 20 · 7/6. The valley, which tells
    nothing: (50 + 150) ÷ (50 + 200) = 0.8, 12.5."""
    found = learned(case(), told("Coast", 1000.0, 50.0), told("Hills", 2000.0, 100.0))
    assert cost(found, "Coast") == exactly(15.0)
    assert cost(found, "Hills") == exactly(140.0 / 6.0)
    assert cost(found, "Valley") == exactly(12.5)
    assert [(line.region, line.own, line.start) for line in found.lines] == [
        ("Coast", True, 1.0),
        ("Hills", True, exactly(2.0 / 3.0)),
    ]


def test_a_line_with_too_little_of_its_own_takes_its_type_s() -> None:
    """By hand: coast 100 expected, 50 reached; valley 20 expected, 20 reached. The type:
    (50 + 70) ÷ (50 + 120) = 12/17; the valley takes it: 170 ÷ 12."""
    found = learned(case(), told("Coast", 1000.0, 50.0), told("Valley", 200.0, 20.0))
    assert cost(found, "Valley") == exactly(170.0 / 12.0)
    assert [line.own for line in found.lines] == [True, False]


def test_people_nobody_told_of_say_nothing() -> None:
    assert cost(learned(case(), told("Coast", 1000.0, None)), "Coast") == 10.0
    assert learned(case(), told("Coast", 1000.0, None)).types == ()


def test_people_without_money_say_nothing() -> None:
    """100 reached where nothing was spent: of another programme, not of this money."""
    found = learned(case(), told("Coast", 0.0, 100.0))
    assert cost(found, "Coast") == 10.0


def test_prices_that_rose_are_not_learned_twice() -> None:
    """By hand: prices rise 10 % a year. 1,100 in 2028 buys what 1,000 did: 100 expected, 50
    reached. The rate is 2/3 at the prices of 2027: 15, and 16.5 in 2028."""
    found = learned(
        case(price_rise=0.1), told("Coast", 0.0, 0.0), told("Coast", 1100.0, 50.0, 2028)
    )
    assert cost(found, "Coast") == exactly(15.0)
    assert Grid(found.case).cost[0, 1] == exactly(16.5)


def test_people_still_on_their_way_are_not_missed() -> None:
    """By hand: six months of start-up, so 2,000 should have reached 100 by the end of 2027;
    50 were: 2/3."""
    slow = dataclasses.replace(case().projects[0], startup_months=6.0)
    asked = dataclasses.replace(case(), projects=(slow,))
    assert cost(learned(asked, told("Coast", 2000.0, 50.0)), "Coast") == exactly(15.0)


@pytest.mark.parametrize("own", [None, 8.0])
def test_own_share_saving_and_a_line_s_own_cost_stay_apart(own: float | None) -> None:
    """By hand: half is the beneficiary's, so sources pay 5 (4 where the line costs 8): 500 (400)
    should have reached 100 and reached 50. What moves is the whole cost: 15 (12) and of it
    the half."""
    half = dataclasses.replace(case().projects[0], own_share=0.5)
    lines = (Line("Coast", "Cash", own),) if own else ()
    asked = dataclasses.replace(case(), projects=(half,), lines=lines)
    whole = own or 10.0
    found = learned(asked, told("Coast", 50.0 * whole, 50.0))
    assert cost(found, "Coast") == exactly(0.75 * whole)
    assert found.case.projects[0].cost_per_person == exactly(15.0)
