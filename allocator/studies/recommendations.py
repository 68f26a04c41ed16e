"""What each recommendation of the conference is worth here, measured by solving without it.

    change = best objective of the workbook without it - best objective of the workbook

A variant is a case of its own (`without`), built once and solved; where only numbers
change it starts from the plan's own basis. Where no plan keeps the rules without the
recommendation there is no best to compare with: then minimums are lowered by the
least parts that leave one (`lowered`), both with the recommendation and without it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from allocator.case import Case, Scenario
from allocator.checks import check
from allocator.model.build import Model, build, people_sum
from allocator.model.engine import Outcome
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.model.lowered import Parts, asked, least_lowering, lowered
from allocator.model.optimum import NODES, Optimum
from allocator.plan import Plan
from allocator.recommendation import Recommendation, Tried
from allocator.studies.inquiry import Inquiry
from allocator.studies.scenarios import apply
from allocator.studies.where_set import Lever, levers
from allocator.sums import Sum

#: A difference below this part of the objective is the solver's rounding.
ROUNDING = 1e-8
KEPT_GOING = "People kept going"


def recommendations(optimum: Optimum) -> tuple[Recommendation, ...]:
    """The nine, in the conference's order, for a plan that is proven best."""
    case = optimum.model.case
    measure = Measure(optimum)
    found = []
    for number, lever in enumerate(levers(case, case.places), start=1):
        tried: list[Tried] = []
        if lever.cells and not lever.lacking:
            for key, change in lever.ways:
                tried += measure.without(key, change(case))
        found.append(Recommendation(number, lever.cells, tuple(tried), _lacking(lever)))
    return (*found, _scenarios(len(found) + 1, case, measure))


def _lacking(lever: Lever) -> str:
    return lever.lacking if lever.cells else "unused"


def _scenarios(number: int, case: Case, measure: Measure) -> Recommendation:
    """The last: the workbook under the best of its other scenarios."""
    others = [scenario for scenario in case.scenarios if scenario.changes]
    if not others:
        return Recommendation(number, "", lacking="unused")
    cells = case.places.cells("Scenarios", "Scenario", [scenario.row for scenario in others])
    tried = [t for scenario in others for t in measure.scenario(scenario, len(others))]
    measured = [one for one in tried if one.change is not None]
    best = max(measured, key=lambda one: one.change or 0.0, default=None)
    if best is None:
        return Recommendation(number, cells, lacking="no_scenario")
    return Recommendation(number, cells, (best,))


def _filled_in(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    return dataclasses.replace(plan, recommendations=recommendations(optimum))


RECOMMENDATIONS = Inquiry("recommend", _filled_in)


# Measuring


class Measure:
    """Solves variants against one plan's model, which is left as it was found."""

    def __init__(self, optimum: Optimum) -> None:
        self.model = optimum.model
        self.session = optimum.session
        self.aim = self.model.case.settings.maximise
        self.best: dict[object, float | None] = {(self.aim, ()): optimum.objective}
        compared = set(self.model.compared)
        everywhere = range(len(self.model.case.regions))
        self.asked = asked(self.model, optimum.numbers)
        self.out_of_reach = frozenset(at for at in everywhere if at not in compared)

    def without(self, key: str, case: Case) -> Iterator[Tried]:
        """A variant against the plan, in every way it is to be counted."""
        model, session = self._loaded(case)
        with session.briefly(NODES):
            outcome, parts = self._first(model, session)
            for counts in self._counted(key):
                yield self._compare(Tried(key, counts, None), model, session, outcome, parts)

    def scenario(self, scenario: Scenario, among: int) -> Iterator[Tried]:
        """A scenario against the plan; nothing where it leaves no plan, or no sound question."""
        found = apply(self.model.case, scenario)
        if found.faults or check(found.case).faults:
            return
        model, session = self._loaded(found.case)
        with session.briefly(NODES):
            outcome = session.solve_near(self.session) or session.solve_once()
            tried = Tried("scenario", self.aim, None, name=scenario.name, among=among)
            yield self._compare(tried, model, session, outcome, {})

    def _loaded(self, case: Case) -> tuple[Model, Session]:
        model = build(case, self.out_of_reach)
        return model, Session(model.problem, model.ledger.cells + 1, self.session.time_limit)

    def _counted(self, key: str) -> list[str]:
        # Accompaniment costs money and keeps projects alive: people alone tell half of it.
        both = key == "accompaniment" and self.aim == "People"
        return [self.aim, KEPT_GOING] if both else [self.aim]

    def _first(self, model: Model, session: Session) -> tuple[Outcome, Parts]:
        """How the variant ended, and the parts its minimums must be lowered by."""
        outcome = session.solve_near(self.session) or session.solve_once()
        if outcome.status != "infeasible":
            return outcome, {}
        ended, parts = least_lowering(model, session, self.asked)
        if ended.status != "optimal":
            return ended._replace(has_plan=False), {}
        return (outcome, parts) if parts else (session.solve_anew(), {})

    def _compare(
        self, tried: Tried, model: Model, session: Session, outcome: Outcome, parts: Parts
    ) -> Tried:
        wanted = self._sum(model, tried.counts)
        if parts or (tried.counts != self.aim and outcome.has_plan):
            outcome = self._best(model, session, wanted, parts)
        before = self._before(tried.counts, parts) if outcome.has_plan else None
        if before is None:
            return tried
        change = outcome.objective * _worth(model, wanted) - before
        if abs(change) <= ROUNDING * max(1.0, abs(before)):
            change = 0.0
        cell = self.model.case.places.cells
        low = tuple((cell("Rules", "Value", [rule.row]), part) for rule, part in parts.items())
        proven = outcome.status == "optimal"
        return dataclasses.replace(tried, change=change, lowered=low, proven=proven)

    def _before(self, counts: str, parts: Parts) -> float | None:
        """The best of the workbook itself, counted so, its minimums lowered so."""
        key = counts, tuple(parts.items())
        if key not in self.best:
            wanted = self._sum(self.model, counts)
            with self.session.briefly(NODES):
                outcome = self._best(self.model, self.session, wanted, parts)
            value = outcome.objective * _worth(self.model, wanted)
            self.best[key] = value if outcome.status == "optimal" else None
        return self.best[key]

    def _best(self, model: Model, session: Session, wanted: Sum, parts: Parts) -> Outcome:
        """The most of what is wanted, minimums lowered so; the session as it was."""
        with lowered(model, session, self.asked, parts):
            session.set_gains(gains_of(model, wanted, session.columns))
            return session.solve_anew()

    def _sum(self, model: Model, counts: str) -> Sum:
        return model.objective if counts == self.aim else people_sum(model.ledger, counts)


def _worth(model: Model, wanted: Sum) -> float:
    """What one unit of the solver's objective is, where it is this sum."""
    merged = wanted.merged()
    largest = np.abs(merged.weights * model.units[merged.cells]).max(initial=0.0)
    return float(largest) or 1.0
