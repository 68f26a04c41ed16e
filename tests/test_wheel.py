"""The wheel carries the samples and installs no module named `cli`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_what_the_wheel_holds(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(tmp_path)]
    done = subprocess.run([*words, str(ROOT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        [entry] = [name for name in names if name.endswith("entry_points.txt")]
        assert b"allocator = allocator.watching:run" in archive.read(entry)
    assert {"allocator/samples/morocco.xlsx", "allocator/__init__.py"} <= names
    assert "allocator/workbook/countries.csv" in names
    assert {"allocator/report/page.html", "allocator/report/style.css"} <= names
    assert not any(name.startswith(("cli", "tests/", "data/")) for name in names)
