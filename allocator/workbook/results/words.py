"""Every word a reader of the output workbook meets, by the key the sheets ask it with."""

from __future__ import annotations

from collections.abc import Mapping

from allocator.language import LANGUAGES, N_, Spoken, translated
from allocator.workbook.results.summary_words import SUMMARY

SHEETS = {
    "summary": N_("Summary"),
    "plan": N_("Plan"),
    "by_region": N_("By region"),
    "by_project": N_("By project"),
    "recommendations": N_("Recommendations"),
    "alternatives": N_("Alternatives"),
    "sources": N_("Sources"),
    "rules": N_("Rules"),
    "prices": N_("Prices"),
    "gradually": N_("Gradually"),
    "why_sheet": N_("Why"),
    "checks": N_("Checks"),
    "about": N_("About"),
    "proof": N_("Proof"),
    # Sheets of the question, where a check comes from one of them.
    "regions": N_("Regions"),
    "projects": N_("Projects"),
    "lines": N_("Lines"),
    "budget": N_("Budget"),
}

HEADINGS = {
    "region": N_("Region"),
    "code": N_("Code"),
    "area": N_("Area"),
    "eligible": N_("Eligible people"),
    "project": N_("Project type"),
    "group": N_("Group"),
    "year": N_("Year"),
    "money": N_("Money"),
    "people": N_("People"),
    "women": N_("Women"),
    "youth": N_("Youth"),
    "jobs": N_("Jobs"),
    "started": N_("Started"),
    "region_number": N_("Region number"),
    "project_number": N_("Type number"),
    "year_number": N_("Year number"),
    "total": N_("Total"),
    "yearly_average": N_("Average a year"),
    "money_last_year": N_("Money last year"),
    "money_in": N_("Money {year}"),
    "growth_in": N_("Growth {year}"),
    "people_in": N_("People {year}"),
    "coverage_by": N_("Coverage by {year}"),
    "source": N_("Source"),
    "named_source": N_("{name} (source)"),
    "kind": N_("Kind"),
    "amount": N_("Amount"),
    "own_costs": N_("Own costs"),
    "follow_up": N_("Follow-up"),
    "received": N_("Received"),
    "carried_in": N_("Carried in"),
    "repaid": N_("Repaid"),
    "spent": N_("Spent"),
    "carried": N_("Carried out"),
    "unspent": N_("Unspent"),
    "why": N_("Why"),
    "row": N_("Row"),
    "rule": N_("Rule"),
    "note": N_("Note"),
    "value": N_("Value"),
    "binding": N_("Binding"),
    "price": N_("Price"),
    "price_is": N_("Price is in"),
    "a_unit": N_("A unit"),
    "one_more": N_("A unit more"),
    "one_less": N_("A unit less"),
    "holds_from": N_("Holds from"),
    "holds_to": N_("Holds to"),
    "without_rule": N_("Without the rule"),
    "cell": N_("Cell"),
    "number_of": N_("Number"),
    "people_plan": N_("This plan"),
    "people_free": N_("Without growth, cut and step rules"),
    "difference": N_("Difference"),
    "binds_in": N_("Binds in"),
    "free_from": N_("Binds no more from"),
    "next_costs": N_("Next one costs"),
    "elsewhere": N_("Where the money went"),
    "enters_below": N_("Enters below"),
    "next_money": N_("Of 1 % more money"),
    "more_here": N_("{lot} more here"),
    "less_here": N_("{lot} less here"),
    "scope": N_("Scope"),
    "year_before": N_("Year before"),
    "must_be": N_("Must be"),
    "allowance": N_("Limit or allowance"),
    "used": N_("Plan has or uses"),
    "left": N_("Left"),
    "item": N_("Item"),
    "figure": N_("Over the whole plan"),
    "this_plan": N_("This plan"),
    "last_split": N_("Last year's split"),
    "gain": N_("Difference"),
    "where": N_("Where it is set"),
    "what": N_("What"),
    "plan_says": N_("Plan says"),
    "limit": N_("Limit"),
    "off_by": N_("Off by"),
    "verdict": N_("Verdict"),
    "sense_<=": N_("≤"),
    "sense_>=": N_("≥"),
    "sense_=": N_("="),
    "number": N_("No."),
    "recommendation": N_("The conference asked to"),
    "without_it": N_("Change in {noun}"),
    "what_it_says": N_("When solved again"),
}

