"""A plan's own workbook read back, also where somebody has changed it by hand.

Only what a plan decides is taken: the money of each line, year and source, and what sources
carry over; what follows from it is read too, to be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils.cell import get_column_letter

from allocator.case import Case, Year
from allocator.language import ENGLISH, LANGUAGES, _, language, speaking
from allocator.names import normal
from allocator.plan import Plan, PlanRow, SourceYear
from allocator.problems import BadQuestion, Places, Problem
from allocator.verified import Stored
from allocator.workbook.file import Book, Cell, Page, open_book
from allocator.workbook.results.plan_sheet import source_headings
from allocator.workbook.results.proof import NUMBER, PRICE
from allocator.workbook.results.sources import MONEY
from allocator.workbook.results.words import SHEETS, WORDS

_HEADING = 1


class Written(NamedTuple):
    """What a plan's workbook holds. digest: of the workbook it answers, "" where not told.

    places: where the plan's columns stand.
    """

    plan: Plan
    stored: Stored | None
    digest: str
    places: Places


def read_written(path: Path, case: Case) -> Written:
    """Read a plan of this case. Raises BadQuestion where the workbook holds none."""
    problems: list[Problem] = []
    with open_book(path) as book:
        words = _words(book)
        plan_sheet = _Sheet(book, "plan", words, problems)
        sources = _Sheet(book, "sources", words, problems)
        if problems:
            raise BadQuestion(problems)
        headings = _headings(case, words)
        rows = tuple(_rows(plan_sheet, headings))
        years = tuple(_years(sources))
        about = _about(book, words)
        stored = _stored(book, about, words, problems)
    if problems:
        raise BadQuestion(problems)
    plan = Plan(case, "written", 0.0, 0.0, rows, years, ())
    columns = {**plan_sheet.letters("Plan", headings), **sources.letters("Sources", {})}
    digest = about.get(normal(words["input_digest"]), "")
    places = Places({"Plan": plan_sheet.title, "Sources": sources.title}, columns)
    return Written(plan, stored, str(digest), places)


class _Words:
    """The words of a plan's workbook, in the language it was written in."""

    def __init__(self, spoken: str) -> None:
        self.spoken = spoken

    def __getitem__(self, key: str) -> str:
        with speaking(self.spoken):
            return WORDS[key]


def _words(book: Book) -> _Words:
    """In the language most of its sheets are named in; the one spoken now before others."""

    def named(words: _Words) -> tuple[int, bool]:
        titles = {words[key] for key in SHEETS}
        return len(titles.intersection(book.titles)), words.spoken == language()

    return max((_Words(spoken) for spoken in LANGUAGES), key=named)


class _Sheet:
    """One table with its headings in the first row, as the program writes it."""

    def __init__(self, book: Book, name: str, words: _Words, problems: list[Problem]) -> None:
        self.problems, self.words, title = problems, words, words[name]
        self.title = title
        self.page = Page(title)
        if title in book.titles:
            self.page = book.page(title)
        else:
            says, fix = _("the sheet is missing."), _("Use a plan that this program has written.")
            problems.append(Problem(title, "", says, fix))
        cells = self.page.rows.get(_HEADING, {})
        self.columns = {normal(str(cell.value)): at for at, cell in reversed(cells.items())}

    def letters(self, sheet: str, names: dict[str, str]) -> dict[tuple[str, str], str]:
        """Column letters by English heading, and by the names that stand for headings."""
        found, english = {}, _Words(ENGLISH)
        for word in (
            "region",
            "money",
            "people",
            "started",
            "source",
            "received",
            "spent",
            "repaid",
            "carried_in",
        ):
            names = {**names, english[word]: self.words[word]}
        for name, heading in names.items():
            if normal(heading) in self.columns:
                letters = get_column_letter(self.columns[normal(heading)])
                found[sheet, name] = letters
        return found

    def rows(self) -> Iterator[int]:
        """The rows under the headings that hold something."""
        return (row for row in sorted(self.page.rows) if row > _HEADING)

    def value(self, row: int, key: str) -> object:
        """What a cell holds; None where it is blank. key: of its column's heading."""
        return self.under(row, self.words[key])

    def under(self, row: int, heading: str) -> object:
        """The same by the heading itself. A column that is missing is told once."""
        column = self.columns.get(normal(heading))
        if column is None:
            says = _('the column "{name}" is missing.', name=heading)
            problem = Problem(self.title, "", says, _("Put it back."))
            if problem not in self.problems:
                self.problems.append(problem)
            return None
        cell = self.page.rows[row].get(column, Cell(None))
        return cell.value

    def number(self, row: int, key: str) -> float:
        """A number; a blank is 0."""
        return self.number_under(row, self.words[key])

    def number_under(self, row: int, heading: str) -> float:
        """The same by the heading itself."""
        value = self.under(row, heading)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if value is not None:
            address = f"{get_column_letter(self.columns[normal(heading)])}{row}"
            says = _('"{value}" is not a number.', value=str(value))
            self.problems.append(Problem(self.title, address, says, _("Write a number.")))
        return 0.0

    def text(self, row: int, key: str) -> str:
        """A text; a number as it is written."""
        value = self.value(row, key)
        return "" if value is None else str(value)


def _headings(case: Case, words: _Words) -> dict[str, str]:
    """Each source's name, and the heading of its money."""
    with speaking(words.spoken):
        headings = source_headings([source.name for source in case.sources])
    return {source.name: head for source, head in zip(case.sources, headings, strict=True)}


def _rows(sheet: _Sheet, headings: dict[str, str]) -> Iterator[PlanRow]:
    known = {name: head for name, head in headings.items() if normal(head) in sheet.columns}
    for row in sheet.rows():
        paid = {name: sheet.number_under(row, heading) for name, heading in known.items()}
        yield PlanRow(
            sheet.text(row, "region"),
            sheet.text(row, "project"),
            _year(sheet.value(row, "year")),
            sheet.number(row, "money"),
            sheet.number(row, "started"),
            sheet.number(row, "people"),
            {name: money for name, money in paid.items() if money},
            row,
        )


def _years(sheet: _Sheet) -> Iterator[SourceYear]:
    """One for each source and year; the row of totals names no year."""
    for row in sheet.rows():
        if sheet.value(row, "year") is None:
            continue
        amount, own, follow_up, got, before, repaid, spent, carried, left = (
            sheet.number(row, key) for key in MONEY
        )
        name, year = sheet.text(row, "source"), _year(sheet.value(row, "year"))
        yield SourceYear(
            name, year, amount, own, follow_up, got, before, repaid, spent, carried, left, row=row
        )


def _year(value: object) -> Year:
    """A year as the case has it: a number, or a text such as 2027/28."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else str(value)


# The proof


def _about(book: Book, words: _Words) -> dict[str, object]:
    """The items of `About`, by their normal names; none where the sheet is away."""
    if words["about"] not in book.titles:
        return {}
    rows = book.page(words["about"]).rows.values()
    return {normal(str(row[1].value)): row[2].value for row in rows if 1 in row and 2 in row}


def _stored(
    book: Book, about: dict[str, object], words: _Words, problems: list[Problem]
) -> Stored | None:
    count = about.get(normal(words["proof_rows"]))
    if words["proof"] not in book.titles or not isinstance(count, int | float):
        return None
    sheet = _Sheet(book, "proof", words, problems)
    prices = {int(sheet.number(row, NUMBER)): sheet.number(row, PRICE) for row in sheet.rows()}
    if any(not 0 <= number < count for number in prices):
        return None
    return Stored(prices, int(count))
