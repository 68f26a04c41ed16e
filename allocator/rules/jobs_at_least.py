"""Jobs at least: Σ jobs per person · people reached ≥ Value."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_
from allocator.ledger import Ledger, Limit, Sum
from allocator.rules.kind import Kind, Term, Unit
from allocator.words import words


def limits(term: Term, ledger: Ledger) -> Iterator[Limit]:
    """One limit for each group of years of the term."""
    per_person = ledger.of_projects("jobs_per_person")
    for years in term.years:
        jobs = ledger.people(term.scope, years, per_person)
        yield Limit(jobs, ">=", Sum.number(term.value), years)


KIND = Kind(
    words=words("Jobs at least"),
    value=Unit.JOBS,
    equation=N_("Σ jobs per person · people reached ≥ Value"),
    explains=N_("At least this many jobs must be created by the people reached."),
    limits=limits,
    relax=-1,
)
