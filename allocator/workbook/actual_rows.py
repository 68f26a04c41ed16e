"""What happened, read from `Actuals`, or from the `Follow-up` sheet of a plan.

The follow-up sheet may have been copied into the question, or may still stand in the plan's
own workbook; a cell of another workbook is named as a spreadsheet does: `[plan.xlsx]Follow-up!G5`.
"""

from __future__ import annotations

import dataclasses

from allocator.case import Actual, Case
from allocator.language import _
from allocator.problems import Places
from allocator.workbook.actual_sheets import ACTUALS, FOLLOW_UP
from allocator.workbook.cells import Trouble
from allocator.workbook.column import Column
from allocator.workbook.complaints import Complaints
from allocator.workbook.entries import read_rows
from allocator.workbook.file import Book
from allocator.workbook.rows import RowReader
from allocator.workbook.tables import Table, read_table

SHEETS = (ACTUALS, FOLLOW_UP)


def read_actuals(
    tables: dict[str, Table], complaints: Complaints, never_calculated: bool
) -> tuple[Actual, ...]:
    """The rows of the sheets that tell what happened; only one of them may tell anything."""
    found: list[Actual] = []
    for sheet in SHEETS:
        rows = read_rows(tables.get(sheet.name), actual, complaints, never_calculated)
        if any(row.told for row in rows) and any(row.told for row in found):
            other = tables[ACTUALS.name].page.title
            fix = _('Keep one of the two: clear this one, or "{other}".', other=other)
            says = _("what happened stands in two sheets.")
            complaints.refuse(tables[sheet.name].page.title, "", Trouble(says, fix))
        found += rows
    return tuple(found)


def actual(row: RowReader) -> Actual | None:
    """A row of `Actuals` or `Follow-up`; its `Spent` may still be blank."""
    sheet = row.table.sheet
    read = Actual(
        region=row.text("Region"),
        project=row.text("Project type"),
        year=row.text("Year"),
        spent=_money(row, sheet.column("Spent")),
        people=row.maybe("People"),
        source=row.text("Source"),
        planned_money=row.maybe("Planned money"),
        planned_people=row.maybe("Planned people"),
        sheet=sheet.name,
        row=row.number,
    )
    return None if {"Region", "Project type", "Year"} & row.broken else read


def _money(row: RowReader, column: Column) -> float | None:
    """What was spent; a cell that cannot be read still tells something."""
    value = row.read_as(column.name, dataclasses.replace(column, required=False))
    if column.name in row.broken:
        return 0.0
    return float(value) if isinstance(value, int | float) else None


def with_actuals_of(case: Case, book: Book, complaints: Complaints) -> Case:
    """The case with what happened taken from another workbook, usually last year's plan."""
    name, tables = book.path.name, {}
    for title in book.titles:
        for sheet in SHEETS:
            if title in sheet.words and sheet.name not in tables:
                page = dataclasses.replace(book.page(title), title=f"[{name}]{title}")
                table = read_table(page, sheet, complaints)
                if table is not None:
                    tables[sheet.name] = table
    if not tables:
        says = _(
            "{name} has neither a sheet {one} nor a sheet {other}.",
            name=name,
            one=FOLLOW_UP.words.say(),
            other=ACTUALS.words.say(),
        )
        fix = _("Name a plan's workbook that was filled in.")
        complaints.refuse("", "", Trouble(says, fix))
    told = next((row for row in case.actuals if row.told), None)
    if told is not None:
        says = _("what happened stands here and in {name}.", name=name)
        fix = _("Clear this sheet, or leave the other workbook out.")
        complaints.refuse(case.places.sheets.get(told.sheet, told.sheet), "", Trouble(says, fix))
    sound = {name: table for name, table in tables.items() if table.sound}
    rows = read_actuals(sound, complaints, book.never_calculated)
    return dataclasses.replace(case, actuals=rows, places=_places(case.places, tables))


def _places(places: Places, tables: dict[str, Table]) -> Places:
    """Where things stand, those of the other workbook under its own name."""
    sheets, columns, headings = dict(places.sheets), dict(places.columns), dict(places.headings)
    for name, table in tables.items():
        sheets[name], headings[name] = table.page.title, table.heading
        columns.update({(name, column): at for column, at in table.letters().items()})
    return Places(sheets, columns, headings, places.settings)
