"""The README is true: its commands exist and run, its tables name what there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from allocator.commands import main
from allocator.rules import RULES

ROOT = Path(__file__).parent.parent
#: What a command is tried on, where the smallest sample lacks what it needs.
SAMPLES = {"compare": "morocco.xlsx", "replan": "one-year-on.xlsx"}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_in_it() -> None:
    for name, command in main.commands.items():
        assert f"`allocator {name} " in README
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert option in README, f"{name} {option}"


def test_every_kind_of_rule_is_in_it_with_its_equation() -> None:
    table = README.split("<!-- rules -->")[1].split("\n\n")[0]
    rows = re.findall(r"\| `([^`]+)` \| (.+) \|", table)
    assert rows == [(kind.name, kind.equation) for kind in RULES]


def test_the_commands_of_its_table_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    commands = re.findall(r"^\| `allocator ([^`]+)` \|", README, flags=re.MULTILINE)
    assert {shlex.split(command)[0] for command in commands} == set(main.commands)
    for command in commands:
        words = shlex.split(command)
        if words[0] != "template":
            sample = ROOT / "data" / SAMPLES.get(words[0], "small.xlsx")
            (tmp_path / "my-budget.xlsx").write_bytes(sample.read_bytes())
        result = runner.invoke(main, words)
        assert result.exit_code == 0, f"{command}: {result.output}"
    assert (tmp_path / "plan.xlsx").exists()


def test_its_first_command_solves_morocco_where_it_says(tmp_path: Path) -> None:
    line = README.split("<!-- run -->")[1].split("```")[1]
    words = shlex.split(line.split("cli.py", 1)[1])
    assert words[:2] == ["solve", "data/morocco.xlsx"]
    target = tmp_path / words[3]
    result = CliRunner().invoke(main, ["solve", str(ROOT / words[1]), "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert target.exists()


def test_the_errors_it_shows_are_the_program_s() -> None:
    shown = re.findall(r"^(?:Regions|Projects)!.+$", README, flags=re.MULTILINE)
    said = ""
    for name in ("misspelt-required-column", "ambiguous-separator"):
        path = ROOT / "data" / "broken" / f"{name}.xlsx"
        said += CliRunner().invoke(main, ["check", str(path)]).stderr
    assert len(shown) == 2
    for line in shown:
        assert line in said
    impossible = ROOT / "data" / "impossible" / "floors-above-the-budget.xlsx"
    answer = CliRunner().invoke(main, ["solve", str(impossible), "--json"]).stderr
    assert answer.strip() in README


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = README.split("```python")[1].split("```")[0]
    code = code.replace("data/morocco.xlsx", str(ROOT / "data" / "small.xlsx"))
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "plan.xlsx").exists()
