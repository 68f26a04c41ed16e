"""If funded at least: in each line and year, F = 0 or F ≥ Value.

A tranche too small to start anything is worse than none. The line's switch is 1 where it
has money, and its size is the most money the line can take (`ceilings`): so small that
half a switch is of little use, so large that it never binds by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit
from allocator.rules.kind import Kind, Span, Term, Unit, each_year
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each line and year of the term: money ≥ Value · switch."""
    for line in ledger.each_line(term.scope):
        for year in each_year(term):
            least = term.value * ledger.funded(line, year)
            yield Limit(ledger.money(line, (year,)), ">=", least, (year,), part=line)


KIND = Kind(
    words=words("If funded at least"),
    value=Unit.MONEY,
    equation=N_("in each line and year, F = 0 or F ≥ Value"),
    explains=N_("A line gets nothing in a year, or at least this amount."),
    limits=limits,
    relax=-1,
    span=Span.SINGLE,
    sources=True,
    whole=True,
    by_line=True,
)
