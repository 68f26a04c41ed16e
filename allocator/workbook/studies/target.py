"""The workbook of a target: `Summary`, what each source gives, ways of giving, the plan."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from allocator.numerals import plain
from allocator.studies.paths import ALONE, FROM, IN_STEP, LEAST, Path, Way
from allocator.studies.target import Target
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import aim, money_in, persons
from allocator.workbook.studies.formulas import number
from allocator.workbook.studies.sheets import (
    Made,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    known,
)
from allocator.workbook.studies.sums import cell_of, total_of, total_where
from allocator.workbook.studies.target_sentences import ROUNDING, from_now, target_sentences, way_of
from allocator.workbook.studies.target_words import TARGET_WORDS

YEARS, SOURCES, AMOUNTS, WAYS, LINES = "Years", "Sources", "Amounts", "Ways", "Lines"


def target_study(found: Target, made: Made) -> Study:
    """The sheets and checks of a target that can be reached."""
    words = TARGET_WORDS
    years, sources, amounts = _years(found), _sources(found), _amounts(found)
    ways, lines = _ways(found), _lines(found)
    title = words.say("title", people=persons(found.people))
    charts = (
        StudyChart(
            words["chart_path"],
            YEARS,
            words["year"],
            (words["workbook_gives"], words["least_money"], words["from_now"]),
            "line",
            words["money"],
        ),
        StudyChart(
            words["chart_sources"],
            SOURCES,
            words["source"],
            (words["workbook_gives"], words["least_money"]),
            "bar",
            words["money"],
        ),
    )
    currency = found.case.settings.currency
    subtitle = words.say("subtitle", money=money_in(currency)) + aim(found.case.settings)
    return Study(
        title=title,
        currency=currency,
        sheets=(
            StudySheet(
                words["summary"],
                title,
                tuple(target_sentences(found)),
                (years, sources),
                charts,
                subtitle,
            ),
            StudySheet(words["amounts"], words["amounts_heading"], tables=(amounts,)),
            StudySheet(words["ways"], words["ways_heading"], tables=(ways,)),
            StudySheet(words["plan"], words["plan_heading"], (words["plan_note"],), (lines,)),
        ),
        checks=tuple(_checks(found, (years, sources, amounts, ways, lines))),
        made=made,
    )


# Tables


def _years(found: Target) -> StudyTable:
    words = TARGET_WORDS
    least = _by_year(found.path)
    growth = [after / before - 1.0 if before else None for before, after in _pairs(least)]
    people = [
        sum(row.people for row in found.plan.rows if row.year == year) for year in found.case.years
    ]
    columns = (
        Column(words["year"], list(found.case.years), "count", words["given"]),
        Column(words["workbook_gives"], _by_year(found.before), "money", "sum"),
        Column(words["least_money"], least, "money", "sum"),
        Column(words["growth"], [None, *growth], "growth"),
        Column(words["from_now"], _by_year(_path(found, FROM)), "money", "sum"),
        Column(words["step"], _by_year(_path(found, IN_STEP)), "money", "sum"),
        Column(words["reached"], people, "people", "sum"),
    )
    return StudyTable(YEARS, columns, words["years"])


def _pairs(numbers: Sequence[Value]) -> list[tuple[float, float]]:
    found = [float(number) for number in numbers if isinstance(number, int | float)]
    return list(itertools.pairwise(found))


def _by_year(path: Path | None) -> list[Value]:
    return [] if path is None else [sum(amounts) for amounts in zip(*path, strict=True)]


def _path(found: Target, kind: str, source: str = "") -> Path | None:
    way = way_of(found, kind, source)
    return way.path if way else None


def _of_source(path: Path | None, place: int) -> float | None:
    return None if path is None else sum(path[place])


def _sources(found: Target) -> StudyTable:
    words = TARGET_WORDS
    names = [source.name for source in found.case.sources]
    places = range(len(names))
    before = [_of_source(found.before, place) for place in places]
    least = [_of_source(found.path, place) for place in places]
    now = [_of_source(_path(found, FROM), place) for place in places]
    alone = [way_of(found, ALONE, name) for name in names]
    factors = [way.factor if way else None for way in alone]
    columns = [
        Column(words["source"], names),
        Column(words["workbook_gives"], before, "money", "sum"),
        Column(words["least_money"], least, "money", "sum"),
        Column(words["change"], _changes(before, least), "growth"),
        Column(words["from_now"], now, "money", "sum"),
        Column(words["change_from_now"], _changes(before, now), "growth"),
    ]
    if any(alone):
        rises = [None if factor is None else factor - 1.0 for factor in factors]
        columns += [
            known(words["factor"], factors, "number", words["not_alone"]),
            known(words["change_alone"], rises, "growth", words["not_alone"]),
        ]
    note = words.say("sources_note", from_now=from_now(found))
    return StudyTable(SOURCES, tuple(columns), words["sources_heading"], note)


def _changes(before: Sequence[float | None], after: Sequence[float | None]) -> list[Value]:
    pairs = zip(before, after, strict=True)
    changes = [new / old - 1.0 if old and new is not None else None for old, new in pairs]
    return [change and (change if abs(change) > ROUNDING else 0.0) for change in changes]


def _amounts(found: Target) -> StudyTable:
    """One row for each source and year."""
    words, case = TARGET_WORDS, found.case
    names: list[Value] = [source.name for source in case.sources for _year in case.years]
    years: list[Value] = [year for _source in case.sources for year in case.years]
    paths = {
        words["workbook_gives"]: found.before,
        words["least_money"]: found.path,
        words["from_now"]: _path(found, FROM),
        words["step"]: _path(found, IN_STEP),
    }
    columns = [Column(words["source"], names), Column(words["year"], years, "count")]
    for heading, path in paths.items():
        columns.append(Column(heading, [a for amounts in path or () for a in amounts], "money"))
    if any(way.kind == ALONE for way in found.ways):
        columns.append(Column(words["own"], _own(found), "money"))
    return StudyTable(AMOUNTS, tuple(columns), "", words["amounts_note"])


def _own(found: Target) -> list[Value]:
    """What each source gives where it moves alone."""
    own: list[Value] = []
    for place, source in enumerate(found.case.sources):
        path = _path(found, ALONE, source.name)
        own += [None] * len(found.case.years) if path is None else path[place]
    return own


def _ways(found: Target) -> StudyTable:
    words, before = TARGET_WORDS, found.money_before
    money = [way.money() for way in found.ways]
    moved = [None if m is None or before is None else m - before for m in money]
    columns = (
        Column(words["way"], [_told(found, way) for way in found.ways]),
        known(words["given"], money, "money", words["never"]),
        Column(words["against"], moved, "change_money"),
        Column(words["change"], [m / before if m and before else m for m in moved], "growth"),
        Column(words["multiplied"], [way.factor for way in found.ways], "number"),
    )
    return StudyTable(WAYS, columns)


def _told(found: Target, way: Way) -> str:
    words = TARGET_WORDS
    if way.kind == FROM:
        return from_now(found)
    told = {LEAST: "least", IN_STEP: "way_in_step", ALONE: "way_alone"}
    return words.say(told[way.kind], source=way.source)


def _lines(found: Target) -> StudyTable:
    words, rows = TARGET_WORDS, found.plan.rows
    columns = (
        Column(words["region"], [row.region for row in rows]),
        Column(words["project"], [row.project for row in rows]),
        Column(words["year"], [row.year for row in rows], "count"),
        Column(words["money"], [row.money for row in rows], "money", "sum"),
        Column(words["people"], [row.people for row in rows], "people", "sum"),
    )
    return StudyTable(LINES, columns)


# Checks


def _checks(found: Target, tables: tuple[StudyTable, ...]) -> Iterator[StudyCheck]:
    words = TARGET_WORDS
    years, sources, amounts, ways, lines = tables
    least, given = words["least_money"], words["workbook_gives"]
    if found.plan.rounding is None:
        reached = total_of(years, words["reached"])
        asked = number(found.people)
        yield StudyCheck(words["summary"], words["check_people"], reached, asked, ">=")
    for row, year in enumerate(found.case.years):
        where = (words["year"], years, words["year"], row)
        told = words.say("check_year", year=plain(year))
        added = total_where(amounts, least, where)
        yield StudyCheck(words["summary"], told, added, cell_of(years, least, row))
        told = words.say("check_reached", year=plain(year))
        added = total_where(lines, words["people"], where)
        yield StudyCheck(words["plan"], told, added, cell_of(years, words["reached"], row))
    for row, source in enumerate(found.case.sources):
        where = (words["source"], sources, words["source"], row)
        told = words.say("check_source", source=source.name)
        for heading in (given, least) if found.before else (least,):
            added = total_where(amounts, heading, where)
            yield StudyCheck(words["summary"], told, added, cell_of(sources, heading, row))
        way = way_of(found, ALONE, source.name)
        if way and way.factor is not None and found.before and source.total is None:
            told = words.say("check_factor", source=source.name)
            moved = total_where(amounts, words["own"], where)
            most = cell_of(sources, given, row) * cell_of(sources, words["factor"], row)
            yield StudyCheck(words["summary"], told, moved, most, ">=")
    headings = {LEAST: least, FROM: words["from_now"], IN_STEP: words["step"]}
    for row, way in enumerate(found.ways):
        if way.kind in headings and way.path is not None:
            told = words.say("check_way", way=_told(found, way))
            added = total_of(amounts, headings[way.kind])
            yield StudyCheck(words["ways"], told, added, cell_of(ways, words["given"], row))
