"""Proofs of `Coverage gap at most`, worked out by hand.

North has 1,000 people at 10, South 100 people at 20, and 100 are given a year for two years:
left alone, 20 people in the north, 2 % of them, and nobody in the south.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import complaint, people, question
from tests.proofs import two_regions
from tests.whole import agreed, agreed_that_none_exists, prove

CASH = Project("Cash", 10.0)


@pytest.mark.parametrize(
    ("value", "best", "price"),
    [(0.0, 55.0 / 3.0, 2.5 / 3.0), (0.01, 57.5 / 3.0, 2.5 / 3.0), (0.02, 20.0, 0.0)],
)
def test_the_most_and_the_least_covered(value: float, best: float, price: float) -> None:
    """Proves: highest - lowest coverage ≤ Value.

    By hand: of s people in the south there are 20 - 2s in the north, and the gap is
    (2 - 0.2 s) - s points. No gap: s = 2 ÷ 1.2 = 5/3; one point: s = 1 ÷ 1.2 = 5/6; two: none.
    People are 20 - s. One point more is 5/6 of a person.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Coverage gap at most", value)), best, 20.0, price)


def test_it_counts_both_ways() -> None:
    """Proves: whichever of the two is ahead.

    By hand: the south costs 5 now and is ahead: of 200, 40 people there would be 40 % and
    nobody in the north. With 10 points at the most: n in the north, 10 + 0.1 n in the south,
    10 n + 5 (10 + 0.1 n) = 200: n = 150 ÷ 10.5 = 100/7; the south has 10 + 10/7: 10 + 110/7.
    Without the rule: 40 people.
    """
    regions = [Region("North", 1000.0), Region("South", 100.0, cost_factor=0.5)]
    donor = [Source("Donor", (100.0, 100.0))]
    rule = Rule("Coverage gap at most", 0.1)
    plan = prove(question(regions, [CASH], donor, [rule]), 10.0 + 110.0 / 7.0, 40.0)
    assert people(plan, "South") == pytest.approx(10.0 + 10.0 / 7.0)


@pytest.mark.parametrize(
    ("year", "best"),
    [("", 55.0 / 3.0), ("all", 55.0 / 3.0), ("2028", 55.0 / 3.0), ("each", 11.0), ("2027", 11.0)],
)
def test_from_the_start_up_to_the_year(year: str, best: float) -> None:
    """Proves: a blank, `all` and the last year look at the whole plan, `each` at every year.

    By hand: in the south people are reached a year late. Over the whole plan nobody is
    ahead with 5/3 there, paid in 2027, and 50/3 in the north. By the end of 2027 nobody is
    reached in the south, so nobody may be in the north; in 2028 its 100 reach 10, 1 %. With
    `each` the south then needs 1 person. With 2027 alone, what comes later is free: 2028's
    10 in the north and 5 in the south from 2027's 100.
    Without the rule: 20 people.
    """
    case = two_regions(Rule("Coverage gap at most", 0.0, year=year))
    late = dataclasses.replace(case.regions[1], licence_months=12.0)
    slow = dataclasses.replace(case, regions=(case.regions[0], late))
    prove(slow, 15.0 if year == "2027" else best, 20.0)


def three_regions(*rules: Rule, lines: tuple[Line, ...] = ()) -> Case:
    """A and B on the coast and C inland, 100 people each at 10, 20 and 40; 600 in one year."""
    regions = [
        Region("A", 100.0, area="Coast"),
        Region("B", 100.0, area="Coast", cost_factor=2.0),
        Region("C", 100.0, cost_factor=4.0),
    ]
    return question(regions, [CASH], [Source("Donor", (600.0,))], rules, lines)


@pytest.mark.parametrize(
    ("region", "best"),
    [("", 180.0 / 7.0), ("Coast", 40.0), ("A; B", 40.0), ("A; C", 30.0), ("B; C", 60.0)],
)
def test_only_regions_of_the_scope_are_compared(region: str, best: float) -> None:
    """Proves: the regions named, or of the area named, and no others.

    By hand, no gap. All three: one person in each costs 70; 600 ÷ 70 · 3 = 180/7. A and B:
    600 ÷ 30 · 2 = 40. A and C: 600 ÷ 50 · 2 = 24, but B is free, and has 30. B and C: nobody
    there, 60 in A.
    Without the rule: 60 people in A.
    """
    prove(three_regions(Rule("Coverage gap at most", 0.0, region=region)), best, 60.0)


