"""The proof of a plan, asked for while its model is loaded: prices that hold without a solver."""

from __future__ import annotations

import dataclasses

from allocator.audit import entries
from allocator.model.build import Outline
from allocator.model.optimum import Optimum
from allocator.model.proof import exact_cells, prove, row_prices
from allocator.plan import Plan
from allocator.studies.inquiry import Inquiry


def _proven(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    model = optimum.model
    prices = row_prices(model, optimum.session)
    if prices is None:
        return plan
    outline = Outline(model.ledger, model.readings, model.rows, model.objective, model.compared)
    cells = exact_cells(entries(plan, model.ledger))
    return dataclasses.replace(plan, proof=prove(outline, prices, cells))


PROOF = Inquiry("prove", _proven)
