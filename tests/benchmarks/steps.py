"""One step of a solve, measured in a process of its own: `python -m tests.benchmarks.steps`.

Called with the name of a step and a workbook; prints a line of JSON: seconds of processor
time beyond imports, peak memory of the whole process in megabytes, and what the step found.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import highspy
import numpy as np

from allocator.commands import main as commands
from allocator.model.build import Model, build
from allocator.model.highs import Session
from allocator.model.matrix import matrix, triplets
from allocator.model.stand import Lp
from allocator.solving import solve, unpriced
from allocator.studies.alternatives import alternatives  # noqa: F401 - the command imports it
from allocator.studies.recommendations import RECOMMENDATIONS  # noqa: F401 - likewise
from allocator.workbook.reading import read
from allocator.workbook.results import write

Found = dict[str, float]


class Clock:
    """Processor seconds of this process, and those of them inside HiGHS."""

    def __init__(self) -> None:
        self.inside = 0.0
        self.started = time.process_time()

    @property
    def seconds(self) -> float:
        """Since it was made or set."""
        return time.process_time() - self.started

    def set(self) -> None:
        """Begin again."""
        self.started, self.inside = time.process_time(), 0.0

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Every run of HiGHS is timed, inside."""
        run = highspy.Highs.run

        def timed(self_: highspy.Highs) -> highspy.HighsStatus:
            before = time.process_time()
            try:
                return run(self_)
            finally:
                self.inside += time.process_time() - before

        highspy.Highs.run = timed
        try:
            yield
        finally:
            highspy.Highs.run = run


def whole(path: Path, clock: Clock) -> Found:
    """`solve` from file to file, as the command does it."""
    clock.set()
    with clock.watching():
        commands.main(
            ["solve", str(path), "-o", str(path.with_name("whole.xlsx"))], standalone_mode=False
        )
    return {"inside": clock.inside}


def plan(path: Path, clock: Clock) -> Found:
    """From file to file without measuring anything by solving again."""
    clock.set()
    with clock.watching():
        found = solve(read(path).case, price=unpriced)
        write(found, path.with_name("plan.xlsx"))
    return {"inside": clock.inside, "value": found.objective}


def reading(path: Path, clock: Clock) -> Found:
    """The workbook read and checked cell by cell."""
    clock.set()
    case = read(path).case
    return {"value": float(len(case.regions))}


def building(path: Path, clock: Clock) -> Found:
    """The model from the case, and handed over to HiGHS."""
    case = read(path).case
    clock.set()
    model = build(case)
    session = Session(model.problem, model.ledger.cells + 1)
    return {"columns": float(session.columns), "rows": float(session.rows)}


def defaults(path: Path, clock: Clock) -> Found:
    """HiGHS with its defaults on the same matrix."""
    model = build(read(path).case)
    return _run(model, highspy.Highs(), clock)


def interior(path: Path, clock: Clock) -> Found:
    """HiGHS by interior point and crossover on the same matrix."""
    model = build(read(path).case)
    highs = highspy.Highs()
    highs.setOptionValue("solver", "ipm")
    return _run(model, highs, clock)


def _run(model: Model, highs: highspy.Highs, clock: Clock) -> Found:
    highs.setOptionValue("output_flag", False)
    highs.passModel(matrix(model.problem, model.ledger.cells + 1))
    clock.set()
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise SystemExit("HiGHS did not end on an optimum")
    return {"value": highs.getInfo().objective_function_value * model.worth}


def first(path: Path, clock: Clock) -> Found:
    """The first optimum as the program finds it on the same matrix, and its proof by pricing."""
    model = build(read(path).case)
    session = Session(model.problem, model.ledger.cells + 1)
    clock.set()
    outcome = session.solve_cold()
    seconds = clock.seconds
    return {"value": outcome.objective * model.worth, "seconds": seconds, **_priced(session)}


def _priced(session: Session) -> Found:
    """Every unknown and row priced by plain arithmetic with the prices of the rows.

    helps: the most that a unit of any of them would still gain, of an objective of that size;
    gap: by how much, as a part, the plan is below the bound that these prices prove.
    """
    lp = Lp.of(session, triplets(session.highs.getLp()))
    entries, prices, own = lp.entries, session.row_duals(), session.gains()
    charged = np.bincount(
        entries.column, entries.weight * prices[entries.row], minlength=session.columns
    )
    gains = np.concatenate((own - charged, prices))
    rises = np.where(lp.values < lp.high - 1e-7, gains, 0.0).max()
    falls = np.where(lp.values > lp.low + 1e-7, -gains, 0.0).max()
    # Each counts at the bound its price speaks for; noise has none.
    bound = np.where(gains > 0.0, lp.high, lp.low)
    kept = np.abs(gains) > 1e-9
    proven = float((gains[kept] * bound[kept]).sum())
    plan = float(own @ lp.values[: session.columns])
    return {"helps": float(max(rises, falls, 0.0)), "gap": (proven - plan) / max(1.0, abs(plan))}


def writing(path: Path, clock: Clock) -> Found:
    """The plan's workbook."""
    found = solve(read(path).case, price=unpriced)
    clock.set()
    write(found, path.with_name("written.xlsx"))
    return {"rows": float(len(found.rows))}


STEPS: dict[str, Callable[[Path, Clock], Found]] = {
    step.__name__: step
    for step in (whole, plan, reading, building, defaults, interior, first, writing)
}


def main() -> None:
    """Run one step and tell what it took."""
    clock = Clock()
    found = STEPS[sys.argv[1]](Path(sys.argv[2]), clock)
    seconds = found.pop("seconds", clock.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    print(json.dumps({"seconds": seconds, "peak": peak, **found}))


if __name__ == "__main__":
    main()
