"""Each change of a scenario, worked out by hand: the people the changed question reaches.

The usual question: a person costs 10 on the Coast and 20 in the Hills (a cost factor of 2);
a donor gives 1,000 a year for two years. Without a change the Coast takes all: 200 people.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Change, Line, Project, Region, Rule, Scenario, Source
from allocator.problems import BadQuestion
from allocator.solving import solve, unpriced
from allocator.studies.scenarios import applied, apply, deep_faults, scenario_faults


def usual(**changed: object) -> Case:
    case = Case(
        regions=(
            Region("Coast", 1000.0, area="Sea", spent_last_year=500.0, row=2),
            Region("Hills", 1000.0, spent_last_year=500.0, cost_factor=2.0, row=3),
        ),
        projects=(Project("Grant", 10.0, row=2),),
        sources=(Source("Donor", (1000.0, 1000.0), row=2),),
        years=(2027, 2028),
    )
    return dataclasses.replace(case, **changed)  # type: ignore[arg-type]


def people(case: Case, *changes: Change) -> float:
    return solve(applied(case, Scenario("A", changes)), price=unpriced).people


def refused(case: Case, change: Change) -> str:
    (fault,) = apply(case, Scenario("A", (change,))).faults
    assert fault.place.sheet == "Scenarios" and fault.place.row == change.row and fault.fix
    return f"{fault.place.column}: {fault.says}"


# Budget


def test_budget_of_a_year() -> None:
    """By hand: 1,000 + 1,000 × 1.5 at 10 a person: 250."""
    assert people(usual()) == pytest.approx(200.0)
    assert people(usual(), Change("Budget", "times", 1.5, year="2028")) == pytest.approx(250.0)


def test_a_ladder_is_climbed_first_and_other_years_stay() -> None:
    """The ladder gives 1,000 and 1,100. By hand: 2027 off leaves 1,100, not a climb from 0: 110."""
    case = usual(sources=(Source("Donor", (None, None), last_year=1000 / 1.1, yearly_rise=0.1),))
    assert people(case) == pytest.approx(210.0)
    assert people(case, Change("Budget", "off", year="2027")) == pytest.approx(110.0)
    assert people(case, Change("Budget", "set", 500.0, year="2027")) == pytest.approx(160.0)


def test_an_envelope_moves_with_its_source() -> None:
    """A Total of 2,000, blank years. By hand: × 0.5 is 1,000: 100 people; a filled 500 stays."""
    case = usual(sources=(Source("Donor", (None, None), total=2000.0),))
    assert people(case, Change("Budget", "times", 0.5)) == pytest.approx(100.0)
    assert people(case, Change("Budget", "off")) == pytest.approx(0.0)
    filled = applied(case, Scenario("A", (Change("Budget", "set", 500.0, year="2027"),)))
    assert filled.sources[0].amounts == (500.0, None) and filled.sources[0].total == 2000.0
    assert "has a Total" in refused(case, Change("Budget", "set", 500.0, row=5))
    half = Change("Budget", "times", 0.5, year="2027", row=5)
    assert "left open there by its Total" in refused(case, half)


def test_one_amount_for_several_sources_is_refused_but_each_may_have_it() -> None:
    """By hand: each of two sources 300 a year: 1,200 at 10 a person, 120 people."""
    two = (Source("A", (1000.0, 1000.0), "donor"), Source("B", (1000.0, 1000.0), "donor"))
    case = usual(sources=two)
    together = Change("Budget", "set", 300.0, source="donor", row=4)
    assert "each one's or all of them together" in refused(case, together)
    each = Change("Budget", "set", 300.0, source="each donor")
    assert people(case, each) == pytest.approx(120.0)


# Cost per person


def test_cost_of_a_type_and_of_the_lines_that_have_their_own() -> None:
    """The Coast's own cost is 8. By hand: × 1.25 makes it 10, 2,000 ÷ 10 = 200; before: 250."""
    case = usual(lines=(Line("Coast", "Grant", cost_per_person=8.0, row=7),))
    assert people(case) == pytest.approx(250.0)
    assert people(case, Change("Cost per person", "times", 1.25)) == pytest.approx(200.0)
    said = refused(case, Change("Cost per person", "set", 5.0, row=4))
    assert "Coast has a cost of its own for Grant (Lines, row 7)" in said


def test_cost_in_a_region_is_the_line_s_own_in_place_of_cost_and_factor() -> None:
    """By hand: the Hills at 4 instead of 20: 2,000 ÷ 4 = 500; × 0.4 makes 20 into 8: 250."""
    hills = Change("Cost per person", "set", 4.0, region="Hills")
    assert people(usual(), hills) == pytest.approx(500.0)
    cheaper = Change("Cost per person", "times", 0.4, region="Hills")
    assert people(usual(), cheaper) == pytest.approx(250.0)


