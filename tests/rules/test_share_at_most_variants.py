"""Share at most in its variants: what it is a share of, years, unspent money."""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
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

CASH, TOOLS = Project("Cash", 10.0), Project("Tools", 20.0)
COAST, HILLS = Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)


def test_every_year() -> None:
    """Proves: the scope's share of all the money of each year.

    By hand: 600 on the coast and 400 in the hills, 80 a year, 160. A point moves 10 a year
    and gains 2 · 10 · 0.05 = 1.
    Without the rule: 200.
    """
    case = coast_and_hills(Rule("Share at most", 0.6, region="Coast"))
    plan = solve(case)
    assert plan.objective == exactly(160.0)
    assert money(plan, "Coast", year=2027) == exactly(600.0)
    assert price(plan) == about(1.0)
    assert reached_without_rules(case) == exactly(200.0)


@pytest.mark.parametrize(
    ("year", "best"),
    [("", 120.0), ("each", 120.0), ("all", 130.0), ("2027;2028", 130.0), ("2028", 140.0)],
)
def test_years(year: str, best: float) -> None:
    """Proves: `all` and named years compare money of those years together.

    By hand: prices double in 2028, so a coast person costs 10 and then 20, a hills person
    20 and then 40. Each year 60 %: 60 + 20 + 30 + 10 = 120. Together 1,200 of 2,000: the
    coast takes all of 2027, 100, and 200 in 2028, 10; the hills 800 at 40, 20: 130. In
    2028 alone: 100 + 30 + 10 = 140.
    Without the rule: 100 + 50 = 150.
    """
    rules = [Rule("Share at most", 0.6, region="Coast", year=year)]
    donor = [Source("Donor", (1000.0, 1000.0))]
    case = question([COAST, HILLS], [CASH], donor, rules, price_rise=1.0)
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(150.0)


def test_a_share_of_what_is_spent() -> None:
    """Proves: the whole is money spent, not money given.

    By hand, one year: the hills can take 200, so the coast's 40 % is x = 0.4·(x + 200),
    x = 400/3; people 40/3 + 10 = 70/3, and 2,000/3 of the 1,000 stay unspent.
    Without the rule: 100.
    """
    hills = Region("Hills", 5000.0, cost_factor=2.0, most_per_year=200.0)
    rule = Rule("Share at most", 0.4, region="Coast")
    case = question([COAST, hills], [CASH], [Source("Donor", (1000.0,))], [rule])
    plan = solve(case)
    assert plan.objective == exactly(70.0 / 3.0)
    assert plan.unspent == exactly(2000.0 / 3.0)
    assert reached_without_rules(case) == exactly(100.0)


@pytest.mark.parametrize(("of", "best"), [("same region", 75.0), ("", 250.0 / 3.0)])
def test_of_the_same_region(of: str, best: float) -> None:
    """Proves: `same region` compares with that region's money, a blank with all of it.

    By hand, one year: cash costs 10 on the coast and 15 in the hills, tools twice that.
    Half of each region's own money: all on the coast, 50 + 25 = 75 (in the hills half and
    half gives 50). Half of everything in each region: cash takes 500 in both,
    50 + 33.33 = 83.33.
    Without the rule: 100.
    """
    hills = Region("Hills", 5000.0, cost_factor=1.5)
    rule = Rule("Share at most", 0.5, region="each", project="Cash", of=of)
    case = question([COAST, hills], [CASH, TOOLS], [Source("Donor", (1000.0,))], [rule])
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(100.0)


