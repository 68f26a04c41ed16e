"""Programmes side by side: rates, levers in common, and one rule borrowed, by hand."""

from __future__ import annotations

import dataclasses
import json

import pytest

from allocator.case import Case, Change, Project, Region, Rule, Scenario, Settings, Source
from allocator.plan import Plan
from allocator.problems import Mistyped, NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.common_levers import common_levers
from allocator.studies.countries import countries_json, side_by_side, texts_of
from allocator.studies.rates import common_rates


def plain(case: Case) -> Plan:
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


# Rates


def test_one_currency_needs_no_rate_and_one_of_two_may_do_without() -> None:
    assert common_rates({"a": "MAD", "b": "MAD"}, {}) == ("MAD", {"a": 1.0, "b": 1.0})
    assert common_rates({"a": "MAD", "b": "EUR"}, {"MAD": 0.1}) == ("EUR", {"a": 0.1, "b": 1.0})
    assert common_rates({"a": "MAD", "b": "EUR"}, {"MAD": 0.1, "EUR": 2.0}) == (
        "",
        {"a": 0.1, "b": 2.0},
    )


@pytest.mark.parametrize(
    ("currencies", "given", "says"),
    [
        ({"a": "MAD", "b": "EUR"}, {}, "EUR in b, MAD in a.*worth in EUR: --rate MAD="),
        ({"a": "MAD", "b": "EUR", "c": "TND"}, {"MAD": 0.1}, "--rate TND="),
        ({"a": "MAD", "b": ""}, {}, "b has no Currency in Settings"),
        ({"a": "MAD", "b": "MAD"}, {"TND": 0.3}, "No workbook is in TND: they are in MAD"),
    ],
)
def test_a_rate_that_is_missing_or_of_nobody_s_money_is_told(
    currencies: dict[str, str], given: dict[str, float], says: str
) -> None:
    with pytest.raises(Mistyped, match=says):
        common_rates(currencies, given)


# Levers in common

LEVERS = {lever.name: lever for lever in common_levers()}


def test_a_country_s_value_is_an_average_by_eligible_people() -> None:
    """By hand: (100 × 6 + 300 × 2) ÷ 400 = 3 months; (100 × 40 % + 0) ÷ 400 = 10 %."""
    case = Case(
        (
            Region("A", 100.0, licence_months=6.0, mobile_share=0.4),
            Region("B", 300.0, licence_months=2.0),
        ),
        (
            Project("Short", 1.0, years_to_repay=2, interest=0.1),
            Project("Long", 1.0, years_to_repay=5, years_of_grace=2),
            Project("Grant", 1.0),
        ),
        (Source("S", (1.0,)),),
        (2027,),
    )
    values = {name: lever.value(case) for name, lever in LEVERS.items()}
    assert values["Licence months"] == pytest.approx(3.0)
    assert values["Mobile share"] == pytest.approx(0.1)
    assert values["Interest"] == pytest.approx(0.05)
    assert values["Years to repay"] == 4.0  # 3.5, to whole years
    assert values["Growth at most, each region"] is None
    one = LEVERS["Years to repay"].borrowed(case, 1.0)
    assert [(p.years_to_repay, p.years_of_grace) for p in one.projects] == [(1, 0), (1, 0), (0, 0)]
    none = dataclasses.replace(case, projects=case.projects[2:])
    assert LEVERS["Interest"].value(none) is LEVERS["Years to repay"].value(none) is None


def test_growth_rules_are_told_apart_by_whom_they_ask_and_the_lowest_binds() -> None:
    rules = (
        Rule("Growth at most", 0.2, region="each"),
        Rule("Growth at most", 0.1, region="chaque"),
        Rule("Growth at most", 0.3, region="each", project="each"),
        Rule("Growth at most", 0.05, region="North"),
        Rule("Growth at most", 0.04, region="each", year="2027"),
        Rule("Growth at most", 0.03, region="each", on=False),
        Rule("Growth at most", 0.6),
    )
    case = Case((), (), (), (2027,), rules=rules)
    values = {name: lever.value(case) for name, lever in LEVERS.items() if "Growth" in name}
    assert values == {
        "Growth at most, in all": 0.6,
        "Growth at most, each region": 0.1,
        "Growth at most, each project type": None,
        "Growth at most, each line": 0.3,
        "Growth at most, each source": None,
    }
    lever = LEVERS["Growth at most, each region"]
    assert [rule.value for rule in lever.borrowed(case, 0.5).rules[:4]] == [0.5, 0.5, 0.3, 0.05]
    assert [rule.on for rule in lever.borrowed(case, None).rules[:4]] == [False, False, True, True]


