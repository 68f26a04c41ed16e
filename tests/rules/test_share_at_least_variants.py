"""Share at least in its variants: what it is a share of, years, matching money."""

from __future__ import annotations

import pytest

from allocator.case import Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    about,
    coast_and_hills,
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


@pytest.mark.parametrize(
    ("year", "best"),
    [("", 127.5), ("each", 127.5), ("all", 135.0), ("2027;2028", 135.0), ("2027", 135.0)],
)
def test_years(year: str, best: float) -> None:
    """Proves: a blank is each year by itself, `all` and named years are those together.

    By hand: prices double in 2028, a coast person costs 10 and then 20, a hills person 20
    and then 40. 30 % of each year in the hills: 70 + 15 + 35 + 7.5 = 127.5. 600 of both
    years together: cheapest in 2028, where they lose 600·(1/20 - 1/40) = 15 of 150. In 2027
    alone 300 lose 300·(1/10 - 1/20) = 15 as well.
    Without the rule: 100 + 50 = 150.
    """
    rules = [Rule("Share at least", 0.3, region="Hills", year=year)]
    donor = [Source("Donor", (1000.0, 1000.0))]
    case = question([COAST, HILLS], [CASH], donor, rules, price_rise=1.0)
    plan = solve(case)
    assert plan.objective == exactly(best)
    if year in ("all", "2027;2028"):
        assert money(plan, "Hills", year=2028) == exactly(600.0)
    assert reached_without_rules(case) == exactly(150.0)


@pytest.mark.parametrize(
    ("region", "of", "best"),
    [("Hills", "same region", 85.0), ("each", "same region", 70.0), ("", "", 73.75)],
)
def test_of_the_same_region(region: str, of: str, best: float) -> None:
    """Proves: `same region` is measured in that region's money alone.

    By hand, one year: 250 must go to the hills, where tools cost 40 and cash 20. 40 % of the
    hills' own money on tools: 100/40 + 150/20 = 10, and the coast's 750 in cash, 75: 85.
    By `each` the coast too: 300/20 + 450/10 = 60, and 10: 70. 40 % of everything, wherever:
    a unit of tools instead of cash loses 1/40 in the hills and 1/20 on the coast, so all 250
    of the hills and 150 of the coast: 6.25 + 7.5 + 60 = 73.75.
    Without the share: 75 + 12.5 = 87.5.
    """
    floor = Rule("Spend at least", 250.0, region="Hills")
    rule = Rule("Share at least", 0.4, region=region, project="Tools", of=of)
    donor = [Source("Donor", (1000.0,))]
    assert reached(question([COAST, HILLS], [CASH, TOOLS], donor, [rule, floor])) == exactly(best)
    assert reached(question([COAST, HILLS], [CASH, TOOLS], donor, [floor])) == exactly(87.5)


def test_of_the_same_project_type() -> None:
    """Proves: `same project type` is measured in that type's money alone.

    By hand, one year: 400 must go to tools. Half of the tools in the
    hills: 200/40 + 200/20 = 15; cash 600 on the coast: 60. Together 75. Half of everything
    as tools in the hills would be 500/40 + 500/10 = 62.5.
    Without the share: 20 + 60 = 80.
    """
    floor = Rule("Spend at least", 400.0, project="Tools")
    donor = [Source("Donor", (1000.0,))]

    def best(of: str) -> float:
        rule = Rule("Share at least", 0.5, region="Hills", project="Tools", of=of)
        return reached(question([COAST, HILLS], [CASH, TOOLS], donor, [rule, floor]))

    assert best("same project type") == exactly(75.0)
    assert best("") == exactly(62.5)
    assert reached(question([COAST, HILLS], [CASH, TOOLS], donor, [floor])) == exactly(80.0)


def test_each_source_of_its_own_money() -> None:
    """Proves: `each` source with `same source` is one limit for each of them.

    By hand, one year: half of the state's 600 and half of the donor's 400 in the hills:
    50 + 25 = 75. A point on both moves 10: 0.5.
    Without the rule: 100.
    """
    sources = [Source("State", (600.0,)), Source("Donor", (400.0,))]
    rule = Rule("Share at least", 0.5, region="Hills", source="each", of="same source")
    case = question([COAST, HILLS], [CASH], sources, [rule])
    plan = solve(case)
    assert plan.objective == exactly(75.0)
    assert money(plan, "Hills", source="State") == exactly(300.0)
    assert money(plan, "Hills", source="Donor") == exactly(200.0)
    assert price(plan) == about(0.5)
    assert reached_without_rules(case) == exactly(100.0)


def test_matching_money_in_each_region() -> None:
    """Proves: government at least 25 % of what the donor gives, in each region.

    By hand, one year: the state has 100 for both regions; it puts all on the coast and the
    donor may give 400 there and nothing in the hills: 50 people. At 24 % the donor gives
    100/0.24 = 416.67: 1.6667 more.
    Without the rule: 110.
    """
    sources = [Source("State", (100.0,)), Source("Donor", (1000.0,))]
    rule = Rule("Share at least", 0.25, region="each", source="State", of="Donor")
    case = question([COAST, HILLS], [CASH], sources, [rule])
    plan = solve(case)
    assert plan.objective == exactly(50.0)
    assert money(plan, source="Donor") == exactly(400.0)
    assert price(plan) == about((100.0 / 0.24 - 400.0) / 10.0)
    assert reached_without_rules(case) == exactly(110.0)


@pytest.mark.parametrize(("region", "best"), [("each", 105.0), ("Coast", 55.0), ("", 45.0)])
def test_matching_money_where_the_state_may_not_pay(region: str, best: float) -> None:
    """Proves: `each` passes over a region where the source may pay nothing; a name does not.

    By hand, one year: the state's 100 may pay only in the hills, 5 people. `each` asks
    25 % there alone, so the donor goes to the coast: 100 + 5. The coast by name asks
    25 % of it from the state, which cannot: the donor goes to the hills, 50 + 5. A blank
    asks it of both together: the donor gives 400, on the coast: 40 + 5.
    Without the rule: 105.
    """
    sources = [Source("State", (100.0,), regions=("Hills",)), Source("Donor", (1000.0,))]
    rule = Rule("Share at least", 0.25, region=region, source="State", of="Donor")
    case = question([COAST, HILLS], [CASH], sources, [rule])
    assert reached(case) == exactly(best)
    assert reached_without_rules(case) == exactly(105.0)


def test_shares_above_everything() -> None:
    """Proves: 60 % and 60 % hold when nothing is spent; a floor makes it a conflict.

    By hand: C ≥ 0.6·(C + H) and H ≥ 0.6·(C + H) add up to C + H ≥ 1.2·(C + H): nothing.
    With a floor of 100 the share must come down to 50 %, or the floor to nothing.
    Without the rule: 200.
    """
    rule = Rule("Share at least", 0.6, region="each")
    case = coast_and_hills(rule)
    plan = solve(case)
    assert plan.objective == exactly(0.0)
    assert plan.unspent == exactly(2000.0)
    floor = Rule("Spend at least", 100.0, year="2027")
    assert conflict(coast_and_hills(rule, floor)) == {
        "Rules!G2": "lower it from 60 % to 50 %",
        "Rules!G3": "lower it from 100 to 0",
    }
    assert reached_without_rules(case) == exactly(200.0)
