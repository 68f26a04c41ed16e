"""Sums over the cells of a study's tables, as formulas that know their results."""

from __future__ import annotations

import math

from allocator.workbook.results.tables import Value
from allocator.workbook.studies.formulas import Cells, Formula
from allocator.workbook.studies.sheets import StudyTable


def cell_of(table: StudyTable, heading: str, row: int) -> Formula:
    """One number of a table; row counts from 0. A blank or unknown one counts as 0."""
    place = table.place(heading)
    value = table.columns[place].values[row]
    return Formula(("N(", Cells(table.name, place, row), ")"), _number(value))


def total_of(table: StudyTable, heading: str) -> Formula:
    """The sum of a column; blanks and unknown ones count as 0."""
    place = table.place(heading)
    value = math.fsum(_number(value) for value in table.columns[place].values)
    return Formula(("SUM(", Cells(table.name, place), ")"), value)


def total_where(
    table: StudyTable, heading: str, *conditions: tuple[str, StudyTable, str, int]
) -> Formula:
    """The sum of a column over the rows where others hold what a given cell holds.

    conditions: (heading in `table`, another table, its heading, its row). Cells are compared
    with cells: a name typed into a formula could be read as a pattern, or be too long.
    """
    place = table.place(heading)
    pieces: list[str | Cells] = ["SUMPRODUCT("]
    chosen = [True] * table.rows
    for by, other, others, row in conditions:
        asked = Cells(other.name, other.place(others), row)
        pieces += ["(", Cells(table.name, table.place(by)), "=", asked, ")*"]
        wanted = _same(other.columns[asked.column].values[row])
        values = table.columns[table.place(by)].values
        chosen = [so and _same(v) == wanted for so, v in zip(chosen, values, strict=True)]
    # After a comma a text in the column counts as 0; multiplied it would be an error.
    pieces += ["1,", Cells(table.name, place), ")"]
    summed = zip(chosen, table.columns[place].values, strict=True)
    return Formula(tuple(pieces), math.fsum(_number(value) for so, value in summed if so))


def _number(value: Value) -> float:
    return 0.0 if value is None or isinstance(value, str) else float(value)


def _same(value: Value) -> Value:
    """What Excel's `=` compares: letters of either case are the same."""
    return value.casefold() if isinstance(value, str) else value
