"""Coverage gap at most: highest - lowest coverage of the scope's regions ≤ Value.

Coverage is people reached up to the year ÷ eligible people. Only regions with a line of
the scope count: one that no money may enter would hold every other at nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit
from allocator.sums import Sum
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    for years in term.years:
        gap = ledger.highest_coverage(term.scope, years) - ledger.lowest_coverage(term.scope, years)
        yield Limit(gap, "<=", Sum.number(term.value), years)


KIND = Kind(
    words=words("Coverage gap at most"),
    value=Unit.PERCENT,
    equation=N_("highest - lowest coverage of the scope's regions ≤ Value"),
    explains=N_("The most and the least covered region may be at most this far apart."),
    limits=limits,
    relax=+1,
    span=Span.RUNNING,
    compares=True,
)
