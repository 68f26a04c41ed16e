"""Why each line has what it has, each kind of sentence worked out by hand; and what is next.

Everywhere a person costs 10 on the coast and 20 in the hills, and a donor gives 1,000.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import openpyxl
import pytest

from allocator.as_json import dumps, plan_json
from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve, unpriced
from allocator.studies import why_words
from allocator.studies.why import WHY
from allocator.told import next_in_line
from allocator.workbook.results import write
from allocator.workbook.results.words import ABOUT, WORDS
from allocator.worth import LineReason
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.cases import coast_and_hills, exactly, question, reached
from tests.test_results import rows_of

COAST, HILLS = Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0)
CASH = Project("Cash", 10.0)
ONE_YEAR = (1000.0,)


def asked(case: Case) -> Plan:
    return solve(case, price=unpriced, inquiries=[WHY])


def reason(plan: Plan, region: str, project: str = "Cash") -> LineReason:
    [found] = [one for one in plan.reasons if (one.region, one.project) == (region, project)]
    return found


def one_year(*rules: Rule, regions: tuple[Region, ...] = (COAST, HILLS), **more: object) -> Case:
    donor = more.pop("source", Source("Donor", ONE_YEAR))
    return question(regions, [CASH], [donor], rules, **more)  # type: ignore[list-item, arg-type]


# Each kind of sentence


def test_closed() -> None:
    plan = asked(one_year(lines=[Line("Hills", "Cash", open=False)]))
    assert reason(plan, "Hills").says == "Closed: Lines!G2 says no."


def test_no_source_may_pay() -> None:
    plan = asked(one_year(source=Source("Donor", ONE_YEAR, regions=("Coast",))))
    assert reason(plan, "Hills").says == "No source may pay for it."


def test_nobody_there() -> None:
    plan = asked(one_year(regions=(COAST, Region("Hills", 0.0))))
    assert (
        reason(plan, "Hills").says
        == "Nobody may be reached here: Eligible people (Regions!B3) is 0."
    )


def test_too_late_to_reach_anybody() -> None:
    """By hand: twelve months of licences put everybody of the one year after its end."""
    plan = asked(one_year(regions=(COAST, Region("Hills", 50.0, licence_months=12.0))))
    assert reason(plan, "Hills").says == "Money here would reach nobody before 2027 ends."


def test_funded_to_its_reach() -> None:
    """By hand: half of the 100 on the coast cost 500; the rest goes to the hills at 20."""
    regions = [Region("Coast", 100.0), HILLS]
    cash = dataclasses.replace(CASH, reach=0.5)
    found = reason(asked(question(regions, [cash], [Source("Donor", ONE_YEAR)])), "Coast")
    assert found.state == "reached"
    assert found.says == (
        "Funded to its reach of 50 % (Projects!F2). "
        "Its next person costs 10 against 20 where the money went."
    )


def test_everyone_eligible_is_reached_by_another_type() -> None:
    """By hand: cash reaches all 50 on the coast; tools, at 15, are cheaper than the hills at 20."""
    regions = [Region("Coast", 50.0), HILLS]
    types = [CASH, Project("Tools", 15.0)]
    plan = asked(question(regions, types, [Source("Donor", ONE_YEAR)]))
    assert reason(plan, "Coast", "Cash").state == "reached"
    says = reason(plan, "Coast", "Tools").says
    assert says.startswith(
        "Everyone eligible in the region is reached by other types (Regions!B2)."
    )


def test_funded_to_its_most_people() -> None:
    plan = asked(one_year(lines=[Line("Coast", "Cash", most_people=30.0)]))
    assert reason(plan, "Coast").says.startswith("Funded to its most people of 30 (Lines!D2).")


def test_held_by_a_rule() -> None:
    """By hand: 400 last year, half as much again is 600; the other 400 go to the hills."""
    plan = asked(coast_and_hills(Rule("Growth at most", 0.5, region="Coast"), coast=400.0))
    found = reason(plan, "Coast")
    assert (found.state, found.cost, found.against) == ("held", exactly(10.0), exactly(20.0))
    assert found.says == (
        "Held by Growth at most 50 % (Coast) (Rules!G2). "
        "Its next person costs 10 against 20 where the money went."
    )


def test_held_at_nothing() -> None:
    """By hand: nothing last year and no step: the rate leaves nothing at nothing."""
    plan = asked(coast_and_hills(Rule("Growth at most", 0.5, region="Coast"), coast=0.0))
    says = reason(plan, "Coast").says
    assert says.startswith("Held at nothing by Growth at most 50 % (Coast) (Rules!G2).")
    assert says.endswith("Its next person would cost 10 against 20 where the money went.")


def test_funded_because_of_a_floor() -> None:
    """By hand: the hills must have 400 a year though a person costs 20 there, and 10 elsewhere."""
    found = reason(asked(coast_and_hills(Rule("Spend at least", 400.0, region="Hills"))), "Hills")
    assert found.says == (
        "Funded because of Spend at least 400 (Hills) (Rules!G2). "
        "Its next person costs 20 against 10 where the money went."
    )


def test_among_the_next() -> None:
    """By hand: all goes to the coast; one coin more would too."""
    found = reason(asked(coast_and_hills()), "Coast")
    assert found.state == "next"
    assert (
        found.says == "Among the next: its next person costs 10, as much as where the money went."
    )


def test_too_dear_and_the_cost_at_which_it_enters() -> None:
    """Proves: the sentence, and that the cost it names is where the line enters.

    By hand: 20 in the hills against 10 on the coast: it enters below 10. So it does: at 10.1
    all stays on the coast, at 9.9 all goes to the hills.
    """
    case = one_year()
    found = reason(asked(case), "Hills")
    assert (found.state, found.verified, found.below) == ("dear", True, exactly(10.0))
    assert found.says == (
        "In 2027 its next person would cost 20 against 10 where the money went; "
        "it would enter below 10."
    )
    for cost, people in ((10.1, 100.0), (9.9, 1000.0 / 9.9)):
        line = Line("Hills", "Cash", cost_per_person=cost, row=2)
        assert reached(dataclasses.replace(case, lines=(line,))) == exactly(people)


def test_money_left_that_could_pay_for_it() -> None:
    """By hand: all 20 on the coast are reached with 200 of 1,000, and the hills are nobody's."""
    plan = asked(one_year(regions=(Region("Coast", 20.0),)))
    says = reason(plan, "Coast").says
    assert says.startswith("Funded until everyone eligible in the region is reached (Regions!B2).")
    assert says.endswith("Money that may pay for it is left over.")


