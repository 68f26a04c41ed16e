"""The question with a change in it, asked in full: written again, solved, people counted.

The change was found on the live model; here nothing of that is trusted, so that what is
said to end the conflict ends it in the workbook too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from allocator.case import Case
from allocator.model.build import build, everything
from allocator.model.highs import Session
from allocator.model.optimum import optimise
from allocator.studies.conflict.edits import Edit

#: Seconds a search over whole numbers is given where the user gave none.
PATIENCE = 60.0


class Reached(NamedTuple):
    """People the repaired plan reaches; proven: whether no other reaches more of what counts."""

    people: float
    proven: bool


class Repaired:
    """Asks one question again and again, each time with other changes.

    time_limit: in seconds, for each search; None: only whole numbers have one.
    """

    def __init__(self, case: Case, time_limit: float | None) -> None:
        self.case = case
        self.time_limit = time_limit

    def reached(self, edits: Sequence[Edit]) -> Reached | None:
        """People of the best plan with these changes; None where none was found."""
        case = self.case
        for change in edits:
            case = change.done(case)
        settings = case.settings
        model = build(case)
        limit = self.time_limit
        if limit is None and len(model.whole):
            limit = PATIENCE
        if settings.maximise == "People" and not settings.use_weights:
            # People are what is maximised, so that no preference among equal plans is needed.
            outcome = Session(model.problem, model.ledger.cells + 1, limit).solve_cold()
            if not outcome.has_plan:
                return None
            return Reached(outcome.objective * model.worth, outcome.status == "optimal")
        optimum = optimise(model, time_limit=limit)
        if not optimum.outcome.has_plan:
            return None
        ledger = optimum.model.ledger
        people = ledger.people(everything(ledger.grid), range(ledger.years))
        return Reached(people.value(optimum.numbers), optimum.outcome.status == "optimal")
