"""Why money is left, each reason worked out by hand.

A person costs 10 on the coast and 20 in the hills; a donor gives 1,000.
"""

from __future__ import annotations

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve, unpriced
from tests.cases import coast_and_hills, exactly, question, source_year

CASH = Project("Cash", 10.0)
COAST, FEW = Region("Coast", 5000.0), Region("Coast", 20.0)
ONE_YEAR = (1000.0,)


def left(case: Case, source: str = "Donor", year: int = 2027) -> tuple[float, str]:
    row = source_year(solve(case, price=unpriced), source, year)
    return row.unspent, row.why


def test_all_spent_needs_no_reason() -> None:
    assert left(coast_and_hills()) == (0.0, "")


def test_everyone_eligible_is_reached() -> None:
    """By hand: 20 people cost 200."""
    money, why = left(question([FEW], [CASH], [Source("Donor", ONE_YEAR)]))
    assert money == exactly(800.0)
    assert why == "Nobody is left to reach: eligible people of Coast (Regions!B2)."


def test_held_by_a_growth_rule() -> None:
    """By hand: 400 last year in all and a tenth more: 440."""
    rule = Rule("Growth at most", 0.1)
    money, why = left(coast_and_hills(rule, coast=300.0, hills=100.0))
    assert money == exactly(560.0)
    assert why == "Held by Growth at most 10 % (Rules!G2)."


def test_an_earmark_whose_use_is_capped() -> None:
    """By hand: the deed pays for the hills alone, where a rule stops at 300."""
    deed = Source("Deed", ONE_YEAR, regions=("Hills",))
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)]
    rule = Rule("Spend at most", 300.0, region="Hills")
    money, why = left(question(regions, [CASH], [deed], [rule]), "Deed")
    assert money == exactly(700.0)
    assert why == "Only Hills may use it: held by Spend at most 300 (Hills) (Rules!G2)."


def test_some_held_and_some_reached() -> None:
    """By hand: 200 reach all 20 on the coast, and a rule stops at 300 in the hills."""
    regions = [FEW, Region("Hills", 5000.0, cost_factor=2.0)]
    rule = Rule("Spend at most", 300.0, region="Hills")
    money, why = left(question(regions, [CASH], [Source("Donor", ONE_YEAR)], [rule]))
    assert money == exactly(500.0)
    assert why == (
        "Held by Spend at most 300 (Hills) (Rules!G2); "
        "nobody is left to reach: eligible people of Coast (Regions!B2)."
    )


def test_room_in_a_region() -> None:
    regions = [Region("Coast", 5000.0, most_per_year=400.0)]
    money, why = left(question(regions, [CASH], [Source("Donor", ONE_YEAR)]))
    assert (money, why) == (exactly(600.0), "Held by most per year of Coast (Regions!H2).")


def test_reach_and_most_people_are_named() -> None:
    """By hand: half of 100 by cash cost 500; of tools, at 10 too, a line allows 30: 300."""
    types = [Project("Cash", 10.0, reach=0.5), Project("Tools", 10.0)]
    lines = [Line("Coast", "Tools", most_people=30.0)]
    donor = Source("Donor", ONE_YEAR)
    money, why = left(question([Region("Coast", 100.0)], types, [donor], lines=lines))
    assert money == exactly(200.0)
    assert "reach of Cash in Coast (Projects!F2)" in why
    assert "most people of Coast · Tools (Lines!D2)" in why


def test_money_that_would_reach_nobody_in_time() -> None:
    """By hand: twelve months of licences put everybody after the one year."""
    late = Region("Coast", 5000.0, licence_months=12.0)
    money, why = left(question([late], [CASH], [Source("Donor", ONE_YEAR)], prefer="Cheap"))
    assert money == exactly(1000.0)
    assert why == "More money here would reach nobody within the plan's years."


def test_no_open_line() -> None:
    donors = [Source("Donor", ONE_YEAR), Source("Deed", ONE_YEAR, regions=("Hills",))]
    regions = [COAST, Region("Hills", 50.0)]
    case = question(regions, [CASH], donors, lines=[Line("Hills", "Cash", open=False)])
    assert left(case, "Deed") == (exactly(1000.0), "No open line may be paid by this source.")


def test_many_limits_are_counted_not_listed() -> None:
    """By hand: five regions of ten people cost 500 of 1,000; three are named, two counted."""
    regions = [Region(name, 10.0) for name in ("A", "B", "C", "D", "E")]
    _, why = left(question(regions, [CASH], [Source("Donor", ONE_YEAR)]))
    assert why.startswith("Nobody is left to reach: eligible people of A (Regions!B2), ")
    assert why.endswith(" and 2 more.")


def test_less_than_the_unit_of_rounding() -> None:
    """By hand: 1,050 in hundreds leaves 50."""
    case = question([COAST], [CASH], [Source("Donor", (1050.0,))], round_to=100.0)
    assert left(case) == (exactly(50.0), "Less than the 100 that amounts are rounded to.")
