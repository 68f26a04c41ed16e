"""The frontier: ends, points and kinks by hand, and the same as workbooks edited by hand."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case, Project, Region, Rule, Settings, Source
from allocator.plan import Plan
from allocator.problems import BadQuestion, Mistyped, NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.axes import AXES
from allocator.studies.frontier import (
    ALL,
    STAIRCASE,
    Frontier,
    axis_named,
    choose,
    draw,
    frontier_json,
    spread,
)
from allocator.workbook.reading import read
from tests.book import workbook

NAMES = [axis.name for axis in AXES]


def plain(case: Case) -> Plan:
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


def drawn(case: Case, against: str, points: int = 3) -> Frontier:
    return draw(case, axis_named(against), points, plain, quiet)


def people(found: Frontier) -> list[float]:
    return [point.plan.people for point in found.points]


def places(found: Frontier) -> list[float]:
    return [point.at for point in found.points]


def case_of(regions: tuple[Region, ...], *types: Project, money: float) -> Case:
    return Case(regions, types, (Source("Donor", (money,)),), (2027,))


# By hand


def test_money_by_hand() -> None:
    """Kits at 4 reach 30 of North's 100, grants at 10 the others: 120 for the kits, 820 for all.
    Of the 500 there are that is 0.24 and 1.64; a whole 500 more would be 125 people before the
    kink and 50 after it. Nothing asks for anybody, so the strict end is nothing at all."""
    kit, grant = Project("Kit", 4.0, reach=0.3), Project("Grant", 10.0)
    found = drawn(case_of((Region("North", 100.0),), kit, grant, money=500.0), "money")
    assert places(found) == pytest.approx([0.0, 0.82, 1.64])
    assert people(found) == pytest.approx([0.0, 30.0 + (410.0 - 120.0) / 10.0, 100.0])
    assert found.told == ALL
    (kink,) = found.kinks
    assert kink == pytest.approx((0.24, 30.0, 125.0, 50.0))
    assert found.budget == 500.0


def test_fairness_by_hand() -> None:
    """A person costs 1 in A, 2 in B, 4 in C, of 100 each, and 260 are there: A 100, B 80.

    A floor f for C takes from B twice the people, 180 - 100·f, until B is at the floor too:
    80 - 200·f = 100·f, f = 4/15. Then from A: 260 - 400·f, until A is: 260 = 700·f.
    """
    regions = tuple(
        Region(name, 100.0, cost_factor=cost) for name, cost in zip("ABC", (1, 2, 4), strict=True)
    )
    found = drawn(case_of(regions, Project("Grant", 1.0), money=260.0), "fairness")
    assert places(found) == pytest.approx([0.0, 13.0 / 70.0, 26.0 / 70.0], abs=1e-6)
    assert people(found) == pytest.approx(
        [180.0, 180.0 - 1300.0 / 70.0, 260.0 - 10400.0 / 70.0], abs=1e-3
    )
    (kink,) = found.kinks
    assert kink == pytest.approx((4.0 / 15.0, 180.0 - 400.0 / 15.0, -100.0, -400.0))


def test_regions_that_no_plan_reaches_are_left_out() -> None:
    """D's people wait two years, and the plan has one: the floor speaks of A and B only. 150
    reach A's 100 and 25 of B's, or 50 of each."""
    regions = (
        Region("A", 100.0),
        Region("B", 100.0, cost_factor=2.0),
        Region("D", 100.0, licence_months=24.0),
    )
    found = drawn(case_of(regions, Project("Grant", 1.0), money=150.0), "fairness", 2)
    assert found.left_out == ("D",)
    assert places(found) == pytest.approx([0.25, 0.5])
    assert people(found) == pytest.approx([125.0, 100.0])
    assert found.points[1].writes == "Rules: Coverage at least 50 % (Region: each A; B)"


def test_women_by_hand() -> None:
    """100 buy 100 places with 40 % women at 1, 50 with 80 % at 2, 33⅓ with 90 % at 3.

    Mixing the first two keeps 40 women: 40 ÷ share people, 80 at a half. From 0.8 on the
    third comes in: 10 women less for 16⅔ people less. One whole share costs 50² ÷ 40 before
    it and 50² ÷ (40 - 0.6 × 50) beyond.
    """
    types = [Project(f"T{c}", c, women=share) for c, share in ((1.0, 0.4), (2.0, 0.8), (3.0, 0.9))]
    found = drawn(case_of((Region("North", 1000.0),), *types, money=100.0), "women", 6)
    assert places(found) == pytest.approx([0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    assert people(found)[:5] == pytest.approx([40.0 / share for share in (0.4, 0.5, 0.6, 0.7, 0.8)])
    assert people(found)[5] == pytest.approx(100.0 / 3.0)
    (kink,) = found.kinks
    assert kink == pytest.approx((0.8, 50.0, -62.5, -250.0))


def test_steadiness_by_hand() -> None:
    """Both had 100; a person costs 1 in A and 2 in B; 150 are there. All in A: 150 people. Each
    percent kept moves 1 to B, where it reaches half: 150 - 50·k, until both have 75."""
    regions = (
        Region("A", 1000.0, spent_last_year=100.0),
        Region("B", 1000.0, cost_factor=2.0, spent_last_year=100.0),
    )
    found = drawn(case_of(regions, Project("Grant", 1.0), money=150.0), "steadiness")
    assert places(found) == pytest.approx([0.0, 0.375, 0.75])
    assert people(found) == pytest.approx([150.0, 131.25, 112.5])
    assert (found.kinks, found.told) == ((), ALL)


def test_nothing_to_be_given_up_is_one_point() -> None:
    """One region alone: whoever reaches most there is fairest too."""
    found = drawn(case_of((Region("A", 100.0),), Project("Grant", 1.0), money=60.0), "fairness")
    assert places(found) == pytest.approx([0.6])
    assert found.kinks == ()


def test_whole_numbers_make_steps() -> None:
    """Projects of 10 people cost 100 each, of 250: none, two, and all 50 people's five. The
    curve is a staircase, and no kinks are told."""
    case = case_of((Region("North", 50.0),), Project("Grant", 10.0), money=250.0)
    case = dataclasses.replace(case, rules=(Rule("Whole projects of", 10.0, "each", row=2),))
    found = drawn(case, "money")
    assert places(found) == pytest.approx([0.0, 1.0, 2.0])
    assert people(found) == pytest.approx([0.0, 20.0, 50.0])
    assert (found.kinks, found.told) == ((), STAIRCASE)


def test_whole_numbers_against_fairness() -> None:
    """Projects of 10 people: 100 each in A, 200 in B, of 600. All five of A are 50 people; four of
    A and one of B are 50 too, and fairer; two and two are the fairest, 40 people."""
    regions = (Region("A", 50.0), Region("B", 50.0, cost_factor=2.0))
    case = case_of(regions, Project("Grant", 10.0), money=600.0)
    case = dataclasses.replace(case, rules=(Rule("Whole projects of", 10.0, "each", row=2),))
    found = drawn(case, "fairness", 2)
    assert places(found) == pytest.approx([0.2, 0.4])
    assert people(found) == pytest.approx([50.0, 40.0])


def test_people_are_counted_whatever_is_maximised_and_amounts_are_exact() -> None:
    case = case_of((Region("A", 100.0, weight=3.0),), Project("Grant", 3.0), money=100.0)
    settings = Settings(maximise="Weighted people", round_to=50.0)
    found = drawn(dataclasses.replace(case, settings=settings), "money", 2)
    assert people(found) == pytest.approx([0.0, 100.0])


# Refused


def test_what_an_axis_needs_is_asked_for() -> None:
    case = case_of((Region("A", 100.0),), Project("Grant", 1.0), money=60.0)
    with pytest.raises(BadQuestion, match="its share of women is not known"):
        drawn(case, "women")
    with pytest.raises(BadQuestion, match="last year"):
        drawn(case, "steadiness")
    with pytest.raises(Mistyped, match="reaches anyone"):
        drawn(case_of((Region("A", 100.0),), Project("Grant", 1.0), money=0.0), "fairness")


def test_without_a_plan_money_may_still_have_a_frontier() -> None:
    """Half of the 100 are to be reached: 100 of money at 10 cannot, five times as much can."""
    case = case_of((Region("A", 100.0),), Project("Grant", 10.0), money=100.0)
    case = dataclasses.replace(case, rules=(Rule("Coverage at least", 0.5, row=2),))
    with pytest.raises(NoPlan):
        drawn(case, "fairness")
    found = drawn(case, "money", 2)
    assert found.present.plan is None
    assert places(found) == pytest.approx([5.0, 10.0])
    shut = dataclasses.replace(case, rules=(*case.rules, Rule("Spend at most", 1.0, row=3)))
    with pytest.raises(NoPlan):
        drawn(shut, "money")


def test_points_stand_evenly_and_none_twice() -> None:
    assert spread(0.0, 1.0, 5) == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert spread(1.0, 0.0, 3) == [1.0, 0.5, 0.0]
    assert spread(0.3, 0.3, 9) == [0.3]
    assert spread(0.1, 0.100001, 4) == [0.1, 0.100001]


# The same as workbooks edited by hand

TEXT = """
# Regions
| Region | Eligible people | Spent last year | Licence months | Cost factor |
| North | 900 | 3000 | 6 | 1 |
| South | 800 | 2000 | 0 | 1.4 |
# Projects
| Project type | Cost per person | Women | Youth | Years to repay |
| Grant | 20 | 60% | 20% | 0 |
| Loan | 12 | 35% | 45% | 2 |
# Budget
| Source | Last year | 2027 | 2028 | Yearly rise | Total |
| Donor | 3000 | 3100 | | 5% | |
| State | 2000 | | | | 4600 |
# Rules
| Rule | Region | Project type | Year | Value |
| Growth at most | each | | | 35% |
| Share at least | | Grant | | 20% |
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(TEXT, tmp_path_factory.mktemp("frontier") / "plan.xlsx")


