"""A workbook read into a `Case`, with everything that is wrong with it said at once.

Each cell is read once, where it stands; what needs more than one cell to be seen wrong is
left to `checks`. Where the tables themselves are unsound (a sheet or column missing) the
checks are skipped, for they would only repeat it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from allocator import checks
from allocator.case import Case
from allocator.language import _, language, use
from allocator.names import did_you_mean
from allocator.problems import BadQuestion, Places, Problem, sorted_problems
from allocator.studies.ranges import range_faults
from allocator.studies.scenarios import scenario_faults
from allocator.words import nearest_of
from allocator.workbook import entries
from allocator.workbook.actual_rows import read_actuals, with_actuals_of
from allocator.workbook.cells import Trouble
from allocator.workbook.complaints import Complaints
from allocator.workbook.entries import read_rows
from allocator.workbook.file import Book, Page, open_book
from allocator.workbook.range_rows import range_row
from allocator.workbook.rows import RowReader
from allocator.workbook.rule_rows import read_settings, rule, setting_rows
from allocator.workbook.scenario_rows import read_scenarios
from allocator.workbook.sheets import SHEETS, find_sheet
from allocator.workbook.spoken import language_of, language_of_titles
from allocator.workbook.tables import ALIKE, Table, read_table
from allocator.workbook.template_words import OWN_SHEETS

#: Where a name is given -> where it is spoken of. While a cell that gives a name is broken,
#: nobody can say that a name is unknown.
_SPOKEN_OF = {
    ("Regions", ("Region", "Area")): {
        ("Budget", "Regions"),
        ("Lines", "Region"),
        ("Rules", "Region"),
        ("Scenarios", "Region"),
        ("Ranges", "Region"),
        ("Actuals", "Region"),
        ("Follow-up", "Region"),
    },
    ("Projects", ("Project type", "Group")): {
        ("Budget", "Projects"),
        ("Lines", "Project type"),
        ("Rules", "Project type"),
        ("Scenarios", "Project type"),
        ("Ranges", "Project type"),
        ("Actuals", "Project type"),
        ("Follow-up", "Project type"),
    },
    ("Budget", ("Source", "Kind")): {
        ("Budget", "Repaid to"),
        ("Budget", "Losses covered by"),
        ("Rules", "Source"),
        ("Rules", "Of"),
        ("Scenarios", "Source"),
        ("Ranges", "Source"),
        ("Actuals", "Source"),
        ("Follow-up", "Source"),
    },
    ("Rules", ("Rule", "Region", "Project type", "Source", "Year")): {("Scenarios", "Change")},
}


@dataclass(frozen=True)
class Reading:
    """A question that can be asked, and what is odd about it, one sentence each.

    name, digest: of the file it was read from, and its SHA-256. beside: those of the workbook
    that told what happened.
    """

    case: Case
    warnings: tuple[str, ...]
    name: str = ""
    digest: str = ""
    beside: tuple[str, str] | None = None

    def sizes(self) -> dict[str, float | str]:
        """How large the question is, for whoever listens."""
        case = self.case
        return {
            "regions": len(case.regions),
            "project types": len(case.projects),
            "sources": len(case.sources),
            "years": len(case.years),
            "lines": len(case.lines),
            "rules": len(case.rules),
            "warnings": len(self.warnings),
        }


def read(path: str | Path) -> Reading:
    """Read a workbook. Raises `BadQuestion` with every problem, sorted by sheet and cell."""
    reading = read_with_past(path)
    told = [row for row in reading.case.actuals if row.told]
    if not told:
        return reading
    sheet = reading.case.places.sheets.get(told[0].sheet, told[0].sheet)
    says = _("what happened is left out here: every year counts as still to come.")
    fix = _("Plan the years to come anew with `allocator replan`.")
    passed = str(Problem(sheet, "", says, fix))
    return dataclasses.replace(reading, warnings=(*reading.warnings, passed))


def read_with_past(path: str | Path, actuals: Path | None = None) -> Reading:
    """Read a workbook whose years that are over will stand as they were.

    actuals: another workbook that tells what happened, such as last year's plan filled in.
    Raises what `read` raises.
    """
    complaints = Complaints()
    with open_book(path) as book:
        use(language_of_titles(book.titles))
        pages = _pages(book)
        use(language_of(pages))
        titles, sound = _find_sheets(book.titles, complaints)
        tables = _read_tables(pages, complaints)
        for says in book.asides:
            complaints.warn("", "", says)
    case, beside = _case(titles, tables, complaints, book.never_calculated), None
    settings = dataclasses.replace(case.settings, language=language())
    case = dataclasses.replace(case, settings=settings)
    if actuals is not None:
        with open_book(actuals) as other:
            case = with_actuals_of(case, other, complaints)
        beside = other.path.name, other.digest
    sound = sound and _all_filled(tables, complaints)
    if sound and case.regions and case.projects and case.sources:
        _check(case, complaints)
    if complaints.problems:
        raise BadQuestion(sorted_problems(complaints.problems))
    warnings = tuple(str(warning) for warning in sorted_problems(complaints.warnings))
    return Reading(case, warnings, book.path.name, book.digest, beside)


# Sheets


def _find_sheets(titles: list[str], complaints: Complaints) -> tuple[dict[str, str], bool]:
    """English name -> the user's name of each sheet, and whether all that is needed is there."""
    found: dict[str, str] = {}
    others = []
    problems = len(complaints.problems)
    for title in titles:
        sheet = find_sheet(title)
        if any(title in words for words in OWN_SHEETS):
            continue
        if sheet is None:
            others.append(title)
        elif sheet.name in found:
            says = _("this sheet is the same as {other}.", other=found[sheet.name])
            fix = _("Keep one of the two, rename the other.")
            complaints.refuse(title, "", Trouble(says, fix))
        else:
            found[sheet.name] = title
    misspelt = _complain_of_sheets(others, found, complaints)
    for sheet in SHEETS:
        if sheet.required and sheet.name not in found and sheet.name not in misspelt:
            name = sheet.words.say()
            fix = _('Add a sheet named "{name}".', name=name)
            complaints.refuse(name, "", Trouble(_("the sheet is missing."), fix))
    return found, len(complaints.problems) == problems


