"""Holding what a stage has reached, while the next one asks for something else.

With amounts that may be fractions the optimal face is held exactly: whatever the solver's
prices show must be at its limit in every best plan (a row with a price, an unknown with a
reduced cost) is fixed there. That needs no tolerance and leaves a much smaller model.
Whole numbers have no such prices, and CBC does not tell its own in a way to trust: there a
row holds the objective, within the engine's last digits.
"""

from __future__ import annotations

import numpy as np

from allocator.grid import Floats
from allocator.language import _
from allocator.model.engine import INFINITY, Engine, Extra, SolverFault
from allocator.model.highs import Session

#: Prices smaller than this, in the scaled model, are noise.
NOISE = 1e-8


def has_prices(engine: Engine) -> bool:
    """Whether the engine's last optimum has prices to be trusted."""
    return isinstance(engine, Session) and not len(engine.whole)


def hold(engine: Engine, gains: Floats, best: float) -> None:
    """Keep Σ gains · unknowns at its best from here on. The engine stands on that optimum."""
    if isinstance(engine, Session) and has_prices(engine):
        stay_optimal(engine)
        return
    extra = Extra(engine.columns, np.ones(len(gains)))
    columns = np.flatnonzero(gains)
    if not len(columns):  # nothing is gained by anything; CBC takes no empty row
        return
    least = best - engine.give * max(1.0, abs(best))
    extra.rows.append((columns.tolist(), gains[columns].tolist(), least, INFINITY))
    engine.add(extra)
    engine.held.append(gains)


def settled(engine: Engine) -> Floats:
    """The values with whole numbers exact: rounded, fixed, and the rest solved again.

    A switch that is a millionth off lets a line of a million have one; so nothing is read
    from the search itself but the whole numbers. What is held within some digits only is
    then reached exactly: a billionth of the people is some money that nobody would have.
    """
    if not len(engine.whole):
        return engine.values()
    with engine.whole_numbers_fixed():
        if isinstance(engine, Session):
            gains = engine.gains()
            for held in engine.held:
                engine.set_gains(held)
                _demand_optimum(engine)
                stay_optimal(engine)
            engine.set_gains(gains)
        _demand_optimum(engine)
        return engine.values()


def _demand_optimum(engine: Engine) -> None:
    if engine.solve().status != "optimal":
        raise SolverFault(_("Its plan of whole numbers does not hold exactly."))


def stay_optimal(session: Session) -> None:
    """Fix what every best plan has in common."""
    lp = session.highs.getLp()
    solution = session.highs.getSolution()
    values, reduced = np.array(solution.col_value), np.array(solution.col_dual)
    low, high = np.array(lp.col_lower_), np.array(lp.col_upper_)
    fixed = np.flatnonzero(np.abs(reduced) > NOISE)
    at = np.where(np.abs(values - low) <= np.abs(high - values), low, high)[fixed]
    session.set_columns(fixed, at, at)
    duals = np.array(solution.row_dual)
    activity = np.array(solution.row_value)
    low, high = np.array(lp.row_lower_), np.array(lp.row_upper_)
    tight = np.flatnonzero((np.abs(duals) > NOISE) & (low < high))
    at = np.where(np.abs(activity - low) <= np.abs(high - activity), low, high)[tight]
    session.set_rows(tight, at, at)
