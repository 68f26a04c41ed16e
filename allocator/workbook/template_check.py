"""The sheet of the template that counts what is filled in and says what is missing.

Live formulas, on a sheet apart from what is typed: before the program is run a person sees
in the workbook itself what it would ask for first. The program's own `check` sees far more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from allocator.words import Words, words
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Sheet
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.template_lists import column_of
from allocator.workbook.template_looks import LINE, Looks, lines_of
from allocator.workbook.template_words import READY

WIDTHS = (52.0, 16.0, 62.0)
FIRST = 4
OK = "OK"
#: Rows whose names are compared with each other; with all of them it would take too long.
COMPARED = 300

HOW = words(
    "Counted by formulas while you fill in the yellow sheets; nothing is typed here. The program "
    "looks at every cell once more."
)
HEADINGS = (words("What is counted"), words("How many"), words("What to do"))
ALL_WELL = words("Nothing is missing: save the file and run the program.")
TO_DO = words("Things still to do:")
ONE_AT_LEAST = words("Name at least one.")
TWICE = words("Give each a name of its own.")
RESULTS = words("What it adds up to")


class _Count(NamedTuple):
    """A row: what is counted, by which formula, what a blank template finds, what to do.

    wanted: whether there must be some, rather than none.
    """

    about: Words
    formula: str
    found: int
    advice: Words
    wanted: bool = False


class _Columns:
    """The cells of the columns to fill in, from their heading down."""

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        self.columns = columns

    def of(self, sheet: Sheet, name: str) -> str:
        """The column of an English name."""
        return column_of(sheet, self.columns[sheet.name].index(name)).cells

    def years(self) -> list[str]:
        """The columns of the budget's years."""
        names = self.columns[BUDGET.name]
        return [column_of(BUDGET, at).cells for at, name in enumerate(names) if name == "Year"]


def add_check(looks: Looks, columns: Mapping[str, Sequence[str]], regions: int) -> None:
    """Write the sheet. regions: how many the template names already, without people."""
    cells = _Columns(columns)
    counts = list(_counts(cells, regions))
    sheet = looks.add_sheet(READY.say(), "check")
    sheet.hide_gridlines(2)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.merge_range(0, 0, 0, 2, READY.say(), looks.of("title"))
    sheet.set_row(0, 24)
    sheet.merge_range(1, 0, 1, 2, HOW.say(), looks.of("how"))
    sheet.set_row(1, LINE * lines_of(HOW.say(), sum(WIDTHS)) + 3)
    last = FIRST + len(counts)
    open_ones = f'SUMPRODUCT(--($C${FIRST + 1}:$C${last}<>"{OK}"))'
    status = f'=IF({open_ones}=0,"{ALL_WELL.say()}","{TO_DO.say()} "&{open_ones})'
    shown = f"{TO_DO.say()} {sum(_is_open(count) for count in counts)}"
    sheet.merge_range(2, 0, 2, 2, "", looks.of("status"))
    sheet.write_formula(2, 0, status, looks.of("status"), shown)
    sheet.set_row(2, 24)
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(FIRST - 1, at, heading.say(), looks.of("heading"))
    for row, count in enumerate(counts, start=FIRST):
        _write_count(looks, sheet, row, count)
    _mark(looks, sheet, last)
    _write_results(looks, sheet, last + 1, cells)
    sheet.fit_to_pages(1, 1)
    looks.book.define_name("Things_to_do", f"='{READY.say()}'!$A$3")


