"""What some commands need besides a workbook, for tests of what every command does."""

from __future__ import annotations

from pathlib import Path

SMALL = Path(__file__).parent.parent / "data" / "small.xlsx"
MORE = {
    "compare": [str(SMALL)],
    "target": ["--people", "100"],
    "frontier": ["--against", "money", "--points", "3"],
}
