"""Whole workbooks at random: a right answer, or a message with its cell, never a traceback.

`FUZZ=2000 pytest -m long tests/hostile/test_fuzz.py` tries so many (and a fifth of it sound ones).
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator.commands import main
from tests import random_workbooks
from tests.hostile.damage import DAMAGE, FLIPS, damaged, flipped

ROOT = Path(__file__).parent.parent.parent
SAMPLES = [ROOT / "data" / f"{name}.xlsx" for name in ("small", "laayoune", "four-regions")]
MANY = int(os.environ.get("FUZZ", "300"))


def few(count: int) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=count, deadline=None, suppress_health_check=checks)


def answer(content: bytes) -> Result:
    """What `solve --json` says to a file; anything but an exit fails here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.xlsx"
        path.write_bytes(content)
        result = CliRunner().invoke(main, ["solve", str(path), "--json", "--time-limit", "20"])
        assert path.read_bytes() == content
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def check_answer(result: Result) -> str:
    """Every answer is whole: a plan that adds up, a conflict, or problems with their places."""
    told = json.loads(result.stdout)
    assert (
        result.exit_code
        == {"optimal": 0, "invalid": 1, "infeasible": 3, "stopped": 4}[told["status"]]
    )
    if told["status"] == "invalid":
        assert told["problems"]
        for problem in told["problems"]:
            assert problem["says"]
            assert problem["fix"]
    elif told["status"] == "infeasible":
        assert all(quarrel["cell"] for quarrel in told["conflict"])
    elif told["status"] == "optimal":
        spent = sum(row["money"] for row in told["plan"])
        paid = sum(year["spent"] for year in told["sources"])
        assert spent == pytest.approx(paid, rel=1e-6, abs=0.02)
    assert "Traceback" not in result.output
    return str(told["status"])


def valid(seed: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.xlsx"
        random_workbooks.make(seed, path, size="tiny", whole_numbers=bool(seed % 2))
        content = path.read_bytes()
    told = check_answer(answer(content))
    assert told in ("optimal", "infeasible")
    return told


def spoilt(source: Path, damages: list[tuple[object, ...]]) -> str:
    return check_answer(answer(damaged(source, damages)))


def broken(source: Path, flips: list[tuple[int, int]]) -> str:
    return check_answer(answer(flipped(source.read_bytes(), flips)))


SEEDS = st.integers(0, 10**6)
SOURCE = st.sampled_from(SAMPLES)
DAMAGES = st.lists(DAMAGE, min_size=1, max_size=4)


@few(4)
@given(SEEDS)
def test_a_sound_workbook_has_a_plan_or_a_reason(seed: int) -> None:
    valid(seed)


@few(25)
@given(SOURCE, DAMAGES)
def test_a_spoilt_workbook_has_a_message_or_an_answer(
    source: Path, damages: list[tuple[object, ...]]
) -> None:
    spoilt(source, damages)


@few(25)
@given(SOURCE, FLIPS)
def test_a_broken_file_has_a_message_or_an_answer(
    source: Path, flips: list[tuple[int, int]]
) -> None:
    broken(source, flips)


@pytest.mark.long
def test_many_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    """The answers are tallied, so that none of the three only ever meets one kind of them."""
    tallies = {"sound": Counter[str](), "spoilt": Counter[str](), "broken": Counter[str]()}

    @few(max(MANY // 5, 20))  # each is solved whole
    @given(SEEDS)
    def try_sound(seed: int) -> None:
        tallies["sound"][valid(seed)] += 1

    @few(MANY)
    @given(SOURCE, DAMAGES)
    def try_spoilt(source: Path, damages: list[tuple[object, ...]]) -> None:
        tallies["spoilt"][spoilt(source, damages)] += 1

    @few(MANY)
    @given(SOURCE, FLIPS)
    def try_broken(source: Path, flips: list[tuple[int, int]]) -> None:
        tallies["broken"][broken(source, flips)] += 1

    for one in (try_sound, try_spoilt, try_broken):
        one()
    with capsys.disabled():
        print(f"\n{tallies}")
    assert tallies["sound"]["optimal"] and tallies["sound"]["infeasible"]
    assert tallies["spoilt"]["optimal"] and tallies["spoilt"]["invalid"]
    assert tallies["broken"]["optimal"] and tallies["broken"]["invalid"]
