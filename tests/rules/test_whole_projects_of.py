"""Proofs of `Whole projects of`, worked out by hand.

Left alone, the little world reaches 10 people a year: 100 of money at 10 a person.
"""

from __future__ import annotations

import pytest

from allocator.case import Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import complaint, one_region, people, question
from tests.proofs import spent, two_regions, two_types
from tests.whole import agreed_that_none_exists, prove

GRADUAL = Rule("Growth at most", 0.1, region="North")
CASH = Project("Cash", 10.0)
HUNDRED = (100.0, 100.0)


@pytest.mark.parametrize(("size", "best"), [(3.0, 18.0), (2.5, 20.0), (7.0, 14.0), (11.0, 0.0)])
def test_people_start_in_whole_projects(size: float, best: float) -> None:
    """Proves: in each line and year, people started = Value · a whole number.

    By hand: of 10 people a year, 3 times 3, 4 times 2.5, once 7, never 11.
    Without the rule: 20 people.
    """
    case = one_region([CASH], Rule("Whole projects of", size), amounts=HUNDRED)
    plan = prove(case, best, 20.0)
    assert all(row.started / size == pytest.approx(round(row.started / size)) for row in plan.rows)


def test_no_number_of_people_relaxes_it() -> None:
    """Proves: projects of 10 are not a part of those of 9, so the rule has no price.

    By hand: 10 people a year fill two projects of 5 and one of 10, but only one of 6 or 9.
    Without the rule: 20 people.
    """
    bests = [(5.0, 20.0), (6.0, 12.0), (9.0, 18.0), (10.0, 20.0)]
    for size, best in bests:
        case = one_region([CASH], Rule("Whole projects of", size), amounts=HUNDRED)
        assert prove(case, best, 20.0).rules[0].price is None


@pytest.mark.parametrize(
    ("selectors", "best"),
    [
        ({"project": "Cheap"}, 18.0),
        ({"project": "Dear"}, 20.0),
        ({"project": "each"}, 16.0),
        ({"project": "Cheap", "year": "2027"}, 19.0),
        ({"region": "North", "year": "2027"}, 18.0),
        ({"year": "2027;2028"}, 16.0),
    ],
)
def test_only_the_lines_and_years_named(selectors: dict[str, str], best: float) -> None:
    """Proves: the rule looks at the lines and years named; the others take the rest.

    By hand, whole projects of 4 in a year of 100: where cheap alone is bound, two of them
    cost 80 and 20 reach one more with the dear type: 9. Where both are, the 20 are not the
    80 of a dear project: 8. Where cheap is free: 10.
    Without the rule: 10 a year, 20 people.
    """
    prove(two_types(Rule("Whole projects of", 4.0, **selectors)), best, 20.0)


def test_two_sizes_fill_a_purse() -> None:
    """Proves: which projects, is weighed as a whole; the best bargain first is not best.

    By hand: workshops of 6 people cost 60, stalls of 5 people 55, and there are 110. The
    workshop is cheaper a person, but leaves 50, too little for either: 6. Two stalls: 10.
    Without the rule: 11 people in workshops.
    """
    types = [Project("Stall", 11.0), Project("Workshop", 10.0)]
    rules = [
        Rule("Whole projects of", 5.0, project="Stall"),
        Rule("Whole projects of", 6.0, project="Workshop"),
    ]
    plan = prove(one_region(types, *rules, amounts=(110.0,)), 10.0, 11.0)
    assert people(plan, "Stall") == pytest.approx(10.0)


def test_as_many_as_are_eligible_and_no_more() -> None:
    """Proves: each person is counted once, and the last of them may fill no project.

    By hand: 10 people live there, and over the years two projects of 4 can be filled. A
    line of at most 7 people fills one.
    Without the rule: 10 people, 7 on that line.
    """
    region, donor = [Region("North", 10.0)], [Source("Donor", HUNDRED)]
    rule = Rule("Whole projects of", 4.0)
    prove(question(region, [CASH], donor, [rule]), 8.0, 10.0)
    line = [Line("North", "Cash", most_people=7.0)]
    prove(question(region, [CASH], donor, [rule], line), 4.0, 7.0)


