"""Step at most: F(t) ≤ F(t-1) + Value. A straight ladder instead of a compound one."""

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
        yield Limit(money, "<=", before + term.value, (year,), before)


KIND = Kind(
    words=words("Step at most"),
    value=Unit.MONEY,
    equation="F(t) ≤ F(t-1) + Value",
    explains=N_("Money may rise by at most this amount over the year before."),
    limits=limits,
    relax=+1,
    span=Span.EACH,
    sources=True,
    looks_back=True,
    gradual=True,
)
