"""What the template's cells may hold: drop-downs, bounds, and what is said of the rest.

A drop-down of names helps and never forbids: several names with `;` are typed over it
without a warning. Where a column takes one of a list and nothing else, or a number within
bounds, or a name of its own, the sheet asks in its language whether what was typed is right.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from allocator.numerals import percent, short
from allocator.workbook.column import Column, Unit
from allocator.workbook.sheets import NO, YES
from allocator.workbook.template_looks import HEADINGS, LAST
from allocator.workbook.template_words import (
    ABOVE,
    AT_LEAST,
    BELOW,
    BETWEEN,
    FROM_THE_LIST,
    IS_IT_RIGHT,
    TWICE,
    WHOLE,
)

#: Longest message Excel shows.
LONGEST = 255

_WHOM = {
    "Region": "RegionChoices",
    "Project type": "ProjectChoices",
    "Source": "SourceChoices",
    "Year": "YearChoices",
}
#: Column -> the named range of its drop-down, by the English name of its sheet.
SOURCES = {
    "Regions": {"Area": "AreaNames"},
    "Projects": {"Group": "GroupNames"},
    "Budget": {
        "Kind": "KindWords",
        "Projects": "ProjectAndGroupNames",
        "Regions": "RegionAndAreaNames",
        "Repaid to": "SourceNames",
        "Losses covered by": "SourceNames",
    },
    "Lines": {"Region": "RegionNames", "Project type": "ProjectNames"},
    "Rules": {"Rule": "RuleKinds", **_WHOM, "Of": "ShareChoices"},
    "Scenarios": {"Change": "ChangeKinds", **_WHOM},
    "Ranges": {"Item": "ItemKinds", **_WHOM},
}
#: Lists that hold all that a cell may be.
_CLOSED = ("RuleKinds", "ChangeKinds", "ItemKinds")
#: Columns whose names stand in one row only, by the English name of their sheet.
_OWN_NAMES = {"Regions": "Region", "Projects": "Project type", "Budget": "Source"}


def validate(sheet: Worksheet, sheet_name: str, column: Column, place: int) -> None:
    """Give a column its drop-down or its bounds, from under the headings down."""
    source = SOURCES.get(sheet_name, {}).get(column.name)
    if source in _CLOSED:
        options = choice(f"={source}", column)
    elif source:
        options = suggestion(f"={source}", column)
    elif _OWN_NAMES.get(sheet_name) == column.name:
        options = _once(place, column)
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
    return {**suggestion(source, column), "show_error": True, **_asks(FROM_THE_LIST.say())}


def suggestion(source: str | list[str], column: Column) -> dict[str, object]:
    """A drop-down that says nothing of what is typed over it."""
    return {"validate": "list", "source": source, "show_error": False, **_hint(column)}


def _once(place: int, column: Column) -> dict[str, object]:
    """A name that no other row has."""
    first = xl_rowcol_to_cell(HEADINGS + 1, place)
    names = (
        xl_rowcol_to_cell(HEADINGS, place, row_abs=True, col_abs=True)
        + ":"
        + xl_rowcol_to_cell(LAST, place, row_abs=True, col_abs=True)
    )
    return {
        "validate": "custom",
        "value": f"=COUNTIF({names},{first})=1",
        **_hint(column),
        **_asks(TWICE.say()),
    }


def _asks(says: str) -> dict[str, object]:
    """The question about a cell that looks wrong; it may stay as it is."""
    return {"error_type": "warning", "error_title": IS_IT_RIGHT.say(), "error_message": says}


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
        **_hint(column),
        **_asks(says.say().format(*shown)),
    }


def _between(least: float, most: float) -> dict[str, object]:
    return {"criteria": "between", "minimum": least, "maximum": most}


def _shown(limit: float, unit: Unit) -> str:
    return percent(limit, 0) if unit is Unit.PERCENT else short(limit)
