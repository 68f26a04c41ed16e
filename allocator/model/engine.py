"""What the stages of a solve ask of a solver, HiGHS or CBC, and what they add to its model."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from allocator.grid import Floats, Ints
from allocator.language import N_, _
from allocator.problems import NotProven
from allocator.sums import Sum

INFINITY = float("inf")

#: (columns, weights, low, high) of a row as the solver sees it.
NewRow = tuple[list[int], list[float], float, float]

#: (gain, low, high, rows, weights) of an unknown as the solver sees it.
NewColumn = tuple[float, float, float, list[int], list[float]]


class SolverFault(NotProven):
    """A solver failed at what it was asked, by no limit of the user's; another may not."""


class MemoryShort(SolverFault):
    """A solver found no room for a model, or for its threads."""


class Outcome(NamedTuple):
    """How a solve ended. values are there to be read only where `has_plan`.

    status: "optimal", "infeasible", or "stopped"; why: the solver's own word for it.
    objective, bound: of the solver's own objective. failed: it was stopped by no limit, but
    by a fault of its own (it gave up on the numbers, or ran out of memory).
    """

    status: str
    why: str
    has_plan: bool
    objective: float
    bound: float
    failed: bool = False

    @property
    def limited(self) -> bool:
        """Whether a limit stopped it, of time or of steps: whoever asked may have wanted that."""
        return self.status == "stopped" and not self.failed

    @property
    def said(self) -> str:
        """The solver's word in the language spoken, where it is a usual one."""
        return _(self.why) if self.why else ""


#: How HiGHS, and CBC as this program has it, say that they ended without a proof.
_USUAL = (
    N_("Time limit reached"),
    N_("Iteration limit reached"),
    N_("Solution limit reached"),
    N_("Interrupted by user"),
    N_("Interrupted by HiGHS"),
    N_("Bound on objective reached"),
    N_("Target for objective reached"),
    N_("Memory limit reached"),
    N_("Solve error"),
    N_("Presolve error"),
    N_("Postsolve error"),
    N_("Model error"),
    N_("Load error"),
    N_("Unbounded"),
    N_("Unknown"),
    N_("Not Set"),
    N_("stopped"),
)


class Engine(Protocol):
    """A solver that holds one model.

    give: what a held objective may lose, as a part of itself. held: the objectives that rows
    hold, in the order in which they were reached.
    """

    give: float
    held: list[Floats]

    @property
    def columns(self) -> int:
        """How many unknowns the model has."""

    @property
    def whole(self) -> Sequence[int] | Ints:
        """The columns of whole numbers."""

    def solve(self) -> Outcome:
        """Solve as things stand; the truth about how it ended."""

    def values(self) -> Floats:
        """The unknowns' values; ask only after an outcome that has a plan."""

    def whole_numbers_fixed(self) -> AbstractContextManager[None]:
        """Whole numbers stay where the search left them, rounded, and only amounts move, inside."""

    def add(self, extra: Extra) -> None:
        """New unknowns and rows."""

    def set_gains(self, gains: Floats) -> None:
        """A new objective, still to be maximised."""

    def briefly(self, nodes: int) -> AbstractContextManager[None]:
        """A search over whole numbers looks at so many branches at the most, inside."""

    def kept(self) -> AbstractContextManager[None]:
        """Whatever is changed inside is undone afterwards."""


class Extra:
    """Unknowns and rows a stage adds to a model of `first` columns, and what they gain.

    lows, highs: the new unknowns' bounds; whole: those that hold whole numbers only;
    units: what one unit of each old cell is.
    """

    def __init__(self, first: int, units: Floats) -> None:
        self.first = first
        self.units = units
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.whole: list[int] = []
        self.rows: list[NewRow] = []
        self.gains: dict[int, float] = {}

    def unknown(self, low: float = 0.0, high: float = INFINITY, whole: bool = False) -> int:
        """A new unknown; its column."""
        self.lows.append(low)
        self.highs.append(high)
        column = self.first + len(self.lows) - 1
        if whole:
            self.whole.append(column)
        return column

    def row(self, left: Sum, new: list[tuple[int, float]], low: float, high: float) -> None:
        """A row: low ≤ left + Σ weight · new unknown ≤ high; left is in the user's units."""
        merged = left.merged()
        columns = merged.cells.tolist() + [column for column, _ in new]
        weights = (merged.weights * self.units[merged.cells]).tolist()
        self.rows.append((columns, weights + [weight for _, weight in new], low, high))
