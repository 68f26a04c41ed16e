"""Faults of the machine while a plan is made: nothing is lost, and nothing is half there."""

from __future__ import annotations

import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from allocator.commands import main
from tests.command_words import MORE, OF_ITS_OWN, SMALL

ROOT = Path(__file__).parent.parent.parent
#: The commands that turn a workbook into another.
WRITERS = [
    name
    for name, command in main.commands.items()
    if any(parameter.name == "output" and "-o" in parameter.opts for parameter in command.params)
]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix's own")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def start(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def answered(path: Path) -> str:
    """The name of the workbook a plan answers; the plan's file must be whole."""
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
    about = openpyxl.load_workbook(io.BytesIO(content))["About"]
    return str(about["B2"].value)


def test_two_runs_to_one_target_at_once(tmp_path: Path) -> None:
    """Both end well, and what stands there is the whole plan of one of them."""
    inputs = [shutil.copy(SMALL, tmp_path / f"{name}.xlsx") for name in ("one", "two")]
    target = tmp_path / "plan.xlsx"
    runs = [start("solve", path, "-o", target) for path in inputs]
    for run in runs:
        _, errors = run.communicate()
        assert run.returncode == 0, errors
    assert answered(target) in ("one.xlsx", "two.xlsx")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.xlsx", "plan.xlsx", "two.xlsx"]


@UNIX
@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.long)])
def test_the_program_killed_at_any_moment_leaves_the_old_plan_or_the_new(
    tmp_path: Path, times: int
) -> None:
    """A whole run, killed: an old plan of another workbook stands whole, or the new one."""
    old = shutil.copy(SMALL, tmp_path / "old.xlsx")
    source = shutil.copy(SMALL, tmp_path / "new.xlsx")
    target, kept = tmp_path / "plan.xlsx", tmp_path / "kept.xlsx"
    begun = time.perf_counter()
    first = start("solve", old, "-o", kept)
    first.communicate()
    assert first.returncode == 0
    usual = time.perf_counter() - begun
    before, dice = digest(source), random.Random(4)
    for _ in range(times):
        shutil.copy(kept, target)
        run = start("solve", source, "-o", target)
        time.sleep(dice.uniform(0.3 * usual, 1.2 * usual))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert answered(target) in ("old.xlsx", "new.xlsx")
        assert digest(source) == before


@UNIX
@pytest.mark.parametrize("command", [*WRITERS, "check"])
def test_the_input_is_never_written_to(tmp_path: Path, command: str) -> None:
    """Not its bytes, nor its times, nor its rights, by any command; also where it is read-only."""
    source = tmp_path / "in.xlsx"
    shutil.copy(OF_ITS_OWN.get(command, SMALL), source)
    source.chmod(0o444)
    seen = source.stat()
    before = (digest(source), seen.st_mtime_ns, seen.st_mode, seen.st_ino)
    output = ["-o", str(tmp_path / "out.xlsx")] if command in WRITERS else []
    for words in (["--json"], output):
        call = [command, str(source), *MORE.get(command, []), *words]
        result = CliRunner().invoke(main, call)
        assert result.exit_code == 0, result.output
        seen = source.stat()
        assert (digest(source), seen.st_mtime_ns, seen.st_mode, seen.st_ino) == before


@UNIX
@pytest.mark.parametrize("command", WRITERS)
def test_the_input_under_another_name_is_not_replaced(tmp_path: Path, command: str) -> None:
    """By its own name, another spelling of its folder, a link, a second name of the same file."""
    source, link, hard = (tmp_path / name for name in ("in.xlsx", "link.xlsx", "hard.xlsx"))
    shutil.copy(SMALL, source)
    link.symlink_to(source)
    os.link(source, hard)
    before = digest(source)
    for other in (source, tmp_path / ".." / tmp_path.name / "in.xlsx", link, hard):
        result = CliRunner().invoke(
            main, [command, str(source), *MORE.get(command, []), "-o", str(other)]
        )
        assert result.exit_code == 2
        assert "would replace its own input" in result.output
        assert digest(source) == before


def test_the_input_spelt_with_capitals_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the disks of Windows and the Mac IN.XLSX is in.xlsx: the disk is asked, not the name."""
    source = tmp_path / "in.xlsx"
    shutil.copy(SMALL, source)
    ask = Path.samefile

    def capitals_do_not_count(one: Path, other: Path) -> bool:
        return ask(one.with_name(one.name.lower()), other.with_name(other.name.lower()))

    monkeypatch.setattr(Path, "samefile", capitals_do_not_count)
    result = CliRunner().invoke(main, ["solve", str(source), "-o", str(tmp_path / "IN.XLSX")])
    assert result.exit_code == 2
    assert "would replace its own input" in result.output


def test_a_second_workbook_of_a_comparison_is_not_replaced(tmp_path: Path) -> None:
    inputs = [shutil.copy(SMALL, tmp_path / f"{name}.xlsx") for name in ("one", "two")]
    before = digest(inputs[1])
    result = CliRunner().invoke(main, ["compare", *map(str, inputs), "-o", str(inputs[1])])
    assert result.exit_code == 2
    assert "would replace its own input" in result.output
    assert digest(inputs[1]) == before


@pytest.mark.parametrize("command", WRITERS)
def test_a_target_that_cannot_be_written_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the workbook was read although nothing can be written")

    monkeypatch.setattr("allocator.workbook.reading.read", never)
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")
    (tmp_path / ".~lock.plan.xlsx#").write_bytes(b"me")
    result = CliRunner().invoke(
        main, [command, str(SMALL), *MORE.get(command, []), "-o", str(target)]
    )
    assert result.exit_code == 1
    assert "plan.xlsx is open in a spreadsheet program." in result.output
    assert target.read_bytes() == b"old"


def test_about_names_the_file_that_was_read_though_it_changes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest is of the bytes the plan comes from, not of what stands there at the end."""
    import allocator.solving

    source = tmp_path / "in.xlsx"
    shutil.copy(SMALL, source)
    before, solve = digest(source), allocator.solving.solve

    def meanwhile(*words: object, **options: object) -> object:
        source.unlink()
        return solve(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("allocator.solving.solve", meanwhile)
    target = tmp_path / "plan.xlsx"
    result = CliRunner().invoke(main, ["solve", str(source), "-o", str(target)])
    assert result.exit_code == 0, result.output
    about = openpyxl.load_workbook(target)["About"]
    assert before in [row[1].value for row in about.iter_rows()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
@pytest.mark.parametrize("words", [["check"], ["solve", "--json"]])
def test_an_answer_that_cannot_be_printed_is_said_in_one_line(words: list[str]) -> None:
    """Standard output sent to a file on a full disk: the exit code is not that of success."""
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "cli.py", words[0], str(SMALL), *words[1:]],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert run.returncode == 1
    said = [line for line in run.stderr.splitlines() if not line.startswith("Note: ")]
    assert said == ["Error: The answer could not be printed: no space left on device."]
