"""The sum that explains why some cells cannot hold together, where a sum explains it.

Arithmetic may explain a conflict; only solving decides it. So the sum is read off the
certificate of a set that solving has found: weights of rows whose weighted sum no plan can
meet. A sentence is made of it only where the rows are simply added up: floors of money
against amounts, people asked for against those who can be reached, shares of one whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from allocator.grid import Floats
from allocator.language import join
from allocator.model.build import Model, Row, line_of
from allocator.numerals import plain
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.scope import SAME
from allocator.studies.conflict import arithmetic_words as say
from allocator.studies.conflict.cells import FACTS, Member
from allocator.studies.conflict.live import Live

#: Weights this close, as a part of each other, are equal.
EQUAL = 1e-6
#: What is asked must be above what there is by this part of it.
ABOVE = 1e-9


class Part(NamedTuple):
    """A row of a certificate, its weight, and the number that it asks for or allows."""

    row: Row
    weight: float
    amount: float

    @property
    def asks(self) -> bool:
        """Whether the row asks for something; else it allows no more."""
        return self.row.limit.sense == ">="


def why(live: Live, members: Sequence[Member]) -> str:
    """The sum in a sentence; "" where none explains the set."""
    model = live.model
    rows = [row for member in members for row in member.rows]
    for row in rows:
        limit = model.rows[row].limit
        if not len((limit.left - limit.right).merged().cells):
            empty = _empty(model, model.rows[row])
            if empty:
                return empty
    with live.only(rows):
        weights = live.certificate()
    if weights is None:
        return ""
    parts = _parts(live, weights)
    return _shares(model, parts) or _added(model, parts)


def _parts(live: Live, weights: Floats) -> list[Part]:
    """The rows of a certificate, in the user's units."""
    parts = []
    for at in np.flatnonzero(weights).tolist():
        row = live.model.rows[at]
        if not row.link:
            scale = line_of(row.limit, live.model.units).scale
            amount = row.limit.right.constant - row.limit.left.constant
            parts.append(Part(row, float(weights[at]) / scale, amount))
    return parts


# A row that nothing in the plan can meet


def _empty(model: Model, row: Row) -> str:
    """Why a row that no money counts towards cannot hold."""
    asked = row.limit.right.constant - row.limit.left.constant
    if row.rule is None:
        source = model.case.sources[row.figure.at] if row.figure else None
        if source is None or source.total is None or asked >= 0.0:
            return ""
        return say.filled_years(source.name, source.total - asked, source.total)
    if row.limit.sense != ">=" or asked <= 0.0 or row.scope is None:
        return ""
    if len(row.scope.lines):
        years = [model.case.years[year] for year in row.limit.years]
        return say.too_slow(row.scope.label, years)
    grid = model.ledger.grid
    pairs = [(r, p) for r in row.scope.regions for p in row.scope.projects]
    closed = all(not grid.open[pair] for pair in pairs)
    unpaid = all(not grid.payable[pair] for pair in pairs)
    return say.nothing_there(row.scope.label, closed, unpaid)


# Shares of one whole


def _shares(model: Model, parts: Sequence[Part]) -> str:
    """Shares that add up to more than everything, or leave some of it to nobody."""
    found = [part for part in parts if _kind(model, part) in ("Share at least", "Share at most")]
    if not found or len({(_kind(model, part), *_whole(model, part)) for part in found}) > 1:
        return ""
    if not _equal([part.weight for part in found]):
        return ""
    share = sum(_value(model, part) for part in found)
    at_least = _kind(model, found[0]) == "Share at least"
    if (share <= 1.0 + ABOVE) if at_least else (share >= 1.0 - ABOVE):
        return ""
    told = in_unit(round(share, 9), Unit.PERCENT)
    return say.shares(_rule_rows(model, found), len(found), told, at_least)


