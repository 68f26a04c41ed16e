"""A live model that is asked again and again, and the audited plan it stands on."""

from __future__ import annotations

import dataclasses

import numpy as np

from allocator.audit import audit
from allocator.case import Case
from allocator.grid import Floats
from allocator.language import _
from allocator.model.answer import capital_out, pipeline, plan_rows, shared_out, source_years
from allocator.model.build import Model
from allocator.model.engine import Outcome
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.model.optimum import settle
from allocator.plan import Plan
from allocator.problems import NotProven


def counting_people(case: Case) -> Case:
    """The same question, of people reached and nothing else, each counted as one.

    Amounts are exact: how much rounding takes differs from plan to plan.
    """
    settings = dataclasses.replace(
        case.settings, maximise="People", use_weights=False, round_to=0.0
    )
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

    def again(self) -> Outcome:
        """Solve after some numbers moved, from the basis it stands on."""
        return proven(self.session.solve())

    def plan(self, case: Case, outcome: Outcome) -> Plan:
        """The preferred plan among the best where the session stands, audited; nothing priced.

        case: the question it answers, in the workbook's own order.
        """
        model = self.model
        with self.session.kept():
            last, numbers = settle(model, self.session, outcome)
        proven(last)
        plan = Plan(
            case=case,
            status=outcome.status,
            objective=model.objective.value(numbers),
            bound=outcome.bound * self.worth,
            rows=tuple(plan_rows(model, case, numbers, shared_out(model, numbers))),
            sources=tuple(source_years(model, case, numbers)),
            rules=(),
            pipeline=pipeline(model, numbers),
            capital_out=capital_out(model, numbers),
            whole=bool(len(model.whole)),
        )
        broken = audit(plan)
        if broken:
            first = case.places.problem(broken[0])
            raise NotProven(
                _("A plan failed its own check, so nothing is shown: {reason}", reason=str(first))
            )
        return plan


def proven(outcome: Outcome) -> Outcome:
    """An outcome with a proof; raises NotProven for any other."""
    if outcome.status != "optimal":
        raise NotProven(
            _(
                "The solver stopped ({reason}) before it had proven a plan best.",
                reason=outcome.said,
            )
        )
    return outcome
