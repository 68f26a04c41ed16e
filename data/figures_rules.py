"""Rules of the two Moroccan samples, each with the note that says what it is for.

All limits are assumptions. Gradual increase comes first: by place, by type, by line, in
total, by source; then who gets how much, then how many people and who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from figures_projects import (
    BASIC,
    COOPERATIVE,
    EARNING,
    ENTERPRISE_LOAN,
    GROUP_ENTERPRISE,
    GROUP_INCOME,
    HUMAN,
    INCOME_WITH,
    VULNERABLE,
)
from figures_regions import MOUNTAIN, REGIONS, SOUTH
from figures_sources import DONOR, ENVELOPE, MILLION, STATE, WAQF
from sheets import Cell, Percent


class Rule(NamedTuple):
    """One row of `Rules`; cells by heading, and its note."""

    rule: str
    value: Cell
    note: str
    cells: dict[str, Cell]


RULE_HEADINGS = (
    "Rule",
    "Region",
    "Project type",
    "Source",
    "Year",
    "Of",
    "Value",
    "Step",
    "Step per person",
    "On",
    "Note",
)


class Scale(NamedTuple):
    """What differs between the sample of regions and that of provinces.

    mountain, south: how a rule names those regions; step: dirham per person without work.
    """

    place: str
    mountain: str
    south: str
    growth: float
    cut: float
    step: int
    line_step: int
    coverage_midway: float
    coverage: float


def _named(area: str) -> str:
    """The regions of an area, as a selector."""
    return ";".join(region.name for region in REGIONS if region.area == area)


REGION_SCALE = Scale("region", MOUNTAIN, SOUTH, 0.08, 0.02, 3, 5, 0.18, 0.36)
PROVINCE_SCALE = Scale("province", _named(MOUNTAIN), _named(SOUTH), 0.10, 0.04, 3, 5, 0.12, 0.30)


def rules(scale: Scale) -> Iterator[Rule]:
    """The rows of `Rules`: gradual increase first, then floors, caps and people."""
    yield from _pace(scale)
    yield from _mix(scale)
    yield from _people(scale)


def _pace(scale: Scale) -> Iterator[Rule]:
    """Gradual increase, by place, by type, by source and in total."""
    yield Rule(
        "Growth at most",
        Percent(scale.growth),
        f"Gradual increase: a {scale.place}'s committee cannot follow many more projects than "
        "last year. The step is per person without work, fair between a small and a large one.",
        {"Region": "each", "Step per person": scale.step},
    )
    yield Rule(
        "Cut at most",
        Percent(scale.cut),
        f"No {scale.place} loses more than this from one year to the next.",
        {"Region": "each"},
    )
    yield Rule(
        "Growth at most",
        Percent(0.20),
        "Gradual increase by type: teams are trained one class at a time. The step lets the "
        "new types (loans, zakat) begin.",
        {"Project type": "each", "Step": 60 * MILLION},
    )
    yield Rule(
        "Cut at most",
        Percent(0.15),
        "Running projects are finished before a type is wound down.",
        {"Project type": "each"},
    )
    yield Rule(
        "Growth at most",
        Percent(0.30),
        f"Gradual increase line by line: one type in one {scale.place}. The step lets a line "
        "begin.",
        {"Region": "each", "Project type": "each", "Step per person": scale.line_step},
    )
    yield Rule(
        "Cut at most",
        Percent(0.20),
        f"Nor does one type collapse in one {scale.place}: people there were promised it.",
        {"Region": "each", "Project type": "each"},
    )
    yield Rule(
        "Growth at most",
        Percent(0.08),
        "Gradual increase of the whole: the co-ordination's staff grows no faster.",
        {},
    )
    yield Rule(
        "Growth at most",
        Percent(0.08),
        "A budget line of the state or of the communes does not jump.",
        {"Source": "each government"},
    )
    yield Rule(
        "Step at most",
        70 * MILLION,
        "The envelope is drawn in even steps: 70 million dirham more each year at most.",
        {"Source": ENVELOPE},
    )


def _mix(scale: Scale) -> Iterator[Rule]:
    """Who gets how much of the money."""
    yield Rule(
        "Share at most",
        Percent(0.30),
        "Basic services are the cheapest way to count people; they are not small projects.",
        {"Region": "each", "Project type": BASIC, "Of": "same region"},
    )
    yield Rule(
        "Share at most",
        Percent(0.35),
        "Human capital had 6 of the 18 billion of phase III; not much more.",
        {"Project type": HUMAN},
    )
    yield Rule(
        "Share at least",
        Percent(0.12),
        "Programme 2 (vulnerable people) is dear per person and would be the first to go.",
        {"Project type": VULNERABLE},
    )
    yield Rule(
        "Share at least",
        Percent(0.22),
        "Programme 3 (income and youth) had 4 of the 18 billion of phase III.",
        {"Project type": f"{GROUP_INCOME};{COOPERATIVE};{GROUP_ENTERPRISE}"},
    )
    yield Rule(
        "Share at least",
        Percent(0.06),
        "Accompaniment is new: it grows from nothing and carries weight in the last two years.",
        {"Project type": INCOME_WITH, "Year": "2030;2031"},
    )
    yield Rule(
        "Share at least",
        Percent(0.31),
        "Mountains and oases are the poorest (HCP, 2014): last year they had 30%.",
        {"Region": scale.mountain},
    )
    yield Rule(
        "Spend at least",
        83 * MILLION,
        "The three southern regions keep last year's money.",
        {"Region": scale.south},
    )
    yield Rule(
        "Share at least",
        Percent(0.25),
        "The waqf's deed: a quarter of its loans go to enterprises.",
        {"Project type": ENTERPRISE_LOAN, "Source": WAQF, "Of": "same source"},
    )
    yield Rule(
        "Share at least",
        Percent(0.50),
        "Matching money: for income projects the state gives at least half of what the donor "
        "gives there.",
        {
            "Region": "each",
            "Project type": f"{GROUP_INCOME};{COOPERATIVE};{GROUP_ENTERPRISE}",
            "Source": STATE,
            "Of": DONOR,
        },
    )


def _people(scale: Scale) -> Iterator[Rule]:
    """How many people, who they are, and where."""
    yield Rule(
        "Coverage at least",
        Percent(scale.coverage_midway),
        f"By the middle of the plan no {scale.place} is left behind.",
        {"Region": "each", "Year": "2029"},
    )
    yield Rule(
        "Coverage at least",
        Percent(scale.coverage),
        f"By the end of the plan, of the people without work in each {scale.place}.",
        {"Region": "each"},
    )
    yield Rule(
        "Women at least",
        Percent(0.45),
        "Of the people who get an income of their own, each year.",
        {"Project type": EARNING},
    )
    yield Rule(
        "Youth at least",
        Percent(0.35),
        "15 to 29 years old, among the same people.",
        {"Project type": EARNING},
    )
    yield Rule(
        "People at least",
        12000,
        "Cooperatives are the road of argan, saffron, couscous: founders over the five years.",
        {"Project type": COOPERATIVE, "Year": "all"},
    )
    yield Rule(
        "Jobs at least",
        260000,
        "Jobs that the plan promises over the five years.",
        {"Year": "all"},
    )
    yield Rule(
        "Growth at least",
        Percent(0.02),
        f"Switched off: a raise for every {scale.place} every year. Set On to yes to price it.",
        {"Region": "each", "On": "no"},
    )
