"""Share at least: F ≥ Value · G.

G is all the money of the same years, or with `Of` only that of the scope's own regions,
types or sources, or one source's money in the scope's regions and types (matching money).
A share is of what is spent, not of what is given: where nothing is spent it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    for years in term.years:
        money = ledger.money(term.scope, years)
        yield Limit(money, ">=", term.value * ledger.money(term.whole, years), years)


KIND = Kind(
    words=words("Share at least"),
    value=Unit.PERCENT,
    equation="F ≥ Value · G",
    explains=N_("Money of the scope must be at least this share of the money of the same years."),
    limits=limits,
    relax=-1,
    sources=True,
    of=True,
)
