"""Levers on sources: what comes in, what may wait, what it may pay for."""

from __future__ import annotations

import pytest

from allocator.case import Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import (
    complaint,
    conflict,
    exactly,
    money,
    question,
    reached,
    source_year,
)

CASH = Project("Cash", 10.0)
NORTH = Region("North", 5000.0)


def north(*sources: Source, most: float | None = None, **settings: float) -> float:
    """People one region reaches at 10 each; most: what it can take in a year."""
    region = Region("North", 5000.0, most_per_year=most)
    return reached(question([region], [CASH], sources, **settings))


def test_own_costs_and_follow_up() -> None:
    """Proves: received = amount · (1 - own costs) · (1 - follow-up).

    By hand: 1,000 · 0.9 · 0.95 = 855, of which 85.5 people a year: 171. Own costs are 100,
    follow-up 45.
    Without the levers: 200; own costs alone 180, follow-up alone 190.
    """
    donor = Source("Donor", (1000.0, 1000.0), own_costs=0.1)
    plan = solve(question([NORTH], [CASH], [donor], follow_up=0.05))
    assert plan.objective == exactly(171.0)
    year = source_year(plan, "Donor", 2028)
    assert (year.amount, year.own_costs, year.follow_up) == (1000.0, exactly(100.0), exactly(45.0))
    assert year.received == exactly(855.0)
    assert north(donor) == exactly(180.0)
    assert north(Source("Donor", (1000.0, 1000.0)), follow_up=0.05) == exactly(190.0)
    assert north(Source("Donor", (1000.0, 1000.0))) == exactly(200.0)


def test_carry_over() -> None:
    """Proves: up to the share of what came in may wait for the next year.

    By hand: the region takes 600 a year; of 1,000 in 2027, 300 may wait: 60 + 30 people,
    and 100 stay unspent.
    Without the lever: 60.
    """
    donor = Source("Donor", (1000.0, 0.0), carry_over=0.3)
    region = Region("North", 5000.0, most_per_year=600.0)
    plan = solve(question([region], [CASH], [donor]))
    assert plan.objective == exactly(90.0)
    assert source_year(plan, "Donor", 2027).carried == exactly(300.0)
    assert source_year(plan, "Donor", 2027).unspent == exactly(100.0)
    assert source_year(plan, "Donor", 2028).carried_in == exactly(300.0)
    assert north(Source("Donor", (1000.0, 0.0)), most=600.0) == exactly(60.0)


def test_what_waited_once_may_not_wait_again() -> None:
    """Proves: the share is of what came in that year, not of what was carried in.

    By hand: the region takes 300 a year. Half of 2027's 1,000 may wait, 2028 spends 300 of
    it; what is left came in earlier and may not wait for 2029: 60 people, and 400 of the
    1,000 stay unspent. (If it might wait again, 2029 would have 200: 80 people.)
    Without the lever: 30.
    """
    donor = Source("Donor", (1000.0, 0.0, 0.0), carry_over=0.5)
    region = Region("North", 5000.0, most_per_year=300.0)
    plan = solve(question([region], [CASH], [donor]))
    assert plan.objective == exactly(60.0)
    assert source_year(plan, "Donor", 2028).carried == exactly(0.0)
    assert plan.unspent == exactly(400.0)
    assert north(Source("Donor", (1000.0, 0.0, 0.0)), most=300.0) == exactly(30.0)


def test_nothing_waits_after_the_last_year() -> None:
    """Proves: what is left in the last year is unspent, whatever the carry over.

    By hand: 2027 spends 600 and 400 wait; 2028 spends 600 of 1,400: 120 people, 800 left.
    Without the lever: 120 as well, 400 left in each year.
    """
    region = Region("North", 5000.0, most_per_year=600.0)
    donor = Source("Donor", (1000.0, 1000.0), carry_over=1.0)
    plan = solve(question([region], [CASH], [donor]))
    assert plan.objective == exactly(120.0)
    assert source_year(plan, "Donor", 2028).carried == 0.0
    assert plan.unspent == exactly(800.0)
    assert north(Source("Donor", (1000.0, 1000.0)), most=600.0) == exactly(120.0)


