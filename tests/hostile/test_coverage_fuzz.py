"""A bounded time of atheris on the readers. What it finds becomes an ordinary test."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SECONDS = os.environ.get("FUZZ_SECONDS", "60")


@pytest.mark.long
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris is not installed (pip install atheris)",
)
@pytest.mark.parametrize("target", ["cells", "workbooks"])
def test_a_reader_keeps_its_promise_whatever_it_is_given(tmp_path: Path, target: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.coverage_fuzz", target, SECONDS],
        cwd=tmp_path,  # an input that breaks a reader is left there
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "stat::number_of_executed_units" in done.stderr
