"""What sheets of several studies say the same way: numbers in sentences, texts, columns."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.case import Scenario, Settings
from allocator.language import join
from allocator.problems import Quarrel
from allocator.workbook.results.tables import Column
from allocator.workbook.studies.words import SHARED

TEXT_WIDTH = 44


def heads(people: float) -> str:
    """People in a sentence."""
    return f"{people:,.0f}" if abs(people) >= 10.0 else f"{people:,.1f}"


def change(people: float) -> str:
    """A change in people, with its sign."""
    return f"+{heads(people)}" if people >= 0.0 else f"-{heads(-people)}"


def per_cent(share: float) -> str:
    """A share in a sentence: `12.5 %`."""
    return f"{100.0 * share:.3g} %"


def aim(settings: Settings) -> str:
    """What is maximised, for a subtitle, where it is not simply people ("" where it is)."""
    if settings.maximise == "People":
        return ""
    return SHARED["maximises"].format(aim=settings.maximise)


def reasons(conflict: Sequence[Quarrel]) -> str:
    """The cells that quarrel, for a sentence."""
    return join([quarrel.cell for quarrel in conflict]) or "the rules quarrel"


def text_columns(texts: Sequence[Scenario], words: dict[str, str]) -> list[Column]:
    """Strengths, weaknesses and remedies side by side."""
    return [
        Column(
            words[field],
            [getattr(text, field) or None for text in texts],
            "aside",
            width=TEXT_WIDTH,
        )
        for field in ("strengths", "weaknesses", "remedies")
    ]


def ratio(upper: float, lower: float, times: float = 1.0) -> float | None:
    """Upper ÷ lower × times; None where there is nothing to divide by."""
    return upper / lower * times if lower > 0.0 else None