RULES = {
    "rules_title": N_("How the plan stands to each rule"),
    "rules_note": N_(
        "Row is the row of your sheet Rules. Price is what the plan would gain if every limit of "
        "the rule were one unit easier, measured by solving again."
    ),
    "rules_note_worth": N_(
        "Row is the row of your sheet Rules; the rule that costs most stands first. What a unit "
        "more or less of its Value gains (+) or loses (-), and what the plan would gain without "
        "the rule, in {noun}, measured by solving again. A unit gains the same while Value is "
        "between Holds from and Holds to. {nothing}: not measured, or it cannot be."
    ),
    "rules_none": N_("No rule is on."),
    "limits_title": N_("Every limit of every rule"),
    "limits_note": N_(
        "For rules of growth, cut and step: the allowance of the year, what the plan uses of it, "
        "and what is left."
    ),
    "limits_left_out": N_("Shown: {shown} of {all}, those with the least left."),
    "prices_title": N_("What the other numbers of the workbook are worth"),
    "prices_note": N_(
        "What the plan would gain (+) or lose (-), in {noun}, with a unit more or less of each "
        "number, all others as they are; a unit gains the same between Holds from and Holds to. "
        "Numbers that change nothing are left out, but for the amounts in Budget. {nothing}: not "
        "measured, or it cannot be."
    ),
    "regions_title": N_("What money for one region costs the others"),
    "regions_note": N_(
        "The change in {noun} if the region must have so much more than the plan gives it, or so "
        "much less, out of the same money."
    ),
    "gradual_title": N_("What going gradually costs"),
    "gradual_note": N_(
        "People reached in each year, and what the best plan would reach if all rules of growth, "
        "cut and step were off, the others on."
    ),
    "gradual_rules_title": N_("The rules of growth, cut and step, and when each binds"),
    "to_the_end": N_("binds to the end"),
    "never": N_("never"),
    "why_title": N_("Why each line has what it has"),
    "why_note": N_(
        "What the next one reached would cost the sources here, and where the money went; and "
        "what more or less of it the line would have if every source gave 1 % more."
    ),
    "not_measured": N_("not measured"),
    "nothing_told": N_("–"),
    "no_plan_left": N_("no plan"),
    "endless": N_("any"),
    "price_per": N_("{noun} per {unit}"),
    "lot_%": N_("1 percentage point"),
    "lot_people": N_("{lot} person"),
    "lot_jobs": N_("{lot} job"),
    "lot_lines": N_("{lot} line"),
    "lot_name": N_("{lot} name"),
    "unit_%": N_("percentage point"),
    "unit_people": N_("person"),
    "unit_jobs": N_("job"),
    "unit_lines": N_("line"),
    "unit_name": N_("name"),
    "gain_people": N_("people"),
    "gain_people_kept_going": N_("people kept going"),
    "gain_weighted_people": N_("weighted people"),
    "gain_jobs": N_("jobs"),
    "gain_fairest": N_("points of the lowest coverage"),
    "yes": N_("yes"),
    "no": N_("no"),
}

RECOMMENDATIONS = {
    "recommendations_title": N_("What each recommendation of the conference is worth here"),
    "recommendations_note": N_(
        "Measured by solving the workbook again without it: + is more without it, - is fewer. "
        "Agadir, April 2018."
    ),
    "not_used": N_("not used here"),
}

FOLLOW_UP = {
    "planned_money": N_("Planned money"),
    "planned_people": N_("Planned people"),
    "fill_in_spent": N_(
        "What was really spent, once the year is over; 0 where nothing was. Leave years to come "
        "empty."
    ),
    "fill_in_people": N_("Whom it really reached in that year. Leave it empty where nobody knows."),
    "fill_in_number": N_("Write a number of 0 or more."),
}

