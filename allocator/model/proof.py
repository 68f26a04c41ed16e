"""How good a plan is, proven in exact arithmetic by prices of the model's rows.

    max Σ c·x   where   Σ w_i·x + k_i ≤ 0 for each row i,   low ≤ x ≤ high

For any prices y_i ≥ 0 (≤ 0 of a row ≥, any of a row =) no plan is above

    Σ -y_i·k_i + Σ over x of the larger of d·low and d·high,   d = c - Σ y_i·w_i

so the prices may come from anywhere and be rounded to anything: they are used with the right
sign or not at all, and a bad one only makes the bound worse. The prices are the solver's; the
bound is worked out without it, in fractions, from the numbers of the question as they are
held (as double precision has them). Where an unknown has no `high` of its own, what the rows
leave it serves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from allocator.case import Case
from allocator.ledger import Ledger, Sum
from allocator.model.build import Model, Outline, Row, line_of
from allocator.plan import Proof

if TYPE_CHECKING:
    from allocator.model.highs import Session

#: Exact arithmetic takes its time: for models with fewer unknowns than this.
MOST = 2_000
#: Prices are kept to so many digits, which is what a workbook holds of a number.
DIGITS = 15
#: After so many passes over the rows, what has no limit is taken to have none.
PASSES = 20


def row_prices(model: Model, session: Session) -> dict[int, float] | None:
    """What one unit of each row would gain, in the user's units; None where none can be had.

    session must hold the model of the first stage. Rows without a price are left out.
    """
    if len(model.whole) or not is_linear(model.case) or model.ledger.cells >= MOST:
        return None
    if session.solve().status != "optimal":
        return None
    found = {}
    for number, (row, dual) in enumerate(zip(model.rows, session.row_duals(), strict=True)):
        price = float(dual) * model.worth / line_of(row.limit, model.units).scale
        if price and math.isfinite(price):
            found[number] = float(f"{price:.{DIGITS}g}")
    return found


def is_linear(case: Case) -> bool:
    """Whether the first stage is the whole question: for `Fairest` there are more."""
    return case.settings.maximise != "Fairest"


def prove(
    outline: Outline, prices: Mapping[int, float] | None, money: Mapping[int, Fraction]
) -> Proof:
    """What prices prove of a plan; None: no bound. money: its cells, others hold nothing."""
    numbers = _completed(outline.ledger, money)
    broken, row = _most_broken(outline.rows, numbers)
    return Proof(
        prices=dict(prices or {}),
        rows=len(outline.rows),
        objective=_value(outline.objective, numbers),
        bound=None if prices is None else bound(outline, prices),
        violation=broken,
        violated=row.what if row else "",
    )


def _completed(ledger: Ledger, money: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """The cells, with those that follow from the money."""
    if not ledger.derived:
        return dict(money)
    held = np.zeros(ledger.cells)
    for cell, amount in money.items():
        held[cell] = float(amount)
    full = ledger.completed(held)
    derived = range(ledger.derived_at, ledger.cells)
    return {**money, **{cell: Fraction(float(full[cell])) for cell in derived}}


def _most_broken(
    rows: Sequence[Row], numbers: Mapping[int, Fraction]
) -> tuple[Fraction, Row | None]:
    """By how much the row that is broken most is broken, in its own unit, and which it is."""
    most, which = Fraction(0), None
    for row in rows:
        over = _value(row.limit.left, numbers) - _value(row.limit.right, numbers)
        if row.limit.sense == "=":
            over = abs(over)
        elif row.limit.sense == ">=":
            over = -over
        if over > most:
            most, which = over, row
    return most, which


def _value(total: Sum, numbers: Mapping[int, Fraction]) -> Fraction:
    return sum(
        (weight * numbers[cell] for cell, weight in _terms(total) if cell in numbers),
        Fraction(total.constant),
    )


def _terms(total: Sum) -> Iterator[tuple[int, Fraction]]:
    pairs = zip(total.cells.tolist(), total.weights.tolist(), strict=True)
    return ((cell, Fraction(weight)) for cell, weight in pairs)


# The bound


class _Line(NamedTuple):
    """A row as Σ weight · cell ≤ most."""

    weights: dict[int, Fraction]
    most: Fraction


def bound(outline: Outline, prices: Mapping[int, float]) -> Fraction | None:
    """What no plan is above; None where the prices prove nothing."""
    ledger = outline.ledger
    gains: dict[int, Fraction] = {}
    for cell, weight in _terms(outline.objective):
        gains[cell] = gains.get(cell, Fraction(0)) + weight
    total = Fraction(outline.objective.constant)
    for number, price in prices.items():
        row = outline.rows[number]
        if (price < 0.0 and row.limit.sense == "<=") or (price > 0.0 and row.limit.sense == ">="):
            continue
        exact, moved = Fraction(price), (row.limit.left - row.limit.right).merged()
        total -= exact * Fraction(moved.constant)
        for cell, weight in _terms(moved):
            gains[cell] = gains.get(cell, Fraction(0)) - exact * weight
    lows, highs = _ends(ledger)
    if any(gain > 0 and highs[cell] is None for cell, gain in gains.items()):
        _find_ends(list(_lines(outline.rows)), lows, highs)
    for cell, gain in gains.items():
        end = highs[cell] if gain > 0 else lows[cell]
        if gain and end is None:
            return None
        total += gain * (end or 0)
    return total


def _ends(ledger: Ledger) -> tuple[list[Fraction | None], list[Fraction | None]]:
    """The least and the most of each cell as the model has them; None: there is none."""
    lows: list[Fraction | None] = [Fraction(0)] * ledger.derived_at
    highs: list[Fraction | None] = [None] * ledger.derived_at
    for cell, money in zip(*(part.tolist() for part in ledger.settled()), strict=True):
        lows[cell] = highs[cell] = Fraction(money)
    for unknown in ledger.derived:
        unit = Fraction(unknown.unit)
        lows.append(None if unknown.least is None else Fraction(unknown.least) * unit)
        highs.append(None if unknown.most is None else Fraction(unknown.most) * unit)
    return lows, highs


def _lines(rows: Sequence[Row]) -> Iterator[_Line]:
    for row in rows:
        moved = (row.limit.left - row.limit.right).merged()
        weights = dict(_terms(moved))
        if row.limit.sense != ">=":
            yield _Line(weights, -Fraction(moved.constant))
        if row.limit.sense != "<=":
            yield _Line({cell: -w for cell, w in weights.items()}, Fraction(moved.constant))


def _find_ends(
    lines: Sequence[_Line], lows: Sequence[Fraction | None], highs: list[Fraction | None]
) -> None:
    """The most that the rows leave each cell that has no limit of its own."""
    for _ in range(PASSES):
        found = False
        for line in lines:
            least = {c: _least(w, lows[c], highs[c]) for c, w in line.weights.items()}
            endless = [cell for cell, part in least.items() if part is None]
            if len(endless) > 1:
                continue
            whole = sum((part for part in least.values() if part is not None), Fraction(0))
            for cell in endless or line.weights:
                weight = line.weights[cell]
                if weight > 0 and highs[cell] is None:
                    rest = whole - (least[cell] or 0)
                    highs[cell] = _above((line.most - rest) / weight)
                    found = True
        if not found:
            return


def _least(weight: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction | None:
    end = low if weight > 0 else high
    return None if end is None else weight * end


def _above(number: Fraction) -> Fraction:
    """A number with a short fraction that is no smaller, so that sums stay quick."""
    near = float(number)
    return Fraction(near if near >= number else math.nextafter(near, math.inf))


def as_written(number: float) -> float:
    """A number as a workbook keeps it."""
    return float(f"{number:.16G}")


def exact_cells(entries: Iterator[tuple[int, float]]) -> dict[int, Fraction]:
    """Cells of a plan from what is entered in each, added up exactly."""
    cells: dict[int, Fraction] = {}
    for cell, amount in entries:
        cells[cell] = cells.get(cell, Fraction(0)) + Fraction(as_written(amount))
    return cells
