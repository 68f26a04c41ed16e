"""A scenario applied to a case: the same question with some of its cells changed.

Changes are applied in the order of their rows, each to what the ones before it left. What
a change means is what a person would do who edits the cells by hand:

    Budget            the years named, after the ladder is climbed: other years stay; a
                      Total moves with its source where every year moves
    Cost per person   of types: `Projects` and the costs that `Lines` gives; in regions
                      named: the line's own cost, in place of cost × factor
    Years to repay, Interest, Loss   of the loans, where no type is named; a loan of 0 years
                      is a grant
    Late money        that part of a year's amount comes a year later; the last year's comes
                      after the plan
    a rule's name     the rows of `Rules` of that kind whose selectors are those given
                      (blank: all of them); `off` and `on` switch them, a new value
                      switches them on
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from allocator.case import Case, Change, Scenario
from allocator.checks import check
from allocator.language import _
from allocator.names import offer
from allocator.problems import BadQuestion, Fault, Place, sorted_problems
from allocator.rules import RULES, find
from allocator.studies.changes.applied import Applied, Moved, Names
from allocator.studies.changes.late import change_late
from allocator.studies.changes.levers import BUDGET, COST, LATE, LEVERS, find_lever
from allocator.studies.changes.money import change_budget, change_cost
from allocator.studies.changes.rules import change_rules
from allocator.studies.changes.units import change_units

__all__ = ["Moved", "applied", "apply", "deep_faults", "demand_sound", "scenario_faults"]


def apply(case: Case, scenario: Scenario) -> Applied:
    """The case with the scenario's changes, what each moved, and what is wrong with them.

    Where there are faults, the changes they speak of are left out.
    """
    names = Names(case)
    found = Applied(case)
    for change in scenario.changes:
        step = _one(found.case, change, names)
        moves, faults = found.moves + step.moves, found.faults + step.faults
        found = Applied(step.case, moves, faults)
    return found


def applied(case: Case, scenario: Scenario) -> Case:
    """The case with the scenario's changes. Raises BadQuestion where they cannot be made."""
    found = apply(case, scenario)
    if found.faults:
        raise BadQuestion(sorted_problems([case.places.problem(f) for f in found.faults]))
    return dataclasses.replace(found.case, scenarios=())


def scenario_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with the scenarios' own cells."""
    for scenario in case.scenarios:
        yield from apply(case, scenario).faults


def deep_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with the questions that the scenarios make of a case that is sound.

    They are told at the scenario's first row, with the cell they speak of.
    """
    for scenario in case.scenarios:
        for fault in check(applied(case, scenario)).faults:
            says = _(
                "{scenario}: with these changes, {cell}: {fault}",
                scenario=scenario.name,
                cell=case.places.cell(fault.place),
                fault=fault.says,
            )
            yield Fault(Place("Scenarios", scenario.row, "Change"), says, fault.fix)


def demand_sound(case: Case) -> None:
    """Raises BadQuestion where a scenario makes a question that is wrong."""
    faults = list(deep_faults(case))
    if faults:
        raise BadQuestion(sorted_problems([case.places.problem(fault) for fault in faults]))


def _one(case: Case, change: Change, names: Names) -> Applied:
    lever = find_lever(change.what)
    if lever is None:
        if find(change.what) is None:
            return Applied(case, faults=(_unknown(change),))
        return change_rules(case, change, names)
    if lever.name == BUDGET:
        return change_budget(case, change, lever, names)
    if lever.name == COST:
        return change_cost(case, change, lever, names)
    if lever.name == LATE:
        return change_late(case, change, lever, names)
    return change_units(case, change, lever, names)


def _unknown(change: Change) -> Fault:
    known = [lever.name for lever in LEVERS] + [word for kind in RULES for word in kind.words]
    return Fault(
        Place("Scenarios", change.row, "Change"),
        _('"{name}" is nothing a scenario can change.', name=change.what),
        offer(change.what, known, _("Write Budget, Cost per person… or the name of a rule.")),
    )
