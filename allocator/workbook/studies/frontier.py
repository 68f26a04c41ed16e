"""The workbook of a frontier: `Summary` with the curve, the points, each region's money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.names import normal
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.studies.frontier import Frontier
from allocator.studies.trial import PlanFigures
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import money_in
from allocator.workbook.studies.formulas import number
from allocator.workbook.studies.frontier_sentences import POINT, costs, frontier_sentences
from allocator.workbook.studies.frontier_words import AXIS_WORDS, FRONTIER_WORDS
from allocator.workbook.studies.sheets import (
    Made,
    Study,
    StudyChart,
    StudyCheck,
    StudySheet,
    StudyTable,
    known,
)
from allocator.workbook.studies.sums import cell_of, total_of

CURVE, KINKS, POINTS, REGIONS = "Curve", "Kinks", "Points", "Regions"
#: Numbers that differ by less than this part of them are the same but for rounding.
ALIKE = 1e-9
#: Characters of a column that tells what to write in the workbook.
HOW_WIDTH = 60


def frontier_study(found: Frontier, made: Made) -> Study:
    """The sheets and checks of a frontier."""
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    curve, points, regions = _curve(found), _points(found), _regions(found)
    return Study(
        title=axis["title"],
        currency=found.case.settings.currency,
        sheets=(
            _summary(found, curve),
            StudySheet(
                words["points"], words["points_heading"], (words["points_note"],), (points,)
            ),
            StudySheet(
                words["regions"], words["regions_heading"], (words["regions_note"],), (regions,)
            ),
        ),
        checks=(*_checks(found, points, regions), *_step_checks(found, curve)),
        made=made,
    )


def _summary(found: Frontier, curve: StudyTable) -> StudySheet:
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    of_money = found.axis.name == "money"
    drawn = [words["people"], *(c.heading for c in curve.columns if c.heading in _marks(found))]
    across = words["given"] if of_money else axis["number"]
    chart = StudyChart(
        words.say("chart", title=axis["title"]),
        CURVE,
        across,
        tuple(drawn),
        "scatter",
        words["people"],
        tuple(drawn[1:]),
    )
    step = StudyChart(
        words.say("chart_step", costs=axis["costs"]),
        CURVE,
        across,
        (_step_heading(found),),
        "scatter",
        axis["costs"],
    )
    charts = (chart, step) if len(found.points) > 1 else (chart,)
    tables = (curve, _kinks(found)) if found.kinks else (curve,)
    return StudySheet(
        words["summary"],
        axis["title"],
        tuple(frontier_sentences(found)),
        tables,
        charts,
        words.say(
            "subtitle_money" if of_money else "subtitle",
            money=money_in(found.case.settings.currency),
        ),
    )


def _marks(found: Frontier) -> list[str]:
    """The columns of the curve that mark single places of it."""
    words = FRONTIER_WORDS
    marks = [words["kinks"]] if found.kinks else []
    return [*marks, words["workbook"]] if _workbook_is_on_it(found) else marks


def _workbook_is_on_it(found: Frontier) -> bool:
    """Whether the workbook's own plan is a place of the curve that is no end of it."""
    least, most = found.points[0].at, found.points[-1].at
    return found.axis.name == "money" and found.present.plan is not None and least < 1.0 < most


# Tables


