"""Proofs of rules over whole numbers: the answer by hand, and three models that agree on it.

Each question is solved with HiGHS and with CBC, both plans audited, and put to the second
model of `independent`, written from the contract in another formulation.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve
from tests import independent
from tests.second_question import question_of


def agreed(case: Case) -> Plan:
    """The plan by HiGHS, after CBC and the second model have said the same."""
    plan, again = solve(case), solve(case, "cbc")
    assert again.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)
    other = independent.solve(question_of(case))
    assert other.status == "optimal"
    assert other.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)
    return plan


def agreed_that_none_exists(case: Case) -> dict[str, str]:
    """The cells that quarrel, after CBC and the second model have found no plan either."""
    assert independent.solve(question_of(case)).status == "infeasible"
    with pytest.raises(NoPlan):
        solve(case, "cbc")
    with pytest.raises(NoPlan) as none:
        solve(case)
    return {quarrel.cell: quarrel.change for quarrel in none.value.conflict}


def without(case: Case, kind: str) -> float:
    """The objective when the rules of a kind are struck out."""
    rules = tuple(rule for rule in case.rules if rule.kind != kind)
    assert len(rules) < len(case.rules)
    return solve(dataclasses.replace(case, rules=rules)).objective


def prove(case: Case, best: float, otherwise: float, price: float | None = None) -> Plan:
    """So much with all rules, so much without those of the first rule's kind; its price."""
    plan = agreed(case)
    assert plan.objective == pytest.approx(best, rel=1e-9, abs=1e-9)
    assert without(case, case.rules[0].kind) == pytest.approx(otherwise, rel=1e-9, abs=1e-9)
    if price is not None:
        first = next(outcome for outcome in plan.rules if outcome.rule == case.rules[0])
        assert first.price == pytest.approx(price, rel=1e-6, abs=1e-9)
    return plan