# Side by side


def country(currency: str, months: float, growth: float, cost: float) -> Case:
    """One region of 1,000 people, last year 1,000; 2,000 a year for two years."""
    return Case(
        (Region("R", 1000.0, spent_last_year=1000.0, licence_months=months),),
        (Project("Grant", cost, women=0.5),),
        (Source("S", (2000.0, 2000.0)),),
        (2027, 2028),
        rules=(Rule("Growth at most", growth, region="each"),),
        settings=Settings(currency=currency),
    )


def test_borrowing_one_rule_by_hand() -> None:
    """A: 12 months, 50 %, 10 a person. B: none, 20 %, 4 a person (in its own money).

    A spends 1,500; money of 2028 would reach nobody in time and is left: 150 people. With B's
    months it spends 1,500 and 2,000: 350. With B's pace: 1,200, so 120. B spends 1,200 and
    1,440 at 4: 660 people; with
    A's months 1,200 ÷ 4 = 300; with A's pace 1,500 + 2,000 ÷ 4 = 875.
    """
    cases = {"a": country("AAA", 12.0, 0.5, 10.0), "b": country("BBB", 0.0, 0.2, 4.0)}
    found = side_by_side(cases, {"AAA": 0.5}, plain, quiet)
    assert found.common == "BBB"
    assert [each.figures.people for each in found.countries] == pytest.approx([150.0, 660.0])
    assert [each.money for each in found.countries] == pytest.approx([750.0, 2640.0])
    assert [row.name for row in found.levers] == ["Licence months", "Growth at most, each region"]
    gains = {(each.mine, each.lever): each.gain for each in found.borrowed}
    assert gains == pytest.approx(
        {
            ("a", "Licence months"): 200.0,
            ("a", "Growth at most, each region"): -30.0,
            ("b", "Licence months"): -360.0,
            ("b", "Growth at most, each region"): 215.0,
        }
    )
    told = json.loads(json.dumps(countries_json(found), allow_nan=False))
    assert told["levers"][0]["values"] == {"a": 12.0, "b": 0.0}
    assert told["borrowed"][0]["own"] == "12 months"
    assert told["countries"][0]["money_common"] == pytest.approx(750.0)


def test_what_a_country_lacks_cannot_be_borrowed_but_a_rule_may_be_off() -> None:
    """B has no growth rule: A borrows its freedom, B nothing. By hand: A spends 4,000: 400."""
    a = country("AAA", 0.0, 0.5, 10.0)
    b = dataclasses.replace(a, rules=())
    found = side_by_side({"a": a, "b": b}, {}, plain, quiet)
    (only,) = found.borrowed
    assert (only.mine, only.own, only.other) == ("a", "50 %", "none")
    assert only.people == pytest.approx(400.0)


def test_a_country_without_a_plan_names_its_workbook() -> None:
    case = country("AAA", 0.0, 0.5, 10.0)
    never = dataclasses.replace(case, rules=(Rule("Spend at least", 9000.0, year="all", row=2),))
    with pytest.raises(NoPlan) as none:
        side_by_side({"good.xlsx": case, "never.xlsx": never}, {}, plain, quiet)
    assert all(quarrel.cell.startswith("[never.xlsx]") for quarrel in none.value.conflict)


def test_texts_are_those_of_the_base_or_of_the_scenarios() -> None:
    case = country("AAA", 0.0, 0.5, 10.0)
    change = (Change("Budget", "off"),)
    tried = (Scenario("X", change, strengths="quick"), Scenario("Y", change, strengths="cheap"))
    told = texts_of(dataclasses.replace(case, scenarios=tried))
    assert told.strengths == "X: quick\nY: cheap" and told.remedies == ""
    own = (*tried, Scenario("Base", strengths="ours"))
    assert texts_of(dataclasses.replace(case, scenarios=own)).strengths == "ours"
