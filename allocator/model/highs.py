"""A live HiGHS model: solve, change a number (`loaded`), solve again from where it stands.

PuLP's own bridge hands a model over a column and a row at a time, prints a banner, and
reports a stopped solve as optimal; so the whole matrix goes over in one `passModel`, and
the status is HiGHS's own. Duals come from HiGHS too: PuLP's flip sign between versions.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Iterator, Mapping

import highspy
import numpy as np
import pulp

from allocator.grid import Floats, Ints
from allocator.language import _
from allocator.model.engine import INFINITY, MemoryShort, Outcome, SolverFault
from allocator.model.loaded import TOLERANCE, LoadedModel, demand, quiet
from allocator.model.matrix import WHOLE, matrix
from allocator.model.running import Running
from allocator.model.shared_sums import basis_of_whole, with_shared_sums
from allocator.model.ways import SMALL_STEPS, USUAL, Way

#: More unknowns than this and a first solve is quicker by interior point.
LARGE = 3_000
#: From so many on it is quicker still on a matrix with its shared sums worked out once.
VERY_LARGE = 20_000
#: Steps after which a basis of another model was not near.
NEAR = 1_000
#: Steps of the simplex method after which a large model is solved from nothing instead: so many,
#: or one for so many rows.
SOON, ROWS = 1_500, 3
#: What the other work of a solve counts, in steps of the simplex method.
STEPS_TO_BEGIN, STEPS_OF_INTERIOR_POINT = 15, 60


_PRIMAL = 4
#: How far a change leads from the present basis, and so how the simplex method goes on from it.
Step = Mapping[str, int]
FAR: Step = {}
#: The plan keeps every limit as it is now: the primal method takes a third of the steps.
KEEPS: Step = {"simplex_strategy": _PRIMAL}


class Session(LoadedModel):
    """One HiGHS model that stays loaded.

    work: steps × rows of all solves so far: what they cost, told the same on any machine.
    """

    #: Its numbers come with all their digits.
    give = 1e-9

    def __init__(
        self,
        problem: pulp.LpProblem,
        columns: int,
        time_limit: float | None = None,
        way: Way = USUAL,
    ) -> None:
        self._load(matrix(problem, columns), time_limit, way)

    def copy(self, way: Way | None = None) -> Session:
        """Another session, on the same model as it stands now. way: its own, where not this."""
        return self._on(self.highs.getLp(), way or self.way)

    def _on(self, lp: highspy.HighsLp, way: Way) -> Session:
        """Another session, on another model."""
        other = Session.__new__(Session)
        other._load(lp, self.time_limit, way)
        return other

    def _load(self, lp: highspy.HighsLp, time_limit: float | None, way: Way) -> None:
        self.time_limit = time_limit
        self.way = way
        with quiet():
            self.highs = highspy.Highs()
            self._running = Running()
            self._running.watch(self.highs)
            self.work = 0.0
            self._set("output_flag", False)
            self._set("primal_feasibility_tolerance", TOLERANCE)
            self._set("dual_feasibility_tolerance", TOLERANCE)
            for option, value in way.options.items():
                self._set(option, value)
            if time_limit is not None:
                self._set("time_limit", float(time_limit))
            self.whole: Ints = np.flatnonzero([kind == WHOLE for kind in lp.integrality_])
            self.held: list[Floats] = []
            if len(self.whole):
                self._prove_whole_numbers()
            self._loaded = self.highs.passModel(lp)

    def solve_cold(self) -> Outcome:
        """Solve from nothing: by interior point where the model is large, then by simplex.

        Interior point with crossover ends on a basis too, and wins by size (75 provinces:
        1.0 s against 4.5 s, the same optimum to 16 digits); what it leaves undecided, the
        simplex method decides.
        """
        outcome = self.solve_once()
        large = self.columns > LARGE and not len(self.whole)
        if outcome.status == "optimal" or not large or outcome.limited:
            return outcome
        return self.solve()

    def solve_once(self) -> Outcome:
        """Solve from nothing, one way: what interior point leaves undecided stays so."""
        method = self.way.method or ("ipm" if self.columns > LARGE else "")
        if not method or len(self.whole):
            return self.solve()
        if not self.way.method and self.columns > VERY_LARGE:
            outcome = self._solve_with_shared_sums()
            if outcome is not None:
                return outcome
        with self._with_options({"solver": method}):
            return self.solve()

    def _solve_with_shared_sums(self) -> Outcome | None:
        """By interior point on a smaller matrix, then from its basis; None where there is none.

        The whole matrix is where it ends: HiGHS prices every unknown and row of it from that
        basis, which is the proof, and takes no step, or the few that rounding asks for.
        """
        smaller = with_shared_sums(self.highs.getLp())
        if smaller is None:
            return None
        started = time.monotonic()
        outcome, basis = self._solve_smaller(smaller)
        if outcome.status != "optimal":
            return outcome
        self.stand(basis_of_whole(basis, self.columns, self.rows))
        left = INFINITY
        if self.time_limit is not None:
            left = max(0.0, self.time_limit - (time.monotonic() - started))
        with self._with_options({"time_limit": left}):
            return self.solve()

    def _solve_smaller(self, lp: highspy.HighsLp) -> tuple[Outcome, highspy.HighsBasis]:
        """By interior point; that model is out of memory again when this one is solved."""
        other = self._on(lp, self.way)
        other._set("solver", "ipm")
        outcome = other.solve()
        self.work += other.work
        return outcome, other.basis()

    def solve_again(self, step: Step = FAR) -> Outcome:
        """From the present basis; a large model that is not done soon, from nothing.

        After a change that touches thousands of rows the way from the old basis can be ten
        times longer than a new beginning by interior point.
        """
        if len(self.whole):
            return self.solve()
        if self.columns <= LARGE:
            with self._with_options(step):
                return self.solve()
        soon = max(SOON, self.rows // ROWS)
        with self._with_options({"simplex_iteration_limit": soon, **step}):
            outcome = self.solve()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kIterationLimit:
            return outcome
        return self.solve_anew()

    def solve_anew(self) -> Outcome:
        """From nothing, whatever basis there is."""
        demand(self.highs.clearSolver())
        return self.solve_cold()

    @contextlib.contextmanager
    def in_small_steps(self) -> Iterator[None]:
        """Every solve is two or three steps from the one before, inside.

        The usual prices of the dual simplex method, worked out for every row before the second
        step, would take longer. HiGHS takes another strategy only when it begins anew.
        """
        if len(self.whole):
            yield
            return
        basis = self.basis()
        with self._with_options(SMALL_STEPS):
            self._begin_anew(basis)
            yield
        self._begin_anew(basis)

    def _begin_anew(self, basis: highspy.HighsBasis) -> None:
        demand(self.highs.clearSolver())
        self.stand(basis)

    def solve_near(self, other: Session) -> Outcome | None:
        """From the basis of another model of the same shape; None where that takes long.

        A basis of a model that has a plan can be far from showing that this one has none.
        """
        alike = (self.columns, self.rows) == (other.columns, other.rows)
        if not alike or self.columns > LARGE or len(self.whole):
            return None
        demand(self.highs.setBasis(other.highs.getBasis()))
        with self._with_options({"simplex_iteration_limit": NEAR}):
            outcome = self.solve()
        if outcome.status == "optimal":
            return outcome
        demand(self.highs.clearSolver())
        return None

    def solve_from_here(self, basic: list[int] | None) -> Outcome:
        """From the plan it stood on before the last unknowns and rows were added.

        basic: for each new row the new unknown that keeps it. That plan then is a basis of
        the new model, and the primal simplex method goes on from it; None: no such basis is
        known, and a large model is then quicker from nothing.
        """
        basis = self.basis()
        if basic is None or not basis.valid:
            return self.solve() if self.columns <= LARGE else self.solve_anew()
        kept = list(basis.col_status)
        for column in basic:
            kept[column] = _BASIC
        rows = list(basis.row_status)
        rows[len(rows) - len(basic) :] = [_LOWER] * len(basic)
        basis.col_status, basis.row_status = kept, rows
        demand(self.highs.setBasis(basis))
        with self._with_options(KEEPS):
            outcome = self.solve()
        return outcome if outcome.status == "optimal" or outcome.limited else self.solve_anew()

    def solve(self) -> Outcome:
        """Solve from the present basis; the truth about how it ended."""
        status = self._run()
        if status in _UNDECIDED:
            # Presolve can see that a model is infeasible or unbounded and not which; and from
            # where it left a hard one the simplex method can go round in circles.
            demand(self.highs.clearSolver())
            with self._with_options({"presolve": "off"}):
                status = self._run()
        info = self.highs.getInfo()
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        name = self.highs.modelStatusToString(status)
        if status == highspy.HighsModelStatus.kOptimal:
            value = info.objective_function_value
            return Outcome("optimal", name, True, value, self._bound(info, value))
        if status in (_INFEASIBLE, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return Outcome("infeasible", name, False, math.nan, math.nan)
        value = info.objective_function_value if feasible else math.nan
        bound = self._bound(info, math.inf)
        return Outcome("stopped", name, feasible, value, bound, status not in _LIMITS)

    def _run(self) -> highspy.HighsModelStatus:
        """Let HiGHS work. Raises SolverFault with whatever it throws.

        A model that it refuses is told of here and not when it is loaded, so that a session
        can be had for a model that CBC solves.
        """
        demand(self._loaded)
        try:
            with quiet():
                self._running.run(self.highs)
        except MemoryError as error:
            raise MemoryShort(_("There is not enough memory for it.")) from error
        except Exception as error:
            fault = MemoryShort if _NO_THREAD in str(error) else SolverFault
            raise fault(_("It broke off ({error}).", error=str(error))) from error
        self._count()
        status: highspy.HighsModelStatus = self.highs.getModelStatus()
        return status

    def _count(self) -> None:
        """Count the work of a run, which no machine does slower or faster."""
        info = self.highs.getInfo()
        steps = STEPS_TO_BEGIN + max(0, info.simplex_iteration_count)
        steps += STEPS_OF_INTERIOR_POINT * max(0, info.ipm_iteration_count)
        self.count(steps)

    def count(self, steps: int) -> None:
        """So many steps of the simplex method, or what counts like them."""
        self.work += float(steps) * self.rows

    def _bound(self, info: highspy.HighsInfo, otherwise: float) -> float:
        """What no plan can be above: a search over whole numbers knows it at any time."""
        return float(info.mip_dual_bound) if len(self.whole) else otherwise

    def values(self) -> Floats:
        """The unknowns' values; ask only after an outcome that has a plan."""
        return np.array(self.highs.getSolution().col_value)

    @contextlib.contextmanager
    def whole_numbers_fixed(self) -> Iterator[None]:
        """Whole numbers stay where the search left them, rounded, and only amounts move, inside."""
        found = np.round(self.values()[self.whole])
        with self.kept(), self._with_options({"time_limit": INFINITY}), self.parts_allowed():
            self.set_columns(self.whole, found, found)
            yield

    def briefly(
        self, nodes: int, gap: float = TOLERANCE
    ) -> contextlib.AbstractContextManager[None]:
        """A search over whole numbers looks at so many branches at the most, inside.

        Branches, not seconds: the same workbook must give the same plan on a slower machine.
        gap: how near the best, as a part of it, is near enough.
        """
        return self._with_options({"mip_max_nodes": nodes, "mip_rel_gap": gap})

    @contextlib.contextmanager
    def parts_allowed(self) -> Iterator[None]:
        """Whole numbers may be fractions, inside."""
        if len(self.whole):
            self._set_kind(highspy.HighsVarType.kContinuous)
        try:
            yield
        finally:
            if len(self.whole):
                self._set_kind(WHOLE)

    def take_all_the_time_needed(self) -> None:
        """No limit of time from here on: questions stopped halfway have no answer."""
        self._set("time_limit", INFINITY)

    def row_duals(self) -> Floats:
        """Gain of the objective per unit of each row's right-hand side."""
        return np.array(self.highs.getSolution().row_dual)

    def column_duals(self) -> Floats:
        """Reduced cost of each unknown: what one more of it would gain."""
        return np.array(self.highs.getSolution().col_dual)


_BASIC, _LOWER = highspy.HighsBasisStatus.kBasic, highspy.HighsBasisStatus.kLower
_INFEASIBLE = highspy.HighsModelStatus.kInfeasible
#: What the system says where there is no room for a thread's own memory.
_NO_THREAD = "Resource temporarily unavailable"
#: Whoever asked may have wanted it to stop there.
_LIMITS = (
    highspy.HighsModelStatus.kTimeLimit,
    highspy.HighsModelStatus.kIterationLimit,
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kInterrupt,
    highspy.HighsModelStatus.kObjectiveBound,
    highspy.HighsModelStatus.kObjectiveTarget,
)
_UNDECIDED = (
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
    highspy.HighsModelStatus.kUnknown,
)
