"""How a run can end that no command foresees: exit codes and sentences.

What was written before such an end is whole and was told (`whole_file`); nothing else was.
"""

from __future__ import annotations

import signal

from allocator.language import _

#: Exit codes: no plan was proven; the user stopped the program (as shells have it: 128 + 2).
NOT_PROVEN, STOPPED = 4, 128 + signal.SIGINT


def stopped() -> str:
    """After Ctrl-C."""
    return _("Stopped. Nothing was written but what is told as written above.")


def memory_short() -> str:
    """Where the program itself noticed."""
    return _("There is not enough memory for this workbook. Close other programs, or split it.")


def broken_off(by: int) -> str:
    """Where it could notice nothing any more. by: the signal that ended it; 0: a library did."""
    return _(
        "The solver or the system broke the work off ({cause}), most likely because the memory "
        "ran out. Nothing was written but what is told as written above. Close other programs, "
        "try --quick, or split the workbook.",
        cause=signal.Signals(by).name if by else "exit",
    )
