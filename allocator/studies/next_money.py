"""Next in line: where the next hundredth of the money would go.

Every amount and total of `Budget` is a hundredth higher, the question solved again with the
same preference among equal plans, and the two plans compared line by line.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from allocator.balances import Part, of_part
from allocator.case import Case, Source
from allocator.grid import Floats
from allocator.ledger import Limit
from allocator.model.optimum import settle
from allocator.studies.measure import Measure
from allocator.studies.numbers import Rows

#: How much more money there is.
MORE = 0.01
#: A difference below this part of what is added is the solver's rounding.
SEEN = 1e-6


def next_money(measure: Measure, rows: Rows, numbers: Floats) -> Floats | None:
    """Money more (or less) of each line over the plan, if every source gave a hundredth more.

    numbers: the plan's cells. None where it was not proven, or there is no money to raise.
    """
    model = measure.model
    ledger = model.ledger.with_figures(raised(model.case))
    limits: dict[int, Limit] = {}
    for source in range(len(model.case.sources)):
        part = Part("source", source)
        limits |= dict(zip(rows.of[part], (b.limit for b in of_part(ledger, part)), strict=True))
    measure.stand_again()
    session = measure.session
    with measure.ask.rows_as(limits):
        first = session.solve_again()
        if first.status != "optimal":
            return None
        with session.kept():
            last, richer = settle(model, session, first)
    if last.status != "optimal":
        return None
    shape = (-1, ledger.years)
    before, after = (n[: ledger.draws_at].reshape(shape).sum(axis=1) for n in (numbers, richer))
    change: Floats = after - before
    change[np.abs(change) <= SEEN * np.abs(change).max(initial=0.0)] = 0.0
    return change


def raised(case: Case) -> Case:
    """The case with every amount and total a hundredth higher, but of years that are over."""
    sources = tuple(_raised(source, case.past) for source in case.sources)
    return dataclasses.replace(case, sources=sources)


def _raised(source: Source, past: int) -> Source:
    amounts = [
        amount if amount is None or year < past else amount * (1.0 + MORE)
        for year, amount in enumerate(source.ladder())
    ]
    total = None if source.total is None else source.total * (1.0 + MORE)
    return dataclasses.replace(source, amounts=tuple(amounts), yearly_rise=None, total=total)