def test_a_new_cost_of_a_type_keeps_its_factor() -> None:
    """By hand: 5 on the Coast and 10 in the Hills: 2,000 ÷ 5 = 400."""
    assert people(usual(), Change("Cost per person", "set", 5.0)) == pytest.approx(400.0)
    assert (
        "more than 0"
        in apply(usual(), Scenario("A", (Change("Cost per person", "times", 0.0),))).faults[0].fix
    )


# Regions and types


def test_eligible_people_of_an_area() -> None:
    """By hand: 60 on the Coast for 600; the other 1,400 reach 70 in the Hills: 130."""
    few = Change("Eligible people", "times", 0.06, region="Sea")
    assert people(usual(), few) == pytest.approx(130.0)
    both = Change("Eligible people", "set", 60.0, row=3)
    assert "each one's or all of them together" in refused(usual(), both)


def test_licence_and_start_up_months_move_people_past_the_end() -> None:
    """Six months: half of a year's people come a year later. By hand: 50 + 50 + 50 = 150."""
    late = Change("Licence months", "set", 6.0)
    assert people(usual(), late) == pytest.approx(150.0)
    slow = usual(projects=(Project("Grant", 10.0, startup_months=12.0),))
    assert people(slow) == pytest.approx(100.0)
    assert people(slow, Change("Start-up months", "times", 0.5)) == pytest.approx(150.0)
    assert people(slow, Change("Start-up months", "off")) == pytest.approx(200.0)


def test_mobile_share_saves_delivery() -> None:
    """Half of the cost is delivery, of which mobile saves 80 %. By hand, all mobile:
    10 × (1 - 0.5 × 0.8) = 6 a person, 2,000 ÷ 6."""
    case = usual(projects=(Project("Grant", 10.0, delivery_share=0.5, mobile_saving=0.8),))
    everyone = Change("Mobile share", "set", 1.0)
    assert people(case, everyone) == pytest.approx(2000.0 / 6.0)
    assert "Mobile share 150 %" in refused(case, Change("Mobile share", "set", 1.5, row=2))


def test_interest_and_years_to_repay_are_those_of_the_loans() -> None:
    """A loan over one year, interest 10 %: 1,000 lent in 2027 comes back as 1,100 in 2028.

    By hand: 100 + (1,000 + 1,100) ÷ 10 = 310; without interest 300; over two years half the
    principal and the interest come back: 100 + (1,000 + 500 + 100) ÷ 10 = 260; as a grant 200.
    """
    loan = Project("Loan", 10.0, years_to_repay=1, interest=0.1)
    case = usual(projects=(loan,))
    assert people(case) == pytest.approx(310.0)
    assert people(case, Change("Interest", "off")) == pytest.approx(300.0)
    assert people(case, Change("Years to repay", "times", 2.0)) == pytest.approx(260.0)
    assert people(case, Change("Years to repay", "off")) == pytest.approx(200.0)


def test_grants_are_left_alone_where_no_type_is_named() -> None:
    case = usual(projects=(Project("Grant", 10.0), Project("Loan", 10.0, years_to_repay=2)))
    longer = applied(case, Scenario("A", (Change("Years to repay", "set", 3.0),)))
    assert [project.years_to_repay for project in longer.projects] == [0, 3]
    named = Change("Years to repay", "set", 2.0, project="Grant")
    assert applied(case, Scenario("A", (named,))).projects[0].years_to_repay == 2
    assert "no project type is a loan" in refused(usual(), Change("Interest", "off", row=2))
    half = Change("Years to repay", "times", 0.75, row=2)
    assert "1.50 years" in refused(case, half)


def test_kept_going_counts_where_it_is_what_is_maximised() -> None:
    """By hand: 200 people, of whom 80 % × 0.5 keep going: 80."""
    case = usual(projects=(Project("Grant", 10.0, kept_going=0.8),))
    case = dataclasses.replace(
        case, settings=dataclasses.replace(case.settings, maximise="People kept going")
    )
    less = applied(case, Scenario("A", (Change("Kept going", "times", 0.5),)))
    assert solve(less, price=unpriced).objective == pytest.approx(80.0)


# Rules

GROWTH = Rule("Growth at most", 0.1, region="each", row=2)


