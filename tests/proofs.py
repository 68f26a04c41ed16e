"""The little world of the proofs: two regions, one or two types, 100 of money a year.

North costs 10 a person, South 20 (a cost factor of 2). Nothing else is in the way, so
without a rule all the money goes North and reaches 10 people a year, 20 in all.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve

YEARS = (2027, 2028)


def two_regions(*rules: Rule, north: float = 40.0, south: float = 0.0) -> Case:
    """North at 10 a person, South at 20; last year's money of each; 100 a year."""
    return Case(
        regions=(
            Region("North", 1000.0, spent_last_year=north),
            Region("South", 100.0, spent_last_year=south, cost_factor=2.0),
        ),
        projects=(Project("Grant", 10.0),),
        sources=(Source("Donor", (100.0, 100.0)),),
        years=YEARS,
        rules=rules,
        regions_known=True,
    )


def two_types(*rules: Rule) -> Case:
    """One region; Cheap at 10 a person and Dear at 20, who serve women, youth, jobs more."""
    return Case(
        regions=(Region("North", 1000.0),),
        projects=(
            Project("Cheap", 10.0, women=0.4, youth=0.4, jobs_per_person=1.0),
            Project("Dear", 20.0, women=0.8, youth=0.8, jobs_per_person=3.0),
        ),
        sources=(Source("Donor", (100.0, 100.0)),),
        years=YEARS,
        rules=rules,
    )


def without_rules(case: Case) -> float:
    """People reached when the case has no rules."""
    return solve(dataclasses.replace(case, rules=())).people


def prove(case: Case, people: float, without: float, price: float | None = None) -> Plan:
    """The case reaches so many with its rules and without; its first rule has this price."""
    plan = solve(case)
    assert plan.people == pytest.approx(people, rel=1e-9)
    assert without_rules(case) == pytest.approx(without, rel=1e-9)
    if price is not None:
        assert plan.rules[0].price == pytest.approx(price, rel=1e-6)
    return plan


def spent(plan: Plan, name: str) -> list[float]:
    """Money of a region, a type or a source in each year."""
    years = []
    for year in plan.case.years:
        rows = [row for row in plan.rows if row.year == year]
        whole = sum(row.money for row in rows if name in (row.region, row.project))
        years.append(whole or sum(row.sources.get(name, 0.0) for row in rows))
    return years
