"""CBC through PuLP: a second opinion. It answers the same questions as the HiGHS session."""

from __future__ import annotations

import contextlib
import math
import warnings
from collections.abc import Iterator

import numpy as np
import pulp

from allocator.grid import Floats
from allocator.language import _
from allocator.model.build import expression
from allocator.model.engine import INFINITY, Extra, Outcome, SolverFault
from allocator.model.loaded import quiet


class Cbc:
    """A PuLP problem solved by CBC, which starts anew each time. Columns are its plain ids."""

    #: CBC prints eight digits, so a plan's own objective may not be there to be had again.
    give = 1e-7

    def __init__(self, problem: pulp.LpProblem, columns: int, time_limit: float | None) -> None:
        self.problem = problem
        self.solver = cbc(time_limit)
        self.unknowns = {int(variable.name[1:]): variable for variable in problem.variables()}
        for column in range(columns):
            if column not in self.unknowns:  # PuLP forgets those that stand in no row
                self.unknowns[column] = problem.add_variable(f"x{column}", 0)
        # CBC refuses the bounds of an unknown that stands nowhere, as the last may one day.
        self.problem += self.unknowns[columns - 1] <= 0, "nothing"
        self.whole = [c for c, v in self.unknowns.items() if v.cat == pulp.LpInteger]
        self.held: list[Floats] = []
        self._rows = 0

    @property
    def columns(self) -> int:
        """How many unknowns the model has."""
        return len(self.unknowns)

    def solve_cold(self) -> Outcome:
        """CBC knows no warm start here."""
        return self.solve()

    def solve(self) -> Outcome:
        """CBC's own word for how it ended."""
        try:
            with quiet():
                answer = self.problem.solve(self.solver)
        except Exception as error:
            raise SolverFault(_("It broke off ({error}).", error=str(error))) from error
        ended = _status(self.problem, answer)
        gain = pulp.value(self.problem.objective) if ended == "optimal" else math.nan
        return Outcome(ended, ended, ended == "optimal", float(gain or 0.0), float(gain or 0.0))

    def values(self) -> Floats:
        """The unknowns' values; ask only after an outcome that has a plan."""
        found = np.zeros(self.columns)
        for column, variable in self.unknowns.items():
            found[column] = variable.varValue or 0.0
        return found

    @contextlib.contextmanager
    def whole_numbers_fixed(self) -> Iterator[None]:
        """Whole numbers stay where the search left them, rounded, and only amounts move, inside."""
        bounds = {c: (self.unknowns[c].lowBound, self.unknowns[c].upBound) for c in self.whole}
        for column in bounds:
            unknown = self.unknowns[column]
            unknown.lowBound = unknown.upBound = round(unknown.varValue or 0.0)
        try:
            yield
        finally:
            for column, (low, high) in bounds.items():
                self.unknowns[column].lowBound, self.unknowns[column].upBound = low, high

    def add(self, extra: Extra) -> None:
        """New unknowns and rows."""
        bounds = zip(extra.lows, extra.highs, strict=True)
        for column, (low, high) in enumerate(bounds, extra.first):
            least, most = (None if math.isinf(bound) else bound for bound in (low, high))
            kind = pulp.LpInteger if column in extra.whole else pulp.LpContinuous
            self.unknowns[column] = self.problem.add_variable(f"x{column}", least, most, kind)
        self.whole += extra.whole
        for columns, weights, low, high in extra.rows:
            terms = [(self.unknowns[c], w) for c, w in zip(columns, weights, strict=True)]
            left = expression(terms)
            for bound in {low, high} - {INFINITY, -INFINITY}:
                sides = {low: left >= bound, high: left <= bound}
                self.problem += (left == bound if low == high else sides[bound]), f"e{self._rows}"
                self._rows += 1

    def set_gains(self, gains: Floats) -> None:
        """A new objective, still to be maximised."""
        wanted = [(self.unknowns[c], gain) for c, gain in enumerate(gains.tolist()) if gain]
        self.problem.setObjective(expression(wanted or [(self.unknowns[0], 0.0)]))

    def briefly(self, nodes: int) -> contextlib.AbstractContextManager[None]:
        """CBC looks as long as it takes: it is asked for a second opinion, not in a hurry."""
        return contextlib.nullcontext()

    def kept(self) -> contextlib.AbstractContextManager[None]:
        """Nothing is asked of the problem after its last stage, so nothing is undone."""
        return contextlib.nullcontext()


def cbc(time_limit: float | None) -> pulp.LpSolver:
    """CBC, under the name this PuLP gives it. Raises SolverFault where it is not installed."""
    for name in ("PULP_CBC_CMD", "COIN_CMD"):
        make = getattr(pulp, name, None)
        if make is None:
            continue
        with warnings.catch_warnings():
            # PuLP 3 carries CBC under its old name alone, and warns that PuLP 4 will not.
            warnings.simplefilter("ignore", DeprecationWarning)
            solver = make(msg=False, timeLimit=time_limit)
        if solver.available():
            return solver
    raise SolverFault(
        _("CBC is not installed. Install it with `pip install 'pulp[cbc]'`, or solve with HiGHS.")
    )


def _status(problem: pulp.LpProblem, answer: object) -> str:
    """CBC's own word. PuLP 3 gives two numbers, PuLP 4 an enumeration; "Optimal" is proven
    only where both the status and the solution are."""
    status = getattr(answer, "status", None)
    if status is not None:
        word = str(getattr(status, "name", status))
        if word == "GapLimit" and _is_closed(answer):
            word = "Optimal"
    else:
        proven = problem.status == 1 and problem.sol_status == 1
        word = {True: "Optimal", False: ""}[proven] or {-1: "Infeasible"}.get(problem.status, "")
    return {"Optimal": "optimal", "Infeasible": "infeasible"}.get(word, "stopped")


def _is_closed(answer: object) -> bool:
    """Whether CBC stopped because no gap was left: PuLP 4 calls that a limit of its own."""
    found, bound = getattr(answer, "objective", None), getattr(answer, "best_bound", None)
    if found is None or bound is None:
        return False
    return bool(abs(bound - found) <= Cbc.give * max(1.0, abs(found)))
