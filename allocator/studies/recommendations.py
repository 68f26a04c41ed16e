"""What each recommendation of the conference is worth here, measured by solving without it.

    change = best objective of the workbook without it - best objective of the workbook

A variant is a case of its own (`without`), built once and solved; where only numbers
change it starts from the plan's own basis. Where no plan keeps the rules without the
recommendation there is no best to compare with: then minimums are lowered by the
least parts that leave one (`lowered`), both with the recommendation and without it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.grid import Grid
from allocator.model.build import Model, build, people_sum
from allocator.model.engine import Outcome
from allocator.model.fairest import gains_of
from allocator.model.highs import Session
from allocator.model.lowered import Parts, asked, least_lowering, lowered
from allocator.model.optimum import NODES, Optimum
from allocator.plan import Plan
from allocator.problems import Places
from allocator.recommendation import Recommendation, Tried
from allocator.rules import find
from allocator.studies import without
from allocator.studies.inquiry import Inquiry
from allocator.sums import Sum

#: A difference below this part of the objective is the solver's rounding.
ROUNDING = 1e-8
KEPT_GOING = "People kept going"

Change = Callable[[Case], Case]


class Lever(NamedTuple):
    """Where a workbook sets a recommendation, and the ways to do without it.

    cells: "" where it is not set. lacking: the key of what is missing to measure it.
    """

    cells: str
    ways: tuple[tuple[str, Change], ...]
    lacking: str = ""


def recommendations(optimum: Optimum) -> tuple[Recommendation, ...]:
    """The nine, in the conference's order, for a plan that is proven best."""
    case = optimum.model.case
    measure = _Measure(optimum)
    found = []
    for number, lever in enumerate(_levers(case, case.places), start=1):
        if not lever.cells or lever.lacking:
            found.append(Recommendation(number, lever.cells, lacking=lever.lacking or "unused"))
            continue
        tried = [t for key, change in lever.ways for t in measure.without(key, change(case))]
        found.append(Recommendation(number, lever.cells, tuple(tried)))
    return tuple(found)


def _filled_in(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    return dataclasses.replace(plan, recommendations=recommendations(optimum))


RECOMMENDATIONS = Inquiry("recommend", _filled_in)


# Where each is set


def _levers(case: Case, places: Places) -> Iterator[Lever]:
    """The nine levers, in the conference's order."""
    yield _accompaniment(case, places)
    row = places.settings.get("Follow-up", 0)
    set_ = case.settings.follow_up > 0.0
    cells = places.cells("Settings", "Value", [row]) if set_ else ""
    yield Lever(cells, (("follow_up", without.without_follow_up),))
    floors = [rule.row for rule in case.rules if rule.on and rule.kind in without.WHO]
    cells = places.cells("Rules", "Value", floors) if floors else ""
    yield Lever(cells, (("for_whom", without.without_floors_for_whom),))
    slow = [region.row for region in case.regions if region.licence_months > 0.0]
    cells = places.cells("Regions", "Licence months", slow) if slow else ""
    yield Lever(cells, (("licence_months", without.without_licence_months),))
    yield _mobile(case, places)
    yield _rise(case, places)
    yield _loans(case, places)
    funds = [source.row for source in without.zakat_and_waqf(case)]
    cells = places.cells("Budget", "Kind", funds) if funds else ""
    yield Lever(cells, (("zakat_and_waqf", without.without_zakat_and_waqf),))
    yield Lever("", ())


def _accompaniment(case: Case, places: Places) -> Lever:
    rows = [project.row for project in without.accompanied(case)]
    cells = places.cells("Projects", "Kept going", rows) if rows else ""
    return Lever(cells, (("accompaniment", without.without_accompaniment),))


def _mobile(case: Case, places: Places) -> Lever:
    grid = Grid(case)
    saving = {
        at for at, p in enumerate(case.projects) if p.delivery_share > 0.0 and p.mobile_saving > 0.0
    }
    lines = zip(grid.region.tolist(), grid.project.tolist(), strict=True)
    paid = {region for region, project in lines if project in saving}
    rows = [case.regions[at].row for at in sorted(paid) if case.regions[at].mobile_share > 0.0]
    cells = places.cells("Regions", "Mobile share", rows) if rows else ""
    return Lever(cells, (("mobile_payment", without.without_mobile_payment),))


def _rise(case: Case, places: Places) -> Lever:
    """Amounts that are not last year's, a ladder, an envelope, and every rule of growth."""
    parts = []
    for column, rows in (
        ("Yearly rise", [s.row for s in case.sources if s.yearly_rise]),
        ("Total", [s.row for s in case.sources if s.total is not None]),
    ):
        if rows:
            parts.append(places.cells("Budget", column, rows))
    kinds = [(rule, find(rule.kind)) for rule in case.rules if rule.on]
    gradual = [rule.row for rule, kind in kinds if kind is not None and kind.gradual]
    if gradual:
        parts.append(places.cells("Rules", "Value", gradual))
    donors = [source for source in case.sources if without.gave(source)]
    moved = [s.row for s in donors if any(a != s.last_year for a in s.ladder())]
    if moved:
        parts.append(places.cells("Budget", str(case.years[0]), moved))
    lacking = "" if donors else "last_year"
    return Lever("; ".join(parts), (("rise", without.without_rise),), lacking if parts else "")


def _loans(case: Case, places: Places) -> Lever:
    grid = Grid(case)
    live = [case.projects[at] for at in sorted(set(grid.project.tolist()))]
    loans = [project for project in live if without.is_loan(project)]
    if not loans:
        return Lever("", ())
    cells = places.cells("Projects", "Years to repay", [loan.row for loan in loans])
    ways: list[tuple[str, Change]] = [("loans", without.without_loans)]
    if any(loan.years_to_repay > 1 for loan in loans):
        ways.append(("longer_terms", without.with_shorter_loans))
    return Lever(cells, tuple(ways))


# Measuring


class _Measure:
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
        model = build(case, self.out_of_reach)
        session = Session(model.problem, model.ledger.cells + 1, self.session.time_limit)
        with session.briefly(NODES):
            outcome, parts = self._first(model, session)
            for counts in self._counted(key):
                yield self._compare(Tried(key, counts, None), model, session, outcome, parts)

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
        if tried.counts != self.aim or parts:
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
