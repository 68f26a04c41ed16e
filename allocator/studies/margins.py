"""What speaks for a line's next coin and against it: the solver's prices, row by row.

At a proven optimum of fractions, the next unit of money on a line in a year gains

    reached · worth  -  price of the money  -  what full limits charge  +  what floors pay

and that is nothing where the line has money, and no more than nothing where it has none.
The parts are read from the prices of the rows that the line's money stands in, and added
up by what asked for the row. Were a person to cost φ times as much there, the first part
and what limits on people charge would be divided by φ; so the cost at which the line would
enter is φ = people's part ÷ money's part of what it costs now.

Where many plans are best these prices are one proof of many: no line can enter above its
cost so found, but it may have to be lower still. `entry` asks the solver.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from allocator.grid import Bools, Floats
from allocator.model.highs import KEEPS
from allocator.model.hold import NOISE
from allocator.studies.causes import POOL, Cause, cause, of_people
from allocator.studies.measure import Measure

#: How closely a cost of entry is looked for, and how far down, as parts of it.
CLOSE, LOWEST = 0.01, 64.0


@dataclass(frozen=True, eq=False)
class Margins:
    """Prices of the next unit of money of each line, shape (lines, years) where not said.

    gains: what it gains by itself; money: the price of the money it would take; asked: what
    full limits and floors add in all (limits charge: below 0); people: the part of that
    which would change with what a person costs. causes: for each line, what asked for it
    and what it adds in each year.
    """

    gains: Floats
    money: Floats
    asked: Floats
    people: Floats
    causes: list[dict[Cause, Floats]]

    @property
    def left(self) -> Floats:
        """What the next unit would gain in all: nothing, or less than nothing."""
        return self.gains - self.money + self.asked

    @property
    def enters(self) -> Floats:
        """The part of its cost at which a line would get money; 0 where it never would."""
        worth = self.gains + self.people
        charged = worth - self.left
        ratio = np.divide(worth, charged, out=np.full_like(worth, np.inf), where=charged > 0.0)
        return np.maximum(ratio, 0.0)


def margins(measure: Measure) -> Margins:
    """The margins of a model at its optimum; whole numbers have none."""
    model, ledger = measure.model, measure.model.ledger
    entries, count = measure.entries, ledger.draws_at
    wanted = (np.abs(measure.duals) > NOISE)[entries.row] & (entries.column < count)
    rows, cells = entries.row[wanted], entries.column[wanted]
    # In the user's units: what one unit of money in the cell is charged by this row.
    adds = -measure.duals[rows] * entries.weight[wanted] * (model.worth / model.unit)
    asked = [cause(model, row) for row in range(len(model.rows))]
    pools = np.array([each.kind == POOL for each in asked])[rows]
    people = np.array([of_people(model, row) for row in model.rows])[rows]
    shape = (len(ledger.grid), ledger.years)

    def summed(part: Bools) -> Floats:
        total = np.bincount(cells[part], adds[part], minlength=count).astype(np.float64)
        return total.reshape(shape)

    gains = np.zeros(count)
    inside = model.objective.cells < count
    gains[model.objective.cells[inside]] = model.objective.weights[inside]
    causes: list[dict[Cause, Floats]] = [{} for _ in range(shape[0])]
    for row, cell, amount in zip(rows[~pools], cells[~pools], adds[~pools], strict=True):
        line, year = divmod(int(cell), shape[1])
        by_year = causes[line].setdefault(asked[row], np.zeros(shape[1]))
        by_year[year] += amount
    return Margins(
        gains.reshape(shape), -summed(pools), summed(~pools), summed(people & ~pools), causes
    )


def entry(measure: Measure, line: int, ratio: float) -> float | None:
    """The part of its cost below which a line gets money, found by solving again.

    ratio: what the prices say, above which it never does. Where they are one proof of many
    the true part is lower and is closed in on from both sides, to a hundredth; None where
    none was found, or the work ran out.
    """
    high, low = ratio, ratio * (1.0 - CLOSE)
    while not (entered := _enters(measure, line, low)):
        high, low = low, 0.5 * low
        if entered is None or low < ratio / LOWEST:
            return None
    if high == ratio and low == ratio * (1.0 - CLOSE):
        return ratio
    while high - low > CLOSE * high:
        middle = 0.5 * (low + high)
        entered = _enters(measure, line, middle)
        if entered is None:
            return None
        low, high = (middle, high) if entered else (low, middle)
    return low


def _enters(measure: Measure, line: int, ratio: float) -> bool | None:
    gain = _gain_at(measure, line, ratio) if measure.may_go_on else None
    return None if gain is None else gain > measure.least


def _gain_at(measure: Measure, line: int, ratio: float) -> float | None:
    """What is gained if a person cost so many times as much on a line; None: not told.

    The line has no money, so that the plan keeps every limit whatever a person costs there.
    """
    session, ledger = measure.session, measure.model.ledger
    first = line * ledger.years
    cells = np.arange(first, first + ledger.years)
    entries = measure.entries
    inside = measure.pivots.lp.by_column.of(cells)
    changed = [
        (row, column, weight)
        for row, column, weight in zip(*(part[inside].tolist() for part in entries), strict=True)
        if of_people(measure.model, measure.model.rows[row])
    ]
    gains = session.gains()[cells]
    basis = session.basis()
    for row, column, weight in changed:
        session.set_weight(row, column, weight / ratio)
    session.set_gains_of(cells, gains / ratio)
    outcome, objective = measure.ask.objective(KEEPS)
    for row, column, weight in changed:
        session.set_weight(row, column, weight)
    session.set_gains_of(cells, gains)
    session.stand(basis)
    measure.stand_again()
    return objective - measure.best if outcome.status == "optimal" else None
