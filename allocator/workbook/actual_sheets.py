"""The sheets about what happened: `Actuals`, and the `Follow-up` sheet that every plan carries.

They have the same columns, so that a follow-up sheet filled in is read as it stands, or
copied into next year's workbook, and nothing is typed twice.
"""

from __future__ import annotations

import dataclasses

from allocator.words import words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION

ACTUALS = Sheet(
    words("Actuals"),
    note=words(
        "What was really spent and whom it reached, once a year is over: the years to come are "
        "then planned anew from it."
    ),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            words("A region of Regions."),
            required=True,
        ),
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            words("A project type of Projects."),
            required=True,
        ),
        Column(
            YEAR,
            Unit.YEAR,
            words("The year it was spent in, a year of Budget. Example: 2027."),
            required=True,
        ),
        Column(
            words("Spent"),
            Unit.MONEY,
            words(
                "Money really spent there in that year; 0 is nothing. What is not listed spent "
                "nothing."
            ),
            required=True,
            least=0.0,
        ),
        Column(
            words("People"),
            Unit.PEOPLE,
            words(
                "People really reached there in that year. Blank is not known: then the cost of a "
                "person stays as it is in Projects."
            ),
            least=0.0,
        ),
        Column(
            SOURCE,
            Unit.NAME,
            words("The source that paid; one row for each. Blank where only one may pay."),
        ),
        Column(
            words("Planned money"),
            Unit.MONEY,
            words("What the plan had foreseen to spend; a plan's follow-up sheet fills it in."),
            least=0.0,
        ),
        Column(
            words("Planned people"),
            Unit.PEOPLE,
            words("Whom the plan had foreseen to reach; a plan's follow-up sheet fills it in."),
            least=0.0,
        ),
    ),
)

FOLLOW_UP = dataclasses.replace(
    ACTUALS,
    words=words("Follow-up"),
    note=words(
        "A plan's follow-up sheet: planned money and people, and empty columns for what happened."
    ),
)
