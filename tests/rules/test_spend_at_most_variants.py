"""Spend at most in its variants: years, groups, sources, conflicts."""

from __future__ import annotations

import pytest

from allocator.case import Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    coast_and_hills,
    complaint,
    conflict,
    exactly,
    money,
    price,
    question,
    reached,
    reached_without_rules,
)

CASH = Project("Cash", 10.0)
THREE_YEARS = (1000.0, 1000.0, 1000.0)


@pytest.mark.parametrize(
    ("year", "best", "worth"),
    [
        ("", 240.0, 0.15),
        ("each", 240.0, 0.15),
        ("all", 180.0, 0.05),
        ("2027", 280.0, 0.05),
        ("2027;2028", 230.0, 0.05),
    ],
)
def test_years(year: str, best: float, worth: float) -> None:
    """Proves: a blank or `each` is every year by itself, `all` and named years together.

    By hand, 600 on the coast of 3,000 in three years; each unit of the hills instead of
    the coast loses 0.05 of the 300 people. Each year: 3 · 400 move, 300 - 60 = 240.
    All together: 2,400 move, 180. 2027: 400 move, 280. Two years together: 1,400 move,
    230. One more unit saves 0.05 wherever it is granted, three times for each year.
    Without the rule: 300.
    """
    rule = Rule("Spend at most", 600.0, region="Coast", year=year)
    case = coast_and_hills(rule, amounts=THREE_YEARS)
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == about(worth)
    assert reached_without_rules(case) == exactly(300.0)


@pytest.mark.parametrize(
    ("region", "best", "worth"),
    [("each", 45.0, 0.15), ("Coast; Hills", 30.0, 0.1), ("", 30.0, 0.1), ("all", 30.0, 0.1)],
)
def test_each_and_together(region: str, best: float, worth: float) -> None:
    """Proves: `each` region has the limit to itself; names, a blank and `all` share it.

    By hand, 300 in one year: each, 30 + 15 = 45, and one more for both is 0.1 + 0.05.
    Together, 300 on the coast, 30, and one more is 0.1. The rest of the 1,000 is unspent.
    Without the rule: 100.
    """
    case = coast_and_hills(Rule("Spend at most", 300.0, region=region), amounts=(1000.0,))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert price(plan) == about(worth)
    assert plan.unspent == exactly(400.0 if region == "each" else 700.0)
    assert reached_without_rules(case) == exactly(100.0)


def test_one_source_in_one_region() -> None:
    """Proves: the limit is on one source's money there, exactly, whoever else pays.

    By hand, one year: the state's 1,000 may put 200 on the coast and 800 in the hills; the
    donor's 100 go to the coast: 20 + 40 + 10 = 70. One more unit: 0.05.
    Without the rule: 110.
    """
    sources = [Source("State", (1000.0,)), Source("Donor", (100.0,))]
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    rule = Rule("Spend at most", 200.0, region="Coast", source="State")
    case = question(regions, [CASH], sources, [rule])
    plan = solve(case)
    assert plan.objective == exactly(70.0)
    assert money(plan, "Coast", source="State") == exactly(200.0)
    assert money(plan, "Coast", source="Donor") == exactly(100.0)
    assert money(plan, "Hills", source="State") == exactly(800.0)
    assert price(plan) == about(0.05)
    assert reached_without_rules(case) == exactly(110.0)


@pytest.mark.parametrize(("source", "best"), [("gift", 70.0), ("each gift", 80.0), ("Zakat", 90.0)])
def test_a_kind_of_source(source: str, best: float) -> None:
    """Proves: a source's kind names all its sources together, or each of them.

    By hand: three sources of 400, 40 people each. Gifts together at most 300: 30 + 40.
    Each gift at most 200: 20 + 20 + 40. Zakat alone at most 100: 10 + 40 + 40.
    Without the rule: 120.
    """
    limit = {"gift": 300.0, "each gift": 200.0, "Zakat": 100.0}[source]
    sources = [
        Source("Zakat", (400.0,), kind="gift"),
        Source("Waqf", (400.0,), kind="gift"),
        Source("State", (400.0,)),
    ]
    rule = Rule("Spend at most", limit, source=source)
    case = question([Region("North", 5000.0)], [CASH], sources, [rule])
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert money(plan, source="State") == exactly(400.0)
    assert reached_without_rules(case) == exactly(120.0)


def test_each_of_a_group_of_types() -> None:
    """Proves: a group of types together, and each of the group.

    By hand: sheep at 10 and goats at 10 are the group Herd, bread costs 20. The herd
    together at most 300: 30 + 700/20 = 65. Each of it: 60 + 400/20 = 80.
    Without the rule: 100.
    """
    types = [
        Project("Sheep", 10.0, group="Herd"),
        Project("Goats", 10.0, group="Herd"),
        Project("Bread", 20.0),
    ]
    for project, best in (("Herd", 65.0), ("each Herd", 80.0)):
        rule = Rule("Spend at most", 300.0, project=project)
        case = question([Region("North", 5000.0)], types, [Source("Donor", (1000.0,))], [rule])
        assert reached(case) == exactly(best)
        assert reached_without_rules(case) == exactly(100.0)


def test_a_rule_that_is_off() -> None:
    """Proves: `On` = no is as if the row were not there.

    By hand: 600 on the coast a year would be 160 people.
    Without the rule: 200.
    """
    rule = Rule("Spend at most", 600.0, region="Coast", on=False)
    plan = solve(coast_and_hills(rule))
    assert plan.objective == exactly(200.0)
    assert plan.rules == ()
    assert reached(coast_and_hills(Rule("Spend at most", 600.0, region="Coast"))) == exactly(160.0)


def test_a_ceiling_under_a_floor() -> None:
    """Proves: both rows are named. By hand: 100 in all and 200 on the coast; either moves."""
    ceiling = Rule("Spend at most", 100.0, year="2028")
    floor = Rule("Spend at least", 200.0, region="Coast", year="2028")
    assert conflict(coast_and_hills(ceiling, floor)) == {
        "Rules!G2": "raise it from 100 to 200",
        "Rules!G3": "lower it from 200 to 100",
    }


def test_what_it_cannot_say() -> None:
    assert "Rules!H2" in complaint(coast_and_hills(Rule("Spend at most", 1.0, step=5.0)))
    assert "Rules!F2" in complaint(coast_and_hills(Rule("Spend at most", 1.0, of="same region")))
    assert "Rules!E2" in complaint(coast_and_hills(Rule("Spend at most", 1.0, year="2031")))
