"""The lists behind the template's drop-downs: named ranges that grow as the user types.

A drop-down follows the user's own names through a named range. What is more than one
column's names (`each`, `all`, the regions, `each` area, the areas) is put together by
formulas on a hidden sheet, for Excel takes a list from one column only. Each list there has
its length in its first row. Cells are asked for by position, `INDEX(column, n)`, so that
rows inserted or deleted by the user leave no hole and no #REF!.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from allocator.rules import RULES
from allocator.scope import ALL, EACH, SAME, all_feminine
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Sheet
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import DRAWABLE
from allocator.workbook.region_sheets import REGIONS
from allocator.workbook.scenario_sheets import CHANGES
from allocator.workbook.template_looks import HEADINGS, LAST, Looks
from allocator.workbook.template_words import KINDS, LISTS

#: Most areas, groups or kinds that a list of several parts follows; more are typed.
MOST_GROUPS = 30
#: Most years of `Budget` that the drop-downs of years show.
MOST_YEARS = 20
CURRENCIES = (
    "MAD", "DZD", "TND", "LYD", "EGP", "MRU", "SDG", "SAR", "AED", "QAR", "KWD", "BHD", "OMR",
    "JOD", "LBP", "SYP", "ILS", "IQD", "YER", "DJF", "SOS", "KMF", "TRY", "XOF", "XAF", "EUR",
    "USD",
)  # fmt: skip


class Named(NamedTuple):
    """A column of names that drop-downs follow, and that of the groups these names belong to.

    names, groups: how their named ranges begin, such as `Region` and `Area`. most: how many
    rows a list of several parts follows; what stands further down is typed.
    """

    sheet: Sheet
    names: str
    column: str
    groups: str
    group_column: str
    most: int


NAMED = (
    Named(REGIONS, "Region", "Region", "Area", "Area", 200),
    Named(PROJECTS, "Project", "Project type", "Group", "Group", 60),
    Named(BUDGET, "Source", "Source", "Kind", "Kind", 60),
)


def add_lists(looks: Looks, years: range, places: dict[str, list[str]], filled: list[str]) -> None:
    """Write the hidden sheet of lists, and name every range a drop-down takes.

    places: by the English name of a sheet, the English names of its columns as they stand.
    filled: the regions that the template names already.
    """
    hidden = _Hidden(looks)
    each, every, every_her = EACH[0].say(), ALL[0].say(), all_feminine()
    hidden.add("RuleKinds", [kind.words.say() for kind in RULES])
    changes = [words.say() for words in CHANGES.values()]
    hidden.add("ChangeKinds", changes + [kind.words.say() for kind in RULES])
    hidden.add("ItemKinds", [words.say() for words in DRAWABLE.values()])
    hidden.add("KindWords", [kind.say() for kind in KINDS])
    for named in NAMED:
        columns = places[named.sheet.name]
        names, groups = (
            column_of(named.sheet, columns.index(column))
            for column in (named.column, named.group_column)
        )
        looks.book.define_name(f"{named.names}Names", f"=OFFSET({names.first},1,0,{names.rows},1)")
        known = filled if named.sheet is REGIONS else []
        once = hidden.add_distinct(f"{named.names}Distinct", names.cells, (named.most,) * 2, known)
        most = named.most, MOST_GROUPS
        parts = [once, hidden.add_distinct(f"{named.groups}Names", groups.cells, most, [])]
        hidden.add_joined(f"{named.names}And{named.groups}Names", [], "", parts, known)
        words = [each, every if named.sheet is PROJECTS else every_her]
        hidden.add_joined(f"{named.names}Choices", words, each, parts, known)
        if named.sheet is BUDGET:
            hidden.add_joined("ShareChoices", [same.say() for same in SAME], "", [once], known)
    hidden.add("YearChoices", [each, every_her], _year_cells(places[BUDGET.name], years))


class _Range(NamedTuple):
    """A column of a sheet: its heading, from its heading down, and how many rows are used."""

    first: str
    cells: str
    rows: str


def column_of(sheet: Sheet, at: int) -> _Range:
    """A column of a sheet to fill in, by its number from 0.

    It begins with its heading, so that rows inserted right under it are in it too; the rows
    used reach down to the last that is filled in, over any blank ones.
    """
    title, letter = sheet.words.say(), xl_col_to_name(at)
    first = f"'{title}'!${letter}${HEADINGS + 1}"
    cells = f"{first}:${letter}${LAST + 1}"
    rows = f'SUMPRODUCT(MAX(({cells}<>"")*(ROW({cells})-ROW({first}))))'
    return _Range(first, cells, f"MAX(1,{rows})")


def _year_cells(columns: list[str], years: range) -> list[tuple[str, object]]:
    """The headings of the budget's years, wherever they move: formula and stored result."""
    title, row = BUDGET.words.say(), HEADINGS + 1
    first = columns.index(BUDGET.columns[0].name) + 1
    letters = xl_col_to_name(first), xl_col_to_name(first + len(years) - 1)
    across = f"'{title}'!${letters[0]}${row}:${letters[1]}${row}"
    known: list[object] = [*years, *[""] * (MOST_YEARS - len(years))]
    return [
        (f'=IF({at}<=COLUMNS({across}),INDEX({across},{at}),"")', year)
        for at, year in enumerate(known, start=1)
    ]


