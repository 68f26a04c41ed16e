"""What can be wrong with a question, and how it is said.

Every complaint names a place, says what is wrong, and says what to do. Checks
*yield* faults instead of raising, so that one run reports them all; only the
outermost caller turns a list of them into an exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allocator.language import _, listed


class Place(NamedTuple):
    """A cell in the question's own terms: sheet and column by their English names.

    `row` is the row of the worksheet (1 is the first); 0 is the sheet as a whole.
    """

    sheet: str
    row: int = 0
    column: str = ""


class Fault(NamedTuple):
    """Something wrong at a place: what is wrong, and what to do about it."""

    place: Place
    says: str
    fix: str


class Problem(NamedTuple):
    """A fault as the user meets it: the sheet and cell of their own workbook."""

    sheet: str
    cell: str
    says: str
    fix: str

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        says = f"{self.says} {self.fix}".rstrip()
        return _("{where}: {says}", where=where or _("Workbook"), says=says)


@dataclass(frozen=True)
class Places:
    """Where the question's columns stand in the user's workbook.

    sheets: English sheet name -> the user's name for it.
    columns: (English sheet name, English column name) -> column letters.
    headings: English sheet name -> row of its headings.
    settings: English name of each setting that is filled in -> its row in `Settings`.
    """

    sheets: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)
    settings: dict[str, int] = field(default_factory=dict)

    def find(self, place: Place) -> tuple[str, str]:
        """The user's sheet name and cell address of a place ("" where it has none)."""
        sheet = self._title(place.sheet)
        if not place.row:
            heading = self.headings.get(place.sheet)
            letters = self.columns.get((place.sheet, place.column))
            return sheet, f"{letters}{heading}" if heading and letters else ""
        letters = self.columns.get((place.sheet, place.column), "A")
        return sheet, f"{letters}{place.row}"

    def cell(self, place: Place) -> str:
        """One text for a place: `Sheet!B7`."""
        sheet, cell = self.find(place)
        return f"{sheet}!{cell}" if cell else sheet

    def cells(self, sheet: str, column: str, rows: Iterable[int]) -> str:
        """One text for a column's cells in some rows: `Regions!H2:H13, H15`.

        Where the rows or the column are not known (a case made in Python): its names.
        """
        letters = self.columns.get((sheet, column))
        known = sorted({row for row in rows if row})
        title = self._title(sheet)
        if not letters or not known:
            return f"{title} ({_(column)})"
        return f"{title}!{listed(list(_runs(letters, known)))}"

    def _title(self, sheet: str) -> str:
        """The user's name of a sheet; where they have none, its name in the language spoken."""
        return self.sheets.get(sheet) or (_(sheet) if sheet else "")

    def problem(self, fault: Fault) -> Problem:
        """The fault at the address the user knows it by."""
        return Problem(*self.find(fault.place), fault.says, fault.fix)


def _runs(letters: str, rows: Sequence[int]) -> Iterator[str]:
    """Rows in order as addresses, those that follow each other as one range."""
    first = rows[0]
    for row, following in zip(rows, [*rows[1:], 0], strict=True):
        if following != row + 1:
            yield f"{letters}{row}" if row == first else f"{letters}{first}:{letters}{row}"
            first = following


class BadQuestion(Exception):
    """The question needs fixing (exit code 1). `problems` holds everything found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NoPlan(Exception):
    """No plan satisfies the rules (exit code 3). `found` is all that is known of why."""

    def __init__(self, found: Conflict) -> None:
        self.found = found
        super().__init__("\n".join(str(quarrel) for quarrel in self.conflict))

    @property
    def conflict(self) -> list[Quarrel]:
        """The cells that quarrel, of every set that was found."""
        return [quarrel for quarrelling in self.found.sets for quarrel in quarrelling.members]


class NotProven(Exception):
    """The solver stopped before a proof, or a plan failed its audit (exit code 4)."""


class Mistyped(Exception):
    """What was asked for on the command line is not in the workbook (exit code 2)."""


class Quarrel(NamedTuple):
    """One cell of the workbook that takes part in a conflict.

    cell: `Sheet!Cell`; rule: the row in words; change: the smallest change that ends the
    conflict, or, where not `alone`, only the quarrel of its own set ("" where no change of
    this cell does). sheet, address: the two parts of `cell`. column: the English name of
    the column to change; before, after: its number now and changed, None where it is no
    number. people: reached by the best plan once only this is changed, None where there is
    no plan; proven: False where the search for it was stopped, so that they are people at
    the least.
    """

    cell: str
    rule: str
    change: str
    sheet: str = ""
    address: str = ""
    column: str = ""
    before: float | None = None
    after: float | None = None
    alone: bool = False
    people: float | None = None
    proven: bool = True

    def __str__(self) -> str:
        says = f"{self.rule} -> {self.change}" if self.change else self.rule
        return _("{where}: {says}", where=self.cell, says=says)


class Quarrelling(NamedTuple):
    """Cells that cannot hold together, though they can without any one of them.

    why: their sum in a sentence, where arithmetic alone explains it.
    """

    members: tuple[Quarrel, ...]
    why: str = ""


class Mix(NamedTuple):
    """The cheapest changes that end everything together, and the people then reached."""

    changes: tuple[Quarrel, ...]
    people: float | None = None
    proven: bool = True


class Conflict(NamedTuple):
    """Why no plan exists, and what would make one possible.

    sets: one where a change of one cell ends everything; else all that quarrel apart from
    each other. complete: False where there may be more sets.
    """

    sets: tuple[Quarrelling, ...]
    mix: Mix | None = None
    complete: bool = True


def sorted_problems(problems: Sequence[Problem]) -> list[Problem]:
    """By sheet, then column letters and row as a reader meets them; no line twice."""
    return sorted(set(problems), key=_reading_order)


def problem_notes(problems: Sequence[Problem]) -> dict[tuple[str, str], str]:
    """What is wrong with each cell, by sheet and address; without what has no cell."""
    found: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        if problem.cell:
            said = f"{problem.says} {problem.fix}".rstrip()
            found.setdefault((problem.sheet, problem.cell), []).append(said)
    return {cell: "\n".join(said) for cell, said in found.items()}


def _reading_order(problem: Problem) -> tuple[str, int, int, str, str]:
    letters = "".join(char for char in problem.cell if char.isalpha())
    digits = "".join(char for char in problem.cell if char.isdigit())
    return problem.sheet, int(digits or 0), len(letters), letters, problem.says
