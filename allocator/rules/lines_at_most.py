"""Lines at most: in each year, number of lines funded ≤ Value.

An office can look after so many files and no more. A line counts in a year when it has
more than 0.01 of money then.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.sums import Sum
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each year of the term: the sum of the lines' switches."""
    for year in each_year(term):
        yield Limit(ledger.funded(term.scope, year), "<=", Sum.number(term.value), (year,))


KIND = Kind(
    words=words("Lines at most"),
    value=Unit.LINES,
    equation=N_("in each year, number of lines funded ≤ Value"),
    explains=N_("At most this many lines of the scope are funded in a year."),
    limits=limits,
    relax=+1,
    span=Span.SINGLE,
    whole=True,
)
