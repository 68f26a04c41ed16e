"""The order of rows never matters: the same tables, shuffled, give the same plan."""

from __future__ import annotations

import dataclasses
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator.case import Case
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve
from tests.model.random_cases import cases

TABLES = ("regions", "projects", "sources", "lines", "rules")


def shuffled(case: Case, seed: int) -> Case:
    """The same rows, each with the number it has in the workbook, handed over in another order."""
    chance = random.Random(seed)
    mixed = {}
    for name in TABLES:
        rows = list(getattr(case, name))
        chance.shuffle(rows)
        mixed[name] = tuple(rows)
    return dataclasses.replace(case, **mixed)


def to_the_cent(plan: Plan) -> dict[tuple[object, ...], float]:
    """Every amount of a plan in cents, and who pays it."""
    found: dict[tuple[object, ...], float] = {}
    for row in plan.rows:
        found[row.region, row.project, row.year] = round(row.people, 4)
        for source, paid in row.sources.items():
            found[row.region, row.project, row.year, source] = round(paid, 2)
    for account in plan.sources:
        waiting = (account.amount, account.carried, account.unspent)
        for what, amount in zip(("amount", "carried", "unspent"), waiting, strict=True):
            found[account.source, account.year, what] = round(amount, 2)
    for outcome in plan.rules:
        found["price", outcome.rule.row] = round(outcome.price or 0.0, 6)
    return {key: amount for key, amount in found.items() if amount}


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(cases(), st.integers(0, 10**6))
def test_shuffled_rows_give_the_same_plan(case: Case, seed: int) -> None:
    try:
        plan = solve(case)
    except NoPlan as none:
        try:
            solve(shuffled(case, seed))
        except NoPlan as again:
            assert again.conflict == none.conflict
            return
        raise AssertionError("shuffled rows have a plan") from none
    again = solve(shuffled(case, seed))
    assert again.objective == plan.objective
    assert to_the_cent(again) == to_the_cent(plan)
