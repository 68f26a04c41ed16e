"""Ranges expanded into numbers, and cases drawn from them, each cell worked out by hand."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Change, Line, Project, Range, Region, Scenario, Source
from allocator.problems import BadQuestion
from allocator.studies.changes.late import late_amounts
from allocator.studies.ranges import demand_drawable, drawn, uncertain
from allocator.studies.scenarios import apply
from tests.cases import question


def case(*ranges: Range) -> Case:
    plain = question(
        [Region("North", 100.0, area="Coast"), Region("South", 200.0)],
        [Project("Bees", 10.0), Project("Loan", 20.0, years_to_repay=2, loss=0.1)],
        [Source("Fund", (1000.0, 500.0, None), yearly_rise=0.2), Source("Gift", (100.0, 0.0, 0.0))],
        (),
        [Line("South", "Bees", cost_per_person=15.0)],
    )
    return dataclasses.replace(plain, ranges=ranges)


def test_without_rows_each_type_costs_a_fifth_less_to_a_fifth_more() -> None:
    """By hand: bees cost 10 and, on a line of their own, 15; at 3/4 of the way both × 1.1."""
    numbers = uncertain(case())
    assert [(one.change.project, one.low, one.high) for one in numbers] == [
        ("Bees", 0.8, 1.2),
        ("Loan", 0.8, 1.2),
    ]
    made = drawn(case(), numbers, [0.75, 0.0])
    assert [project.cost_per_person for project in made.projects] == pytest.approx([11.0, 16.0])
    assert made.lines[0].cost_per_person == pytest.approx(16.5)


def test_one_number_for_all_together_and_one_for_each() -> None:
    """By hand: at one half all regions have 1.5 × theirs; each by itself 1 × and 2 ×."""
    together = case(Range("Eligible people", "times", 1.0, 2.0))
    each = case(Range("Eligible people", "times", 1.0, 2.0, region="each"))
    coast = case(Range("Eligible people", "times", 1.0, 2.0, region="each Coast"))
    assert [len(uncertain(c)) for c in (together, each, coast)] == [1, 2, 1]
    made = drawn(together, uncertain(together), [0.5])
    assert [region.eligible for region in made.regions] == [150.0, 300.0]
    made = drawn(each, uncertain(each), [0.0, 1.0])
    assert [region.eligible for region in made.regions] == [100.0, 400.0]
    made = drawn(coast, uncertain(coast), [1.0])
    assert [region.eligible for region in made.regions] == [200.0, 200.0]


def test_loss_is_of_loans_and_rows_are_applied_in_their_order() -> None:
    """By hand: loss = 2 % + ½ · 8 % = 6 %, for the loan only; cost 10 · 2 · 0.5 = 10."""
    made = case(
        Range("Loss", "set", 0.02, 0.1),
        Range("Cost per person", "times", 2.0, 2.0),
        Range("Cost per person", "times", 0.5, 0.5, project="Bees"),
    )
    made = drawn(made, uncertain(made), [0.5, 0.3, 0.3])
    assert [project.loss for project in made.projects] == [0.0, pytest.approx(0.06)]
    assert [project.cost_per_person for project in made.projects] == [10.0, 40.0]


def test_each_loss_is_that_of_each_loan() -> None:
    given = case(Range("Loss", "set", 0.0, 0.1, project="each"))
    assert [one.whom for one in uncertain(given)] == ["Loan"]


def test_late_money_comes_a_year_later() -> None:
    """By hand, a tenth late in each year: 1000 → 900, 500 → 450 + 100, 600 → 540 + 50."""
    assert late_amounts((1000.0, 500.0, 600.0), (0, 1, 2), 0.1) == pytest.approx((900, 550, 590))
    given = case(Range("Late money", "set", 0.0, 0.2, source="Fund"))
    made = drawn(given, uncertain(given), [0.5])
    assert made.sources[0].amounts == pytest.approx((900.0, 550.0, 590.0))
    assert made.sources[1] == given.sources[1]


def test_what_is_late_in_one_year_is_not_late_again() -> None:
    """A number for each year, the last one first. By hand: 2028: 250 of 500 go on to 2029;
    then 2027: 500 of 1000 go on to 2028, where they are not halved again: 250 + 500."""
    given = case(Range("Late money", "set", 0.0, 0.5, source="Fund", year="each"))
    numbers = uncertain(given)
    assert [one.change.year for one in numbers] == ["2029", "2028", "2027"]
    made = drawn(given, numbers, [0.0, 1.0, 1.0])
    assert made.sources[0].amounts == pytest.approx((500.0, 750.0, 850.0))


def test_a_scenario_may_let_money_be_late_too() -> None:
    change = Change("Late money", "set", 0.1, source="Gift", year="2027")
    found = apply(case(), Scenario("", (change,)))
    assert found.case.sources[1].amounts == (90.0, 10.0, 0.0)
    [move] = found.moves
    assert (move.whom, move.how, move.before, move.after) == (
        "Gift · 2027",
        "= 10 %",
        ("0", "100"),
        ("0", "90"),
    )


def test_rows_that_are_sound_alone_and_not_together_are_told() -> None:
    """By hand: a share of 60 % may be half as much again, 90 %, but not twice in a row, 135 %."""
    twice = Range("Mobile share", "times", 1.0, 1.5, row=2)
    one = dataclasses.replace(
        case(twice), regions=(Region("North", 100.0, mobile_share=0.6, row=2),), lines=()
    )
    demand_drawable(one)
    with pytest.raises(BadQuestion) as caught:
        demand_drawable(dataclasses.replace(one, ranges=(twice, dataclasses.replace(twice, row=3))))
    [problem] = caught.value.problems
    assert (problem.sheet, problem.says) == ("Ranges", "North would have Mobile share 135 %.")
