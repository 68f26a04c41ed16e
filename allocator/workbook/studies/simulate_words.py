"""Words of the workbook of draws."""

from __future__ import annotations

from allocator.language import N_, Spoken
from allocator.workbook.studies.words import SHARED

SIMULATE_WORDS = Spoken(
    {
        **SHARED.words,
        "title": N_("If things turn out otherwise: {title}"),
        "plan": N_("the plan"),
        "stopped": N_("Stopped early: this holds {held} of the {asked} draws that were asked for."),
        "promised": N_("On the numbers of the workbook the plan reaches {people}."),
        "held": N_(
            "With its amounts as they are, it reaches {middle} in the middle of {draws} "
            "draws; in nine of ten between {low} and {high}."
        ),
        "anew": N_(
            "Planned anew each time, knowing the numbers and keeping every rule, it would be "
            "{middle} in the middle."
        ),
        "misses": N_(
            "In {count} of {draws} draws the plan as it is comes to miss a rule about "
            "people, most often that of {cell} ({most} draws)."
        ),
        "without": N_("In {count} of {draws} draws no plan keeps all rules."),
        "every": N_("In every draw some plan keeps all rules."),
        "never_planned": N_(
            "In no draw does any plan keep all rules; look at the limits in Rules."
        ),
        "lines_sure": N_(
            "{sure} of {lines} lines are funded in every draw that has a plan, {seldom} in "
            "fewer than one in ten."
        ),
        "robust_sentence": N_(
            "The robust plan, sought among {among} draws, misses the best plan the rules "
            "allow by {regret} at most there; the plan misses it by {own}. On the numbers of "
            "the workbook it reaches {people}."
        ),
        "no_robust": N_(
            "No robust plan was sought: it was not asked for, or a rule asks for more than "
            "amounts (whole numbers, coverage gaps, Fairest)."
        ),
        "spread": N_("Spread over the draws"),
        "spread_note": N_(
            "5 %: in one draw of twenty fewer are reached. As planned: no line gets more "
            "than the plan gives it; where people run out or money comes late it gets less, "
            "where that costs fewest people; rules are not asked again, so it may reach more "
            "than a plan made anew that keeps them. Planned anew: over the draws that have a "
            "plan."
        ),
        "part": N_("Draws"),
        "lowest": N_("Lowest"),
        "highest": N_("Highest"),
        "middle": N_("Middle"),
        "average": N_("Average"),
        "as_planned": N_("As planned"),
        "replanned": N_("Planned anew"),
        "robust": N_("Robust"),
        "chart_spread": N_("Reached, from the worst draw to the best"),
        "lines": N_("Lines"),
        "lines_heading": N_("How often each line is funded when planned anew"),
        "lines_note": N_(
            "Over the draws that have a plan. Where several plans are equally good, one of "
            "them counts, so lines that are alike share their draws by chance."
        ),
        "money_planned": N_("Money in the plan"),
        "funded": N_("Draws funded"),
        "share": N_("Of draws"),
        "draws": N_("Draws"),
        "draws_heading": N_("Every draw"),
        "draw": N_("Draw"),
        "lost": N_("Anew less as planned"),
        "robust_sheet": N_("Robust plan"),
        "robust_heading": N_("The plan that is least far from the best in the worst draw"),
        "robust_note": N_("It keeps every rule of the workbook. Money over all years."),
        "money_robust": N_("Money, robust"),
        "change_money": N_("Change in money"),
        "regrets": N_("The draws it was sought among: people fewer than the best the rules allow"),
        "best": N_("Best plan allowed"),
        "plan_misses": N_("The plan misses"),
        "robust_misses": N_("The robust plan misses"),
        "ranges": N_("Ranges"),
        "ranges_heading": N_("What was drawn, and what it was in some draws"),
        "ranges_note": N_(
            "Each number is as likely to be anywhere between Low and High, whatever the "
            "others are. Parts are of what the workbook says. The draws are those in which "
            "the plan as it is reaches fewest people, those in the middle, and most."
        ),
        "item": N_("Item"),
        "whom": N_("For whom"),
        "low": N_("Low"),
        "high": N_("High"),
        "in_worst": N_("In draw {draw}, the worst"),
        "in_middle": N_("In draw {draw}, the middle"),
        "in_best": N_("In draw {draw}, the best"),
        "check_held": N_("The average as planned is that of the draws"),
        "check_best": N_("The average planned anew is that of the draws that have a plan"),
        "check_lost": N_("Draws planned anew, less what is lost, are the draws as planned"),
        "check_money": N_("Money of the lines is the plan's"),
        "check_robust_money": N_("Money of the lines is the robust plan's"),
        "check_regret": N_("Draw {draw}: the robust plan misses no more than its worst"),
    }
)
