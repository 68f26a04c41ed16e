"""A live model that is asked again and again."""

from __future__ import annotations

import dataclasses

import numpy as np

from allocator.case import Case
from allocator.grid import Floats
from allocator.model.build import Model
from allocator.model.engine import Outcome
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.problems import NotProven


def counting_people(case: Case) -> Case:
    """The same question, of people reached and nothing else, each counted as one."""
    settings = dataclasses.replace(case.settings, maximise="People", use_weights=False)
    return dataclasses.replace(case, settings=settings, scenarios=())


class Live:
    """A model of people reached and its session; unknowns may be added to it.

    people: what each unknown of the model adds to people reached, in `worth` people.
    """

    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.worth = model.worth
        self.people = gains_of(model, model.objective, model.ledger.cells)

    def gains(self, column: int | None = None, gain: float = 1.0) -> Floats:
        """People as the objective; or one column alone."""
        gains = np.zeros(self.session.columns)
        if column is None:
            gains[: len(self.people)] = self.people
        else:
            gains[column] = gain
        return gains

    def best(self, gains: Floats) -> Outcome:
        """The most of something else than before: solved as if from nothing.

        Where the objective changes, the basis of the old one is a poor start (75 provinces:
        16 s from there, 0.5 s by interior point).
        """
        self.session.set_gains(gains)
        return self.session.solve_anew()


def proven(outcome: Outcome) -> Outcome:
    """An outcome with a proof; raises NotProven for any other."""
    if outcome.status != "optimal":
        raise NotProven(f"The solver stopped ({outcome.why}) before it had proven a plan best.")
    return outcome
