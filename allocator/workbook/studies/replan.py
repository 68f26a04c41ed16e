"""The workbook of a new plan: `Summary`, the new plan, what happened, costs, `Follow-up`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.case import Year
from allocator.follow_up import follow_up
from allocator.language import in_turn, join, ngettext
from allocator.numerals import number, short, signed_percent
from allocator.studies.evidence import LineCost, TypeCost
from allocator.studies.replan import LineOverTime, Replan, largest_move
from allocator.told import amount
from allocator.workbook.results.follow_up import follow_up_columns
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.results.words import WORDS
from allocator.workbook.studies.figures import (
    aim,
    change_of_money,
    heads,
    money_in,
    per_cent,
    persons,
    ratio,
    span,
)
from allocator.workbook.studies.replan_checks import Tables, replan_checks
from allocator.workbook.studies.replan_words import REPLAN_WORDS
from allocator.workbook.studies.sheets import Made, Study, StudyChart, StudySheet, StudyTable

#: How many costs a sentence names, how many rules.
NAMED = 3


def replan_study(found: Replan, made: Made) -> Study:
    """The sheets and checks of a new plan."""
    words = REPLAN_WORDS
    tables = _tables(found)
    follow_up_note = (words["follow_up_note"],)
    return Study(
        title=words.say("title", title=found.case.settings.title or words["plan"]),
        currency=found.case.settings.currency,
        sheets=(
            _summary(found, tables.years),
            StudySheet(
                words["new_plan"],
                words["new_plan_heading"],
                (words["new_plan_note"],),
                (tables.lines,),
            ),
            StudySheet(
                words["actual"], words["actual_heading"], (words["actual_note"],), (tables.actual,)
            ),
            StudySheet(
                words["costs"],
                words["costs_heading"],
                tuple(_rule(found)),
                (tables.types, tables.line_costs),
            ),
            StudySheet(words["sources"], words["sources_heading"], tables=(tables.sources,)),
            StudySheet(
                words["follow_up"], words["follow_up_heading"], follow_up_note, (tables.follow_up,)
            ),
        ),
        checks=tuple(replan_checks(found, tables)),
        made=made,
    )


def _tables(found: Replan) -> Tables:
    lines = found.lines()
    rows = follow_up(found.plan)
    columns = follow_up_columns(rows, found.case.years, WORDS)
    return Tables(
        _years(found, lines),
        _to_come([line for line in lines if not line.over]),
        _happened([line for line in lines if line.over]),
        _types(found),
        _line_costs(found),
        _sources(found),
        StudyTable("FollowUp", tuple(columns)),
    )


# Summary


def _summary(found: Replan, years: StudyTable) -> StudySheet:
    words = REPLAN_WORDS
    subtitle = words.say(
        "subtitle_more" if len(found.over) > 1 else "subtitle_one",
        money=money_in(found.case.settings.currency),
        over=span(found.over),
        to_come=span(found.case.years[len(found.over) :]),
    )
    charts = tuple(
        StudyChart(
            words[f"chart_{noun}"],
            years.name,
            words["year"],
            tuple(words[f"{noun}_{which}"] for which in ("planned", "goes_on", "now")),
            "column",
            words[noun],
        )
        for noun in ("people", "money")
    )
    return StudySheet(
        words["summary"],
        words.say("title", title=found.case.settings.title or words["plan"]),
        tuple(_sentences(found)),
        (years,),
        charts,
        subtitle + aim(found.case.settings),
    )


def _sentences(found: Replan) -> Iterator[str]:
    yield _what_happened(found)
    yield _what_was_learned(found)
    yield from _what_it_saves(found)
    yield from _where_it_moves(found)


def _what_happened(found: Replan) -> str:
    words, currency = REPLAN_WORDS, found.case.settings.currency
    lines = [line for line in found.lines() if line.over]
    spent, reached = (sum(line.now[n] for line in lines) for n in (0, 1))
    told = {
        "years": span(found.over),
        "spent": amount(spent, currency),
        "reached": persons(reached),
    }
    planned, expected = (sum(line.planned[n] for line in lines if line.planned) for n in (0, 1))
    if planned <= 0.0:
        return words.say("happened_alone", **told)
    return words.say(
        "happened",
        **told,
        planned=amount(planned, currency),
        part=per_cent(spent / planned),
        expected=heads(expected),
        part_people=_part(reached, expected),
    )


def _part(reached: float, expected: float) -> str:
    part = ratio(reached, expected)
    return REPLAN_WORDS["unknown"] if part is None else per_cent(part)


def _what_was_learned(found: Replan) -> str:
    words, currency = REPLAN_WORDS, found.case.settings.currency
    moved = [cost for cost in found.evidence.types if abs(cost.change) >= 5e-4]
    moved.sort(key=lambda cost: -abs(cost.change))
    if not moved:
        return words.say("costs_stay", evidence=persons(found.evidence.people))
    told = [
        words.say(
            "cost_move",
            project=cost.project,
            before=amount(cost.before, currency),
            after=amount(cost.after, currency),
            change=signed_percent(cost.change),
        )
        for cost in moved[:NAMED]
    ]
    if len(moved) > NAMED:
        told.append(_rest(len(moved) - NAMED))
    return words.say("costs_moved", moves=in_turn(told))


def _rest(count: int) -> str:
    return ngettext("{count} more in the sheet Costs", "{count} more in the sheet Costs", count)


def _what_it_saves(found: Replan) -> Iterator[str]:
    words, currency = REPLAN_WORDS, found.case.settings.currency
    yield words.say(
        "now", people=persons(found.plan.people), money=amount(found.plan.money, currency)
    )
    if found.kept is None:
        yield words["no_old_plan"]
        return
    saved, kept = found.saved or 0.0, heads(sum(found.kept.people))
    word = "saves_nothing" if abs(saved) < 0.05 else "saved" if saved > 0.0 else "fewer"
    yield words.say(word, kept=kept, saved=persons(saved), more=heads(-saved))
    if found.letter is not None and found.letter.broken:
        yield words.say(
            "broken",
            kept=heads(sum(found.letter.people)),
            count=number(len(found.letter.broken)),
            rules=join(list(found.letter.broken), most=NAMED),
        )


def _where_it_moves(found: Replan) -> Iterator[str]:
    words, currency = REPLAN_WORDS, found.case.settings.currency
    move = largest_move(found)
    if move is not None:
        told = change_of_money(move[2], currency)
        yield words.say("move", region=move[0], project=move[1], change=told)
    if found.kept is not None:
        yield words["from_sheet" if found.from_sheet else "from_workbook"]


def _years(found: Replan, lines: list[LineOverTime]) -> StudyTable:
    words = REPLAN_WORDS
    stages: list[Value] = [words["over"]] * len(found.over)
    stages += [words["to_come"]] * (len(found.case.years) - len(found.over))
    columns = [
        Column(words["year"], list(found.case.years), "count", words["total"]),
        Column(words["stage"], stages),
    ]
    for place, noun in enumerate(("money", "people")):
        for which in ("planned", "goes_on", "now"):
            sums: list[Value] = [_sum(lines, year, which, place) for year in found.case.years]
            columns.append(Column(words[f"{noun}_{which}"], sums, noun, "sum"))
    return StudyTable("Years", tuple(columns), words["years"], words["years_note"])


def _sum(lines: list[LineOverTime], year: Year, which: str, place: int) -> float:
    """Money (place 0) or people (1) of a year, as planned, if the old plan goes on, or now."""
    mine = [line for line in lines if line.year == year]
    if which == "planned":
        return sum(line.planned[place] for line in mine if line.planned)
    return sum((line.goes_on if which == "goes_on" else line.now)[place] for line in mine)


# The new plan, and what happened


def _names(lines: list[LineOverTime]) -> list[Column]:
    words = REPLAN_WORDS
    return [
        Column(words["region"], [line.region for line in lines]),
        Column(words["project"], [line.project for line in lines]),
        Column(words["year"], [line.year for line in lines], "count"),
    ]


def _to_come(lines: list[LineOverTime]) -> StudyTable:
    words = REPLAN_WORDS
    old, now = _pairs(lines)
    changes: list[Value] = [after - before for before, after in zip(old[0], now[0], strict=True)]
    columns = (
        *_names(lines),
        Column(words["money_planned"], old[0], "money"),
        Column(words["money_now"], now[0], "money"),
        Column(words["change_money"], changes, "change_money"),
        Column(words["people_planned"], old[1], "people"),
        Column(words["people_now"], now[1], "people"),
    )
    return StudyTable("NewPlan", columns)


def _pairs(lines: list[LineOverTime]) -> tuple[list[list[float]], list[list[float]]]:
    """Money and people as planned (0 where nothing was), and now."""
    old = [[line.planned[n] if line.planned else 0.0 for line in lines] for n in (0, 1)]
    return old, [[line.now[n] for line in lines] for n in (0, 1)]


def _happened(lines: list[LineOverTime]) -> StudyTable:
    words = REPLAN_WORDS
    old, now = _pairs(lines)
    off = [[b - a for a, b in zip(old[n], now[n], strict=True)] for n in (0, 1)]
    columns = (
        *_names(lines),
        Column(words["money_planned"], old[0], "money"),
        Column(words["spent"], now[0], "money"),
        Column(words["off_money"], off[0], "change_money"),
        Column(words["people_planned"], old[1], "people"),
        Column(words["reached"], now[1], "people"),
        Column(words["off_people"], off[1], "change_people"),
    )
    return StudyTable("Actual", columns)


# Costs


def _rule(found: Replan) -> Iterator[str]:
    """How a cost moves, in words."""
    for word in ("rule_least", "rule_rate", "rule_start", "rule_source"):
        people = found.evidence.people
        yield REPLAN_WORDS.say(word, evidence=short(people), people=persons(people))


def _types(found: Replan) -> StudyTable:
    words, types = REPLAN_WORDS, found.evidence.types
    return StudyTable("TypeCosts", _costs(types), words["types"], words["types_note"])


def _costs(costs: Sequence[TypeCost | LineCost]) -> tuple[Column, ...]:
    """What a type's cost and a line's have alike."""
    words = REPLAN_WORDS
    return (
        Column(words["project"], [cost.project for cost in costs]),
        Column(words["expected"], [cost.expected for cost in costs], "people"),
        Column(words["reached"], [cost.reached for cost in costs], "people"),
        Column(words["cost_before"], [cost.before for cost in costs], "cost"),
        Column(words["cost_after"], [cost.after for cost in costs], "cost"),
        Column(words["cost_change"], [cost.change for cost in costs], "growth"),
    )


def _line_costs(found: Replan) -> StudyTable:
    words, lines = REPLAN_WORDS, found.evidence.lines
    whose = [words["its_own" if cost.own else "its_type"] for cost in lines]
    columns = (
        *_costs(lines),
        Column(words["start"], [cost.start for cost in lines], "cost"),
        Column(words["own"], whose, "aside"),
        Column(words["region"], [cost.region for cost in lines]),
    )
    return StudyTable("LineCosts", columns, words["lines"], words["lines_note"])


# Sources


def _sources(found: Replan) -> StudyTable:
    words, rows = REPLAN_WORDS, found.plan.sources
    columns = [
        Column(words["source"], [row.source for row in rows]),
        Column(words["year"], [row.year for row in rows], "count"),
    ]
    for field in ("received", "carried_in", "repaid", "spent", "carried", "unspent"):
        columns.append(Column(words[field], [getattr(row, field) for row in rows], "money"))
    columns.append(Column(words["why"], [row.why or None for row in rows], "aside", width=44))
    return StudyTable("Sources", tuple(columns))
