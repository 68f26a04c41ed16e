"""A plan read back: what breaks a rule is named, and the proof is repeated without a solver."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import highspy
import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from tests.book import workbook

ROOT = Path(__file__).parent.parent

#: By hand: a person costs 8 in North, where 5 are eligible, and 16 in South. Of 80, 40 reach
#: all 5 in North and 40 reach 2.5 in South: 7.5 people, and no plan reaches more, for one more
#: unit of money gives 1/16 of a person (80 / 16 = 5) and one more in North saves half (2.5).
QUESTION = """
    # Regions
    | Region | Eligible people | Cost factor |
    | North  | 5               | 1           |
    | South  | 100             | 2           |
    # Projects
    | Project type | Cost per person |
    | Cash         | 8               |
    # Budget
    | Source | 2027 |
    | Donor  | 80   |
    # Rules
    | Rule          | Region | Value |
    | Spend at most | South  | 60    |
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def question(tmp_path: Path) -> Path:
    return workbook(QUESTION, tmp_path / "in.xlsx")


@pytest.fixture
def plan(question: Path, tmp_path: Path) -> Path:
    target = tmp_path / "plan.xlsx"
    assert run("solve", question, "-o", target).exit_code == 0
    return target


def edit(plan: Path, changes: Mapping[str, object], sheet: str = "Plan") -> None:
    """Change cells by hand: the plan's first row is North's, its second South's.

    Columns of Plan: D money, E people, I the donor's money, J started. Of Sources: D amount,
    G received, J spent, L unspent.
    """
    book = openpyxl.load_workbook(plan)
    for address, value in changes.items():
        book[sheet][address] = value
    book.save(plan)


def checked(plan: Path, question: Path) -> dict[str, object]:
    result = run("check", plan, "--against", question, "--json")
    answer: dict[str, object] = json.loads(result.stdout)
    assert result.exit_code == (4 if answer["status"] == "broken" else 0)
    return answer


def problems(answer: dict[str, object]) -> dict[tuple[str, str], str]:
    found = answer["problems"]
    assert isinstance(found, list)
    return {(p["file"], f"{p['sheet']}!{p['cell']}"): p["says"] for p in found}


