"""People against fairness: the least part of its eligible people that every region is promised.

    people reached in r ≥ floor · eligible people of r, over the whole plan, for each region r

Regions that no plan can reach at all are left out, as `Maximise` = `Fairest` leaves them
out: they would hold the floor at nothing. The strict end is where `Fairest` begins.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from allocator.case import Case, Rule
from allocator.language import N_, _
from allocator.model.build import build, regions_scope
from allocator.model.fairest import NOTHING, unreachable
from allocator.model.highs import Session
from allocator.names import normal
from allocator.numerals import short
from allocator.studies.axes.axis import Axis, Column
from allocator.studies.axes.floor import UNIT, add_floor
from allocator.studies.live import Live, proven


class Promise(Column):
    """The floor of coverage as an unknown of the model."""

    def __init__(self, case: Case) -> None:
        model = build(case)
        live = Live(model, Session(model.problem, model.ledger.cells + 1))
        proven(live.best(live.gains()))
        lost = _unreachable(live)
        promised = tuple(region for region in model.compared if region not in lost)
        scope = regions_scope(model.ledger, promised)
        floor = add_floor(live, model.ledger.coverages(scope, model.all_years))
        super().__init__(live, floor, +1, UNIT)
        self.case = case
        names = {normal(model.case.regions[region].name) for region in lost}
        self.left_out = tuple(r.name for r in case.regions if normal(r.name) in names)

    @property
    def region(self) -> str:
        """Whom the floor speaks of, as `Rules` would say it."""
        if not self.left_out:
            return "each"
        names = [region.name for region in self.case.regions if region.name not in self.left_out]
        return f"each {'; '.join(names)}"

    @property
    def _said(self) -> str:
        """The same in the language spoken."""
        names = self.region.removeprefix("each").strip()
        return _("each {names}", names=names) if names else _("each")

    def edited(self, at: float) -> Case:
        """The case with one rule more."""
        rule = Rule(
            "Coverage at least", at, region=self.region, note=_("the floor of the frontier")
        )
        return dataclasses.replace(self.case, rules=(*self.case.rules, rule))

    def writes(self, at: float) -> str:
        """What to write in the workbook."""
        return _(
            "Rules: Coverage at least {share} % (Region: {region})",
            share=short(100.0 * at, 10),
            region=self._said,
        )


def _unreachable(live: Live) -> frozenset[int]:
    """Regions that no plan covers; asked only where the plan with most people leaves one out."""
    numbers = np.maximum(live.session.values()[: live.model.ledger.cells], 0.0) * live.model.units
    if all(part.value(numbers) > NOTHING for part in live.model.compared_coverage()):
        return frozenset()
    return unreachable(live.model, live.session)


AXIS = Axis(N_("fairness"), +1, Promise)
