"""Whole projects of: in each line and year, people started = Value · a whole number.

Nobody builds 0.37 of a workshop for ten. It counts people started, with the money of the
year, not those reached: delays would cut one project in two.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each line and year of the term."""
    for line in ledger.each_line(term.scope):
        for year in each_year(term):
            started = ledger.started(line.lines, (year,))
            whole = term.value * ledger.whole(line, year, term.value)
            yield Limit(started, "=", whole, (year,), part=line)


KIND = Kind(
    words=words("Whole projects of"),
    value=Unit.PEOPLE,
    equation=N_("in each line and year, people started = Value · a whole number"),
    explains=N_("Projects of this many people are started whole, or not at all."),
    limits=limits,
    relax=0,
    span=Span.SINGLE,
    above=True,
    whole=True,
    by_line=True,
)
