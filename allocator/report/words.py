"""The words of the report alone; most of what it says are the words of the workbook."""

from __future__ import annotations

from allocator.language import N_, Spoken
from allocator.workbook.results.words import WORDS as OF_THE_WORKBOOK

OWN = {
    "report_figures": N_("The plan in figures"),
    "report_charts": N_("The plan in pictures"),
    "report_tables": N_("Tables"),
    "report_against": N_("Last year's split of the same money: {number} ({change})"),
    "report_years": N_("Year by year"),
    "report_regions": N_("Region by region"),
    "report_projects": N_("Project type by project type"),
    "report_sources": N_("Where the money comes from"),
    "report_rules": N_("What each rule costs"),
    "report_recommendations": N_("What each recommendation of the conference is worth here"),
    "report_plan": N_("The whole plan: money of each region and project type"),
    "report_made": N_("How this page was made"),
    "report_all_years": N_("Money, all years"),
    "report_growth": N_("Change on last year"),
    "report_growth_note": N_("Change on last year is that of the plan's average year."),
    "report_why": N_("Why each region and project type has what it has"),
    "report_why_note": N_(
        "Of 1 % more money: what more or less the line would have if every source gave 1 % more."
    ),
    "chart_says": N_("{name} · {series}: {number}"),
    "chart_described": N_(
        "{series}: {start} in {first}, {end} in {last}. The tables below give every number."
    ),
}

WORDS = Spoken({**OF_THE_WORKBOOK.words, **OWN})
