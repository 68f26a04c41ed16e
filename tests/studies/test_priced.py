"""Prices of the workbook's numbers: against separate solves of changed questions, and by hand."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator.case import Case, Project, Region, Rule, Source
from allocator.figure import Figure, number, place, with_number
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.rules import find
from allocator.rules.kind import Unit
from allocator.solving import solve, unpriced
from allocator.studies.priced import PRICED
from allocator.worth import NO_PLAN, NumberPrice, Price, RegionPrice
from tests.cases import PLACES, coast_and_hills, exactly, money, question
from tests.model.random_cases import cases, whole_cases


def priced(case: Case) -> Plan:
    return solve(case, price=unpriced, inquiries=[PRICED])


def best(case: Case) -> float:
    """The objective of a question of its own; NO_PLAN where it has no plan."""
    try:
        return solve(case, price=unpriced).objective
    except NoPlan:
        return NO_PLAN


def number_of(plan: Plan, cell: str) -> NumberPrice:
    assert plan.worth is not None
    [found] = [one for one in plan.worth.numbers if PLACES.cell(one.place) == cell]
    return found


def region_of(plan: Plan, name: str) -> RegionPrice:
    assert plan.worth is not None
    [found] = [one for one in plan.worth.regions if one.region == name]
    return found


def worth_of(plan: Plan, row: int = 2) -> Price:
    [found] = [outcome.worth for outcome in plan.rules if outcome.rule.row == row]
    assert found is not None
    return found


# Against separate solves

MANY = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
CHOICE = st.integers(0, 1_000)


def agree(told: float | None, apart: float, plan: Plan) -> None:
    """A price that was told is the difference of the two solves, in sign and in size."""
    if told is not None:
        assert told == pytest.approx(apart, rel=1e-6, abs=2e-8 * max(1.0, abs(plan.objective)))


def plan_or_none(case: Case) -> Plan | None:
    try:
        return priced(case)
    except NoPlan:
        return None


def with_value(case: Case, rule: Rule, value: float) -> Case:
    changed = dataclasses.replace(rule, value=value)
    return _with_rule(case, rule, changed)


def _with_rule(case: Case, rule: Rule, changed: Rule) -> Case:
    rules = tuple(changed if one is rule else one for one in case.rules)
    return dataclasses.replace(case, rules=rules)


def rule_agrees(case: Case, plan: Plan, choice: int) -> None:
    outcome = plan.rules[choice % len(plan.rules)]
    rule, told, kind = outcome.rule, outcome.worth, find(outcome.rule.kind)
    assert told is not None and kind is not None
    off = best(_with_rule(case, rule, dataclasses.replace(rule, on=False)))
    agree(told.off, off - plan.objective, plan)
    if kind.value is Unit.NAME:
        return
    for gain, units in ((told.more, 1.0), (told.less, -1.0)):
        value = float(rule.value) + units * told.unit
        if value >= kind.lowest:
            agree(gain, best(with_value(case, rule, value)) - plan.objective, plan)


def figures(case: Case) -> list[tuple[Figure, float]]:
    """Every number of the question that may have a price, and its unit."""
    found = []
    for at, source in enumerate(case.sources):
        filled = [year for year, amount in enumerate(source.ladder()) if amount is not None]
        found += [(Figure("sources", at, "amounts", year), 1.0) for year in filled]
        if source.total is not None:
            found.append((Figure("sources", at, "total"), 1.0))
        if source.carry_over:
            found.append((Figure("sources", at, "carry_over"), 0.01))
    for at, region in enumerate(case.regions):
        found.append((Figure("regions", at, "eligible"), 1.0))
        if region.most_per_year is not None:
            found.append((Figure("regions", at, "most_per_year"), 1.0))
    for at, project in enumerate(case.projects):
        if project.reach is not None:
            found.append((Figure("projects", at, "reach"), 0.01))
    for at, line in enumerate(case.lines):
        if line.most_people is not None:
            found.append((Figure("lines", at, "most_people"), 1.0))
    return found


def number_agrees(case: Case, plan: Plan, choice: int) -> None:
    """A number that is not told of changes nothing."""
    assert plan.worth is not None
    known = figures(case)
    figure, unit = known[choice % len(known)]
    told = {one.place: one.price for one in plan.worth.numbers}.get(place(case, figure))
    now = number(case, figure)
    assert told is None or told.unit == unit
    for units in (1.0, -1.0):
        value = now + units * unit
        if value >= 0.0 and (value <= 1.0 or unit == 1.0):
            gain = 0.0 if told is None else told.more if units > 0.0 else told.less
            agree(gain, best(with_number(case, figure, value)) - plan.objective, plan)


def region_agrees(case: Case, plan: Plan, choice: int) -> None:
    """A region that must have one more (or may have one less) than the plan gives it."""
    assert plan.worth is not None
    told = plan.worth.regions[choice % len(plan.worth.regions)]
    for gain, kind, by in ((told.more, "Spend at least", 1.0), (told.less, "Spend at most", -1.0)):
        if gain is not None:
            rule = Rule(kind, told.money + by, region=told.region, year="all", row=99)
            changed = dataclasses.replace(case, rules=(*case.rules, rule))
            agree(gain, best(changed) - plan.objective, plan)


@settings(MANY, max_examples=100)
@given(cases(rules=1), CHOICE)
def test_prices_are_the_differences_of_separate_solves(case: Case, choice: int) -> None:
    """On a hundred questions with many ties: rules, numbers and regions, up and down."""
    plan = plan_or_none(case)
    if plan is not None:
        rule_agrees(case, plan, choice)
        number_agrees(case, plan, choice)
        region_agrees(case, plan, choice)


@settings(MANY, max_examples=15)
@given(whole_cases(), CHOICE)
def test_prices_over_whole_numbers_are_differences_too(case: Case, choice: int) -> None:
    plan = plan_or_none(case)
    if plan is not None:
        rule_agrees(case, plan, choice)
        number_agrees(case, plan, choice)


# By hand


def test_one_more_one_less_and_off() -> None:
    """Proves: a limit of money, told per one of the currency, and how far its price holds.

    By hand: 600 a year may go to the coast (10 a person) and 400 go to the hills (20):
    2 · (60 + 20) = 160 people. One more is one in each year, taken from the hills:
    2 · (1/10 - 1/20) = 0.1, up to the 1,000 there are and down to nothing. Without the
    rule 200 people, 40 more.
    """
    plan = priced(coast_and_hills(Rule("Spend at most", 600.0, region="Coast")))
    told = worth_of(plan)
    assert (told.unit, told.more, told.less) == (1.0, exactly(0.1), exactly(-0.1))
    assert told.off == exactly(40.0)
    assert told.holds == (exactly(0.0), exactly(1000.0))


def test_a_point_of_growth() -> None:
    """Proves: a rate, told per percentage point.

    By hand: the coast had 500 and may have 550 in 2027: 55 people, and 450 reach 22.5 in
    the hills; 2028 is free and reaches 100. A point is 5 more: 5 · (1/10 - 1/20) = 0.25. From
    -100 % (nothing) to 100 % (all 1,000) it is the same. Without the rule 200 - 177.5.
    """
    rule = Rule("Growth at most", 0.1, region="Coast", year="2027")
    told = worth_of(priced(coast_and_hills(rule, coast=500.0)))
    assert (told.unit, told.more, told.less) == (0.01, exactly(0.25), exactly(-0.25))
    assert told.off == exactly(22.5)
    assert told.holds == (exactly(-1.0), exactly(1.0))


def test_a_floor_costs_with_every_unit_more() -> None:
    """Proves: the sign of a floor, and a floor above all there is.

    By hand: the hills must have 400 a year; one more moves one a year from the coast:
    -2 · 0.05 = -0.1, and one less gains 0.1. The next above 1,000 leaves no plan.
    """
    told = worth_of(priced(coast_and_hills(Rule("Spend at least", 400.0, region="Hills"))))
    assert (told.more, told.less, told.off) == (exactly(-0.1), exactly(0.1), exactly(40.0))
    assert told.holds == (exactly(0.0), exactly(1000.0))
    told = worth_of(priced(coast_and_hills(Rule("Spend at least", 1000.0, region="Hills"))))
    assert told.more == NO_PLAN


def test_amounts_and_people_and_reach_have_prices() -> None:
    """Proves: the prices of Budget's amounts, of eligible people, and of reach.

    By hand: a person costs 10 on the coast, where 100 may be reached, half of them by
    cash; the next costs 20 in the hills. 1,000 reach 50 on the coast with 500, and 25 in the
    hills. One more coin reaches 1/20; one person more on the coast is half a person more by
    cash, 5 coins from the hills: 0.5 - 0.25. A point of reach: one more on the coast, 10 coins
    from the hills: 1 - 0.5.
    """
    regions = [Region("Coast", 100.0), Region("Hills", 5000.0, cost_factor=2.0)]
    cash = Project("Cash", 10.0, reach=0.5)
    plan = priced(question(regions, [cash], [Source("Donor", (1000.0,))]))
    amount = number_of(plan, "Budget!B2").price
    assert (amount.more, amount.less) == (exactly(0.05), exactly(-0.05))
    # Below 500 all is for the coast; the hills have 2,500 to reach with 50,000.
    assert amount.holds == (exactly(500.0), exactly(50_500.0))
    people = number_of(plan, "Regions!B2").price
    assert (people.unit, people.more, people.less) == (1.0, exactly(0.25), exactly(-0.25))
    reach = number_of(plan, "Projects!F2").price
    assert (reach.unit, reach.more) == (0.01, exactly(0.5))


def test_money_is_told_by_the_thousand_in_large_plans() -> None:
    """Proves: the unit of money where a source gives 100,000 a year or more.

    By hand: 1,000 more reach 1,000/10 = 100 on the coast.
    """
    regions = [Region("Coast", 1e6), Region("Hills", 1e6, cost_factor=2.0)]
    plan = priced(question(regions, [Project("Cash", 10.0)], [Source("Donor", (200_000.0,))]))
    amount = number_of(plan, "Budget!B2").price
    assert (amount.unit, amount.more, amount.less) == (1000.0, exactly(100.0), exactly(-100.0))


def test_a_ladder_climbs_from_the_amount_that_is_moved() -> None:
    """Proves: blank years after an amount move with it, as they would in the workbook.

    By hand: 1,000 in 2027 and a fifth more in 2028; one more is 1.2 more in 2028: 0.22.
    """
    donor = Source("Donor", (1000.0, None), yearly_rise=0.2)
    plan = priced(question([Region("Coast", 5000.0)], [Project("Cash", 10.0)], [donor]))
    assert number_of(plan, "Budget!B2").price.more == exactly(0.22)


def test_money_for_one_region_costs_the_others() -> None:
    """Proves: one more for a region out of the same money, one less, and none left.

    By hand: 600 a year on the coast is all it may have, so one more leaves no plan; one less
    goes to the hills and loses 1/10 - 1/20. One more in the hills loses as much; one less
    there has nowhere to go and loses 1/20.
    """
    plan = priced(coast_and_hills(Rule("Spend at most", 600.0, region="Coast")))
    coast, hills = region_of(plan, "Coast"), region_of(plan, "Hills")
    assert (coast.more, coast.less) == (NO_PLAN, exactly(-0.05))
    assert (hills.more, hills.less) == (exactly(-0.05), exactly(-0.05))
    assert coast.money == exactly(1200.0) and money(plan, "Hills") == exactly(800.0)


def test_where_many_plans_are_best_both_sides_are_told() -> None:
    """Proves: a limit at a corner: easing it gains nothing, tightening it loses.

    By hand: coast and hills may have 500 each of the 1,000: one more for the coast takes
    from the hills 2 · (1/10 - 1/20); one less is left over: 2 · 1/10. The hills' limit gains
    nothing when raised, for the money is all spent.
    """
    rules = [Rule("Spend at most", 500.0, region=name) for name in ("Coast", "Hills")]
    plan = priced(coast_and_hills(*rules))
    coast, hills = worth_of(plan, 2), worth_of(plan, 3)
    assert (coast.more, coast.less) == (exactly(0.1), exactly(-0.2))
    assert (hills.more, hills.less) == (exactly(0.0), exactly(-0.1))


def test_a_rule_over_whole_numbers_has_its_price() -> None:
    """Proves: gains in jumps: whole projects, and a limit on lines.

    By hand: one line a year, so all goes to the coast where 30 may be reached (300 of 1,000);
    with a second line 700 more reach 35 in the hills; without the rule as many.
    """
    regions = [Region("Coast", 30.0), Region("Hills", 5000.0, cost_factor=2.0)]
    rule = Rule("Lines at most", 1.0)
    plan = priced(question(regions, [Project("Cash", 10.0)], [Source("Donor", (1000.0,))], [rule]))
    told = worth_of(plan)
    assert plan.objective == exactly(50.0)
    assert (told.more, told.less, told.off) == (exactly(15.0), exactly(-50.0), exactly(15.0))
