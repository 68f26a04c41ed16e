"""A plan read back: every rule and budget checked again, and its proof repeated, without a solver.

What the plan says of itself is not believed: its money, and what its sources carry over, are
put into the question as it stands now, and all else follows from them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import NamedTuple

from allocator.audit import audit, entries
from allocator.model.build import outline
from allocator.model.proof import exact_cells, is_linear, prove
from allocator.plan import Plan, Proof, Rounding
from allocator.problems import Fault


class Stored(NamedTuple):
    """What a workbook holds for its proof: prices by row of the model, and how many rows."""

    prices: Mapping[int, float]
    rows: int


class Verified(NamedTuple):
    """What was found. why: the reason there is no bound: "whole", "fairest", "none", "other".

    proof: None where the plan breaks something; its bound is None where there is a reason.
    """

    faults: tuple[Fault, ...]
    proof: Proof | None = None
    why: str = ""


def verify(plan: Plan, stored: Stored | None) -> Verified:
    """Check a plan that was read back against the case it carries."""
    plan = dataclasses.replace(plan, rounding=_rounding(plan))
    faults = audit(plan)
    if faults:
        return Verified(tuple(faults))
    asked = outline(plan.case.in_canonical_order())
    why = ""
    if not is_linear(plan.case):
        why = "fairest"
    elif any(unknown.whole for unknown in asked.ledger.derived):
        why = "whole"
    elif stored is None:
        why = "none"
    elif stored.rows != len(asked.rows):
        why = "other"
    prices = stored.prices if stored is not None and not why else None
    return Verified((), prove(asked, prices, exact_cells(entries(plan, asked.ledger))), why)


def _rounding(plan: Plan) -> Rounding | None:
    """Amounts that are all multiples of `Round to` may miss a rule by half of it."""
    unit = plan.case.settings.round_to
    if not unit:
        return None
    amounts = (money for row in plan.rows for money in row.sources.values())
    done = all(abs(money / unit - round(money / unit)) <= 1e-9 for money in amounts)
    return Rounding(unit, done, 0.5 * unit if done else 0.0)
