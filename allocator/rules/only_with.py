"""Only with: in each year, a line is funded only where the other is.

Value is the other's name: a project type or a group, looked for in the line's own region
(any type of the group is enough), or one line, `Region · Project type`. Equipment without
training, a loan without accompaniment.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each line and year: its switch ≤ the sum of the others' switches."""
    for line, others in term.beside:
        # A line that is one of those it needs has them by itself.
        if line.projects[0] not in others.projects or line.regions != others.regions:
            for year in each_year(term):
                own, beside = ledger.funded(line, year), ledger.funded(others, year)
                yield Limit(own, "<=", beside, (year,), part=line)


KIND = Kind(
    words=words("Only with"),
    value=Unit.NAME,
    equation=N_("in each line and year, F > 0 only where the other's F > 0"),
    explains=N_("A line is funded in a year only where the type or line named in Value is, too."),
    limits=limits,
    relax=0,
    span=Span.SINGLE,
    whole=True,
    by_line=True,
)
