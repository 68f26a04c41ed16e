"""Rules read against a grid: each row's kind, scopes and years, ready to give its limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from allocator.case import Rule
from allocator.grid import Grid
from allocator.language import N_, _, listed
from allocator.ledger import Ledger, Limit
from allocator.numerals import number, short_percent
from allocator.problems import Place
from allocator.rules import find
from allocator.rules.kind import Kind, Span, Term, Unit
from allocator.scope import SAME, Scope, Scopes, in_words, line_scope, read_years

#: What a share is a share of.
_OF = {
    "same region": N_("of same region"),
    "same project type": N_("of same project type"),
    "same source": N_("of same source"),
}


@dataclass(frozen=True)
class Reading:
    """One rule that is on, read: what it says in each of its scopes.

    passed_over: scopes an `each` would have named but for being closed or unpayable.
    """

    rule: Rule
    kind: Kind
    terms: tuple[Term, ...]
    passed_over: tuple[str, ...]
    grid: Grid

    @property
    def place(self) -> Place:
        """The cell of its value."""
        return Place("Rules", self.rule.row, "Value")

    @property
    def source_scopes(self) -> Iterator[Scope]:
        """The scopes in which the rule looks at who pays: pools must not cut across them."""
        for term in self.terms:
            yield from (s for s in (term.scope, term.whole) if s.sources is not None)
            if self.kind.by_line and term.scope.sources is not None:
                yield from self._lines_of(term.scope)

    def limits(self, ledger: Ledger) -> Iterator[tuple[Scope, Limit]]:
        """Every limit of the rule, with the scope it speaks of."""
        for term in self.terms:
            for limit in self.kind.limits(term, ledger):
                yield limit.part or term.scope, limit

    def relaxed(self, units: float) -> Reading:
        """The same rule with its value made easier by so many units (points, money, people)."""
        change = self.kind.relax * units * self.kind.value.one
        return self.with_value(self.terms[0].value + change if self.terms else 0.0)

    def _lines_of(self, scope: Scope) -> Iterator[Scope]:
        for line in scope.lines.tolist():
            yield line_scope(self.grid, line, scope.sources)

    def over(self, grid: Grid) -> Reading:
        """The same rule over the same lines, with the figures of another grid of them."""
        rule = self.rule
        terms = (dataclasses.replace(t, step=_step(rule, t.scope, grid)) for t in self.terms)
        return dataclasses.replace(self, terms=tuple(terms), grid=grid)

    def with_value(self, value: float) -> Reading:
        """The same rule with another value."""
        terms = tuple(dataclasses.replace(term, value=value) for term in self.terms)
        return dataclasses.replace(self, terms=terms)

    def with_more_step(self, money: float) -> Reading:
        """The same rule with more of a step."""
        terms = tuple(dataclasses.replace(term, step=term.step + money) for term in self.terms)
        return dataclasses.replace(self, terms=terms)


def read_rules(grid: Grid) -> list[Reading]:
    """Every rule of the grid's case that is on, in the case's order.

    The case must have passed `checks`: kinds, names and years are taken as known.
    """
    scopes = Scopes(grid)
    return [read_rule(rule, scopes) for rule in grid.case.rules if rule.on]


def read_rule(rule: Rule, scopes: Scopes) -> Reading:
    """One rule read against the grid of these scopes."""
    kind, grid = find(rule.kind), scopes.grid
    if kind is None:
        raise ValueError(f"unknown kind of rule: {rule.kind}")
    found, passed = scopes.of(rule)
    # What is over cannot break a rule any more; it still counts where years count together.
    groups = year_groups(kind, rule.year, grid.case.year_index)
    years = tuple(group for group in groups if group[-1] >= grid.case.past)
    terms = tuple(_term(rule, scope, scopes, years) for scope in found)
    return Reading(rule, kind, terms, tuple(passed), grid)


def _term(rule: Rule, scope: Scope, scopes: Scopes, years: tuple[tuple[int, ...], ...]) -> Term:
    whole = scopes.whole(rule, scope)
    if isinstance(rule.value, str):
        return Term(scope, whole, years, 0.0, beside=tuple(scopes.others(rule.value, scope)))
    return Term(scope, whole, years, float(rule.value), _step(rule, scope, scopes.grid))


def _step(rule: Rule, scope: Scope, grid: Grid) -> float:
    eligible = sum(grid.case.regions[region].eligible for region in scope.regions)
    return rule.step + rule.step_per_person * eligible


def year_groups(kind: Kind, text: str, index: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    """The groups of years a rule speaks of, by how its kind reads `Year`."""
    how, years, _unknown = read_years(text, index)
    if kind.span is Span.RUNNING:
        ends = years[-1:] if how in ("", "all") else years
        return tuple(tuple(range(end + 1)) for end in ends)
    together = kind.span is Span.TOGETHER and how in ("all", "named")
    return (years,) if together else tuple((year,) for year in years)


def describe(reading: Reading) -> str:
    """The rule in words, as it was read: `Growth at most 10 % + 50,000 (each region)`."""
    rule, kind = reading.rule, reading.kind
    parts = [f"{kind.words.say()} {quantity(rule.value, kind)}"]
    if kind.step and rule.step:
        parts.append(f"+ {number(rule.step)}")
    if kind.step and rule.step_per_person:
        parts.append(_("+ {money} a person", money=number(rule.step_per_person, 2)))
    if rule.of:
        same = next((words.en for words in SAME if rule.of in words), "")
        parts.append(_(_OF[same]) if same else _("of {source}", source=rule.of))
    where = in_words(rule)
    return " ".join(parts) + (f" ({listed(where)})" if where else "")


def quantity(value: float | str, kind: Kind) -> str:
    """A value of a kind in its unit: `12.5 %`, `50,000`, or a name."""
    return value if isinstance(value, str) else in_unit(value, kind.value)


def in_unit(value: float, unit: Unit) -> str:
    """A number in its unit: `12.5 %`, `50,000`, `0.25`."""
    if unit is Unit.PERCENT:
        return short_percent(value)
    return number(value) if value == int(value) else number(value, 2)
