"""The tables of the report, as cells that hold their number in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from allocator.grid import Floats
from allocator.language import filled
from allocator.numerals import plain
from allocator.report.numbers import Cell, Writing
from allocator.rules import find
from allocator.studies.recommendation_words import NOUNS, asked, sentences
from allocator.workbook.results.account import Account
from allocator.workbook.results.prices import gain, unit

#: How a column looks: a short text stays on its line.
TEXT, NUMBER, SHORT = "text", "number", "short"


@dataclass(frozen=True)
class Table:
    """One table. looks: of each column; the first column heads
    its row. folded: closed until it is opened, being long.
    """

    key: str
    caption: str
    note: str
    headings: tuple[str, ...]
    looks: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = field(default=())
    folded: bool = False


def tables(account: Account, writing: Writing) -> Iterator[Table]:
    """All of them, in their order; none that is empty."""
    for table in (
        _years(account, writing),
        _regions(account, writing),
        _projects(account, writing),
        _sources(account, writing),
        _rules(account, writing),
        _recommendations(account, writing),
        _why(account, writing),
        _plan(account, writing),
    ):
        if table.rows:
            yield table


def _years(account: Account, writing: Writing) -> Table:
    words, figures, plan = account.words, account.figures, account.plan
    left = [sum(s.unspent for s in plan.sources if s.year == year) for year in figures.years]
    money, people = figures.by_year("money").tolist(), figures.by_year("people").tolist()
    rows = [
        (
            Cell(plain(year)),
            writing.cell("money", money[place]),
            writing.cell("people", people[place]),
            writing.cell("money", left[place]),
        )
        for place, year in enumerate(figures.years)
    ]
    total = (
        Cell(words["total"]),
        writing.cell("money", plan.money),
        writing.cell("people", plan.people),
        writing.cell("money", plan.unspent),
    )
    headings = tuple(words[key] for key in ("year", "money", "people", "unspent"))
    looks = (TEXT, NUMBER, NUMBER, NUMBER)
    return Table("years", words["report_years"], "", headings, looks, tuple(rows), total)


# Years across


@dataclass(frozen=True)
class _Units:
    """Regions or types. money, people: shape (units, years); before: last year's money of
    each, None where it is unknown; eligible: the people whose part is reached, 0 for none.
    """

    names: Sequence[str]
    money: Floats
    people: Floats
    before: Sequence[float | None]
    eligible: Sequence[float]


def _regions(account: Account, writing: Writing) -> Table:
    figures, regions = account.figures, account.plan.case.regions
    places = [figures.region(region.name) for region in regions]
    units = _Units(
        [region.name for region in regions],
        figures.cube("money").sum(axis=1)[places],
        figures.cube("people").sum(axis=1)[places],
        [figures.last_year.by_region[place] for place in places],
        [region.eligible for region in regions],
    )
    return _across(account, writing, "regions", "region", units)


def _projects(account: Account, writing: Writing) -> Table:
    figures, projects = account.figures, account.plan.case.projects
    places = [figures.project(project.name) for project in projects]
    units = _Units(
        [project.name for project in projects],
        figures.cube("money").sum(axis=0)[places],
        figures.cube("people").sum(axis=0)[places],
        [figures.money_last_year_of_type(place) for place in places],
        [],
    )
    return _across(account, writing, "projects", "project", units)


def _across(account: Account, writing: Writing, key: str, noun: str, units: _Units) -> Table:
    """Last year's money, each year's, their sum, people, and the part of those eligible."""
    words, years = account.words, account.figures.years
    known = all(before is not None for before in units.before)
    headings = [words[noun]]
    if known:
        headings.append(words["money_last_year"])
    headings += [filled(words["money_in"], year=plain(year)) for year in years]
    headings.append(words["report_all_years"])
    if known:
        headings.append(words["report_growth"])
    headings.append(words["people"])
    if units.eligible:
        headings.append(words["coverage"])
    rows = [_unit(writing, units, place, known) for place in range(len(units.names))]
    total = _unit(writing, _together(units, words["total"]), 0, known)
    looks = (TEXT, *[NUMBER] * (len(headings) - 1))
    caption = words[f"report_{key}"]
    note = words["report_growth_note"] if known else ""
    return Table(key, caption, note, tuple(headings), looks, tuple(rows), total)


def _unit(writing: Writing, units: _Units, place: int, known: bool) -> tuple[Cell, ...]:
    money, people = units.money[place], float(units.people[place].sum())
    before, average = units.before[place] or 0.0, float(money.mean())
    cells = [Cell(units.names[place])]
    if known:
        cells.append(writing.cell("money", before))
    cells += [writing.cell("money", float(amount)) for amount in money]
    cells.append(writing.cell("money", float(money.sum())))
    if known:
        rise = average / before - 1.0 if before > 0.005 else None
        cells.append(writing.cell("growth", rise, "–"))
    cells.append(writing.cell("people", people))
    if units.eligible:
        eligible = units.eligible[place]
        cells.append(writing.cell("percent", people / eligible if eligible > 0.0 else None, "–"))
    return tuple(cells)


def _together(units: _Units, name: str) -> _Units:
    return _Units(
        [name],
        units.money.sum(axis=0, keepdims=True),
        units.people.sum(axis=0, keepdims=True),
        [sum(before or 0.0 for before in units.before)],
        [sum(units.eligible)] if units.eligible else [],
    )


# Sources, rules, recommendations


SOURCE_MONEY = ("amount", "received", "carried_in", "repaid", "spent", "carried", "unspent")


def _sources(account: Account, writing: Writing) -> Table:
    words = account.words
    rows = tuple(
        (
            Cell(row.source),
            Cell(plain(row.year)),
            *(writing.cell("money", float(getattr(row, key))) for key in SOURCE_MONEY),
            Cell(row.why),
        )
        for row in account.plan.sources
    )
    headings = tuple(words[key] for key in ("source", "year", *SOURCE_MONEY, "why"))
    looks = (TEXT, TEXT, *[NUMBER] * len(SOURCE_MONEY), TEXT)
    return Table("sources", words["report_sources"], "", headings, looks, rows)


def _rules(account: Account, writing: Writing) -> Table:
    """Each rule that is on, the dearest first; those whose price was not measured last."""
    words = account.words
    outcomes = sorted(
        account.plan.rules, key=lambda o: (o.price is None, -(o.price or 0.0), o.rule.row)
    )
    rows = []
    for outcome in outcomes:
        price = None if outcome.price is None else gain(account, outcome.price).number
        per = filled(
            words["price_per"],
            noun=gain(account, 0.0).noun,
            unit=unit(account, find(outcome.rule.kind)),
        )
        rows.append(
            (
                Cell(plain(outcome.rule.row) if outcome.rule.row else "–"),
                Cell(outcome.words),
                Cell(outcome.rule.note),
                Cell(words["yes" if outcome.binding else "no"]),
                writing.cell("price", price, words["not_measured"]),
                Cell(per),
            )
        )
    headings = tuple(words[key] for key in ("row", "rule", "note", "binding", "price", "price_is"))
    looks = (SHORT, TEXT, TEXT, SHORT, NUMBER, SHORT)
    return Table("rules", words["report_rules"], words["rules_note"], headings, looks, tuple(rows))


def _recommendations(account: Account, writing: Writing) -> Table:
    words, counts = account.words, account.plan.case.settings.maximise
    shown = "growth" if counts == "Fairest" else "change_people"
    rows = tuple(
        (
            Cell(plain(one.number)),
            Cell(asked(one.number)),
            Cell(one.cells or words["not_used"]),
            writing.cell(shown, one.tried[0].change if one.tried else None, "–"),
            Cell(" ".join(sentences(one))),
        )
        for one in account.plan.recommendations
    )
    headings = (
        words["number"],
        words["recommendation"],
        words["where"],
        filled(words["without_it"], noun=NOUNS[counts]),
        words["what_it_says"],
    )
    looks = (TEXT, TEXT, TEXT, NUMBER, TEXT)
    caption, note = words["report_recommendations"], words["recommendations_note"]
    return Table("recommendations", caption, note, headings, looks, rows)


def _why(account: Account, writing: Writing) -> Table:
    """What decides each line, in one sentence, and what it would get of the next money."""
    words = account.words
    rows = tuple(
        (
            Cell(reason.region),
            Cell(reason.project),
            writing.cell("money", reason.money),
            Cell(reason.says),
            writing.cell("change_money", reason.next, "–"),
        )
        for reason in account.plan.reasons
    )
    headings = tuple(words[key] for key in ("region", "project", "money", "why", "next_money"))
    looks = (TEXT, TEXT, NUMBER, TEXT, NUMBER)
    note = words["report_why_note"]
    return Table("why", words["report_why"], note, headings, looks, rows, folded=True)


def _plan(account: Account, writing: Writing) -> Table:
    """One row for each line that is funded: money by year, all of it, and people."""
    words, figures = account.words, account.figures
    money, people = figures.cube("money"), figures.cube("people").sum(axis=2)
    rows = []
    for region in account.plan.case.regions:
        for project in account.plan.case.projects:
            place = figures.region(region.name), figures.project(project.name)
            if np.any(money[place]) or people[place]:
                rows.append(
                    (
                        Cell(region.name),
                        Cell(project.name),
                        *(writing.cell("money", float(amount)) for amount in money[place]),
                        writing.cell("money", float(money[place].sum())),
                        writing.cell("people", float(people[place])),
                    )
                )
    headings = (
        words["region"],
        words["project"],
        *(filled(words["money_in"], year=plain(year)) for year in figures.years),
        words["report_all_years"],
        words["people"],
    )
    looks = (TEXT, TEXT, *[NUMBER] * (len(headings) - 2))
    return Table("plan", words["report_plan"], "", headings, looks, tuple(rows), folded=True)
