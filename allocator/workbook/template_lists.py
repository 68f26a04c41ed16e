"""The drop-downs of the template, and the bounds it warns about.

A drop-down follows the user's own names through a named range. It helps and never
forbids: `each`, an area, or several names with `;` are typed over it without a warning.
What is more than one column's names (`each`, `all`, then the regions) stands on a hidden
sheet, for Excel takes a list from one column only.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from allocator.language import FRENCH, language
from allocator.numerals import percent, short
from allocator.rules import RULES
from allocator.scope import ALL, EACH, SAME
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Column, Unit
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import DRAWABLE
from allocator.workbook.region_sheets import REGIONS
from allocator.workbook.scenario_sheets import CHANGES
from allocator.workbook.sheets import NO, YES
from allocator.workbook.template_looks import Looks
from allocator.workbook.template_words import (
    ABOVE,
    AT_LEAST,
    BELOW,
    BETWEEN,
    FROM_THE_LIST,
    IS_IT_RIGHT,
    LISTS,
    WHOLE,
)

#: Rows are counted from 0: the headings of every sheet of the template, and its last row.
HEADINGS, LAST = 3, 2003
#: Most names a list of several parts can follow; more are typed.
MOST_NAMES = 300
#: Longest message Excel shows.
LONGEST = 255

#: Column -> the named range of its drop-down, by the English name of its sheet.
SOURCES = {
    "Budget": {
        "Projects": "ProjectNames",
        "Regions": "RegionNames",
        "Repaid to": "SourceNames",
        "Losses covered by": "SourceNames",
    },
    "Lines": {"Region": "RegionNames", "Project type": "ProjectNames"},
    "Rules": {
        "Rule": "RuleKinds",
        "Region": "RegionChoices",
        "Project type": "ProjectChoices",
        "Source": "SourceChoices",
        "Year": "YearChoices",
        "Of": "ShareChoices",
    },
    "Scenarios": {
        "Change": "ChangeKinds",
        "Region": "RegionChoices",
        "Project type": "ProjectChoices",
        "Source": "SourceChoices",
        "Year": "YearChoices",
    },
    "Ranges": {
        "Item": "ItemKinds",
        "Region": "RegionChoices",
        "Project type": "ProjectChoices",
        "Source": "SourceChoices",
        "Year": "YearChoices",
    },
}
CURRENCIES = (
    "MAD", "DZD", "TND", "LYD", "EGP", "MRU", "SDG", "SAR", "AED", "QAR", "KWD", "BHD", "OMR",
    "JOD", "LBP", "SYP", "ILS", "IQD", "YER", "DJF", "SOS", "KMF", "TRY", "XOF", "XAF", "EUR",
    "USD",
)  # fmt: skip


# The named ranges


def add_lists(looks: Looks, years: range) -> None:
    """Write the hidden sheet of lists, and name every range a drop-down takes."""
    columns = {}
    for name, sheet in (("Region", REGIONS), ("Project", PROJECTS), ("Source", BUDGET)):
        title = sheet.words.say()
        columns[name] = f"'{title}'!$A${HEADINGS + 1}:$A${LAST + 1}"
        first = f"'{title}'!$A${HEADINGS + 1}"
        names = f"=OFFSET({first},1,0,MAX(1,COUNTA({columns[name]})-1),1)"
        looks.book.define_name(f"{name}Names", names)
    hidden = _Hidden(looks)
    each, every, every_her = EACH[0].say(), ALL[0].say(), _all_feminine()
    hidden.add("RuleKinds", [kind.words.say() for kind in RULES])
    hidden.add_names("RegionChoices", [each, every_her], columns["Region"])
    hidden.add_names("ProjectChoices", [each, every], columns["Project"])
    hidden.add_names("SourceChoices", [each, every_her], columns["Source"])
    hidden.add_names("ShareChoices", [same.say() for same in SAME], columns["Source"])
    changes = [words.say() for words in CHANGES.values()]
    hidden.add("ChangeKinds", changes + [kind.words.say() for kind in RULES])
    hidden.add("ItemKinds", [words.say() for words in DRAWABLE.values()])
    hidden.add("YearChoices", [each, every_her], _year_cells(years))


def _all_feminine() -> str:
    """The word for all regions, sources, years: French has one of its own."""
    return ALL[1].fr if language() == FRENCH else ALL[0].say()


def _year_cells(years: range) -> list[tuple[str, object]]:
    """The headings of the budget's years, wherever they move: formula and stored result."""
    title, row = BUDGET.words.say(), HEADINGS + 1
    across = f"'{title}'!$B${row}:${xl_col_to_name(len(years))}${row}"
    return [(f"=INDEX({across},{number})", year) for number, year in enumerate(years, start=1)]


