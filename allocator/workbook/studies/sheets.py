"""What a study hands over to be written: sheets, tables, charts and checks, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from allocator.workbook.results.check_table import LEAST_SIZE
from allocator.workbook.results.output_book import Origin
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.formulas import Formula
from allocator.workbook.studies.words import SHARED


@dataclass(frozen=True)
class StudyTable:
    """One Excel table. name: of the table in Excel, ASCII letters only, no other's.

    heading stands above it, note between the two; either may be "".
    """

    name: str
    columns: tuple[Column, ...]
    heading: str = ""
    note: str = ""

    def place(self, heading: str) -> int:
        """Position of the column with this heading."""
        return [column.heading for column in self.columns].index(heading)

    @property
    def rows(self) -> int:
        """How many rows of values it has."""
        return max((len(column.values) for column in self.columns), default=0)


@dataclass(frozen=True)
class StudyChart:
    """A chart over one table: the columns `heights` against the column `across`.

    column and bar: bars from zero, `across` names them. line: `across` names the points.
    scatter: `across` is a number too. points: those of `heights` drawn as points without
    a line. Axes take their unit and their number format from the columns.
    """

    title: str
    table: str
    across: str
    heights: tuple[str, ...]
    kind: Literal["column", "bar", "line", "scatter"] = "column"
    up: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class StudySheet:
    """One sheet: its heading, sentences (one line each), tables, charts, downwards.

    name: as on its tab, at most 31 characters. Long tables stand below the charts.
    """

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[StudyTable, ...] = ()
    charts: tuple[StudyChart, ...] = ()
    subtitle: str = ""


@dataclass(frozen=True)
class StudyCheck:
    """left must be =, ≤ or ≥ right, of which at least one is a formula over the tables.

    sheet: where the numbers stand. size: how large the numbers are that cancel out.
    """

    sheet: str
    what: str
    left: Formula
    right: Formula
    sense: str = "="
    size: float = LEAST_SIZE


@dataclass(frozen=True)
class Made:
    """How a study was made, for `About`. command: as it was typed; seconds: by stage."""

    origins: tuple[Origin, ...]
    command: str
    solver: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Study:
    """A whole workbook. The first sheet is the answer; Checks and About follow the last.

    currency: its code, or "" where it is unknown.
    """

    title: str
    currency: str
    sheets: tuple[StudySheet, ...]
    checks: tuple[StudyCheck, ...]
    made: Made


def known(heading: str, numbers: Sequence[float | None], shown: str, unknown: str = "") -> Column:
    """A column of numbers of which some may be unknown (None).

    unknown: the word that stands for these; "" is the word for unknown.
    """
    word = unknown or SHARED["unknown"]
    values: list[Value] = [word if number is None else number for number in numbers]
    looks = ["unknown" if number is None else shown for number in numbers]
    return Column(heading, values, looks if None in numbers else shown)