def test_people_count_when_they_start() -> None:
    """Proves: projects start whole; a delay may spread the people they reach over two years.

    By hand: six months of start-up, 9 people start each year. 4.5 and 4.5 of the first
    year's are reached in 2027 and 2028, and 4.5 of the second's.
    Without the rule: 5 + 5 + 5 = 15.
    """
    slow = Project("Cash", 10.0, startup_months=6.0)
    case = one_region([slow], Rule("Whole projects of", 3.0), amounts=HUNDRED)
    plan = prove(case, 13.5, 15.0)
    assert [row.started for row in plan.rows] == pytest.approx([9.0, 9.0])
    assert [row.people for row in plan.rows] == pytest.approx([4.5, 9.0])


def test_prices_rise_and_people_stay_whole() -> None:
    """Proves: a whole number of people, whatever a project costs in its year.

    By hand: at 10 and then 12.5 a person, 10 and 8 people have the money; 9 and 6 start.
    Without the rule: 18 people.
    """
    case = question(
        [Region("North", 1000.0)],
        [CASH],
        [Source("Donor", HUNDRED)],
        [Rule("Whole projects of", 3.0)],
        price_rise=0.25,
    )
    prove(case, 15.0, 18.0)


def test_with_a_growth_rule() -> None:
    """Proves: the allowance of a growth rule is used up to the last whole project.

    By hand: the north's 44 pay two projects of 2 people at 10, 40; then 44 once more, so 40
    again. 60 are left for the south each year: 4 + 3 = 7. All in all 14.
    Without whole projects: 44 and 48.4 in the north, 14.62 people.
    """
    whole = Rule("Whole projects of", 2.0, region="North")
    plan = prove(two_regions(whole, GRADUAL), 14.0, 14.62)
    assert spent(plan, "North") == pytest.approx([40.0, 40.0])
    [gradual] = [outcome for outcome in plan.rules if outcome.rule == GRADUAL]
    assert [limit.left for limit in gradual.limits] == pytest.approx([4.0, 4.0])


def test_growth_too_slow_for_a_second_project() -> None:
    """Proves: where the step is smaller than a project, a line stands still for good.

    By hand: a project is 5 people, 50 of money. The north had 50; half more is 75, one
    project; again 75 in 2028. The south has the other 50 each year: 2.5 people. 15 in all.
    With 100 % growth the north has 100 at once: 20.
    Without whole projects: 75 and 100 in the north: 7.5 + 1.25 + 10 = 18.75.
    """
    whole = Rule("Whole projects of", 5.0, region="North")
    slow = Rule("Growth at most", 0.5, region="North")
    quick = Rule("Growth at most", 1.0, region="North")
    prove(two_regions(whole, slow, north=50.0), 15.0, 18.75)
    prove(two_regions(whole, quick, north=50.0), 20.0, 20.0)


def test_a_floor_between_two_projects() -> None:
    """Proves: a floor of 1 asks for a whole project, and one too large has no plan.

    By hand: one person at the least in the south in 2027, so a project of 3, 60 of 100; the
    north has 40 for 4 people: 7, and 10 in 2028. A project of 6 would cost 120, more than
    there is.
    Without whole projects: 8 + 1 + 10 = 19 people.
    """
    floor = Rule("People at least", 1.0, region="South", year="2027")
    few = Rule("Whole projects of", 3.0, region="South")
    prove(two_regions(few, floor), 17.0, 19.0)
    many = Rule("Whole projects of", 6.0, region="South", row=2)
    case = two_regions(many, floor)
    found = agreed_that_none_exists(case)
    assert found["Rules!A2"] == "turn it off"
    assert solve(two_regions(floor)).people == pytest.approx(19.0)


def test_all_years_together_and_sources_are_refused() -> None:
    """Proves: projects start in one year, and people are no one source's.

    By hand: nothing is to be worked out; the cells are named.
    Without this the rule would be read as another one.
    """
    assert "Rules!E2" in complaint(one_region([CASH], Rule("Whole projects of", 3.0, year="all")))
    assert "Rules!D2" in complaint(one_region([CASH], Rule("Whole projects of", 3.0, source="x")))
    assert "Rules!G2" in complaint(one_region([CASH], Rule("Whole projects of", 0.0)))
