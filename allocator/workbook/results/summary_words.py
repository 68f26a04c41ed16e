"""The words of the summary: its sentences, its figures, its charts."""

from __future__ import annotations

from allocator.language import N_

SUMMARY = {
    "plan_title": N_("Plan"),
    "currency_unknown": N_("money"),
    "summary_subtitle": N_("{years} · money in {currency} · {aim} · {proven}"),
    "summary_optimal": N_("proven: no plan that keeps the rules does better"),
    "summary_rounded": N_("proven best before its amounts were rounded"),
    "summary_stopped": N_("stopped early: it keeps the rules, but a better plan may exist"),
    "aim_people": N_("the most people"),
    "aim_people_kept_going": N_("the most people whose projects keep going"),
    "aim_weighted_people": N_("the most people, weighted by region"),
    "aim_jobs": N_("the most jobs"),
    "aim_fairest": N_("the least-covered region first"),
    "key_people": N_("People reached"),
    "key_money": N_("Money spent"),
    "key_cost": N_("Cost per person"),
    "key_women": N_("Women"),
    "key_youth": N_("Youth"),
    "key_jobs": N_("Jobs"),
    "key_weighted_people": N_("Weighted people"),
    "key_people_kept_going": N_("People kept going"),
    "key_fairest": N_("Lowest coverage of a region"),
    "unknown": N_("unknown"),
    "section_regions": N_("Who gets more, who gets less, and why"),
    "regions_moved": N_(
        "In the plan's average year {more} of {all} regions get more than last year, and {less} "
        "get less."
    ),
    "region_more": N_(
        "{region}: {money} a year on average, {change} more than last year ({percent})."
    ),
    "region_less": N_(
        "{region}: {money} a year on average, {change} less than last year ({percent})."
    ),
    "region_new": N_("{region}: {money} a year on average, after nothing last year."),
    "region_gone": N_("{region}: nothing, after {before} last year."),
    "region_most": N_("{region} gets most for each eligible person: {money} over the whole plan."),
    "region_least": N_(
        "{region} gets least for each eligible person: {money} over the whole plan."
    ),
    "from_to": N_("{first} to {last}"),
    "rule_of_row": N_("Rules row {row}, {rule}"),
    "why_reached": N_("All its eligible people have their turn."),
    "why_full": N_("It takes all it can use, {money} (Most per year), in {years}."),
    "why_at_most": N_("It stands at the most allowed by {rule}, in {years}."),
    "why_at_least": N_("It stands at the least asked for by {rule}, in {years}."),
    "why_cost": N_("A person reached costs {cost} there, {overall} overall."),
    "section_comparison": N_("Last year's split"),
    "comparison_unknown": N_(
        "Last year's money is not known by region, so there is no comparison. Fill Spent last "
        "year in Regions or Lines to have one."
    ),
    "comparison_by_line": N_(
        "The same money each year, divided among regions and project types as last year's was, "
        "at this plan's costs and delays. It keeps no rule and stops at no number of eligible "
        "people: a yardstick, not a plan."
    ),
    "comparison_by_region": N_(
        "The same money each year, divided among regions as last year's was. Where Lines does "
        "not split a region's money by project type, the region reaches people at this plan's "
        "own average there. It keeps no rule and stops at no number of eligible people: a "
        "yardstick, not a plan."
    ),
    "section_rules": N_("The rules that cost most"),
    "rules_free": N_("No rule costs anything: relaxing any one of them by one unit gains nothing."),
    "rules_cost": N_("What each would gain if it were off: {rules}."),
    "rule_off": N_("{rule} (Rules row {row}) {gain}"),
    "rules_unmeasured": N_("What the rules cost was not measured."),
    "rule_costs_more": N_("Rules row {row}, {rule}: {lot} more would gain {gain}."),
    "rule_costs_less": N_("Rules row {row}, {rule}: {lot} less would gain {gain}."),
    "rule_alone_costs_more": N_("Rules {rule}: {lot} more would gain {gain}."),
    "rule_alone_costs_less": N_("Rules {rule}: {lot} less would gain {gain}."),
    "gained_people": N_("{gain} people"),
    "gained_people_kept_going": N_("{gain} people kept going"),
    "gained_weighted_people": N_("{gain} weighted people"),
    "gained_jobs": N_("{gain} jobs"),
    "gained_fairest": N_("{gain} points of the lowest coverage"),
    "section_unspent": N_("Unspent money"),
    "unspent_none": N_("No money is left unspent."),
    "unspent_of": N_("{source}, {years}: {money}. {why}"),
    "unspent_rest": N_("{count} more sources: {money}. The sheet Sources says why."),
    "alternatives_title": N_("Other plans, nearly as good"),
    "alternatives_note": N_(
        "Each keeps all rules, reaches what is maximised to within {within} %, and is the least "
        "of something."
    ),
    "alternatives_regions": N_("Money by region"),
    "alternative": N_("Plan"),
    "gives_up": N_("People given up"),
    "section_told": N_("How this plan was made"),
    "section_after": N_("After {year}"),
    "pipeline": N_(
        "{people} more people are started and will be reached later; they are not counted."
    ),
    "capital_out": N_("{money} that was lent is still to come back."),
    "chart_people": N_("People reached"),
    "chart_sources": N_("Money spent, by source"),
    "chart_path": N_("All the money, and what limits its growth"),
    "chart_plan": N_("This plan"),
    "chart_at_most": N_("Most allowed"),
    "chart_at_least": N_("Least asked for"),
    "chart_regions": N_("Money by region"),
    "chart_coverage": N_("Coverage: people reached of all eligible"),
    "chart_coverage_ends": N_("Coverage: the {count} most and the {count} least covered regions"),
    "coverage": N_("Coverage"),
    "chart_average": N_("Plan, average a year"),
    "chart_last_year": N_("Last year"),
    "chart_numbers": N_("Figures of: {chart}"),
    "other_regions": N_("{count} other regions"),
    "other_sources": N_("{count} other sources"),
    "axis": N_("{label}, {unit}"),
    "scale_millions": N_("million"),
    "scale_thousands": N_("thousand"),
    "scale_millions_of": N_("million {unit}"),
    "scale_thousands_of": N_("thousand {unit}"),
}
