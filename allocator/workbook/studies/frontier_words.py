"""Words of the workbook of a frontier, by the key its sheets ask them with."""

from __future__ import annotations

from allocator.workbook.studies.words import SHARED

#: What each axis is called: its title, the heading of its number, and a plan held to it.
AXIS_WORDS: dict[str, dict[str, str]] = {
    "money": {
        "title": "People against money",
        "number": "Part of the budget",
        "held": "with {at} of the budget",
        "costs": "Money per extra person",
    },
    "fairness": {
        "title": "People against fairness",
        "number": "Least coverage",
        "held": "with at least {at} of its eligible people reached in every region",
        "costs": "People lost per point",
    },
    "women": {
        "title": "People against the share of women",
        "number": "Least share of women",
        "held": "with at least {at} women among them",
        "costs": "People lost per point",
    },
    "youth": {
        "title": "People against the share of youth",
        "number": "Least share of youth",
        "held": "with at least {at} young people among them",
        "costs": "People lost per point",
    },
    "steadiness": {
        "title": "People against steadiness",
        "number": "Kept of last year",
        "held": "with every region keeping at least {at} of last year's money in every year",
        "costs": "People lost per point",
    },
}

FRONTIER_WORDS: dict[str, str] = {
    **SHARED,
    "subtitle": "{money} · each point is proven best and keeps all rules · people are counted, "
    "each as one",
    "subtitle_money": "{money} · each point is proven best and keeps all rules · every amount of "
    "the budget is multiplied",
    "most": "The most people: {people}, {held}.",
    "strictest": "As far as any plan goes: {people} people, {held}; that is {lost} ({percent}) "
    "fewer.",
    "one_point": "Nothing is to be weighed: the most people, {people}, are reached {held}, and no "
    "plan goes further.",
    "present": "As it stands, the workbook reaches {people} people.",
    "no_present": "As it stands, the workbook has no plan: {why}.",
    "kink": "The curve bends most {held}: {people} people. {before}, {after}.",
    "before_points": "Up to there one percentage point more costs {cost} people",
    "after_points": "beyond it {cost}",
    "before_money": "Up to there an extra person costs {cost}",
    "after_money": "beyond it {cost}",
    "nobody": "more than any money",
    "all": "All kinks of the curve are marked; between them it is as drawn.",
    "telling": "The curve bends at many places; those that tell most are marked.",
    "staircase": "Rules ask for whole numbers: the curve has steps, and no kinks are marked.",
    "straight": "The curve has no kink.",
    "smooth": "The curve bends at many places, and no sharp kink was found among them.",
    "left_out": "Left out, for no plan can reach anybody there: {regions}.",
    "choose": "The whole plan of a point: allocator frontier … --against {axis} --points {points} "
    "--plan NUMBER.",
    "curve": "The points, and the kinks between them",
    "point": "Point",
    "kink_row": "kink",
    "workbook_row": "workbook",
    "given": "Given in all",
    "kinks": "Kink",
    "workbook": "Workbook",
    "chart": "{title}: what can be reached",
    "chart_step": "{costs}, since the row above",
    "step": "{costs}, since the row above",
    "check_step": "row {row} of the curve: the cost is that of the step from the row above",
    "costs_heading": "What the kinks are worth",
    "up_to": "{costs}, before",
    "beyond": "{costs}, after",
    "points": "Points",
    "points_heading": "What each point is, and how to have it",
    "points_note": "Typed into the workbook, what stands under How to have it lets solve find "
    "this plan.",
    "how": "How to have it",
    "regions": "By region",
    "regions_heading": "Money of each region at each point",
    "regions_note": "Over all years. Between equally good plans each point takes the one that "
    "Prefer asks for.",
    "region_point": "Point {number}",
    "check_given": "{point}: the part of the budget is what is given",
    "check_regions": "{point}: the regions add up to the money",
    "check_share": "{point}: at least the share that is held",
    "check_coverage": "{point}: the least-covered region reaches what is held",
    "check_fewer": "{point}: no more people than at the point before",
    "check_more": "{point}: no fewer people than at the point before",
}
