"""A plan made anew, worked out by hand, and held against hand-edited workbooks."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Actual, Case, Line, Project, Region, Rule, Source
from allocator.problems import BadQuestion
from allocator.solving import solve, unpriced
from allocator.studies.replan import Replan, largest_move, replan, replan_json
from allocator.workbook.reading import read, read_with_past
from allocator.workbook.studies.replan import replan_study
from allocator.workbook.studies.sheets import Made
from allocator.workbook.studies.writing import write_study
from tests.book import workbook
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.cases import exactly, money, question, source_year

plain = functools.partial(solve, price=unpriced)


def anew(case: Case, *rows: Actual) -> Replan:
    numbered = tuple(dataclasses.replace(row, row=n) for n, row in enumerate(rows, start=2))
    return replan(dataclasses.replace(case, actuals=numbered), 50.0, plain, lambda _: None)


def two_types(*rules: Rule) -> Case:
    """One region; Cash at 10 a person and Tools at 12; 1,000 a year for two years."""
    return question(
        [Region("Coast", 5000.0)],
        [Project("Cash", 10.0), Project("Tools", 12.0)],
        [Source("Donor", (1000.0, 1000.0))],
        rules,
    )


def happened(
    project: str, money: float, people: float | None, planned: float | None = None
) -> Actual:
    return Actual("Coast", project, "2027", money, people, planned_money=planned)


def foreseen(project: str, money: float) -> Actual:
    return Actual("Coast", project, "2028", planned_money=money, planned_people=money / 10.0)


def test_what_the_change_of_plan_saves() -> None:
    """Proves: the saving. By hand: the plan was 1,000 a year of cash, 100 people a year. In 2027
    it reached 50, so cash costs 15 by now and tools 12: 1,000 of tools in 2028 reach 83.33. Going
    on with cash reaches 66.67. In all 133.33 against 116.67: 16.67 saved."""
    found = anew(two_types(), happened("Cash", 1000.0, 50.0))
    assert found.plan.people == exactly(50.0 + 1000.0 / 12.0)
    assert found.kept is not None and found.letter is not None
    assert found.kept.people == (exactly(50.0), exactly(1000.0 / 15.0))
    assert found.saved == exactly(1000.0 / 12.0 - 1000.0 / 15.0)
    assert found.letter.broken == ()
    assert largest_move(found) == ("Coast", "Cash", exactly(-1000.0))
    assert not found.from_sheet and found.over == (2027,)


def test_with_nothing_learned_nothing_changes() -> None:
    """By hand: all as planned; the new plan is the old one and saves nobody."""
    found = anew(two_types(), happened("Cash", 1000.0, 100.0))
    assert found.saved == exactly(0.0)
    assert found.plan.people == exactly(200.0)
    assert largest_move(found) is None


def test_the_old_plan_goes_on_within_the_rules() -> None:
    """Proves: under a growth rule the old plan goes on as close as the rule allows.
    By hand: cash grows at most 10 % on 400 really spent: 440 in 2028, planned were 1,000. The old
    plan then has 44 people in 2028 and leaves the rest; the new one puts 560 into tools: 44 +
    46.67. With the 40 of 2027, 46.67 are saved. To the letter it would break the rule."""
    rule = Rule("Growth at most", 0.1, project="Cash", step=0.0)
    spent = Line("Coast", "Cash", spent_last_year=1000.0, row=2)
    case = dataclasses.replace(two_types(rule), lines=(spent,))
    found = anew(case, happened("Cash", 400.0, 40.0, 1000.0), foreseen("Cash", 1000.0))
    assert found.kept is not None and found.letter is not None
    assert money(found.plan, "Cash", year=2028) == exactly(440.0)
    assert found.kept.people == (exactly(40.0), exactly(44.0))
    assert found.saved == exactly(560.0 / 12.0)
    assert found.letter.people == (exactly(40.0), exactly(100.0))
    assert found.letter.broken == ("Growth at most 10 % (Cash) (Rules!G2)",)
    assert found.from_sheet


def test_an_old_plan_that_the_money_no_longer_pays_for_gets_what_there_is() -> None:
    """By hand: 1,500 was planned for 2028 and 1,000 comes in: 100 people."""
    found = anew(two_types(), happened("Cash", 500.0, 50.0, 1000.0), foreseen("Cash", 1500.0))
    assert found.kept is not None
    assert found.kept.money == (exactly(500.0), exactly(1000.0))


def test_an_old_plan_leaves_unspent_what_it_did_not_foresee() -> None:
    """By hand: half of 2027 was not spent and carries over. The old plan knows of 1,000 in 2028,
    100 people; the new one spends 1,500 then: 50 saved."""
    case = two_types()
    donor = dataclasses.replace(case.sources[0], carry_over=1.0)
    case = dataclasses.replace(case, sources=(donor,))
    found = anew(case, happened("Cash", 500.0, 50.0, 1000.0), foreseen("Cash", 1000.0))
    assert found.saved == exactly(50.0)


def test_a_sheet_that_tells_of_no_year_to_come_leaves_these_to_the_workbook() -> None:
    """By hand: 900 was planned for 2027 by the sheet; 2028 is the workbook's own 1,000 of cash."""
    found = anew(two_types(), happened("Cash", 800.0, 80.0, 900.0))
    assert found.planned is not None and not found.from_sheet
    assert sum(pair.money for pair in found.planned.values()) == exactly(1900.0)
    assert found.saved == exactly(0.0)


