"""Small questions for proofs: a few rows, round numbers, answers that fit on paper.

In the usual one a person costs 10 on the coast and 20 in the hills, thousands may be
reached in both, and a donor gives 1,000 a year: without rules everything goes to the
coast, and 1,000 reach 100 people.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Settings, Source
from allocator.plan import Plan, PlanRow, SourceYear
from allocator.problems import BadQuestion, NoPlan, Places
from allocator.solving import solve

#: Where the cells of these questions would stand in a workbook; every table begins in row 2.
PLACES = Places(
    columns={
        ("Regions", "Eligible people"): "B",
        ("Regions", "Most per year"): "H",
        ("Projects", "Reach"): "F",
        ("Budget", "2027"): "B",
        ("Budget", "2028"): "C",
        ("Budget", "2029"): "D",
        ("Budget", "Total"): "N",
        ("Lines", "Most people"): "D",
        ("Lines", "Open"): "G",
        ("Rules", "Source"): "D",
        ("Rules", "Year"): "E",
        ("Rules", "Of"): "F",
        ("Rules", "Value"): "G",
        ("Rules", "Step"): "H",
        ("Rules", "Rule"): "A",
    }
)
TWO_YEARS = (1000.0, 1000.0)
Row = TypeVar("Row", Region, Project, Source, Line, Rule)


def question(
    regions: Sequence[Region],
    projects: Sequence[Project],
    sources: Sequence[Source],
    rules: Sequence[Rule] = (),
    lines: Sequence[Line] = (),
    **settings: Any,
) -> Case:
    """A case from 2027 on, as many years as its sources have amounts; rows from 2 on."""
    years = tuple(range(2027, 2027 + len(sources[0].amounts)))
    return Case(
        _numbered(regions),
        _numbered(projects),
        _numbered(sources),
        years,
        _numbered(lines),
        _numbered(rules),
        Settings(**settings),
        places=PLACES,
    )


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(dataclasses.replace(row, row=number) for number, row in enumerate(rows, start=2))


def coast_and_hills(
    *rules: Rule,
    amounts: tuple[float, ...] = TWO_YEARS,
    coast: float | None = None,
    hills: float | None = None,
) -> Case:
    """The usual question. coast, hills: last year's money there, where it is known."""
    regions = [
        Region("Coast", 5000.0, spent_last_year=coast),
        Region("Hills", 5000.0, spent_last_year=hills, cost_factor=2.0),
    ]
    return question(regions, [Project("Cash", 10.0)], [Source("Donor", amounts)], rules)


def one_region(
    projects: Sequence[Project], *rules: Rule, amounts: tuple[float, ...] = TWO_YEARS
) -> Case:
    """A region of thousands, a donor, and these project types."""
    return question([Region("North", 5000.0)], projects, [Source("Donor", amounts)], rules)


def without_rules(case: Case) -> Case:
    """The same question without its rules."""
    return dataclasses.replace(case, rules=())


def reached(case: Case) -> float:
    """The objective of the best plan."""
    return solve(case).objective


def reached_without_rules(case: Case) -> float:
    """The objective of the best plan when the rules are struck out."""
    return reached(without_rules(case))


def exactly(number: float) -> Any:
    """A number worked out by hand, to nine digits."""
    return pytest.approx(number, rel=1e-9, abs=1e-9)


def about(number: float) -> Any:
    """A price worked out by hand: the difference of two objectives, so to fewer digits."""
    return pytest.approx(number, rel=1e-7, abs=1e-7)


def money(plan: Plan, *names: str, year: int | None = None, source: str = "") -> float:
    """Money of the rows that bear all these names (regions, types), of one source or all."""
    rows = _rows(plan, names, year)
    return sum(row.sources.get(source, 0.0) if source else row.money for row in rows)


def people(plan: Plan, *names: str, year: int | None = None) -> float:
    """People reached in the rows that bear all these names."""
    return sum(row.people for row in _rows(plan, names, year))


def _rows(plan: Plan, names: tuple[str, ...], year: int | None) -> list[PlanRow]:
    found = (row for row in plan.rows if set(names) <= {row.region, row.project})
    return [row for row in found if year in (None, row.year)]


def source_year(plan: Plan, source: str, year: int) -> SourceYear:
    """The account of one source in one year."""
    [found] = [row for row in plan.sources if (row.source, row.year) == (source, year)]
    return found


def price(plan: Plan, row: int = 2) -> float:
    """The measured price of the rule in this row of `Rules`."""
    [found] = [outcome.price for outcome in plan.rules if outcome.rule.row == row]
    assert found is not None
    return found


def conflict(case: Case) -> dict[str, str]:
    """The cells that quarrel in a case without a plan, each with the change that ends it."""
    with pytest.raises(NoPlan) as caught:
        solve(case)
    return {quarrel.cell: quarrel.change for quarrel in caught.value.conflict}


def complaint(case: Case) -> str:
    """What is said of a case that needs fixing."""
    with pytest.raises(BadQuestion) as caught:
        solve(case)
    return str(caught.value)
