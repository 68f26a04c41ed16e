"""The price of going gradually: the same question without its growth, cut and step rules.

The other plan is found as `solve` would find it, its preference among equal plans included,
so that people can be compared year by year.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from allocator.case import Case
from allocator.grid import Floats
from allocator.model.build import Model, build, everything
from allocator.model.optimum import Optimum, optimise
from allocator.plan import Plan, RuleOutcome
from allocator.rules import find
from allocator.studies.inquiry import Inquiry
from allocator.worth import Gradual, GradualRule


def gradual(optimum: Optimum, outcomes: Sequence[RuleOutcome]) -> Gradual | None:
    """The plan beside one that need not go gradually; None where no such rule is on.

    outcomes: how the plan stands to each rule. None too where the other was not proven.
    """
    case = optimum.model.case
    free = without_gradual_rules(case)
    if len(free.rules) == len(case.rules):
        return None
    other = optimise(build(free))
    if other.outcome.status != "optimal":
        return None
    return Gradual(
        case.years,
        people_by_year(optimum.model, optimum.numbers),
        people_by_year(other.model, other.numbers),
        other.objective - optimum.objective,
        tuple(_rule(case, outcome) for outcome in outcomes if is_gradual(outcome.rule.kind)),
    )


def without_gradual_rules(case: Case) -> Case:
    """The case with its rules of growth, cut and step left out."""
    kept = tuple(rule for rule in case.rules if not (rule.on and is_gradual(rule.kind)))
    return dataclasses.replace(case, rules=kept)


def is_gradual(name: str) -> bool:
    """Whether a kind of rule belongs to the gradual increase."""
    kind = find(name)
    return kind is not None and kind.gradual


def people_by_year(model: Model, numbers: Floats) -> tuple[float, ...]:
    """People reached in each year."""
    ledger = model.ledger
    whole = everything(ledger.grid)
    return tuple(ledger.people(whole, (year,)).value(numbers) for year in model.all_years)


def _rule(case: Case, outcome: RuleOutcome) -> GradualRule:
    bound = {limit.year for limit in outcome.limits if limit.binding}
    binds = tuple(year for year in case.years if str(year) in bound)
    after = case.years.index(binds[-1]) + 1 if binds else 0
    free_from = case.years[after] if after < len(case.years) else None
    return GradualRule(outcome.rule.row, outcome.words, binds, free_from)


def _filled_in(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    return dataclasses.replace(plan, gradual=gradual(optimum, plan.rules))


GRADUAL = Inquiry("gradual", _filled_in)