def test_a_region_that_no_money_may_enter_is_not_compared() -> None:
    """Proves: a closed region, or one without people, does not hold the others at nothing.

    By hand: with C closed, A and B alone are compared: 40.
    Without the rule: 60 people. If C were compared, nobody.
    """
    rule = Rule("Coverage gap at most", 0.0)
    prove(three_regions(rule, lines=(Line("C", "Cash", open=False),)), 40.0, 60.0)
    case = three_regions(rule)
    empty = dataclasses.replace(case.regions[2], eligible=0.0)
    prove(dataclasses.replace(case, regions=(*case.regions[:2], empty)), 40.0, 60.0)


def test_one_type_alone() -> None:
    """Proves: with a type named, people of that type are held against all who are eligible.

    By hand: tools cost 20, cash 10, the same in both regions of 100 people, and A must have
    ten tools. With no gap in tools so must B: 400 for 20 people, and 20 more with cash: 40.
    Without the rule: 200 for 10 people, and 40 with cash: 50.
    """
    regions = [Region("A", 100.0), Region("B", 100.0)]
    types = [CASH, Project("Tools", 20.0)]
    rules = [
        Rule("Coverage gap at most", 0.0, project="Tools"),
        Rule("People at least", 10.0, region="A", project="Tools"),
    ]
    prove(question(regions, types, [Source("Donor", (600.0,))], rules), 40.0, 50.0, 1.0)


def test_with_a_growth_rule() -> None:
    """Proves: where one region may only grow slowly, the other waits for it.

    By hand: the north may have 44 and 48.4: 9.24 people, 0.924 %. The south may be two points
    ahead: 2.924 people of 100, and the rest of the money is unspent: 12.164. One point more
    is one more person in the south.
    Without the gap: 14.62 people.
    """
    growth = Rule("Growth at most", 0.1, region="North")
    plan = prove(two_regions(Rule("Coverage gap at most", 0.02), growth), 12.164, 14.62, 1.0)
    assert plan.unspent == pytest.approx(200.0 - 92.4 - 58.48)


def test_with_whole_projects() -> None:
    """Proves: among whole projects, those that keep the regions together.

    By hand: 5 people at a time in the north, half a point for 50; one in the south, a point
    for 20; half a point of gap. Three and two are 15 + 2 = 17 people for 190, 1.5 % against
    2 %. Four in the north leave nothing for the south.
    Without the gap: 20 people. Without whole projects: 18.75.
    """
    gap = Rule("Coverage gap at most", 0.005)
    north = Rule("Whole projects of", 5.0, region="North")
    south = Rule("Whole projects of", 1.0, region="South")
    prove(two_regions(gap, north, south), 17.0, 20.0)
    assert agreed(two_regions(gap)).people == pytest.approx(18.75)


def test_a_floor_too_far_ahead() -> None:
    """Proves: the gap quarrels with floors like any other row.

    By hand: 10 % of the south take all 200; the north would need 5 %. Let the gap be 10
    points; or s points in the south and s - 5 in the north: 20 s + 100 (s - 5) = 200: 5.8333.
    Without the gap: 10 people.
    """
    gap = Rule("Coverage gap at most", 0.05, row=2)
    floor = Rule("Coverage at least", 0.1, region="South", row=3)
    found = agreed_that_none_exists(two_regions(gap, floor))
    assert found["Rules!A2"] == "raise it from 5 % to 10 %"
    assert found["Rules!A3"] == "lower it from 10 % to 5.83 %"
    assert solve(two_regions(floor)).people == pytest.approx(10.0)


@pytest.mark.parametrize("region", ["A", "each"])
def test_one_region_has_no_gap(region: str) -> None:
    """Proves: a rule that compares one region with itself is refused.

    By hand: nothing is to be worked out; the cell is named.
    Without this the rule would be no rule, and nobody would know.
    """
    says = complaint(three_regions(Rule("Coverage gap at most", 0.1, region=region)))
    assert "compares regions with each other" in says
