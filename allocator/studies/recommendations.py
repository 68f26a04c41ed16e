"""What each recommendation of the conference is worth here, measured by solving without it.

    change = best objective of the workbook without it - best objective of the workbook

A variant is a case of its own (`without`), built once and solved; where only numbers
change it starts from the plan's own basis. Where no plan keeps the rules without the
recommendation there is no best to compare with: then minimums come down until there is one
(`lowered`), both with the recommendation and without it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from allocator.case import Case, Rule, Scenario
from allocator.checks import check
from allocator.language import N_
from allocator.model.build import Model, build, people_sum
from allocator.model.engine import Outcome
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.model.lowered import Values, asked, lowered
from allocator.model.optimum import NODES, Optimum
from allocator.plan import Plan
from allocator.recommendation import Lowered, Recommendation, Tried
from allocator.rules import find
from allocator.rules.reading import quantity
from allocator.studies.inquiry import Inquiry
from allocator.studies.scenarios import apply
from allocator.studies.where_set import Lever, levers

#: A difference below this part of the objective is the solver's rounding.
ROUNDING = 1e-8
KEPT_GOING = "People kept going"
#: Work that `solve` gives to this, in steps × rows: some minutes. What is left then is said
#: to be not measured: on a country of communes each way takes as long as the plan itself.
USUAL = 6e8

#: How a solve ended, and its best in the user's terms.
Best = tuple[Outcome, float]


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


RECOMMENDATIONS = Inquiry("recommend", _filled_in, N_("worth of each recommendation"))


# Measuring


class Measure:
    """Solves variants against one plan's model, which is left as it was found."""

    def __init__(self, optimum: Optimum) -> None:
        self.model = optimum.model
        self.session = optimum.session
        self.case = self.model.case
        self.aim = self.case.settings.maximise
        self.best = {self.aim: (optimum.outcome, optimum.objective)}
        compared = set(self.model.compared)
        everywhere = range(len(self.case.regions))
        self.asked = asked(self.model, optimum.numbers)
        self.out_of_reach = frozenset(at for at in everywhere if at not in compared)
        self.work = 0.0

    def without(self, key: str, case: Case) -> Iterator[Tried]:
        """A variant against the plan, in every way it is to be counted."""
        if self.work > USUAL:
            yield from (Tried(key, counts, None) for counts in self._counted(key))
            return
        variant = self._loaded(case)
        values: Values = {}
        if variant.first.status == "infeasible":
            ended, values = lowered(variant.model, variant.session, self.asked)
            if ended.status == "optimal":
                variant = self._loaded(_with_values(case, values)) if values else variant.again()
        base = self._loaded(_with_values(self.case, values)) if values else self
        low = tuple(self._told(rule, value) for rule, value in values.items())
        for counts in self._counted(key):
            tried = Tried(key, counts, None, low)
            yield _compare(tried, base.most(counts), variant.most(counts))
        self.work += variant.session.work

    def scenario(self, scenario: Scenario, among: int) -> Iterator[Tried]:
        """A scenario against the plan; nothing where its question is not sound."""
        found = apply(self.case, scenario)
        if not found.faults and not check(found.case).faults:
            tried = Tried("scenario", self.aim, None, name=scenario.name, among=among)
            if self.work > USUAL:
                yield tried
                return
            variant = self._loaded(found.case)
            self.work += variant.session.work
            yield _compare(tried, self.most(self.aim), variant.most(self.aim))

    def most(self, counts: str) -> Best:
        """The most of what is counted, in the workbook as it is."""
        if counts not in self.best:
            with self.session.kept():
                self.best[counts] = _most(self.model, self.session, counts)
        return self.best[counts]

    def _loaded(self, case: Case) -> _Variant:
        model = build(case, self.out_of_reach)
        session = Session(model.problem, model.ledger.cells + 1, self.session.time_limit)
        with session.briefly(NODES):
            first = session.solve_near(self.session) or session.solve_once()
        return _Variant(model, session, first)

    def _counted(self, key: str) -> list[str]:
        # Accompaniment costs money and keeps projects alive: people alone tell half of it.
        both = key == "accompaniment" and self.aim == "People"
        return [self.aim, KEPT_GOING] if both else [self.aim]

    def _told(self, rule: Rule, value: float | None) -> Lowered:
        kind = find(rule.kind)
        assert kind is not None
        cell = self.case.places.cells("Rules", "Value", [rule.row])
        to = "" if value is None else quantity(value, kind)
        return Lowered(cell, quantity(rule.value, kind), to)


class _Variant(NamedTuple):
    """Another case, loaded, and how its first solve ended."""

    model: Model
    session: Session
    first: Outcome

    def again(self) -> _Variant:
        """The same, solved in another way: the first called a plan impossible that is none."""
        return self._replace(first=self.session.solve_anew())

    def most(self, counts: str) -> Best:
        """The most of what is counted."""
        if counts == self.model.case.settings.maximise or not self.first.has_plan:
            return self.first, self.first.objective * self.model.worth
        return _most(self.model, self.session, counts)


def _most(model: Model, session: Session, counts: str) -> Best:
    """The most of something else than the case maximises."""
    wanted = people_sum(model.ledger, counts).merged()
    session.set_gains(gains_of(model, wanted, session.columns))
    with session.briefly(NODES):
        outcome = session.solve_anew()
    largest = np.abs(wanted.weights * model.units[wanted.cells]).max(initial=0.0)
    return outcome, outcome.objective * (float(largest) or 1.0)


def _compare(tried: Tried, before: Best, after: Best) -> Tried:
    """What there is more without it; nothing where one of the two is not known."""
    if not after[0].has_plan or before[0].status != "optimal":
        return tried
    change = after[1] - before[1]
    if abs(change) <= ROUNDING * max(1.0, abs(before[1])):
        change = 0.0
    return dataclasses.replace(tried, change=change, proven=after[0].status == "optimal")


def _with_values(case: Case, values: Values) -> Case:
    """The case with these rules at other values, or off; whoever pays, it is the same row."""
    others = {_row(rule): value for rule, value in values.items()}
    rules = []
    for rule in case.rules:
        value = others.get(_row(rule), rule.value)
        if value is not None:
            rules.append(dataclasses.replace(rule, value=value))
    return dataclasses.replace(case, rules=tuple(rules))


def _row(rule: Rule) -> Rule:
    return dataclasses.replace(rule, source="")