def test_the_columns_are_where_the_tests_think(plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    heads = [cell.value for cell in book["Plan"][1]]
    assert [heads[at] for at in (0, 3, 4, 8, 9)] == [
        "Region",
        "Money",
        "People",
        "Donor",
        "Started",
    ]
    assert [book["Plan"][f"A{row}"].value for row in (2, 3)] == ["North", "South"]
    given = [cell.value for cell in book["Sources"][1]]
    assert [given[at] for at in (3, 6, 9, 11)] == ["Amount", "Received", "Spent", "Unspent"]


def test_a_plan_is_proven_again_without_a_solver(
    plan: Path, question: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: 7.5 people, and no plan reaches more. By hand: see QUESTION."""

    def no_solver(*_: object) -> None:
        raise AssertionError("a solver was asked")

    monkeypatch.setattr(highspy.Highs, "run", no_solver)
    answer = checked(plan, question)
    assert answer["status"] == "kept" and answer["same_input"] is True
    assert answer["objective"] == pytest.approx(7.5, abs=1e-12)
    assert answer["bound"] == pytest.approx(7.5, abs=1e-12)
    assert answer["gap"] == pytest.approx(0.0, abs=1e-12)
    assert answer["violation"] == pytest.approx(0.0, abs=1e-12)
    said = run("check", plan, "--against", question)
    assert "Every rule and every budget is kept." in said.stdout
    assert "no plan reaches more than 7.500000" in said.stdout


def test_about_tells_the_same(plan: Path) -> None:
    rows = openpyxl.load_workbook(plan)["About"].iter_rows(min_row=2, values_only=True)
    told = {str(item): value for item, value in rows}
    assert told["Exact: what the amounts in this workbook reach"] == pytest.approx(7.5)
    assert told["Exact: bound by the prices in Proof"] == pytest.approx(7.5)
    assert told["Exact: bound less objective"] == pytest.approx(0.0, abs=1e-12)
    assert any(item.startswith("Exact: largest violation") for item in told)
    # Two regions' people, one pool, the donor's money, the rule.
    assert told["Limits in the proof"] == 5
    assert openpyxl.load_workbook(plan)["Proof"].sheet_state == "hidden"


def test_one_unit_more_in_one_cell_is_named(plan: Path, question: Path) -> None:
    """By hand: 41 for North where the donor pays 40, and 41 / 8 = 5.125 people."""
    edit(plan, {"D2": 41})
    found = problems(checked(plan, question))
    assert found["plan.xlsx", "Plan!D2"].endswith("costs 41.00 and its sources pay 40.00.")
    assert "its money gives 5.1250" in found["plan.xlsx", "Plan!E2"]
    assert "off by 0.1250" in found["in.xlsx", "Regions!B2"]


def test_one_unit_more_than_the_budget_is_named(plan: Path, question: Path) -> None:
    """By hand: 40 + 41 of 80; 41 / 16 = 2.5625 people."""
    edit(plan, {"D3": 41, "I3": 41, "E3": 2.5625, "J3": 2.5625})
    edit(plan, {"J2": 81}, "Sources")
    found = problems(checked(plan, question))
    says = found["in.xlsx", "Budget!B2"]
    assert says == "money of Donor: 81.0000 should be <= 80.0000, off by 1.0000."
    assert set(found) == {("in.xlsx", "Budget!B2"), ("plan.xlsx", "Sources!G2")}


def test_one_unit_above_a_rule_is_named(plan: Path, question: Path) -> None:
    """By hand: 61 of 60 in South (3.8125 people), and 19 in North (2.375)."""
    south = {"D3": 61, "I3": 61, "E3": 3.8125, "J3": 3.8125}
    edit(plan, south | {"D2": 19, "I2": 19, "E2": 2.375, "J2": 2.375})
    says = "Spend at most (South): 61.0000 should be <= 60.0000, off by 1.0000."
    assert problems(checked(plan, question)) == {("in.xlsx", "Rules!C2"): says}


def test_a_plan_below_the_best_shows_its_gap(plan: Path, question: Path) -> None:
    """By hand: 4 of North's 5 people for 32; one person less than the best."""
    edit(plan, {"D2": 32, "I2": 32, "E2": 4, "J2": 4})
    edit(plan, {"J2": 72, "L2": 8}, "Sources")
    answer = checked(plan, question)
    assert answer["status"] == "kept"
    assert answer["objective"] == pytest.approx(6.5) and answer["gap"] == pytest.approx(1.0)
    assert "the gap is 1 " in run("check", plan, "--against", question).stdout


def test_money_that_nobody_gave_is_found(plan: Path, question: Path) -> None:
    edit(plan, {"G2": 90, "L2": 10}, "Sources")
    says = problems(checked(plan, question))["plan.xlsx", "Sources!G2"]
    assert says == "Donor · 2027 says 90.00 received; it is 80.00."


@pytest.mark.parametrize(
    ("change", "cell", "says"),
    [
        ({"A2": "Atlantis"}, "Plan!A2", "cannot have any"),
        ({"A3": "North"}, "Plan!A3", "stands in the plan twice"),
        ({"D2": -40, "I2": -40}, "Plan!D2", "has a negative number"),
    ],
)
def test_rows_that_cannot_be_are_named(
    plan: Path, question: Path, change: dict[str, object], cell: str, says: str
) -> None:
    edit(plan, change)
    assert says in problems(checked(plan, question))["plan.xlsx", cell]


def test_the_cells_of_the_plan_are_marked(plan: Path, question: Path, tmp_path: Path) -> None:
    edit(plan, {"D2": 41})
    target = tmp_path / "marked.xlsx"
    result = run("check", plan, "--against", question, "--mark", target)
    assert result.exit_code == 4
    comment = openpyxl.load_workbook(target)["Plan"]["D2"].comment
    assert comment is not None and "its sources pay 40.00" in comment.text


def test_another_input_is_told(plan: Path, question: Path, tmp_path: Path) -> None:
    """By hand: with 64 of money the plan spends 16 too much; with 96 it leaves one person out."""
    less = workbook(QUESTION.replace("| 80 ", "| 64 "), tmp_path / "less.xlsx")
    answer = checked(plan, less)
    assert answer["same_input"] is False
    assert "off by 16.0000" in problems(answer)["less.xlsx", "Budget!B2"]
    result = run("check", plan, "--against", less)
    assert "plan.xlsx answers another workbook than less.xlsx" in result.stderr


def test_prices_of_another_question_prove_nothing(
    plan: Path, question: Path, tmp_path: Path
) -> None:
    more = QUESTION + "    | Spend at most | North  | 70 |\n"
    result = run("check", plan, "--against", workbook(more, tmp_path / "more.xlsx"))
    assert result.exit_code == 0 and "of another question" in result.stdout
    assert "no plan reaches more" not in result.stdout


@pytest.mark.parametrize("price", [0.0, -3.0, 0.01, 1000.0])
def test_no_price_can_prove_too_much(plan: Path, question: Path, price: float) -> None:
    """Proves: whatever stands in Proof, nothing below 7.5 is ever called a bound."""
    book = openpyxl.load_workbook(plan)
    rows = range(2, book["Proof"].max_row + 1)
    for row in rows:
        held = book["Proof"][f"B{row}"].value
        edit(plan, {f"B{row}": price}, "Proof")
        bound = checked(plan, question)["bound"]
        assert isinstance(bound, float) and bound >= 7.5 - 1e-12
        edit(plan, {f"B{row}": held}, "Proof")


def test_a_plan_of_whole_numbers_is_audited_and_says_whose_its_bound_is(tmp_path: Path) -> None:
    """By hand: whole people: 5 in North and 2 in South; half of one is left."""
    asked = QUESTION + "    | Whole projects of |  | 1 |\n"
    question = workbook(asked, tmp_path / "in.xlsx")
    run("solve", question, "-o", tmp_path / "plan.xlsx")
    answer = checked(tmp_path / "plan.xlsx", question)
    assert answer["objective"] == pytest.approx(7.0)
    assert answer["bound"] is None and answer["gap"] is None
    said = run("check", tmp_path / "plan.xlsx", "--against", question).stdout
    assert "the solver's" in said


@pytest.mark.parametrize("name", ["small", "morocco", "four-regions", "laayoune"])
def test_the_samples_are_proven_again(name: str, tmp_path: Path) -> None:
    question, plan = ROOT / "data" / f"{name}.xlsx", tmp_path / "plan.xlsx"
    assert run("solve", question, "-o", plan).exit_code == 0
    answer = checked(plan, question)
    objective, bound = answer["objective"], answer["bound"]
    assert isinstance(objective, float) and isinstance(bound, float)
    assert abs(bound - objective) <= 1e-9 * objective


def test_what_is_no_plan_is_refused(question: Path, plan: Path) -> None:
    result = run("check", question, "--against", question)
    assert result.exit_code == 1 and "Plan: the sheet is missing." in result.stderr
    edit(plan, {"D2": "forty", "D1": "Geld"})
    edit(plan, {"J2": "eighty"}, "Sources")
    result = run("check", plan, "--against", question)
    assert result.exit_code == 1
    assert 'Plan: the column "Money" is missing.' in result.stderr
    assert 'Sources!J2: "eighty" is not a number.' in result.stderr
