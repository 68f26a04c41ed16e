"""The story of a line, a region, a type: its numbers and its sentences, each worked out by hand.

A person costs 10 on the coast and 20 in the hills; a donor gives 1,000 a year.
"""

from __future__ import annotations

import pytest

from allocator.baseline import Unknown
from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.problems import Mistyped
from allocator.solving import solve, unpriced
from allocator.stories import Story, meant, story
from allocator.story_words import sentences
from allocator.studies.placed import placed
from allocator.studies.priced import PRICED
from allocator.studies.why import WHY
from allocator.worth import NO_PLAN
from tests.cases import about, coast_and_hills, exactly, one_region, question

CAPPED = Rule("Spend at most", 600.0, region="Coast", note="What the coast can absorb")


def told(case: Case, region: str = "", project: str = "") -> Story:
    names = meant(case, region, project)
    plan = solve(case, price=unpriced, inquiries=[PRICED, WHY, placed(*names)])
    return story(plan, *names)


def test_a_line_s_money_people_and_cost_by_year() -> None:
    """By hand: the coast may have 600 a year, the hills get 400 for 20 people at 20.

    They had 250: 60 % more, then the same. 20 and 40 of 5,000 are 0.4 % and 0.8 %.
    """
    hills = told(coast_and_hills(CAPPED, coast=600.0, hills=250.0), "Hills", "Cash")
    assert [year.money for year in hills.years] == exactly([400.0, 400.0])
    assert [year.growth for year in hills.years] == exactly([0.6, 0.0])
    assert [year.people for year in hills.years] == exactly([20.0, 20.0])
    assert [year.covered for year in hills.years] == exactly([0.004, 0.008])
    assert [year.cost for year in hills.years] == exactly([20.0, 20.0])
    assert [dict(year.sources) for year in hills.years] == [{"Donor": exactly(400.0)}] * 2
    assert hills.before == 250.0 and hills.payers == ("Donor",)


def test_last_year_s_money_of_a_line_comes_from_lines_or_is_not_known() -> None:
    """By hand: the hills had 250 in all. With two types there nobody knows which had it."""
    regions = [Region("Hills", 5000.0, spent_last_year=250.0)]
    types = [Project("Cash", 10.0), Project("Tools", 20.0)]
    donor = [Source("Donor", (1000.0,))]
    line = told(question(regions, types, donor), "Hills", "Tools")
    assert isinstance(line.before, Unknown) and line.years[0].growth is None
    assert (
        "Last year's money is not known. Fill Spent last year in Lines for each project type "
        "of those regions."
    ) in list(sentences(line))
    lines = [
        Line("Hills", "Cash", spent_last_year=200.0),
        Line("Hills", "Tools", spent_last_year=50.0),
    ]
    assert told(question(regions, types, donor, (), lines), "Hills", "Tools").before == 50.0


def test_one_more_for_a_line_is_taken_from_the_others() -> None:
    """By hand: one more for the hills reaches 0.05 there and costs 0.1 on the coast.

    One less loses 0.05, for the coast may not take it. The coast cannot have one more; one
    less goes to the hills: 0.1 lost, 0.05 gained.
    """
    case = coast_and_hills(CAPPED)
    hills, coast = (told(case, name, "Cash").price for name in ("Hills", "Coast"))
    assert hills is not None and coast is not None
    assert (hills.money, hills.unit) == (exactly(800.0), 1.0)
    assert (hills.more, hills.less) == (about(-0.05), about(-0.05))
    assert (coast.more, coast.less) == (NO_PLAN, about(-0.05))
    said = list(sentences(told(case, "Coast", "Cash")))
    assert (
        "1 of money more for it, out of the same money: no plan would be left that keeps the rules."
    ) in said
    assert "1 of money less for it, to go elsewhere: 0.05 people fewer in all." in said


def test_one_more_for_a_type_in_all_regions() -> None:
    """By hand: tools cost 20 a person, cash 10; one more for tools costs 0.1 and brings 0.05."""
    case = one_region([Project("Cash", 10.0), Project("Tools", 20.0)], amounts=(1000.0,))
    price = told(case, project="tools").price
    assert price is not None and (price.region, price.project) == ("", "Tools")
    assert price.money == exactly(0.0) and price.more == about(-0.05) and price.less is None


def test_a_line_hears_of_the_rules_that_speak_of_it_and_of_no_other() -> None:
    """By hand: the coast stands at its 600 in both years; the hills' floor of 100 has 300 over."""
    floor = Rule("Spend at least", 100.0, region="Hills")
    case = coast_and_hills(CAPPED, floor)
    coast, hills = told(case, "Coast", "Cash"), told(case, "Hills", "Cash")
    assert [(one.outcome.rule.row, one.limit.year) for one in coast.limits] == [
        (2, "2027"),
        (2, "2028"),
    ]
    assert all(one.limit.stands == exactly(600.0) and one.limit.binding for one in coast.limits)
    assert [(one.outcome.rule.row, one.limit.left) for one in hills.limits] == [
        (3, exactly(300.0)),
        (3, exactly(300.0)),
    ]
    # Of a region only what has nothing left.
    assert len(told(case, "Coast").limits) == 2 and told(case, "Hills").limits == ()


