"""What some commands need besides a workbook, for tests of what every command does."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
SMALL = DATA / "small.xlsx"
MORE = {
    "compare": [str(SMALL)],
    "target": ["--people", "100"],
    "frontier": ["--against", "money", "--points", "3"],
}
#: Workbooks of those that need more in it than the small one has.
OF_ITS_OWN = {"replan": DATA / "one-year-on.xlsx"}
