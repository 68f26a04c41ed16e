"""Words of the workbook of a new plan, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.language import N_, Spoken
from allocator.workbook.studies.words import SHARED

REPLAN_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("The plan anew: {title}"),
        "plan": N_("the plan"),
        "subtitle_one": N_("{money} · {over} is over, {to_come} planned anew"),
        "subtitle_more": N_("{money} · {over} are over, {to_come} planned anew"),
        # Summary
        "happened": N_(
            "In {years} {spent} was spent of {planned} planned ({part}), and {reached} were "
            "reached of {expected} planned ({part_people})."
        ),
        "happened_alone": N_("In {years} {spent} was spent, and {reached} were reached."),
        "costs_moved": N_("What one person costs moved with what happened: {moves}."),
        "cost_move": N_("{project} {before} → {after} ({change})"),
        "costs_stay": N_(
            "Costs stay as in Projects: of no project type were {evidence} expected or "
            "reached with the people told."
        ),
        "now": N_("Over all years the new plan reaches {people} for {money}."),
        "saved": N_(
            "Going on with the old plan, as close to it as rules and money allow, would "
            "reach {kept}: the change of plan saves {saved}."
        ),
        "saves_nothing": N_("Going on with the old plan would reach as many."),
        "fewer": N_(
            "Going on with the old plan, as close to it as rules and money allow, would "
            "reach {kept}, {more} more: people are not what the plans maximise."
        ),
        "broken": N_(
            "To the letter the old plan would reach {kept} and break {count} of the rules: {rules}."
        ),
        "no_old_plan": N_("There was no old plan to compare with: no plan kept the rules before."),
        "move": N_(
            "The money to come changes most for {region} · {project}: {change} against the "
            "old plan."
        ),
        "from_sheet": N_("The old plan is the one that the follow-up sheet tells of."),
        "from_workbook": N_(
            "The old plan is what this workbook gave before anything had happened."
        ),
        "years": N_("Each year: as planned, if the old plan is kept, and now"),
        "years_note": N_(
            "In years that are over the last two are what happened. If the old plan is kept, "
            "the money of each line is as close to the planned as rules, money and people "
            "allow, at the costs learned."
        ),
        "total": N_("Total"),
        "stage": N_("Year is"),
        "over": N_("over"),
        "to_come": N_("to come"),
        "money_planned": N_("Money planned"),
        "money_goes_on": N_("Money if kept"),
        "money_now": N_("Money now"),
        "people_planned": N_("People planned"),
        "people_goes_on": N_("People if kept"),
        "people_now": N_("People now"),
        "chart_people": N_("People by year"),
        "chart_money": N_("Money by year"),
        # New plan
        "new_plan": N_("New plan"),
        "new_plan_heading": N_("Each line and year to come"),
        "new_plan_note": N_("Money and people of the old plan, and now."),
        "change_money": N_("Change in money"),
        # Planned and actual
        "actual": N_("Planned and actual"),
        "actual_heading": N_("What was planned, and what happened"),
        "actual_note": N_(
            "Where nobody told how many people were reached they follow from the money."
        ),
        "spent": N_("Spent"),
        "off_money": N_("Spent less planned"),
        "reached": N_("Reached"),
        "off_people": N_("Reached less planned"),
        # Costs
        "costs": N_("Costs"),
        "costs_heading": N_("What one person costs, learned from what happened"),
        "rule_least": N_(
            "A cost moves only where at least {people} were expected for the money spent, "
            "or were reached; years for which nobody told the people say nothing."
        ),
        "rule_rate": N_(
            "Then rate = ({evidence} + people reached) ÷ ({evidence} ÷ start + people "
            "expected), and new cost = cost ÷ rate: the start counts like having seen it "
            "come true for {people}."
        ),
        "rule_start": N_(
            "A project type starts from 1, the cost in Projects. A line with such evidence "
            "of its own starts from the rate of its type in the other regions; the rest take "
            "their type's."
        ),
        "rule_source": N_(
            "This is the gamma-Poisson estimate of a rate (Clayton and Kaldor, Biometrics "
            "43, 1987)."
        ),
        "types": N_("Project types"),
        "types_note": N_("Cost per person as in Projects."),
        "lines": N_("Lines"),
        "lines_note": N_(
            "What the sources pay for one person at the prices of the first year, after own "
            "share and mobile saving."
        ),
        "expected": N_("Expected for the money spent"),
        "start": N_("Starts from"),
        "own": N_("Evidence"),
        "its_own": N_("its own"),
        "its_type": N_("its type's"),
        "cost_before": N_("Cost before"),
        "cost_after": N_("New cost"),
        "cost_change": N_("Change"),
        # Sources
        "sources": N_("Sources"),
        "sources_heading": N_("Where the money comes from and goes"),
        "source": N_("Source"),
        "received": N_("Received"),
        "carried_in": N_("Carried in"),
        "repaid": N_("Repaid"),
        "carried": N_("Carried out"),
        "why": N_("Why"),
        # Follow-up
        "follow_up": N_("Follow-up"),
        "follow_up_heading": N_("To be filled in when the next year is over"),
        "follow_up_note": N_(
            "Write what was really spent and whom it reached: 0 where nothing was spent, "
            "nothing for years to come. Then plan anew: allocator replan IN.xlsx --actuals "
            "this file."
        ),
        # Checks
        "check_lines_money": N_("{year}: the lines add up to the money now"),
        "check_lines_people": N_("{year}: the lines add up to the people now"),
        "check_actual": N_("{year}: what was spent adds up"),
        "check_sources": N_("{source} {year}: what came in went somewhere"),
        "check_spent": N_("{year}: the sources spend the money now"),
        "check_cost": N_("{project}: the new cost follows from the rule"),
        "check_saved": N_("The people saved are those between the two plans"),
        "check_follow_up": N_("{year}: what is to be followed up is the money now"),
    }
)