def test_rules_are_matched_to_their_limits_whatever_their_order() -> None:
    """Proves: rows as they stand, not in the model's own order (by kind, by name).

    By hand: row 2 speaks of the hills, row 3 of the coast, though "Coast" and "Spend at
    least" come before.
    """
    most = Rule("Spend at most", 900.0, region="Hills")
    least = Rule("Spend at least", 50.0, region="Coast")
    case = coast_and_hills(most, least, amounts=(1000.0,))
    assert [one.outcome.rule.row for one in told(case, "Hills", "Cash").limits] == [2]
    assert [one.outcome.rule.row for one in told(case, "Coast", "Cash").limits] == [3]


def test_what_lets_a_dear_line_in() -> None:
    """By hand: the coast's 10 is where the money went; the hills' 20 must fall by half."""
    hills = told(coast_and_hills(amounts=(1000.0,)), "Hills", "Cash")
    said = list(sentences(hills))
    assert said[0] == "It has no money in this plan."
    assert any(
        one.startswith("To let it in: its next one must cost less than 10.00, 50.0 % less.")
        for one in said
    )


def test_what_lets_in_a_line_that_is_closed_or_unpaid() -> None:
    """Proves: the cure for each, and that there is no price where there is no line."""
    regions = [Region("Coast", 5000.0), Region("Hills", 5000.0)]
    closed = question(
        regions,
        [Project("Cash", 10.0)],
        [Source("Donor", (1000.0,))],
        lines=[Line("Hills", "Cash", open=False)],
    )
    line = told(closed, "Hills", "Cash")
    assert line.price is None and line.payers == () and line.years[0].cost is None
    assert "To let it in: write yes in that cell." in list(sentences(line))
    donor = Source("Donor", (1000.0,), regions=("Coast",))
    unpaid = told(question(regions, [Project("Cash", 10.0)], [donor]), "Hills", "Cash")
    assert ("To let it in: add its names to Projects and Regions of a source in Budget.") in list(
        sentences(unpaid)
    )


def test_a_region_adds_up_its_lines() -> None:
    """By hand: 1,000 at 10 reach 100 of 1,000 people; six months later for a half of them."""
    regions = [Region("North", 1000.0, licence_months=3.0)]
    types = [Project("Cash", 10.0, startup_months=3.0), Project("Tools", 20.0)]
    north = told(question(regions, types, [Source("Donor", (1000.0, 0.0))]), "North")
    assert [year.started for year in north.years] == exactly([100.0, 0.0])
    assert [year.people for year in north.years] == exactly([50.0, 50.0])
    assert north.delay is None and [reason.project for reason in north.reasons] == ["Cash", "Tools"]
    assert "It has 1,000 over the plan and reaches 100 of 1,000 eligible people (10.0 %)." in list(
        sentences(north)
    )
    line = told(question(regions, types, [Source("Donor", (1000.0, 0.0))]), "North", "Cash")
    assert line.delay == 6.0
    assert "People are reached 6 months after the money (licence and start-up)." in list(
        sentences(line)
    )


def test_its_own_numbers_are_its_rows_of_the_workbook() -> None:
    """By hand: 100 people on the coast at 10, the rest in the hills at 20.

    One more person on the coast takes 10 from the hills: 1 - 0.5. Nobody is short there.
    """
    regions = [Region("Coast", 50.0), Region("Hills", 5000.0, cost_factor=2.0)]
    case = question(regions, [Project("Cash", 10.0)], [Source("Donor", (1000.0,))])
    (number,) = told(case, "Coast", "Cash").numbers
    assert number.what == "eligible people of Coast" and number.price.more == about(0.5)
    assert told(case, "Hills", "Cash").numbers == ()


# Names


@pytest.mark.parametrize(
    ("typed", "there"),
    [("coast", "Coast"), (" COAST ", "Coast"), ("fes", "Fès"), ("الشرقيه", "الشرقية")],
)
def test_a_name_is_known_however_it_is_typed(typed: str, there: str) -> None:
    regions = [Region(name, 10.0) for name in ("Coast", "Fès", "الشرقية")]
    case = question(regions, [Project("Cash", 10.0)], [Source("Donor", (10.0,))])
    assert meant(case, typed, "CASH") == (there, "Cash")
    assert meant(case, "", "") == ("", "")


def test_accents_that_tell_two_names_apart_are_needed() -> None:
    regions = [Region("Sale", 10.0), Region("Salé", 10.0), Region("Sàle", 10.0)]
    case = question(regions, [Project("Cash", 10.0)], [Source("Donor", (10.0,))])
    assert meant(case, "Sale", "")[0] == "Sale" and meant(case, "salé", "")[0] == "Salé"
    case = question(regions[1:], [Project("Cash", 10.0)], [Source("Donor", (10.0,))])
    with pytest.raises(Mistyped, match="There is no region"):
        meant(case, "sale", "")


@pytest.mark.parametrize(
    ("region", "project", "says"),
    [
        ("Coost", "", 'There is no region called "Coost". Did you mean "Coast"?'),
        ("Xyz", "", 'There is no region called "Xyz". There are: Coast and Hills.'),
        ("", "Kash", 'There is no project type called "Kash". Did you mean "Cash"?'),
        ("sea", "", '"Sea" is a group: Coast. Name one region of it.'),
    ],
)
def test_a_name_that_is_not_there(region: str, project: str, says: str) -> None:
    regions = [Region("Coast", 10.0, area="Sea"), Region("Hills", 10.0)]
    case = question(regions, [Project("Cash", 10.0)], [Source("Donor", (10.0,))])
    with pytest.raises(Mistyped) as wrong:
        meant(case, region, project)
    assert str(wrong.value) == says
