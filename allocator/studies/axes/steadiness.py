"""People against steadiness: the least part of its last year's money that every region keeps.

    money of r in year t ≥ kept · last year's money of r, for each region r and each year t

At 90 % no region falls below nine tenths of what it had, in any year; above 100 % each of
them gains. Regions that had nothing last year, or that have no open line, are passed over.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from allocator.baseline import NO_REGIONS, LastYear
from allocator.case import Case, Rule
from allocator.grid import Grid
from allocator.language import N_, _
from allocator.model.build import build, regions_scope
from allocator.model.highs import Session
from allocator.numerals import short
from allocator.problems import BadQuestion, Fault, Place
from allocator.studies.axes.axis import Axis, Column
from allocator.studies.axes.floor import UNIT, add_floor
from allocator.studies.live import Live


class Kept(Column):
    """The part kept as an unknown of the model."""

    def __init__(self, case: Case) -> None:
        had = _had(case)
        model = build(case)
        live = Live(model, Session(model.problem, model.ledger.cells + 1))
        ledger = model.ledger
        parts = [
            ledger.money(regions_scope(ledger, (region,)), (year,)) * (1.0 / before)
            for region, place in enumerate(model.case.regions)
            if (before := had.get(place.name))
            for year in model.all_years
        ]
        super().__init__(live, add_floor(live, parts), +1, UNIT)
        self.case = case
        self.had = had

    def edited(self, at: float) -> Case:
        """The case with a rule more for each region."""
        rules = tuple(
            Rule("Spend at least", at * before, region=name, note=_("what the frontier keeps"))
            for name, before in self.had.items()
        )
        return dataclasses.replace(self.case, rules=(*self.case.rules, *rules))

    def writes(self, at: float) -> str:
        """What to write in the workbook."""
        return _(
            "Rules: Spend at least, a row for each region, with {share} % of its Spent last year",
            share=short(100.0 * at, 10),
        )


def _had(case: Case) -> dict[str, float]:
    """Last year's money of every region that had any and has an open line.

    Raises BadQuestion where the workbook does not tell it.
    """
    grid = Grid(case)
    known = LastYear(grid).by_region
    if any(money is None for money in known):
        fault = Fault(Place("Regions"), NO_REGIONS.says, NO_REGIONS.fix)
        raise BadQuestion([case.places.problem(fault)])
    payable = set(np.unique(grid.region).tolist())
    had = {
        region.name: money
        for place, (region, money) in enumerate(zip(case.regions, known, strict=True))
        if money and place in payable
    }
    if not had:
        says = _("no region that may be funded had money last year: there is nothing to keep.")
        fault = Fault(Place("Regions", 0, "Spent last year"), says, _("Fill Spent last year."))
        raise BadQuestion([case.places.problem(fault)])
    return had


AXIS = Axis(N_("steadiness"), +1, Kept)
