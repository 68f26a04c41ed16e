"""Growth at least: F(t) ≥ (1 + Value)·F(t-1).

Chained on the plan it is a ratchet: what a year gets binds every year after it, so the
best plan may hold back early. A negative Value is a floor under a decline.
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
        yield Limit(money, ">=", (1.0 + term.value) * before, (year,), before)


KIND = Kind(
    words=words("Growth at least"),
    value=Unit.PERCENT,
    equation="F(t) ≥ (1 + Value)·F(t-1)",
    explains=N_("Money must rise by at least this share of the year before."),
    limits=limits,
    relax=-1,
    span=Span.EACH,
    sources=True,
    looks_back=True,
    gradual=True,
    lowest=-1.0,
)
