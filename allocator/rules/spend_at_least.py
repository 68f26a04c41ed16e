"""Spend at least: F ≥ Value."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit, Sum
from allocator.rules.kind import Kind, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    for years in term.years:
        money = ledger.money(term.scope, years)
        yield Limit(money, ">=", Sum.number(term.value), years)


KIND = Kind(
    words=words("Spend at least"),
    value=Unit.MONEY,
    equation="F ≥ Value",
    explains=N_("Money of the scope must be at least this amount."),
    limits=limits,
    relax=-1,
    sources=True,
)
