"""Words of the workbook of draws."""

from __future__ import annotations

from allocator.workbook.studies.words import SHARED

SIMULATE_WORDS: dict[str, str] = {
    **SHARED,
    "title": "If things turn out otherwise: {title}",
    "plan": "the plan",
    "subtitle": "{draws} draws, seed {seed}{aim}",
    "stopped": "Stopped early: this holds {held} of the {asked} draws that were asked for.",
    "promised": "On the numbers of the workbook the plan reaches {people}.",
    "held": "With its amounts as they are, it reaches {middle} in the middle of {draws} draws; in "
    "nine of ten between {low} and {high}.",
    "anew": "Planned anew each time, knowing the numbers and keeping every rule, it would be "
    "{middle} in the middle.",
    "misses": "In {count} of {draws} draws the plan as it is comes to miss a rule about people, "
    "most often that of {cell} ({most} draws).",
    "without": "In {count} of {draws} draws no plan keeps all rules.",
    "every": "In every draw some plan keeps all rules.",
    "never_planned": "In no draw does any plan keep all rules; look at the limits in Rules.",
    "lines_sure": "{sure} of {lines} lines are funded in every draw that has a plan, {seldom} in "
    "fewer than one in ten.",
    "robust_sentence": "The robust plan, sought among {among} draws, misses the best plan the "
    "rules allow by {regret} at most there; the plan misses it by {own}. On the numbers of the "
    "workbook it reaches {people}.",
    "no_robust": "No robust plan was sought: it was not asked for, or a rule "
    "asks for more than amounts (whole numbers, coverage gaps, Fairest).",
    "spread": "Spread over the draws",
    "spread_note": "5 %: in one draw of twenty fewer are reached. As planned: no line gets more "
    "than the plan gives it; where people run out or money comes late it gets less, where that "
    "costs fewest people; rules are not asked again, so it may reach more than a plan made anew "
    "that keeps them. Planned anew: over the draws that have a plan.",
    "part": "Draws",
    "lowest": "Lowest",
    "highest": "Highest",
    "middle": "Middle",
    "average": "Average",
    "as_planned": "As planned",
    "replanned": "Planned anew",
    "robust": "Robust",
    "chart_spread": "Reached, from the worst draw to the best",
    "lines": "Lines",
    "lines_heading": "How often each line is funded when planned anew",
    "lines_note": "Over the draws that have a plan. Where several plans are equally good, one of "
    "them counts, so lines that are alike share their draws by chance.",
    "money_planned": "Money in the plan",
    "funded": "Draws funded",
    "share": "Of draws",
    "draws": "Draws",
    "draws_heading": "Every draw",
    "draw": "Draw",
    "lost": "Anew less as planned",
    "robust_sheet": "Robust plan",
    "robust_heading": "The plan that is least far from the best in the worst draw",
    "robust_note": "It keeps every rule of the workbook. Money over all years.",
    "money_robust": "Money, robust",
    "change_money": "Change in money",
    "regrets": "The draws it was sought among: people fewer than the best the rules allow",
    "best": "Best plan allowed",
    "plan_misses": "The plan misses",
    "robust_misses": "The robust plan misses",
    "ranges": "Ranges",
    "ranges_heading": "What was drawn, and what it was in some draws",
    "ranges_note": "Each number is as likely to be anywhere between Low and High, whatever the "
    "others are. Parts are of what the workbook says. The draws are those in which the plan as "
    "it is reaches fewest people, those in the middle, and most.",
    "item": "Item",
    "whom": "For whom",
    "low": "Low",
    "high": "High",
    "in_worst": "In draw {draw}, the worst",
    "in_middle": "In draw {draw}, the middle",
    "in_best": "In draw {draw}, the best",
    "check_held": "The average as planned is that of the draws",
    "check_best": "The average planned anew is that of the draws that have a plan",
    "check_lost": "Draws planned anew, less what is lost, are the draws as planned",
    "check_money": "Money of the lines is the plan's",
    "check_robust_money": "Money of the lines is the robust plan's",
    "check_regret": "Draw {draw}: the robust plan misses no more than its worst",
}
