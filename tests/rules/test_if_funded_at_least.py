"""Proofs of `If funded at least`, worked out by hand.

The east costs 10 a person and has 7 people, 70 of money; the west costs 20 and has plenty.
A donor gives 100 in one year: left alone, 70 go east and 30 west, 7 + 1.5 = 8.5 people.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import complaint, money, question
from tests.proofs import spent, two_regions
from tests.whole import agreed_that_none_exists, prove

EAST, WEST = Region("East", 7.0), Region("West", 1000.0, cost_factor=2.0)
CASH = Project("Cash", 10.0)
GRADUAL = Rule("Growth at most", 0.1, region="North")


def east_and_west(*rules: Rule) -> Case:
    return question([EAST, WEST], [CASH], [Source("Donor", (100.0,))], rules)


def test_a_line_gets_enough_or_nothing() -> None:
    """Proves: in each line, F = 0 or F ≥ Value.

    By hand: the west gets 40 or nothing. With 40 there 60 are left for the east: 6 + 2 = 8;
    with nothing there the east takes its 70: 7. At 39: 6.1 + 1.95 = 8.05.
    Without the rule: 8.5 people.
    """
    plan = prove(east_and_west(Rule("If funded at least", 40.0)), 8.0, 8.5, 0.05)
    assert (money(plan, "East"), money(plan, "West")) == pytest.approx((60.0, 40.0))
    assert [limit.scope for limit in plan.rules[0].limits] == ["East · Cash", "West · Cash"]


def test_a_line_too_small_for_the_amount_gets_nothing() -> None:
    """Proves: what a line can take at most is no way round the rule.

    By hand: the east's 7 people take 70, less than 80: all 100 go west: 5 people.
    Without the rule: 8.5 people.
    """
    plan = prove(east_and_west(Rule("If funded at least", 80.0)), 5.0, 8.5)
    assert money(plan, "East") == 0.0


@pytest.mark.parametrize(
    ("selectors", "best"),
    [
        ({"region": "East"}, 8.5),
        ({"region": "West"}, 8.0),
        ({"region": "each"}, 8.0),
        ({"region": "East; West"}, 8.0),
        ({"project": "Cash"}, 8.0),
        ({"project": "each", "region": "West"}, 8.0),
    ],
)
def test_only_the_lines_named(selectors: dict[str, str], best: float) -> None:
    """Proves: the rule looks at each line of the regions and types named, one by one.

    By hand: the east alone has 70 of 40 anyway; wherever the west is among them, 8.
    Without the rule: 8.5 people.
    """
    prove(east_and_west(Rule("If funded at least", 40.0, **selectors)), best, 8.5)


@pytest.mark.parametrize(
    ("year", "best"),
    [("", 3.0), ("each", 3.0), ("2027;2028", 3.0), ("2027", 6.0), ("2028", 5.0)],
)
def test_each_year_by_itself(year: str, best: float) -> None:
    """Proves: a line is looked at in each year named; money of another year does not help.

    By hand: 40 in 2027, 60 in 2028, and the east has 3 people. With 65 or nothing in the
    west in both years, no year has enough: 3 people. In 2027 alone: the east then, and 60
    west in 2028: 3 + 3. In 2028 alone: 40 west in 2027, the east in 2028: 2 + 3.
    Without the rule: 3 + 70 ÷ 20 = 6.5 people, as if the two years counted together.
    """
    donor = [Source("Donor", (40.0, 60.0))]
    rule = Rule("If funded at least", 65.0, region="West", year=year)
    prove(question([Region("East", 3.0), WEST], [CASH], donor, [rule]), best, 6.5)


def test_money_of_one_source_alone() -> None:
    """Proves: with `Source`, F is that source's money in the line, whatever others add.

    By hand: the donor may pay in the west alone, 100; the fund gives 50 anywhere. The east
    has 4 people. Freely: 40 of the fund east, 10 west: 4 + 110 ÷ 20 = 9.5. With 30 of the
    fund or nothing in each line: its 10 in the west wait in vain: 4 + 5 = 9; 30 west and 20
    east would be 6.5. With 45, the east can never take so much: all 50 west, 7.5.
    Without the rule: 9.5 people. Nor does a rule on all the money change anything: the west
    has 110.
    """
    sources = [Source("Donor", (100.0,), regions=("West",)), Source("Fund", (50.0,))]
    for source, value, best in (("Fund", 30.0, 9.0), ("Fund", 45.0, 7.5), ("", 30.0, 9.5)):
        rule = Rule("If funded at least", value, source=source)
        prove(question([Region("East", 4.0), WEST], [CASH], sources, [rule]), best, 9.5)


def test_with_a_growth_rule() -> None:
    """Proves: the north may have a tenth more each year, the south 60 or nothing.

    By hand: the north has 44 and 48.4 at the most, which leaves the south 56 and 51.6, too
    little. So the south takes 60 and the north 40: 4 + 3 = 7, in both years; the north alone
    would be 4.4. At 59 the north has 41: 4.1 + 2.95 = 7.05, in both years.
    Without the minimum: 4.4 + 2.8 + 4.84 + 2.58 = 14.62 people.
    """
    minimum = Rule("If funded at least", 60.0, region="South")
    plan = prove(two_regions(minimum, GRADUAL), 14.0, 14.62, 0.1)
    assert spent(plan, "North") == pytest.approx([40.0, 40.0])
    assert spent(plan, "South") == pytest.approx([60.0, 60.0])


def test_a_step_below_the_minimum_never_begins() -> None:
    """Proves: growth from nothing by a step of 50 and a minimum of 60 shut a line for good.

    By hand: the north has 44 + 50 = 94, then 100; the south may have 50 at the most in 2027,
    so it has nothing, and again in 2028: 9.4 + 10 people. With a minimum of 50 it may begin,
    but 50 there would cost the north 44: still 19.4.
    Without the minimum: the south takes the 6 that are left: 19.4 + 0.3 = 19.7.
    """
    growth = Rule("Growth at most", 0.1, region="each", step=50.0)
    for value in (60.0, 50.0):
        minimum = Rule("If funded at least", value, region="South")
        plan = prove(two_regions(minimum, growth), 19.4, 19.7)
        assert spent(plan, "South") == [0.0, 0.0]


def test_a_floor_below_the_minimum_raises_it() -> None:
    """Proves: a line that must have something then has the minimum.

    By hand: at least 1 in the south a year, so 30 there: 7 + 1.5 = 8.5 a year.
    Without the minimum: 9.9 + 0.05 = 9.95 a year.
    """
    minimum = Rule("If funded at least", 30.0, region="South")
    floor = Rule("Spend at least", 1.0, region="South")
    plan = prove(two_regions(minimum, floor), 17.0, 19.9, 0.1)
    assert spent(plan, "South") == pytest.approx([30.0, 30.0])


def test_a_floor_that_the_minimum_forbids() -> None:
    """Proves: the minimum quarrels like any other row, and its cure is a lower one.

    By hand: the east must have 1 and can take 70, the minimum is 80. Lower it to 70; or
    lower the floor to nothing.
    Without the minimum: 8.5 people.
    """
    minimum = Rule("If funded at least", 80.0, region="East")
    case = east_and_west(minimum, Rule("Spend at least", 1.0, region="East"))
    found = agreed_that_none_exists(case)
    assert found["Rules!G2"] == "lower it from 80 to 70"
    assert found["Rules!G3"] == "lower it from 1 to 0"
    assert solve(dataclasses.replace(case, rules=case.rules[1:])).people == pytest.approx(8.5)


def test_money_lent_again_counts() -> None:
    """Proves: a line's money of a year is all of it, lent for the first time or again.

    By hand: 100 lent in 2027 come back and are lent again in 2028, as much as the minimum
    of 100 asks: 10 + 10 people. A minimum of 101 forbids both.
    Without the rule: 20 people.
    """
    loan = Project("Loan", 10.0, years_to_repay=1)
    fund = [Source("Fund", (100.0, 0.0))]
    for value, best in ((100.0, 20.0), (101.0, 0.0)):
        rule = Rule("If funded at least", value)
        prove(question([Region("A", 1000.0)], [loan], fund, [rule]), best, 20.0)


def test_a_closed_line_is_nobodys() -> None:
    """Proves: a line that is closed has nothing, and the rule asks nothing of it.

    By hand: the west is closed, the east takes its 70: 7 people.
    Without the rule: 7 people.
    """
    case = east_and_west(Rule("If funded at least", 40.0))
    closed = (Line("West", "Cash", open=False),)
    prove(dataclasses.replace(case, lines=closed), 7.0, 7.0, 0.0)


def test_all_years_together_are_refused() -> None:
    """Proves: a line is funded year by year, so `all` has no meaning.

    By hand: nothing is to be worked out; the cell is named.
    Without this the rule would be read as another one.
    """
    says = complaint(east_and_west(Rule("If funded at least", 40.0, year="all")))
    assert "Rules!E2" in says
    assert "looks at each year by itself" in says