def test_a_rule_by_its_name_tighter_looser_and_off() -> None:
    """Last year 500 each. By hand at 10 %: Coast 550 and 605, Hills 450 and 395 of the rest:
    115.5 + 42.25 = 157.75. At 20 %: 600, 720 and 400, 280: 132 + 34 = 166. Off: 200."""
    case = usual(rules=(GROWTH,))
    assert people(case) == pytest.approx(157.75)
    assert people(case, Change("Growth at most", "set", 0.2)) == pytest.approx(166.0)
    assert people(case, Change("Growth at most", "times", 2.0)) == pytest.approx(166.0)
    assert people(case, Change("Growth at most", "off")) == pytest.approx(200.0)


def test_a_rule_that_is_off_is_switched_on_by_a_value_or_by_on() -> None:
    case = usual(rules=(dataclasses.replace(GROWTH, on=False),))
    assert people(case) == pytest.approx(200.0)
    assert people(case, Change("Growth at most", "on")) == pytest.approx(157.75)
    assert people(case, Change("Growth at most", "set", 0.2)) == pytest.approx(166.0)
    assert "is off in Rules" in refused(case, Change("Growth at most", "times", 2.0, row=2))


def test_rules_are_told_apart_by_their_selectors() -> None:
    by_type = Rule("Growth at most", 0.5, project="each", row=3)
    in_all = Rule("Growth at most", 0.3, row=4)
    case = usual(rules=(GROWTH, by_type, in_all))

    def values(**selectors: str) -> list[float | str]:
        change = Change("Growth at most", "set", 0.9, **selectors)  # type: ignore[arg-type]
        return [rule.value for rule in applied(case, Scenario("A", (change,))).rules]

    assert values() == [0.9, 0.9, 0.9]
    assert values(region="each") == [0.9, 0.5, 0.3]
    assert values(region="all") == [0.1, 0.9, 0.9]
    assert values(region="all", project="tous") == [0.1, 0.5, 0.9]
    named = Change("Growth at most", "off", region="Coast", row=9)
    assert "Rules has row 2 (each region), row 3 (each type) and row 4" in refused(case, named)


def test_a_value_below_what_the_rule_may_have_is_refused() -> None:
    case = usual(rules=(Rule("Spend at most", 100.0, row=2),))
    assert "would be -5" in refused(case, Change("Spend at most", "set", -5.0, row=2))


def test_names_as_values_are_switched_only() -> None:
    case = usual(
        projects=(Project("Grant", 10.0), Project("Training", 1.0)),
        rules=(Rule("Only with", "Training", project="Grant", row=2),),
    )
    assert not applied(case, Scenario("A", (Change("Only with", "off"),))).rules[0].on
    assert "is a name" in refused(case, Change("Only with", "times", 2.0, row=2))


# Together


def test_changes_are_applied_one_after_the_other() -> None:
    """By hand: 1,000 × 1.2 a year, cost 10 × 1.2: the two undo each other: 200 people."""
    changes = (Change("Budget", "times", 1.2), Change("Cost per person", "times", 1.2))
    assert people(usual(), *changes) == pytest.approx(200.0)
    twice = (Change("Budget", "times", 2.0), Change("Budget", "times", 2.0))
    assert people(usual(), *twice) == pytest.approx(800.0)


def test_what_moved_is_told_from_the_lowest_cell_to_the_highest() -> None:
    case = usual()
    changes = (Change("Cost per person", "times", 1.1, region="Coast;Hills"),)
    (moved,) = apply(case, Scenario("A", changes)).moves
    assert moved.whom == "Coast; Hills · Grant"
    assert (moved.how, moved.cells) == ("+10 %", 2)
    assert (moved.before, moved.after) == (("10", "20"), ("11", "22"))


def test_the_case_itself_is_left_as_it_is() -> None:
    case = usual(scenarios=(Scenario("A", (Change("Budget", "off"),)),))
    changed = applied(case, case.scenarios[0])
    assert case.sources[0].amounts == (1000.0, 1000.0)
    assert changed.sources[0].amounts == (0.0, 0.0) and changed.scenarios == ()


def test_what_cannot_be_changed_is_refused_and_told() -> None:
    bad = Scenario("A", (Change("Budgett", "off", row=3),), row=3)
    case = usual(scenarios=(bad,))
    assert [fault.fix for fault in scenario_faults(case)] == ['Did you mean "Budget"?']
    with pytest.raises(BadQuestion, match="nothing a scenario can change"):
        applied(case, bad)


def test_what_only_the_changed_question_shows_names_the_scenario() -> None:
    """A quota on women, off as long as a type has no figure, is switched on."""
    quota = Rule("Women at least", 0.5, on=False, row=2)
    case = usual(
        rules=(quota,), scenarios=(Scenario("Quota", (Change("Women at least", "on"),), row=4),)
    )
    assert not list(scenario_faults(case))
    (fault,) = deep_faults(case)
    assert fault.says.startswith("Quota: with these changes, Rules")
    assert fault.place.row == 4
