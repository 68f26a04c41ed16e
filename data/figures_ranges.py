"""What is not certain in the sample of 12 regions, and from what to what. All assumptions."""

from __future__ import annotations

from collections.abc import Iterator

from figures_sources import DONOR
from sheets import Cell

RANGE_HEADINGS = ("Item", "Region", "Project type", "Source", "Year", "Low", "High")


def ranges() -> Iterator[dict[str, Cell]]:
    """The rows of `Ranges`."""
    yield {"Item": "Cost per person", "Project type": "each", "Low": "-10%", "High": "+25%"}
    yield {"Item": "Eligible people", "Region": "each", "Low": "-5%", "High": "+5%"}
    yield {"Item": "Licence months", "Low": "x0.8", "High": "x1.5"}
    yield {"Item": "Loss", "Low": "x0.5", "High": "x2"}
    yield {"Item": "Late money", "Source": DONOR, "Year": "each", "Low": "=0%", "High": "=30%"}
