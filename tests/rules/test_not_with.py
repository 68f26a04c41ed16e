"""Proofs of `Not with`, worked out by hand.

In a region of 10 people half may have cash at 10 and, at the most, four tools at 20. A donor
gives 200 in one year: left alone, 5 + 4 = 9 people for 50 + 80.
"""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import complaint, people, question
from tests.whole import agreed_that_none_exists, prove

CASH, TOOLS = Project("Cash", 10.0, reach=0.5), Project("Tools", 20.0, reach=0.4)
NEVER = Rule("Not with", "Tools", project="Cash")


def north(
    *rules: Rule, amounts: tuple[float, ...] = (200.0,), lines: tuple[Line, ...] = ()
) -> Case:
    donor = [Source("Donor", amounts)]
    return question([Region("North", 10.0)], [CASH, TOOLS], donor, rules, lines)


def north_and_south(*rules: Rule) -> Case:
    regions = [Region("North", 10.0), Region("South", 20.0)]
    return question(regions, [CASH, TOOLS], [Source("Donor", (1000.0,))], rules)


@pytest.mark.parametrize(
    "rule", [NEVER, Rule("Not with", "Cash", project="Tools"), Rule("Not with", "Cash")]
)
def test_never_both(rule: Rule) -> None:
    """Proves: in each line and year, F > 0 only where the other's F = 0, whoever is named.

    By hand: five with cash or four with tools: 5.
    Without the rule: 9 people.
    """
    plan = prove(north(rule), 5.0, 9.0)
    assert people(plan, "Tools") == 0.0
    assert plan.rules[0].price is None


@pytest.mark.parametrize(
    ("year", "best"), [("", 9.0), ("each", 9.0), ("2027", 9.0), ("2027;2028", 9.0)]
)
def test_in_the_same_year_only(year: str, best: float) -> None:
    """Proves: one may follow the other in another year.

    By hand: 80 a year: tools for 4 in one year, cash for 5 in the other: 9. In one year of
    80 it would be cash for 5 alone.
    Without the rule: 9 people.
    """
    rule = Rule("Not with", "Tools", project="Cash", year=year)
    prove(north(rule, amounts=(80.0, 80.0)), best, 9.0)
    prove(north(NEVER, amounts=(80.0,)), 5.0, 6.5)


@pytest.mark.parametrize(
    ("region", "best"), [("", 15.0), ("each", 15.0), ("North", 23.0), ("South", 19.0)]
)
def test_in_the_same_region_only(region: str, best: float) -> None:
    """Proves: each region by itself; what the other region has does not count.

    By hand: the north reaches 5 of its 9, the south 10 of its 18. Bound in both: 15; in the
    north alone 5 + 18 = 23; in the south alone 9 + 10 = 19.
    Without the rule: 27 people.
    """
    rule = Rule("Not with", "Tools", project="Cash", region=region)
    prove(north_and_south(rule), best, 27.0)


@pytest.mark.parametrize("name", ["North · Tools", "North × Tools", "north/tools"])
def test_not_with_one_line_elsewhere(name: str) -> None:
    """Proves: a line named as `Region · Project type` is that line, wherever the first one is.

    By hand: the south's cash, 10 people, or the north's tools, 4. Without the tools there:
    5 in the north, 18 in the south: 23.
    Without the rule: 27 people.
    """
    rule = Rule("Not with", name, project="Cash", region="South")
    plan = prove(north_and_south(rule), 23.0, 27.0)
    assert people(plan, "North", "Tools") == 0.0


@pytest.mark.parametrize("project", ["Cash", "Cash; Tools; Wells"])
def test_none_of_a_group(project: str) -> None:
    """Proves: where Value is a group, none of its types may stand beside; they may, together.

    By hand: tools and wells are a group, 4 and 3 of the 10 people; cash reaches 5. Cash alone
    is 5; the two together are 7. But where the group's own types are bound too, each is not
    with the other of its group: 5.
    Without the rule: all 10 people.
    """
    types = [
        CASH,
        Project("Tools", 20.0, group="Works", reach=0.7),
        Project("Wells", 20.0, group="Works", reach=0.7),
    ]
    lines = [Line("North", "Tools", most_people=4.0), Line("North", "Wells", most_people=3.0)]
    rule = Rule("Not with", "Works", project=project)
    case = question([Region("North", 10.0)], types, [Source("Donor", (200.0,))], [rule], lines)
    prove(case, 7.0 if project == "Cash" else 5.0, 10.0)


def test_with_a_growth_rule() -> None:
    """Proves: a type that waits a year for another to end has nothing to grow from.

    By hand: both had 40 last year; tools may double, cash may add 10. Tools in 2027 with 80
    for 4 people, cash in 2028: it had nothing in 2027, so 10: 5 people. Cash first: 50 for 5
    people, and tools then can only begin with nothing: 5. Cash and then cash: 5. With a
    step of 20 for the tools too: cash 5, then tools 20 for 1: 6.
    Without the rule: 9 people.
    """
    lines = (
        Line("North", "Cash", spent_last_year=40.0),
        Line("North", "Tools", spent_last_year=40.0),
    )
    cash = Rule("Growth at most", 0.0, project="Cash", step=10.0)
    for step, best in ((0.0, 5.0), (20.0, 6.0)):
        tools = Rule("Growth at most", 1.0, project="Tools", step=step)
        prove(north(NEVER, cash, tools, amounts=(200.0, 200.0), lines=lines), best, 9.0)


def test_both_were_there_and_neither_may_go() -> None:
    """Proves: two cut rules that keep both alive quarrel with the rule.

    By hand: each had 40 and keeps 20 at the least: let one be cut by all, or turn the rule
    off.
    Without the rule: 9 people.
    """
    lines = (
        Line("North", "Cash", spent_last_year=40.0),
        Line("North", "Tools", spent_last_year=40.0),
    )
    cut = Rule("Cut at most", 0.5, project="each")
    case = north(NEVER, cut, lines=lines)
    assert agreed_that_none_exists(case) == {
        "Rules!G2": "turn it off",
        "Rules!G3": "raise it from 50 % to 100 %",
    }
    assert solve(north(cut, lines=lines)).people == pytest.approx(9.0)


@pytest.mark.parametrize(
    "rule",
    [
        Rule("Not with", "Toolz", project="Cash"),
        Rule("Not with", "West · Tools", project="Cash"),
        Rule("Not with", "Cash", project="Cash"),
        Rule("Not with", "Tools", project="Cash", year="all"),
        Rule("Not with", "Tools", project="Cash", source="Donor"),
        Rule("Not with", 3.0, project="Cash"),
    ],
)
def test_what_cannot_be_meant_is_refused(rule: Rule) -> None:
    """Proves: an unknown name, the type itself, `all` years and a source mean nothing.

    By hand: nothing is to be worked out; the row is named.
    Without this the rule would be read as another one, or as none.
    """
    assert "Rules!" in complaint(north(rule))
