"""Words of the studies' workbooks, by the key the sheets ask them with."""

from __future__ import annotations

from allocator.language import N_, Spoken

#: Those that all studies share.
STUDY_WORDS = Spoken(
    {
        "where_told": N_("Sheet"),
        "plan_says": N_("The sheets say"),
        "limit": N_("To be held against"),
        "command": N_("Command"),
        "stage": N_("read and solve"),
        "study_checks_note": N_(
            "Each row adds the study's numbers up again with formulas that stay live: change "
            "a number in a table and see what breaks. A difference below a millionth is "
            "rounding. Every plan behind the numbers was checked against all its rules "
            "before."
        ),
    }
)

SHARED = Spoken(
    {
        "summary": N_("Summary"),
        "experience": N_("Experience"),
        "unknown": N_("unknown"),
        "no_plan": N_("no plan"),
        "rules_quarrel": N_("the rules quarrel"),
        "money_in": N_("money in {currency}"),
        "money_unknown": N_("money in the workbook's currency"),
        "people": N_("People"),
        "money": N_("Money"),
        "cost": N_("Money per person"),
        "women": N_("Women"),
        "youth": N_("Youth"),
        "jobs": N_("Jobs"),
        "unspent": N_("Unspent"),
        "least": N_("Least-covered region"),
        "coverage": N_("Its coverage"),
        "maximised": N_("Maximised: {aim}"),
        "maximises": N_(" · the plans maximise: {aim}"),
        "region": N_("Region"),
        "project": N_("Project type"),
        "year": N_("Year"),
        "strengths": N_("Strengths"),
        "weaknesses": N_("Weaknesses"),
        "remedies": N_("Remedies"),
        "check_cost": N_("{name}: money per person is money by people"),
    }
)

COMPARE_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("Scenarios: {title}"),
        "plan": N_("the plan"),
        "subtitle": N_(
            "{money} · each scenario is solved by itself, everything else as in the workbook"
        ),
        "base": N_("Base: the workbook as it stands"),
        "changes": N_("What changes"),
        "moved": N_("What moved"),
        "scenario": N_("Scenario"),
        "base_reaches": N_("As it stands, the plan reaches {people} for {money}."),
        "in_part": N_("{people} ({percent})"),
        "gains_most_more": N_("{name} reaches most: {change} for {money} more."),
        "gains_most_less": N_("{name} reaches most: {change} for {money} less."),
        "gains_most_same": N_("{name} reaches most: {change} for the same money."),
        "loses_most_more": N_("{name} reaches fewest: {change} for {money} more."),
        "loses_most_less": N_("{name} reaches fewest: {change} for {money} less."),
        "loses_most_same": N_("{name} reaches fewest: {change} for the same money."),
        "moves_most": N_(
            "{name}: the money that moves most is that of {region} · {project}, {change}."
        ),
        "moves_nothing": N_("{name} moves no money."),
        "scenario_fails": N_(
            "{name}: no plan satisfies the rules together with its changes: {why}."
        ),
        "scenarios_table": N_("Each scenario, and what it changes against the base"),
        "change_people": N_("Change in people"),
        "change_percent": N_("Change"),
        "change_money": N_("Change in money"),
        "chart_gain": N_("People gained or lost against the base"),
        "changes_note": N_(
            "Only what differs from the base is shown: before and after, from the lowest "
            "cell to the highest."
        ),
        "change": N_("Change"),
        "whom": N_("For whom"),
        "how": N_("As written"),
        "cells": N_("Cells"),
        "before": N_("Before"),
        "after": N_("After"),
        "moved_note": N_(
            "Money and people of a region and project type over all years; lines that do not "
            "move are left out. Among plans that are equally good each scenario takes the "
            "one that Prefer asks for, so money may also move between lines that are equally "
            "good."
        ),
        "money_base": N_("Money, base"),
        "money_then": N_("Money, scenario"),
        "people_base": N_("People, base"),
        "people_then": N_("People, scenario"),
        "check_change": N_("{name}: the change in people is people less the base's"),
        "check_moved_people": N_("{name}: what moved, added to the base, is its people"),
        "check_moved_money": N_("{name}: what moved, added to the base, is its money"),
    }
)