def _whole(model: Model, part: Part) -> tuple[object, ...]:
    """What a share is a share of, so that two of the same thing are equal."""
    assert part.row.rule is not None and part.row.scope is not None
    of, scope = model.readings[part.row.rule].rule.of, part.row.scope
    years = part.row.limit.years
    if not of:
        return ("", years)
    if of in SAME[0]:
        return ("region", scope.regions, years)
    if of in SAME[1]:
        return ("type", scope.projects, years)
    if of in SAME[2]:
        return ("source", scope.sources, years)
    return (of, scope.regions, scope.projects, years)


# Floors against ceilings


def _added(model: Model, parts: Sequence[Part]) -> str:
    """What is asked for, added up, against what is allowed, added up."""
    counted = [part for part in parts if part.amount]
    asked = [part for part in counted if part.asks]
    allowed = [part for part in counted if not part.asks]
    units = {_unit(model, part) for part in counted}
    if not asked or not allowed or len(units) != 1 or None in units:
        return ""
    if not _equal([part.weight for part in allowed]):
        return ""
    base = allowed[0].weight
    times = [part.weight / base for part in asked]
    plain = _equal([*times, 1.0])
    if not plain and any(_kind(model, part) != "Growth at least" for part in parts if part.asks):
        return ""
    whole = sum(part.amount * much for part, much in zip(asked, times, strict=True))
    most = sum(part.amount for part in allowed)
    (unit,) = units
    assert unit is not None
    if whole <= most * (1.0 + ABOVE) or in_unit(whole, unit) == in_unit(most, unit):
        return ""
    grows = None if plain else _last_year(model, parts)
    left = say.asked(_rule_rows(model, asked), len(asked), in_unit(whole, unit), grows)
    return say.above(left, _allowed(model, allowed, in_unit(most, unit)))


def _allowed(model: Model, parts: Sequence[Part], most: str) -> str:
    """What the ceilings allow, named by where they come from."""
    columns = {part.row.figure.column if part.row.figure else "rules" for part in parts}
    if columns == {"rules"}:
        return say.rows_allow(_rule_rows(model, parts), len(parts), most)
    if columns == {"amounts"}:
        years = sorted({part.row.figure.year for part in parts if part.row.figure})
        labels = [plain(model.case.years[year]) for year in years]
        return say.budget(join(labels), len(parts), most, _kept_back(model, parts))
    names = [
        part.row.what if part.row.rule is None else say.rows([_row_of(model, part)])
        for part in parts
    ]
    return say.together(list(dict.fromkeys(names)), most)


def _kept_back(model: Model, parts: Sequence[Part]) -> bool:
    """Whether a part of the amounts is kept for own costs or follow-up."""
    own = (model.case.sources[part.row.figure.at].own_costs for part in parts if part.row.figure)
    return model.case.settings.follow_up > 0.0 or any(cost > 0.0 for cost in own)


def _last_year(model: Model, parts: Sequence[Part]) -> str:
    return plain(model.case.years[max(year for part in parts for year in part.row.limit.years)])


# Of one part


def _kind(model: Model, part: Part) -> str:
    return "" if part.row.rule is None else model.readings[part.row.rule].kind.name


def _value(model: Model, part: Part) -> float:
    assert part.row.rule is not None
    return float(model.readings[part.row.rule].rule.value)


def _unit(model: Model, part: Part) -> Unit | None:
    """What the two sides of a row are measured in."""
    if part.row.rule is None:
        facts = part.row.figure is not None and part.row.figure.column in FACTS
        return Unit.PEOPLE if facts else Unit.MONEY
    kind = model.readings[part.row.rule].kind
    if kind.name == "Coverage at least":
        return Unit.PEOPLE
    if kind.gradual:
        return Unit.MONEY
    return kind.value if kind.value in (Unit.MONEY, Unit.PEOPLE, Unit.JOBS) else None


def _row_of(model: Model, part: Part) -> int:
    assert part.row.rule is not None
    return model.readings[part.row.rule].rule.row


def _rule_rows(model: Model, parts: Sequence[Part]) -> list[int]:
    """The workbook's rows of the rules among some parts, each once."""
    return sorted({_row_of(model, part) for part in parts if part.row.rule is not None})


def _equal(weights: Sequence[float]) -> bool:
    return max(weights) - min(weights) <= EQUAL * max(weights)
