"""People at most: people reached ≤ Value."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit, Sum
from allocator.rules.kind import Kind, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    for years in term.years:
        people = ledger.people(term.scope, years)
        yield Limit(people, "<=", Sum.number(term.value), years)


KIND = Kind(
    words=words("People at most"),
    value=Unit.PEOPLE,
    equation=N_("people reached ≤ Value"),
    explains=N_("At most this many people may be reached."),
    limits=limits,
    relax=+1,
)
