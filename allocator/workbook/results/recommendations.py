"""The sheet `Recommendations`: what each of the conference's nine is worth here."""

from __future__ import annotations

from allocator.language import filled
from allocator.recommendation import Recommendation
from allocator.studies.recommendation_words import NOUNS, asked, sentences
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.tables import Column, Value, write_table


def write_recommendations(book: Book) -> None:
    """Write one row for each recommendation; no sheet where they were not measured."""
    found = book.plan.recommendations
    if not found:
        return
    sheet, words, formats = add_sheet(book, "recommendations"), book.words, book.formats
    sheet.write_string(0, 0, words["recommendations_title"], formats["title"])
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, words["recommendations_note"], formats["subtitle"])
    counts = book.plan.case.settings.maximise
    look = "change_points" if counts == "Fairest" else "change_people"
    without = filled(words["without_it"], noun=NOUNS[counts])
    columns = [
        Column(words["number"], [one.number for one in found], "count", width=7),
        Column(words["recommendation"], [asked(one.number) for one in found], "wrapped", width=34),
        Column(words["where"], [_where(book, one) for one in found], "wrapped", width=32),
        Column(without, [_change(one) for one in found], look, width=16),
        Column(words["what_it_says"], [_told(one) for one in found], "aside", width=78),
    ]
    table = write_table(sheet, formats, "Recommendations", columns, "A4")
    book.tables["Recommendations"] = table
    sheet.freeze_panes(4, 2)
    sheet.repeat_rows(3)


def _where(book: Book, one: Recommendation) -> str:
    return one.cells or book.words["not_used"]


def _change(one: Recommendation) -> Value:
    """The number of the first way to do without it; the sentences tell the others."""
    return one.tried[0].change if one.tried else None


def _told(one: Recommendation) -> str:
    return " ".join(sentences(one))
