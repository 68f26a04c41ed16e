"""The workbooks of the studies: their checks hold, again by another program, and they tell all."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from allocator.solving import solve, unpriced
from allocator.studies.axes import AXES
from allocator.studies.compare import compare_scenarios
from allocator.studies.countries import side_by_side
from allocator.studies.frontier import axis_named, draw
from allocator.studies.ladder import climb
from allocator.studies.target import Target, seek
from allocator.workbook.reading import read
from allocator.workbook.studies import Made, Origin, Study, write_study
from allocator.workbook.studies.countries import country_study
from allocator.workbook.studies.frontier import frontier_study
from allocator.workbook.studies.ladder import ladder_study
from allocator.workbook.studies.scenarios import scenario_study
from allocator.workbook.studies.target import target_study
from tests.book import workbook
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.studies import test_compare, test_frontier, test_ladder, test_target

MADE = Made((Origin("plan.xlsx", "ab" * 32),), "allocator study plan.xlsx", "HiGHS")
SETTINGS = "# Settings\n| Setting | Value |\n| Title | '=Home' |\n| Currency | MAD |\n"


def plain(case):  # type: ignore[no-untyped-def]
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


def scenarios(folder: Path) -> Study:
    """Names that Excel would take for a formula or a pattern, and a scenario without a plan."""
    text = test_compare.TEXT.replace("| Quick |", "| '=1+1' |").replace("| Slow |", "| * |")
    case = read(workbook(text + SETTINGS, folder / "plan.xlsx")).case
    return scenario_study(compare_scenarios(case, plain, quiet), MADE)


def countries(folder: Path) -> Study:
    home = read(workbook(test_compare.TEXT + SETTINGS, folder / "home.xlsx")).case
    text = test_ladder.TEXT + SETTINGS.replace("MAD", "TND")
    away = read(workbook(text, folder / "away.xlsx")).case
    found = side_by_side({"home.xlsx": home, "away.xlsx": away}, {"TND": 3.2}, plain, quiet)
    return country_study(found, MADE)


def ladder(folder: Path) -> Study:
    case = read(workbook(test_ladder.TEXT, folder / "plan.xlsx")).case
    return ladder_study(climb(case, [0.0, 0.1, -0.8, 0.3], "", plain, quiet), MADE)


def target(folder: Path) -> Study:
    """A source that gives nothing, one that cannot do it alone, and an envelope."""
    text = test_target.TEXT.replace("| Donor | 3000 | 3000 | 3200 | |", "| Donor | | | | 9000 |")
    text = text.replace(
        "# Rules", "| Other | 0 | 0 | 0 | | |\n| '=1+1' | 60 | 0 | 0 | | Grant |\n# Rules"
    )
    found = seek(read(workbook(text + SETTINGS, folder / "plan.xlsx")).case, 1100.0, plain, quiet)
    assert isinstance(found, Target)
    return target_study(found, MADE)


def frontier(against: str, folder: Path) -> Study:
    case = read(workbook(test_frontier.TEXT + SETTINGS, folder / "plan.xlsx")).case
    return frontier_study(draw(case, axis_named(against), 4, plain, quiet), MADE)


def steps(folder: Path) -> Study:
    """Whole numbers, a type whose women are not known, and money that reaches nobody more."""
    text = test_frontier.TEXT.replace("| 60% |", "| |") + SETTINGS
    text = text.replace("# Settings", "| Whole projects of | each | | | 50 |\n# Settings")
    case = read(workbook(text, folder / "plan.xlsx")).case
    return frontier_study(draw(case, axis_named("money"), 3, plain, quiet), MADE)


FRONTIER_SHEETS = ["Summary", "Points", "By region", "Checks", "About"]
STUDIES: dict[str, tuple[Callable[[Path], Study], list[str]]] = {
    "scenarios": (
        scenarios,
        ["Summary", "What changes", "What moved", "Experience", "Checks", "About"],
    ),
    "countries": (
        countries,
        ["Summary", "Levers", "Borrow one rule", "Experience", "Checks", "About"],
    ),
    "ladder": (ladder, ["Summary", "Shapes", "Amounts", "Checks", "About"]),
    "target": (target, ["Summary", "Amounts", "Ways", "Plan", "Checks", "About"]),
    "steps": (steps, FRONTIER_SHEETS),
} | {axis.name: (functools.partial(frontier, axis.name), FRONTIER_SHEETS) for axis in AXES}


@pytest.fixture(scope="module", params=STUDIES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    make, _ = STUDIES[request.param]
    path = folder / f"{request.param}.xlsx"
    write_study(make(folder), path)
    return path


def test_sheets_stand_in_their_order_and_the_checks_are_ok(written: Path) -> None:
    book = openpyxl.load_workbook(written, data_only=True)
    assert book.sheetnames == STUDIES[written.stem][1]
    assert book["Checks"]["A1"].value == "All OK"
    assert book["Checks"].max_row > 8
    assert book["Summary"]._charts


@needs_libreoffice
def test_another_program_calculates_the_same(written: Path) -> None:
    assert_calculated_again_the_same(written)


def test_a_number_that_does_not_add_up_is_told(tmp_path: Path) -> None:
    """Ten more said to be given in all than the years add up to: off by 10, nothing hidden."""
    case = read(workbook(test_ladder.TEXT, tmp_path / "plan.xlsx")).case
    found = climb(case, [0.1], "", plain, quiet)
    wrong = found._replace(steps=(found.steps[0]._replace(given=found.steps[0].given + 10.0),))
    write_study(ladder_study(wrong, MADE), tmp_path / "wrong.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "wrong.xlsx", data_only=True)["Checks"]
    verdicts = [sheet.cell(row, 7).value for row in range(5, sheet.max_row + 1)]
    assert sheet["A1"].value == "2 checks are off"
    assert verdicts.count("off by 10.00") == 2


def test_a_scenario_without_a_plan_is_told_with_its_cells(tmp_path: Path) -> None:
    study = scenarios(tmp_path)
    said = [line for line in study.sheets[0].sentences if line.startswith("Never: no plan")]
    assert said and "Rules!D4" in said[0]
    people = study.sheets[0].tables[0].columns[1]
    assert people.values[-1] == "no plan"


def test_sentences_of_the_ladder_by_hand(tmp_path: Path) -> None:
    """10 a person, nothing in the way, 100 last year: 231 against 200 in all, 3.1 people more."""
    text = """
    # Regions
    | Region | Eligible people |
    | North | 1000 |
    # Projects
    | Project type | Cost per person |
    | Grant | 10 |
    # Budget
    | Source | Last year | 2027 | 2028 | Yearly rise |
    | Donor | 100 | | | 5% |
    """
    case = read(workbook(text, tmp_path / "plan.xlsx")).case
    study = ladder_study(climb(case, [0.0, 0.1], "", plain, quiet), MADE)
    sentences = study.sheets[0].sentences
    assert sentences[0] == (
        "From a rise of 0 % to 10 %, 31.00 more is given and 3.1 more people are reached: "
        "10.00 for each of them."
    )
    assert sentences[-1].startswith("The shape costs nothing")


def test_what_is_maximised_is_told_where_it_is_not_people(tmp_path: Path) -> None:
    settings = SETTINGS + "| Maximise | Fairest |\n"
    case = read(workbook(test_compare.TEXT + settings, tmp_path / "plan.xlsx")).case
    found = compare_scenarios(case, plain, quiet)
    summary = scenario_study(found, MADE).sheets[0]
    assert summary.subtitle.endswith("the plans maximise: Fairest")
    last = summary.tables[0].columns[-1]
    assert last.heading == "Maximised: Fairest"
    assert last.values[0] == pytest.approx(found.base.objective)
    assert last.values[-1] == "no plan"


def test_sentences_of_the_target_by_hand(tmp_path: Path) -> None:
    """22 people at 10 are 220, of the 100 a year there are: 20 more, a tenth."""
    text = """
    # Regions
    | Region | Eligible people |
    | North | 100 |
    # Projects
    | Project type | Cost per person |
    | Grant | 10 |
    # Budget
    | Source | 2027 | 2028 |
    | Donor | 100 | 100 |
    """
    case = read(workbook(text, tmp_path / "plan.xlsx")).case
    found = seek(case, 22.0, plain, quiet)
    assert isinstance(found, Target)
    assert target_study(found, MADE).sheets[0].sentences == (
        "The least money that reaches 22 people is 220.00: 20.00 (+10.0 %) more than the "
        "workbook gives.",
        "As it stands, the plan reaches 20 people with 200.00.",
        "If no source is to give less in any year than it does now, 20.00 more is enough.",
        "If all amounts move in step, each of them is multiplied by 1.1 (+10.0 %).",
    )


def test_sentences_of_the_frontier_by_hand(tmp_path: Path) -> None:
    """Kits at 4 reach 30 of 100, grants at 10 the others; 500 are given, 820 reach all."""
    text = """
    # Regions
    | Region | Eligible people |
    | North | 100 |
    # Projects
    | Project type | Cost per person | Reach |
    | Kit | 4 | 30% |
    | Grant | 10 | 100% |
    # Budget
    | Source | 2027 |
    | Donor | 500 |
    """
    case = read(workbook(text, tmp_path / "plan.xlsx")).case
    found = draw(case, axis_named("money"), 3, plain, quiet)
    assert frontier_study(found, MADE).sheets[0].sentences == (
        "The most people: 100, with 164 % of the budget.",
        "As far as any plan goes: 0 people, with 0 % of the budget; that is 100 (100.0 %) fewer.",
        "As it stands, the workbook reaches 68 people.",
        "The curve bends most with 24 % of the budget: 30 people. Up to there an extra person "
        "costs 4.00, beyond it 10.00.",
        "All kinks of the curve are marked; between them it is as drawn.",
        "The whole plan of a point: allocator frontier … --against money --points 3 --plan NUMBER.",
    )
