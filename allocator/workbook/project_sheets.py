"""The sheet about what money can do: `Projects`."""

from __future__ import annotations

from allocator.words import words
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import COST_PER_PERSON, PROJECT_TYPE

#: Longer terms are a slip of the keyboard, and would only make the model larger.
LONGEST_LOAN = 100.0

PROJECTS = Sheet(
    words("Projects"),
    required=True,
    note=words("What money can do: one row for each project type."),
    columns=(
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            words("Name of the project type; no two rows share one. Example: Small shop."),
            required=True,
        ),
        Column(
            COST_PER_PERSON,
            Unit.MONEY,
            words(
                "Money that reaches one person, before the region's cost factor. Or fill Cost per "
                "project and People per project."
            ),
            above=0.0,
        ),
        Column(
            words("Cost per project"),
            Unit.MONEY,
            words("Money for one whole project, in place of Cost per person. Example: 300000."),
            above=0.0,
        ),
        Column(
            words("People per project"),
            Unit.PEOPLE,
            words("People that one whole project reaches. Example: 10."),
            above=0.0,
        ),
        Column(
            words("Own share"),
            Unit.PERCENT,
            words(
                "Part of the cost that the beneficiary brings; the sources pay the rest. "
                "Example: 40%."
            ),
            default=0.0,
            least=0.0,
            below=1.0,
        ),
        Column(
            words("Group"),
            Unit.NAME,
            words(
                "Variants of one project share a group, and its reach. Blank is the type itself."
            ),
        ),
        Column(
            words("Reach"),
            Unit.PERCENT,
            words(
                "Most of a region's eligible people that the group can start over the plan. Blank "
                "is the group's, or 100%."
            ),
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Women"),
            Unit.PERCENT,
            words("Share of women among the people reached. Blank is unknown."),
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Youth"),
            Unit.PERCENT,
            words("Share of young people among the people reached. Blank is unknown."),
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Jobs per person"),
            Unit.NUMBER,
            words("Jobs that come with one person reached. Example: 1.5."),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("Kept going"),
            Unit.PERCENT,
            words("Share of the projects still alive after 24 months. Blank is 100%."),
            default=1.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Start-up months"),
            Unit.MONTHS,
            words("Months between the money and the people reached. Example: 6."),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("Delivery share"),
            Unit.PERCENT,
            words("Part of the cost that is delivery of the money. Example: 12%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Mobile saving"),
            Unit.PERCENT,
            words("Part of the delivery cost that mobile payment saves. Example: 31%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Years to repay"),
            Unit.WHOLE_YEARS,
            words(
                "0 is a grant; otherwise a loan repaid in equal yearly instalments over so many "
                "whole years."
            ),
            default=0.0,
            least=0.0,
            most=LONGEST_LOAN,
        ),
        Column(
            words("Years of grace"),
            Unit.WHOLE_YEARS,
            words("Whole years before the first instalment, fewer than the years to repay."),
            default=0.0,
            least=0.0,
            most=LONGEST_LOAN,
        ),
        Column(
            words("Interest"),
            Unit.PERCENT,
            words("A year, on the principal still out when the year starts. 0 is qard hasan."),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("Loss"),
            Unit.PERCENT,
            words("Share of what is still out that is lost each year. Example: 3%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
    ),
)
