"""The workbook of a ladder: `Summary`, what its shape costs, what is given each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.language import join
from allocator.names import normal
from allocator.numerals import plain
from allocator.studies.ladder import (
    CONSTANT,
    FREE,
    STRAIGHT,
    Ladder,
    Start,
    Step,
    constant_amounts,
    straight_amounts,
)
from allocator.told import amount
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import aim, heads, money_in, per_cent, ratio, reasons
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
from allocator.workbook.studies.words import LADDER_WORDS

#: A difference below this part of the people is the solver's rounding.
ROUNDING = 1e-8
STEPS, SHAPES, AMOUNTS = "Steps", "Shapes", "Amounts"


def ladder_study(found: Ladder, made: Made) -> Study:
    """The sheets and checks of a ladder."""
    words = LADDER_WORDS
    steps, shapes, amounts = _steps(found), _shapes(found), _amounts(found)
    return Study(
        title=words.say("title", sources=join(found.sources)),
        currency=found.case.settings.currency,
        sheets=(
            _summary(found, steps),
            StudySheet(
                words["shapes"],
                words["shapes_heading"],
                (words["shapes_note"],),
                (shapes,),
                (
                    StudyChart(
                        words["chart_shapes"],
                        SHAPES,
                        words["rise"],
                        (words["straight_costs"], words["constant_costs"]),
                        "column",
                        words["people"],
                    ),
                ),
            ),
            StudySheet(words["amounts"], words["amounts_heading"], tables=(amounts,)),
        ),
        checks=tuple(_checks(found, steps, amounts)),
        made=made,
    )


# Summary


def _summary(found: Ladder, steps: StudyTable) -> StudySheet:
    words, currency = LADDER_WORDS, found.case.settings.currency
    charts = (
        StudyChart(words["chart_people"], STEPS, words["given"], (words["people"],), "scatter"),
        StudyChart(words["chart_cost"], STEPS, words["rise"], (words["extra_cost"],), "column"),
    )
    return StudySheet(
        words["summary"],
        words.say("title", sources=join(found.sources)),
        tuple(_sentences(found)),
        (steps,),
        charts,
        words.say("subtitle", money=money_in(currency), start=_start(found))
        + aim(found.case.settings),
    )


def _start(found: Ladder) -> str:
    words, currency = LADDER_WORDS, found.case.settings.currency
    if len(found.starts) > 1:
        return words["start_several"]
    start = found.starts[0]
    word = "start_first_year" if start.given else "start_last_year"
    return words.say(word, amount=amount(start.amount, currency), year=plain(found.case.years[0]))


def _sentences(found: Ladder) -> Iterator[str]:
    words, currency = LADDER_WORDS, found.case.settings.currency
    solved = [step for step in found.steps if step.people(CONSTANT) is not None]
    if len(solved) > 1:
        yield from _whole(solved, currency)
    yield from _dearest(found)
    for step in found.steps:
        trial = step.trials[CONSTANT]
        if trial is not None and trial.plan is None:
            yield words.say("fails", rise=per_cent(step.rise), why=reasons(trial.quarrels))
    yield from _shape(solved)


def _whole(solved: Sequence[Step], currency: str) -> Iterator[str]:
    """From the lowest rise to the highest, and the average against the last step."""
    words = LADDER_WORDS
    first, before, last = solved[0], solved[-2], solved[-1]
    given = last.given - first.given
    people = (last.people(CONSTANT) or 0.0) - (first.people(CONSTANT) or 0.0)
    if people > 0.5:
        yield words.say(
            "whole",
            first=per_cent(first.rise),
            last=per_cent(last.rise),
            given=amount(given, currency),
            people=heads(people),
            cost=amount(given / people, currency),
        )
    average = ratio(last.money or 0.0, last.people(CONSTANT) or 0.0)
    gained = (last.people(CONSTANT) or 0.0) - (before.people(CONSTANT) or 0.0)
    if average is not None and gained > 1e-6:
        yield words.say(
            "average",
            last=per_cent(last.rise),
            average=amount(average, currency),
            marginal=amount((last.given - before.given) / gained, currency),
        )


def _dearest(found: Ladder) -> Iterator[str]:
    words, currency = LADDER_WORDS, found.case.settings.currency
    priced = []
    for number, extra in enumerate(found.extras()):
        ends = [per_cent(found.steps[number + at].rise) for at in (0, 1)]
        if extra.cost is not None:
            priced.append((extra.cost, ends))
        elif extra.people is not None and extra.money > 0.0:
            yield words.say("nothing_more", before=ends[0], after=ends[1])
    if len(priced) > 1:
        cost, ends = max(priced)
        yield words.say("dearest", before=ends[0], after=ends[1], cost=amount(cost, currency))


def _shape(solved: Sequence[Step]) -> Iterator[str]:
    """What the shape costs where it costs most."""
    words = LADDER_WORDS
    lost = [(cost, step) for step in solved if (cost := _lost(step, CONSTANT)) is not None]
    if not lost:
        return
    most, step = max(lost, key=lambda pair: pair[0])
    if most < 0.5:
        yield words["shape_free"]
        return
    straight = _lost(step, STRAIGHT)
    yield words.say(
        "shape",
        rise=per_cent(step.rise),
        free=heads(most),
        straight=words["unknown"] if straight is None else heads(straight),
    )


def _lost(step: Step, shape: str) -> float | None:
    """People lost by a shape against years left free."""
    free, shaped = step.people(FREE), step.people(shape)
    if free is None or shaped is None:
        return None
    return free - shaped if abs(free - shaped) > ROUNDING * free else 0.0


def _steps(found: Ladder) -> StudyTable:
    words, steps = LADDER_WORDS, found.steps
    people = [step.people(CONSTANT) for step in steps]
    costs = [ratio(step.money or 0.0, step.people(CONSTANT) or 0.0) for step in steps]
    extras = found.extras()
    blank: list[Value] = [None]
    columns = (
        Column(words["rise"], [step.rise for step in steps], "percent"),
        Column(words["given"], [step.given for step in steps], "money"),
        known(words["people"], people, "people", words["no_plan"]),
        known(words["money"], [step.money for step in steps], "money", words["no_plan"]),
        known(words["cost"], costs, "cost", words["no_plan"]),
        known(words["unspent"], [step.unspent for step in steps], "money", words["no_plan"]),
        Column(words["extra_money"], blank + [extra.money for extra in extras], "money"),
        Column(words["extra_people"], blank + [extra.people for extra in extras], "people"),
        Column(words["extra_cost"], blank + [extra.cost for extra in extras], "cost"),
    )
    return StudyTable(STEPS, columns, words["steps"])


# Shapes and amounts


def _shapes(found: Ladder) -> StudyTable:
    words, steps = LADDER_WORDS, found.steps
    columns = [
        Column(words["rise"], [step.rise for step in steps], "percent"),
        Column(words["given"], [step.given for step in steps], "money"),
    ]
    columns += [
        Column(words[shape], [step.people(shape) for step in steps], "people")
        for shape in (FREE, STRAIGHT, CONSTANT)
    ]
    columns += [
        Column(words[f"{shape}_costs"], [_lost(step, shape) for step in steps], "people")
        for shape in (STRAIGHT, CONSTANT)
    ]
    return StudyTable(SHAPES, tuple(columns))


def _amounts(found: Ladder) -> StudyTable:
    """One row for each rise and year: what the sources give in each shape."""
    words, years = LADDER_WORDS, found.case.years
    rises: list[Value] = []
    labels: list[Value] = []
    given: dict[str, list[Value]] = {CONSTANT: [], STRAIGHT: [], FREE: []}
    for step in found.steps:
        by_shape: dict[str, list[Value]] = {
            CONSTANT: list(step.amounts),
            STRAIGHT: _straight(found.starts, step),
            FREE: _free(found, step),
        }
        rises += [step.rise] * len(years)
        labels += years
        for shape, amounts in by_shape.items():
            given[shape] += amounts
    columns = [Column(words["rise"], rises, "percent"), Column(words["year"], labels, "count")]
    columns += [Column(words[f"amount_{shape}"], given[shape], "money") for shape in given]
    return StudyTable(AMOUNTS, tuple(columns))


def _straight(starts: Sequence[Start], step: Step) -> list[Value]:
    years = len(step.amounts)
    if step.trials[STRAIGHT] is None:
        return [None] * years
    paths = [
        straight_amounts(start, sum(constant_amounts(start, step.rise, years)), years)
        for start in starts
    ]
    return [sum(path[year] for path in paths) for year in range(years)]


def _free(found: Ladder, step: Step) -> list[Value]:
    """What the plan chose to be given each year."""
    trial = step.trials[FREE]
    if trial is None or trial.plan is None:
        return [None] * len(step.amounts)
    names = {normal(name) for name in found.sources}
    return [
        sum(
            row.amount
            for row in trial.plan.sources
            if row.year == year and normal(row.source) in names
        )
        for year in found.case.years
    ]


# Checks


def _checks(found: Ladder, steps: StudyTable, amounts: StudyTable) -> Iterator[StudyCheck]:
    words = LADDER_WORDS
    years = len(found.case.years)
    for row, step in enumerate(found.steps):
        rise = per_cent(step.rise)
        where = (words["rise"], steps, words["rise"], row)
        whole = cell_of(steps, words["given"], row)
        for shape, check, sense in (
            (CONSTANT, "check_given", "="),
            (STRAIGHT, "check_straight", "="),
            (FREE, "check_free", "<="),
        ):
            heading = words[f"amount_{shape}"]
            if amounts.columns[amounts.place(heading)].values[row * years] is not None:
                added = total_where(amounts, heading, where)
                told = words.say(check, rise=rise)
                yield StudyCheck(words["amounts"], told, added, whole, sense)
        yield from _climbs(found, amounts, row)
        if row:
            yield from _extra(found, steps, row)


def _climbs(found: Ladder, amounts: StudyTable, row: int) -> Iterator[StudyCheck]:
    """Each year is the year before and the rise, told for a single source or several alike."""
    words, years = LADDER_WORDS, found.case.years
    for year in range(1, len(years)):
        at = row * len(years) + year
        before, now = (cell_of(amounts, words["amount_constant"], place) for place in (at - 1, at))
        climbed = before + before * cell_of(amounts, words["rise"], at)
        told = words.say(
            "check_climb", rise=per_cent(found.steps[row].rise), year=plain(years[year])
        )
        yield StudyCheck(words["amounts"], told, now, climbed)


def _extra(found: Ladder, steps: StudyTable, row: int) -> Iterator[StudyCheck]:
    words = LADDER_WORDS
    rise, extra = per_cent(found.steps[row].rise), found.extras()[row - 1]
    if extra.people is None:
        return
    above = cell_of(steps, words["people"], row) - cell_of(steps, words["people"], row - 1)
    people = cell_of(steps, words["extra_people"], row)
    told = words.say("check_extra", rise=rise)
    yield StudyCheck(words["summary"], told, people, above)
    if extra.cost is not None:
        money = cell_of(steps, words["extra_money"], row)
        cost = cell_of(steps, words["extra_cost"], row)
        told = words.say("check_extra_cost", rise=rise)
        yield StudyCheck(words["summary"], told, cost * people, money)
