"""What the template says beside the sheets' own words: short labels and the example rows."""

from __future__ import annotations

from allocator.language import N_
from allocator.words import Words, same, words

READ_ME = words("Read me")
LISTS = words("Drop-downs")
READY = words("Ready to run")
#: Sheets of the template that hold no data: a reader may pass them over without a word.
OWN_SHEETS = (READ_ME, READY, LISTS)

#: Before the first cell of an example, so that it can never be taken for a name.
EXAMPLE = words("Example → ")
HOW_TO_FILL = words(
    "The grey line is an example and does not count. Your rows start under the headings. "
    "* must be filled in; elsewhere a blank keeps the default."
)
HOW_TO_SET = words(
    "Filled in already: change what you like, and add the currency in the last row as in the grey "
    "line, which is an example and does not count."
)
PLAN = words("Plan")

# What a number should be, said when it is not

IS_IT_RIGHT = words("Is this right?")
AT_LEAST = words("A number of at least {0} is expected here.")
ABOVE = words("A number above {0} is expected here.")
BETWEEN = words("A number from {0} to {1} is expected here.")
BELOW = words("A number from {0} to less than {1} is expected here.")
WHOLE = words("A whole number from {0} to {1} is expected here.")
FROM_THE_LIST = words(
    "This is not in the list. It is read only if it is one of its names in another language."
)

TWICE = words("This name stands in another row already, and no two rows may share one.")

#: Kinds of source that are offered; any other may be typed.
KINDS = tuple(
    words(kind)
    for kind in (N_("donor"), N_("government"), N_("zakat"), N_("waqf"), N_("loan fund"))
)

# The example rows: by English sheet and column names, texts in three languages

_REGION = words("Souss")
_COAST = words("Coast")
_SHOP = words("Small shop")
_WORKSHOP = words("Family workshop")
_BOTH = Words(*(f"{shop}; {workshop}" for shop, workshop in zip(_SHOP, _WORKSHOP, strict=True)))
_YES = words("yes")

EXAMPLES: dict[str, dict[str, Words | float]] = {
    "Regions": {
        "Region": _REGION,
        "Eligible people": 1200.0,
        "Area": _COAST,
        "Spent last year": 60000.0,
        "Cost factor": 1.2,
        "Weight": 1.5,
        "Most per year": 90000.0,
        "Licence months": 3.0,
        "Mobile share": 0.4,
        "Code": same("MA-09"),
    },
    "Projects": {
        "Project type": _SHOP,
        "Cost per person": 2500.0,
        "Own share": 0.4,
        "Group": words("Trade"),
        "Reach": 0.3,
        "Women": 0.55,
        "Youth": 0.4,
        "Jobs per person": 1.5,
        "Kept going": 0.83,
        "Start-up months": 6.0,
        "Delivery share": 0.12,
        "Mobile saving": 0.31,
        "Years to repay": 3.0,
        "Years of grace": 1.0,
        "Interest": 0.0,
        "Loss": 0.03,
    },
    "Budget": {
        "Source": words("Donor A"),
        "Kind": words("donor"),
        "Last year": 100000.0,
        "Yearly rise": 0.05,
        "Projects": _BOTH,
        "Regions": _COAST,
        "Own costs": 0.07,
        "Carry over": 0.2,
        "Repaid to": words("Loan fund"),
        "Losses covered by": words("Zakat fund"),
    },
    "Lines": {
        "Region": _REGION,
        "Project type": _SHOP,
        "Cost per person": 2800.0,
        "Most people": 300.0,
        "Spent last year": 60000.0,
        "Open": _YES,
    },
    "Rules": {
        "Rule": words("Growth at most"),
        "Region": words("each"),
        "Value": 0.15,
        "Step": 50000.0,
        "On": _YES,
        "Note": words("The gradual increase"),
    },
    "Scenarios": {
        "Scenario": words("A larger donor"),
        "Change": words("Budget"),
        "Source": words("Donor A"),
        "Value": same("+10%"),
        "Strengths": words("More people"),
    },
    "Ranges": {
        "Item": words("Cost per person"),
        "Project type": words("each"),
        "Low": same("-10%"),
        "High": same("+30%"),
    },
    "Settings": {
        "Setting": words("Currency"),
        "Value": same("MAD"),
    },
}
#: The first years of the example's budget; the ladder of `Yearly rise` gives the others.
EXAMPLE_YEARS = (120000.0, 140000.0)
