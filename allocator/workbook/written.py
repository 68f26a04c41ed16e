"""A plan's own workbook read back, also where somebody has changed it by hand.

Only what a plan decides is taken: the money of each line, year and source, and what sources
carry over; what follows from it is read too, to be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils.cell import get_column_letter

from allocator.case import Case, Year
from allocator.language import _
from allocator.names import normal
from allocator.plan import Plan, PlanRow, SourceYear
from allocator.problems import BadQuestion, Places, Problem
from allocator.verified import Stored
from allocator.workbook.file import Book, Cell, Page, open_book
from allocator.workbook.results.plan_sheet import FIGURES, source_headings
from allocator.workbook.results.proof import NUMBER, PRICE
from allocator.workbook.results.sources import MONEY
from allocator.workbook.results.words import WORDS, in_every_language

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
        rows = tuple(_rows(plan_sheet, case))
        years = tuple(_years(sources))
        about = _about(book, words)
        stored = _stored(book, about, words, problems)
    if problems:
        raise BadQuestion(problems)
    plan = Plan(case, "written", 0.0, 0.0, rows, years, ())
    columns = {**plan_sheet.letters("Plan", _names(case, words)), **sources.letters("Sources", {})}
    digest = about.get(normal(words["input_digest"]), "")
    places = Places({"Plan": plan_sheet.title, "Sources": sources.title}, columns)
    return Written(plan, stored, str(digest), places)


def _words(book: Book) -> Mapping[str, str]:
    """The words of the language the workbook is written in: most of its headings are in it."""
    return max(in_every_language(), key=lambda words: _known(book, words))


def _known(book: Book, words: Mapping[str, str]) -> int:
    """How many names of sheets and headings of a language the workbook has."""
    found = 0
    for sheet, keys in (("plan", (*FIGURES, "started")), ("sources", MONEY)):
        if words[sheet] in book.titles:
            cells = book.page(words[sheet]).rows.get(_HEADING, {})
            headings = {normal(str(cell.value)) for cell in cells.values()}
            found += 1 + sum(normal(words[key]) in headings for key in keys)
    return found


class _Sheet:
    """One table with its headings in the first row, as the program writes it.

    words: those of the language it is written in, by which its sheet and columns are found.
    """

    def __init__(
        self, book: Book, sheet: str, words: Mapping[str, str], problems: list[Problem]
    ) -> None:
        title = words[sheet]
        self.problems, self.title, self.words = problems, title, words
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
        found, names = {}, dict(names)
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
            names[WORDS.words[word]] = self.words[word]
        for name, heading in names.items():
            if normal(heading) in self.columns:
                letters = get_column_letter(self.columns[normal(heading)])
                found[sheet, name] = letters
        return found

    def rows(self) -> Iterator[int]:
        """The rows under the headings that hold something."""
        return (row for row in sorted(self.page.rows) if row > _HEADING)

    def value(self, row: int, key: str) -> object:
        """What a cell under the heading of a word holds; None where it is blank."""
        return self.under(row, self.words[key])

    def under(self, row: int, heading: str) -> object:
        """What a cell under a heading holds. A column that is missing is told once."""
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
        """A number under the heading of a word; a blank is 0."""
        return self.number_under(row, self.words[key])

    def number_under(self, row: int, heading: str) -> float:
        """A number; a blank is 0."""
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


def _names(case: Case, words: Mapping[str, str]) -> dict[str, str]:
    """Each source's name, and the heading of its money."""
    headings = source_headings([source.name for source in case.sources], words)
    return {source.name: head for source, head in zip(case.sources, headings, strict=True)}


def _rows(sheet: _Sheet, case: Case) -> Iterator[PlanRow]:
    names = _names(case, sheet.words)
    known = {name: heading for name, heading in names.items() if normal(heading) in sheet.columns}
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


def _about(book: Book, words: Mapping[str, str]) -> dict[str, object]:
    """The items of `About`, by their normal names; none where the sheet is away."""
    if words["about"] not in book.titles:
        return {}
    rows = book.page(words["about"]).rows.values()
    return {normal(str(row[1].value)): row[2].value for row in rows if 1 in row and 2 in row}


def _stored(
    book: Book, about: dict[str, object], words: Mapping[str, str], problems: list[Problem]
) -> Stored | None:
    count = about.get(normal(words["proof_rows"]))
    if words["proof"] not in book.titles or not isinstance(count, int | float):
        return None
    sheet = _Sheet(book, "proof", words, problems)
    prices = {int(sheet.number(row, NUMBER)): sheet.number(row, PRICE) for row in sheet.rows()}
    if any(not 0 <= number < count for number in prices):
        return None
    return Stored(prices, int(count))
