"""Every sheet of the workbook, in the order a user meets them, as data.

A name is accepted in any of the three languages, whatever the language of its neighbours.
"""

from __future__ import annotations

from allocator.names import normal
from allocator.scope import SAME
from allocator.words import words
from allocator.workbook.actual_sheets import ACTUALS, FOLLOW_UP
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Choice, Column, Setting, Sheet, Unit
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import RANGES
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.scenario_sheets import SCENARIOS
from allocator.workbook.setting_sheets import (
    LANGUAGES,
    MAXIMISE,
    PREFER,
    SETTINGS,
    SETTINGS_SHEET,
)

__all__ = [
    "LANGUAGES",
    "MAXIMISE",
    "NO",
    "PREFER",
    "SAME",
    "SETTINGS",
    "SHEETS",
    "YES",
    "Choice",
    "Column",
    "Setting",
    "Sheet",
    "Unit",
    "find_setting",
    "find_sheet",
]

SHEETS: tuple[Sheet, ...] = (
    REGIONS,
    PROJECTS,
    BUDGET,
    LINES,
    RULES_SHEET,
    SETTINGS_SHEET,
    SCENARIOS,
    RANGES,
    ACTUALS,
    FOLLOW_UP,
)

YES = words("yes")
NO = words("no")

_SHEETS = {normal(word): sheet for sheet in SHEETS for word in sheet.words}
_SETTINGS = {normal(word): setting for setting in SETTINGS for word in setting.words}


def find_sheet(name: str) -> Sheet | None:
    """The sheet of this name, in any language; None where there is none."""
    return _SHEETS.get(normal(name))


def find_setting(name: str) -> Setting | None:
    """The setting of this name, in any language; None where there is none."""
    return _SETTINGS.get(normal(name))
