"""Other plans that are nearly as good: each the least of something, and what it gives up.

Every one keeps all rules and reaches at least (1 - within) · best of what is maximised. By
its own criterion (`criteria`) it is proven best among those, or the best found where that
takes a search over whole numbers that is stopped early; among the plans equally good by it,
it is the one with most people, and then the preferred one. A plan that moves less money
than the least that is clear is no alternative, and is said to be none.
"""

from __future__ import annotations

import dataclasses
import functools
import math

import numpy as np

from allocator.audit import audit
from allocator.grid import Floats
from allocator.language import N_, _
from allocator.model.answer import (
    Stand,
    capital_out,
    pipeline,
    plan_rows,
    rule_outcomes,
    shared_out,
    source_years,
)
from allocator.model.build import people_sum
from allocator.model.criteria import CRITERIA, Criterion
from allocator.model.engine import INFINITY, Extra, Outcome, SolverFault
from allocator.model.fairest import gains_of
from allocator.model.hold import hold
from allocator.model.optimum import NODES, Optimum, numbers_of
from allocator.model.prefer import prefer
from allocator.plan import Alternative, Alternatives, LeftOut, Plan
from allocator.studies.inquiry import Inquiry

#: The part of the money that must stand elsewhere for a plan to be clearly another.
CLEAR = 0.01
#: What may be lost to the solver's rounding, as a part.
ROUNDING = 1e-6
#: The name of the plan the others are compared with.
BEST = "best"


def alternatives(count: int, within: float) -> Inquiry:
    """The inquiry that looks for up to so many others within a part of the best."""
    return Inquiry(
        "alternatives",
        functools.partial(_filled_in, count=count, within=within),
        N_("alternatives"),
    )


def _filled_in(plan: Plan, optimum: Optimum, count: int, within: float) -> Plan:
    if plan.status != "optimal":
        return plan
    return dataclasses.replace(plan, alternatives=_Search(plan, optimum, within).up_to(count))


class _Search:
    """One plan's model, on which other plans are looked for; left as it was found.

    money: of the plans there are so far, by the name of what each is best by.
    """

    def __init__(self, plan: Plan, optimum: Optimum, within: float) -> None:
        self.plan = plan
        self.model = optimum.model
        self.session = optimum.session
        self.numbers = optimum.numbers
        self.within = within
        self.least = (1.0 - within) * optimum.objective
        self.money = {BEST: self._money(optimum.numbers)}

    def up_to(self, count: int) -> Alternatives:
        """So many alternatives at the most, and the criteria that gave none."""
        found: list[Alternative] = []
        left_out: list[LeftOut] = []
        with self.session.kept(), self.session.briefly(NODES):
            self._demand_nearly_best()
            for criterion in CRITERIA:
                if len(found) < count:
                    one = self._try(criterion)
                    if isinstance(one, Alternative):
                        found.append(one)
                    else:
                        left_out.append(one)
        values = self._values(self.numbers)
        return Alternatives(self.within, values, tuple(found), tuple(left_out))

    def _demand_nearly_best(self) -> None:
        """From here on a plan reaches nearly as much of what is maximised."""
        objective = self.model.objective.merged()
        row = Extra(self.session.columns, self.model.units)
        scale = 1.0 / self.model.worth
        row.row(objective * scale, [], self.least * scale, INFINITY)
        self.session.add(row)

    def _try(self, criterion: Criterion) -> Alternative | LeftOut:
        if not criterion.tells(self.model.ledger):
            return LeftOut(criterion.key, "cannot_tell")
        with self.session.kept():
            outcome, numbers = self._reach(criterion)
        if numbers is None:
            return LeftOut(criterion.key, "stopped")
        before, after = (self._values(n)[criterion.key] for n in (self.numbers, numbers))
        if before - after <= ROUNDING * abs(before):
            return LeftOut(criterion.key, "best_already")
        money = self._money(numbers)
        for name, other in self.money.items():
            moved = _moved(other, money)
            if moved < CLEAR:
                return LeftOut(criterion.key, "alike", name, moved)
        moved = _moved(self.money[BEST], money)
        self.money[criterion.key] = money
        return self._alternative(criterion, outcome, numbers, moved)

    def _reach(self, criterion: Criterion) -> tuple[Outcome, Floats | None]:
        """The plan that is best by a criterion, then by people, then the preferred one."""
        outcome = criterion.reach(self.model, self.session)
        if not outcome.has_plan:
            return outcome, None
        wanted = self.model.objective
        if self.model.case.settings.maximise == "Fairest":
            wanted = people_sum(self.model.ledger)
        gains = gains_of(self.model, wanted, self.session.columns)
        self.session.set_gains(gains)
        most = self.session.solve()
        if not most.has_plan:
            return outcome, None
        numbers = numbers_of(self.model, self.session)
        hold(self.session, gains, most.objective)
        if most.status == "optimal" and prefer(self.model, self.session).has_plan:
            numbers = numbers_of(self.model, self.session)
        return outcome, numbers

    def _alternative(
        self, criterion: Criterion, outcome: Outcome, numbers: Floats, moved: float
    ) -> Alternative:
        values = self._values(numbers)
        value = values[criterion.key]
        least = value
        if criterion.key == "lines":
            least = min(value, float(math.ceil(-outcome.bound - ROUNDING)))
        proven = outcome.status == "optimal" or value <= least
        plan = self._plan(numbers)
        return Alternative(criterion.key, plan, proven, least, moved, values)

    def _plan(self, numbers: Floats) -> Plan:
        """The numbers as a plan of its own, checked like any other."""
        model, case = self.model, self.plan.case
        plan = dataclasses.replace(
            self.plan,
            objective=model.objective.value(numbers),
            rows=tuple(plan_rows(model, case, numbers, shared_out(model, numbers))),
            sources=tuple(source_years(model, case, numbers)),
            rules=tuple(rule_outcomes(model, Stand(numbers, numbers), {})),
            pipeline=pipeline(model, numbers),
            capital_out=capital_out(model, numbers),
            rounding=None,
            recommendations=(),
        )
        faults = audit(plan)
        short = plan.objective < self.least - ROUNDING * max(1.0, abs(self.least))
        if faults or short:
            says = _("it reaches too little.")
            if faults:
                says = str(case.places.problem(faults[0]))
            raise SolverFault(
                _("Another plan failed its own check and is not shown: {reason}", reason=says)
            )
        return plan

    def _values(self, numbers: Floats) -> dict[str, float]:
        """A plan by every criterion that can tell plans apart here."""
        ledger = self.model.ledger
        return {c.key: c.value(ledger, numbers) for c in CRITERIA if c.tells(ledger)}

    def _money(self, numbers: Floats) -> Floats:
        return numbers[: self.model.ledger.draws_at]


def _moved(before: Floats, after: Floats) -> float:
    """The part of the money that stands elsewhere: taken from lines and years, or given."""
    taken, given = np.maximum(before - after, 0.0).sum(), np.maximum(after - before, 0.0).sum()
    whole = max(before.sum(), after.sum())
    return float(max(taken, given) / whole) if whole > 0.0 else 0.0
