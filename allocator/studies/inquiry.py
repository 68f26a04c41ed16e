"""What may be asked of a plan once it is found, while its model is still loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from allocator.language import N_
from allocator.model.optimum import Optimum
from allocator.plan import Plan


class Inquiry(NamedTuple):
    """A further question. stage: its name for `progress`.

    ask: the plan with its own part filled in; it leaves the live model as it found it.
    part: what that is, for a sentence; marked for the catalogues.
    """

    stage: str
    ask: Callable[[Plan, Optimum], Plan]
    part: str = N_("answer to a further question")
