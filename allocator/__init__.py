"""Share out a budget for small projects so that it reaches the most people, gradually.

The map of the house, from the top down; imports only go down:

    watching    the commands in a process of their own, and who tells how they ended
    commands    the Click commands: parse, call, print, exit code
    screen      the answer on a terminal; as_json: the answer for other programs;
                explained, explained_json: why it is so, for both
    report      a plan as one page of HTML, from what the workbook tells
    workbook    reading a workbook, the template, the output workbook
    solving     from a question to an answer: build, solve, price, explain, audit
    verified    a plan read back: audited, its proof repeated without a solver
    stories     what a plan has for one line, region or type; story_words, told: in sentences
    studies     prices, reasons of unspent money, conflicts; scenarios, ladders, a plan made anew
    model       the linear programme (PuLP) and its live session (HiGHS)
    audit       every rule checked again on the plan's own numbers
    plan        the answer, in plain numbers
    follow_up   the rows that a plan asks to be filled in once its years are over
    checks      what is wrong with a question, seen from more than one cell
    rules       the kinds of rule: one file each, one row each in RULES
    balances    what must hold whatever the rules
    ledger      sums of money and people: unknowns while solving, numbers after
    baseline    last year's money of a scope
    scope       what a rule's selectors speak of
    past        the years that are over, as they were
    grid        the open, payable lines, their costs and delays
    case        the question, as frozen values
    names, words, problems, endings

In Python: `solve(read("data/morocco.xlsx").case)` gives a Plan; `write` makes its workbook.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allocator.case import Case, Line, Project, Region, Rule, Settings, Source
    from allocator.plan import Plan
    from allocator.problems import BadQuestion, NoPlan, NotProven
    from allocator.solving import solve
    from allocator.workbook.reading import read
    from allocator.workbook.results import write

__all__ = [
    "BadQuestion",
    "Case",
    "Line",
    "NoPlan",
    "NotProven",
    "Plan",
    "Project",
    "Region",
    "Rule",
    "Settings",
    "Source",
    "read",
    "solve",
    "write",
]

__version__ = "0.1.0"

_HOMES = {
    "BadQuestion": "problems",
    "NoPlan": "problems",
    "NotProven": "problems",
    "Plan": "plan",
    "read": "workbook.reading",
    "solve": "solving",
    "write": "workbook.results",
}


def __getattr__(name: str) -> object:
    """The public names, each imported when first asked for: `--help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = importlib.import_module(f"{__name__}.{_HOMES.get(name, 'case')}")
    return getattr(home, name)