def test_without_an_old_plan_there_is_nothing_to_save() -> None:
    """The workbook's own rule cannot be kept in 2027, so it had no plan before."""
    case = two_types(Rule("Spend at least", 2000.0, project="Cash", year="2027"))
    found = anew(case, happened("Cash", 1000.0, 100.0))
    assert (found.planned, found.kept, found.saved) == (None, None, None)
    assert found.plan.people == exactly(200.0)
    assert replan_json(found)["old_plan_goes_on"] is None


def test_each_line_stands_as_planned_as_it_goes_on_and_as_it_is_now() -> None:
    found = anew(two_types(), happened("Cash", 900.0, 60.0, 1000.0), foreseen("Cash", 1000.0))
    lines = {(line.project, line.year): line for line in found.lines()}
    over = lines["Cash", 2027]
    assert over.over and over.planned is not None
    assert (over.planned.money, over.goes_on.money, over.now.money) == (1000.0, 900.0, 900.0)
    assert (over.goes_on.people, over.now.people) == (60.0, 60.0)
    [told] = [one for one in replan_json(found)["lines"] if one["year"] == 2027]  # type: ignore[attr-defined]
    assert told["now"] == {"money": 900.0, "people": 60.0}


def test_a_past_is_asked_for_and_a_year_to_plan() -> None:
    with pytest.raises(BadQuestion, match="Actuals: nothing tells what happened"):
        anew(two_types())
    last = dataclasses.replace(happened("Cash", 1000.0, None), year="2028")
    with pytest.raises(BadQuestion, match="2028, the last year of Budget, is over"):
        anew(two_types(), happened("Cash", 1000.0, None), last)


# Held against a workbook edited by hand

BEFORE = """
    # Regions
    | Region | Eligible people | Cost factor |
    | Coast  | 400             | 1           |
    | Hills  | 5000            | 2           |
    # Projects
    | Project type | Cost per person | Years to repay |
    | Cash         | 10              | 0              |
    | Loan         | 12              | 1              |
    # Lines
    | Region | Project type | Spent last year | Cost per person |
    | Coast  | Cash         | 800             |                 |
    | Hills  | Loan         | 200             |                 |
    # Budget
    | Source | 2027 | 2028 | 2029 | Carry over |
    | Donor  | 1000 | 1100 | 1200 | 50%        |
    # Settings
    | Setting | Value |
    | Price rise | 5% |
    # Rules
    | Rule | Region | Value | Step |
    | Growth at most | each | 10% | 50 |
    | Cut at most    | each | 40% |    |
    # Actuals
    | Region | Project type | Year | Spent | People | Source |
    | Coast  | Cash         | 2027 | 700   | 56     | Donor  |
    | Hills  | Loan         | 2027 | 100   | 5      | Donor  |
"""

