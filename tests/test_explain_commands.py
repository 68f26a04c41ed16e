"""`explain` as a user types it: what it prints, what it leaves alone, and its exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allocator.commands import main

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "data" / "small.xlsx"
MOROCCO = ROOT / "data" / "morocco.xlsx"
IMPOSSIBLE = ROOT / "data" / "impossible" / "shares-above-100.xlsx"
#: What only those who write solvers say.
SOLVERS = re.compile(
    r"\b(dual\w*|slack\w*|basis|infeasib\w*|unbounded|simplex|primal\w*|shadow|constraint\w*"
    r"|objective|variable\w*|relaxation|LP|MILP|HiGHS|nan|inf|None)\b",
    re.IGNORECASE,
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, words)])


def said(result: Result) -> str:
    """What was printed, its lines put together again."""
    return " ".join(result.stdout.split())


@pytest.fixture(scope="module")
def whole() -> Result:
    return run(SMALL, "--alternatives", 2, "--within", "5%")


def test_all_of_it_is_printed_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By hand: a region may grow by a fifth: 158,400 on the coast, 105,600 in the mountains.

    Of it 60,000 each pay 1,000 and 800 people of Training, the rest 820 and 304 of Tools: 2,924.
    Left are 5,000 and 6,000. Without the rule all of the 275,000 pays Training, then 1,000
    people of Tools on the coast, and 35,000 ÷ 150 in the mountains: 3,033.3, so 109 more.
    """
    monkeypatch.chdir(tmp_path)
    result = run(SMALL)
    assert result.exit_code == 0, result.output
    assert list(tmp_path.iterdir()) == []
    text = said(result)
    for piece in (
        "What each rule costs, dearest first, in people",
        "+109",
        "What each source and year is worth, in people",
        "Budget!C2",
        "What 1,000 for one region costs the others, in people",
        "Without any growth, cut and step rule 109 more people would be reached",
        "row 2: Growth at most 20 % (each region): binds in 2027, 2028, to the end.",
        "Fund 2027: 5,000. Held by Growth at most 20 % (each region) (Rules!F2)",
        "Fund 2028: 6,000.",
        "Next in line: more money would change nothing.",
        "Training: 60,000. Funded to its reach of 50 % (Projects!C2).",
        "5. Pay by mobile money",
    ):
        assert piece in text, piece


def test_alternatives_where_they_are_asked_for(whole: Result) -> None:
    assert whole.exit_code == 0, whole.output
    assert "Other plans, nearly as good:" in whole.stdout
    assert "Other plans" not in run(SMALL).stdout


def test_the_same_as_json() -> None:
    answer = json.loads(run(SMALL, "--json").stdout)
    assert answer["status"] == "optimal"
    (rule,) = answer["rules"]
    assert rule["words"] == "Growth at most 20 % (each region)"
    assert rule["worth"]["off"] == pytest.approx(328.0 / 3.0)
    assert answer["says"]["next_in_line"] == "Next in line: more money would change nothing."
    assert [len(answer[key]) for key in ("why", "recommendations")] == [4, 9]
    assert answer["gradual"]["years"][0]["year"] == 2027


def test_one_line_s_story() -> None:
    """By hand: the mountains' 105,600 pay 800 people of Training at 75, and 45,600 are left.

    304 of them at 150. 1,000 more for Tools come from Training: 13.333 lost, 6.667 gained.
    """
    result = run(SMALL, "--region", "MOUNTAIN", "--project", " tools ")
    assert result.exit_code == 0, result.output
    text = said(result)
    for piece in (
        "Mountain · Tools It has 45,600 MAD over the plan and reaches 304 of 1,600",
        "It may be paid by Fund.",
        "1,000 MAD more for it, out of the same money: 6.667 people fewer in all.",
        "Held by Growth at most 20 % (each region) (Rules!F2).",
        "row 2: Growth at most 20 % (each region) (+109 people). Gradual increase:",
        "Mountain, 2027: at most 48,000; has 48,000; nothing left",
        "Mountain, 2028: at most 57,600; has 57,600; nothing left",
    ):
        assert piece in text, piece
    assert "Coast" not in text


def test_one_line_s_story_as_json() -> None:
    answer = json.loads(run(SMALL, "--region", "Mountain", "--project", "Tools", "--json").stdout)
    assert (answer["region"], answer["project"]) == ("Mountain", "Tools")
    assert answer["people"] == pytest.approx(304.0)
    assert answer["price"]["more"] == pytest.approx(-1000.0 / 75.0 + 1000.0 / 150.0)
    assert [rule["limit"] for rule in answer["rules"]] == pytest.approx([48_000.0, 57_600.0])
    assert [rule["words"] for rule in answer["rules"]] == ["Growth at most 20 % (each region)"] * 2
    assert [one["state"] for one in answer["why"]] == ["held"]
    assert "says" in answer and answer["years"][0]["cost"] == pytest.approx(150.0)


def test_a_region_s_story_and_a_type_s() -> None:
    """By hand: the mountains had 40,000 and get 48,000 and 57,600, a fifth more each year."""
    region = said(run(SMALL, "--region", "mountain"))
    assert "Last year it had 40,000 MAD." in region
    assert region.count("+20.0 %") == 2
    assert "Training: 60,000. Funded" in region and "Tools: 45,600. Held" in region
    assert "Nothing left for Mountain in 2027 and 2028." in region
    kind = said(run(SMALL, "--project", "Tools"))
    assert "Coast: 98,400. Held" in kind and "Mountain: 45,600. Held" in kind


def test_the_story_that_the_readme_shows_is_the_program_s() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```\n(Mountain · Tools\n.*?)```", readme, flags=re.DOTALL)
    text = said(run(SMALL, "--region", "Mountain", "--project", "Tools"))
    assert shown.count("\n") == 4
    for line in shown.splitlines():
        assert line in text


def test_a_name_that_is_not_there_is_a_mistyped_command() -> None:
    result = run(SMALL, "--region", "Mountian")
    assert result.exit_code == 2 and result.stdout == ""
    assert 'There is no region called "Mountian". Did you mean "Mountain"?' in result.stderr
    assert run(SMALL, "--region", "Coast", "--alternatives", 2).exit_code == 2


def test_no_plan_is_told_as_solve_tells_it() -> None:
    there = CliRunner().invoke(main, ["solve", str(IMPOSSIBLE), "--json"])
    for names in ([], ["--region", "Coast"]):
        here = run(IMPOSSIBLE, *names, "--json")
        assert (here.exit_code, here.stderr) == (3, there.stderr)
        assert json.loads(here.stdout) == json.loads(there.stdout)


# No solver's word


def test_the_walk_below_would_find_one() -> None:
    for sentence in (
        "No slack is left.",
        "The dual price is 3",
        "it is infeasible",
        "(nan people)",
    ):
        assert SOLVERS.search(sentence)


def test_no_sentence_has_a_solver_s_word(whole: Result) -> None:
    """Proves: everything on small.xlsx, its stories, its quarrel, and everything on Morocco."""
    texts = [said(whole), said(run(MOROCCO)), run(IMPOSSIBLE).stderr]
    texts += [said(run(SMALL, "--region", "Coast", "--project", "Tools"))]
    texts += [said(run(SMALL, "--region", "Coast")), said(run(SMALL, "--project", "Tools"))]
    assert all(len(text) > 100 for text in texts)
    assert [SOLVERS.findall(text) for text in texts] == [[]] * len(texts)
