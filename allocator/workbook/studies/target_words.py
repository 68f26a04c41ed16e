"""Words of the workbook of a target, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.language import N_, Spoken
from allocator.workbook.studies.words import SHARED

TARGET_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("{people}: the least money"),
        "subtitle": N_(
            "{money} · all rules hold; where a source gives nothing in a year it still does"
        ),
        "least_more": N_(
            "The least money that reaches {people} is {money}: {change} ({percent}) more "
            "than the workbook gives."
        ),
        "least_less": N_(
            "The least money that reaches {people} is {money}: {change} ({percent}) less "
            "than the workbook gives."
        ),
        "least_same": N_(
            "The least money that reaches {people} is {money}, just what the workbook gives."
        ),
        "least_alone": N_("The least money that reaches {people} is {money}."),
        "rules_ask": N_(
            "The rules alone ask for that much money: with it {reached} are reached, and no "
            "plan that keeps them does with less."
        ),
        "present": N_("As it stands, the plan reaches {people} with {money}."),
        "no_present": N_("As it stands, the workbook has no plan: {why}."),
        "more": N_(
            "If no source is to give less in any year than it does now, {money} more is enough."
        ),
        "saved": N_(
            "If no source is to give more in any year than it does now, {money} can be saved."
        ),
        "in_step": N_(
            "If all amounts move in step, each of them is multiplied by {factor} ({percent})."
        ),
        "not_in_step": N_("With all amounts in step, no money is enough."),
        "alone": N_("One source alone, the others as they are: {parts}."),
        "part": N_("{source} × {factor} ({percent})"),
        "part_none": N_("{source} is not needed at all"),
        "never_alone": N_("No source can do it alone, whatever it gives, while the others stay."),
        "none_alone": N_("No money of {sources} alone is enough."),
        "years": N_("The path of the money over the years, and the people it reaches"),
        "workbook_gives": N_("Workbook gives"),
        "least_money": N_("Least money"),
        "from_now": N_("From the workbook's amounts"),
        "from_now_note": N_("no amount below the workbook's"),
        "from_now_saved": N_("no amount above the workbook's"),
        "step": N_("All in step"),
        "own": N_("This source alone"),
        "growth": N_("Growth on the year before"),
        "reached": N_("People, least money"),
        "chart_path": N_("Money by year"),
        "chart_sources": N_("What each source gives over the years"),
        "sources_heading": N_("How much each source would have to give"),
        "sources_note": N_(
            "Least money: the least of all sources together, so cheap or freely usable money "
            "comes first. From the workbook's amounts: {from_now}. Alone: this source's "
            "amounts times one factor while the others stay."
        ),
        "not_alone": N_("not alone"),
        "never": N_("no money does"),
        "source": N_("Source"),
        "change": N_("Change"),
        "change_from_now": N_("Change, from the workbook's amounts"),
        "factor": N_("Factor, alone"),
        "change_alone": N_("Change, alone"),
        "amounts": N_("Amounts"),
        "amounts_heading": N_("What each source gives in each year"),
        "amounts_note": N_(
            "To be typed into Budget, with Yearly rise and Total empty. Rounded up to hundredths."
        ),
        "ways": N_("Ways"),
        "ways_heading": N_("Ways of giving that reach so many, each the least of its kind"),
        "way": N_("Way"),
        "least": N_("the least money in all"),
        "way_in_step": N_("all amounts times one factor"),
        "way_alone": N_("{source} alone, times one factor"),
        "given": N_("Given in all"),
        "against": N_("Against the workbook"),
        "multiplied": N_("Factor"),
        "plan": N_("Plan"),
        "plan_heading": N_("The plan with the least money"),
        "plan_note": N_(
            "Proven best of the plans with this money that reach so many, and checked "
            "against all rules. To have it with all its sheets, type the least money into "
            "Budget, add the rule People at least (Year: all) and solve."
        ),
        "check_people": N_("the plan reaches at least so many people"),
        "check_source": N_("{source}: its years add up"),
        "check_year": N_("{year}: the sources add up"),
        "check_reached": N_("{year}: the lines add up to the people reached"),
        "check_way": N_("{way}: the sources add up"),
        "check_factor": N_("{source}: at least the factor times the workbook's amounts"),
    }
)
