"""The small sample's linear programme, text for text, under either PuLP.

The file was read against the sample's paper solution; a change here is a change of the model.
"""

from __future__ import annotations

from pathlib import Path

from allocator.model.build import build
from allocator.workbook.reading import read

ROOT = Path(__file__).parent.parent


def test_the_small_sample_gives_the_same_programme(tmp_path: Path) -> None:
    written = tmp_path / "small.lp"
    build(read(ROOT / "data" / "small.xlsx").case).problem.writeLP(str(written))
    golden = ROOT / "tests" / "golden" / "small.lp"
    assert written.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")
