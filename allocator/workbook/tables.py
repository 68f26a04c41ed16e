"""One sheet, one table: where its headings stand, which columns it has, which rows are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from openpyxl.utils.cell import get_column_letter

from allocator.case import Year
from allocator.language import join
from allocator.names import nearest, normal
from allocator.workbook.cells import Trouble, error_in, show, trim
from allocator.workbook.column import Column, Sheet
from allocator.workbook.complaints import Complaints, address
from allocator.workbook.file import Cell, Page
from allocator.workbook.years import read_year_columns

LAST_HEADING_ROW = 10
#: How alike a heading or a sheet's name must be to be taken for a slip of the keyboard.
ALIKE = 0.75

_HXL_TAG = re.compile(r"#[A-Za-z][\w+\s]*")
_TRAILER = re.compile(r"\s*(\([^()]*\)|\*|:)\s*$")


@dataclass(frozen=True)
class Table:
    """The table of a sheet.

    heading: the row of its headings. columns: English name -> column number. headings:
    English name -> the heading as typed. years: the year columns of `Budget`, in order.
    rows: the numbers of the filled rows. sound: whether every column it needs is there,
    once, so that its rows mean what they say.
    """

    sheet: Sheet
    page: Page
    heading: int
    columns: dict[str, int]
    headings: dict[str, str]
    rows: list[int]
    years: dict[Year, int] = field(default_factory=dict)
    sound: bool = True

    def has(self, name: str) -> bool:
        """Whether a column, by its English name, stands in the sheet."""
        return name in self.columns

    def letters(self) -> dict[str, str]:
        """English name, or label of a year -> the letters of its column."""
        years = {str(year): column for year, column in self.years.items()}
        return {name: get_column_letter(at) for name, at in (self.columns | years).items()}


def read_table(page: Page, sheet: Sheet, complaints: Complaints) -> Table | None:
    """The table of a page; None where there is none to be found."""
    heading = _heading_row(page, sheet)
    if not heading:
        if page.rows or sheet.required:
            needed = join([f'"{name}"' for name in _needed(sheet)])
            says = f"no headings were found in the first {LAST_HEADING_ROW} rows."
            complaints.refuse(page.title, "", Trouble(says, f"Write {needed} in one row."))
        return None
    claims = _Claims(page, sheet, heading, complaints)
    rows = _filled_rows(page, heading, {*claims.columns.values(), *claims.years.values()})
    headings = {
        name: trim(str(page.rows[heading][column].value)) for name, column in claims.columns.items()
    }
    table = Table(sheet, page, heading, claims.columns, headings, rows, claims.years, claims.sound)
    _check_merged(table, complaints)
    _warn_hidden(table, complaints)
    _warn_headless(table, complaints)
    return table


def _needed(sheet: Sheet) -> list[str]:
    """The headings a sheet cannot do without, for a message."""
    names = [column.name for column in sheet.columns if column.required]
    if sheet.name == "Projects":
        names.append("Cost per person")
    return names + (["2027"] if sheet.years else [])


def missing_columns(sheet: Sheet, found: dict[str, int]) -> list[str]:
    """The columns a sheet cannot do without that are not there. Years are seen elsewhere."""
    missing = [c.name for c in sheet.columns if c.required and c.name not in found]
    if sheet.name == "Projects" and "Cost per person" not in found:
        pair = [name for name in ("Cost per project", "People per project") if name not in found]
        missing += pair if len(pair) == 1 else ["Cost per person"] * bool(pair)
    return missing


# Headings


def _claim(cell: Cell, names: dict[str, Column]) -> Column | None:
    """The column a heading names; a star or colon after the name does not count."""
    if not isinstance(cell.value, str):
        return None
    text = trim(cell.value)
    return names.get(normal(text)) or names.get(normal(text.rstrip("*: ")))


def _heading_row(page: Page, sheet: Sheet) -> int:
    """The first row that holds all a sheet needs, else the one that holds most; 0 for none."""
    names = sheet.names()
    best, most = 0, 0
    for number in sorted(row for row in page.rows if row <= LAST_HEADING_ROW):
        cells = page.rows[number].values()
        found = {column.name: 0 for cell in cells if (column := _claim(cell, names))}
        if found and not missing_columns(sheet, found):
            return number
        if len(found) > most:
            best, most = number, len(found)
    return best


class _Claims:
    """The headings of one row, each given to the column it names; complaints about the rest."""

    def __init__(self, page: Page, sheet: Sheet, row: int, complaints: Complaints) -> None:
        self.page, self.sheet, self.row, self.complaints = page, sheet, row, complaints
        self.columns: dict[str, int] = {}
        self.years: dict[Year, int] = {}
        self.sound = True
        others = self._claim_known()
        if sheet.years:
            self.years, sound = read_year_columns(page, row, others, complaints)
            self.sound = self.sound and sound
        misspelt = self._complain_of(others)
        self._complain_of_missing(misspelt)

    def _refuse(self, column: int, trouble: Trouble) -> None:
        self.complaints.refuse(self.page.title, address(self.row, column), trouble)
        self.sound = False

    def _claim_known(self) -> dict[int, Cell]:
        """Give each known heading its column; return the headings that are not known."""
        names = self.sheet.names()
        others = {}
        for number, cell in self.page.rows[self.row].items():
            column = _claim(cell, names)
            if column is None:
                others[number] = cell
            elif column.name in self.columns:
                first = address(self.row, self.columns[column.name])
                says = f"the heading {show(cell.value)} says the same as {first}."
                self._refuse(number, Trouble(says, "Keep one of the two columns."))
            else:
                self.columns[column.name] = number
        return others

    def _complain_of(self, others: dict[int, Cell]) -> set[str]:
        """Refuse headings that are nearly known, warn of the rest; the columns nearly named."""
        known = self.sheet.names()
        free = [w for c in self.sheet.columns if c.name not in self.columns for w in c.words]
        misspelt = set()
        for number, cell in others.items():
            near = _near(cell.value, free)
            if trouble := error_in(cell.value):
                self._refuse(number, trouble)
            elif cell.value is None:
                says = "the heading is a formula without a stored result."
                self._refuse(number, Trouble(says, "Type the heading."))
            elif near:
                misspelt.add(known[normal(near)].name)
                says = f"{show(cell.value)} is not a column of this sheet."
                self._refuse(number, Trouble(says, f'Did you mean "{near}"?'))
            else:
                says = f"the column {show(cell.value)} is not known and was not read."
                self.complaints.warn(self.page.title, address(self.row, number), says)
        return misspelt

    def _complain_of_missing(self, misspelt: set[str]) -> None:
        fix = f"Add it to the headings in row {self.row}."
        for name in missing_columns(self.sheet, self.columns):
            self.sound = False
            if name not in misspelt:
                trouble = Trouble(f'the column "{name}" is missing.', fix)
                self.complaints.refuse(self.page.title, "", trouble)
        if self.sheet.years and not self.years and self.sound:
            self.sound = False
            fix = "Add a column for each year of the plan, headed 2027, 2028 and so on."
            self.complaints.refuse(self.page.title, "", Trouble("there is no year column.", fix))


def _near(value: object, free: list[str]) -> str:
    """The known name a heading is a slip of; "" where it is none."""
    if not isinstance(value, str):
        return ""
    bare = _TRAILER.sub("", trim(value))
    by_normal = {normal(word): word for word in free}
    return by_normal.get(normal(bare), "") or nearest(trim(value), free, cutoff=ALIKE)


# Rows


def _filled_rows(page: Page, heading: int, columns: set[int]) -> list[int]:
    rows = [row for row, cells in page.rows.items() if row > heading and columns & cells.keys()]
    if rows and rows[0] == heading + 1 and _is_hxl(page.rows[rows[0]]):
        return rows[1:]
    return rows


def _is_hxl(cells: dict[int, Cell]) -> bool:
    """Whether a row holds nothing but HXL tags, such as `#adm1+name`."""
    return all(
        isinstance(cell.value, str)
        and _HXL_TAG.fullmatch(cell.value.strip()) is not None
        and error_in(cell.value) is None
        for cell in cells.values()
    )


def _check_merged(table: Table, complaints: Complaints) -> None:
    columns = {*table.columns.values(), *table.years.values()}
    last = max(table.rows, default=table.heading)
    for box in table.page.scan.merged:
        inside = box.bottom >= table.heading and box.top <= last
        if inside and any(box.left <= column <= box.right for column in columns):
            first, end = address(box.top, box.left), address(box.bottom, box.right)
            trouble = Trouble(
                f"the cells {first}:{end} are merged.",
                "Unmerge them and write in each cell what belongs there.",
            )
            complaints.refuse(table.page.title, first, trouble)


def _warn_hidden(table: Table, complaints: Complaints) -> None:
    page, scan = table.page, table.page.scan
    if page.hidden:
        complaints.warn(page.title, "", "the sheet is hidden; it was read like any other.")
    rows = sorted(scan.hidden_rows.intersection(table.rows))
    columns = {*table.columns.values(), *table.years.values()}
    letters = [
        get_column_letter(column)
        for column in sorted(columns)
        if any(column in hidden for hidden in scan.hidden_columns)
    ]
    for noun, names in (("row", [str(row) for row in rows]), ("column", letters)):
        if names:
            what = f"{noun} {names[0]} is" if len(names) == 1 else f"{noun}s {join(names)} are"
            complaints.warn(page.title, "", f"{what} hidden and read like any other.")


def _warn_headless(table: Table, complaints: Complaints) -> None:
    """Columns with cells and no heading: nothing is left unread in silence."""
    rows = table.page.rows
    filled: set[int] = set().union(*(rows[row].keys() for row in table.rows))
    for column in sorted(filled - rows[table.heading].keys()):
        says = "the column has no heading and was not read."
        complaints.warn(table.page.title, address(table.heading, column), says)
