"""The output workbook: a plan written as sheets that people read, print and add up again.

writing     `write`: a plan's sheets in their order
saving      the file, made in memory and put in its place whole
output_book what sheets of any output share (see workbook.studies); book: those of a plan
account     a plan and what is worked out from it to be told, on sheets or elsewhere
sentences   what the plan means, in words; regions_told: who gets more, who gets less, and why
figures     the plan's numbers as tables and cubes; comparison: last year's split
tables      a list of columns as a real Excel table; pages: print set-up
summary, plan_sheet, by_region, by_project, sources, rules, checks, about, proof
            one sheet each; summary_charts and key_figures serve the summary
chart_data  what charts draw, here and in the report; charts: native ones; palette: their colours
expressions sums over the sheet `Plan` that are a formula and a number at once
check_table two sides and a verdict as live formulas, for plans and for studies
live_ledger the rules' own text over such sums; check_rows: everything checked again
words       every word a reader sees; summary_words: those of the summary
direction   what turns round where the language runs from right to left
"""

from __future__ import annotations

from allocator.workbook.results.writing import NotWritten, write

__all__ = ["NotWritten", "write"]
