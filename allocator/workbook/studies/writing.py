"""A study as an .xlsx file: its own sheets, then `Checks` and `About`."""

from __future__ import annotations

import platform
from pathlib import Path

from xlsxwriter.workbook import Workbook

from allocator import __version__
from allocator.workbook.results.about import now_in_days
from allocator.workbook.results.check_table import Ready, write_check_sheet
from allocator.workbook.results.formats import Formats
from allocator.workbook.results.output_book import OutputBook
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.saving import save
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.results.words import WORDS
from allocator.workbook.studies.page import write_page
from allocator.workbook.studies.sheets import Made, Study, StudyCheck
from allocator.workbook.studies.words import STUDY_WORDS

#: What is told, what it is, in what format.
Row = tuple[str, Value, str]


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
        words=WORDS | STUDY_WORDS,
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
    rows = [*_origins(book, made), *_making(book, made)]
    rows += [(book.words["warning"], warning, "wrapped") for warning in made.warnings]
    columns = [
        Column(book.words["item"], [item for item, _, _ in rows], width=34),
        Column(
            book.words["value"],
            [value for _, value, _ in rows],
            [look for _, _, look in rows],
            width=96,
        ),
    ]
    one_table(book, "about", "About", columns)


def _origins(book: OutputBook, made: Made) -> list[Row]:
    words = book.words
    return [
        row
        for origin in made.origins
        for row in (
            (words["input_file"], origin.name, "text"),
            (words["input_digest"], origin.digest or words["unknown"], "text"),
        )
    ]


def _making(book: OutputBook, made: Made) -> list[Row]:
    words = book.words
    program = f"allocator {__version__}, Python {platform.python_version()}"
    rows: list[Row] = [
        (words["command"], made.command, "wrapped"),
        (words["program"], program, "text"),
        (words["solver"], made.solver or words["unknown"], "text"),
        (words["date"], now_in_days(), "date"),
    ]
    return rows + [
        (words["seconds_of"].format(stage=stage), seconds, "seconds")
        for stage, seconds in made.seconds.items()
    ]
