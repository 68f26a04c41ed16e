"""Who gets more, who gets less, and why: sentences worked out by hand."""

from __future__ import annotations

import dataclasses

from allocator.case import Case, Project, Region, Rule, Settings, Source
from allocator.solving import solve
from allocator.workbook.results.account import Account, currency_of, title_of
from allocator.workbook.results.regions_told import regions_told

NORTH, SOUTH = Region("North", 100.0, spent_last_year=60.0), Region("South", 100.0)
SOUTH = dataclasses.replace(SOUTH, spent_last_year=100.0, cost_factor=2.0)
CASE = Case(
    (NORTH, SOUTH),
    (Project("Tools", 10.0),),
    (Source("Fund", (160.0,)),),
    (2027,),
    (),
    (Rule("Growth at most", 0.5, "each", row=2), Rule("Cut at most", 0.1, "each", row=3)),
    Settings(currency="DH"),
)


def told(case: Case) -> list[str]:
    plan = solve(case)
    return regions_told(Account(plan=plan, title=title_of(plan), currency=currency_of(plan)))


def test_more_and_less_against_last_year_each_with_its_rule_and_cost() -> None:
    """Proves: change, the rule at whose limit a region stands, and the cost.

    By hand: a person costs 10 in North, 20 in South. South keeps at least 90 of its 100; North
    gets the other 70, within 90. Reached: 7 and 4.5; 160 for 11.5 people is 13.91 each.
    Without the rules North would get all.
    """
    assert told(CASE) == [
        "In the plan's average year 1 of 2 regions get more than last year, and 1 get less.",
        "North: 70.00 DH a year on average, 10.00 DH more than last year (+17 %). "
        "A person reached costs 10.00 DH there, 13.91 DH overall.",
        "South: 90.00 DH a year on average, 10.00 DH less than last year (-10 %). "
        "It stands at the least asked for by Rules row 3, Cut at most 10 % (each region), "
        "in 2027. A person reached costs 20.00 DH there, 13.91 DH overall.",
    ]


def test_the_average_year_and_the_years_in_which_a_region_stands_at_its_limit() -> None:
    """Proves: averages over the years, and every year of the limit.

    By hand: 300 a year. North may grow by half, to 90 and 135; South gets the rest, but in the
    first year 150 at most, in the second 165. Averages: North 112.50, South 157.50, which is 57.50
    more than last year's 100 and so told first.
    """
    case = dataclasses.replace(CASE, sources=(Source("Fund", (300.0, 300.0)),), years=(2027, 2028))
    _, south, north = told(case)
    rule = "It stands at the most allowed by Rules row 2, Growth at most 50 % (each region)"
    assert north.startswith(
        "North: 112.50 DH a year on average, 52.50 DH more than last year (+88 %). "
        f"{rule}, in 2027 and 2028."
    )
    assert south.startswith(
        "South: 157.50 DH a year on average, 57.50 DH more than last year (+58 %). "
        f"{rule}, in 2027."
    )


def test_nothing_last_year_and_nothing_now() -> None:
    """Proves: both ends of growth, where no percentage can be said.

    By hand: without rules all 160 go to North, which had nothing; South is left with nothing.
    """
    start = dataclasses.replace(NORTH, spent_last_year=0.0)
    sentences = told(dataclasses.replace(CASE, regions=(start, SOUTH), rules=()))
    assert sentences[1].startswith("North: 160.00 DH a year on average, after nothing last year.")
    assert sentences[2] == "South: nothing, after 100.00 DH last year."


def test_a_region_at_what_it_can_use_and_one_whose_people_all_have_their_turn() -> None:
    """Proves: reasons that are no rule's.

    By hand: North can use 50 a year and 5 people; South's 3 eligible people cost 60.
    """
    regions = (
        dataclasses.replace(NORTH, most_per_year=50.0, spent_last_year=40.0),
        dataclasses.replace(SOUTH, eligible=3.0, spent_last_year=30.0),
    )
    north, south = sorted(told(dataclasses.replace(CASE, regions=regions, rules=()))[1:])
    assert "It takes all it can use, 50.00 DH (Most per year), in 2027." in north
    assert "60.00 DH a year on average, 30.00 DH more" in south
    assert "All its eligible people have their turn." in south


def test_without_last_year_regions_are_held_against_each_other() -> None:
    """Proves: money for each eligible person, and nothing of last year.

    By hand: 160 all go to North, 1.60 for each of its 100 people.
    """
    regions = (Region("North", 100.0), Region("South", 100.0, cost_factor=2.0))
    case = dataclasses.replace(CASE, regions=regions, rules=(), regions_known=False)
    assert [text.split(" over")[0] for text in told(case)] == [
        "North gets most for each eligible person: 1.60 DH",
        "South gets least for each eligible person: 0.00 DH",
    ]


def test_one_region_has_nobody_to_be_held_against() -> None:
    assert told(dataclasses.replace(CASE, regions=(NORTH,), rules=())) == []


def test_years_in_a_row_are_told_by_the_first_and_the_last() -> None:
    """Proves: `2027 to 2029`.

    By hand: North may grow by half each year, 90, 135 and 202.50, and 1,000 a year would pay more.
    """
    source = Source("Fund", (1000.0, 1000.0, 1000.0))
    north = next(
        text
        for text in told(dataclasses.replace(CASE, sources=(source,), years=(2027, 2028, 2029)))
        if text.startswith("North:")
    )
    assert "Growth at most 50 % (each region), in 2027 to 2029." in north
