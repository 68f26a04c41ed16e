"""A run that is stopped, or broken off from below: one line, an exit code, nothing half there."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from allocator.endings import broken_off, memory_short, stopped
from allocator.language import speaking
from tests.hostile.test_faults import ROOT, UNIX, answered

PROVINCES = ROOT / "data" / "provinces.xlsx"
SOLVE = [sys.executable, str(ROOT / "cli.py"), "solve", str(PROVINCES), "--quick", "-o"]
#: Far more than any of it takes; not waited for unless something hangs.
LONG = 120.0
pytestmark = UNIX


def limited(megabytes: int) -> Callable[[], None]:
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def said(errors: str) -> list[str]:
    """What stands on standard error, without what is odd about the workbook."""
    return [line for line in errors.splitlines() if not line.startswith("Note: ")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
@pytest.mark.parametrize(
    "megabytes",
    [
        200,
        240,
        *(pytest.param(limit, marks=pytest.mark.long) for limit in range(160, 620, 20)),
    ],
)
def test_whatever_memory_there_is_the_plan_is_whole_or_the_lack_is_told(
    tmp_path: Path, megabytes: int
) -> None:
    """Where it lacks, Python fails, or the solver's library dies of SIGSEGV or calls exit."""
    target = tmp_path / "plan.xlsx"
    run = subprocess.run(
        [*SOLVE, str(target)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=limited(megabytes),
        timeout=5 * LONG,
    )
    assert "Traceback" not in run.stderr
    assert run.returncode in (0, 4)
    if run.returncode:
        assert [path.name for path in tmp_path.iterdir()] == []
        ends = (memory_short(), broken_off(0), broken_off(signal.SIGSEGV))
        # Python may have begun a line of its own, and had no memory to end it.
        assert said(run.stderr)[-1].strip().endswith(ends), run.stderr
    else:
        assert answered(target) == PROVINCES.name


class Terminal:
    """A run whose standard error and control keys are those of a terminal."""

    def __init__(self, words: list[str]) -> None:
        import pty

        self.run, self.side = pty.fork()
        if not self.run:
            os.environ |= {"TERM": "xterm", "COLUMNS": "100"}
            os.execv(words[0], words)
        self.seen = ""

    def read_until(self, *words: str) -> bool:
        """Read until it has shown one of the words; False: it ended first."""
        ends = time.monotonic() + LONG
        while not any(word in self.seen for word in words):
            assert time.monotonic() < ends, self.seen
            if select.select([self.side], [], [], 1.0)[0]:
                try:
                    more = os.read(self.side, 4096)
                except OSError:  # how Linux tells that the other side is closed
                    more = b""
                if not more:
                    return False
                self.seen += more.decode(errors="replace")
        return True

    def code(self) -> int:
        self.read_until("no such words")
        return os.waitstatus_to_exitcode(os.waitpid(self.run, 0)[1])


def test_a_terminal_shows_how_far_the_solver_is_and_ctrl_c_stops_it(tmp_path: Path) -> None:
    """The key itself, as a terminal sends it: to the program and to the one that watches it."""
    target = tmp_path / "plan.xlsx"
    terminal = Terminal([*SOLVE, str(target)])
    assert terminal.read_until("Looking for the best plan")
    assert terminal.read_until(" steps")
    os.write(terminal.side, b"\x03")
    pressed = time.monotonic()
    assert terminal.code() == 130
    assert time.monotonic() - pressed < 20.0  # a plan takes longer than that on no machine seen
    assert terminal.seen.count(stopped()) == 1
    assert "Traceback" not in terminal.seen
    assert list(tmp_path.iterdir()) == []


def started(target: Path) -> subprocess.Popen[str]:
    """A run that has come to the solver, which takes seconds."""
    pipe = subprocess.PIPE
    run = subprocess.Popen([*SOLVE, str(target), "-v"], stdout=pipe, stderr=pipe, text=True)
    assert run.stderr
    told = iter(run.stderr.readline, "")
    assert any(line.strip().startswith("build: ") for line in told)
    return run


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in found]


@pytest.mark.parametrize(
    ("number", "code", "end"),
    [
        (signal.SIGINT, 130, stopped()),
        (signal.SIGTERM, -signal.SIGTERM, None),
    ],
)
def test_a_signal_to_the_program_ends_its_work(
    tmp_path: Path, number: int, code: int, end: str | None
) -> None:
    """`kill` reaches one process alone; it is passed on, and nothing is written after it."""
    run = started(tmp_path / "plan.xlsx")
    run.send_signal(number)
    _, errors = run.communicate(timeout=LONG)
    assert run.returncode == code
    assert (said(errors) or [None])[-1] == end or end is None
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_work_that_is_killed_is_told_of(tmp_path: Path, number: signal.Signals) -> None:
    """As the system does where memory runs out, or a library where it fails."""
    run = started(tmp_path / "plan.xlsx")
    [work] = children(run.pid)
    os.kill(work, number)
    _, errors = run.communicate(timeout=LONG)
    assert run.returncode == 4
    assert said(errors)[-1] == broken_off(number)
    assert number.name in said(errors)[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_killed_leaves_no_work_behind(tmp_path: Path) -> None:
    """Standard error is closed once both processes are; the work alone would take seconds more."""
    run = started(tmp_path / "plan.xlsx")
    run.kill()
    _, errors = run.communicate(timeout=LONG)
    assert "Written" not in errors
    assert list(tmp_path.iterdir()) == []


def test_the_end_is_told_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    """The workbook is English; `--lang fr` asked for French before it was read."""
    pipe = subprocess.PIPE
    words = [*SOLVE, str(tmp_path / "plan.xlsx"), "-v", "--lang", "fr"]
    run = subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True)
    assert run.stderr
    while run.stderr.readline().count(" s") == 0:
        assert run.poll() is None
    [work] = children(run.pid)
    os.kill(work, signal.SIGKILL)
    _, errors = run.communicate(timeout=LONG)
    with speaking("fr"):
        assert said(errors)[-1] == broken_off(signal.SIGKILL)
    assert "mémoire" in said(errors)[-1]
