"""Words of the workbook of a target, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.workbook.studies.words import SHARED

TARGET_WORDS: dict[str, str] = {
    **SHARED,
    "title": "{people} people: the least money",
    "subtitle": "{money} · all rules hold; where a source gives nothing in a year it still does",
    "least_more": "The least money that reaches {people} people is {money}: {change} ({percent}) "
    "more than the workbook gives.",
    "least_less": "The least money that reaches {people} people is {money}: {change} ({percent}) "
    "less than the workbook gives.",
    "least_same": "The least money that reaches {people} people is {money}, just what the workbook "
    "gives.",
    "least_alone": "The least money that reaches {people} people is {money}.",
    "rules_ask": "The rules alone ask for that much money: with it {reached} people are reached, "
    "and no plan that keeps them does with less.",
    "present": "As it stands, the plan reaches {people} people with {money}.",
    "no_present": "As it stands, the workbook has no plan: {why}.",
    "more": "If no source is to give less in any year than it does now, {money} more is enough.",
    "saved": "If no source is to give more in any year than it does now, {money} can be saved.",
    "in_step": "If all amounts move in step, each of them is multiplied by {factor} ({percent}).",
    "not_in_step": "With all amounts in step, no money is enough.",
    "alone": "One source alone, the others as they are: {parts}.",
    "part": "{source} × {factor} ({percent})",
    "part_none": "{source} is not needed at all",
    "never_alone": "No source can do it alone, whatever it gives, while the others stay.",
    "none_alone": "No money of {sources} alone is enough.",
    "years": "The path of the money over the years, and the people it reaches",
    "workbook_gives": "Workbook gives",
    "least_money": "Least money",
    "from_now": "From the workbook's amounts",
    "from_now_note": "no amount below the workbook's",
    "from_now_saved": "no amount above the workbook's",
    "step": "All in step",
    "own": "This source alone",
    "growth": "Growth on the year before",
    "reached": "People, least money",
    "chart_path": "Money by year",
    "chart_sources": "What each source gives over the years",
    "sources_heading": "How much each source would have to give",
    "sources_note": "Least money: the least of all sources together, so cheap or freely usable "
    "money comes first. From the workbook's amounts: {from_now}. Alone: this source's amounts "
    "times one factor while the others stay.",
    "not_alone": "not alone",
    "never": "no money does",
    "source": "Source",
    "change": "Change",
    "change_from_now": "Change, from the workbook's amounts",
    "factor": "Factor, alone",
    "change_alone": "Change, alone",
    "amounts": "Amounts",
    "amounts_heading": "What each source gives in each year",
    "amounts_note": "To be typed into Budget, with Yearly rise and Total empty. Rounded up to "
    "hundredths.",
    "ways": "Ways",
    "ways_heading": "Ways of giving that reach so many, each the least of its kind",
    "way": "Way",
    "least": "the least money in all",
    "way_in_step": "all amounts times one factor",
    "way_alone": "{source} alone, times one factor",
    "given": "Given in all",
    "against": "Against the workbook",
    "multiplied": "Factor",
    "plan": "Plan",
    "plan_heading": "The plan with the least money",
    "plan_note": "Proven best of the plans with this money that reach so many, and checked "
    "against all rules. To have it with all its sheets, type the least money into Budget, add "
    "the rule People at least (Year: all) and solve.",
    "check_people": "the plan reaches at least so many people",
    "check_source": "{source}: its years add up",
    "check_year": "{year}: the sources add up",
    "check_reached": "{year}: the lines add up to the people reached",
    "check_way": "{way}: the sources add up",
    "check_factor": "{source}: at least the factor times the workbook's amounts",
}
