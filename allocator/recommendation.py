"""What a recommendation of the conference is worth in one workbook, in plain values.

The conference on small projects and productive families (Agadir, April 2018) made nine
recommendations. Each is a lever of the workbook; its worth here is what the best plan
loses or gains when the workbook is solved again without it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lowered:
    """A minimum lowered: its cell, its value as it is and as it was tried ("" is off)."""

    cell: str
    value: str
    tried: str


@dataclass(frozen=True)
class Tried:
    """The workbook without a recommendation, solved again.

    key: which way it was left out ("licence_months"; the words say it). counts: the aim
    that was counted, as `Maximise` names it ("People"). change: what the best plan without
    it has more (negative: fewer) than with it; None where it could not be measured.
    lowered: where no plan keeps the rules without it, the minimums that were lowered, with
    it and without it, so that there is one. proven: False where a search over whole numbers
    stopped early, so that the change is between the best plans found. name, among: of a
    scenario, and how many there are.
    """

    key: str
    counts: str
    change: float | None
    lowered: tuple[Lowered, ...] = ()
    proven: bool = True
    name: str = ""
    among: int = 0


@dataclass(frozen=True)
class Recommendation:
    """One of the nine.

    number: from 1. cells: where the workbook sets it; "" where it does not use it.
    tried: the workbook without it; empty where it is not used, or where something is
    missing to tell (`lacking` is then the key of the sentence that says what).
    """

    number: int
    cells: str
    tried: tuple[Tried, ...] = ()
    lacking: str = ""