class _List(NamedTuple):
    """A list of the hidden sheet: the cell of its length, and its entries."""

    length: str
    entries: str
    most: int


class _Hidden:
    """The hidden sheet, one list to a column: its length, then its entries."""

    def __init__(self, looks: Looks) -> None:
        self.book = looks.book
        self.title = LISTS.say()
        self.sheet = looks.add_sheet(self.title)
        self.sheet.hide()
        self.column = 0

    def add(
        self, name: str, words: Sequence[str], formulas: Sequence[tuple[str, object]] = ()
    ) -> None:
        """A list of words, then of formulas; those that give nothing are not in it."""
        for row, word in enumerate(words, start=1):
            self.sheet.write_string(row, self.column, word)
        for row, (formula, value) in enumerate(formulas, start=1 + len(words)):
            self.sheet.write_formula(row, self.column, formula, None, value)
        shown = len(words) + sum(value != "" for _formula, value in formulas)
        last = len(words) + len(formulas)
        letter = xl_col_to_name(self.column)
        entries = f"{letter}2:{letter}{last + 1}"
        self._name(name, f'=SUMPRODUCT(--({entries}<>""))', shown, last)

    def add_distinct(
        self, name: str, cells: str, most: tuple[int, int], known: Sequence[str]
    ) -> _List:
        """The names of a column, each once, in their order: their numbers, then they.

        most: how many rows are looked at, and how many names there may be. The number of a
        name is how many different ones stand above it, plus one; of one that stands above
        already it is 0.
        """
        letter, at = xl_col_to_name(self.column), self.column
        rows, length = most
        for row in range(1, rows + 1):
            cell = f"INDEX({cells},{row + 1})"
            above = f"MAX({letter}$1:{letter}{row})" if row > 1 else "0"
            test = f"IF(MATCH({cell},{cells},0)={row + 1},{above}+1,0)"
            number = f'=IF({cell}="",0,IFERROR({test},0))'
            self.sheet.write_formula(row, at, number, None, row if row <= len(known) else 0)
        numbers = f"${letter}$2:${letter}${rows + 1}"
        self.column += 1
        for row in range(1, length + 1):
            entry = f'=IFERROR(INDEX({cells},MATCH({row},{numbers},0)+1)&"","")'
            value = known[row - 1] if row <= len(known) else ""
            self.sheet.write_formula(row, self.column, entry, None, value)
        count = f"=MIN({length},MAX({numbers}))"
        return self._name(name, count, min(length, len(known)), length)

    def add_joined(
        self, name: str, words: Sequence[str], each: str, parts: Sequence[_List], known: list[str]
    ) -> None:
        """Words, then the names; then the groups, before them `each` of them where it is given."""
        for row, word in enumerate(words, start=1):
            self.sheet.write_string(row, self.column, word)
        pieces = [("", parts[0])]
        if each:
            pieces.append((f'"{each} "&', parts[1]))
        pieces += [("", part) for part in parts[1:]]
        most = sum(part.most for _before, part in pieces)
        for number in range(1, most + 1):
            value = known[number - 1] if number <= len(known) else ""
            entry = _nth(number, pieces)
            self.sheet.write_formula(len(words) + number, self.column, f"={entry}", None, value)
        lengths = "+".join(part.length for _before, part in pieces)
        shown = len(words) + len(known)
        self._name(name, f"={len(words)}+{lengths}", shown, len(words) + most)

    def _name(self, name: str, length: str, shown: int, most: int) -> _List:
        """Name the list that stands in the present column, and go on to the next."""
        letter = xl_col_to_name(self.column)
        self.sheet.write_formula(0, self.column, length, None, shown)
        first = f"'{self.title}'!${letter}$1"
        self.book.define_name(name, f"=OFFSET({first},1,0,MAX(1,{first}),1)")
        self.column += 1
        return _List(f"${letter}$1", f"${letter}$2:${letter}${most + 1}", most)


def _nth(number: int, pieces: Sequence[tuple[str, _List]]) -> str:
    """A formula for the nth entry of lists after each other."""
    formula, before = '""', [part.length for _before, part in pieces]
    for at, (prefix, part) in reversed(list(enumerate(pieces))):
        place = "-".join([str(number), *before[:at]])
        entry = f"{prefix}INDEX({part.entries},{place})"
        formula = f"IF({place}<={part.length},{entry},{formula})"
    return formula