@pytest.mark.parametrize("against", NAMES)
def test_each_point_is_what_solve_finds_in_a_workbook_edited_by_hand(
    against: str, path: Path
) -> None:
    found = drawn(read(path).case, against, 4)
    assert len(found.points) == 4
    for point in found.points:
        assert point.plan.people == pytest.approx(_edited(path, against, point.at), rel=1e-7)


@pytest.mark.parametrize("against", NAMES)
def test_kinks_stand_on_the_curve_and_bend_it_as_they_say(against: str, path: Path) -> None:
    """A ten-thousandth before and after the kink people change by the slopes that are told."""
    found = drawn(read(path).case, against, 4)
    step = 1e-4 * (found.points[-1].at - found.points[0].at)
    for kink in found.kinks:
        before, at, after = (
            _edited(path, against, kink.at + moved) for moved in (-step, -1e-9, step)
        )
        assert at == pytest.approx(kink.people, rel=1e-6)
        nothing = 1e-4 * kink.people
        assert (at - before) / step == pytest.approx(kink.before, rel=1e-2, abs=nothing)
        assert (after - at) / step == pytest.approx(kink.after, rel=1e-2, abs=nothing)


def _edited(path: Path, against: str, at: float) -> float:
    """People of the plan of a workbook edited as the frontier says."""
    book = openpyxl.load_workbook(path)
    budget, rules = book["Budget"], book["Rules"]
    if against == "money":
        for cell in ("C2", "F3"):
            budget[cell] = budget[cell].value * at
    elif against == "fairness":
        rules.append(["Coverage at least", "each", None, None, at])
    elif against == "steadiness":
        rules.append(["Spend at least", "North", None, None, at * 3000.0])
        rules.append(["Spend at least", "South", None, None, at * 2000.0])
    else:
        rules.append([f"{against} at least", None, None, "all", at])
    for row in range(4, rules.max_row + 1):
        if against != "steadiness":
            rules.cell(row, 5).number_format = "0.000000%"
    edited = path.with_name(f"edited-{against}.xlsx")
    book.save(edited)
    return solve(read(edited).case).people


@pytest.mark.parametrize("against", NAMES)
def test_the_plan_of_a_point_is_that_point(against: str, path: Path) -> None:
    case, axis = read(path).case, axis_named(against)
    found = drawn(case, against, 4)
    for number in (1, 3):
        chosen = choose(case, axis, 4, number, plain, quiet)
        point = found.points[number - 1]
        assert (chosen.at, chosen.writes) == (point.at, point.writes)
        assert solve(chosen.case).people == pytest.approx(point.plan.people)
    with pytest.raises(Mistyped, match="There is no point 5: the frontier has 4"):
        choose(case, axis, 4, 5, plain, quiet)


def test_json_tells_every_point_and_kink(path: Path) -> None:
    found = drawn(read(path).case, "money", 4)
    told = json.loads(json.dumps(frontier_json(found)))
    assert told["against"] == "money"
    assert [point["people"] for point in told["points"]] == people(found)
    assert [point["point"] for point in told["points"]] == [1, 2, 3, 4]
    assert [kink["at"] for kink in told["kinks"]] == [kink.at for kink in found.kinks]