def test_repaid_money_may_wait_too() -> None:
    """Proves: the share is of the money received and repaid together.

    By hand: loans of a year at 10, money only in 2027; the region takes 500 a year, and a
    rule lets 2028 lend nothing. 2027 lends 500; in 2028 they come back, beside the 500 that
    waited, and half of what came back, 250, may wait for 2029: 50 + 25 people.
    Without the lever: nothing waits, 50.
    """
    loan = [Project("Loan", 10.0, years_to_repay=1)]
    region = [Region("North", 5000.0, most_per_year=500.0)]
    stop = [Rule("Spend at most", 0.0, year="2028")]

    def best(carry_over: float) -> float:
        fund = Source("Fund", (1000.0, 0.0, 0.0), carry_over=carry_over)
        return reached(question(region, loan, [fund], stop))

    assert best(0.5) == exactly(75.0)
    assert best(0.0) == exactly(50.0)


@pytest.mark.parametrize(
    ("amounts", "last", "climbed"),
    [
        ((1000.0, None, None), None, (1000.0, 1100.0, 1210.0)),
        ((None, None, None), 1000.0, (1100.0, 1210.0, 1331.0)),
        ((None, 500.0, None), 1000.0, (1100.0, 500.0, 550.0)),
        ((800.0, None, None), 1000.0, (800.0, 880.0, 968.0)),
        ((None, None, None), 0.0, (0.0, 0.0, 0.0)),
    ],
)
def test_the_donors_ladder(
    amounts: tuple[float | None, ...], last: float | None, climbed: tuple[float, ...]
) -> None:
    """Proves: a blank year is the year before · (1 + yearly rise), the first one after
    `Last year` only if no year is filled before it.

    By hand, 10 %: 1,000 → 1,100 → 1,210; after a filled 500, 550; from nothing, nothing.
    One tenth as many people. Without the lever: a blank year is refused.
    """
    donor = Source("Donor", amounts, last_year=last, yearly_rise=0.1)
    plan = solve(question([NORTH], [CASH], [donor]))
    assert plan.objective == exactly(sum(climbed) / 10.0)
    for year, amount in zip((2027, 2028, 2029), climbed, strict=True):
        assert source_year(plan, "Donor", year).amount == exactly(amount)
    bare = Source("Donor", amounts, last_year=last)
    assert "Budget!" in complaint(question([NORTH], [CASH], [bare]))


def test_a_ladder_needs_a_foot() -> None:
    donor = Source("Donor", (None, 1000.0), yearly_rise=0.1)
    assert "Budget!B2" in complaint(question([NORTH], [CASH], [donor]))


def test_an_envelope_chooses_its_years() -> None:
    """Proves: with a `Total` the plan decides the amount of each blank year.

    By hand: a person costs 10 and then 12.5, the region takes 900 a year: 900 in 2027, 90
    people; 600 in 2028, 48: 138 of a total of 1,500. With a tenth for own costs 1,350
    arrive: 90 + 450/12.5 = 126.
    Without the total: the blanks are refused. With 750 a year: 75 + 60 = 135.
    """
    region = Region("North", 5000.0, most_per_year=900.0)
    donor = Source("Donor", (None, None), total=1500.0)
    plan = solve(question([region], [CASH], [donor], price_rise=0.25))
    assert plan.objective == exactly(138.0)
    assert source_year(plan, "Donor", 2027).amount == exactly(900.0)
    assert source_year(plan, "Donor", 2028).amount == exactly(600.0)
    costly = Source("Donor", (None, None), total=1500.0, own_costs=0.1)
    assert north(costly, most=900.0, price_rise=0.25) == exactly(126.0)
    assert north(Source("Donor", (750.0, 750.0)), most=900.0, price_rise=0.25) == exactly(135.0)
    assert "Budget!B2" in complaint(
        question([region], [CASH], [Source("Donor", (None, None))], price_rise=0.25)
    )