class _Hidden:
    """The hidden sheet, one list to a column."""

    def __init__(self, looks: Looks) -> None:
        self.book = looks.book
        self.title = LISTS.say()
        self.sheet = looks.add_sheet(self.title)
        self.sheet.hide()
        self.column = 0

    def add(
        self,
        name: str,
        words: Sequence[str],
        formulas: Sequence[tuple[str, object]] = (),
        filled: str = "",
    ) -> None:
        """A list of words, then of formulas, of which `filled` counts those to be shown."""
        for row, word in enumerate(words):
            self.sheet.write_string(row, self.column, word)
        for row, (formula, value) in enumerate(formulas, start=len(words)):
            self.sheet.write_formula(row, self.column, formula, None, value)
        count = f"{len(words)}+{filled or len(formulas)}"
        letter = xl_col_to_name(self.column)
        self.book.define_name(name, f"=OFFSET('{self.title}'!${letter}$1,0,0,{count},1)")
        self.column += 1

    def add_names(self, name: str, words: Sequence[str], column: str) -> None:
        """A list of words, then of the names under the heading of a column."""
        # By position, so that deleting a row of the user's leaves no #REF! here.
        cells = [f"INDEX({column},{number + 2})" for number in range(MOST_NAMES)]
        formulas = [(f'=IF({cell}="","",{cell})', "") for cell in cells]
        self.add(name, words, formulas, f"MIN({MOST_NAMES},COUNTA({column})-1)")


# Validations


def validate(sheet: Worksheet, sheet_name: str, column: Column, place: int) -> None:
    """Give a column its drop-down or its bounds, from under the headings down."""
    source = SOURCES.get(sheet_name, {}).get(column.name)
    if source in ("RuleKinds", "ChangeKinds", "ItemKinds"):
        options = choice(f"={source}", column)
    elif source:
        options = suggestion(f"={source}", column)
    else:
        options = by_unit(column)
    if options:
        sheet.data_validation(HEADINGS + 1, place, LAST, place, options)


def by_unit(column: Column) -> dict[str, object]:
    """The drop-down or the bounds that follow from a column's unit alone."""
    if column.unit is Unit.YES_NO:
        return choice([YES.say(), NO.say()], column)
    return bounds(column)


def choice(source: str | list[str], column: Column) -> dict[str, object]:
    """A drop-down that warns of what is not in it: the cell takes nothing else."""
    return {
        **suggestion(source, column),
        "show_error": True,
        "error_type": "warning",
        "error_title": IS_IT_RIGHT.say(),
        "error_message": FROM_THE_LIST.say(),
    }


def suggestion(source: str | list[str], column: Column) -> dict[str, object]:
    """A drop-down that says nothing of what is typed over it."""
    return {"validate": "list", "source": source, "show_error": False, **_hint(column)}


def _hint(column: Column) -> dict[str, object]:
    """The column's note, shown beside the cell while it is being filled in."""
    note = column.note.say()
    return {"input_message": note} if len(note) <= LONGEST else {}


def bounds(column: Column) -> dict[str, object]:
    """What a number should be; outside it the sheet asks whether it is right."""
    if not (column.unit.is_number or column.unit is Unit.PERCENT):
        return {}
    least = column.least or 0.0
    if column.below is not None:
        # Excel has no "less than" beside an "at least"; nobody means a share this close.
        says, limits, test = BELOW, [least, column.below], _between(least, column.below - 1e-9)
    elif column.most is not None:
        says = WHOLE if column.unit is Unit.WHOLE_YEARS else BETWEEN
        limits, test = [least, column.most], _between(least, column.most)
    elif column.above is not None:
        says, limits = ABOVE, [column.above]
        test = {"criteria": ">", "value": column.above}
    else:
        says, limits = AT_LEAST, [least]
        test = {"criteria": ">=", "value": least}
    whole = column.unit is Unit.WHOLE_YEARS
    shown = [_shown(limit, column.unit) for limit in limits]
    return {
        "validate": "integer" if whole else "decimal",
        **test,
        "error_type": "warning",
        "error_title": IS_IT_RIGHT.say(),
        "error_message": says.say().format(*shown),
    }


def _between(least: float, most: float) -> dict[str, object]:
    return {"criteria": "between", "minimum": least, "maximum": most}


def _shown(limit: float, unit: Unit) -> str:
    return percent(limit, 0) if unit is Unit.PERCENT else short(limit)
