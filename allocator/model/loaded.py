"""A model that stays loaded in HiGHS: its numbers are changed, and can be put back.

Whatever HiGHS refuses it tells by a return value alone; here every call is looked at.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping

import highspy
import numpy as np

from allocator.grid import Floats, Ints
from allocator.language import _
from allocator.model.engine import Extra, NewColumn, NewRow, SolverFault
from allocator.model.matrix import WHOLE

#: Feasibility and optimality tolerances, on rows scaled to a largest weight near 1.
TOLERANCE = 1e-9


class LoadedModel:
    """One model in HiGHS, and its numbers.

    whole: the unknowns that hold whole numbers only; held: objectives held at their best.
    """

    highs: highspy.Highs
    whole: Ints
    held: list[Floats]

    def _set(self, option: str, value: object) -> None:
        # An option that HiGHS does not take is refused in silence unless one looks.
        demand(self.highs.setOptionValue(option, value))

    @contextlib.contextmanager
    def _with_options(self, options: Mapping[str, float | str]) -> Iterator[None]:
        """HiGHS's options set to these, while inside."""
        before = {option: self.highs.getOptionValue(option)[1] for option in options}
        for option, value in options.items():
            self._set(option, value)
        try:
            yield
        finally:
            for option, value in before.items():
                self._set(option, value)

    def _prove_whole_numbers(self) -> None:
        """HiGHS calls a plan proven at a gap of one in ten thousand; ours are proven."""
        self._set("mip_feasibility_tolerance", TOLERANCE)
        self._set("mip_rel_gap", TOLERANCE)
        self._set("mip_abs_gap", TOLERANCE)

    def _set_kind(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(self.whole), kind.value, dtype=np.uint8)
        whole = self.whole.astype(np.int32)
        demand(self.highs.changeColsIntegrality(len(kinds), whole, kinds))

    def basis(self) -> highspy.HighsBasis:
        """Where the session stands, to come back to with `stand`."""
        basis: highspy.HighsBasis = self.highs.getBasis()
        return basis

    def stand(self, basis: highspy.HighsBasis) -> None:
        """Go back to where the session stood: the next solve starts there."""
        if basis.valid:
            demand(self.highs.setBasis(basis))

    # Changing numbers, and putting them back

    def set_row(self, row: int, low: float, high: float) -> None:
        """New bounds of a row."""
        demand(self.highs.changeRowBounds(row, low, high))

    def set_weight(self, row: int, column: int, weight: float) -> None:
        """A new weight in the matrix."""
        demand(self.highs.changeCoeff(row, column, weight))

    def set_columns(self, columns: Ints, low: Floats, high: Floats) -> None:
        """New bounds of columns."""
        indices = columns.astype(np.int32)
        demand(self.highs.changeColsBounds(len(indices), indices, low, high))

    def set_rows(self, rows: Ints, low: Floats, high: Floats) -> None:
        """New bounds of rows."""
        indices = rows.astype(np.int32)
        demand(self.highs.changeRowsBounds(len(indices), indices, low, high))

    def gains(self) -> Floats:
        """The present objective."""
        return np.array(self.highs.getLp().col_cost_)

    def set_gains(self, gains: Floats) -> None:
        """A new objective, still to be maximised; what is left out gains nothing."""
        gains = np.concatenate((gains, np.zeros(self.columns - len(gains))))
        self.set_gains_of(np.arange(len(gains)), gains)

    def set_gains_of(self, columns: Ints, gains: Floats) -> None:
        """What some columns gain."""
        indices = columns.astype(np.int32)
        demand(self.highs.changeColsCost(len(indices), indices, gains))

    def set_gains_to_zero(self) -> None:
        """No objective: the next solve only asks whether a plan exists."""
        self.set_gains(np.zeros(self.columns))

    def add(self, extra: Extra) -> None:
        """New unknowns and rows."""
        if extra.lows:
            self.add_columns(np.array(extra.lows), np.array(extra.highs))
        if extra.whole:
            self._make_whole(np.array(extra.whole))
        self.add_rows(extra.rows)

    def _make_whole(self, columns: Ints) -> None:
        """Unknowns that hold whole numbers only from here on."""
        self.whole = np.concatenate([self.whole, columns])
        self._prove_whole_numbers()
        self._set_kind(WHOLE)

    def add_columns(self, low: Floats, high: Floats) -> None:
        """New unknowns that stand in no row yet."""
        count = len(low)
        none = np.zeros(0, dtype=np.int32)
        costs = np.zeros(count)
        demand(self.highs.addCols(count, costs, low, high, 0, none, none, np.zeros(0)))

    @contextlib.contextmanager
    def with_columns(self, columns: list[NewColumn]) -> Iterator[None]:
        """Some unknowns more, in rows that there are, while inside."""
        first = self.columns
        for gain, low, high, rows, weights in columns:
            indices = np.array(rows, dtype=np.int32)
            values = np.array(weights, dtype=np.float64)
            demand(self.highs.addCol(gain, low, high, len(indices), indices, values))
        try:
            yield
        finally:
            extra = np.arange(first, self.columns, dtype=np.int32)
            demand(self.highs.deleteCols(len(extra), extra))

    def row_bounds(self) -> tuple[Floats, Floats]:
        """The bounds of all rows as they stand."""
        lp = self.highs.getLp()
        return np.array(lp.row_lower_), np.array(lp.row_upper_)

    def add_rows(self, lines: list[NewRow]) -> None:
        """New rows: (columns, weights, low, high) of each."""
        starts = np.cumsum([0, *(len(line[0]) for line in lines[:-1])]).astype(np.int32)
        indices = np.array([c for line in lines for c in line[0]], dtype=np.int32)
        weights = np.array([w for line in lines for w in line[1]])
        low = np.array([line[2] for line in lines])
        high = np.array([line[3] for line in lines])
        count = len(lines)
        if count:
            demand(self.highs.addRows(count, low, high, len(indices), starts, indices, weights))

    @property
    def columns(self) -> int:
        """How many unknowns the model has."""
        return int(self.highs.getNumCol())

    @property
    def rows(self) -> int:
        """How many rows the model has."""
        return int(self.highs.getNumRow())

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Whatever is changed inside is undone afterwards, the basis too."""
        columns, rows, whole = self.columns, self.rows, self.whole
        lp = self.highs.getLp()
        saved = [np.array(part) for part in (lp.col_lower_, lp.col_upper_, lp.col_cost_)]
        low, high = np.array(lp.row_lower_), np.array(lp.row_upper_)
        basis, held = self.basis(), list(self.held)
        try:
            yield
        finally:
            self.held[:] = held
            if self.rows > rows:
                extra = np.arange(rows, self.rows, dtype=np.int32)
                demand(self.highs.deleteRows(len(extra), extra))
            if self.columns > columns:
                extra = np.arange(columns, self.columns, dtype=np.int32)
                demand(self.highs.deleteCols(len(extra), extra))
            self.whole = whole
            self.set_columns(np.arange(columns), saved[0], saved[1])
            self.set_rows(np.arange(rows), low, high)
            self.set_gains(saved[2])
            self.stand(basis)


def demand(status: highspy.HighsStatus) -> None:
    """HiGHS reports refusals by return value alone."""
    if status == highspy.HighsStatus.kError:
        raise SolverFault(_("It refused a call."))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing reaches standard output: HiGHS prints its banner whatever its flags say."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # no standard output at all: nothing to protect
        yield
        return
    silent = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(silent, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(silent)
