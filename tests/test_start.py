"""What starts quickly: `--help` and `check` import nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOLVING = {"pulp", "highspy", "pandas", "xlsxwriter", "rich", "scipy"}
PROGRAM = """
import sys
from allocator.commands import main
main(sys.argv[1:], standalone_mode=False)
print(" ".join(name for name in sys.modules if "." not in name), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], SOLVING | {"numpy", "openpyxl"}),
        (["check", "data/morocco.xlsx"], SOLVING),
    ],
    ids=["help", "check"],
)
def test_a_command_imports_what_it_needs(arguments: list[str], never: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "click" in loaded
    assert not loaded & never
