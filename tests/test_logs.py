"""`-v` and `--log`: what a run did, and nothing of the workbook's words unless asked."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from allocator.stages import LOGGER, stage
from tests.command_words import MORE, SMALL

ROOT = Path(__file__).parent.parent
#: The commands that read a workbook, which is to say all but `template`.
WORKERS = [name for name in main.commands if name != "template"]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_each_stage_is_a_line_with_its_sizes_and_seconds(tmp_path: Path) -> None:
    """The sizes are those of the small sample: 2 regions × 2 types = 4 lines, 2 years."""
    log = tmp_path / "run.jsonl"
    assert run("solve", SMALL, "-o", tmp_path / "plan.xlsx", "--log", log).exit_code == 0
    told = {line["stage"]: line for line in lines(log)}
    found = ["start", "read", "build", "solve", "price", "check"]
    stages = [line["stage"] for line in lines(log)]
    assert stages[: len(found)] == found
    # Between the two stands whatever else is asked of a plan, stage by stage.
    assert stages[-2:] == ["write", "end"]
    assert len(set(stages)) == len(stages)
    assert all(line["seconds"] >= 0.0 and line["time"].endswith("+00:00") for line in lines(log))
    assert told["start"]["command"] == "solve"
    assert (told["read"]["regions"], told["read"]["project types"], told["read"]["years"]) == (
        2,
        2,
        2,
    )
    assert told["build"]["lines"] == 4
    assert told["solve"]["status"] == "optimal"
    assert told["write"]["bytes"] == (tmp_path / "plan.xlsx").stat().st_size
    inside = sum(line["seconds"] for line in lines(log)[:-1])
    assert told["end"]["seconds"] >= inside


def test_the_workbook_s_words_are_in_it_only_where_asked(tmp_path: Path) -> None:
    """Not its name, nor a region's, nor a warning's; with --log-names they are."""
    source = shutil.copy(SMALL, tmp_path / "Ministère.xlsx")
    plain, named = tmp_path / "plain.jsonl", tmp_path / "named.jsonl"
    run("check", source, "--log", plain)
    run("check", source, "--log-names", "--log", named)
    assert "Minist" not in plain.read_text(encoding="utf-8")
    assert "Notes" not in plain.read_text(encoding="utf-8")
    read = {line["stage"]: line for line in lines(named)}["read"]
    assert read["workbook"] == str(source)
    assert any(warning.startswith("Notes: ") for warning in read["warnings"])


def test_what_is_refused_is_counted_and_said_only_where_asked(tmp_path: Path) -> None:
    broken = ROOT / "data" / "broken" / "misspelt-required-column.xlsx"
    plain, named = tmp_path / "plain.jsonl", tmp_path / "named.jsonl"
    answers = [
        run("check", broken, "--log", plain),
        run("check", broken, "--log", named, "--log-names"),
    ]
    assert [answer.exit_code for answer in answers] == [1, 1]
    refused = {line["stage"]: line for line in lines(plain)}
    assert refused["refused"]["problems"] >= 1
    assert refused["read"]["ended by"] == "BadQuestion"
    assert "Elligible" not in plain.read_text(encoding="utf-8")
    assert "Elligible" in named.read_text(encoding="utf-8")


def test_a_quarrel_is_timed_and_told_only_where_asked(tmp_path: Path) -> None:
    impossible = ROOT / "data" / "impossible" / "floors-above-the-budget.xlsx"
    plain, named = tmp_path / "plain.jsonl", tmp_path / "named.jsonl"
    assert run("solve", impossible, "--json", "--log", plain).exit_code == 3
    assert run("solve", impossible, "--json", "--log-names", "--log", named).exit_code == 3
    assert "Rules!F2" not in plain.read_text(encoding="utf-8")
    assert {"solve", "conflict", "end"} <= {line["stage"] for line in lines(plain)}
    assert "Rules!F2" in named.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", WORKERS)
def test_every_command_that_works_can_tell_and_log(tmp_path: Path, command: str) -> None:
    """Also where the workbook is refused: the log says so and ends."""
    log = tmp_path / "run.jsonl"
    answer = run(command, tmp_path / "none.xlsx", *MORE.get(command, []), "-v", "--log", log)
    assert answer.exit_code == 1
    assert "  read: 0.0" in answer.stderr
    stages = [line["stage"] for line in lines(log)]
    assert (stages[:2], stages[-2:]) == (["start", "read"], ["refused", "end"])


def test_stages_are_told_on_standard_error_alone(tmp_path: Path) -> None:
    answer = run("solve", SMALL, "--json", "-v")
    json.loads(answer.stdout)
    assert "  read: " in answer.stderr
    assert "(regions 2, project types 2, sources 1, years 2, lines 0, rules 1" in answer.stderr


def test_nothing_is_told_unasked_and_nobody_listens_afterwards(tmp_path: Path) -> None:
    run("check", SMALL, "-v", "--log", tmp_path / "run.jsonl")
    assert LOGGER.handlers == []
    assert LOGGER.level == logging.NOTSET
    assert "read: " not in run("check", SMALL).output


def test_a_log_is_added_to(tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    run("check", SMALL, "--log", log)
    run("check", SMALL, "--log", log)
    assert [line["stage"] for line in lines(log)] == ["start", "read", "end"] * 2


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("notes.txt", "is no log of this program"),
        ("plan.xlsx", "A log is text, no workbook"),
        ("PLAN.XLSM", "A log is text, no workbook"),
        (".", "is not a file"),
        ("missing/run.jsonl", "could not be written: no such file or directory"),
    ],
)
def test_a_log_writes_into_nothing_else(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "notes.txt").write_text("Dear all,")
    answer = run("check", SMALL, "--log", tmp_path / name)
    assert answer.exit_code in (1, 2)
    assert says in answer.output
    assert (tmp_path / "notes.txt").read_text() == "Dear all,"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_log_on_a_full_disk_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said once, not for each of its lines, and the plan is written."""

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(logging.FileHandler, "flush", full)
    target = tmp_path / "plan.xlsx"
    answer = run("solve", SMALL, "-o", target, "--log", tmp_path / "run.jsonl")
    assert answer.exit_code == 0, answer.output
    assert answer.stderr.count("the log run.jsonl could not be written to its end") == 1
    assert target.exists()


def test_a_program_of_its_own_may_listen(caplog: pytest.LogCaptureFixture) -> None:
    """Through Python's own logging; a stage that fails is told too."""
    with caplog.at_level(logging.INFO, logger="allocator"):
        with stage("count") as told:
            told.sizes["apples"] = 1234567
        with pytest.raises(ValueError, match="rotten"), stage("taste"):
            raise ValueError("rotten")
    assert [record.getMessage() for record in caplog.records] == [
        "count: 0.00 s (apples 1,234,567)",
        "taste: 0.00 s (ended by ValueError)",
    ]
