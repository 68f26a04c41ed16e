"""Coverage at least: people reached up to the year ≥ Value · eligible people.

People are those reached, after start-up and licence months; eligible people are those of
the scope's regions, whatever types the scope names.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit, Sum
from allocator.rules.kind import Kind, Span, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    for years in term.years:
        people = ledger.people(term.scope, years)
        yield Limit(people, ">=", Sum.number(term.value * ledger.eligible(term.scope)), years)


KIND = Kind(
    words=words("Coverage at least"),
    value=Unit.PERCENT,
    equation=N_("people reached up to the year ≥ Value · eligible people"),
    explains=N_("At least this share of the eligible people must be reached by then."),
    limits=limits,
    relax=-1,
    span=Span.RUNNING,
)
