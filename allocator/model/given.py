"""What the sources give, as unknowns: a live model that asks how little would do.

Whatever a source gives in the workbook it may give more or less of; where it gives nothing
it still gives nothing. A ladder (`Yearly rise`) keeps its steps: its first year moves, and
the blank years climb from there. An envelope (`Total`) keeps its freedom among its blank
years, and the total itself moves.

    factor   amount[s, t] = factor · workbook's amount,  Σ amounts of an envelope ≤ factor · Total
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from allocator.case import Case
from allocator.ceilings import Amounts
from allocator.grid import Ints
from allocator.ledger import Sum, total
from allocator.model.build import Model, build, line_of
from allocator.model.engine import INFINITY
from allocator.model.highs import Session


class Amount(NamedTuple):
    """One amount that is an unknown. workbook: what the budget says; None is a blank year."""

    source: int
    year: int
    column: int
    workbook: float | None


class Envelope(NamedTuple):
    """A source with a `Total`: the row of the model that holds it, and how that is scaled."""

    source: int
    row: int
    total: float
    scale: float


def freed(case: Case) -> Amounts:
    """The amounts that may move: whatever is not nothing. The case in canonical order."""
    return frozenset(
        (s, year)
        for s, source in enumerate(case.sources)
        for year, amount in enumerate(source.ladder())
        if (source.total if amount is None else amount)
    )


class Given:
    """A model whose amounts are unknowns, and its session. At first the workbook's hold."""

    def __init__(self, case: Case, time_limit: float | None = None) -> None:
        case = case.in_canonical_order()
        self.model = build(case, freed=freed(case))
        self.amounts = _amounts(self.model)
        self.envelopes = _envelopes(self.model)
        self.session = Session(self.model.problem, self.model.ledger.cells + 1, time_limit)
        self.as_written()

    def money(self, source: int | None = None) -> Sum:
        """What one source gives over the years, or all of them."""
        ledger = self.model.ledger
        chosen = range(len(self.model.case.sources)) if source is None else [source]
        return total(ledger.amount(s, year) for s in chosen for year in range(ledger.years))

    def as_written(self, but: int | None = None) -> None:
        """Every amount and every envelope as the workbook has it, but for one source's."""
        held = [amount for amount in self.amounts if amount.source != but]
        self.between([a.workbook or 0.0 for a in held], [_most(a) for a in held], held)
        for envelope in self.envelopes:
            self._most_of(envelope, INFINITY if envelope.source == but else envelope.total)

    def free(self) -> None:
        """Every amount may be anything."""
        self.between([0.0] * len(self.amounts), [INFINITY] * len(self.amounts), self.amounts)
        for envelope in self.envelopes:
            self._most_of(envelope, INFINITY)

    def no_more(self) -> None:
        """No amount above the workbook's."""
        self.between([0.0] * len(self.amounts), [_most(a) for a in self.amounts], self.amounts)
        for envelope in self.envelopes:
            self._most_of(envelope, envelope.total)

    def no_less(self) -> list[int]:
        """No amount below the workbook's; the columns of what each envelope gives beyond it."""
        lows = [amount.workbook or 0.0 for amount in self.amounts]
        self.between(lows, [INFINITY] * len(self.amounts), self.amounts)
        beyond = []
        for envelope in self.envelopes:
            column = self._column()
            self._most_of(envelope, envelope.total)
            self.session.set_weight(envelope.row, column, -self.model.unit / envelope.scale)
            beyond.append(column)
        return beyond

    def factor(self, source: int | None = None) -> int:
        """The column of a factor of all amounts, or of one source's while the others stand."""
        self.as_written(but=source)
        column, unit = self._column(), self.model.unit
        chosen = [a for a in self.amounts if source in (None, a.source)]
        self.between([0.0] * len(chosen), [INFINITY] * len(chosen), chosen)
        filled = [a for a in chosen if a.workbook is not None]
        self.session.add_rows(
            [([a.column, column], [1.0, -(a.workbook or 0.0) / unit], 0.0, 0.0) for a in filled]
        )
        for envelope in self.envelopes:
            if source in (None, envelope.source):
                self._most_of(envelope, 0.0)
                self.session.set_weight(envelope.row, column, -envelope.total / envelope.scale)
        return column

    def between(self, low: list[float], high: list[float], held: list[Amount]) -> None:
        """Bounds of some amounts, in money."""
        columns: Ints = np.array([amount.column for amount in held], dtype=np.int64)
        unit = self.model.unit
        self.session.set_columns(columns, np.array(low) / unit, np.array(high) / unit)

    def _most_of(self, envelope: Envelope, most: float) -> None:
        self.session.set_row(envelope.row, -INFINITY, most / envelope.scale)

    def _column(self) -> int:
        self.session.add_columns(np.zeros(1), np.full(1, INFINITY))
        return self.session.columns - 1


def _most(amount: Amount) -> float:
    return INFINITY if amount.workbook is None else amount.workbook


def _amounts(model: Model) -> list[Amount]:
    ledger = model.ledger
    written = [source.ladder() for source in model.case.sources]
    return [
        Amount(source, year, ledger.amounts_at + number, written[source][year])
        for number, (source, year) in enumerate(ledger.open_amounts)
    ]


def _envelopes(model: Model) -> list[Envelope]:
    """The totals that may move, in the order of their rows; a total of nothing stays one."""
    rows = [number for number, row in enumerate(model.rows) if row.place.column == "Total"]
    sources = enumerate(model.case.sources)
    limited = [(s, source.total) for s, source in sources if source.total is not None]
    return [
        Envelope(s, row, most, line_of(model.rows[row].limit, model.units).scale)
        for (s, most), row in zip(limited, rows, strict=True)
        if most > 0.0
    ]
