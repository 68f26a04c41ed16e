"""The words of the report alone; most of what it says are the words of the workbook."""

from __future__ import annotations

from allocator.workbook.results.words import WORDS as OF_THE_WORKBOOK

WORDS: dict[str, str] = {
    **OF_THE_WORKBOOK,
    "report_figures": "The plan in figures",
    "report_charts": "The plan in pictures",
    "report_tables": "Tables",
    "report_against": "Last year's split of the same money: {number} ({change})",
    "report_years": "Year by year",
    "report_regions": "Region by region",
    "report_projects": "Project type by project type",
    "report_sources": "Where the money comes from",
    "report_rules": "What each rule costs",
    "report_recommendations": "What each recommendation of the conference is worth here",
    "report_plan": "The whole plan: money of each region and project type",
    "report_made": "How this page was made",
    "report_all_years": "Money, all years",
    "report_growth": "Change on last year",
    "report_growth_note": "Change on last year is that of the plan's average year.",
    "chart_described": "{series}: {start} in {first}, {end} in {last}. "
    "The tables below give every number.",
}
