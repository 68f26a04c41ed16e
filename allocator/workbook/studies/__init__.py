"""A study's workbook: a study says what its sheets hold, as data; this writes them.

sheets      what a study hands over: `Study`, its sheets, tables, charts and checks
formulas    an Excel formula and its result at once; sums: those over a table's cells
writing     `write_study`: the file; page, charts, about: its parts

The study itself (numbers, no sheets) lives in `allocator.studies`; one module here for
each study turns its answer into a `Study`.
"""

from __future__ import annotations

from allocator.whole_file import NotWritten
from allocator.workbook.results.output_book import Origin
from allocator.workbook.results.tables import Column
from allocator.workbook.studies.formulas import Formula, number
from allocator.workbook.studies.sheets import (
    Made,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    known,
)
from allocator.workbook.studies.sums import cell_of, total_of, total_where
from allocator.workbook.studies.writing import write_study

__all__ = [
    "Column",
    "Formula",
    "Made",
    "NotWritten",
    "Origin",
    "Study",
    "StudyChart",
    "StudyCheck",
    "StudySheet",
    "StudyTable",
    "cell_of",
    "known",
    "number",
    "total_of",
    "total_where",
    "write_study",
]
