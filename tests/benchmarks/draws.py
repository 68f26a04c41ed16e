"""What 1,000 draws of the 75-province sample cost, in cold solves of it, on one core.

`python -m tests.benchmarks.draws` prints a ratio for each family of draws (or for those named:
`… draws budget price`). A draw is planned anew on the live model: the drawn case made, its
ledger built, what differs changed, solved from the draw before on the path. It is set against
two cold solves of the workbook: HiGHS alone on a model already handed over, and `solve` from
the case to the audited plan, prices left out. Seconds are of the process.

On two cores of a shared machine 1,000 draws of one budget came to 16 cold solves by HiGHS alone,
of one price to 29, of all prices together to 34 (a change of units: `model/rescaled`); of all
budgets together to about 40, counted from one part in four (a third of those draws have no
plan, which one sum shows: `model/refused`).
"""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Callable
from pathlib import Path

from allocator.case import Case, Range
from allocator.model.build import build
from allocator.model.highs import Session
from allocator.solving import solve, unpriced
from allocator.studies.draws import Draws, Replanned
from allocator.workbook.reading import read

SAMPLE = Path(__file__).parents[2] / "data" / "provinces.xlsx"
DRAWS = 1000
#: The promise: 1,000 budget or price draws for fewer cold solves than this.
PROMISED = 60.0

FAMILIES = {
    "budget": Range("Budget", "times", 0.8, 1.2, source="Partner donor"),
    "budgets together": Range("Budget", "times", 0.8, 1.2),
    "price": Range("Cost per person", "times", 0.8, 1.2, project="Cooperative"),
    "prices together": Range("Cost per person", "times", 0.8, 1.2),
    "each budget": Range("Budget", "times", 0.8, 1.2, source="each"),
    "each price": Range("Cost per person", "times", 0.8, 1.2, project="each"),
}
#: Many numbers at once leave no draw near another: shown when they are named.
USUAL = ("budget", "budgets together", "price", "prices together")


def seconds(work: Callable[[], object]) -> float:
    """Seconds of this process that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def replanned(case: Case, given: Range, count: int) -> None:
    """Plan so many draws anew, from nothing to the last."""
    draws = Draws(dataclasses.replace(case, ranges=(given,)).in_canonical_order(), count, 1)
    asker = Replanned(draws)
    found = [best for path in draws.paths() for best in asker.path(path)]
    assert len(found) == count


def main(names: list[str], count: int = DRAWS) -> None:
    """Measure, print the ratios."""
    case = read(SAMPLE).case
    model = build(case)
    session = Session(model.problem, model.ledger.cells + 1)
    alone = seconds(session.solve_cold)
    whole = seconds(lambda: solve(case, price=unpriced))
    print(f"one cold solve: HiGHS alone {alone:.2f} s, solve without prices {whole:.2f} s")
    for name in names or USUAL:
        took = seconds(lambda name=name: replanned(case, FAMILIES[name], count))
        per = 1000.0 / count
        print(
            f"{count:,} draws of {name}: {took:.1f} s; for 1,000: {per * took / alone:.0f} × HiGHS "
            f"alone, {per * took / whole:.0f} × solve; promised: under {PROMISED:g} ×",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
