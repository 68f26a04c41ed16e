"""A study as an .xlsx file: its own sheets, then `Checks` and `About`."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook

from allocator.language import _
from allocator.workbook.results.about import Row, input_items, made_with, write_items
from allocator.workbook.results.check_table import Ready, write_check_sheet
from allocator.workbook.results.formats import Formats
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.saving import save
from allocator.workbook.results.tables import Column
from allocator.workbook.results.words import WORDS
from allocator.workbook.studies.page import write_page
from allocator.workbook.studies.sheets import Made, Study, StudyCheck
from allocator.workbook.studies.words import STUDY_WORDS


def write_study(study: Study, path: str | Path) -> None:
    """Write a study as an Excel workbook.

    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """

    def fill(workbook: Workbook) -> None:
        book = _book(workbook, study)
        workbook.set_properties({"title": study.title})
        for sheet in study.sheets:
            write_page(book, sheet)
        _write_checks(book, study.checks)
        _write_about(book, study.made)

    tables = [table for sheet in study.sheets for table in sheet.tables]
    save(path, fill, max((table.rows for table in tables), default=0))


def _book(workbook: Workbook, study: Study) -> OutputBook:
    """The workbook, its formats fitted to the largest money and the most people told."""
    largest = {"money": 0.0, "people": 0.0}
    for sheet in study.sheets:
        for table in sheet.tables:
            for column in table.columns:
                for index, value in enumerate(column.values):
                    shown = column.shown_at(index)
                    if shown in largest and isinstance(value, int | float):
                        largest[shown] = max(largest[shown], abs(value))
    return OutputBook(
        workbook=workbook,
        title=study.title,
        currency=study.currency or WORDS["currency_unknown"],
        formats=Formats(workbook, largest["money"], largest["people"]),
        words={**WORDS, **STUDY_WORDS},
    )


def _write_checks(book: OutputBook, checks: tuple[StudyCheck, ...]) -> None:
    words = book.words
    about = [
        Column(words["where_told"], [check.sheet for check in checks]),
        Column(words["what"], [check.what for check in checks], "wrapped"),
    ]
    ready = [
        Ready(check.left.side(book.tables), check.sense, check.right.side(book.tables), check.size)
        for check in checks
    ]
    write_check_sheet(book, about, ready, words["study_checks_note"])


def _write_about(book: OutputBook, made: Made) -> None:
    rows = [row for origin in made.origins for row in input_items(book, origin)]
    rows += _making(book, made)
    rows += [(book.words["warning"], warning, "wrapped") for warning in made.warnings]
    write_items(book, rows)


def _making(book: OutputBook, made: Made) -> list[Row]:
    words = book.words
    rows: list[Row] = [(words["command"], made.command, "wrapped"), *made_with(book, made.solver)]
    return rows + [
        (words["seconds_of"].format(stage=_(stage)), seconds, "seconds")
        for stage, seconds in made.seconds.items()
    ]