COUNTRY_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("Programmes side by side"),
        "subtitle": N_("{money} · each programme solved by its own rules"),
        "common_unit": N_("common money"),
        "own_table": N_("Each programme in its own terms"),
        "common_table": N_("By common measures"),
        "workbook": N_("Workbook"),
        "name": N_("Title"),
        "years": N_("Years"),
        "regions": N_("Regions"),
        "eligible": N_("Eligible people"),
        "currency": N_("Currency"),
        "rate": N_("One unit is worth"),
        "money_common": N_("Money, common"),
        "cost_common": N_("Money per person"),
        "money_per_thousand": N_("Money per 1,000 eligible people"),
        "people_per_thousand": N_("People per 1,000 eligible people"),
        "people_per_money": N_("People per 1,000 of money"),
        "women_share": N_("Women among them"),
        "youth_share": N_("Youth among them"),
        "jobs_per_thousand": N_("Jobs per 1,000 people"),
        "unspent_share": N_("Left unspent"),
        "cheapest": N_(
            "{name} reaches a person for {cost}, the least; {other} for {most}, the most."
        ),
        "widest": N_("{name} reaches {count} of 1,000 eligible people, the most; {other} {least}."),
        "best_loan": N_(
            "The best rule to borrow: {mine} with {lever} of {theirs} ({own} → {other}) "
            "would reach {gain} people more."
        ),
        "no_loan": N_("No programme would reach more people with another's rule."),
        "nothing_differs": N_("The programmes do not differ in any lever that can be borrowed."),
        "chart_cost": N_("Money per person reached"),
        "chart_reach": N_("People reached per 1,000 eligible people"),
        "levers": N_("Levers"),
        "levers_heading": N_("Which levers differ"),
        "levers_note": N_(
            "Only levers that differ are shown. Licence months and mobile share are averages "
            "over the regions by eligible people, interest and years to repay over the "
            "loans; of growth rules that name nobody, the lowest rate."
        ),
        "lever": N_("Lever"),
        "borrowed": N_("Borrow one rule"),
        "borrowed_heading": N_("Borrow one rule: my programme with one lever as theirs"),
        "borrowed_note": N_(
            "All of a programme's own regions, loans or rules are set to the other's value, "
            "everything else is left, and the plan is worked out again. none: a rule is off."
        ),
        "takes": N_("Takes over"),
        "from": N_("From"),
        "own_value": N_("Own value"),
        "their_value": N_("Their value"),
        "people_then": N_("People then"),
        "gain": N_("People gained or lost"),
        "chart_borrowed": N_("The rules that would gain most, people"),
        "borrower": N_("{mine} ← {theirs}: {lever}"),
        "texts": N_("What each programme says of itself, beside its figures"),
        "check_rate": N_("{name}: money in common is money times its rate"),
        "check_reach": N_("{name}: people per 1,000 are people by eligible people"),
        "check_gain": N_(
            "{mine} with {lever} of {theirs}: the gain is people then less people now"
        ),
    }
)

LADDER_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("The donor's ladder: {sources}"),
        "subtitle": N_("{money} · {start}"),
        "start_last_year": N_("the ladder starts from last year's {amount}"),
        "start_first_year": N_("the ladder starts from {amount} in {year}, which stays as it is"),
        "start_several": N_(
            "each ladder starts from its source's first year, or last year's amount"
        ),
        "whole": N_(
            "From a rise of {first} to {last}, {given} more is given and {people} more "
            "people are reached: {cost} for each of them."
        ),
        "average": N_(
            "At {last} a person costs {average} on average, of all money; the last step "
            "costs {marginal} for each extra person: new money is not to be judged by the "
            "average."
        ),
        "dearest": N_(
            "The dearest step is from {before} to {after}: {cost} for each extra person."
        ),
        "nothing_more": N_("From {before} to {after} no more people are reached: look at Unspent."),
        "shape": N_(
            "At {rise}, the same total given freely would reach {free} more people than the "
            "constant percentage, and {straight} more than a straight line."
        ),
        "shape_free": N_(
            "The shape costs nothing: free years, a straight line and a constant percentage "
            "reach the same."
        ),
        "fails": N_("At {rise} no plan satisfies the rules: {why}."),
        "steps": N_("Each rise, and what its step costs"),
        "rise": N_("Rise a year"),
        "given": N_("Given in all"),
        "extra_money": N_("Extra money"),
        "extra_people": N_("Extra people"),
        "extra_cost": N_("Money per extra person"),
        "chart_people": N_("People reached by what is given in all"),
        "chart_cost": N_("Money per extra person, step by step"),
        "shapes": N_("Shapes"),
        "shapes_heading": N_("What the shape of the ladder costs, for the same total"),
        "shapes_note": N_(
            "Constant percentage: each year the year before and the rise. Straight line: the "
            "same step each year. Free: the plan decides each year's amount. Same start, "
            "same total; blank: the straight line would go below nothing."
        ),
        "free": N_("People, free"),
        "straight": N_("People, straight line"),
        "constant": N_("People, constant percentage"),
        "straight_costs": N_("Lost by the straight line"),
        "constant_costs": N_("Lost by the constant percentage"),
        "chart_shapes": N_("People lost against years left free"),
        "amounts": N_("Amounts"),
        "amounts_heading": N_("What is given each year, in each shape"),
        "amount_constant": N_("Constant percentage"),
        "amount_straight": N_("Straight line"),
        "amount_free": N_("Free"),
        "check_given": N_("{rise}: the years add up to what is given in all"),
        "check_straight": N_("{rise}: the straight line gives the same in all"),
        "check_free": N_("{rise}: the free years give no more in all"),
        "check_extra": N_("{rise}: extra people are those above the step before"),
        "check_extra_cost": N_("{rise}: money per extra person is extra money by extra people"),
        "check_climb": N_("{rise}, {year}: the year before and the rise"),
    }
)