def _curve(found: Frontier) -> StudyTable:
    """Points, kinks and the workbook itself in the order of the number held."""
    words = FRONTIER_WORDS
    places: list[tuple[float, Value, float]] = [
        (point.at, place, point.plan.people) for place, point in enumerate(found.points, 1)
    ]
    places += [(kink.at, words["kink_row"], kink.people) for kink in found.kinks]
    if _workbook_is_on_it(found) and found.present.plan is not None:
        places.append((1.0, words["workbook_row"], found.present.plan.people))
    places.sort(key=lambda place: place[0])
    columns = [
        Column(words["point"], [what for _, what, _ in places], "centred"),
        *_number_columns(found, [at for at, _, _ in places]),
        Column(words["people"], [people for _, _, people in places], "people"),
    ]
    for heading, row in ((words["kinks"], "kink_row"), (words["workbook"], "workbook_row")):
        if heading in _marks(found):
            marked = [people if what == words[row] else None for _, what, people in places]
            columns.append(Column(heading, marked, "people"))
    shown = "money" if found.axis.name == "money" else "people"
    columns.append(Column(_step_heading(found), _steps(found, columns), shown))
    return StudyTable(CURVE, tuple(columns), words["curve"])


def _step_heading(found: Frontier) -> str:
    return FRONTIER_WORDS.say("step", costs=AXIS_WORDS[found.axis.name]["costs"])


def _steps(found: Frontier, columns: Sequence[Column]) -> list[Value]:
    """What each row costs since the one above: money per person, or people per point."""
    heading = FRONTIER_WORDS["people"]
    people = next(column.values for column in columns if column.heading == heading)
    # The number of the axis stands second; against money, what is given stands third.
    across = columns[2 if found.axis.name == "money" else 1].values
    steps: list[Value] = [None]
    for row in range(1, len(people)):
        apart = _apart(across, row), _apart(people, row)
        if found.axis.name == "money":
            gained = apart[1] > ALIKE * _number(people, row)
            steps.append(apart[0] / apart[1] if gained else None)
        else:
            moved = apart[0] > ALIKE * abs(_number(across, row))
            steps.append(-apart[1] * POINT / apart[0] if moved else None)
    return steps


def _apart(values: Sequence[Value], row: int) -> float:
    return _number(values, row) - _number(values, row - 1)


def _number(values: Sequence[Value], row: int) -> float:
    number = values[row]
    assert isinstance(number, int | float)
    return number


def _number_columns(found: Frontier, places: Sequence[float]) -> list[Column]:
    """The number held; for money also what is then given."""
    heading = AXIS_WORDS[found.axis.name]["number"]
    columns = [Column(heading, list(places), "fine_percent")]
    if found.axis.name == "money":
        given = [at * found.budget for at in places]
        columns.append(Column(FRONTIER_WORDS["given"], given, "money"))
    return columns


def _kinks(found: Frontier) -> StudyTable:
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    told = [costs(found, kink) for kink in found.kinks]
    shown = "cost" if found.axis.name == "money" else "people"
    columns = [
        *_number_columns(found, [kink.at for kink in found.kinks]),
        Column(words["people"], [kink.people for kink in found.kinks], "people"),
    ]
    for place, heading in enumerate(("up_to", "beyond")):
        column = [cost[place] for cost in told]
        columns.append(
            known(words.say(heading, costs=axis["costs"]), column, shown, words["nobody"])
        )
    return StudyTable(KINKS, tuple(columns), words["costs_heading"])


def _points(found: Frontier) -> StudyTable:
    words = FRONTIER_WORDS
    figures = [point.figures for point in found.points]
    columns = [
        Column(words["point"], [place for place, _ in enumerate(found.points, 1)], "count"),
        *_number_columns(found, [point.at for point in found.points]),
        Column(words["people"], [f.people for f in figures], "people"),
        Column(words["money"], [f.money for f in figures], "money"),
        Column(words["unspent"], [f.unspent for f in figures], "money"),
        known(words["women"], [f.women for f in figures], "people"),
        known(words["youth"], [f.youth for f in figures], "people"),
        Column(words["jobs"], [f.jobs for f in figures], "jobs"),
        Column(words["least"], [f.least_region for f in figures], "aside"),
        known(words["coverage"], [f.least_coverage for f in figures], "percent"),
        Column(words["how"], [p.writes for p in found.points], "aside", width=HOW_WIDTH),
    ]
    return StudyTable(POINTS, tuple(columns))


