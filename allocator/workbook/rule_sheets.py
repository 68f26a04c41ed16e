"""The sheet about what a good plan must respect: `Rules`."""

from __future__ import annotations

from allocator.words import words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION

VALUE = words("Value")

RULES_SHEET = Sheet(
    words("Rules"),
    note=words("What a good plan must respect: one row for each rule."),
    columns=(
        Column(
            words("Rule"),
            Unit.NAME,
            words("The kind of rule, from the list. Example: Growth at most."),
            required=True,
        ),
        Column(
            REGION,
            Unit.TEXT,
            words(
                "Whom it speaks of: blank is all together, each is one limit for each, or names of "
                "regions and areas separated by ;"
            ),
        ),
        Column(
            PROJECT_TYPE,
            Unit.TEXT,
            words(
                "Blank is all together, each is one limit for each, or names of types and groups "
                "separated by ;"
            ),
        ),
        Column(
            SOURCE,
            Unit.TEXT,
            words(
                "Only for rules about money: blank is all together, each, or names of sources and "
                "kinds separated by ;"
            ),
        ),
        Column(
            YEAR,
            Unit.YEAR,
            words(
                "Blank is each year by itself, all is the years together, or years such as "
                "2028;2029."
            ),
        ),
        Column(
            words("Of"),
            Unit.TEXT,
            words(
                "For shares: what it is a share of: same region, same project type, same source, "
                "or a source's name. Blank is all the money."
            ),
        ),
        Column(
            VALUE,
            Unit.ANY,
            words(
                "The limit, in the rule's unit: a percentage such as 15%, money, people, or a "
                "count; for Only with and Not with, the other's name."
            ),
            required=True,
        ),
        Column(
            words("Step"),
            Unit.MONEY,
            words(
                "For growth and cut rules: money on top of the rate, so that a line can start from "
                "nothing. Example: 50000."
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("Step per person"),
            Unit.MONEY,
            words(
                "Money for each eligible person, added to Step: fair between a village and a city."
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            words("On"),
            Unit.YES_NO,
            words("Whether the rule counts: yes or no. Blank is yes."),
            default=True,
        ),
        Column(
            words("Note"),
            Unit.TEXT,
            words("Free text, repeated wherever the rule is reported."),
        ),
    ),
)
