"""The sheet about whose money, how much and when: `Budget`."""

from __future__ import annotations

from allocator.words import words
from allocator.workbook.column import Column, Sheet, Unit

SOURCE = words("Source")
YEAR = words("Year")

BUDGET = Sheet(
    words("Budget"),
    required=True,
    note=words(
        "Whose money, how much, and when: one row for each source, one column for each year."
    ),
    years=Column(
        YEAR,
        Unit.MONEY,
        words(
            "Money of this year. 0 is nothing; a blank needs Yearly rise or Total. The heading is "
            "a year such as 2027, 1448 or 2027/28."
        ),
        required=True,
        least=0.0,
    ),
    columns=(
        Column(
            SOURCE,
            Unit.NAME,
            words("Name of the source of money; no two rows share one. Example: Donor A."),
            required=True,
        ),
        Column(
            words("Kind"),
            Unit.NAME,
            words(
                "Donor, government, zakat, waqf, loan fund…: a name that rules can use. It changes "
                "nothing by itself."
            ),
        ),
        Column(
            words("Last year"),
            Unit.MONEY,
            words("What the source spent last year, re-lent money included. Blank is 0."),
            least=0.0,
        ),
        Column(
            words("Yearly rise"),
            Unit.PERCENT,
            words(
                "The donor's ladder: a blank year is the year before raised by this. Example: 5%."
            ),
            least=-1.0,
        ),
        Column(
            words("Projects"),
            Unit.NAMES,
            words("Project types or groups it may be spent on, separated by ; Blank is all."),
        ),
        Column(
            words("Regions"),
            Unit.NAMES,
            words("Regions or areas where it may be spent, separated by ; Blank is all."),
        ),
        Column(
            words("Own costs"),
            Unit.PERCENT,
            words("Share the source keeps for its own work, such as the amil's. Example: 12.5%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Carry over"),
            Unit.PERCENT,
            words("Part of a year's money that may wait for the next year. Example: 20%."),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            words("Total"),
            Unit.MONEY,
            words("Envelope over all years: the program decides the amount of each blank year."),
            least=0.0,
        ),
        Column(
            words("Repaid to"),
            Unit.NAME,
            words("The source that loan repayments go to. Blank is this one."),
        ),
        Column(
            words("Losses covered by"),
            Unit.NAME,
            words(
                "The source that pays this one's lost loans back each year, so that a cash waqf "
                "keeps its capital. Blank is none."
            ),
        ),
    ),
)
