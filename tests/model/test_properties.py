"""What must be true of every question, tried on small random ones."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, assume, given, settings

from allocator.audit import audit
from allocator.case import Case, Rule, Source
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.rules import find
from allocator.rules.kind import Kind
from allocator.solving import solve
from tests.model.random_cases import cases

MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def plan_of(case: Case) -> Plan:
    """The plan of a case; a case without one is not what is asked about here."""
    try:
        return solve(case)
    except NoPlan:
        assume(False)
        raise


def no_less_than(plan: Plan) -> float:
    """Its objective, rounding apart."""
    return plan.objective - 1e-6 * max(1.0, plan.objective)


@MANY
@given(cases())
def test_a_plan_passes_its_audit_and_adds_up(case: Case) -> None:
    """The audit, and beside it sums that share none of its text."""
    plan = plan_of(case)
    assert audit(plan) == []
    near = 1e-6 * max(1.0, plan.money)
    for region in case.regions:
        rows = [row for row in plan.rows if row.region == region.name]
        assert sum(row.started for row in rows) <= region.eligible + near
        for year in case.years:
            spent = sum(row.money for row in rows if row.year == year)
            assert spent <= (region.most_per_year or plan.money) + near
    for account in plan.sources:
        rows = [row for row in plan.rows if row.year == account.year]
        paid = [row.sources.get(account.source, 0.0) for row in rows]
        assert sum(paid) == pytest.approx(account.spent, abs=near)
        came = account.received + account.carried_in + account.repaid
        assert came == pytest.approx(account.spent + account.carried + account.unspent, abs=near)
        assert min(account.carried, account.unspent, account.spent) >= 0.0
    for outcome in plan.rules:
        assert all(limit.left >= -near for limit in outcome.limits)


def richer(source: Source) -> Source:
    amounts = tuple(None if amount is None else 1.5 * amount + 100.0 for amount in source.amounts)
    total = None if source.total is None else 1.5 * source.total + 300.0
    return dataclasses.replace(source, amounts=amounts, total=total)


@MANY
@given(cases())
def test_more_money_never_reaches_fewer(case: Case) -> None:
    plan = plan_of(case)
    sources = (richer(case.sources[0]), *case.sources[1:])
    assert solve(dataclasses.replace(case, sources=sources)).objective >= no_less_than(plan)


def kind_of(rule: Rule) -> Kind:
    kind = find(rule.kind)
    assert kind is not None
    return kind


def relaxed(case: Case, row: int, units: float) -> Case:
    """The case with the rule of this row made easier by so many units, as far as a cell may."""
    rules = [easier(rule, units) if rule.row == row else rule for rule in case.rules]
    return dataclasses.replace(case, rules=tuple(rules))


def easier(rule: Rule, units: float) -> Rule:
    kind = kind_of(rule)
    value = float(rule.value) + units * kind.relax * kind.value.one
    return dataclasses.replace(rule, value=max(kind.lowest, value))


@MANY
@given(cases())
def test_relaxing_or_dropping_a_rule_never_loses(case: Case) -> None:
    plan = plan_of(case)
    for rule in case.rules:
        assert solve(relaxed(case, rule.row, 10.0)).objective >= no_less_than(plan)
        rest = tuple(other for other in case.rules if other is not rule)
        assert solve(dataclasses.replace(case, rules=rest)).objective >= no_less_than(plan)


@MANY
@given(cases())
def test_a_price_is_what_the_edited_question_gains(case: Case) -> None:
    plan = plan_of(case)
    for outcome in plan.rules:
        gained = solve(relaxed(case, outcome.rule.row, 1.0)).objective - plan.objective
        assert outcome.price is not None
        assert outcome.price >= 0.0
        close = 1e-6 * max(1.0, plan.objective)
        assert outcome.price == pytest.approx(gained, rel=1e-6, abs=close)


@settings(MANY, max_examples=25)
@given(cases())
def test_what_is_preferred_changes_nothing_else(case: Case) -> None:
    plan = plan_of(case)
    for prefer in ("Steady", "Even", "Cheap"):
        other = dataclasses.replace(case.settings, prefer=prefer)
        again = solve(dataclasses.replace(case, settings=other))
        assert again.objective == pytest.approx(plan.objective, rel=1e-8, abs=1e-8)
        if prefer == "Cheap":
            assert again.money <= plan.money + 1e-6 * max(1.0, plan.money)
