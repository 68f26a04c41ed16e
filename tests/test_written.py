"""A plan's workbook read back, whatever language it was written in and is asked about in."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case, Project, Region, Source
from allocator.language import ARABIC, FRENCH, LANGUAGES, speaking
from allocator.problems import BadQuestion
from allocator.solving import solve, unpriced
from allocator.workbook.results import write
from allocator.workbook.written import Written, read_written

#: A person costs 8 in North, where 5 are eligible, and 16 in South; there are 80.
CASE = Case(
    regions=(Region("North", 5), Region("South", 100, cost_factor=2.0)),
    projects=(Project("Cash", 8.0),),
    sources=(Source("Donor", (80.0,)),),
    years=(2027,),
)


def written(folder: Path, spoken: str) -> Path:
    target = folder / "plan.xlsx"
    with speaking(spoken):
        write(solve(CASE, price=unpriced), target)
    return target


def read_back(path: Path, spoken: str) -> Written:
    with speaking(spoken):
        return read_written(path, CASE)


@pytest.mark.parametrize("asked", LANGUAGES)
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_plan_is_read_back_in_any_language(spoken: str, asked: str, tmp_path: Path) -> None:
    """By hand: 5 × 8 = 40 in North; the other 40 reach 2.5 in South."""
    found = read_back(written(tmp_path, spoken), asked).plan
    assert {row.region: (row.money, row.people) for row in found.rows} == {
        "North": (40.0, 5.0),
        "South": (40.0, 2.5),
    }
    assert [(year.source, year.spent) for year in found.sources] == [("Donor", 80.0)]
    assert found.rows[0].sources == {"Donor": 40.0}


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        (FRENCH, 'Plan: la colonne "Argent" manque. Remettez-la.'),
        (ARABIC, 'خطة: العمود "المال" غير موجود. أعده إلى مكانه.'),
    ],
)
def test_a_column_that_was_taken_away_is_told(spoken: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, spoken)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sparklines, which openpyxl does not keep
        book = openpyxl.load_workbook(path)
    sheet = book[told.split(":")[0]]
    heading = told.split('"')[1]
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    sheet.delete_cols(column)
    book.save(path)
    with pytest.raises(BadQuestion) as refusal:
        read_back(path, spoken)
    assert [str(problem) for problem in refusal.value.problems] == [told]
