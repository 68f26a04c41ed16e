"""The readers of cells and workbooks under atheris, which looks for inputs that reach new code.

`python -m tests.hostile.coverage_fuzz cells SECONDS` or `… workbooks SECONDS`. It ends with an
error at the first input that raises anything but what the readers promise.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["allocator"]):
    from allocator.problems import BadQuestion
    from allocator.workbook.numbers import Trouble, number, percentage
    from allocator.workbook.reading import read

SMALL = Path(__file__).parent.parent.parent / "data" / "small.xlsx"


def read_cell(data: bytes) -> None:
    """Any text in a cell is a finite number, or trouble in words."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(60)
    for reader in (number, percentage):
        told = reader(text)
        if isinstance(told, Trouble):
            assert told.says
        else:
            assert abs(told) < float("inf")


def read_workbook(data: bytes) -> None:
    """One part of a sound workbook replaced, or cut and continued by anything."""
    source = atheris.FuzzedDataProvider(data)
    content = io.BytesIO()
    with zipfile.ZipFile(SMALL) as sound, zipfile.ZipFile(content, "w") as spoilt:
        names = sound.namelist()
        which = source.ConsumeIntInRange(0, len(names) - 1)
        for position, name in enumerate(names):
            part = sound.read(name)
            if position == which:
                cut = source.ConsumeIntInRange(0, len(part))
                skipped = source.ConsumeIntInRange(0, 200)
                part = part[:cut] + source.ConsumeBytes(200) + part[cut + skipped :]
            spoilt.writestr(name, part)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(content.getvalue())
        file.flush()
        with contextlib.suppress(BadQuestion):
            read(file.name)


TARGETS = {"cells": read_cell, "workbooks": read_workbook}


def main() -> None:
    target, seconds = TARGETS[sys.argv[1]], sys.argv[2]
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-print_final_stats=1"], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