def _regions(found: Frontier) -> StudyTable:
    """Money of each region, a column for each point."""
    words = FRONTIER_WORDS
    names = [region.name for region in found.case.regions]
    columns = [Column(words["region"], names)]
    for place, point in enumerate(found.points, 1):
        money = _by_region(point.plan)
        heading = words.say("region_point", number=plain(place))
        column: list[Value] = [money.get(normal(name), 0.0) for name in names]
        columns.append(Column(heading, column, "money", "sum"))
    return StudyTable(REGIONS, tuple(columns))


def _by_region(plan: Plan) -> dict[str, float]:
    money: dict[str, float] = {}
    for row in plan.rows:
        money[normal(row.region)] = money.get(normal(row.region), 0.0) + row.money
    return money


# Checks


def _checks(found: Frontier, points: StudyTable, regions: StudyTable) -> Iterator[StudyCheck]:
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    for row, point in enumerate(found.points):
        name = words.say("region_point", number=plain(row + 1))
        added, money = total_of(regions, name), cell_of(points, words["money"], row)
        yield StudyCheck(words["regions"], words.say("check_regions", point=name), added, money)
        if found.axis.name == "money":
            given = cell_of(points, words["given"], row)
            part = cell_of(points, axis["number"], row) * number(found.budget)
            yield StudyCheck(words["points"], words.say("check_given", point=name), part, given)
        yield from _held(found, points, row, point.figures)
        if row:
            more = found.axis.better < 0
            told = words.say("check_more" if more else "check_fewer", point=name)
            now = cell_of(points, words["people"], row)
            before = cell_of(points, words["people"], row - 1)
            yield StudyCheck(words["points"], told, now, before, ">=" if more else "<=")


def _step_checks(found: Frontier, curve: StudyTable) -> Iterator[StudyCheck]:
    """Each step's cost times what it is the cost of."""
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    money = found.axis.name == "money"
    across = words["given"] if money else axis["number"]
    heading = _step_heading(found)
    for row, cost in enumerate(curve.columns[curve.place(heading)].values):
        if cost is None:
            continue
        moved = cell_of(curve, across, row) - cell_of(curve, across, row - 1)
        people = cell_of(curve, words["people"], row) - cell_of(curve, words["people"], row - 1)
        step, size = cell_of(curve, heading, row), cell_of(curve, words["people"], row).value
        told = words.say("check_step", row=plain(row + 1))
        if money:
            size = cell_of(curve, across, row).value
            yield StudyCheck(words["summary"], told, step * people, moved, size=size)
        else:
            lost = step * moved * (1.0 / POINT)
            fewer = cell_of(curve, words["people"], row - 1) - cell_of(curve, words["people"], row)
            yield StudyCheck(words["summary"], told, lost, fewer, size=size)


def _held(
    found: Frontier, points: StudyTable, row: int, figures: PlanFigures
) -> Iterator[StudyCheck]:
    """What the plan of a point shows of the number it was held to."""
    words, axis = FRONTIER_WORDS, AXIS_WORDS[found.axis.name]
    name = words.say("region_point", number=plain(row + 1))
    asked = cell_of(points, axis["number"], row)
    if found.axis.name in ("women", "youth") and figures.people > 0.0:
        reached = cell_of(points, words[found.axis.name], row)
        part = reached / cell_of(points, words["people"], row)
        told = words.say("check_share", point=name)
        yield StudyCheck(words["points"], told, part, asked, ">=")
    if found.axis.name == "fairness" and not found.left_out and _all_can_be_covered(found):
        told = words.say("check_coverage", point=name)
        least = cell_of(points, words["coverage"], row)
        yield StudyCheck(words["points"], told, least, asked, ">=")


def _all_can_be_covered(found: Frontier) -> bool:
    """Whether every region with people has somebody reached in the fairest plan."""
    least = found.strictest.figures.least_coverage
    return bool(least)
