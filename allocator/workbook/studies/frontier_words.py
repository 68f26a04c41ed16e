"""Words of the workbook of a frontier, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.language import N_, Spoken
from allocator.workbook.studies.words import SHARED

#: What each axis is called: its title, the heading of its number, and a plan held to it.
AXIS_WORDS: dict[str, Spoken] = {
    "money": Spoken(
        {
            "title": N_("People against money"),
            "number": N_("Part of the budget"),
            "held": N_("with {at} of the budget"),
            "costs": N_("Money per extra person"),
        }
    ),
    "fairness": Spoken(
        {
            "title": N_("People against fairness"),
            "number": N_("Least coverage"),
            "held": N_("with at least {at} of its eligible people reached in every region"),
            "costs": N_("People lost per point"),
        }
    ),
    "women": Spoken(
        {
            "title": N_("People against the share of women"),
            "number": N_("Least share of women"),
            "held": N_("with at least {at} women among them"),
            "costs": N_("People lost per point"),
        }
    ),
    "youth": Spoken(
        {
            "title": N_("People against the share of youth"),
            "number": N_("Least share of youth"),
            "held": N_("with at least {at} young people among them"),
            "costs": N_("People lost per point"),
        }
    ),
    "steadiness": Spoken(
        {
            "title": N_("People against steadiness"),
            "number": N_("Kept of last year"),
            "held": N_(
                "with every region keeping at least {at} of last year's money in every year"
            ),
            "costs": N_("People lost per point"),
        }
    ),
}

FRONTIER_WORDS = Spoken(
    {
        **SHARED.words,
        "subtitle": N_(
            "{money} · each point is proven best and keeps all rules · people are counted, "
            "each as one"
        ),
        "subtitle_money": N_(
            "{money} · each point is proven best and keeps all rules · every amount of the "
            "budget is multiplied"
        ),
        "most": N_("The most people: {people}, {held}."),
        "strictest": N_(
            "As far as any plan goes: {people}, {held}; that is {lost} ({percent}) fewer."
        ),
        "one_point": N_(
            "Nothing is to be weighed: the most people, {people}, are reached {held}, and no "
            "plan goes further."
        ),
        "present": N_("As it stands, the workbook reaches {people}."),
        "no_present": N_("As it stands, the workbook has no plan: {why}."),
        "kink_money": N_(
            "The curve bends most {held}: {people}. Up to there an extra person costs "
            "{before}, beyond it {after}."
        ),
        "kink_points": N_(
            "The curve bends most {held}: {people}. Up to there one percentage point more "
            "costs {before} people, beyond it {after}."
        ),
        "nobody": N_("more than any money"),
        "all": N_("All kinks of the curve are marked; between them it is as drawn."),
        "telling": N_("The curve bends at many places; those that tell most are marked."),
        "staircase": N_(
            "Rules ask for whole numbers: the curve has steps, and no kinks are marked."
        ),
        "straight": N_("The curve has no kink."),
        "smooth": N_("The curve bends at many places, and no sharp kink was found among them."),
        "left_out": N_("Left out, for no plan can reach anybody there: {regions}."),
        "choose": N_("The whole plan of a point: {command}."),
        "curve": N_("The points, and the kinks between them"),
        "point": N_("Point"),
        "kink_row": N_("kink"),
        "workbook_row": N_("workbook"),
        "given": N_("Given in all"),
        "kinks": N_("Kink"),
        "workbook": N_("Workbook"),
        "chart": N_("{title}: what can be reached"),
        "chart_step": N_("{costs}, since the row above"),
        "step": N_("{costs}, since the row above"),
        "check_step": N_("row {row} of the curve: the cost is that of the step from the row above"),
        "costs_heading": N_("What the kinks are worth"),
        "up_to": N_("{costs}, before"),
        "beyond": N_("{costs}, after"),
        "points": N_("Points"),
        "points_heading": N_("What each point is, and how to have it"),
        "points_note": N_(
            "Typed into the workbook, what stands under How to have it lets solve find this plan."
        ),
        "how": N_("How to have it"),
        "regions": N_("By region"),
        "regions_heading": N_("Money of each region at each point"),
        "regions_note": N_(
            "Over all years. Between equally good plans each point takes the one that Prefer "
            "asks for."
        ),
        "region_point": N_("Point {number}"),
        "check_given": N_("{point}: the part of the budget is what is given"),
        "check_regions": N_("{point}: the regions add up to the money"),
        "check_share": N_("{point}: at least the share that is held"),
        "check_coverage": N_("{point}: the least-covered region reaches what is held"),
        "check_fewer": N_("{point}: no more people than at the point before"),
        "check_more": N_("{point}: no fewer people than at the point before"),
    }
)
