"""What stands on a terminal, however narrow or old, and in a pipe: every figure, and no crash."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from allocator.case import Case, Project, Region, Source
from allocator.language import speaking
from allocator.screen import years
from allocator.solving import solve
from allocator.tabled import Tabled

ROOT = Path(__file__).parent.parent
SMALL = "data/small.xlsx"
#: What steers a terminal, and what colours a text on it (bold is no colour).
STEERING, COLOUR = re.compile("\x1b"), re.compile("\x1b\\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])m")


def run(*words: str, **given: str) -> subprocess.CompletedProcess[bytes]:
    """A real process with pipes; given: of its environment."""
    command = [sys.executable, "cli.py", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, **given})


def on_a_terminal(*words: str, **given: str) -> str:
    """All that a real process writes on a terminal of its own."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "cli.py", *words],
        cwd=ROOT,
        env={**os.environ, **given},
        stdin=its,
        stdout=its,
        stderr=its,
    )
    os.close(its)
    told = b""
    try:
        while select.select([ours], [], [], 120.0)[0]:
            part = os.read(ours, 1 << 16)
            if not part:
                break
            told += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(60.0) == 0, told
    return told.decode("utf-8")


def figures(text: str) -> set[str]:
    """The numbers of a text, as they are written."""
    return set(re.findall(r"\d[\d,]*(?:\.\d+)?", text))


# Tables

HEADINGS = ("Row", "Rule", "One more", "One less")
ROWS = (
    ("2", "Growth at most 20 % (each region)", "+1,234,567.89", "-1,234,567.89"),
    ("3", "", "0", ""),
)


def printed(table: Tabled, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_the_texts_of_a_table_give_way_first() -> None:
    """By hand: 3 + 13 + 13 for figures, 12 for texts, 2 beside each: 49 columns are enough."""
    table = Tabled(HEADINGS, ROWS, texts=(1,))
    assert printed(table, 49)[:2] == [
        "Row  Rule                 One more       One less",
        "2    Growth at most  +1,234,567.89  -1,234,567.89",
    ]


def test_where_the_figures_have_too_little_room_rows_are_lists() -> None:
    """By hand: in 48 columns one is missing."""
    assert printed(Tabled(HEADINGS, ROWS, texts=(1,)), 48) == [
        "Row: 2",
        "  Rule: Growth at most 20 % (each region)",
        "  One more: +1,234,567.89",
        "  One less: -1,234,567.89",
        "Row: 3",
        "  One more: 0",
    ]


def test_lists_are_written_as_each_language_writes_them() -> None:
    with speaking("fr"):
        lines = printed(Tabled(("Argent", "Personnes"), (("1 200", "3"),)), 15)
    assert lines == ["Argent : 1 200", "  Personnes : 3"]


# Narrow terminals and pipes


def test_the_years_of_a_plan_in_billions_are_whole_on_a_narrow_terminal() -> None:
    """Proves: 9,876,543,210 a year and 2,468,135 people stand in 30 columns as in 80.

    Without: rich cut the last figures of each line.
    """
    case = Case(
        (Region("North", 1e7),),
        (Project("Tools", 9_876_543_210.0 / 2_468_135.0),),
        (Source("A", (9_876_543_210.0,)),),
        (2027,),
    )
    console = Console(file=io.StringIO(), width=30)
    console.print(years(solve(case)))
    assert isinstance(console.file, io.StringIO)
    assert [line.rstrip() for line in console.file.getvalue().splitlines()] == [
        "Year: 2027",
        "  Money: 9,876,543,210",
        "  People: 2,468,135",
        "  Unspent: 0",
    ]


@pytest.mark.parametrize("width", ["40", "60"])
def test_no_figure_is_cut_on_a_narrow_terminal(width: str) -> None:
    """Proves: what is written in 40 columns holds the numbers of the wide one, every one.

    Without: explain's tables lost their last columns at 40.
    """
    wide = run("explain", SMALL, COLUMNS="400").stdout.decode()
    narrow = run("explain", SMALL, COLUMNS=width).stdout.decode()
    assert figures(wide) <= figures(narrow)
    assert "…" not in narrow
    assert max(map(len, narrow.splitlines())) <= int(width)


def test_a_pipe_gets_the_figures_of_json_and_no_control_codes() -> None:
    answer = json.loads(run("solve", SMALL, "--quick", "--json").stdout)
    text = run("explain", SMALL).stdout.decode()
    assert not STEERING.search(text)
    assert f"{answer['people']:,.0f} people" in text
    for row in answer["plan"]:
        assert row["region"] in text


def test_arabic_in_a_pipe_has_no_control_codes_either() -> None:
    done = run("check", SMALL, "--lang", "ar", PYTHONIOENCODING="utf-8")
    assert done.stdout.decode().startswith("لم توجد أي مشكلة")
    assert not STEERING.search((done.stdout + done.stderr).decode())


# Terminals of all kinds


def test_without_colour_there_is_none(tmp_path: Path) -> None:
    words = ("solve", SMALL, "--quick", "-o", str(tmp_path / "plan.xlsx"))
    told = on_a_terminal(*words, NO_COLOR="1", TERM="xterm-256color", COLUMNS="60")
    assert "people" in told
    assert not COLOUR.search(told)


def test_a_dumb_terminal_gets_lines_and_nothing_that_steers(tmp_path: Path) -> None:
    words = ("solve", SMALL, "--quick", "--lang", "ar", "-o", str(tmp_path / "plan.xlsx"))
    told = on_a_terminal(*words, TERM="dumb", COLUMNS="40")
    assert "كُتب: " in told
    assert not STEERING.search(told)


def test_the_bar_of_draws_stands_on_a_narrow_terminal(tmp_path: Path) -> None:
    words = ("simulate", SMALL, "--draws", "20", "--lang", "fr", "-o", str(tmp_path / "d.xlsx"))
    told = on_a_terminal(*words, TERM="xterm-256color", COLUMNS="40")
    assert "Calcul des tirages…" in " ".join(told.split())


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
@pytest.mark.parametrize("spoken", ["fr", "ar"])
def test_a_console_that_has_not_the_letters_shows_others(spoken: str, encoding: str) -> None:
    """Help, a check and a mistyped command: their exit codes are as ever, no traceback."""
    for words, code in ((["--help"], 0), (["check", SMALL], 0), (["sovle"], 2)):
        done = run(*words, "--lang", spoken, PYTHONIOENCODING=encoding)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        assert done.stdout + done.stderr


def test_letters_a_console_has_not_become_question_marks() -> None:
    done = run("check", SMALL, "--lang", "ar", PYTHONIOENCODING="cp1252")
    assert done.stdout.decode("cp1252").startswith("?? ???? ?? ?????. ???????: 2")
