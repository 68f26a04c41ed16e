"""The workbook of programmes side by side: `Summary`, levers, what each could borrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.language import _
from allocator.studies.countries import Borrowed, Country, SideBySide
from allocator.studies.trial import PlanFigures
from allocator.told import amount
from allocator.workbook.results import direction
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import heads, money_in, ratio, span, text_columns
from allocator.workbook.studies.sheets import (
    Made,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    known,
)
from allocator.workbook.studies.sums import cell_of
from allocator.workbook.studies.words import COUNTRY_WORDS

OWN, COMMON, LEVERS, BORROWED = "Programmes", "Measures", "Levers", "Borrowed"
#: How many of the best rules to borrow the chart shows.
MOST_SHOWN = 10


def country_study(found: SideBySide, made: Made) -> Study:
    """The sheets and checks of a comparison of programmes."""
    words = COUNTRY_WORDS
    own, common = _own(found), _common(found)
    sheets = [_summary(found, own, common)]
    if found.levers:
        sheets.append(_levers(found))
    borrowed = _borrowed(found)
    if borrowed.rows:
        sheets.append(_borrow_sheet(found, borrowed))
    texts = [country.texts for country in found.countries]
    if any(text.strengths or text.weaknesses or text.remedies for text in texts):
        sheets.append(_experience(found))
    return Study(
        title=words["title"],
        currency=found.common or words["common_unit"],
        sheets=tuple(sheets),
        checks=tuple(_checks(found, own, common, borrowed)),
        made=made,
    )


# Summary


def _summary(found: SideBySide, own: StudyTable, common: StudyTable) -> StudySheet:
    words = COUNTRY_WORDS
    currency = found.common or words["common_unit"]
    charts = tuple(
        StudyChart(words[title], COMMON, words["workbook"], (words[height],), "column")
        for title, height in (
            ("chart_cost", "cost_common"),
            ("chart_reach", "people_per_thousand"),
        )
    )
    return StudySheet(
        words["summary"],
        words["title"],
        tuple(_sentences(found)),
        (own, common),
        charts,
        words.say("subtitle", money=money_in(currency)),
    )


def _sentences(found: SideBySide) -> Iterator[str]:
    words = COUNTRY_WORDS
    costs = [(cost, c.name) for c in found.countries if (cost := _cost(c)) is not None]
    if len(costs) > 1:
        least, most = min(costs), max(costs)
        yield words.say(
            "cheapest",
            name=least[1],
            cost=amount(least[0], found.common),
            other=most[1],
            most=amount(most[0], found.common),
        )
    reach = [(share, c.name) for c in found.countries if (share := _reach(c)) is not None]
    if len(reach) > 1:
        least, most = min(reach), max(reach)
        yield words.say(
            "widest", name=most[1], count=heads(most[0]), other=least[1], least=heads(least[0])
        )
    yield _best_loan(found)


def _best_loan(found: SideBySide) -> str:
    words = COUNTRY_WORDS
    if not found.levers:
        return words["nothing_differs"]
    best = next(iter(_ranked(found.borrowed)), None)
    if best is None or best.gain is None or best.gain < 0.5:
        return words["no_loan"]
    return words.say(
        "best_loan",
        mine=best.mine,
        lever=_(best.lever),
        theirs=best.theirs,
        own=best.own,
        other=best.other,
        gain=heads(best.gain),
    )


def _ranked(borrowed: Sequence[Borrowed]) -> list[Borrowed]:
    solved = [each for each in borrowed if each.gain is not None]
    return sorted(solved, key=lambda each: -(each.gain or 0.0))


def _own(found: SideBySide) -> StudyTable:
    words, countries = COUNTRY_WORDS, found.countries
    columns = (
        Column(words["workbook"], _names(found)),
        Column(
            words["name"],
            [country.case.settings.title or None for country in countries],
            "wrapped",
            width=30,
        ),
        Column(words["years"], [span(country.case.years) for country in countries]),
        Column(words["regions"], [len(country.case.regions) for country in countries], "people"),
        Column(words["eligible"], [country.eligible for country in countries], "people"),
        Column(words["people"], [country.figures.people for country in countries], "people"),
        Column(
            words["currency"], [country.case.settings.currency for country in countries], "aside"
        ),
        Column(words["money"], [country.figures.money for country in countries], "money"),
        Column(words["rate"], [country.rate for country in countries], "number"),
        Column(words["least"], [country.figures.least_region for country in countries], "aside"),
        known(
            words["coverage"], [country.figures.least_coverage for country in countries], "percent"
        ),
    )
    return StudyTable(OWN, columns, words["own_table"])


def _common(found: SideBySide) -> StudyTable:
    words, countries = COUNTRY_WORDS, found.countries
    figures = [country.figures for country in countries]
    money = [country.money for country in countries]
    people = [each.people for each in figures]
    columns = (
        Column(words["workbook"], _names(found)),
        Column(words["money_common"], money, "money"),
        known(words["cost_common"], [_cost(country) for country in countries], "cost"),
        known(words["people_per_thousand"], [_reach(country) for country in countries], "cost"),
        known(
            words["money_per_thousand"],
            [ratio(each.money, each.eligible, 1000.0) for each in countries],
            "cost",
        ),
        known(
            words["people_per_money"],
            [ratio(p, m, 1000.0) for p, m in zip(people, money, strict=True)],
            "number",
        ),
        known(words["women_share"], [_part(each.women, each) for each in figures], "percent"),
        known(words["youth_share"], [_part(each.youth, each) for each in figures], "percent"),
        known(
            words["jobs_per_thousand"],
            [ratio(each.jobs, each.people, 1000.0) for each in figures],
            "cost",
        ),
        known(
            words["unspent_share"],
            [ratio(each.unspent, each.money + each.unspent) for each in figures],
            "percent",
        ),
    )
    return StudyTable(COMMON, columns, words["common_table"])


def _names(found: SideBySide) -> list[Value]:
    return [country.name for country in found.countries]


def _cost(country: Country) -> float | None:
    return ratio(country.money, country.figures.people)


def _reach(country: Country) -> float | None:
    return ratio(country.figures.people, country.eligible, 1000.0)


def _part(some: float | None, figures: PlanFigures) -> float | None:
    return None if some is None else ratio(some, figures.people)


# Levers, borrowing, experience


def _levers(found: SideBySide) -> StudySheet:
    words = COUNTRY_WORDS
    columns = [Column(words["lever"], [_(row.name) for row in found.levers])]
    columns += [
        Column(country.name, [row.told[place] for row in found.levers])
        for place, country in enumerate(found.countries)
    ]
    table = StudyTable(LEVERS, tuple(columns))
    return StudySheet(words["levers"], words["levers_heading"], (words["levers_note"],), (table,))


def _borrowed(found: SideBySide) -> StudyTable:
    words, rows = COUNTRY_WORDS, found.borrowed
    columns = (
        Column(words["workbook"], [row.mine for row in rows]),
        Column(words["takes"], [_(row.lever) for row in rows]),
        Column(words["from"], [row.theirs for row in rows]),
        Column(words["own_value"], [row.own for row in rows]),
        Column(words["their_value"], [row.other for row in rows]),
        known(words["people_then"], [row.people for row in rows], "people", words["no_plan"]),
        known(words["gain"], [row.gain for row in rows], "change_people", words["no_plan"]),
    )
    return StudyTable(BORROWED, columns, words["borrowed"])


def _borrow_sheet(found: SideBySide, table: StudyTable) -> StudySheet:
    words = COUNTRY_WORDS
    best = [row for row in _ranked(found.borrowed) if (row.gain or 0.0) > 0.5][:MOST_SHOWN]
    note = (words["borrowed_note"],)
    if not best:
        return StudySheet(words["borrowed"], words["borrowed_heading"], note, (table,))
    labels: list[Value] = [_borrower(row) for row in best]
    columns = (
        Column(words["takes"], labels, "wrapped", width=20),
        Column(words["gain"], [row.gain for row in best], "change_people"),
    )
    drawn = StudyTable("Best", columns, words["chart_borrowed"])
    chart = StudyChart(words["chart_borrowed"], "Best", words["takes"], (words["gain"],), "bar")
    return StudySheet(words["borrowed"], words["borrowed_heading"], note, (table, drawn), (chart,))


def _borrower(row: Borrowed) -> str:
    """Who borrows what from whom, in order also where the chart names its bars by it."""
    told = {"mine": row.mine, "theirs": row.theirs, "lever": _(row.lever)}
    return direction.chart_text(COUNTRY_WORDS.say("borrower", **told))


def _experience(found: SideBySide) -> StudySheet:
    words = COUNTRY_WORDS
    columns = (
        Column(words["workbook"], _names(found)),
        known(words["people_per_thousand"], [_reach(each) for each in found.countries], "cost"),
        known(words["cost_common"], [_cost(each) for each in found.countries], "cost"),
        *text_columns([country.texts for country in found.countries], words),
    )
    table = StudyTable("Experience", columns)
    return StudySheet(words["experience"], words["texts"], tables=(table,))


# Checks


def _checks(
    found: SideBySide, own: StudyTable, common: StudyTable, borrowed: StudyTable
) -> Iterator[StudyCheck]:
    words = COUNTRY_WORDS
    for row, country in enumerate(found.countries):
        people = cell_of(own, words["people"], row)
        money = cell_of(common, words["money_common"], row)
        worth = cell_of(own, words["money"], row) * cell_of(own, words["rate"], row)
        told = words.say("check_rate", name=country.name)
        yield StudyCheck(words["summary"], told, money, worth)
        if country.figures.people > 0.0:
            cost = cell_of(common, words["cost_common"], row)
            told = words.say("check_cost", name=country.name)
            yield StudyCheck(words["summary"], told, cost * people, money)
        if country.eligible > 0.0:
            reach = cell_of(common, words["people_per_thousand"], row)
            eligible = cell_of(own, words["eligible"], row)
            told = words.say("check_reach", name=country.name)
            yield StudyCheck(words["summary"], told, reach * eligible, people * 1000.0)
    rows = {country.name: row for row, country in enumerate(found.countries)}
    for row, each in enumerate(found.borrowed):
        if each.gain is not None:
            then = cell_of(borrowed, words["people_then"], row)
            now = cell_of(own, words["people"], rows[each.mine])
            told = words.say("check_gain", mine=each.mine, lever=_(each.lever), theirs=each.theirs)
            gain = cell_of(borrowed, words["gain"], row)
            yield StudyCheck(words["borrowed"], told, gain, then - now, size=each.people or 1.0)