def _complain_of_sheets(
    others: list[str], found: dict[str, str], complaints: Complaints
) -> set[str]:
    """Refuse sheets that are nearly known, warn of the rest; the sheets nearly named."""
    free = [sheet for sheet in SHEETS if sheet.name not in found]
    names = {word: sheet.name for sheet in free for word in sheet.words}
    misspelt = set()
    for title in others:
        near = nearest_of(title, [sheet.words for sheet in free], ALIKE)
        if near:
            misspelt.add(names[near])
            says = _("the program knows no sheet of this name.")
            complaints.refuse(title, "", Trouble(says, did_you_mean(near)))
        else:
            says = _("the program knows no sheet of this name; it was not read.")
            complaints.warn(title, "", says)
    return misspelt


def _pages(book: Book) -> dict[str, Page]:
    """The page of each sheet that is known, by the sheet's English name; the first of two."""
    found: dict[str, Page] = {}
    for title in book.titles:
        sheet = find_sheet(title)
        if sheet is not None and sheet.name not in found:
            found[sheet.name] = book.page(title)
    return found


def _read_tables(pages: dict[str, Page], complaints: Complaints) -> dict[str, Table]:
    tables = {}
    for sheet in SHEETS:
        if sheet.name in pages:
            table = read_table(pages[sheet.name], sheet, complaints)
            if table is not None:
                tables[sheet.name] = table
    return tables


def _all_filled(tables: dict[str, Table], complaints: Complaints) -> bool:
    """Whether every table is sound and those that are required have rows."""
    sound = all(table.sound for table in tables.values())
    for sheet in SHEETS:
        table = tables.get(sheet.name)
        if table is None:
            sound = sound and not sheet.required
        elif sheet.required and not table.rows:
            sound = False
            says, fix = _("there is nothing under the headings."), _("Fill in at least one row.")
            complaints.refuse(table.page.title, "", Trouble(says, fix))
    return sound


# The case


def _case(
    titles: dict[str, str], tables: dict[str, Table], complaints: Complaints, never: bool
) -> Case:
    get = tables.get
    settings, budget, scenarios = get("Settings"), get("Budget"), get("Scenarios")
    regions = read_rows(get("Regions"), entries.region, complaints, never)
    before = len(complaints.problems)
    lines = read_rows(get("Lines"), entries.line, complaints, never)
    if len(complaints.problems) > before:
        regions = entries.without_last_year(regions)
    return Case(
        regions=regions,
        projects=read_rows(get("Projects"), entries.project, complaints, never),
        sources=read_rows(budget, entries.source, complaints, never),
        years=tuple(budget.years) if budget else (),
        lines=lines,
        rules=read_rows(get("Rules"), rule, complaints, never),
        settings=read_settings(RowReader(settings, complaints, never) if settings else None),
        scenarios=read_scenarios(RowReader(scenarios, complaints, never) if scenarios else None),
        ranges=read_rows(get("Ranges"), range_row, complaints, never),
        actuals=read_actuals(tables, complaints, never),
        regions_known=_has(get("Regions"), "Spent last year"),
        lines_known=_has(get("Lines"), "Spent last year"),
        budget_known=_has(budget, "Last year"),
        places=_places(titles, tables.values()),
    )


def _has(table: Table | None, column: str) -> bool:
    return table is not None and table.has(column)


def _places(titles: dict[str, str], tables: Iterable[Table]) -> Places:
    columns, headings, settings = {}, {}, {}
    for table in tables:
        name = table.sheet.name
        headings[name] = table.heading
        columns.update({(name, column): at for column, at in table.letters().items()})
        if name == "Settings":
            settings = setting_rows(RowReader(table, Complaints(), False))
    return Places(dict(titles), columns, headings, settings)


def _check(case: Case, complaints: Complaints) -> None:
    """Add what the checks find, but for what only follows from a broken cell."""
    places = case.places
    taken = {(problem.sheet, problem.cell) for problem in complaints.problems if problem.cell}
    unsure = _unsure(places, taken)
    findings = checks.check(case)
    faults = findings.faults + tuple(scenario_faults(case)) + tuple(range_faults(case))
    for fault in faults:
        problem = places.problem(fault)
        follows = (fault.place.sheet, fault.place.column) in unsure
        if not follows and (problem.sheet, problem.cell) not in taken:
            complaints.problems.append(problem)
    complaints.warnings += [places.problem(fault) for fault in findings.warnings]


def _unsure(places: Places, broken: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The columns that speak of names some of which could not be read."""
    columns = {(sheet, cell.rstrip("0123456789")) for sheet, cell in broken}
    unsure: set[tuple[str, str]] = set()
    for (sheet, givers), speakers in _SPOKEN_OF.items():
        title = places.sheets.get(sheet, sheet)
        if any((title, places.columns.get((sheet, giver))) in columns for giver in givers):
            unsure |= speakers
    return unsure
