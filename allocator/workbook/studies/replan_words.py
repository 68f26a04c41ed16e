"""Words of the workbook of a new plan, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.workbook.studies.words import SHARED

REPLAN_WORDS: dict[str, str] = {
    **SHARED,
    "title": "The plan anew: {title}",
    "plan": "the plan",
    "subtitle": "{money} · {over} over, {to_come} planned anew",
    "are_over": "{years} are",
    "is_over": "{years} is",
    # Summary
    "happened": "In {years} {spent} was spent of {planned} planned ({part}), and {reached} people "
    "were reached of {expected} planned ({part_people}).",
    "happened_alone": "In {years} {spent} was spent, and {reached} people were reached.",
    "costs_moved": "What one person costs moved with what happened: {moves}.",
    "cost_move": "{project} {before} → {after} ({change})",
    "costs_rest": "{count} more in the sheet Costs",
    "costs_stay": "Costs stay as in Projects: of no project type were {evidence} people expected "
    "or reached with the people told.",
    "now": "Over all years the new plan reaches {people} people for {money}.",
    "saved": "Going on with the old plan, as close to it as rules and money allow, would reach "
    "{kept}: the change of plan saves {saved} people.",
    "saves_nothing": "Going on with the old plan would reach as many.",
    "fewer": "Going on with the old plan, as close to it as rules and money allow, would reach "
    "{kept}, {more} more: people are not what the plans maximise.",
    "broken": "To the letter the old plan would reach {kept} and break {count} of the rules: "
    "{rules}.",
    "no_old_plan": "There was no old plan to compare with: no plan kept the rules before.",
    "move": "The money to come changes most for {region} · {project}: {change} against the old "
    "plan.",
    "from_sheet": "The old plan is the one that the follow-up sheet tells of.",
    "from_workbook": "The old plan is what this workbook gave before anything had happened.",
    "years": "Each year: as planned, if the old plan is kept, and now",
    "years_note": "In years that are over the last two are what happened. If the old plan is kept, "
    "the money of each line is as close to the planned as rules, money and people allow, at the "
    "costs learned.",
    "stage": "Year is",
    "over": "over",
    "to_come": "to come",
    "money_planned": "Money planned",
    "money_goes_on": "Money if kept",
    "money_now": "Money now",
    "people_planned": "People planned",
    "people_goes_on": "People if kept",
    "people_now": "People now",
    "chart_people": "People by year",
    "chart_money": "Money by year",
    # New plan
    "new_plan": "New plan",
    "new_plan_heading": "Each line and year to come",
    "new_plan_note": "Money and people of the old plan, and now.",
    "change_money": "Change in money",
    # Planned and actual
    "actual": "Planned and actual",
    "actual_heading": "What was planned, and what happened",
    "actual_note": "Where nobody told how many people were reached they follow from the money.",
    "spent": "Spent",
    "off_money": "Spent less planned",
    "reached": "Reached",
    "off_people": "Reached less planned",
    # Costs
    "costs": "Costs",
    "costs_heading": "What one person costs, learned from what happened",
    "rule_least": "A cost moves only where at least {evidence} people were expected for the money "
    "spent, or were reached; years for which nobody told the people say nothing.",
    "rule_rate": "Then rate = ({evidence} + people reached) ÷ ({evidence} ÷ start + people "
    "expected), and new cost = cost ÷ rate: the start counts like having seen it come true for "
    "{evidence} people.",
    "rule_start": "A project type starts from 1, the cost in Projects. A line with such evidence "
    "of its own starts from the rate of its type in the other regions; the rest take their type's.",
    "rule_source": "This is the gamma-Poisson estimate of a rate (Clayton and Kaldor, Biometrics "
    "43, 1987).",
    "types": "Project types",
    "types_note": "Cost per person as in Projects.",
    "lines": "Lines",
    "lines_note": "What the sources pay for one person at the prices of the first year, after "
    "own share and mobile saving.",
    "expected": "Expected for the money spent",
    "start": "Starts from",
    "own": "Evidence",
    "its_own": "its own",
    "its_type": "its type's",
    "cost_before": "Cost before",
    "cost_after": "New cost",
    "cost_change": "Change",
    # Sources
    "sources": "Sources",
    "sources_heading": "Where the money comes from and goes",
    "source": "Source",
    "received": "Received",
    "carried_in": "Carried in",
    "repaid": "Repaid",
    "carried": "Carried out",
    "why": "Why",
    # Follow-up
    "follow_up": "Follow-up",
    "follow_up_heading": "To be filled in when the next year is over",
    "follow_up_note": "Write what was really spent and whom it reached: 0 where nothing was spent, "
    "nothing for years to come. Then plan anew: allocator replan IN.xlsx --actuals this file.",
    # Checks
    "check_lines_money": "{year}: the lines add up to the money now",
    "check_lines_people": "{year}: the lines add up to the people now",
    "check_actual": "{year}: what was spent adds up",
    "check_sources": "{source} {year}: what came in went somewhere",
    "check_spent": "{year}: the sources spend the money now",
    "check_cost": "{project}: the new cost follows from the rule",
    "check_saved": "The people saved are those between the two plans",
    "check_follow_up": "{year}: what is to be followed up is the money now",
}
