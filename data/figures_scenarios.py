"""Scenarios of the two Moroccan samples: what a ministry and its partners would try.

Every change is an assumption; the texts are what such a change is usually praised and
blamed for. `Base` speaks of the workbook as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures_rules import Scale
from figures_sources import DONOR
from sheets import Cell

SCENARIO_HEADINGS = (
    "Scenario",
    "Change",
    "Region",
    "Project type",
    "Source",
    "Year",
    "Value",
    "Strengths",
    "Weaknesses",
    "Remedies",
)

HALF = "Half the licence months"


def scenarios(scale: Scale) -> Iterator[dict[str, Cell]]:
    """The rows of `Scenarios`."""
    yield {
        "Scenario": "Base",
        "Strengths": "Local committees choose the projects; last year's money is known by type.",
        "Weaknesses": f"Slow licences far from the capital; little money for each {scale.place} "
        "can grow fast.",
        "Remedies": "One desk for all licences; a step of growth per person, fair to small places.",
    }
    yield {
        "Scenario": "Donor gives a fifth more",
        "Change": "Budget",
        "Source": DONOR,
        "Value": "+20%",
        "Strengths": "New money where it may be spent freely.",
        "Weaknesses": "The state's matching half must follow.",
        "Remedies": "Promise both in one letter.",
    }
    yield {
        "Scenario": HALF,
        "Change": "Licence months",
        "Value": "x0.5",
        "Strengths": "Costs almost nothing.",
        "Weaknesses": "Needs a desk that answers in time.",
        "Remedies": "Begin with the regions that wait longest.",
    }
    yield {
        "Scenario": "Mobile payments for three in five",
        "Change": "Mobile share",
        "Value": "=60%",
        "Strengths": "Delivery costs less, and payments leave a trace.",
        "Weaknesses": "Thin coverage in the mountains.",
        "Remedies": "Agents in the weekly markets.",
    }
    yield {
        "Scenario": "Every loan a qard hasan",
        "Change": "Interest",
        "Value": "off",
        "Weaknesses": "Less comes back to be lent again.",
    }
    yield {
        "Scenario": "A slower pace",
        "Change": "Growth at most",
        "Region": "each",
        "Project type": "all",
        "Value": "=4%",
        "Strengths": "Committees can follow.",
        "Weaknesses": "Money waits.",
    }
    yield {
        "Scenario": "A dry year",
        "Change": "Eligible people",
        "Region": scale.mountain,
        "Value": "+10%",
        "Remedies": "A reserve for the mountains.",
    }
    yield {
        "Scenario": "A dry year",
        "Change": "Cost per person",
        "Region": scale.mountain,
        "Value": "+5%",
    }
