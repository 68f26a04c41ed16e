"""The donor's ladder: amounts by hand, people by hand, and the same as hand-edited workbooks."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.problems import BadQuestion, Mistyped, NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.ladder import (
    CONSTANT,
    FREE,
    STRAIGHT,
    Start,
    climb,
    climbing,
    constant_amounts,
    ladder_json,
    start_of,
    straight_amounts,
)
from allocator.workbook.reading import read
from tests.book import workbook


def plain(case: Case) -> Plan:
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


def donor_case(source: Source, *rules: Rule, **region: float) -> Case:
    return Case(
        regions=(Region("North", 1000.0, **region),),  # type: ignore[arg-type]
        projects=(Project("Grant", 10.0),),
        sources=(source,),
        years=(2027, 2028),
        rules=rules,
    )


# Amounts


def test_amounts_of_each_shape_by_hand() -> None:
    """From last year's 100 at 10 %: 110 and 121, 231 in all. A straight line with that total:
    100 + b and 100 + 2b are 231, so b = 31 ÷ 3. From a first year of 100: 100, 110, 121 are
    331; 100, 100 + b, 100 + 2b are 331 too, so b = 31 ÷ 3 again."""
    last_year, first_year = Start(100.0, 0), Start(100.0, 1)
    assert constant_amounts(last_year, 0.1, 2) == pytest.approx((110.0, 121.0))
    assert straight_amounts(last_year, 231.0, 2) == pytest.approx((100 + 31 / 3, 100 + 62 / 3))
    assert constant_amounts(first_year, 0.1, 3) == pytest.approx((100.0, 110.0, 121.0))
    assert straight_amounts(first_year, 331.0, 3) == pytest.approx(
        (100, 100 + 31 / 3, 100 + 62 / 3)
    )
    assert (
        constant_amounts(first_year, 0.1, 1) == straight_amounts(first_year, 100.0, 1) == (100.0,)
    )


def test_where_a_ladder_starts() -> None:
    assert start_of(Source("A", (50.0, None), last_year=40.0)) == Start(50.0, 1)
    assert start_of(Source("A", (None, None), last_year=40.0)) == Start(40.0, 0)
    assert start_of(Source("A", (None, None), total=90.0)) is None


def test_which_sources_climb() -> None:
    ladder = Source("Ladder", (None,), "donor", last_year=10.0, yearly_rise=0.1)
    fixed = Source("Fixed", (10.0,), "donor")
    case = Case((Region("A", 1.0),), (Project("T", 1.0),), (ladder, fixed), (2027,))
    assert climbing(case, "") == [ladder]
    assert climbing(case, "fixed") == [fixed]
    assert climbing(case, "Donor") == [ladder, fixed]
    with pytest.raises(Mistyped, match='Did you mean "Ladder"'):
        climbing(case, "Lader")
    two = dataclasses.replace(case, sources=(fixed, dataclasses.replace(fixed, name="Other")))
    with pytest.raises(Mistyped, match="No source has a Yearly rise"):
        climbing(two, "")
    open_ = dataclasses.replace(case, sources=(Source("Open", (None,), total=10.0),))
    with pytest.raises(BadQuestion, match="nothing to start from"):
        climbing(open_, "Open")


# People


def test_people_and_money_for_each_extra_person_by_hand() -> None:
    """Last year 100, no rise: 100 a year, 20 people. At 10 %: 231 in all, 23.1 people, so 31
    of new money reach 3.1 people: 10 each. Nothing is in the way: no shape costs anything."""
    case = donor_case(Source("Donor", (None, None), last_year=100.0, yearly_rise=0.2))
    found = climb(case, [0.1, 0.0, 0.1], "", plain, quiet)
    assert [step.rise for step in found.steps] == [0.0, 0.1]
    assert [step.given for step in found.steps] == pytest.approx([200.0, 231.0])
    (extra,) = found.extras()
    assert (extra.money, extra.people, extra.cost) == pytest.approx((31.0, 3.1, 10.0))
    for shape in (CONSTANT, STRAIGHT, FREE):
        assert found.steps[1].people(shape) == pytest.approx(23.1)


def test_what_the_shape_costs_by_hand() -> None:
    """North takes at most 110 in a year. From 100 at 50 %: 150 and 225, 375 in all.

    Constant 110 + 110 = 22 people, the rest is left over. So is it in a straight line, and
    with free years: 22. With 300 at most in 2028 only, and 110 in 2027: constant 110 + 225,
    straight (375 = 200 + 3b: 158⅓ and 216⅔) 110 + 216⅔, free 110 + 265 all of it.
    """
    source = Source("Donor", (None, None), last_year=100.0, yearly_rise=0.0)
    capped = climb(donor_case(source, most_per_year=110.0), [0.5], "", plain, quiet).steps[0]
    assert [capped.people(shape) for shape in (CONSTANT, STRAIGHT, FREE)] == pytest.approx(
        [22.0, 22.0, 22.0]
    )
    first = Rule("Spend at most", 110.0, year="2027")
    second = Rule("Spend at most", 300.0, year="2028")
    step = climb(donor_case(source, first, second), [0.5], "", plain, quiet).steps[0]
    assert step.people(CONSTANT) == pytest.approx(33.5)
    assert step.people(STRAIGHT) == pytest.approx((110.0 + 650.0 / 3.0) / 10.0)
    assert step.people(FREE) == pytest.approx(37.5)


def test_a_straight_line_below_nothing_is_not_tried() -> None:
    """From 100, three quarters less each year: 25 and 6.25; a line with 31.25 in all would end
    at -12.5 = 100 - 2 × 56.25."""
    source = Source("Donor", (None, None), last_year=100.0, yearly_rise=0.0)
    step = climb(donor_case(source), [-0.75], "", plain, quiet).steps[0]
    assert step.people(STRAIGHT) is None
    assert step.people(CONSTANT) == pytest.approx(3.125)


def test_a_rise_without_a_plan_is_told_and_none_at_all_is_refused() -> None:
    """At least 210 in all are to be spent: 200 are not enough, 231 are."""
    source = Source("Donor", (None, None), last_year=100.0, yearly_rise=0.0)
    case = donor_case(source, Rule("Spend at least", 210.0, year="all", row=2))
    found = climb(case, [0.0, 0.1], "", plain, quiet)
    assert found.steps[0].people(CONSTANT) is None
    assert found.extras()[0].cost is None
    assert found.steps[1].people(CONSTANT) == pytest.approx(23.1)
    steps = ladder_json(found)["steps"]
    assert isinstance(steps, list) and steps[0]["people"] is None
    with pytest.raises(NoPlan):
        climb(case, [0.0], "", plain, quiet)


# The same as workbooks edited by hand

TEXT = """
# Regions
| Region | Eligible people | Spent last year | Licence months |
| North | 900 | 3000 | 6 |
| South | 800 | 2000 | 0 |
# Projects
| Project type | Cost per person | Years to repay |
| Grant | 20 | 0 |
| Loan | 12 | 2 |
# Budget
| Source | Last year | 2027 | 2028 | 2029 | Yearly rise | Total |
| Donor | 3000 | | | | 5% | |
| State | 2000 | 2100 | 2200 | 2300 | | |
# Rules
| Rule | Region | Project type | Value |
| Growth at most | each | | 15% |
| Share at least | | Loan | 20% |
"""


def test_each_step_is_what_solve_finds_in_a_workbook_edited_by_hand(tmp_path: Path) -> None:
    """Yearly rise typed over; for free years Total in its place, with the years blank."""
    path = workbook(TEXT, tmp_path / "plan.xlsx")
    found = climb(read(path).case, [0.0, 0.12], "", plain, quiet)
    for step in found.steps:
        assert step.people(CONSTANT) == pytest.approx(_edited(path, F2=step.rise))
        assert step.people(FREE) == pytest.approx(_edited(path, F2=None, G2=step.given))
        line = straight_amounts(Start(3000.0, 0), step.given, 3)
        cells = dict(zip(("C2", "D2", "E2"), line, strict=True))
        assert step.people(STRAIGHT) == pytest.approx(_edited(path, F2=None, **cells))


def _edited(path: Path, **cells: float | None) -> float:
    """People of the plan of a workbook with cells of `Budget` typed over."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Budget"][cell] = value
    edited = path.with_name("edited.xlsx")
    book.save(edited)
    return solve(read(edited).case).people
