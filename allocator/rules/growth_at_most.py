"""Growth at most: F(t) ≤ (1 + Value)·F(t-1) + Step. The gradual increase itself.

A rate alone leaves zero at zero for ever, hence the step: what a scope may get on top of
the rate, so that a line can start from nothing. F(first - 1) is last year's money, a
number. (Sixth recommendation, Agadir 2018: raise the amounts gradually.)
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
        yield Limit(money, "<=", (1.0 + term.value) * before + term.step, (year,), before)


KIND = Kind(
    words=words("Growth at most"),
    value=Unit.PERCENT,
    equation="F(t) ≤ (1 + Value)·F(t-1) + Step",
    explains=N_("Money may rise by at most this share of the year before, plus the step."),
    limits=limits,
    relax=+1,
    span=Span.EACH,
    sources=True,
    step=True,
    looks_back=True,
    gradual=True,
    lowest=-1.0,
)
