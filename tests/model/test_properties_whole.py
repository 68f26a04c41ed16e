"""What must be true of every question over whole numbers, tried on small random ones."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from allocator.audit import audit
from allocator.case import Case, Rule
from allocator.plan import Plan, PlanRow
from allocator.problems import NoPlan
from allocator.solving import solve
from tests import independent
from tests.model.random_cases import whole_cases
from tests.model.test_properties import kind_of, no_less_than, plan_of, relaxed
from tests.model.test_row_order import shuffled, to_the_cent
from tests.second_question import question_of

SOME = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
#: More than this is money.
FUNDED = 0.01


def rows_of(plan: Plan, rule: Rule) -> list[list[PlanRow]]:
    """The rows that a rule of `whole_cases` speaks of, year by year."""
    years = [year for year in plan.case.years if rule.year in ("", "each", str(year))]
    assert rule.region in ("", "each") or rule.region in {r.name for r in plan.case.regions}
    return [
        [
            row
            for row in plan.rows
            if row.year == year
            and rule.region in ("", "each", row.region)
            and rule.project in ("", "each", row.project)
        ]
        for year in years
    ]


def paid(row: PlanRow, source: str) -> float:
    return row.sources.get(source, 0.0) if source else row.money


def holds(plan: Plan, rule: Rule) -> bool:
    """A rule looked at by eye: its words, the plan's rows, and nothing of the program."""
    value = 0.0 if isinstance(rule.value, str) else rule.value
    near = 1e-6 * max(1.0, plan.money)
    for rows in rows_of(plan, rule):
        funded = [row for row in rows if row.money > FUNDED]
        if rule.kind == "If funded at least":
            names = [s.name for s in plan.case.sources] if rule.source == "each" else [rule.source]
            amounts = [paid(row, name) for row in rows for name in names]
            if any(FUNDED < amount < value - near for amount in amounts):
                return False
        elif rule.kind == "Whole projects of":
            counts = [row.started / value for row in rows]
            if any(abs(count - round(count)) > 1e-6 * max(1.0, count) for count in counts):
                return False
        elif rule.kind == "Lines at most":
            groups: dict[tuple[str, str], int] = {}
            for row in funded:
                key = (
                    row.region if rule.region == "each" else "",
                    row.project if rule.project == "each" else "",
                )
                groups[key] = groups.get(key, 0) + 1
            if any(count > value for count in groups.values()):
                return False
        elif rule.kind in ("Only with", "Not with") and not linked(plan, rule, funded):
            return False
    return True


def linked(plan: Plan, rule: Rule, funded: list[PlanRow]) -> bool:
    """Whether each of these rows has the one it needs, or not the one it may not have."""
    case = plan.case
    for row in funded:
        place, _, kind = str(rule.value).rpartition(" · ")
        place = place or row.region
        types = [p.name for p in case.projects if kind in (p.name, p.group)]
        others = [
            other
            for other in plan.rows
            if (other.year, other.region) == (row.year, place)
            and other.project in types
            and other.money > FUNDED
        ]
        beside = [other for other in others if other is not row]
        if rule.kind == "Not with" and beside:
            return False
        if rule.kind == "Only with" and not others:
            return False
    return True


@SOME
@given(whole_cases())
def test_three_models_agree_and_the_plan_passes_its_audit(case: Case) -> None:
    """HiGHS, CBC and the second model; the audit; and each rule once more by eye."""
    other = independent.solve(question_of(case))
    try:
        plan = solve(case)
    except NoPlan:
        assert other.status == "infeasible"
        with pytest.raises(NoPlan):
            solve(case, "cbc")
        return
    again = solve(case, "cbc")
    assert (plan.status, again.status, other.status) == ("optimal", "optimal", "optimal")
    assert again.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)
    # A switched-on line has two hundredths in both models, but what they buy may differ.
    assert other.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-3)
    for found in (plan, again):
        assert audit(found) == []
        assert all(holds(found, rule) for rule in case.rules)


@SOME
@given(whole_cases())
def test_relaxing_or_dropping_a_rule_never_loses(case: Case) -> None:
    """A larger number of lines, a smaller minimum, a wider gap: never fewer people."""
    plan = plan_of(case)
    for rule in case.rules:
        rest = tuple(other for other in case.rules if other is not rule)
        assert solve(dataclasses.replace(case, rules=rest)).objective >= no_less_than(plan)
        if kind_of(rule).relax:
            assert solve(relaxed(case, rule.row, 3.0)).objective >= no_less_than(plan)


@SOME
@given(whole_cases())
def test_a_price_is_what_the_edited_question_gains(case: Case) -> None:
    plan = plan_of(case)
    for outcome in plan.rules:
        if not kind_of(outcome.rule).relax:
            assert not outcome.price
            continue
        gained = solve(relaxed(case, outcome.rule.row, 1.0)).objective - plan.objective
        assert outcome.price is not None
        close = 1e-6 * max(1.0, plan.objective)
        assert outcome.price == pytest.approx(gained, rel=1e-6, abs=close)
        assert outcome.price >= 0.0


@settings(SOME, max_examples=30)
@given(whole_cases(), st.integers(0, 9))
def test_shuffled_rows_give_the_same_plan(case: Case, seed: int) -> None:
    plan = plan_of(case)
    assert to_the_cent(solve(shuffled(case, seed))) == to_the_cent(plan)


@settings(SOME, max_examples=30)
@given(whole_cases())
def test_the_fairest_plan_has_the_coverages_of_the_second_model(case: Case) -> None:
    """Region by region, from the least covered up; and a lowest that no other plan exceeds."""
    fair = dataclasses.replace(case.settings, maximise="Fairest", use_weights=False)
    case = dataclasses.replace(case, settings=fair)
    plan = plan_of(case)
    assume(plan.status == "optimal")
    people = {region.name: 0.0 for region in case.regions}
    for row in plan.rows:
        people[row.region] += row.people
    expected = independent.solve(question_of(case)).fairest
    ours = sorted(people[name] / eligible(case, name) for name, _ in expected)
    assert ours == pytest.approx([level for _, level in expected], rel=1e-5, abs=1e-6)


def eligible(case: Case, name: str) -> float:
    return next(region.eligible for region in case.regions if region.name == name)
