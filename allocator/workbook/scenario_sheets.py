"""The sheet `Scenarios`: what would change, what was learnt, and what may be changed at all."""

from __future__ import annotations

from allocator.studies.changes.levers import LATE, LEVERS
from allocator.words import Words, words
from allocator.workbook.budget_sheets import BUDGET, SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION, REGIONS
from allocator.workbook.rule_sheets import VALUE

#: The scenario that speaks of the workbook as it stands: free texts only, no change.
BASE = words("Base")
#: A rule that does not count, or counts, in a scenario; `off` makes a number nothing.
OFF = words("off")
ON = words("on")

SCENARIOS = Sheet(
    words("Scenarios"),
    note=words("What if: changes to compare. Rows with the same scenario are applied together."),
    columns=(
        Column(
            words("Scenario"),
            Unit.NAME,
            words("Its name. Base, with texts only, is the workbook as it stands."),
            required=True,
        ),
        Column(
            words("Change"),
            Unit.NAME,
            words("What changes: Budget, Cost per person, Eligible people… or a rule's name."),
            required=True,
        ),
        Column(
            REGION,
            Unit.TEXT,
            words("Blank is all."),
        ),
        Column(
            PROJECT_TYPE,
            Unit.TEXT,
            words("Blank is all."),
        ),
        Column(
            SOURCE,
            Unit.TEXT,
            words("Blank is all."),
        ),
        Column(
            YEAR,
            Unit.YEAR,
            words("Blank is every year."),
        ),
        Column(
            VALUE,
            Unit.TEXT,  # so that what is typed in the template stays as it is typed
            words(
                "+10% or -5% of what it is, x1.2, =300 or =15% for a new value, off, on. Typed as "
                "text."
            ),
            required=True,
        ),
        Column(
            words("Strengths"),
            Unit.TEXT,
            words("Free text, carried to the comparison."),
        ),
        Column(
            words("Weaknesses"),
            Unit.TEXT,
            words("Free text, carried to the comparison."),
        ),
        Column(
            words("Remedies"),
            Unit.TEXT,
            words("Free text, carried to the comparison."),
        ),
    ),
)


#: The part of a year's amount that comes a year later: it stands in no column of its own.
LATE_MONEY = words("Late money")


def _words(name: str) -> Words:
    """A lever's names: those of the column it stands in; the budget's are its sheet's."""
    if name == BUDGET.name:
        return BUDGET.words
    if name == LATE:
        return LATE_MONEY
    columns = (*REGIONS.columns, *PROJECTS.columns)
    return next(column.words for column in columns if column.name == name)


#: What a scenario may change besides rules, by the English name: its words.
CHANGES: dict[str, Words] = {lever.name: _words(lever.name) for lever in LEVERS}
