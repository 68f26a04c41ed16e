"""The year columns of `Budget`: which headings are years, and whether they follow each other."""

from __future__ import annotations

from itertools import pairwise

from allocator.case import Year
from allocator.language import N_, _
from allocator.numerals import plain
from allocator.workbook.cells import Trouble, year_heading
from allocator.workbook.complaints import Complaints, address
from allocator.workbook.file import Cell, Page

#: The Hijri calendar is 579 years behind in 2027, and will be 40 less far behind in 1,300 years.
_FIRST_GREGORIAN = 1700
_SAME_WAY = N_("Write the headings of all years in the same way.")

#: Years that are unlike the first of them.
_CALENDAR = N_("{year} is a calendar year, but {first} is a fiscal year.")
_FISCAL = N_("{year} is a fiscal year, but {first} is a calendar year.")
_HIJRI = N_("{year} is a Hijri year, but {first} is a Gregorian one.")
_GREGORIAN = N_("{year} is a Gregorian year, but {first} is a Hijri one.")


def read_year_columns(
    page: Page, row: int, others: dict[int, Cell], complaints: Complaints
) -> tuple[dict[Year, int], bool]:
    """The year columns among the headings no other column claims, and whether they are sound.

    Year columns are taken out of `others`, those that are nearly a year too. The years
    come back in their order, whatever the order of the columns.
    """
    found: dict[Year, int] = {}
    sound = True
    for column, cell in list(others.items()):
        year = year_heading(cell.value)
        if year is None:
            continue
        del others[column]
        if not isinstance(year, Trouble) and year in found:
            first = address(row, found[year])
            says = _("the year {year} stands here and in {first}.", year=plain(year), first=first)
            year = Trouble(says, _("Keep one of the two columns."))
        if isinstance(year, Trouble):
            complaints.refuse(page.title, address(row, column), year)
            sound = False
        else:
            found[year] = column
    years = dict(sorted(found.items(), key=lambda pair: _number(pair[0])))
    for year, trouble in _out_of_line(list(years), list(found)):
        complaints.refuse(page.title, address(row, years[year]), trouble)
        sound = False
    return years, sound


def _number(year: Year) -> int:
    return int(str(year)[:4])


def _out_of_line(years: list[Year], as_typed: list[Year]) -> list[tuple[Year, Trouble]]:
    """Years written unlike the first of them; if there are none, the gaps between years."""
    mixed = [(year, _unlike(year, as_typed[0])) for year in as_typed]
    troubles = [(year, Trouble(says, _(_SAME_WAY))) for year, says in mixed if says]
    if troubles:
        return troubles
    return [
        (after, _gap(before, after))
        for before, after in pairwise(years)
        if _number(after) != _number(before) + 1
    ]


def _unlike(year: Year, first: Year) -> str:
    template = ""
    if isinstance(year, str) != isinstance(first, str):
        template = _CALENDAR if isinstance(first, str) else _FISCAL
    elif (_number(year) < _FIRST_GREGORIAN) != (_number(first) < _FIRST_GREGORIAN):
        template = _HIJRI if _number(year) < _FIRST_GREGORIAN else _GREGORIAN
    return _(template, year=plain(year), first=plain(first)) if template else ""


def _gap(before: Year, after: Year) -> Trouble:
    first, last = _number(before) + 1, _number(after) - 1
    fiscal = isinstance(after, str)
    names = [f"{y}/{(y + 1) % 100:02d}" if fiscal else plain(y) for y in (first, last)]
    if first == last:
        says = _("{year} is missing before {after}.", year=names[0], after=plain(after))
        fix = _("Add a column {year} (0 where a source gives nothing).", year=names[0])
    else:
        says = _(
            "{first} to {last} are missing before {after}.",
            first=names[0],
            last=names[1],
            after=plain(after),
        )
        fix = _("Add a column for each of them (0 where a source gives nothing).")
    return Trouble(says, fix)