def test_whole_numbers_tell_limits_and_costs() -> None:
    """By hand: one line a year goes to the coast; no price tells, but costs do: 20 against 10."""
    plan = asked(one_year(Rule("Lines at most", 1.0)))
    paid = "the dearest that the plan pays for costs 10"
    assert reason(plan, "Coast").says == f"Funded: a person costs 10 here; {paid}."
    dear = f"Not funded: a person would cost 20 here; {paid}, the average 10."
    held = "At the limit of Lines at most 1 (Rules!G2)."
    assert reason(plan, "Hills").says == f"{held} {dear}"
    plan = asked(one_year(Rule("Lines at most", 2.0)))
    assert reason(plan, "Hills").says == dear


# Next in line


def test_the_next_hundredth_goes_where_it_reaches_most() -> None:
    """By hand: the coast is held at 600 a year; 1 % more of 1,000 is 10 a year for the hills."""
    plan = asked(coast_and_hills(Rule("Spend at most", 600.0, region="Coast")))
    assert reason(plan, "Hills").next == exactly(20.0)
    assert reason(plan, "Coast").next == exactly(0.0)
    assert next_in_line(plan) == (
        "Next in line, if every source gave 1 % more: Hills · Cash (20.00)."
    )


def test_more_money_may_change_nothing() -> None:
    """By hand: everyone on the coast is reached with a fifth of the money."""
    plan = asked(one_year(regions=(Region("Coast", 20.0),)))
    assert next_in_line(plan) == "Next in line: more money would change nothing."


# Sheet, JSON, words


@pytest.fixture(scope="module")
def plan() -> Plan:
    return asked(coast_and_hills(Rule("Growth at most", 0.5, region="Coast"), coast=400.0))


def test_the_sheet_has_a_row_for_each_line(plan: Plan, tmp_path: Path) -> None:
    write(plan, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Why"]
    rows = rows_of(sheet, "Why")[:2]
    assert [row["Region"] for row in rows] == ["Coast", "Hills"]
    assert [row["Why"] for row in rows] == [one.says for one in plan.reasons]
    assert [row["Next one costs"] for row in rows] == [exactly(10.0), exactly(20.0)]
    assert sheet["A2"].value == next_in_line(plan)


@needs_libreoffice
def test_another_program_calculates_the_same(plan: Plan, tmp_path: Path) -> None:
    write(plan, tmp_path / "plan.xlsx")
    assert_calculated_again_the_same(tmp_path / "plan.xlsx")


def test_json_tells_the_same(plan: Plan) -> None:
    answer = plan_json(plan)
    dumps(answer)
    assert [row["says"] for row in answer["why"]] == [one.says for one in plan.reasons]  # type: ignore[attr-defined]


def test_no_sentence_has_a_word_of_the_solver() -> None:
    """Outside `About` nobody meets a word that only a programmer of solvers knows."""
    told = {key: text for key, text in WORDS.items() if key not in ABOUT}
    texts = [*told.values(), *why_words.LINES.values(), *why_words.NEXT.values()]
    texts += why_words.UNSPENT.values()
    for text in texts:
        assert not re.search(r"\b(dual|slack|basis|infeasible|simplex|primal)\b", text, re.I), text