#: The same from 2028 on, as one would write it by hand. Coast · Cash: 70 expected, 56 reached:
#: (50 + 56) ÷ (50 + 70) = 53/60, so 10 · 60/53 there and in its type. Loans: 100 ÷ 24 = 4.2
#: people are too few. Prices rise 5 %. 56 of the coast's 400 are reached, 5 in the hills. Of
#: 1,000 800 are spent and 200 (at most half of 1,000) wait; the loan of 100 comes back: 1,100 +
#: 200 + 100. Of 2028's own 1,100 and the 100 half may wait: 600, which is 3/7 of 1,400.
AFTER = """
    # Regions
    | Region | Eligible people | Cost factor |
    | Coast  | 344             | 1           |
    | Hills  | 4995            | 2           |
    # Projects
    | Project type | Cost per person | Years to repay |
    | Cash         | 11.886792452830189 | 0 |
    | Loan         | 12.6            | 1              |
    # Lines
    | Region | Project type | Spent last year |
    | Coast  | Cash         | 700             |
    | Hills  | Loan         | 100             |
    # Budget
    | Source | 2028 | 2029 | Carry over |
    | Donor  | 1400 | 1200 | 42.857142857142857% |
    # Settings
    | Setting | Value |
    | Price rise | 5% |
    # Rules
    | Rule | Region | Value | Step |
    | Growth at most | each | 10% | 50 |
    | Cut at most    | each | 40% |    |
"""


def test_its_numbers_are_those_of_a_workbook_edited_by_hand(tmp_path: Path) -> None:
    """56 and 5 people were reached in 2027; the rest is what the edited workbook gives."""
    found = replan(
        read_with_past(workbook(BEFORE, tmp_path / "before.xlsx")).case, 50.0, plain, lambda _: None
    )
    edited = plain(read(workbook(AFTER, tmp_path / "after.xlsx")).case)
    assert source_year(found.plan, "Donor", 2028).carried_in <= 200.0 + 1e-6
    assert found.plan.people - 61.0 == exactly(edited.people)
    for year in (2028, 2029):
        for names in (("Coast", "Cash"), ("Coast", "Loan"), ("Hills", "Cash"), ("Hills", "Loan")):
            assert money(found.plan, *names, year=year) == pytest.approx(
                money(edited, *names, year=year), abs=1e-6
            )


# The workbook


@pytest.fixture
def written(tmp_path: Path) -> Path:
    case = read_with_past(workbook(BEFORE, tmp_path / "before.xlsx")).case
    found = replan(case, 50.0, plain, lambda _: None)
    path = tmp_path / "anew.xlsx"
    write_study(replan_study(found, Made((), "allocator replan before.xlsx")), path)
    return path


def test_the_workbook_adds_up_and_states_its_rule(written: Path) -> None:
    book = openpyxl.load_workbook(written, data_only=True)
    assert book.sheetnames == [
        *("Summary", "New plan", "Planned and actual", "Costs", "Sources", "Follow-up"),
        *("Checks", "About"),
    ]
    assert book["Checks"]["A1"].value == "All OK"
    texts = " ".join(str(cell.value) for row in book["Costs"]["A1:A6"] for cell in row)
    assert "at least 50 people" in texts and "Clayton and Kaldor" in texts
    assert "In 2027 800.00 was spent" in str(book["Summary"]["A3"].value)


def test_its_follow_up_is_the_next_year_s_actuals(written: Path, tmp_path: Path) -> None:
    """2027 stands in it as it was told; with 2028 filled in, two years are over."""
    book = openpyxl.load_workbook(written)
    sheet = book["Follow-up"]
    [heading] = [row for row in sheet.iter_rows() if row[0].value == "Region"]
    place = {cell.value: cell.column for cell in heading}
    for row in range(heading[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, place["Year"]).value == 2028:
            planned = sheet.cell(row, place["Planned money"]).value
            sheet.cell(row, place["Spent"], planned)
    book.save(written)
    question = tmp_path / "question.xlsx"
    workbook(BEFORE.split("# Actuals")[0], question)
    case = read_with_past(question, written).case
    found = replan(case, 50.0, plain, lambda _: None)
    assert found.over == (2027, 2028)
    assert money(found.plan, "Coast", year=2027) == 700.0
    assert found.from_sheet


@needs_libreoffice
def test_another_program_calculates_the_same(written: Path) -> None:
    assert_calculated_again_the_same(written)
