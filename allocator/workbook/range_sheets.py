"""The sheet `Ranges`: what is not certain, and from what to what it may turn out."""

from __future__ import annotations

from allocator.studies.ranges import ITEMS
from allocator.words import Words, words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION
from allocator.workbook.scenario_sheets import CHANGES

_WHOM = words("Blank is one number for all, each is a number for each, or names separated by ;")

RANGES = Sheet(
    words("Ranges"),
    note=words("What is not certain: numbers are drawn from here to see how a plan would fare."),
    columns=(
        Column(
            words("Item"),
            Unit.NAME,
            words(
                "What is not certain: Cost per person, Eligible people, Loss, Licence months, "
                "Late money…"
            ),
            required=True,
        ),
        Column(REGION, Unit.TEXT, _WHOM),
        Column(PROJECT_TYPE, Unit.TEXT, _WHOM),
        Column(SOURCE, Unit.TEXT, _WHOM),
        Column(YEAR, Unit.YEAR, _WHOM),
        Column(
            words("Low"),
            Unit.TEXT,  # so that what is typed in the template stays as it is typed
            words(
                "The lowest it may be: -20% of what it is, x0.8, or =300 or =5% for a value. "
                "Typed as text."
            ),
            required=True,
        ),
        Column(
            words("High"),
            Unit.TEXT,
            words("The highest it may be, written as Low is: +20%, x1.2, =400 or =9%."),
            required=True,
        ),
    ),
)

#: What may be drawn, by the English name: its words.
DRAWABLE: dict[str, Words] = {name: CHANGES[name] for name in ITEMS}
