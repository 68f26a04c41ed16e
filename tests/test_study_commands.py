"""The studies as a user types them: what is printed where, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from tests.book import workbook
from tests.studies import test_compare, test_frontier, test_ladder

ROOT = Path(__file__).parent.parent
MOROCCO = ROOT / "data" / "morocco.xlsx"
SETTINGS = "# Settings\n| Setting | Value |\n| Currency | {} |\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    return workbook(test_compare.TEXT + SETTINGS.format("MAD"), folder / "home.xlsx")


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("away")
    return workbook(test_ladder.TEXT + SETTINGS.format("TND"), folder / "away.xlsx")


# compare


def test_compare_writes_the_scenarios_and_says_the_answer(home: Path, tmp_path: Path) -> None:
    result = run("compare", home, "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 0, result.output
    assert "As it stands, the plan reaches" in result.stdout
    assert "Never: no plan satisfies the rules" in result.stdout
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True)
    assert book["Checks"]["A1"].value == "All OK"
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert ["Command", "allocator compare home.xlsx"] in about


def test_json_stands_alone_and_writes_nothing_unasked(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("compare", home, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["status"] == "optimal"
    result = run("ladder", home, "--rise", "0%,10%", "--json")
    assert [step["rise"] for step in json.loads(result.stdout)["steps"]] == [0.0, 0.1]
    assert not list(tmp_path.iterdir())


def test_without_o_it_goes_beside_in_this_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("ladder", home, "--rise", "0%;10%").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["home-ladder.xlsx"]


def test_workbooks_without_scenarios_are_exit_1(away: Path, tmp_path: Path) -> None:
    result = run("compare", away, "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 1
    assert "Scenarios: there are no scenarios to compare." in result.stderr
    assert not (tmp_path / "out.xlsx").exists()


def test_a_scenario_that_asks_a_wrong_question_is_exit_1_for_check_too(tmp_path: Path) -> None:
    text = test_compare.TEXT.replace("| Women |", "| Youth |").replace(
        "| Spend at least | North | | 5000 | no |", "| Women at least | | | 50% | no |"
    )
    text = text.replace("| Never | Spend at least |", "| Never | Women at least |")
    path = workbook(text, tmp_path / "plan.xlsx")
    for command in (["check", path], ["compare", path]):
        result = run(*command)
        assert result.exit_code == 1
        assert "Scenarios!B14: Never: with these changes, Rules!A4" in result.stderr


def test_several_workbooks_need_a_rate_and_say_which(
    home: Path, away: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    result = run("compare", home, away, "-o", target)
    assert result.exit_code == 2
    assert "MAD in home.xlsx, TND in away.xlsx" in " ".join(result.stderr.split())
    result = run("compare", home, away, "--rate", "tnd=3,2", "-o", target)
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(target, data_only=True)
    assert book["Checks"]["A1"].value == "All OK"
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert ["Input file", "away.xlsx"] in about
    assert ["Command", "allocator compare home.xlsx away.xlsx --rate TND=3.2"] in about


@pytest.mark.parametrize("rate", ["MAD", "MAD=", "=3", "MAD=0", "MAD=-1", "MAD=many", "EUR=2"])
def test_a_rate_that_cannot_be_is_exit_2(rate: str, home: Path, away: Path) -> None:
    assert run("compare", home, away, "--rate", rate, "--json").exit_code == 2


def test_what_is_wrong_names_its_workbook(home: Path) -> None:
    result = run("compare", home, ROOT / "data" / "broken" / "negative.xlsx", "--json")
    assert result.exit_code == 1
    assert result.stderr.startswith("[negative.xlsx]")


def test_a_workbook_without_a_plan_is_exit_3_and_is_named(home: Path) -> None:
    never = ROOT / "data" / "impossible" / "floors-above-the-budget.xlsx"
    result = run("compare", home, never, "--json")
    assert result.exit_code == 3
    assert all(
        quarrel["cell"].startswith("[floors-above-the-budget.xlsx]")
        for quarrel in json.loads(result.stdout)["conflict"]
    )


def test_two_workbooks_of_one_name_and_one_s_own_input_are_exit_2(home: Path) -> None:
    assert run("compare", home, home, "--json").exit_code == 2
    assert run("compare", home, "-o", home).exit_code == 2
    assert run("compare", home, "--rate", "MAD=1").exit_code == 2
    assert run("ladder", home, "-o", home).exit_code == 2


# ladder


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--rise", "ten"], "is not a number"),
        (["--rise", "5"], "Write 5% or"),
        (["--rise", "-150%"], "takes away more than there is"),
        (["--rise", ","], "Write rises, such as"),
        (["--source", "Donnor"], 'Did you mean "Donor"?'),
    ],
)
def test_a_mistyped_ladder_is_exit_2(words: list[str], says: str, home: Path) -> None:
    result = run("ladder", home, *words)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


# target


def test_target_writes_the_least_money_and_says_the_answer(away: Path, tmp_path: Path) -> None:
    result = run("target", away, "--people", "1 100", "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("The least money that reaches 1,100 people is ")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True)
    assert book["Checks"]["A1"].value == "All OK"
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert ["Command", "allocator target away.xlsx --people 1100"] in about
    told = json.loads(run("target", away, "--people", "1100", "--json").stdout)
    assert told["status"] == "optimal"
    assert sum(sum(source["amounts"]) for source in told["sources"]) == told["money"]


def test_a_target_that_no_money_reaches_is_exit_3_and_writes_nothing(
    away: Path, tmp_path: Path
) -> None:
    result = run("target", away, "--people", "1701", "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 3
    assert "No money reaches 1,701 people" in result.stderr
    assert "There are 1,700 eligible people in Regions." in result.stderr
    assert "Rules!D2: Growth at most 15 %" in result.stderr
    assert not list(tmp_path.iterdir())
    told = json.loads(run("target", away, "--people", "1701", "--json").stdout)
    assert told["status"] == "infeasible"
    assert told["conflict"][0]["cell"] == "Rules!D2"


@pytest.mark.parametrize("people", ["many", "0", "-5", "1,234"])
def test_a_mistyped_target_is_exit_2(people: str, away: Path) -> None:
    assert run("target", away, "--people", people).exit_code == 2
    assert run("target", away, "--people", "5", "-o", away).exit_code == 2


# frontier


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weighed")
    return workbook(test_frontier.TEXT, folder / "weighed.xlsx")


def test_frontier_writes_the_curve_and_the_plan_of_any_point(weighed: Path, tmp_path: Path) -> None:
    words = ["frontier", weighed, "--against", "women", "--points", "4"]
    result = run(*words, "-o", tmp_path / "curve.xlsx")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("The most people: ")
    curve = openpyxl.load_workbook(tmp_path / "curve.xlsx", data_only=True)
    assert curve["Checks"]["A1"].value == "All OK"
    points = json.loads(run(*words, "--json").stdout)["points"]
    assert [point["point"] for point in points] == [1, 2, 3, 4]
    result = run(*words, "--plan", "3", "-o", tmp_path / "plan.xlsx")
    assert result.exit_code == 0, result.output
    assert "This is point 3 of 4 against women. Rules: Women at least" in result.stderr
    plan = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert plan["Checks"]["A1"].value == "All OK"
    about = [cell.value for row in plan["About"].iter_rows() for cell in row]
    assert any("point 3 of 4 against women" in str(value) for value in about)
    told = json.loads(run(*words, "--plan", "3", "--json").stdout)
    assert told["people"] == pytest.approx(points[2]["people"])


@pytest.mark.parametrize("against", ["money", "fairness", "steadiness"])
def test_the_workbook_of_a_point_s_plan_adds_up(
    against: str, weighed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xlsx"
    words = ["--against", against, "--points", "3", "--plan", "2", "-o", path]
    assert run("frontier", weighed, *words).exit_code == 0
    assert openpyxl.load_workbook(path, data_only=True)["Checks"]["A1"].value == "All OK"


def test_where_a_curve_and_a_plan_go_without_o(
    weighed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["frontier", weighed, "--against", "money", "--points", "2"]
    assert run(*words).exit_code == 0
    assert run(*words, "--plan", "1").exit_code == 0
    names = ["weighed-frontier-1.xlsx", "weighed-frontier.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names


@pytest.mark.parametrize(
    "words",
    [
        ["--against", "luck"],
        [],
        ["--against", "money", "--points", "1"],
        ["--against", "money", "--points", "2", "--plan", "3"],
        ["--against", "money", "--plan", "0"],
    ],
)
def test_a_mistyped_frontier_is_exit_2(words: list[str], weighed: Path) -> None:
    assert run("frontier", weighed, *words, "--json").exit_code == 2


def test_a_frontier_without_its_column_is_exit_1(away: Path) -> None:
    result = run("frontier", away, "--against", "youth", "--json")
    assert result.exit_code == 1
    assert "its share of youth is not known" in result.stderr
    assert json.loads(result.stdout)["status"] == "invalid"


# The sample of a country


def test_morocco_s_frontier_adds_up_and_holds_the_workbook_s_own_plan(tmp_path: Path) -> None:
    path = tmp_path / "frontier.xlsx"
    words = ["frontier", MOROCCO, "--against", "fairness", "--points", "3"]
    assert run(*words, "-o", path).exit_code == 0
    found = openpyxl.load_workbook(path, data_only=True)
    assert found["Checks"]["A1"].value == "All OK"
    told = json.loads(run("solve", MOROCCO, "--json").stdout)
    first = next(row for row in found["Points"].iter_rows() if row[0].value == 1)
    assert first[2].value == pytest.approx(told["people"], rel=1e-9)


def test_morocco_s_target_adds_up_and_its_money_is_enough(tmp_path: Path) -> None:
    """The amounts typed into the sample's Budget reach the people asked for."""
    path = tmp_path / "target.xlsx"
    assert run("target", MOROCCO, "--people", "9800000", "-o", path).exit_code == 0
    found = openpyxl.load_workbook(path, data_only=True)
    assert found["Checks"]["A1"].value == "All OK"
    rows = [[cell.value for cell in row] for row in found["Amounts"].iter_rows()]
    heading = next(row for row in rows if row[0] == "Source")
    given: dict[str, list[float]] = {}
    for row in rows[rows.index(heading) + 1 :]:
        if row[0]:
            given.setdefault(row[0], []).append(row[heading.index("Least money")])
    book = openpyxl.load_workbook(MOROCCO)
    headings = {str(cell.value): cell.column for cell in book["Budget"][1]}
    for number in range(2, 2 + len(given)):
        sheet = book["Budget"]
        amounts = given[sheet.cell(number, headings["Source"]).value]
        for year, amount in zip(range(2027, 2032), amounts, strict=True):
            sheet.cell(number, headings[str(year)]).value = amount
        sheet.cell(number, headings["Yearly rise"]).value = None
        sheet.cell(number, headings["Total"]).value = None
    book.save(tmp_path / "edited.xlsx")
    result = run("solve", tmp_path / "edited.xlsx", "--json")
    assert json.loads(result.stdout)["people"] == pytest.approx(9_800_000.0, rel=1e-9)


def test_morocco_s_scenarios_and_ladder_add_up(tmp_path: Path) -> None:
    scenarios, ladder = tmp_path / "scenarios.xlsx", tmp_path / "ladder.xlsx"
    assert run("compare", MOROCCO, "-o", scenarios).exit_code == 0
    assert run("ladder", MOROCCO, "--rise", "0%,8%", "-o", ladder).exit_code == 0
    for path in (scenarios, ladder):
        assert openpyxl.load_workbook(path, data_only=True)["Checks"]["A1"].value == "All OK"
    rows = list(openpyxl.load_workbook(ladder, data_only=True)["Summary"].iter_rows())
    people = [row[2].value for row in rows if isinstance(row[0].value, float | int)]
    first = openpyxl.load_workbook(scenarios, data_only=True)["Summary"]
    base = next(row for row in first.iter_rows() if str(row[0].value).startswith("Base"))
    # The workbook's own ladder is 8 % a year: the ladder's last step is the plan itself.
    assert people[-1] == pytest.approx(base[1].value, rel=1e-9)
