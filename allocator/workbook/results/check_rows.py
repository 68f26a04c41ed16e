"""Everything that is checked again: what the plan has, and what it must be.

Money adds up, people are counted once, regions and sources keep their limits, rules hold.
Each side is an expression, so that the sheet can work it out from `Plan` by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from allocator.case import Case, Region, Source
from allocator.names import normal
from allocator.numerals import plain
from allocator.plan import RuleOutcome, SourceYear
from allocator.rules.reading import Reading, read_rules
from allocator.workbook.results.book import Book
from allocator.workbook.results.check_table import LEAST_SIZE
from allocator.workbook.results.expressions import Cell, Expression, Members
from allocator.workbook.results.live_ledger import LiveLedger, NoFormula, live_limits
from allocator.workbook.results.sources import source_cell


@dataclass(frozen=True)
class Check:
    """left must be ≤, ≥ or = right. size: how large the numbers are that cancel out in them.

    given: how far rounded amounts may miss it.
    """

    sheet: str
    what: str
    scope: str
    year: str
    left: Expression
    sense: str
    right: Expression
    size: float = LEAST_SIZE
    given: float = 0.0


@dataclass(frozen=True)
class Group:
    """Checks of one kind. left: how much is left of each, where it is known already.

    without_formula: limits that the sheet `Plan` cannot tell.
    """

    checks: list[Check]
    left: list[float]
    without_formula: int = 0


def check_groups(book: Book) -> Iterator[Group]:
    """Every check, by kind, in the order in which the sheet shows them."""
    ledger = LiveLedger(book.figures)
    yield Group(list(_sums(book, ledger)), [])
    for source in book.plan.case.sources:
        yield Group(list(_source(book, ledger, source)), [])
    eligible = [_eligible(book, ledger, region) for region in book.plan.case.regions]
    yield Group(eligible, [])
    for kind in (_reach, _most_people, _most_per_year):
        yield Group(list(kind(book, ledger)), [])
    yield from _rules(book, ledger)


# Sums


def _sums(book: Book, ledger: LiveLedger) -> Iterator[Check]:
    """The sheets tell the same totals, and the sources pay for every row."""
    words, figures = book.words, book.figures
    money, people = (ledger.over(key, None, None, None) for key in ("money", "people"))
    for sheet, name in (("by_region", "ByRegion"), ("by_project", "ByProject")):
        table = book.tables[name]
        for column, whole in (("money", money), ("people", people)):
            cells = f"SUM({table.cells(table.headings.index(words[column]))})"
            says = Expression((Cell(1.0, cells, whole.value(figures)),))
            yield _sum(book, sheet, f"sum_{column}", says, whole)
    paid = sum(
        (ledger.over(n, None, None, None) for n in range(len(figures.grid.sources.labels))),
        Expression(),
    )
    yield _sum(book, "plan", "sum_sources", paid, money)
    yield _sum(book, "plan", "sum_rows", _rows_apart(book), Expression.of(0.0))
    started = ledger.over("started", None, None, None)
    yield _sum(book, "plan", "sum_started", started, people + book.plan.pipeline)


def _sum(book: Book, sheet: str, what: str, left: Expression, right: Expression) -> Check:
    words = book.words
    return Check(words[sheet], words[what], "", words["all_years"], left, "=", right)


def _rows_apart(book: Book) -> Expression:
    """Σ over the rows of |money − what the sources pay|."""
    table = book.tables["Plan"]
    money = table.headings.index(book.words["money"])
    count = len(book.figures.grid.sources.labels)
    places = [book.plan_columns[source] for source in range(count)]
    minus = "".join(f"-{table.cells(place)}" for place in places)
    formula = f"SUMPRODUCT(ABS({table.cells(money)}{minus}))"
    apart = book.figures.frame["money"].to_numpy() - book.figures.paid.sum(axis=1)
    return Expression((Cell(1.0, formula, float(np.abs(apart).sum())),))


# Sources


def _source(book: Book, ledger: LiveLedger, source: Source) -> Iterator[Check]:
    position = book.figures.source(source.name)
    given = book.figures.ledger.amounts[position]
    found = [
        (number, row)
        for number, row in enumerate(book.plan.sources)
        if normal(row.source) == normal(source.name)
    ]
    for number, row in found:
        year = book.figures.years.index(row.year)
        amount = given[year]
        cells = {key: source_cell(book, key, number) for key in _CELLS}
        if amount is not None:
            yield _of_source(book, row, "check_amount", cells["amount"], "=", Expression.of(amount))
        yield from _flows(book, ledger, source, row, year, cells)
    if source.total is not None:
        amounts = [source_cell(book, "amount", number) for number, _ in found]
        yield Check(
            book.words["budget"],
            book.words["check_total"],
            source.name,
            book.words["all_years"],
            sum(amounts, Expression()),
            "<=",
            Expression.of(source.total),
        )


_CELLS = ("amount", "received", "carried_in", "repaid", "spent", "carried", "unspent")


def _flows(
    book: Book,
    ledger: LiveLedger,
    source: Source,
    row: SourceYear,
    year: int,
    cells: dict[str, Expression],
) -> Iterator[Check]:
    """What a source has in a year, and where it goes."""
    position = book.figures.source(source.name)
    kept = (1.0 - source.own_costs) * (1.0 - book.plan.case.settings.follow_up)
    received = cells["amount"] * kept
    yield _of_source(book, row, "check_received", cells["received"], "=", received)
    back, lost = ledger.repaid(position, year), ledger.losses_paid(position, year)
    if back.parts or lost.parts:
        yield _of_source(book, row, "check_repaid", cells["repaid"], "=", back - lost)
    spent = ledger.over(position, None, None, (year,))
    yield _of_source(book, row, "check_spent", spent, "=", cells["spent"])
    came = cells["received"] + cells["carried_in"] + cells["repaid"]
    went = cells["spent"] + cells["carried"] + cells["unspent"]
    yield _of_source(book, row, "check_balance", went, "=", came)
    most = source.carry_over * (cells["received"] + back)
    if year == len(book.figures.years) - 1:
        most = Expression.of(0.0)
    yield _of_source(book, row, "check_carried", cells["carried"], "<=", most)


def _of_source(
    book: Book, row: SourceYear, what: str, left: Expression, sense: str, right: Expression
) -> Check:
    words = book.words
    return Check(words["sources"], words[what], row.source, str(row.year), left, sense, right)


# Regions


def _eligible(book: Book, ledger: LiveLedger, region: Region) -> Check:
    place = book.figures.region(region.name)
    started = ledger.over("started", (place,), None, None)
    limit = _room(book, place, None, region.eligible)
    return _of_people(book, "regions", "check_eligible", region.name, started, limit)


def _reach(book: Book, ledger: LiveLedger) -> Iterator[Check]:
    """People started of a group of types: no more than its reach of a region's people."""
    figures, case = book.figures, book.plan.case
    families = [normal(project.family) for project in figures.grid.case.projects]
    for project in _first_of_family(case):
        family = normal(project)
        reach = figures.grid.reach[family]
        members = tuple(n for n, name in enumerate(families) if name == family)
        for region in case.regions if reach < 1.0 else ():
            place = figures.region(region.name)
            started = ledger.over("started", (place,), members, None)
            limit = _room(book, place, members, reach * region.eligible)
            scope = f"{region.name} · {project}"
            yield _of_people(book, "projects", "check_reach", scope, started, limit)


