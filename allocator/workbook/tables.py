"""One sheet, one table: where its headings stand, which columns it has, which rows are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from openpyxl.utils.cell import get_column_letter

from allocator.case import Year
from allocator.language import _, join, ngettext
from allocator.names import did_you_mean, normal
from allocator.numerals import plain
from allocator.words import Words, nearest_of
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

    def called(self, name: str) -> str:
        """A column, by its English name, as its heading has it; else as it is called now."""
        return self.headings.get(name) or self.sheet.column(name).words.say()

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
            says = _(
                "no headings were found in the first {count} rows.", count=plain(LAST_HEADING_ROW)
            )
            fix = _("Write {headings} in one row.", headings=needed)
            complaints.refuse(page.title, "", Trouble(says, fix))
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
    names = [column.words.say() for column in sheet.columns if column.required]
    if sheet.name == "Projects":
        names.append(sheet.column("Cost per person").words.say())
    return names + ([plain(2027)] if sheet.years else [])


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
                says = _(
                    "the heading {heading} says the same as {first}.",
                    heading=show(cell.value),
                    first=first,
                )
                self._refuse(number, Trouble(says, _("Keep one of the two columns.")))
            else:
                self.columns[column.name] = number
        return others

    def _complain_of(self, others: dict[int, Cell]) -> set[str]:
        """Refuse headings that are nearly known, warn of the rest; the columns nearly named."""
        known = self.sheet.names()
        free = [c.words for c in self.sheet.columns if c.name not in self.columns]
        misspelt = set()
        for number, cell in others.items():
            near = _near(cell.value, free)
            if trouble := error_in(cell.value):
                self._refuse(number, trouble)
            elif cell.value is None:
                says = _("the heading is a formula without a stored result.")
                self._refuse(number, Trouble(says, _("Type the heading.")))
            elif near:
                misspelt.add(known[normal(near)].name)
                says = _("{heading} is not a column of this sheet.", heading=show(cell.value))
                self._refuse(number, Trouble(says, did_you_mean(near)))
            else:
                says = _(
                    "the column {heading} is not known and was not read.", heading=show(cell.value)
                )
                self.complaints.warn(self.page.title, address(self.row, number), says)
        return misspelt

    def _complain_of_missing(self, misspelt: set[str]) -> None:
        fix = _("Add it to the headings in row {row}.", row=plain(self.row))
        for name in missing_columns(self.sheet, self.columns):
            self.sound = False
            if name not in misspelt:
                called = self.sheet.column(name).words.say()
                says = _('the column "{name}" is missing.', name=called)
                self.complaints.refuse(self.page.title, "", Trouble(says, fix))
        if self.sheet.years and not self.years and self.sound:
            self.sound = False
            fix = _("Add a column for each year of the plan, headed 2027, 2028 and so on.")
            trouble = Trouble(_("there is no year column."), fix)
            self.complaints.refuse(self.page.title, "", trouble)


def _near(value: object, free: list[Words]) -> str:
    """The known name a heading is a slip of; "" where it is none."""
    if not isinstance(value, str):
        return ""
    bare = _TRAILER.sub("", trim(value))
    by_normal = {normal(word): word for names in free for word in names}
    return by_normal.get(normal(bare), "") or nearest_of(trim(value), free, ALIKE)


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
            says = _("the cells {cells} are merged.", cells=f"{first}:{end}")
            fix = _("Unmerge them and write in each cell what belongs there.")
            complaints.refuse(table.page.title, first, Trouble(says, fix))


def _warn_hidden(table: Table, complaints: Complaints) -> None:
    page, scan = table.page, table.page.scan
    if page.hidden:
        complaints.warn(page.title, "", _("the sheet is hidden; it was read like any other."))
    rows = sorted(scan.hidden_rows.intersection(table.rows))
    columns = {*table.columns.values(), *table.years.values()}
    letters = [
        get_column_letter(column)
        for column in sorted(columns)
        if any(column in hidden for hidden in scan.hidden_columns)
    ]
    if rows:
        says = ngettext(
            "row {rows} is hidden and read like any other.",
            "rows {rows} are hidden and read like any other.",
            len(rows),
            rows=join([plain(row) for row in rows]),
        )
        complaints.warn(page.title, "", says)
    if letters:
        says = ngettext(
            "column {columns} is hidden and read like any other.",
            "columns {columns} are hidden and read like any other.",
            len(letters),
            columns=join(letters),
        )
        complaints.warn(page.title, "", says)


def _warn_headless(table: Table, complaints: Complaints) -> None:
    """Columns with cells and no heading: nothing is left unread in silence."""
    rows = table.page.rows
    filled: set[int] = set().union(*(rows[row].keys() for row in table.rows))
    for column in sorted(filled - rows[table.heading].keys()):
        says = _("the column has no heading and was not read.")
        complaints.warn(table.page.title, address(table.heading, column), says)
