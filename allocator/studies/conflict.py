"""No plan: which rows of the workbook cannot hold together, and what would end it.

A smallest set is found by leaving rows of the *workbook* out, not rows of the model: the
set conflicts, and without any one of its members it does not. For each member the least
change of its own number that would suffice is searched for and verified by solving.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from allocator.ledger import Sum
from allocator.model.build import Model
from allocator.model.engine import INFINITY
from allocator.model.highs import Session
from allocator.model.whatif import WhatIf
from allocator.problems import Place, Quarrel
from allocator.rules.kind import Unit
from allocator.rules.reading import describe, quantity

#: How closely the least change is searched for, as a part of itself.
CLOSENESS = 1e-7


class Group(NamedTuple):
    """The rows of the model that come from one cell of the workbook."""

    place: Place
    rows: list[int]
    rule: int | None


def conflict(model: Model, session: Session) -> list[Quarrel]:
    """A smallest set of workbook rows that cannot hold together, each with its cure.

    The session must hold the infeasible model.
    """
    search = _Search(model, session)
    members = search.smallest()
    return [search.quarrel(group) for group in members]


class _Search:
    def __init__(self, model: Model, session: Session) -> None:
        self.model = model
        self.session = session
        self.ask = WhatIf(model, session)
        session.set_gains_to_zero()
        self.groups = _groups(model)

    def smallest(self) -> list[Group]:
        """QuickXplain (Junker 2004): the set, in few solves when it is small.

        Balances come first, so that they leave first and rules are named where they can be.
        """
        ordered = sorted(self.groups, key=lambda group: group.rule is not None)
        for group in ordered:
            self._switch(group, on=False)
        found = self._explain([], ordered, False)
        for group in ordered:
            self._switch(group, on=True)
        return sorted(found, key=lambda group: group.place)

    def _explain(self, kept: list[Group], rest: list[Group], changed: bool) -> list[Group]:
        if changed and not self._possible(kept):
            return []
        if len(rest) == 1:
            return rest
        half = len(rest) // 2
        # The later half (rules) is preferred: the earlier is asked only for what is missing.
        later, earlier = rest[half:], rest[:half]
        from_earlier = self._explain(kept + later, earlier, True)
        from_later = self._explain(kept + from_earlier, later, bool(from_earlier))
        return from_earlier + from_later

    def _possible(self, kept: list[Group]) -> bool:
        for group in kept:
            self._switch(group, on=True)
        outcome = self.session.solve()
        for group in kept:
            self._switch(group, on=False)
        return outcome.status == "optimal"

    def _switch(self, group: Group, on: bool) -> None:
        for row in group.rows:
            self.session.set_row(row, *(self.ask.bounds(row) if on else (-INFINITY, INFINITY)))

    def quarrel(self, group: Group) -> Quarrel:
        """The member in words, with the least change that ends the conflict."""
        cell = self.model.case.places.cell(group.place)
        if group.rule is None:
            what = self.model.rows[group.rows[0]].what
            return Quarrel(cell, what, self._change_of_amount(group))
        return Quarrel(cell, describe(self.model.readings[group.rule]), self._change(group.rule))

    def _change(self, number: int) -> str:
        reading = self.model.readings[number]
        if not reading.kind.relax:
            return "turn it off"
        value, relax, one = float(reading.rule.value), reading.kind.relax, reading.kind.value.one

        def possible(units: float) -> bool:
            with self.ask.rule_as(number, reading.relaxed(units)):
                return self.session.solve().status == "optimal"

        units = _least(possible, 1.0, 1e12)
        if units is None:
            return ""
        changed = value + relax * units * one
        digits = 4 if reading.kind.value is Unit.PERCENT else 0
        changed = _neat(changed, relax, digits, lambda new: possible(relax * (new - value) / one))
        if reading.kind.relax < 0 and changed < reading.kind.lowest:
            return ""
        verb = "raise" if reading.kind.relax > 0 else "lower"
        old, new = quantity(value, reading.kind), quantity(changed, reading.kind)
        return f"{verb} it from {old} to {new}"

    def _change_of_amount(self, group: Group) -> str:
        limits = {row: self.model.rows[row].limit for row in group.rows}
        if len(limits) != 1 or any(limit.sense != "<=" for limit in limits.values()):
            return ""
        ((row, limit),) = limits.items()

        def possible(more: float) -> bool:
            with self.ask.rows_as({row: limit._replace(right=limit.right + Sum.number(more))}):
                return self.session.solve().status == "optimal"

        more = _least(possible, max(1.0, 0.01 * abs(limit.right.constant)), 1e15)
        if more is None:
            return ""
        return f"add {_neat(more, 1, 0, possible):,.0f} to it"


def _groups(model: Model) -> list[Group]:
    found: dict[tuple[Place, str], Group] = {}
    for position, row in enumerate(model.rows):
        if row.link:  # what an unknown is, is no one's wish
            continue
        what = row.what if row.rule is None else str(row.rule)
        group = found.setdefault((row.place, what), Group(row.place, [], row.rule))
        group.rows.append(position)
    return list(found.values())


def _least(possible: Callable[[float], bool], start: float, most: float) -> float | None:
    """The least amount at which `possible` turns true, from above; None up to `most`."""
    low, high = 0.0, start
    while not possible(high):
        low, high = high, high * 4.0
        if high > most:
            return None
    while high - low > CLOSENESS * high:
        middle = (low + high) / 2.0
        low, high = (low, middle) if possible(middle) else (middle, high)
    return high


def _neat(number: float, direction: int, digits: int, possible: Callable[[float], bool]) -> float:
    """The nearest number of so many digits where that ends the conflict, else the next one."""
    nearest = round(number, digits)
    if possible(nearest):
        return nearest
    return nearest + direction * 10.0**-digits
