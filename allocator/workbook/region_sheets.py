"""The sheets about places: `Regions`, and `Lines` for one region × one project type."""

from __future__ import annotations

from allocator.words import words
from allocator.workbook.column import Column, Sheet, Unit

REGION = words("Region")
PROJECT_TYPE = words("Project type")
COST_PER_PERSON = words("Cost per person")
SPENT_LAST_YEAR = words("Spent last year")

REGIONS = Sheet(
    words("Regions"),
    required=True,
    note=words("Where money can go: one row for each region."),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            words("Name of the region; no two rows share one. Example: Souss."),
            required=True,
        ),
        Column(
            words("Eligible people"),
            Unit.PEOPLE,
            words(
                "Most people the plan may start there over all its years, each counted once. "
                "Example: 1200."
            ),
            required=True,
            least=0.0,
        ),
        Column(
            words("Area"),
            Unit.NAME,
            words("A group of regions that rules can name. Example: Coast."),
        ),
        Column(
            SPENT_LAST_YEAR,
            Unit.MONEY,
            words("Money spent there last year: the gradual increase starts from it. Blank is 0."),
            least=0.0,
        ),
        Column(
            words("Cost factor"),
            Unit.NUMBER,
            words("Multiplies every cost in the region. Example: 1.2 where all costs 20% more."),
            default=1.0,
            above=0.0,
        ),
        Column(
            words("Weight"),
            Unit.NUMBER,
            words(
                "What one person there counts for when weighted people are maximised. Example: 1.5."
            ),
            default=1.0,
            least=0.0,
        ),
        Column(
            words("Most per year"),
            Unit.MONEY,
            words("Most money the region can absorb in one year. Blank is no limit."),
            least=0.0,
        ),
        Column(
            words("Licence months"),
            Unit.MONTHS,
            words("Months that paperwork adds to every project there. Example: 3."),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("Mobile share"),
            Unit.PERCENT,
            words("Share of the payments made by mobile money. Example: 40%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Code"),
            Unit.TEXT,
            words("An official code of the region, copied to the output. Example: MA-09."),
        ),
    ),
)

LINES = Sheet(
    words("Lines"),
    note=words("One region with one project type, where it differs from the rest."),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            words("A region of the sheet Regions."),
            required=True,
        ),
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            words("A project type of the sheet Projects."),
            required=True,
        ),
        Column(
            COST_PER_PERSON,
            Unit.MONEY,
            words(
                "Cost of one person here, in place of the type's cost × the region's factor: at "
                "prices of the first year, before own share and mobile saving."
            ),
            above=0.0,
        ),
        Column(
            words("Most people"),
            Unit.PEOPLE,
            words("Most people started here over the whole plan. Blank is no limit."),
            least=0.0,
        ),
        Column(
            SPENT_LAST_YEAR,
            Unit.MONEY,
            words("Money spent here last year: the gradual increase starts from it. Blank is 0."),
            least=0.0,
        ),
        Column(
            words("Open"),
            Unit.YES_NO,
            words("Whether money may go here: yes or no. No is never."),
            default=True,
        ),
    ),
)
