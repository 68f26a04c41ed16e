"""Years that are over, worked out by hand: what was spent stands, and all of it counts.

A person costs 10 on the coast and 20 in the hills; a donor gives 1,000 a year. Left alone,
two years reach 200 people on the coast.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.actual_checks import with_past
from allocator.audit import audit
from allocator.case import Actual, Case, Line, Project, Region, Rule, Settings, Source
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve, unpriced
from tests.cases import coast_and_hills, exactly, money, people, question, source_year


def after(case: Case, *rows: Actual) -> Plan:
    """The plan of the years that these rows leave, the rows in 2027 where they say no year."""
    numbered = (dataclasses.replace(row, row=n) for n, row in enumerate(rows, start=2))
    return solve(with_past(dataclasses.replace(case, actuals=tuple(numbered))), price=unpriced)


def spent(region: str, money: float | None, people: float | None = None, **more: str) -> Actual:
    return Actual(region, more.get("project", "Cash"), "2027", money, people, **_source(more))


def _source(more: dict[str, str]) -> dict[str, str]:
    return {"source": more["source"]} if "source" in more else {}


def test_what_was_spent_stands_and_who_was_reached_is_counted() -> None:
    """Proves: the past is fixed, money and people.
    By hand: 2027 was 600 in the hills, where 20 were told, and 300 on the coast, where nobody
    told: 300 ÷ 10 = 30. 2028: 1,000 on the coast, 100. In all 20 + 30 + 100.
    Without it: 100 + 100."""
    plan = after(coast_and_hills(), spent("Hills", 600.0, 20.0), spent("Coast", 300.0))
    assert plan.people == plan.objective == exactly(150.0)
    assert (money(plan, "Hills", year=2027), people(plan, "Hills", year=2027)) == (600.0, 20.0)
    assert money(plan, "Coast", year=2028) == exactly(1000.0)
    assert plan.bound == exactly(150.0)
    assert solve(coast_and_hills(), price=unpriced).people == exactly(200.0)


def test_who_was_reached_is_not_reached_again() -> None:
    """Proves: people started in years that are over count against eligible people.
    By hand: of 120 on the coast 30 are reached, so 2028 reaches 90 there for 900, and with the
    other 100 in the hills 5. With the 30 and nothing else of 2027: 125."""
    case = coast_and_hills()
    coast = dataclasses.replace(case.regions[0], eligible=120.0)
    case = dataclasses.replace(case, regions=(coast, case.regions[1]))
    assert after(case, spent("Coast", 300.0)).people == exactly(125.0)


def test_more_reached_than_there_were_leaves_nobody_and_breaks_nothing() -> None:
    """Proves: a past beyond its limits is a fact, not a broken rule.
    By hand: 40 told where 30 are eligible and 50 a year is the most: nothing more there; the
    hills get the 1,000 of 2028, 50 people. 40 + 50."""
    case = coast_and_hills()
    coast = dataclasses.replace(case.regions[0], eligible=30.0, most_per_year=50.0)
    case = dataclasses.replace(case, regions=(coast, case.regions[1]))
    plan = after(case, spent("Coast", 300.0, 40.0))
    assert plan.people == exactly(90.0)
    assert money(plan, "Coast", year=2028) == 0.0
    assert audit(plan) == []


def test_growth_looks_at_the_money_really_spent() -> None:
    """Proves: F(t - 1) of the first year to come is what was spent.
    By hand: last year 500, so the plan would give the coast 550 and 605. Only 400 was spent:
    2028 is at most 440, 44 people, and the hills get 560, 28. With 40 of 2027: 112."""
    rule = Rule("Growth at most", 0.1, region="Coast")
    case = coast_and_hills(rule, coast=500.0, hills=500.0)
    assert money(solve(case), "Coast", year=2028) == exactly(605.0)
    plan = after(case, spent("Coast", 400.0))
    assert money(plan, "Coast", year=2028) == exactly(440.0)
    assert plan.people == exactly(112.0)


def test_a_cut_looks_at_the_money_really_spent() -> None:
    """Proves: the same for a rule from below.
    By hand: 600 in the hills in 2027, a cut of at most 20 % leaves 480 in 2028: 24 people;
    520 on the coast: 52. With the 30 of 2027: 106."""
    rule = Rule("Cut at most", 0.2, region="Hills")
    plan = after(coast_and_hills(rule, coast=0.0, hills=100.0), spent("Hills", 600.0))
    assert money(plan, "Hills", year=2028) == exactly(480.0)
    assert plan.people == exactly(106.0)


def test_a_rule_broken_in_a_year_that_is_over_holds_for_those_to_come() -> None:
    """Proves: the audit does not call the past a broken rule.
    By hand: at most 300 a year on the coast, 400 was spent: 2028 gets 300, 30 people, and the
    hills 700, 35. With the 40 of 2027: 105."""
    plan = after(
        coast_and_hills(Rule("Spend at most", 300.0, region="Coast")), spent("Coast", 400.0)
    )
    assert plan.people == exactly(105.0)
    assert audit(plan) == []
    [outcome] = plan.rules
    assert [limit.year for limit in outcome.limits] == ["2028"]


def test_a_rule_of_a_year_that_is_over_says_nothing_more() -> None:
    """By hand: at least 800 in the hills in 2027, 100 was spent; 2028 is free: 5 + 100."""
    rule = Rule("Spend at least", 800.0, region="Hills", year="2027")
    plan = after(coast_and_hills(rule), spent("Hills", 100.0))
    assert plan.people == exactly(105.0)
    assert plan.rules[0].limits == ()


def test_years_that_count_together_count_those_that_are_over() -> None:
    """Proves: of 1,000 for all years 400 are gone, so 600 are left for 2028: 40 + 60 on the
    coast, the hills get 400, 20. Had 1,200 been given and spent, no plan could hold the rule."""
    rule = Rule("Spend at most", 1000.0, region="Coast", year="all")
    assert after(coast_and_hills(rule), spent("Coast", 400.0)).people == exactly(120.0)
    case = coast_and_hills(rule, amounts=(1200.0, 1000.0))
    with pytest.raises(NoPlan) as none:
        after(case, spent("Coast", 1200.0))
    assert [quarrel.cell for quarrel in none.value.conflict] == ["Rules!G2"]


@pytest.mark.parametrize(
    ("share", "left", "reached"), [(0.5, 400, 140), (0.1, 100, 110), (0, 0, 100)]
)
def test_unspent_money_waits_or_is_lost_as_the_source_has_it(
    share: float, left: float, reached: float
) -> None:
    """Proves: what a source kept of a year that is over carries over by its own share.
    By hand: of 1,000 in 2027 600 were spent on the coast (60 people). Half of what came in may
    wait: 400 < 500, all of it. A tenth: 100, and 300 are lost. Nothing: 400 are lost."""
    case = coast_and_hills()
    donor = dataclasses.replace(case.sources[0], carry_over=share)
    plan = after(dataclasses.replace(case, sources=(donor,)), spent("Coast", 600.0))
    assert people(plan, year=2028) == exactly(reached)
    assert source_year(plan, "Donor", 2028).carried_in == exactly(left)
    over = source_year(plan, "Donor", 2027)
    assert over.unspent == exactly(400.0 - left)
    assert over.why == ("This year is over, and so much was not spent." if left < 400 else "")


def test_an_envelope_has_left_what_was_not_called_up() -> None:
    """By hand: 2,000 for both years, nothing filled in; 700 were spent, so 1,300 are left for
    2028: 130 people, 200 in all."""
    case = coast_and_hills()
    donor = dataclasses.replace(case.sources[0], amounts=(None, None), total=2000.0)
    plan = after(dataclasses.replace(case, sources=(donor,)), spent("Coast", 700.0))
    assert plan.people == exactly(200.0)
    assert source_year(plan, "Donor", 2027).amount == exactly(700.0)


def test_what_was_really_lent_comes_back() -> None:
    """By hand: 600 lent in 2027 for a year come back in 2028: 1,600 reach 160, with 60: 220."""
    case = question(
        [Region("Coast", 5000.0)],
        [Project("Cash", 10.0, years_to_repay=1)],
        [Source("Donor", (1000.0, 1000.0))],
    )
    plan = after(case, spent("Coast", 600.0))
    assert plan.people == exactly(220.0)
    assert source_year(plan, "Donor", 2028).repaid == exactly(600.0)


def test_people_still_on_their_way_are_reached_later() -> None:
    """Proves: a delay runs on. By hand: six months of start-up; 400 in 2027 start 40, 20 of
    them reached in 2027 and 20 in 2028. Only 10 were told for 2027: 10 + 20. 1,000 in 2028
    start 100, 50 are reached: 80 in all, and 50 come after."""
    case = question(
        [Region("Coast", 5000.0)],
        [Project("Cash", 10.0, startup_months=6.0)],
        [Source("Donor", (1000.0, 1000.0))],
    )
    plan = after(case, spent("Coast", 400.0, 10.0))
    assert [people(plan, year=year) for year in (2027, 2028)] == [10.0, exactly(70.0)]
    assert plan.pipeline == exactly(50.0)


def test_a_line_that_is_closed_by_now_keeps_what_it_had() -> None:
    """By hand: 300 on the coast in 2027, closed since; 2028 goes to the hills: 30 + 50."""
    closed = dataclasses.replace(coast_and_hills(), lines=(Line("Coast", "Cash", open=False),))
    plan = after(closed, spent("Coast", 300.0, source="Donor"))
    assert plan.people == exactly(80.0)
    assert money(plan, "Coast") == 300.0


def test_a_source_that_may_no_longer_pay_keeps_what_it_paid() -> None:
    """By hand: the donor paid 300 on the coast in 2027 and may by now pay in the hills alone;
    the state pays 100 a year anywhere. 2028: 50 in the hills, 10 on the coast. 30 + 60."""
    case = coast_and_hills()
    sources = (
        Source("Donor", (1000.0, 1000.0), regions=("Hills",)),
        Source("State", (100.0, 100.0)),
    )
    plan = after(dataclasses.replace(case, sources=sources), spent("Coast", 300.0, source="Donor"))
    assert plan.people == exactly(90.0)
    assert money(plan, "Coast", source="Donor") == 300.0
    assert money(plan, "Coast", year=2028, source="State") == exactly(100.0)


def test_each_source_paid_what_it_paid() -> None:
    """Two sources share a pool; in 2027 the state paid the hills alone, and the plan says so."""
    case = coast_and_hills()
    sources = (Source("Donor", (1000.0, 1000.0)), Source("State", (100.0, 100.0)))
    plan = after(
        dataclasses.replace(case, sources=sources),
        spent("Coast", 700.0, source="Donor"),
        spent("Hills", 60.0, source="State"),
    )
    assert money(plan, "Hills", year=2027, source="State") == 60.0
    assert money(plan, "Hills", year=2027, source="Donor") == 0.0
    assert money(plan, "Coast", year=2027, source="Donor") == 700.0


def test_rounding_leaves_what_was_spent_as_it_was() -> None:
    """By hand: 333.33 was spent; 2028 is rounded to hundreds: 1,000, 100 people."""
    case = coast_and_hills()
    case = dataclasses.replace(case, settings=Settings(round_to=100.0))
    plan = after(case, spent("Coast", 333.33))
    assert money(plan, "Coast", year=2027) == 333.33
    assert money(plan, "Coast", year=2028) == 1000.0
    assert plan.rounding is not None and plan.rounding.done


def test_steady_is_steady_with_the_last_year_that_is_over() -> None:
    """Proves: among equal plans the split of 2027 as it was, not that of the year before.
    By hand: both regions cost 10; 250 and 750 were spent, so 2028 is 250 and 750 too."""
    case = coast_and_hills(coast=500.0, hills=500.0)
    even = tuple(dataclasses.replace(region, cost_factor=1.0) for region in case.regions)
    plan = after(
        dataclasses.replace(case, regions=even), spent("Coast", 250.0), spent("Hills", 750.0)
    )
    assert [money(plan, name, year=2028) for name in ("Coast", "Hills")] == [
        exactly(250.0),
        exactly(750.0),
    ]


def test_the_audit_sees_a_past_that_was_changed() -> None:
    plan = after(coast_and_hills(), spent("Coast", 300.0, 25.0))
    assert audit(plan) == []
    first = plan.rows[0]
    assert first.year == 2027
    moved = dataclasses.replace(first, money=200.0, sources={"Donor": 200.0})
    says = " ".join(f.says for f in audit(dataclasses.replace(plan, rows=(moved, *plan.rows[1:]))))
    assert "the money is not what was spent, off by 100" in says
    more = dataclasses.replace(first, people=30.0)
    says = " ".join(f.says for f in audit(dataclasses.replace(plan, rows=(more, *plan.rows[1:]))))
    assert "says 30.0000 people reached" in says
