"""What stands in the way of money, by name: rules, reach, room in a region.

A *cause* is whatever asked for a row of the model: one rule may ask for a thousand rows,
and a sentence names it once, with its cell.
"""

from __future__ import annotations

from typing import NamedTuple

from allocator.grid import Floats
from allocator.model.answer import is_binding
from allocator.model.build import Model, Row
from allocator.model.whatif import PEOPLE
from allocator.rules.reading import describe

#: Kinds of causes: a rule, an unknown that a rule asked for, people all reached, a region's
#: room for money, the pool that the money comes from, a source's own account.
RULE, LINK, FULL, ROOM, POOL, ACCOUNT = "rule", "link", "full", "room", "pool", "account"


class Cause(NamedTuple):
    """What asked for a row: a rule (by its position), or a balance (by its row's)."""

    kind: str
    number: int


def cause(model: Model, position: int) -> Cause:
    """What asked for the row at this position."""
    row = model.rows[position]
    if row.rule is not None:
        return Cause(RULE, row.rule)
    if row.link:
        return Cause(POOL, 0) if row.limit.sense == "=" else Cause(LINK, position)
    if row.place.sheet == "Budget":
        return Cause(ACCOUNT, position)
    return Cause(FULL if row.place.column in PEOPLE else ROOM, position)


def of_people(model: Model, row: Row) -> bool:
    """Whether a row weighs money by how many people it reaches there."""
    if row.rule is not None:
        return not model.readings[row.rule].kind.sources
    return (row.link and row.limit.sense != "=") or row.place.column in PEOPLE


def held(model: Model, numbers: Floats) -> list[list[int]]:
    """For each cell, the rows that keep it from growing: at their limit, and it adds to them."""
    found: list[list[int]] = [[] for _ in range(model.ledger.cells)]
    for position, row in enumerate(model.rows):
        if row.limit.sense == "=" or not is_binding(row.limit, numbers):
            continue
        moved = (row.limit.left - row.limit.right).merged()
        pushes = moved.weights > 0.0 if row.limit.sense == "<=" else moved.weights < 0.0
        for cell in moved.cells[pushes].tolist():
            found[cell].append(position)
    return found


def named(model: Model, what: Cause) -> str:
    """A cause in words, with its cell: `Growth at most 10 % (each region) (Rules!G7)`."""
    if what.kind == RULE:
        reading = model.readings[what.number]
        return f"{describe(reading)} ({model.case.places.cell(reading.place)})"
    row = model.rows[what.number]
    return f"{row.what} ({model.case.places.cell(row.place)})"