def _first_of_family(case: Case) -> list[str]:
    return list({normal(project.family): project.family for project in case.projects}.values())


def _most_people(book: Book, ledger: LiveLedger) -> Iterator[Check]:
    for line in book.plan.case.lines:
        if line.most_people is not None:
            region, project = book.figures.region(line.region), book.figures.project(line.project)
            started = ledger.over("started", (region,), (project,), None)
            limit = _room(book, region, (project,), line.most_people)
            scope = f"{line.region} · {line.project}"
            yield _of_people(book, "lines", "check_most_people", scope, started, limit)


def _room(book: Book, region: int, projects: Members, most: float) -> Expression:
    """Most people a region's lines may start: no fewer than years that are over have started."""
    grid = book.figures.grid
    lines = grid.lines_of(region)
    if projects is not None:
        lines = lines[grid.of_types(lines, projects)]
    return Expression.of(book.figures.ledger.past.room(lines, most))


def _of_people(
    book: Book, sheet: str, what: str, scope: str, left: Expression, right: Expression
) -> Check:
    words = book.words
    return Check(words[sheet], words[what], scope, words["all_years"], left, "<=", right)


def _most_per_year(book: Book, ledger: LiveLedger) -> Iterator[Check]:
    words = book.words
    for region in book.plan.case.regions:
        if region.most_per_year is None:
            continue
        position = book.figures.region(region.name)
        for year, label in enumerate(book.figures.years):
            if year < book.plan.case.past:
                continue
            money = ledger.over("money", (position,), None, (year,))
            limit = Expression.of(region.most_per_year)
            what = words["check_most_per_year"]
            yield Check(words["regions"], what, region.name, str(label), money, "<=", limit)


# Rules


def _rules(book: Book, ledger: LiveLedger) -> Iterator[Group]:
    readings = {reading.rule: reading for reading in read_rules(book.figures.grid)}
    for outcome in book.plan.rules:
        try:
            checks = list(_rule(book, ledger, outcome, readings[outcome.rule]))
        except NoFormula:
            yield Group([], [], len(outcome.limits))
            continue
        left = [limit.left for limit in outcome.limits]
        yield Group(checks, left if len(left) == len(checks) else [])


def _rule(
    book: Book, ledger: LiveLedger, outcome: RuleOutcome, reading: Reading
) -> Iterator[Check]:
    sheet = f"{book.words['rules']} {plain(outcome.rule.row or '')}".rstrip()
    size = max((abs(term.step) for term in reading.terms), default=0.0)
    given = [limit.given for limit in outcome.limits]
    for number, live in enumerate(live_limits(reading, ledger)):
        scope, years, left, sense, right = live
        year = years_text([str(book.figures.years[year]) for year in years])
        size = max(LEAST_SIZE, size)
        yield Check(
            sheet, outcome.words, scope.label, year, left, sense, right, size, given[number]
        )


def years_text(labels: list[str]) -> str:
    """Years as a rule's limit names them: one, or first to last."""
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}" if labels else ""
