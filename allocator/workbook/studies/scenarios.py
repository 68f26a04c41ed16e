"""The workbook of a comparison of scenarios: `Summary`, what changes, what moved, experience."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import _
from allocator.studies.compare import Compared, Tried
from allocator.studies.trial import LineMove, PlanFigures
from allocator.told import amount
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import (
    aim,
    change_in_part,
    change_of_money,
    money_in,
    persons,
    persons_more,
    ratio,
    reasons,
    text_columns,
)
from allocator.workbook.studies.formulas import Formula
from allocator.workbook.studies.sheets import (
    Made,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    known,
)
from allocator.workbook.studies.sums import cell_of, total_where
from allocator.workbook.studies.words import COMPARE_WORDS

SCENARIOS, CHANGES, MOVED = "Scenarios", "Changes", "Moved"


def scenario_study(found: Compared, made: Made) -> Study:
    """The sheets and checks of a comparison."""
    words = COMPARE_WORDS
    settings = found.base.case.settings
    table = _scenarios(found)
    moved = _moved(found)
    sheets = [_summary(found, table), _changes_sheet(found)]
    if moved.rows:
        sheets.append(StudySheet(words["moved"], words["moved"], (words["moved_note"],), (moved,)))
    texts = [found.texts, *(one.scenario for one in found.tried)]
    if any(text.strengths or text.weaknesses or text.remedies for text in texts):
        sheets.append(_experience(found))
    return Study(
        title=words.say("title", title=settings.title or words["plan"]),
        currency=settings.currency,
        sheets=tuple(sheets),
        checks=tuple(_checks(found, table, moved)),
        made=made,
    )


# Summary


def _summary(found: Compared, table: StudyTable) -> StudySheet:
    words, settings = COMPARE_WORDS, found.base.case.settings
    chart = StudyChart(
        words["chart_gain"], SCENARIOS, words["scenario"], (words["change_people"],), "bar"
    )
    return StudySheet(
        words["summary"],
        words.say("title", title=settings.title or words["plan"]),
        tuple(_sentences(found)),
        (table,),
        (chart,),
        words.say("subtitle", money=money_in(settings.currency)) + aim(settings),
    )


def _sentences(found: Compared) -> Iterator[str]:
    words, base = COMPARE_WORDS, found.figures
    currency = found.base.case.settings.currency
    yield words.say("base_reaches", people=persons(base.people), money=amount(base.money, currency))
    solved = [(one, one.figures) for one in found.tried if one.figures]
    ranked = sorted(solved, key=lambda pair: -pair[1].people)
    if ranked and ranked[0][1].people > base.people + 0.5:
        yield _extreme(found, "gains_most", *ranked[0])
    if ranked and ranked[-1][1].people < base.people - 0.5:
        yield _extreme(found, "loses_most", *ranked[-1])
    for one in found.tried:
        if one.figures is None:
            why = reasons(one.trial.quarrels)
            yield words.say("scenario_fails", name=one.scenario.name, why=why)
        elif one.moved:
            yield _mover(one.scenario.name, one.moved[0], currency)
        else:
            yield words.say("moves_nothing", name=one.scenario.name)


def _extreme(found: Compared, word: str, one: Tried, figures: PlanFigures) -> str:
    words, base = COMPARE_WORDS, found.figures
    money, people = figures.money - base.money, figures.people - base.people
    part, told = ratio(people, base.people), persons_more(people)
    if part is not None:
        told = words.say("in_part", people=told, percent=change_in_part(part))
    way = "more" if money > 0.0 else "less"
    if abs(money) < 0.005 * max(1.0, 1e-6 * base.money):
        way = "same"
    moved = amount(abs(money), found.base.case.settings.currency)
    return words.say(f"{word}_{way}", name=one.scenario.name, change=told, money=moved)


def _mover(name: str, move: LineMove, currency: str) -> str:
    money = move.money[1] - move.money[0]
    told = change_of_money(money, currency)
    return COMPARE_WORDS.say(
        "moves_most", name=name, region=move.region, project=move.project, change=told
    )


def _scenarios(found: Compared) -> StudyTable:
    """One row for the base and one for each scenario; no plan is told as such."""
    words = COMPARE_WORDS
    rows = [found.figures, *(one.figures for one in found.tried)]
    base = found.figures
    names: list[Value] = [words["base"], *(one.scenario.name for one in found.tried)]

    def column(word: str, values: list[float | None], shown: str) -> Column:
        blank = [
            words["no_plan"] if row is None else words["unknown"] if value is None else value
            for row, value in zip(rows, values, strict=True)
        ]
        looks = ["unknown" if isinstance(value, str) else shown for value in blank]
        return Column(words[word], blank, looks)

    changes = [row and row.people - base.people for row in rows]
    parts = [row and ratio(row.people - base.people, base.people) for row in rows]
    columns = [
        Column(words["scenario"], names, "wrapped", width=34),
        column("people", [row and row.people for row in rows], "people"),
        column("change_people", changes, "change_people"),
        column("change_percent", parts, "growth"),
        column("money", [row and row.money for row in rows], "money"),
        column("cost", [row and row.cost for row in rows], "cost"),
        column("women", [row and row.women for row in rows], "people"),
        column("youth", [row and row.youth for row in rows], "people"),
        column("jobs", [row and row.jobs for row in rows], "jobs"),
        column("unspent", [row and row.unspent for row in rows], "money"),
        Column(words["least"], [row.least_region if row else None for row in rows], "aside"),
        column("coverage", [row and row.least_coverage for row in rows], "percent"),
    ]
    maximise = found.base.case.settings.maximise
    if maximise != "People":
        shown = "percent" if maximise == "Fairest" else "people"
        heading = words.say("maximised", aim=_(maximise))
        objectives = [row and row.objective for row in rows]
        columns.append(known(heading, objectives, shown, words["no_plan"]))
    return StudyTable(SCENARIOS, tuple(columns), words["scenarios_table"])


# What changes, what moved, what was learnt


def _changes_sheet(found: Compared) -> StudySheet:
    words = COMPARE_WORDS
    rows = [(one.scenario.name, moved) for one in found.tried for moved in one.changes]
    columns = (
        Column(words["scenario"], [name for name, _row in rows]),
        Column(words["change"], [_(moved.change.what) for _name, moved in rows]),
        Column(words["whom"], [moved.whom for _name, moved in rows], "wrapped", width=50),
        Column(words["how"], [moved.how for _name, moved in rows]),
        Column(words["cells"], [moved.cells for _name, moved in rows], "people"),
        Column(words["before"], [_range(moved.before) for _name, moved in rows], "aside"),
        Column(words["after"], [_range(moved.after) for _name, moved in rows], "aside"),
    )
    table = StudyTable(CHANGES, columns)
    return StudySheet(words["changes"], words["changes"], (words["changes_note"],), (table,))


def _range(ends: tuple[str, str]) -> str:
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} … {ends[1]}"


def _moved(found: Compared) -> StudyTable:
    words = COMPARE_WORDS
    rows = [(one.scenario.name, move) for one in found.tried for move in one.moved]
    money = [move.money for _name, move in rows]
    people = [move.people for _name, move in rows]
    columns = (
        Column(words["scenario"], [name for name, _row in rows]),
        Column(words["region"], [move.region for _name, move in rows]),
        Column(words["project"], [move.project for _name, move in rows]),
        Column(words["money_base"], [before for before, _after in money], "money"),
        Column(words["money_then"], [after for _before, after in money], "money"),
        Column(words["change_money"], [after - before for before, after in money], "change_money"),
        Column(words["people_base"], [before for before, _after in people], "people"),
        Column(words["people_then"], [after for _before, after in people], "people"),
        Column(
            words["change_people"], [after - before for before, after in people], "change_people"
        ),
    )
    return StudyTable(MOVED, columns)


def _experience(found: Compared) -> StudySheet:
    words = COMPARE_WORDS
    figures = [found.figures, *(one.figures for one in found.tried)]
    names: list[Value] = [words["base"], *(one.scenario.name for one in found.tried)]
    columns = (
        Column(words["scenario"], names, "wrapped", width=28),
        known(words["people"], [row and row.people for row in figures], "people"),
        known(words["cost"], [row and row.cost for row in figures], "cost"),
        *text_columns([found.texts, *(one.scenario for one in found.tried)], words),
    )
    table = StudyTable("Experience", columns)
    return StudySheet(words["experience"], words["experience"], tables=(table,))


# Checks


def _checks(found: Compared, table: StudyTable, moved: StudyTable) -> Iterator[StudyCheck]:
    """Each scenario's figures from the base's and from what moved."""
    words = COMPARE_WORDS
    rows = [found.figures, *(one.figures for one in found.tried)]
    for row, figures in enumerate(rows):
        if figures is None:
            continue
        name = str(table.columns[0].values[row])
        people, money = (cell_of(table, words[word], row) for word in ("people", "money"))
        if figures.people > 0.0:
            cost = cell_of(table, words["cost"], row)
            told = words.say("check_cost", name=name)
            yield StudyCheck(words["summary"], told, cost * people, money)
        if row == 0:
            continue
        change = cell_of(table, words["change_people"], row)
        told = words.say("check_change", name=name)
        yield StudyCheck(words["summary"], told, change, people - _base(table, "people"))
        if moved.rows:
            for word, whole in (("people", people), ("money", money)):
                heading = words[f"change_{word}"]
                where = (words["scenario"], table, words["scenario"], row)
                told = words.say(f"check_moved_{word}", name=name)
                added = total_where(moved, heading, where) + _base(table, word)
                yield StudyCheck(words["moved"], told, added, whole)


def _base(table: StudyTable, word: str) -> Formula:
    return cell_of(table, COMPARE_WORDS[word], 0)
