"""What a kind of rule is: a named record that everything else follows from.

The row of a kind in `RULES` is its drop-down entry, its names in three languages, the
unit and the validation of its `Value`, its line in the manual, its rows in the model,
its audit, its price and its place in a conflict report.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from allocator.ledger import Ledger, Limit
from allocator.scope import Scope
from allocator.words import Words


class Unit(enum.Enum):
    """What a rule's `Value` is measured in, and how much one unit of it is."""

    PERCENT = "%"
    MONEY = "money"
    PEOPLE = "people"
    JOBS = "jobs"
    LINES = "lines"
    NAME = "name"

    @property
    def one(self) -> float:
        """One unit as a price counts it: a percentage point, or one of the thing itself."""
        return 0.01 if self is Unit.PERCENT else 1.0


class Span(enum.Enum):
    """How a kind reads the `Year` selector."""

    TOGETHER = "years named or `all` count together, a blank is each year by itself"
    EACH = "in each of the years named; `all` is refused, for the rule compares two years"
    SINGLE = "in each of the years named; `all` is refused, for a line is funded year by year"
    RUNNING = "from the start up to the year; a blank or `all` is the whole plan"


@dataclass(frozen=True)
class Term:
    """A rule's numbers in one scope: what `limits` turns into inequalities.

    whole: what a share is a share of. years: the positions of the years it speaks of,
    each group of them together. value: the rule's Value (percentages as fractions).
    step: money, the step per person already added in. beside: where Value is a name, each
    line of the scope with the lines that name stands for.
    """

    scope: Scope
    whole: Scope
    years: tuple[tuple[int, ...], ...]
    value: float
    step: float = 0.0
    beside: tuple[tuple[Scope, Scope], ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of rule.

    limits: the equation, over sums of money or people that are unknowns while the model
    is built and plain numbers when a plan is checked.
    relax: +1 where a higher Value is easier to meet, -1 where a lower one is, 0 where
    neither is (a name; whole projects of 10 are not a part of those of 9).
    sources: whether the rule may name a source (only rules about money may).
    step, of: whether the cells `Step` and `Of` mean anything to it.
    looks_back: whether it needs last year's money of its scope.
    needs: the column of `Projects` that every type in scope must fill ("Women", "Youth").
    gradual: whether it belongs to the gradual increase (growth, cut and step rules).
    lowest: the least Value that makes sense; above: it must be more than that.
    whole: whether it turns the model into one of whole numbers. by_line: whether it looks
    at each line of its scope by itself. compares: whether it compares the regions of its
    scope with each other, so that `each` leaves nothing to compare.
    """

    words: Words
    value: Unit
    equation: str
    explains: str
    limits: Callable[[Term, Ledger], Iterator[Limit]]
    relax: int
    span: Span = Span.TOGETHER
    sources: bool = False
    step: bool = False
    of: bool = False
    looks_back: bool = False
    needs: str = ""
    gradual: bool = False
    lowest: float = 0.0
    above: bool = False
    whole: bool = False
    by_line: bool = False
    compares: bool = False

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.words.en

    @property
    def limits_in(self) -> Unit:
        """What its limits are measured in, whatever its value is: 20 % of growth limit money."""
        if self.value in (Unit.JOBS, Unit.LINES):
            return self.value
        if self.value is Unit.NAME:
            return Unit.LINES
        if self.compares:
            return Unit.PERCENT
        # Limits are of money, people, coverage or lines; only rules about money may name a source.
        return Unit.MONEY if self.sources else Unit.PEOPLE


def each_year(term: Term) -> Iterator[int]:
    """The years of a term one by one, for rules that compare a year with the one before."""
    for years in term.years:
        yield from years
