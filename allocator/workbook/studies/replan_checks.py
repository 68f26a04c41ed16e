"""The checks of a new plan's workbook: its sheets add up, and costs follow from their rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from allocator.numerals import plain
from allocator.studies.replan import Replan
from allocator.workbook.results.words import WORDS
from allocator.workbook.studies.formulas import Formula, number
from allocator.workbook.studies.replan_words import REPLAN_WORDS
from allocator.workbook.studies.sheets import StudyCheck, StudyTable
from allocator.workbook.studies.sums import cell_of, total_of, total_where


class Tables(NamedTuple):
    """The tables of the workbook that its checks add up."""

    years: StudyTable
    lines: StudyTable
    actual: StudyTable
    types: StudyTable
    line_costs: StudyTable
    sources: StudyTable
    follow_up: StudyTable


def replan_checks(found: Replan, tables: Tables) -> Iterator[StudyCheck]:
    """Every check, sheet by sheet."""
    yield from _saved(found, tables.years)
    yield from _by_year(found, tables)
    yield from _costs(found, tables)
    yield from _accounts(found, tables.sources)


def _saved(found: Replan, years: StudyTable) -> Iterator[StudyCheck]:
    words = REPLAN_WORDS
    if found.saved is not None:
        now, goes_on = (total_of(years, words[f"people_{which}"]) for which in ("now", "goes_on"))
        size = found.plan.people
        yield StudyCheck(
            words["summary"], words["check_saved"], now - goes_on, number(found.saved), size=size
        )


def _by_year(found: Replan, tables: Tables) -> Iterator[StudyCheck]:
    words, over = REPLAN_WORDS, len(found.over)
    for row, year in enumerate(found.case.years):
        where = (words["year"], tables.years, words["year"], row)
        money, people = (
            cell_of(tables.years, words[f"{noun}_now"], row) for noun in ("money", "people")
        )
        by_sources = total_where(tables.sources, words["spent"], where)
        yield StudyCheck(
            words["sources"], words.say("check_spent", year=plain(year)), by_sources, money
        )
        if row < over:
            spent = total_where(tables.actual, words["spent"], where)
            yield StudyCheck(
                words["actual"], words.say("check_actual", year=plain(year)), spent, money
            )
            continue
        for noun, whole in (("money", money), ("people", people)):
            added = total_where(tables.lines, words[f"{noun}_now"], where)
            told = words.say(f"check_lines_{noun}", year=plain(year))
            yield StudyCheck(words["new_plan"], told, added, whole)
        planned = total_where(tables.follow_up, WORDS["planned_money"], (WORDS["year"], *where[1:]))
        told = words.say("check_follow_up", year=plain(year))
        yield StudyCheck(words["follow_up"], told, planned, money)


def _costs(found: Replan, tables: Tables) -> Iterator[StudyCheck]:
    """New cost × (evidence + reached) = cost × (evidence ÷ start + expected)."""
    words, evidence = REPLAN_WORDS, found.evidence.people
    for row, cost in enumerate(found.evidence.types):
        if max(cost.expected, cost.reached) >= evidence:
            sides = _rule(tables.types, row, number(1.0), evidence)
            yield StudyCheck(words["costs"], words.say("check_cost", project=cost.project), *sides)
    for row, line in enumerate(found.evidence.lines):
        if line.own:
            start = cell_of(tables.line_costs, words["start"], row)
            sides = _rule(tables.line_costs, row, start, evidence)
            name = f"{line.region} · {line.project}"
            yield StudyCheck(words["costs"], words.say("check_cost", project=name), *sides)


def _rule(table: StudyTable, row: int, start: Formula, evidence: float) -> tuple[Formula, Formula]:
    words = REPLAN_WORDS
    reached = cell_of(table, words["reached"], row) + evidence
    expected = cell_of(table, words["expected"], row) + number(evidence) / start
    after = cell_of(table, words["cost_after"], row)
    return after * reached, cell_of(table, words["cost_before"], row) * expected


def _accounts(found: Replan, sources: StudyTable) -> Iterator[StudyCheck]:
    words = REPLAN_WORDS
    for row, year in enumerate(found.plan.sources):
        cells = {
            field: cell_of(sources, words[field], row)
            for field in ("received", "carried_in", "repaid", "spent", "carried", "unspent")
        }
        came = cells["received"] + cells["carried_in"] + cells["repaid"]
        went = cells["spent"] + cells["carried"] + cells["unspent"]
        told = words.say("check_sources", source=year.source, year=plain(year.year))
        size = max(1.0, year.received + year.carried_in + abs(year.repaid))
        yield StudyCheck(words["sources"], told, came, went, size=size)
