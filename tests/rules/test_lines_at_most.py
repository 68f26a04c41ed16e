"""Proofs of `Lines at most`, worked out by hand.

Three regions with 3, 5 and 4 people, each at 10: 30, 50 and 40 of money. A donor gives 100
in one year: left alone, 10 people.
"""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve
from tests.cases import complaint, question
from tests.proofs import spent, two_regions
from tests.whole import agreed_that_none_exists, prove

CASH = Project("Cash", 10.0)
REGIONS = [
    Region("A", 3.0, area="Coast"),
    Region("B", 5.0, area="Coast"),
    Region("C", 4.0),
]


def three(*rules: Rule, amounts: tuple[float, ...] = (100.0,)) -> Case:
    return question(REGIONS, [CASH], [Source("Donor", amounts)], rules)


def funded(plan: Plan) -> list[tuple[str, str, object]]:
    return [(row.region, row.project, row.year) for row in plan.rows]


@pytest.mark.parametrize(
    ("most", "best", "price"),
    [(0.0, 0.0, 5.0), (1.0, 5.0, 4.0), (2.0, 9.0, 1.0), (3.0, 10.0, 0.0)],
)
def test_no_more_lines_than_this(most: float, best: float, price: float) -> None:
    """Proves: in each year, the number of lines funded is at most Value.

    By hand: the largest first: 5, then 4 more, then one more of the last 3, for there is
    money for 10. One line more is worth the next of these.
    Without the rule: 10 people.
    """
    plan = prove(three(Rule("Lines at most", most)), best, 10.0, price)
    assert len(funded(plan)) <= most


@pytest.mark.parametrize(
    ("selectors", "best"),
    [
        ({"region": "Coast"}, 9.0),
        ({"region": "A; C"}, 9.0),
        ({"region": "each"}, 10.0),
        ({"region": "each Coast"}, 10.0),
        ({"project": "Cash"}, 5.0),
        ({"project": "each"}, 5.0),
    ],
)
def test_only_lines_of_the_scope_count(selectors: dict[str, str], best: float) -> None:
    """Proves: one line at most among those named; `each` is one for each.

    By hand: of the coast, B's 5 and not A's 3, and C's 4: 9. Of A and C, C: 9. One for each
    region changes nothing, each has one: 10. One of all: 5.
    Without the rule: 10 people.
    """
    prove(three(Rule("Lines at most", 1.0, **selectors)), best, 10.0)


@pytest.mark.parametrize(
    ("year", "best"), [("", 9.0), ("each", 9.0), ("2027", 12.0), ("2027;2028", 9.0)]
)
def test_in_each_year(year: str, best: float) -> None:
    """Proves: lines are counted year by year, and another may have its turn next year.

    By hand: one a year: B's 5 in one, C's 4 in the other: 9. Where 2028 is free, B in 2027
    and A and C after it: 12. One line over both years would be 5.
    Without the rule: all 12 people.
    """
    prove(three(Rule("Lines at most", 1.0, year=year), amounts=(100.0, 100.0)), best, 12.0)


def test_one_of_each_region() -> None:
    """Proves: with `each` region, one type in each, the best for all together.

    By hand: in each of two regions of 10 people half may have cash at 10, half tools at 20.
    300 pay for both kinds in both: 10 cash people for 100 and 10 tools people for 200: 20. One
    kind in each is 5 people each: 10, and cash for both leaves 200 unspent.
    Without the rule: 20 people.
    """
    types = [Project("Cash", 10.0, reach=0.5), Project("Tools", 20.0, reach=0.5)]
    regions = [Region("North", 10.0), Region("South", 10.0)]
    rule = Rule("Lines at most", 1.0, region="each")
    prove(question(regions, types, [Source("Donor", (300.0,))], [rule]), 10.0, 20.0)


def test_a_line_with_little_counts_like_any_other() -> None:
    """Proves: a floor of 1 in each region needs three lines, and two are not three.

    By hand: lower the floor to nothing, or allow a third line.
    Without the rule: 10 people.
    """
    floor = Rule("Spend at least", 1.0, region="each")
    found = agreed_that_none_exists(three(Rule("Lines at most", 2.0), floor))
    assert found == {
        "Rules!G2": "raise it from 2 to 3",
        "Rules!G3": "lower it from 1 to 0",
    }
    assert solve(three(floor)).people == pytest.approx(10.0)


def test_with_a_growth_rule() -> None:
    """Proves: where the north may have 44 and then 48.4, one line is the south's.

    By hand: one line a year. The south alone reaches 100 ÷ 20 = 5, the north in 2027 4.4; and
    a north left out has nothing to grow from: 5 + 5 = 10, against 4.4 + 4.84 = 9.24.
    Without the limit on lines: 4.4 + 2.8 + 4.84 + 2.58 = 14.62.
    """
    growth = Rule("Growth at most", 0.1, region="North")
    plan = prove(two_regions(Rule("Lines at most", 1.0), growth), 10.0, 14.62, 4.62)
    assert spent(plan, "North") == [0.0, 0.0]


def test_a_cut_keeps_a_line_alive() -> None:
    """Proves: where each may be cut by half at the most, neither can be dropped.

    By hand: the north had 40, the south 60; at least 20 and 30 in 2027 are two lines.
    Without the limit on lines: 1.5 + 7 in 2027 and 0.75 + 8.5 after: 17.75.
    """
    cut = Rule("Cut at most", 0.5, region="each")
    case = two_regions(Rule("Lines at most", 1.0, row=2), cut, south=60.0)
    assert agreed_that_none_exists(case)["Rules!A2"] == "raise it from 1 to 2"
    prove(two_regions(Rule("Lines at most", 2.0), cut, south=60.0), 17.75, 17.75)


def test_what_is_no_number_of_lines_is_refused() -> None:
    """Proves: half a line, `all` years and a source mean nothing.

    By hand: nothing is to be worked out; the cells are named.
    Without this the rule would be read as another one.
    """
    assert "Rules!G2" in complaint(three(Rule("Lines at most", 1.5)))
    assert "Rules!E2" in complaint(three(Rule("Lines at most", 1.0, year="all")))
    assert "Rules!D2" in complaint(three(Rule("Lines at most", 1.0, source="Donor")))
