"""A template filled in as a person would, solved, and its plan read back: all in one language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from tests.test_template import fill

#: Of the data bars of a sheet that runs from right to left, which the library leaves out.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


class Names(NamedTuple):
    """What the user calls things, and what the program calls its sheets, in one language."""

    language: str
    north: str
    south: str
    shop: str
    fund: str
    rule: str
    each: str
    plan: str
    money: str
    people: str
    summary: str


FRENCH = Names(
    "fr", "Nord", "Sud", "Petit commerce", "Fonds d'État", "Hausse au plus", "chaque",
    "Plan", "Argent", "Personnes", "Résumé",
)  # fmt: skip
ARABIC = Names(
    "ar", "الشمال", "الجنوب", "متجر صغير", "صندوق الزكاة", "زيادة متدرجة على الأكثر", "كل",
    "خطة", "المال", "الأشخاص", "الملخص",
)  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"LANGUAGE": "en"})


@pytest.fixture(params=[FRENCH, ARABIC], ids=["fr", "ar"])
def names(request: pytest.FixtureRequest) -> Names:
    found = request.param
    assert isinstance(found, Names)
    return found


@pytest.fixture
def filled(tmp_path: Path, names: Names) -> Path:
    """Two regions, one project type of 10 a person, one source of 200 a year, one rule."""
    path = tmp_path / "mine.xlsx"
    assert run("template", path, "--lang", names.language).exit_code == 0
    fill(
        path,
        names.language,
        ("Regions", {"Region": names.north, "Eligible people": 60, "Spent last year": 100}),
        ("Regions", {"Region": names.south, "Eligible people": 60, "Spent last year": 0}),
        ("Projects", {"Project type": names.shop, "Cost per person": 10}),
        ("Budget", {"Source": names.fund, **dict.fromkeys("23456", 200)}),
        ("Rules", {"Rule": names.rule, "Region": names.each, "Value": 0.1, "Step": 50}),
    )
    return path


def test_the_plan_is_what_it_is_by_hand(filled: Path, names: Names) -> None:
    """By hand: 5 × 200 at 10 a person is 100 people, within the 120 eligible.

    The north may rise from 100 to 160, 226…, the south from 0 to 50, 105, 165.5, 232.05, 305.3;
    so 200 can be spent in every year.
    """
    solved = run("solve", filled, "--json", "--quick")
    assert solved.exit_code == 0, solved.output
    told = json.loads(solved.stdout)
    assert told["status"] == "optimal"
    assert told["people"] == pytest.approx(100.0)
    assert {row["region"] for row in told["plan"]} == {names.north, names.south}


def test_the_plan_speaks_the_template_s_language_and_is_read_back(
    filled: Path, names: Names, tmp_path: Path
) -> None:
    """Without `--lang`: the workbook's own setting and headings decide."""
    written = tmp_path / "plan.xlsx"
    solved = run("solve", filled, "-o", written)
    assert solved.exit_code == 0, solved.output
    book = openpyxl.load_workbook(written)
    assert book.sheetnames[0] == names.summary
    table = book[names.plan]
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (names.language == "ar"), sheet.title
    headings = [cell.value for row in table.iter_rows(max_row=5) for cell in row if cell.value]
    assert {names.money, names.people, names.fund} <= set(map(str, headings))
    checked = run("check", written, "--against", filled, "--json")
    assert checked.exit_code == 0, checked.output
    assert json.loads(checked.stdout)["status"] == "kept"


def test_a_plan_changed_by_hand_is_told_at_its_cell(
    filled: Path, names: Names, tmp_path: Path
) -> None:
    """A thousand more in one line is more than the 200 that there are: exit 4, and the sheet."""
    written = tmp_path / "plan.xlsx"
    assert run("solve", filled, "-o", written, "--quick").exit_code == 0
    book = openpyxl.load_workbook(written)
    table = book[names.plan]
    row = next(r for r in table.iter_rows() if r[0].value == names.north)
    at = next(
        cell.column - 1
        for cells in table.iter_rows(max_row=5)
        for cell in cells
        if cell.value == names.money
    )
    row[at].value = float(row[at].value or 0.0) + 1000.0
    book.save(written)
    checked = run("check", written, "--against", filled)
    assert checked.exit_code == 4, checked.output
    assert f"{names.plan}!" in checked.output
