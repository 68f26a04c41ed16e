"""Workbooks with one planted conflict each: its cells are named, no other, and a way out is true.

Two innocent rules stand in rows 2 and 3 of every one. Each change that is said to be enough is
written into the file, which then solves; nine tenths of it is written too, and does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Plan
from allocator.problems import Conflict, NoPlan, Quarrel
from allocator.solving import solve, unpriced
from allocator.workbook.reading import read
from tests.book import workbook

REGIONS = """
    # Regions
    | Region | Eligible people | Spent last year | Most per year | Licence months |
    | North  | 1000 | 100 |      | 0 |
    | South  | 1000 | 100 |      | 0 |
"""
PROJECTS = """
    # Projects
    | Project type | Cost per person | Reach | Women | Youth | Jobs per person |
    | Cash         | 10 | 100% | 40% | 20% | 0.1 |
    | Tools        | 20 | 100% | 30% | 10% | 0.2 |
"""
BUDGET = """
    # Budget
    | Source | 2027 | 2028 |
    | Donor  | 1000 | 1000 |
"""
RULES = """
    # Rules
    | Rule          | Region | Project type | Source | Year | Value | On |
    | Spend at most | North  |              |        |      | 990   |    |
    | People at least |      |              |        | all  | 1     |    |
"""


class Planted(NamedTuple):
    """why: worked out by hand; cells: those that quarrel; rules: from row 4 on.

    Each rule is its cells, from Rule to Value; swaps: text changed in the other sheets.
    """

    why: str
    cells: set[str]
    rules: Sequence[str]
    swaps: Sequence[tuple[str, str]] = ()
    lines: str = ""


PLANTED = {
    "floors above the budget": Planted(
        "600 and 600 of 1,000",
        {"Rules!F4", "Rules!F5", "Budget!B2"},
        ["Spend at least | North | | | 2027 | 600", "Spend at least | South | | | 2027 | 600"],
    ),
    "share floors over 100 %": Planted(
        "70 % and 40 % of what is spent, and something must be",
        {"Rules!F4", "Rules!F5", "Rules!F6"},
        [
            "Share at least | North | | | 2027 | 70%",
            "Share at least | South | | | 2027 | 40%",
            "Spend at least | | | | 2027 | 100",
        ],
    ),
    "share ceilings under 100 %": Planted(
        "30 % and 30 % leave 40 % to nobody",
        {"Rules!F4", "Rules!F5", "Rules!F6"},
        [
            "Share at most | North | | | 2027 | 30%",
            "Share at most | South | | | 2027 | 30%",
            "Spend at least | | | | 2027 | 100",
        ],
    ),
    "a women's floor no project can meet": Planted(
        "40 % at the most, of Cash; half is asked, of 10 people",
        {"Rules!F4", "Rules!F5"},
        ["Women at least | | | | 2027 | 50%", "People at least | | | | 2027 | 10"],
    ),
    "a youth floor no project can meet": Planted(
        "20 % at the most, of Cash; 30 % is asked, of 10 people",
        {"Rules!F4", "Rules!F5"},
        ["Youth at least | South | | | 2028 | 30%", "People at least | South | | | 2028 | 10"],
    ),
    "zakat with no eligible project": Planted(
        "it may pay for Tools only, and they are closed in both regions",
        {"Rules!F4", "Lines!C2", "Lines!C3"},
        ["Spend at least | | | Zakat | 2027 | 50"],
        [
            ("| Source | 2027 | 2028 |", "| Source | 2027 | 2028 | Projects |"),
            (
                "| Donor  | 1000 | 1000 |",
                "| Donor | 1000 | 1000 | |\n| Zakat | 500 | 500 | Tools |",
            ),
        ],
        "| North | Tools | no |\n| South | Tools | no |",
    ),
    "people above those eligible": Planted(
        "2,500 people of 2,000, with money for 20,000",
        {"Rules!F4", "Regions!B2", "Regions!B3"},
        ["People at least | | | | all | 2500"],
        [("| Donor  | 1000 | 1000 |", "| Donor | 100000 | 100000 |"), ("| 990 ", "| 99000 ")],
    ),
    "coverage above reach": Planted(
        "30 % by Cash and 30 % by Tools are 60 %; 70 % is asked",
        {"Rules!F4", "Projects!C2", "Projects!C3"},
        ["Coverage at least | South | | | | 70%"],
        [
            ("| Donor  | 1000 | 1000 |", "| Donor | 100000 | 100000 |"),
            ("| 10 | 100% |", "| 10 | 30% |"),
            ("| 20 | 100% |", "| 20 | 30% |"),
        ],
    ),
    "a floor above absorptive capacity": Planted(
        "400 where 300 a year can be used",
        {"Rules!F4", "Regions!D3"},
        ["Spend at least | South | | | 2027 | 400"],
        [("| South  | 1000 | 100 |      |", "| South | 1000 | 100 | 300 |")],
    ),
    "an envelope below its fixed years": Planted(
        # The total is the one limit here: filled years stand as filled, and its sum names them.
        "1,000 and 1,000 of a total of 1,500",
        {"Budget!D2"},
        [],
        [
            ("| Source | 2027 | 2028 |", "| Source | 2027 | 2028 | Total |"),
            ("| Donor  | 1000 | 1000 |", "| Donor | 1000 | 1000 | 1500 |"),
        ],
    ),
    "a growth floor above the money": Planted(
        "900 last year and a fifth more are 1,080 of 1,000",
        {"Rules!F4", "Budget!B2"},
        ["Growth at least | South | | | 2027 | 20%"],
        [("| South  | 1000 | 100 |", "| South | 1000 | 900 |")],
    ),
    "a growth floor above a growth ceiling": Planted(
        "a fifth more at least, a tenth more at most",
        {"Rules!F4", "Rules!F5"},
        ["Growth at least | South | | | 2027 | 20%", "Growth at most | South | | | 2027 | 10%"],
    ),
    "no cut while the money is cut": Planted(
        "1,000 last year in all, 900 at the least, and 500 are given",
        {"Rules!F4", "Budget!B2"},
        ["Cut at most | | | | 2027 | 10%"],
        [
            ("| South  | 1000 | 100 |", "| South | 1000 | 900 |"),
            ("| Donor  | 1000 | 1000 |", "| Donor | 500 | 1000 |"),
        ],
    ),
    "a floor out of reach of a gradual increase": Planted(
        "100 last year and a tenth more are 110; 500 are asked at once",
        {"Rules!F4", "Rules!F5"},
        ["Growth at most | South | | | | 10%", "Spend at least | South | | | 2027 | 500"],
    ),
    "a floor out of reach of the steps": Planted(
        "100 last year and steps of 50 are 150; 200 are asked",
        {"Rules!F4", "Rules!F5"},
        ["Step at most | South | | | | 50", "Spend at least | South | | | 2027 | 200"],
    ),
    "a floor on a closed line": Planted(
        "Tools in the South are closed, and 100 are promised to them",
        {"Rules!F4", "Lines!C2"},
        ["Spend at least | South | Tools | | 2028 | 100"],
        (),
        "| South | Tools | no |",
    ),
    "a floor that only other money could pay": Planted(
        "the donor may pay in the North only: 1,200 of the 900 of the other",
        {"Rules!F4", "Budget!B3"},
        ["Spend at least | South | | | 2027 | 1200"],
        [
            ("| Source | 2027 | 2028 |", "| Source | 2027 | 2028 | Regions |"),
            (
                "| Donor  | 1000 | 1000 |",
                "| Donor | 1000 | 1000 | North |\n| Other | 900 | 900 | |",
            ),
        ],
    ),
    "jobs that the money cannot buy": Planted(
        "10 of money make 0.1 jobs, of either type: 20 of 2,000; 100 are asked",
        {"Rules!F4", "Budget!B2", "Budget!C2"},
        ["Jobs at least | | | | all | 100"],
    ),
    "money for fewer people than it reaches": Planted(
        "400 reach 20 people at the dearest; 5 at most are allowed",
        {"Rules!F4", "Rules!F5"},
        ["People at most | South | | | 2027 | 5", "Spend at least | South | | | 2027 | 400"],
    ),
    "people who come too late": Planted(
        "two years of licences in the South: nobody is reached before the plan ends",
        {"Rules!F4"},
        ["People at least | South | | | all | 5"],
        [("| South  | 1000 | 100 |      | 0 |", "| South | 1000 | 100 | | 24 |")],
    ),
    "one line a year, and two promised": Planted(
        "both regions are promised money in 2027, and one line may have some",
        {"Rules!F4", "Rules!F5", "Rules!F6"},
        [
            "Lines at most | | | | 2027 | 1",
            "Spend at least | North | | | 2027 | 100",
            "Spend at least | South | | | 2027 | 100",
        ],
    ),
    "lines too large to share the money": Planted(
        "800 for each line that is funded, two regions promised 100, and 1,000 in all",
        {"Rules!F4", "Rules!F5", "Rules!F6", "Budget!B2"},
        [
            "If funded at least | | | | 2027 | 800",
            "Spend at least | North | | | 2027 | 100",
            "Spend at least | South | | | 2027 | 100",
        ],
    ),
}


def made(planted: Planted, path: Path) -> Path:
    """The workbook with its conflict."""
    rules = "\n".join(f"| {rule} | |" for rule in planted.rules)
    text = "\n".join([REGIONS, PROJECTS, BUDGET, RULES.rstrip(), rules])
    if planted.lines:
        text += f"\n# Lines\n| Region | Project type | Open |\n{planted.lines}"
    for old, new in planted.swaps:
        assert old in text
        text = text.replace(old, new)
    return workbook(text, path)


def solved(path: Path) -> Plan:
    return solve(read(path).case, price=unpriced)


def conflict(path: Path) -> Conflict:
    with pytest.raises(NoPlan) as none:
        solved(path)
    return none.value.found


def changed(path: Path, quarrels: Sequence[Quarrel], part: float = 1.0) -> Path:
    """A copy of the file with these changes typed into it, or a part of each."""
    book = openpyxl.load_workbook(path)
    for quarrel in quarrels:
        sheet = book[quarrel.sheet]
        row = sheet[quarrel.address].row
        if quarrel.before is not None and quarrel.after is not None:
            value: object = quarrel.before + part * (quarrel.after - quarrel.before)
            sheet.cell(row, column(sheet, quarrel.column), value)
        elif quarrel.sheet == "Lines":
            sheet.cell(row, column(sheet, "Open"), "yes")
        else:
            sheet.cell(row, column(sheet, "On"), "no")
    book.save(copy := path.with_name("changed.xlsx"))
    return copy


def column(sheet: Worksheet, heading: str) -> int:
    """The column of a heading; one that is not there yet goes to the right of the others."""
    headings = [str(cell.value) for cell in sheet[1]]
    if heading not in headings:
        headings.append(heading)
        sheet.cell(1, len(headings), heading)
    return headings.index(heading) + 1


@pytest.mark.parametrize("planted", PLANTED.values(), ids=list(PLANTED))
def test_the_planted_cells_are_named_and_a_change_of_the_file_ends_it(
    planted: Planted, tmp_path: Path
) -> None:
    path = made(planted, tmp_path / "planted.xlsx")
    found = conflict(path)
    named = {quarrel.cell for some in found.sets for quarrel in some.members}
    assert named == planted.cells, planted.why
    enough = [quarrel for some in found.sets for quarrel in some.members if quarrel.alone]
    assert enough or found.mix
    for quarrel in enough:
        plan = solved(changed(path, [quarrel]))
        assert quarrel.people == pytest.approx(plan.people, abs=1e-6), quarrel
        if quarrel.before is not None and "Lines at most" not in quarrel.rule:
            assert conflict(changed(path, [quarrel], 0.9)), quarrel
    if found.mix:
        plan = solved(changed(path, found.mix.changes))
        assert found.mix.people == pytest.approx(plan.people, abs=1e-6)


def test_each_closed_line_that_ends_it_by_itself_is_said_to(tmp_path: Path) -> None:
    """By hand: zakat may pay for Tools in either region, once open, 25 people for its 500.

    That is twice 25 over the plan, and 200 by the donor's 2,000. Nothing else may it pay for:
    a closed line of Cash would change nothing, and is not named.
    """
    planted = PLANTED["zakat with no eligible project"]
    planted = planted._replace(lines=f"{planted.lines}\n| North | Cash | no |")
    (quarrelling,) = conflict(made(planted, tmp_path / "planted.xlsx")).sets
    told = {one.cell: (one.change, one.alone, one.people) for one in quarrelling.members}
    assert told["Lines!C2"] == ("open it", True, pytest.approx(250.0))
    assert told["Lines!C3"] == ("open it", True, pytest.approx(250.0))
    assert set(told) == planted.cells


def test_lines_that_must_be_opened_together_are_named_without_a_change(tmp_path: Path) -> None:
    """By hand: 800 are asked for Tools, closed in both regions, which can use 450 each."""
    planted = PLANTED["zakat with no eligible project"]
    planted = planted._replace(
        rules=["Spend at least | | Tools | | 2027 | 800"],
        swaps=[
            ("| North  | 1000 | 100 |      |", "| North | 1000 | 100 | 450 |"),
            ("| South  | 1000 | 100 |      |", "| South | 1000 | 100 | 450 |"),
        ],
    )
    (quarrelling,) = conflict(made(planted, tmp_path / "planted.xlsx")).sets
    told = {one.cell: (one.change, one.alone) for one in quarrelling.members}
    assert told == {
        "Lines!C2": ("", False),
        "Lines!C3": ("", False),
        "Rules!F4": ("lower it from 800 to 0", True),
    }


def test_there_are_twenty_of_them() -> None:
    assert len(PLANTED) >= 20