@pytest.mark.parametrize(("of", "best"), [("same project type", 70.0), ("", 70.0 + 20.0 / 3.0)])
def test_of_the_same_project_type(of: str, best: float) -> None:
    """Proves: `same project type` compares with that type's money everywhere.

    By hand, one year: 400 must go to tools, at 20 on the coast: 20 people. Half of the
    other 600 on the coast: 300/10 + 300/15 = 50; 70 in all. Half of everything: 500 on the
    coast, 50, and 100 in the hills, 6.67: 76.67.
    Without the share: 60 + 20 = 80; without both rules 100.
    """
    hills = Region("Hills", 5000.0, cost_factor=1.5)
    floor = Rule("Spend at least", 400.0, project="Tools")
    rule = Rule("Share at most", 0.5, region="Coast", project="Cash", of=of)
    donor = [Source("Donor", (1000.0,))]
    case = question([COAST, hills], [CASH, TOOLS], donor, [rule, floor])
    assert reached(case) == exactly(best)
    assert reached(question([COAST, hills], [CASH, TOOLS], donor, [floor])) == exactly(80.0)
    assert reached_without_rules(case) == exactly(100.0)


def two_sources(rule: Rule) -> Case:
    sources = [Source("State", (600.0,)), Source("Donor", (400.0,))]
    return question([COAST, HILLS], [CASH], sources, [rule])


@pytest.mark.parametrize(("of", "coast", "best"), [("same source", 150.0, 77.5), ("", 250.0, 82.5)])
def test_of_the_same_source(of: str, coast: float, best: float) -> None:
    """Proves: `same source` compares with that source's money, a blank with all of it.

    By hand, one year, a quarter: of the state's own 600 it may put 150 on the coast:
    15 + 22.5, and the donor's 400 there 40: 77.5. A quarter of all 1,000 is 250:
    25 + 17.5 + 40 = 82.5.
    Without the rule: 100.
    """
    case = two_sources(Rule("Share at most", 0.25, region="Coast", source="State", of=of))
    plan = solve(case)
    assert plan.objective == exactly(best)
    assert money(plan, "Coast", source="State") == exactly(coast)
    assert money(plan, "Coast", source="Donor") == exactly(400.0)
    assert reached_without_rules(case) == exactly(100.0)


@pytest.mark.parametrize(("region", "best"), [("each", 60.0), ("", 60.0), ("Hills", 100.0)])
def test_of_another_source(region: str, best: float) -> None:
    """Proves: `Of` a source's name compares with that source's money in the same scope.

    By hand, one year: the state gives at most half of what the donor gives in each region:
    the donor's 400 on the coast allow 200 there, 60 people. Of the hills alone it says
    nothing, for all may go to the coast.
    Without the rule: 100.
    """
    rule = Rule("Share at most", 0.5, region=region, source="State", of="Donor")
    case = two_sources(rule)
    plan = solve(case)
    assert plan.objective == exactly(best)
    if region != "Hills":
        assert plan.unspent == exactly(400.0)
        assert price(plan) == about(0.4)  # a point is 4 of the donor's 400
    assert reached_without_rules(case) == exactly(100.0)


def test_shares_below_everything() -> None:
    """Proves: 40 % and 40 % leave nothing that may be spent; a floor makes it a conflict.

    By hand: C ≤ 0.4·(C + H) and H ≤ 0.4·(C + H) add up to C + H ≤ 0.8·(C + H), nothing.
    With a floor of 100 one row of two limits quarrels with it: at 50 % it holds.
    Without the rule: 200.
    """
    rule = Rule("Share at most", 0.4, region="each")
    case = coast_and_hills(rule)
    assert reached(case) == exactly(0.0)
    floor = Rule("Spend at least", 100.0, year="2027")
    assert conflict(coast_and_hills(rule, floor)) == {
        "Rules!G2": "raise it from 40 % to 50 %",
        "Rules!G3": "lower it from 100 to 0",
    }
    assert reached_without_rules(case) == exactly(200.0)


def test_what_it_cannot_say() -> None:
    rules = [
        Rule("Share at most", 0.5),
        Rule("Share at most", 0.5, region="Coast", of="same region"),
        Rule("Share at most", 0.5, source="State", of="same source"),
        Rule("Share at most", 0.5, source="State", of="State"),
        Rule("Share at most", 0.5, source="State", of="State; Donor"),
        Rule("Share at most", 0.5, source="State", of="Stat"),
    ]
    for rule in rules:
        assert "Rules!F2" in complaint(two_sources(rule))
