"""A ledger that answers with formulas: the rules' own text becomes live checks.

A rule is written once, as limits over sums of money and people. Given these sums instead
of the ledger's, the same text yields what `Checks` adds up again from the sheet `Plan`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from allocator.baseline import Unknown
from allocator.grid import CASH_BACK, LOST, Ints, instalments
from allocator.ledger import Ledger
from allocator.rules.reading import Reading
from allocator.scope import Scope, line_scope
from allocator.workbook.results.expressions import Call, Expression, Funded, Members, Part
from allocator.workbook.results.figures import Figures, Key

#: Columns of `Projects` that the sheet `Plan` has multiplied out for each row.
PER_PERSON = {"women": "women", "youth": "youth", "jobs_per_person": "jobs"}


class LiveLimit(NamedTuple):
    """A limit as formulas, and the scope and years it speaks of."""

    scope: Scope
    years: tuple[int, ...]
    left: Expression
    sense: str
    right: Expression


class NoFormula(ValueError):
    """The sheet `Plan` cannot tell what a rule asks for."""


class LiveLedger:
    """What the rules ask of a ledger, answered with expressions over the sheet `Plan`."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.grid = figures.grid
        self.years = figures.ledger.years

    # What rules ask

    def money(self, scope: Scope, years: Sequence[int]) -> Expression:
        """Money of a scope in these years together."""
        if scope.sources is None:
            return self._total("money", scope, years)
        parts = [self._total(source, scope, years) for source in scope.sources]
        return sum(parts, Expression())

    def money_before(self, scope: Scope, year: int) -> Expression:
        """Money of a scope in the year before: last year's for the first year."""
        if year > 0:
            return self.money(scope, (year - 1,))
        known = self.figures.last_year.of(scope)
        if isinstance(known, Unknown):
            raise ValueError(known.says)
        return Expression.of(known)

    def people(self, scope: Scope, years: Sequence[int], per_person: str = "") -> Expression:
        """People reached in these years together, or the women, youth or jobs among them."""
        return self._total(PER_PERSON[per_person] if per_person else "people", scope, years)

    def of_projects(self, column: str) -> str:
        """The figure of the types that `people` is to be multiplied with, by its name."""
        return column

    def eligible(self, scope: Scope) -> float:
        """Eligible people of the scope's regions."""
        return self.figures.ledger.eligible(scope)

    # What follows from the money

    def each_line(self, scope: Scope) -> Iterator[Scope]:
        """The lines of a scope one by one, each a scope of its own."""
        return self.figures.ledger.each_line(scope)

    def started(self, lines: Ints, years: Sequence[int]) -> Expression:
        """People started on one line in these years together."""
        return self._total("started", line_scope(self.grid, int(lines[0])), years)

    def funded(self, scope: Scope, year: int) -> Expression:
        """How many lines of a scope are funded in a year."""
        columns = ("money",) if scope.sources is None else scope.sources
        if len(columns) > 1:
            raise NoFormula("no column of Plan holds the money of several sources")
        part = Funded(1.0, columns[0], scope.regions, scope.projects, (year,))
        return Expression((part,))

    def whole(self, line: Scope, year: int, size: float) -> Expression:
        """How many whole projects of so many people a line starts in a year."""
        started = self.started(line.lines, (year,)) * (1.0 / size)
        return Expression((Call(1.0, "ROUND", (started,)),))

    def highest_coverage(self, scope: Scope, years: Sequence[int]) -> Expression:
        """Coverage of the most covered of the scope's regions."""
        return Expression((Call(1.0, "MAX", self._coverages(scope, years)),))

    def lowest_coverage(self, scope: Scope, years: Sequence[int]) -> Expression:
        """Coverage of the least covered of the scope's regions."""
        return Expression((Call(1.0, "MIN", self._coverages(scope, years)),))

    def _coverages(self, scope: Scope, years: Sequence[int]) -> tuple[Expression, ...]:
        eligible = [region.eligible for region in self.grid.case.regions]
        return tuple(
            self.over("people", (region,), scope.projects, tuple(years)) * (1.0 / eligible[region])
            for region, _ in self.grid.by_region(scope.lines)
            if eligible[region] > 0.0
        )

    # What sources and regions ask

    def over(
        self, column: str | int, regions: Members, projects: Members, years: Members
    ) -> Expression:
        """A column of the plan over regions, types and years; None is all of them."""
        return Expression((Part(1.0, column, regions, projects, years),))

    def repaid(self, source: int, year: int) -> Expression:
        """Loans coming back to a source in a year, and its losses that another covers."""
        ledger = self.figures.ledger
        lenders = [lender for lender, to in enumerate(ledger.repaid_to) if to == source]
        back = self._after(year, lenders, CASH_BACK)
        covered = [source] if ledger.covered_by[source] is not None else []
        return back + self._after(year, covered, LOST)

    def losses_paid(self, source: int, year: int) -> Expression:
        """Lost principal of others' loans that a source covers in a year."""
        covered = self.figures.ledger.covered_by
        lenders = [lender for lender, by in enumerate(covered) if by == source]
        return self._after(year, lenders, LOST)

    def _after(self, year: int, lenders: Sequence[int], which: int) -> Expression:
        """Σ over the lenders' earlier money of what comes in `year` of each 1 lent."""
        parts = []
        for lender in lenders:
            for term, projects in self._lent[lender].items():
                flow = instalments(term)[which]
                for start in range(max(0, year - len(flow)), year):
                    weight = float(flow[year - start - 1])
                    if weight:
                        parts.append(Part(weight, lender, None, tuple(projects), (start,)))
        return Expression(tuple(parts))

    @functools.cached_property
    def _lent(self) -> list[dict[tuple[int, int, float, float], list[int]]]:
        """For each source, the loans it may give: terms -> types of these terms."""
        found = []
        for pays in self.grid.pays:
            terms: dict[tuple[int, int, float, float], list[int]] = {}
            for position in sorted(set(self.grid.project[pays].tolist())):
                project = self.grid.case.projects[position]
                if project.years_to_repay:
                    terms.setdefault(project.terms, []).append(position)
            found.append(terms)
        return found

    def _total(self, column: Key, scope: Scope, years: Sequence[int]) -> Expression:
        return self.over(column, scope.regions, scope.projects, tuple(years))


def live_limits(reading: Reading, ledger: LiveLedger) -> Iterator[LiveLimit]:
    """Every limit of a rule as formulas, in the order in which the rule gives them.

    NoFormula where the rule asks for what the sheet `Plan` cannot tell.
    """
    for scope, limit in reading.limits(cast(Ledger, ledger)):
        yield LiveLimit(
            scope, limit.years, Expression.of(limit.left), limit.sense, Expression.of(limit.right)
        )
