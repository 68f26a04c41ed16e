"""The sheet `Follow-up`: what was planned, beside empty columns for what happens.

Filled in, it is next year's `Actuals`: its headings are those that `replan` reads, and there is no
row of totals that could be taken for one that tells something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from allocator.case import Actual, Year
from allocator.follow_up import follow_up
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.tables import Column, Table, Value

NAME = "FollowUp"
#: Places of the columns that are filled in.
SPENT, PEOPLE = 6, 7


def write_follow_up(book: Book) -> None:
    """Write what the plan foresees, to be compared with what will have happened."""
    columns = follow_up_columns(follow_up(book.plan), book.plan.case.years, book.words)
    table = one_table(book, "follow_up", NAME, columns, frozen=4)
    sheet = book.workbook.get_worksheet_by_name(book.words["follow_up"])
    assert isinstance(sheet, Worksheet)
    guard(sheet, table, book.words)


def follow_up_columns(
    rows: Sequence[Actual], years: Sequence[Year], words: Mapping[str, str]
) -> list[Column]:
    """The columns of the rows; empty where nothing has been told."""
    labels: dict[str, Value] = {str(year): year for year in years}
    return [
        Column(words["region"], [row.region for row in rows]),
        Column(words["project"], [row.project for row in rows]),
        Column(words["year"], [labels[row.year] for row in rows], "count"),
        Column(words["source"], [row.source or None for row in rows]),
        Column(words["planned_money"], [row.planned_money for row in rows], "money"),
        Column(words["planned_people"], [row.planned_people for row in rows], "people"),
        Column(words["spent"], [row.spent for row in rows], "money", width=16),
        Column(words["people"], [row.people for row in rows], "people", width=16),
    ]


def guard(sheet: Worksheet, table: Table, words: Mapping[str, str]) -> None:
    """Say beside each empty cell what belongs there, and take nothing but a number."""
    for column, told in ((SPENT, "fill_in_spent"), (PEOPLE, "fill_in_people")):
        options = {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "input_title": table.headings[column],
            "input_message": words[told],
            "error_title": table.headings[column],
            "error_message": words["fill_in_number"],
        }
        row, left = table.at(column)
        sheet.data_validation(row, left, table.last, left, options)
