"""The audit sees plans that break a rule over whole numbers, a partner or a gap, and says which.

Each plan is one that adds up in every other way: its money is within the budget, its people
follow from the money, and its accounts balance.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.audit import audit
from allocator.case import Case, Project, Region, Rule, Source
from allocator.plan import Plan, PlanRow
from allocator.solving import solve
from tests.cases import question

Money = dict[tuple[str, str], float]

CASH, TOOLS = Project("Cash", 10.0, group="Means"), Project("Tools", 20.0, group="Means")
REGIONS = [Region("East", 100.0), Region("West", 200.0)]


def asked(rule: Rule) -> Case:
    """Two regions of 100 and 200 people, cash at 10 and tools at 20, 1,000 from one donor."""
    return question(REGIONS, [CASH, TOOLS], [Source("Donor", (1000.0,))], [rule])


def plan_with(case: Case, money: Money) -> Plan:
    """A plan with just this money in its lines, all of it the donor's."""
    costs = {project.name: project.cost_per_person for project in case.projects}
    rows = []
    for (region, project), amount in money.items():
        people = amount / costs[project]
        rows.append(
            PlanRow(region, project, case.years[0], amount, people, people, {"Donor": amount})
        )
    plan = solve(case)
    spent = sum(money.values())
    [account] = plan.sources
    account = dataclasses.replace(account, spent=spent, unspent=account.received - spent)
    return dataclasses.replace(plan, rows=tuple(rows), sources=(account,))


EAST_CASH, EAST_TOOLS = ("East", "Cash"), ("East", "Tools")
WEST_CASH, WEST_TOOLS = ("West", "Cash"), ("West", "Tools")

#: (the rule, money that keeps it, money that breaks it, what is said)
TAMPERED: list[tuple[Rule, Money, Money, str]] = [
    (
        Rule("If funded at least", 100.0),
        {EAST_CASH: 100.0, WEST_TOOLS: 900.0},
        {EAST_CASH: 99.9, WEST_TOOLS: 900.0},
        "If funded at least (East · Cash): 99.9000 should be >= 100.0000",
    ),
    (
        Rule("If funded at least", 100.0, source="Donor"),
        {EAST_CASH: 100.0, WEST_TOOLS: 900.0},
        {EAST_CASH: 0.02, WEST_TOOLS: 900.0},
        "If funded at least (East · Cash): 0.0200 should be >= 100.0000",
    ),
    (
        Rule("Whole projects of", 5.0),
        {EAST_CASH: 50.0, WEST_TOOLS: 300.0},
        {EAST_CASH: 53.7, WEST_TOOLS: 300.0},
        "Whole projects of (East · Cash): 5.3700 should be = 5.0000",
    ),
    (
        Rule("Lines at most", 2.0),
        {EAST_CASH: 500.0, WEST_CASH: 400.0},
        {EAST_CASH: 500.0, WEST_CASH: 400.0, WEST_TOOLS: 0.02},
        "Lines at most (everything): 3.0000 should be <= 2.0000",
    ),
    (
        Rule("Lines at most", 1.0, region="each"),
        {EAST_CASH: 500.0, WEST_CASH: 400.0},
        {EAST_CASH: 500.0, EAST_TOOLS: 400.0},
        "Lines at most (East): 2.0000 should be <= 1.0000",
    ),
    (
        Rule("Only with", "Tools", project="Cash"),
        {EAST_CASH: 500.0, EAST_TOOLS: 0.02},
        {EAST_CASH: 500.0, WEST_TOOLS: 400.0},
        "Only with (East · Cash): 1.0000 should be <= 0.0000",
    ),
    (
        Rule("Only with", "West · Tools", project="Cash", region="East"),
        {EAST_CASH: 500.0, WEST_TOOLS: 400.0},
        {EAST_CASH: 500.0, EAST_TOOLS: 400.0},
        "Only with (East · Cash): 1.0000 should be <= 0.0000",
    ),
    (
        Rule("Not with", "Tools", project="Cash"),
        {EAST_CASH: 500.0, WEST_TOOLS: 400.0},
        {EAST_CASH: 500.0, EAST_TOOLS: 400.0},
        "Not with (East · Cash): 2.0000 should be <= 1.0000",
    ),
    (
        Rule("Not with", "West · Tools", project="Cash", region="East"),
        {EAST_CASH: 500.0, EAST_TOOLS: 400.0},
        {EAST_CASH: 500.0, WEST_TOOLS: 400.0},
        "Not with (East · Cash): 2.0000 should be <= 1.0000",
    ),
    (
        Rule("Coverage gap at most", 0.1),
        {EAST_CASH: 200.0, WEST_CASH: 600.0},
        {EAST_CASH: 100.0, WEST_CASH: 600.0},
        "Coverage gap at most (everything): 0.2000 should be <= 0.1000",
    ),
    (
        Rule("Coverage gap at most", 0.1, project="Tools"),
        {EAST_CASH: 400.0, EAST_TOOLS: 200.0},
        {EAST_CASH: 400.0, EAST_TOOLS: 300.0},
        "Coverage gap at most (Tools): 0.1500 should be <= 0.1000",
    ),
]
NAMES = [f"{rule.kind} {number}" for number, (rule, *_) in enumerate(TAMPERED)]


@pytest.mark.parametrize(("rule", "keeps", "breaks", "says"), TAMPERED, ids=NAMES)
def test_what_breaks_the_rule_is_named(rule: Rule, keeps: Money, breaks: Money, says: str) -> None:
    """The plan that keeps the rule has no fault; the other has one, at the rule's own cell."""
    case = asked(rule)
    assert audit(plan_with(case, keeps)) == []
    [fault] = audit(plan_with(case, breaks))
    assert fault.says.startswith(says), fault.says
    assert (fault.place.sheet, fault.place.row, fault.place.column) == ("Rules", 2, "Value")


@pytest.mark.parametrize(("rule", "keeps", "breaks", "says"), TAMPERED, ids=NAMES)
def test_a_rule_that_is_off_is_not_named(
    rule: Rule, keeps: Money, breaks: Money, says: str
) -> None:
    """It is the rule that is broken, and nothing else about the plan."""
    case = asked(dataclasses.replace(rule, on=False))
    assert audit(plan_with(case, breaks)) == []


def test_a_hundredth_is_no_money() -> None:
    """Funded means more than 0.01: a cent left by rounding is no line, two cents are one."""
    case = asked(Rule("Lines at most", 1.0))
    assert audit(plan_with(case, {EAST_CASH: 500.0, WEST_CASH: 0.01})) == []
    assert len(audit(plan_with(case, {EAST_CASH: 500.0, WEST_CASH: 0.02}))) == 1