def _counts(cells: _Columns, regions: int) -> Iterator[_Count]:
    """The rows, in the order in which the sheets are filled in."""
    region, people = cells.of(REGIONS, "Region"), cells.of(REGIONS, "Eligible people")
    project = cells.of(PROJECTS, "Project type")
    cost, whole, reached = (
        cells.of(PROJECTS, name)
        for name in ("Cost per person", "Cost per project", "People per project")
    )
    source = cells.of(BUDGET, "Source")
    money = [*cells.years(), *(cells.of(BUDGET, name) for name in ("Yearly rise", "Total"))]
    unpaid = "*".join(f'({column}="")' for column in money)
    rule, value = cells.of(RULES_SHEET, "Rule"), cells.of(RULES_SHEET, "Value")
    yield _Count(words("Regions"), _names(region), regions, ONE_AT_LEAST, True)
    yield _Count(words("Regions named twice"), _twice(region), 0, TWICE)
    yield _Count(
        words("Regions without eligible people"),
        _rows(region, f'({people}="")'),
        regions,
        words("Write how many people the plan may reach there; 0 is nobody."),
    )
    yield _Count(words("Project types"), _names(project), 0, ONE_AT_LEAST, True)
    yield _Count(words("Project types named twice"), _twice(project), 0, TWICE)
    yield _Count(
        words("Project types without a cost"),
        _rows(project, f'({cost}="")*((({whole}="")+({reached}=""))>0)'),
        0,
        words("Write the cost per person, or the cost and the people of one project."),
    )
    yield _Count(words("Sources of money"), _names(source), 0, ONE_AT_LEAST, True)
    yield _Count(words("Sources named twice"), _twice(source), 0, TWICE)
    yield _Count(
        words("Sources without money"),
        _rows(source, unpaid),
        0,
        words("Write the money of each year; 0 is nothing."),
    )
    yield _Count(
        words("Lines of an unknown region or project type"),
        _unknown(cells.of(LINES, "Region"), region)
        + "+"
        + _unknown(cells.of(LINES, "Project type"), project),
        0,
        words("Choose the names from the drop-downs."),
    )
    yield _Count(
        words("Rules without a value"),
        _rows(rule, f'({value}="")'),
        0,
        words("Write the limit, or clear the row."),
    )


def _names(column: str) -> str:
    """How many rows are named, the heading apart."""
    return f"COUNTA({column})-1"


def _rows(column: str, test: str) -> str:
    """How many of the rows that are named pass a test; a heading is never blank."""
    return f'SUMPRODUCT(({column}<>"")*{test})'


def _first(column: str) -> str:
    """The first rows of a column, without its heading."""
    return f"INDEX({column},2):INDEX({column},{COMPARED + 1})"


def _twice(column: str) -> str:
    """How many of the first rows repeat a name that stands in another."""
    some = _first(column)
    return f'COUNTA({some})-ROUND(SUMPRODUCT(({some}<>"")/COUNTIF({some},{some}&"")),0)'


def _unknown(column: str, known: str) -> str:
    """How many of the first rows hold a name that is not known."""
    some = _first(column)
    return f'SUMPRODUCT(({some}<>"")*(COUNTIF({known},{some}&"")=0))'


def _is_open(count: _Count) -> bool:
    return bool(count.found) != count.wanted


def _write_count(looks: Looks, sheet: Worksheet, row: int, count: _Count) -> None:
    advice = count.advice.say()
    sheet.write_string(row, 0, count.about.say(), looks.of("worked"))
    sheet.write_formula(row, 1, f"={count.formula}", looks.of("found", "#,##0"), count.found)
    test = f"B{row + 1}>0" if count.wanted else f"B{row + 1}=0"
    verdict = f'=IF({test},"{OK}","{advice}")'
    shown = advice if _is_open(count) else OK
    sheet.write_formula(row, 2, verdict, looks.of("worked"), shown)
    sheet.set_row(row, LINE * lines_of(advice, WIDTHS[2]) + 3)


def _mark(looks: Looks, sheet: Worksheet, last: int) -> None:
    """What is still to do stands out, in colour and in bold."""
    look = looks.book.add_format({"bold": True, "bg_color": "#FFE699"})
    where = {"type": "cell", "criteria": "!=", "value": f'"{OK}"', "format": look}
    sheet.conditional_format(FIRST, 2, last - 1, 2, where)


def _write_results(looks: Looks, sheet: Worksheet, row: int, cells: _Columns) -> None:
    """What the yellow sheets add up to."""
    sheet.write_string(row, 0, RESULTS.say(), looks.of("section"))
    for column in (1, 2):
        sheet.write_blank(row, column, None, looks.of("section"))
    # Without their headings, for a year is a number too.
    money = ",".join(f"INDEX({year},2):INDEX({year},ROWS({year}))" for year in cells.years())
    people = f"SUM({cells.of(REGIONS, 'Eligible people')})"
    rows = (
        (words("Eligible people in all regions"), people),
        (words("Money written in the columns of the years"), f"SUM({money})"),
    )
    for at, (about, formula) in enumerate(rows, start=row + 1):
        sheet.write_string(at, 0, about.say(), looks.of("worked"))
        sheet.write_formula(at, 1, f"={formula}", looks.of("found", "#,##0"), 0)
