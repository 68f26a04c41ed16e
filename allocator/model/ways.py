"""The ways in which a model is solved: the usual one, and those tried where it fails.

A solver fails where it gives up on the numbers, throws, runs out of memory, or hands back a
plan that breaks a rule: then the next way is asked, from nothing. A limit of time is no
failure, and neither is the proof that no plan exists.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from allocator.endings import memory_short
from allocator.language import N_, _
from allocator.model.engine import MemoryShort, SolverFault
from allocator.problems import NotProven

Answer = TypeVar("Answer")


class Way(NamedTuple):
    """One way of solving.

    solver: HiGHS or CBC; says: what is unusual about it, in words. method: HiGHS's algorithm
    for amounts that may be fractions, "" as the model's size has it; options: its others.
    """

    solver: str
    says: str = ""
    method: str = ""
    options: Mapping[str, str | int] = {}

    def __str__(self) -> str:
        return f"{self.solver} ({_(self.says)})" if self.says else self.solver


USUAL = Way("HiGHS")
#: Without presolve, and with other numbers: what differs most from the usual.
PRIMAL = Way(
    "HiGHS",
    N_("primal simplex method without presolve, scaled anew"),
    "simplex",
    {"presolve": "off", "simplex_strategy": 4, "simplex_scale_strategy": 3},
)
INTERIOR = Way("HiGHS", N_("interior point method without presolve"), "ipm", {"presolve": "off"})
CBC = Way("CBC")
#: For a live model whose numbers change: its rows are scaled already. Where they change a
#: little, the usual prices of the dual simplex method, worked out anew for every row of a
#: changed matrix, take five times longer than the few steps that follow; where they change
#: much, those prices save twice as many steps as they cost. Neither may go on for ever: a way
#: of so many steps is longer than one from nothing.
CHANGED = Way(
    "HiGHS",
    N_("unscaled"),
    options={"simplex_scale_strategy": 0, "simplex_iteration_limit": 6_000},
)
SMALL_STEPS = {"simplex_dual_edge_weight_strategy": 1}
CHANGED_A_LITTLE = CHANGED._replace(
    says=N_("unscaled, in small steps"),
    options={**CHANGED.options, **SMALL_STEPS},
)

#: By the solver that is asked for, in the order in which they are tried.
WAYS: dict[str, tuple[Way, ...]] = {"highs": (USUAL, PRIMAL, INTERIOR, CBC), "cbc": (CBC,)}


class Failed(NamedTuple):
    """A way that failed, and why; memory: for want of memory."""

    way: Way
    why: str
    memory: bool = False

    def __str__(self) -> str:
        return _("{way} failed: {why}", way=str(self.way), why=self.why)


def first_to_hold(
    ways: tuple[Way, ...],
    time_limit: float | None,
    attempt: Callable[[Way, float | None], Answer],
) -> tuple[Answer, tuple[Failed, ...]]:
    """The answer of the first way that does not fail, and those that did.

    attempt: is given the way and the seconds that are left; it raises SolverFault where the
    way fails. Raises NotProven where all do, or no time is left for another.
    """
    ends = None if time_limit is None else time.monotonic() + time_limit
    failed: list[Failed] = []
    for way in ways:
        left = None if ends is None else max(0.0, ends - time.monotonic())
        if failed and left == 0.0:
            break
        try:
            return attempt(way, left), tuple(failed)
        except SolverFault as fault:
            failed.append(Failed(way, str(fault), isinstance(fault, MemoryShort)))
    says = _("No plan was found that holds, and nothing is written.")
    raise NotProven("\n".join([says, *_told(failed)]))


def _told(failed: list[Failed]) -> Iterator[str]:
    """Every way that failed, and where to look."""
    for one in failed:
        yield f"  {one}"
    if any(one.memory for one in failed):
        yield memory_short()
        return
    yield _(
        "Often a number has many zeros too many or too few: look at the largest and the "
        "smallest costs, amounts and people of the workbook."
    )
