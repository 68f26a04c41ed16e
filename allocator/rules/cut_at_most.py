"""Cut at most: F(t) ≥ (1 - Value)·F(t-1) - Step. The gradual increase, downwards.

The step lets a small line close: below Step ÷ (1 - Value) it may go to nothing at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each year of the term."""
    for year in each_year(term):
        money = ledger.money(term.scope, (year,))
        before = ledger.money_before(term.scope, year)
        yield Limit(money, ">=", (1.0 - term.value) * before - term.step, (year,), before)


KIND = Kind(
    words=words("Cut at most"),
    value=Unit.PERCENT,
    equation="F(t) ≥ (1 - Value)·F(t-1) - Step",
    explains=N_("Money may fall by at most this share of the year before, plus the step."),
    limits=limits,
    relax=+1,
    span=Span.EACH,
    sources=True,
    step=True,
    looks_back=True,
    gradual=True,
)
