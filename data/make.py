"""Write every sample workbook again: `python data/make.py`.

The good samples stand beside this file, the broken ones in `broken`, those without a plan
in `impossible`. `BROKEN` says of each broken one what was changed and where the complaint
must point, for the tests. The same figures give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))  # the tests import this as `data.make`

from mistakes import Mistake, spoiled
from mistakes_files import FILES
from mistakes_meaning import MONEY, NAMES, RULES
from mistakes_tables import CELLS, TABLES
from morocco import morocco, provinces
from sheets import Book, table, write
from small_samples import four_regions, impossible, laayoune, one_year_on, small

HERE = Path(__file__).resolve().parent

SAMPLES = {
    "morocco": morocco,
    "provinces": provinces,
    "small": small,
    "one-year-on": one_year_on,
    "four-regions": four_regions,
    "laayoune": laayoune,
}

#: Every broken workbook; the file is `broken/<name>.xlsx`.
BROKEN: list[Mistake] = [*TABLES, *CELLS, *MONEY, *NAMES, *RULES, *FILES]


def main(folder: Path = HERE) -> None:
    """Write every workbook into a folder."""
    for name, build in SAMPLES.items():
        book = build()
        write(folder / f"{name}.xlsx", book, _title(book))
    for name, book in impossible().items():
        write(folder / "impossible" / f"{name}.xlsx", book, f"No plan: {name}")
    for mistake in BROKEN:
        _write_broken(folder / "broken" / f"{mistake.name}.xlsx", mistake)


def _title(book: Book) -> str:
    """The title that a sample's own settings give."""
    return str(book["Settings"].rows[0][1])


def _write_broken(path: Path, mistake: Mistake) -> None:
    """The small sample with its mistake, which its `Notes` name."""
    book = mistake.edit(small())
    said = f"This workbook is broken on purpose: {mistake.change}."
    notes = table(("Subject", "Note"), [["Mistake", said]])
    write(path, {**book, "Notes": notes}, f"Broken: {mistake.name}")
    spoiled(path, mistake)


if __name__ == "__main__":
    main()