def test_an_envelope_with_filled_years() -> None:
    """Proves: a filled year stays as filled and counts towards the total.

    By hand: 400 in 2027 is filled, so 1,100 of the 1,500 are left for the cheaper of 2028
    at 12.5 and 2029 at 15.625: 40 + 88 = 128. Filled years above the total are no plan.
    Without the fill: all 1,500 in 2027, 150.
    """
    donor = Source("Donor", (400.0, None, None), total=1500.0)
    plan = solve(question([NORTH], [CASH], [donor], price_rise=0.25))
    assert plan.objective == exactly(128.0)
    assert source_year(plan, "Donor", 2028).amount == exactly(1100.0)
    assert source_year(plan, "Donor", 2029).amount == exactly(0.0)
    assert north(Source("D", (None, None, None), total=1500.0), price_rise=0.25) == exactly(150.0)
    above = Source("Donor", (1000.0, 600.0, None), total=1500.0)
    assert conflict(question([NORTH], [CASH], [above])) == {"Budget!N2": "add 100 to it"}


@pytest.mark.parametrize(
    ("projects", "regions", "best"),
    [
        ((), (), 200.0),
        (("Tools",), (), 100.0),
        (("Food",), (), 80.0),
        (("Tools", "Food"), (), 100.0),
        ((), ("Far",), 50.0),
        (("Food",), ("Far",), 20.0),
        ((), ("Hills", "Far"), 50.0),
    ],
)
def test_what_a_source_may_pay_for(
    projects: tuple[str, ...], regions: tuple[str, ...], best: float
) -> None:
    """Proves: a source pays only for its types and groups, in its regions and areas.

    By hand, 2,000: cash 10, tools 20, bread and oil (Food) 25 and 30 on the coast; in the
    hills (area Far) four times that. Tools 100; food 80; in the hills cash at 40: 50, food
    at 100: 20.
    Without the lever: 200 (the first row).
    """
    types = [
        CASH,
        Project("Tools", 20.0),
        Project("Bread", 25.0, group="Food"),
        Project("Oil", 30.0, group="Food"),
    ]
    places = [Region("Coast", 5000.0), Region("Hills", 5000.0, area="Far", cost_factor=4.0)]
    donor = Source("Donor", (1000.0, 1000.0), projects=projects, regions=regions)
    assert reached(question(places, types, [donor])) == exactly(best)


def test_two_earmarks_and_a_rule_on_one_of_them() -> None:
    """Proves: the sources' shares of the lines are exact, pooled as they may be.

    By hand, one year: the state's 1,000 may put half of itself on the coast, where two types
    cost 10: 50 people; its other 500 and the donor's 500 in the hills at 20: 50. The
    waqf's 300 may pay only for tools on the coast: 30. 130 in all.
    Without the rule: 100 + 25 + 30 = 155.
    """
    places = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    sources = [
        Source("State", (1000.0,)),
        Source("Donor", (500.0,), regions=("Hills",)),
        Source("Waqf", (300.0,), regions=("Coast",), projects=("Tools",)),
    ]
    rule = Rule("Share at most", 0.5, region="Coast", source="State", of="same source")
    types = [CASH, Project("Tools", 10.0)]
    plan = solve(question(places, types, sources, [rule]))
    assert plan.objective == exactly(130.0)
    assert money(plan, "Coast", source="State") == exactly(500.0)
    assert money(plan, "Hills", source="State") == exactly(500.0)
    assert money(plan, "Hills", source="Donor") == exactly(500.0)
    assert money(plan, "Coast", "Tools", source="Waqf") == exactly(300.0)
    assert money(plan, "Coast", "Cash", source="Waqf") == 0.0
    for row in plan.rows:
        assert sum(row.sources.values()) == exactly(row.money)
    assert reached(question(places, types, sources)) == exactly(155.0)
