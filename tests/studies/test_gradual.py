"""What going gradually costs, worked out by hand, and as the sheet and the JSON tell it."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from allocator.as_json import plan_json
from allocator.case import Case, Rule
from allocator.plan import Plan
from allocator.solving import solve, unpriced
from allocator.studies.gradual import GRADUAL
from allocator.told import gradually
from allocator.workbook.results import write
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.cases import coast_and_hills, exactly
from tests.test_results import rows_of


def case() -> Case:
    """The coast had 400 and may grow by half a year: 600 in 2027, 900 in 2028, all in 2029.

    By hand: 60 people and 400/20 = 20 in the hills make 80; then 90 + 5 = 95; in 2029 the rule
    would allow 1,350, the money is 1,000, and 100 are reached. Without it 100 each year: 20 and
    5 more. The floor for the hills is no such rule and asks for nothing.
    """
    growth = Rule("Growth at most", 0.5, region="Coast")
    floor = Rule("Spend at least", 0.0, region="Hills")
    return coast_and_hills(growth, floor, amounts=(1000.0,) * 3, coast=400.0, hills=600.0)


def solved(case: Case) -> Plan:
    return solve(case, price=unpriced, inquiries=[GRADUAL])


def test_people_by_year_with_and_without() -> None:
    found = solved(case()).gradual
    assert found is not None
    assert found.people == (exactly(80.0), exactly(95.0), exactly(100.0))
    assert found.free == (exactly(100.0), exactly(100.0), exactly(100.0))
    assert found.gained == exactly(25.0)


def test_the_year_from_which_each_rule_binds_no_more() -> None:
    found = solved(case()).gradual
    assert found is not None
    [rule] = found.rules
    assert (rule.row, rule.binds, rule.free_from) == (2, (2027, 2028), 2029)


def test_a_rule_that_binds_to_the_end_and_one_that_never_does() -> None:
    """By hand: 10 % a year from 400 is below 1,000 in all years; a cut of all is no limit."""
    rules = [Rule("Growth at most", 0.1, region="Coast"), Rule("Cut at most", 1.0, region="Hills")]
    found = solved(coast_and_hills(*rules, coast=400.0, hills=600.0)).gradual
    assert found is not None
    assert [rule.binds for rule in found.rules] == [(2027, 2028), ()]
    assert [rule.free_from for rule in found.rules] == [None, 2027]


def test_without_such_a_rule_there_is_nothing_to_tell() -> None:
    plan = solved(coast_and_hills(Rule("Spend at most", 600.0, region="Coast")))
    assert plan.gradual is None and gradually(plan) == ""
    assert "gradual" not in plan_json(plan)


def test_a_sentence_tells_the_years() -> None:
    said = gradually(solved(case()))
    assert said == (
        "Without any growth, cut and step rule 25 more people would be reached: "
        "+20 in 2027, +5 in 2028, +0 in 2029."
    )


def test_where_it_costs_nobody_a_sentence_says_so() -> None:
    """By hand: the coast had 1,000 and has 1,000; the growth rule allows more."""
    rule = Rule("Growth at most", 0.5, region="Coast")
    said = gradually(solved(coast_and_hills(rule, coast=1000.0, hills=0.0)))
    assert said.startswith("Going gradually costs nobody")


def test_the_sheet_and_the_json_tell_the_same(tmp_path: Path) -> None:
    plan = solved(case())
    write(plan, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Gradually"]
    *years, total = rows_of(sheet, "Gradual")
    assert [row["Difference"] for row in years] == [exactly(20.0), exactly(5.0), exactly(0.0)]
    assert total["Difference"] == exactly(25.0)
    [rule] = rows_of(sheet, "GradualRules")
    assert (rule["Binds in"], rule["Binds no more from"]) == ("2027, 2028", "2029")
    assert len(openpyxl.load_workbook(tmp_path / "plan.xlsx")["Gradually"]._charts) == 1
    told = plan_json(plan)["gradual"]
    assert told["years"][0] == {"year": 2027, "people": exactly(80.0), "free": exactly(100.0)}  # type: ignore[index]
    assert told["rules"][0]["binds"] == [2027, 2028]  # type: ignore[index]


@needs_libreoffice
def test_another_program_calculates_the_same(tmp_path: Path) -> None:
    write(solved(case()), tmp_path / "plan.xlsx")
    assert_calculated_again_the_same(tmp_path / "plan.xlsx")
