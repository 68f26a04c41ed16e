"""Not with: in each year, a line and the other are never both funded.

Value is the other's name: a project type or a group, looked for in the line's own region
(none of the group beside it), or one line, `Region · Project type`.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.sums import Sum
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each pair of lines and year: at most one of their two switches is on."""
    for line, others in term.beside:
        for other in ledger.each_line(others):
            for year in each_year(term):
                both = ledger.funded(line, year) + ledger.funded(other, year)
                yield Limit(both, "<=", Sum.number(1.0), (year,), part=line)


KIND = Kind(
    words=words("Not with"),
    value=Unit.NAME,
    equation=N_("in each line and year, F > 0 only where the other's F = 0"),
    explains=N_("A line is never funded in a year where the type or line named in Value is."),
    limits=limits,
    relax=0,
    span=Span.SINGLE,
    whole=True,
    by_line=True,
)
