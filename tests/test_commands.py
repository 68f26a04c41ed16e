"""The commands as a user types them: what is printed where, and the exit code."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allocator.commands import main

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "data" / "small.xlsx"
BROKEN = ROOT / "data" / "broken"
IMPOSSIBLE = sorted((ROOT / "data" / "impossible").glob("*.xlsx"))


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_solve_writes_a_plan_and_says_the_answer(tmp_path: Path) -> None:
    before = hashlib.sha256(SMALL.read_bytes()).hexdigest()
    result = run("solve", SMALL, "-o", tmp_path / "plan.xlsx")
    assert result.exit_code == 0, result.output
    assert "people" in result.stdout
    assert (tmp_path / "plan.xlsx").exists()
    assert hashlib.sha256(SMALL.read_bytes()).hexdigest() == before


def test_quick_is_the_same_plan_and_nothing_besides() -> None:
    """The same money and people; no prices, reasons, nor recommendations are asked for."""
    whole = json.loads(run("solve", SMALL, "--json").stdout)
    quick = json.loads(run("solve", SMALL, "--json", "--quick").stdout)
    assert quick["plan"] == whole["plan"]
    assert {"recommendations", "prices", "gradual", "why"} == whole.keys() - quick.keys()
    assert {rule["price"] for rule in quick["rules"]} == {None}


def test_json_stands_alone_on_standard_output() -> None:
    """HiGHS prints a banner on the real standard output, so this runs a real process."""
    words = [sys.executable, "cli.py", "solve", str(SMALL), "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["status"] == "optimal"
    assert set(answer["seconds"]) == {"read", "build", "solve", "write"}
    assert answer["people"] == pytest.approx(sum(row["people"] for row in answer["plan"]))


def test_the_module_and_the_script_are_the_same_program() -> None:
    helps = [
        subprocess.run([sys.executable, *words, "--help"], cwd=ROOT, capture_output=True, text=True)
        .stdout.replace("cli.py", "PROGRAM")
        .replace("python -m allocator", "PROGRAM")
        for words in (["cli.py"], ["-m", "allocator"])
    ]
    assert helps[0] == helps[1] != ""


def test_a_broken_workbook_is_exit_1_with_every_problem_and_nothing_written(
    tmp_path: Path,
) -> None:
    target = tmp_path / "plan.xlsx"
    result = run("solve", BROKEN / "negative.xlsx", "-o", target)
    assert result.exit_code == 1
    assert not target.exists()
    assert "!" in result.stderr and "Traceback" not in result.output
    answer = json.loads(run("check", BROKEN / "negative.xlsx", "--json").stdout)
    assert answer["status"] == "invalid"
    assert set(answer["problems"][0]) == {"sheet", "cell", "says", "fix"}


def test_a_mistyped_command_is_exit_2() -> None:
    assert run("sovle", SMALL).exit_code == 2
    assert run("solve", SMALL, "--solver", "magic").exit_code == 2
    assert run("solve", SMALL, "-o", SMALL).exit_code == 2


@pytest.mark.parametrize("workbook", IMPOSSIBLE, ids=lambda path: path.stem)
def test_an_impossible_workbook_is_exit_3_and_names_its_cells(workbook: Path) -> None:
    result = run("solve", workbook, "--json")
    assert result.exit_code == 3, result.output
    answer = json.loads(result.stdout)
    assert answer["status"] == "infeasible"
    assert answer["conflict"]
    for quarrel in answer["conflict"]:
        assert {"cell", "rule", "change", "people"} <= set(quarrel)
        assert "!" in quarrel["cell"]


def test_no_time_at_all_is_exit_4_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    result = run("solve", ROOT / "data" / "morocco.xlsx", "-o", target, "--time-limit", 0)
    assert result.exit_code == 4
    assert not target.exists()


def test_check_says_what_it_read() -> None:
    result = run("check", SMALL)
    assert result.exit_code == 0
    assert "No problem found" in result.stdout
    assert json.loads(run("check", SMALL, "--json").stdout)["status"] == "valid"


def test_template_does_not_replace_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "mine.xlsx"
    assert run("template", target).exit_code == 0
    assert run("template", target).exit_code != 0
    assert run("template", target, "--force").exit_code == 0
    assert run("template", tmp_path / "morocco.xlsx", "--example", "morocco").exit_code == 0
    assert run("template", tmp_path / "x.xlsx", "--example", "atlantis").exit_code != 0