CHECKS = {
    "checks_note": N_(
        "Each row adds the plan up again with formulas that stay live: change a number in Plan "
        "or Sources and see what breaks. A difference below a millionth is rounding. The "
        "formulas tell regions, types and years apart by the numbers at the right of Plan."
    ),
    "checks_left_out": N_(
        "Shown: {shown} of {all} checks, those with the least left of each rule; all of them "
        "were checked before this file was written."
    ),
    "checks_without_formula": N_("{count} of them cannot be told by a formula over these sheets."),
    "ok": N_("OK"),
    "off": N_("off by {amount}"),
    "all_ok": N_("All OK"),
    "checks_broken": N_("{count} checks are off"),
    "all_years": N_("all years"),
    "sum_money": N_("Money adds up to the sheet Plan"),
    "sum_people": N_("People add up to the sheet Plan"),
    "sum_sources": N_("The sources together pay all the money"),
    "sum_rows": N_("In each row the sources pay the money (sum of differences)"),
    "sum_started": N_("People started are those reached and those still to come"),
    "check_amount": N_("The amount is the one in Budget"),
    "check_total": N_("The amounts are within Total"),
    "check_received": N_("Received is the amount less own costs and follow-up"),
    "check_repaid": N_("Repaid follows from what was lent"),
    "check_spent": N_("Spent is what the source pays in Plan"),
    "check_balance": N_("What came in was spent, carried over or left unspent"),
    "check_carried": N_("Carried over is within Carry over"),
    "check_eligible": N_("People started are within Eligible people"),
    "check_reach": N_("People started are within Reach"),
    "check_most_people": N_("People started are within Most people"),
    "check_most_per_year": N_("Money is within Most per year"),
}

ABOUT = {
    "input_file": N_("Input file"),
    "input_digest": N_("SHA-256 of the input file"),
    "program": N_("Program"),
    "solver": N_("Solver"),
    "date": N_("Written on"),
    "status": N_("Status"),
    "status_optimal": N_("optimal: proven, no plan that keeps the rules does better"),
    "status_rounded": N_("optimal before rounding: proven, no plan of exact amounts does better"),
    "status_stopped": N_("stopped: the best plan found before the solver was stopped"),
    "maximise": N_("Maximise"),
    "objective": N_("Objective"),
    "bound": N_("Bound: no plan can be above it"),
    "gap": N_("Gap between the two"),
    "proof_objective": N_("Exact: what the amounts in this workbook reach"),
    "proof_bound": N_("Exact: bound by the prices in Proof"),
    "proof_gap": N_("Exact: bound less objective"),
    "proof_violation": N_("Exact: largest violation of a limit"),
    "proof_violation_of": N_("Exact: largest violation of a limit ({what})"),
    "proof_rows": N_("Limits in the proof"),
    "proof_how": N_("To repeat it without a solver"),
    "proof_repeat": N_(
        "allocator check THIS.xlsx --against INPUT.xlsx; the prices are in the hidden sheet Proof."
    ),
    "proof_number": N_("Limit number"),
    "proof_price": N_("Price: gain for one unit more"),
    "told": N_("How it was made"),
    "coverage_of": N_("Coverage of {region}"),
    "seconds_of": N_("Seconds to {stage}"),
    "stage_read": N_("read"),
    "stage_build": N_("write the model"),
    "stage_solve": N_("solve and check"),
    "setting": N_("Setting: {name}"),
    "blank": N_("(blank)"),
    "warning": N_("Warning"),
    "warnings": N_("Warnings"),
    "none": N_("none"),
}

WORDS = Spoken(
    {
        **SHEETS,
        **HEADINGS,
        **SUMMARY,
        **RULES,
        **RECOMMENDATIONS,
        **FOLLOW_UP,
        **CHECKS,
        **ABOUT,
    }
)


def in_every_language() -> list[Mapping[str, str]]:
    """The same words by the same keys in each language: a plan is read back in any of them."""
    return [
        {key: translated(text, spoken) for key, text in WORDS.words.items()} for spoken in LANGUAGES
    ]
