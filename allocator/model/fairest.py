"""Fairest: the least-covered region as high as possible, then the next, then people.

Where amounts may be fractions: raise the lowest coverage; the regions whose rows have a
price then cannot rise in any best plan, so they are fixed there; raise the lowest of the
others; and so on. With whole numbers fixing is not exact, so plans are compared by their
sorted coverages: the sum of the k lowest is raised for k = 1, 2, … (Ogryczak and Śliwiński
2003): Σ of the k lowest = max over t of k·t - Σ over regions of max(0, t - coverage).

A region that no plan can reach would hold all others at nothing: it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from allocator.grid import Floats
from allocator.language import _
from allocator.model.build import Model, line_of, people_sum
from allocator.model.engine import Engine, Extra, Outcome, SolverFault
from allocator.model.highs import Session
from allocator.model.hold import NOISE, has_prices, hold, stay_optimal
from allocator.sums import Sum, total

#: Coverage below this is none.
NOTHING = 1e-9
#: What a fixed region may lose of its level, in the solver's thousandths.
GIVE = 1e-9


def unreachable(model: Model, session: Session) -> frozenset[int]:
    """Positions of the regions that are not covered in any plan that keeps the rules.

    One plan with most coverage in all shows most of the reachable ones; each of the rest
    is asked for by itself.
    """
    compared = model.compared
    coverage = dict(zip(compared, model.compared_coverage(), strict=True))
    with session.kept():
        reached = _positive(model, session, coverage, list(coverage.values()))
        left = [region for region in compared if region not in reached]
        while left:
            region = left.pop()
            found = _positive(model, session, coverage, [coverage[region]])
            reached |= found
            left = [other for other in left if other not in found]
    return frozenset(compared) - reached


def _positive(
    model: Model, session: Session, coverage: dict[int, Sum], wanted: Sequence[Sum]
) -> set[int]:
    """The regions covered in the plan with most of what is wanted."""
    session.set_gains(gains_of(model, total(wanted), session.columns))
    if session.solve().status != "optimal":
        return set(coverage)  # nothing is proven, so nobody is left out
    numbers = np.maximum(session.values()[: model.ledger.cells], 0.0) * model.units
    return {region for region, part in coverage.items() if part.value(numbers) > NOTHING}


def gains_of(model: Model, wanted: Sum, columns: int) -> Floats:
    """A sum as the solver's objective, its largest weight 1."""
    merged = wanted.merged()
    weights = merged.weights * model.units[merged.cells]
    gains = np.zeros(columns)
    gains[merged.cells] = weights / (float(np.abs(weights).max(initial=0.0)) or 1.0)
    return gains


def raise_the_others(model: Model, engine: Engine) -> tuple[Outcome, Floats]:
    """From the highest lowest coverage on: raise the next lowest, and so on, then people.

    The engine stands on the first optimum, and afterwards on the last. Gives how it ended
    and what the last stage maximised. An outcome that is not optimal ends the stages.
    """
    if has_prices(engine):
        assert isinstance(engine, Session)
        outcome = _fix_in_rounds(model, engine)
    else:
        outcome = _raise_sums(model, engine)
    gains = gains_of(model, people_sum(model.ledger), engine.columns)
    if outcome is not None and outcome.status != "optimal":
        return outcome, gains
    engine.set_gains(gains)
    return engine.solve(), gains


# Fractions: rounds


def _fix_in_rounds(model: Model, session: Session) -> Outcome | None:
    """Fix what cannot rise, raise the rest, until all are fixed."""
    waiting = model.coverage_rows()
    cell = int(model.objective.cells[0])
    outcome = None
    while waiting:
        level = float(session.values()[cell])
        duals = np.abs(session.row_duals())[waiting]
        stuck = {row for row, dual in zip(waiting, duals, strict=True) if dual > NOISE}
        if not stuck:
            raise SolverFault(_("It could not tell which region is held by what."))
        stay_optimal(session)
        _fix(model, session, stuck, level)
        waiting = [row for row in waiting if row not in stuck]
        if waiting:
            outcome = session.solve()
            if outcome.status != "optimal":
                return outcome
    return outcome


def _fix(model: Model, session: Session, rows: set[int], level: float) -> None:
    """These rows' regions stay at a level, and the lowest of the others may rise above it.

    By rows of their own: new rows and bounds are undone with the stage, weights are not.
    """
    cell = int(model.objective.cells[0])
    fixed = Extra(session.columns, model.units)
    for row in sorted(rows):
        line = line_of(model.rows[row].limit, model.units)
        weights = dict(zip(line.cells, line.weights, strict=True))
        least = -weights.pop(cell) * (level - GIVE)
        fixed.rows.append((list(weights), list(weights.values()), least, np.inf))
        session.set_row(row, -np.inf, np.inf)
    session.add(fixed)


# Whole numbers: sums of the lowest


def _raise_sums(model: Model, engine: Engine) -> Outcome | None:
    """Raise the sum of the 2, 3, … lowest; the first is held already."""
    coverage = model.compared_coverage()
    outcome = None
    for count in range(1, len(coverage) + 1):
        gains = _add_lowest(model, engine, coverage, count)
        engine.set_gains(gains)
        outcome = engine.solve()
        if outcome.status != "optimal":
            return outcome
        hold(engine, gains, outcome.objective)
    return outcome


def _add_lowest(model: Model, engine: Engine, coverage: Sequence[Sum], count: int) -> Floats:
    """Unknowns for the sum of so many lowest coverages, in thousandths; what they gain."""
    extra = Extra(engine.columns, model.units)
    threshold = extra.unknown(low=-np.inf)
    gains = {threshold: float(count)}
    for part in coverage:
        short = extra.unknown()
        gains[short] = -1.0
        extra.row(part * 1000.0, [(threshold, -1.0), (short, 1.0)], 0.0, np.inf)
    engine.add(extra)
    wanted = np.zeros(engine.columns)
    wanted[list(gains)] = list(gains.values())
    return wanted
