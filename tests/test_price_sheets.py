"""What numbers are worth, as the workbook, the terminal and the JSON tell it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from allocator.as_json import dumps, plan_json
from allocator.case import Case, Rule
from allocator.plan import Plan
from allocator.solving import solve, unpriced
from allocator.studies.priced import PRICED
from allocator.workbook.results import write
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.cases import coast_and_hills
from tests.test_results import rows_of


def case() -> Case:
    """160 people: a cap on the coast costs 30, a floor for the hills nothing more."""
    cap = Rule("Spend at most", 600.0, region="Coast")
    return coast_and_hills(Rule("Spend at least", 100.0, region="Hills"), cap)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(case(), price=unpriced, inquiries=[PRICED])


@pytest.fixture(scope="module")
def book(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("priced") / "plan.xlsx"
    write(plan, path)
    return path


def test_rules_stand_by_what_they_cost(book: Path) -> None:
    """Proves: the dearest first, with its prices.

    By hand: without the cap the coast has 900 a year, 300 more, and 2 · 300 · (1/10 - 1/20) is
    gained; one more gains 0.1, up to the 900 that the hills leave.
    """
    sheet = openpyxl.load_workbook(book, data_only=True)["Rules"]
    first, second = rows_of(sheet, "Rules")
    assert (first["Row"], second["Row"]) == (3, 2)
    assert first["Without the rule"] == pytest.approx(30.0)
    assert first["A unit"] == "1 money"
    assert first["A unit more"] == pytest.approx(0.1)
    assert first["A unit less"] == pytest.approx(-0.1)
    assert (first["Holds from"], first["Holds to"]) == (pytest.approx(0.0), pytest.approx(900.0))
    assert second["Without the rule"] == second["A unit more"] == second["A unit less"] == 0.0


def test_prices_tell_every_amount_and_every_region(book: Path, plan: Plan) -> None:
    """By hand: one more in either year reaches 1/20 in the hills, where all that is left goes."""
    sheet = openpyxl.load_workbook(book, data_only=True)["Prices"]
    numbers, regions = rows_of(sheet, "Prices"), rows_of(sheet, "RegionPrices")
    assert [row["Cell"] for row in numbers] == ["Budget!B2", "Budget!C2"]
    assert [row["A unit more"] for row in numbers] == pytest.approx([0.05, 0.05])
    coast = next(row for row in regions if row["Region"] == "Coast")
    assert coast["1 money more here"] == "no plan"
    assert coast["1 money less here"] == pytest.approx(-0.05)


def test_a_large_gain_fits_its_column(tmp_path: Path) -> None:
    """A spreadsheet shows `###` for a number wider than its column.

    With a million times the people and the money, 2 · 400 · (1/10 - 1/20) = 40 million are
    gained without the cap.
    """
    small = case()
    large = dataclasses.replace(
        small,
        regions=[dataclasses.replace(r, eligible=1e6 * r.eligible) for r in small.regions],
        sources=[
            dataclasses.replace(s, amounts=tuple(1e6 * (a or 0.0) for a in s.amounts))
            for s in small.sources
        ],
        rules=[Rule("Spend at most", 600e6, region="Coast")],
    )
    path = tmp_path / "large.xlsx"
    write(solve(large, price=unpriced, inquiries=[PRICED]), path)
    sheet = openpyxl.load_workbook(path)["Rules"]
    [cell] = [c for row in sheet.iter_rows() for c in row if c.value == pytest.approx(40e6)]
    assert cell.number_format == "+#,##0;-#,##0;0"
    assert sheet.column_dimensions[cell.column_letter].width >= len("+40,000,000")


def test_the_summary_names_the_dearest_in_a_sentence(book: Path) -> None:
    sheet = openpyxl.load_workbook(book, data_only=True)["Summary"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    rule = "Spend at most 600 (Coast) (Rules row 3)"
    assert f"What each would gain if it were off: {rule} 30.0 people." in texts


def test_json_tells_the_same(plan: Plan) -> None:
    answer = plan_json(plan)
    dumps(answer)  # it has no number that is none
    rules = {row["row"]: row for row in answer["rules"]}  # type: ignore[attr-defined]
    worth = rules[3]["worth"]
    assert worth["off"] == pytest.approx(30.0) and worth["more"] == pytest.approx(0.1)
    assert worth["holds"] == pytest.approx([0.0, 900.0])
    prices = answer["prices"]
    assert [row["cell"] for row in prices["numbers"]] == ["Budget!B2", "Budget!C2"]  # type: ignore[index]
    coast = next(row for row in prices["regions"] if row["region"] == "Coast")  # type: ignore[index]
    assert coast["more"] is None and coast["no_plan"] == ["more"]


def test_a_plan_of_which_no_more_was_asked_has_no_such_sheet(tmp_path: Path) -> None:
    plain = dataclasses.replace(solve(case()))
    write(plain, tmp_path / "plain.xlsx")
    assert "Prices" not in openpyxl.load_workbook(tmp_path / "plain.xlsx").sheetnames
    assert "prices" not in plan_json(plain)


@needs_libreoffice
def test_another_program_calculates_the_same(book: Path) -> None:
    assert_calculated_again_the_same(book)
