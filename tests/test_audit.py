"""The audit sees what it is for: a plan whose numbers were touched does not pass."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import pytest

from allocator.audit import audit
from allocator.case import Project, Rule, Source
from allocator.plan import Plan, PlanRow
from allocator.solving import solve
from tests.proofs import two_regions


def sound() -> Plan:
    """Half of the donor's money in each region; the fund may pay in North alone."""
    case = two_regions(Rule("Share at least", 0.5, region="South", row=2))
    sources = (*case.sources, Source("Fund", (10.0, 10.0), regions=("North",), carry_over=0.5))
    projects = (*case.projects, Project("Closed", 10.0))
    return solve(dataclasses.replace(case, sources=sources, projects=projects))


def changed(plan: Plan, change: Callable[[PlanRow], PlanRow]) -> Plan:
    return dataclasses.replace(plan, rows=(change(plan.rows[0]), *plan.rows[1:]))


def more(row: PlanRow) -> PlanRow:
    paid = {name: 2.0 * money for name, money in row.sources.items()}
    return dataclasses.replace(row, money=2.0 * row.money, sources=paid)


def test_a_plan_of_the_program_passes() -> None:
    assert audit(sound()) == []


TAMPERED: list[tuple[str, Callable[[PlanRow], PlanRow], str]] = [
    ("money", more, "money of"),
    ("people", lambda row: dataclasses.replace(row, people=row.people + 1.0), "people reached"),
    ("started", lambda row: dataclasses.replace(row, started=row.started + 1.0), "people started"),
    ("negative", lambda row: dataclasses.replace(row, people=-1.0), "negative number"),
    ("unknown line", lambda row: dataclasses.replace(row, region="Nowhere"), "cannot have any"),
    ("short", lambda row: dataclasses.replace(row, sources={}), "its sources pay"),
    ("no number", lambda row: dataclasses.replace(row, money=math.nan), "nan"),
]


@pytest.mark.parametrize(
    ("change", "says"), [row[1:] for row in TAMPERED], ids=[row[0] for row in TAMPERED]
)
def test_a_touched_row_is_seen(change: Callable[[PlanRow], PlanRow], says: str) -> None:
    faults = audit(changed(sound(), lambda row: change_row(row, change)))
    assert any(says in fault.says for fault in faults), [fault.says for fault in faults]


def change_row(row: PlanRow, change: Callable[[PlanRow], PlanRow]) -> PlanRow:
    return change(row)


def test_a_dropped_row_is_seen() -> None:
    plan = sound()
    faults = audit(dataclasses.replace(plan, rows=plan.rows[1:]))
    assert any("the lines add up to" in fault.says for fault in faults)


def test_a_broken_rule_is_seen_at_its_cell() -> None:
    plan = sound()
    stricter = tuple(dataclasses.replace(rule, value=0.6) for rule in plan.case.rules)
    tampered = dataclasses.replace(plan, case=dataclasses.replace(plan.case, rules=stricter))
    [first, *_] = [fault for fault in audit(tampered) if "Share at least" in fault.says]
    assert (first.place.sheet, first.place.row) == ("Rules", 2)


def test_a_source_that_may_not_pay_is_seen() -> None:
    plan = sound()
    row = next(row for row in plan.rows if row.region == "South")
    others = tuple(other for other in plan.rows if other is not row)
    tampered = dataclasses.replace(row, sources={"Fund": row.money})
    faults = audit(dataclasses.replace(plan, rows=(tampered, *others)))
    assert any("may not pay" in fault.says for fault in faults)


def test_money_kept_that_may_not_wait_is_seen() -> None:
    plan = sound()
    years = tuple(
        dataclasses.replace(year, carried=9.0, unspent=year.unspent)
        if year.source == "Fund" and year.year == 2027
        else year
        for year in plan.sources
    )
    faults = audit(dataclasses.replace(plan, sources=years))
    assert any("carry over of Fund" in fault.says for fault in faults)
