"""People against money: every amount of the budget times one factor.

The factor is 1 in the workbook. Envelopes (`Total`) are multiplied too, and a ladder climbs
from its multiplied first year. The easy end is the least factor that reaches as many people
as any factor could; the strict end is the least with which the rules can be kept at all.
"""

from __future__ import annotations

import dataclasses

from allocator.case import Case, Source
from allocator.language import N_, _
from allocator.model.given import Given
from allocator.numerals import short
from allocator.studies.axes.axis import Axis, Column
from allocator.studies.live import Live


class Factor(Column):
    """The factor of all amounts as an unknown of the model."""

    def __init__(self, case: Case) -> None:
        given = Given(case)
        super().__init__(Live(given.model, given.session), given.factor(), -1)
        self.case = case

    def edited(self, at: float) -> Case:
        """The case with every amount and every total times the factor."""
        sources = tuple(times(source, at) for source in self.case.sources)
        return dataclasses.replace(self.case, sources=sources)

    def writes(self, at: float) -> str:
        """What to write in the workbook."""
        return _("Budget: every amount and Total × {factor}", factor=short(at, 10))


def times(source: Source, factor: float) -> Source:
    """The source with its amounts, a ladder's too, and its total times a factor."""
    amounts = tuple(None if a is None else a * factor for a in source.ladder())
    total = None if source.total is None else source.total * factor
    return dataclasses.replace(source, amounts=amounts, yearly_rise=None, total=total)


AXIS = Axis(N_("money"), -1, Factor)
