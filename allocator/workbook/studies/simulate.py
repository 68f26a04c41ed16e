"""The workbook of draws: `Summary`, how often lines are funded, every draw, the robust plan."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from allocator import numerals
from allocator.case import Change
from allocator.language import _, ngettext
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.problems import Place
from allocator.studies.changes.levers import find_lever, how_much
from allocator.studies.simulate import PERCENTILES, Robust, Simulation, spread
from allocator.studies.trial import line_moves
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.studies.figures import aim, counted, heads, persons
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
from allocator.workbook.studies.simulate_words import SIMULATE_WORDS
from allocator.workbook.studies.sums import cell_of, total_of

SPREAD, LINES, DRAWS, RANGES, MOVES, REGRETS = (
    "Spread", "Lines", "Draws", "Numbers", "RobustLines", "Regrets",
)  # fmt: skip


def simulation_study(found: Simulation, made: Made) -> Study:
    """The sheets and checks of a simulation."""
    words = SIMULATE_WORDS
    tables = _spread(found), _lines(found), _draws(found)
    sheets = [
        _summary(found, tables[0]),
        StudySheet(words["lines"], words["lines_heading"], (words["lines_note"],), (tables[1],)),
        StudySheet(words["draws"], words["draws_heading"], tables=(tables[2],)),
    ]
    checks = list(_checks(found, *tables))
    if found.robust is not None:
        moves, regrets = _moves(found, found.robust), _regrets(found.robust)
        sheets.append(
            StudySheet(
                words["robust_sheet"],
                words["robust_heading"],
                (words["robust_note"],),
                (regrets, moves),
            )
        )
        checks += _robust_checks(found, found.robust, moves, regrets)
    sheets.append(_ranges(found))
    title = words.say("title", title=found.case.settings.title or words["plan"])
    return Study(title, found.case.settings.currency, tuple(sheets), tuple(checks), made)


# Summary


def _summary(found: Simulation, table: StudyTable) -> StudySheet:
    words = SIMULATE_WORDS
    heights = tuple(column.heading for column in table.columns[1:])
    chart = StudyChart(
        words["chart_spread"], SPREAD, words["part"], heights, "column", _noun(found)
    )
    return StudySheet(
        words["summary"],
        words.say("title", title=found.case.settings.title or words["plan"]),
        tuple(_sentences(found)),
        (table,),
        (chart,),
        _subtitle(found),
    )


def _subtitle(found: Simulation) -> str:
    drawn = ngettext(
        "{count} draw, seed {seed}",
        "{count} draws, seed {seed}",
        len(found.turns),
        seed=plain(found.draws.seed),
    )
    return drawn + aim(found.case.settings)


def _noun(found: Simulation) -> str:
    """What is counted: people, or what else is maximised."""
    aims = found.case.settings.maximise
    return SIMULATE_WORDS["people"] if aims in ("People", "Fairest") else _(aims)


def _told(found: Simulation, count: float) -> str:
    """So many of what is counted, in a sentence."""
    aims = found.case.settings.maximise
    return persons(count) if aims == "Fairest" else counted(aims, count)


def _sentences(found: Simulation) -> Iterator[str]:
    words = SIMULATE_WORDS
    draws = numerals.number(len(found.turns))
    if found.partial:
        yield words.say("stopped", held=draws, asked=numerals.number(found.draws.count))
    if found.case.settings.maximise != "Fairest":
        yield words.say("promised", people=_told(found, found.plan.objective))
    low, middle, high = (spread(found.held)[place] for place in (1, 3, 5))
    ends = {"low": heads(low), "high": _told(found, high)}
    yield words.say("held", middle=_told(found, middle), draws=draws, **ends)
    planned = found.reached_anew
    if planned:
        yield words.say("anew", middle=_told(found, spread(planned)[3]))
    if found.missing:
        row, most = max(found.missed.items(), key=lambda pair: (pair[1], -pair[0]))
        cell = found.case.places.cell(Place("Rules", row, "Value"))
        told_of = {"count": numerals.number(found.missing), "most": numerals.number(most)}
        yield words.say("misses", **told_of, draws=draws, cell=cell)
    missing = len(found.turns) - len(planned)
    if not planned:
        yield words["never_planned"]
    else:
        yield _without(missing, draws)
        sure = sum(line.draws == len(planned) for line in found.lines)
        seldom = sum(line.draws < 0.1 * len(planned) for line in found.lines)
        yield _sure(sure, len(found.lines), seldom)
    yield from _robust_sentence(found)


def _without(missing: int, draws: str) -> str:
    if not missing:
        return SIMULATE_WORDS["every"]
    return SIMULATE_WORDS.say("without", count=numerals.number(missing), draws=draws)


def _sure(sure: int, lines: int, seldom: int) -> str:
    counts = {"sure": sure, "lines": lines, "seldom": seldom}
    told = {name: numerals.number(count) for name, count in counts.items()}
    return SIMULATE_WORDS.say("lines_sure", **told)


def _robust_sentence(found: Simulation) -> Iterator[str]:
    words, robust = SIMULATE_WORDS, found.robust
    if robust is None:
        yield words["no_robust"]
        return
    yield words.say(
        "robust_sentence",
        among=numerals.number(len(robust.best)),
        regret=heads(max(robust.regrets)),
        own=heads(max(robust.own_regrets)),
        people=heads(robust.plan.objective),
    )


def _spread(found: Simulation) -> StudyTable:
    words = SIMULATE_WORDS
    names = {0: words["lowest"], 50: words["middle"], 100: words["highest"]}
    labels: list[Value] = [names.get(at) or numerals.percent(at / 100.0, 0) for at in PERCENTILES]
    labels.append(words["average"])
    best = spread(found.reached_anew)
    columns = [
        Column(words["part"], labels),
        Column(words["as_planned"], spread(found.held), "people"),
        known(words["replanned"], best or [None] * len(labels), "people", words["no_plan"]),
    ]
    if found.robust is not None:
        columns.append(Column(words["robust"], spread(found.robust_held), "people"))
    return StudyTable(SPREAD, tuple(columns), words["spread"], words["spread_note"])


# Lines and draws


def _lines(found: Simulation) -> StudyTable:
    words, lines, planned = SIMULATE_WORDS, found.lines, len(found.reached_anew)
    shares = [line.draws / planned if planned else None for line in lines]
    columns = (
        Column(words["region"], [line.region for line in lines]),
        Column(words["project"], [line.project for line in lines]),
        Column(words["money_planned"], [line.money for line in lines], "money", "sum"),
        Column(words["funded"], [line.draws for line in lines], "count"),
        Column(words["share"], shares, "percent"),
    )
    return StudyTable(LINES, columns)


def _draws(found: Simulation) -> StudyTable:
    words, best = SIMULATE_WORDS, found.best
    lost = [
        None if people is None else people - held
        for people, held in zip(best, found.held, strict=True)
    ]
    columns = [
        Column(words["draw"], [turn.draw + 1 for turn in found.turns], "count"),
        Column(words["as_planned"], list(found.held), "people"),
        known(words["replanned"], best, "people", words["no_plan"]),
        Column(words["lost"], lost, "people"),
    ]
    if found.robust is not None:
        columns.append(Column(words["robust"], list(found.robust_held), "people"))
    return StudyTable(DRAWS, tuple(columns))


# The robust plan


def _moves(found: Simulation, robust: Robust) -> StudyTable:
    """The lines of both plans, those first whose money differs most."""
    words = SIMULATE_WORDS
    moved = {(m.region, m.project): m.money for m in line_moves(found.plan, robust.plan)}
    own, other = _money(found.plan), _money(robust.plan)
    keys = [*moved, *(key for key in own if key not in moved)]
    money, then = ([sums.get(key, 0.0) for key in keys] for sums in (own, other))
    columns = (
        Column(words["region"], [key[0] for key in keys]),
        Column(words["project"], [key[1] for key in keys]),
        Column(words["money_planned"], money, "money", "sum"),
        Column(words["money_robust"], then, "money", "sum"),
        Column(
            words["change_money"],
            [after - before for before, after in zip(money, then, strict=True)],
            "change_money",
        ),
    )
    return StudyTable(MOVES, columns)


def _money(plan: Plan) -> dict[tuple[str, str], float]:
    sums: dict[tuple[str, str], float] = {}
    for row in plan.rows:
        key = row.region, row.project
        sums[key] = sums.get(key, 0.0) + row.money
    return sums


def _regrets(robust: Robust) -> StudyTable:
    words, among = SIMULATE_WORDS, range(len(robust.best))
    columns = (
        Column(words["draw"], [draw + 1 for draw in among], "count"),
        Column(words["best"], list(robust.best), "people"),
        Column(words["plan_misses"], robust.own_regrets, "people"),
        Column(words["robust_misses"], robust.regrets, "people"),
    )
    return StudyTable(REGRETS, columns, words["regrets"])


# What was drawn


def _ranges(found: Simulation) -> StudySheet:
    words, numbers, parts = SIMULATE_WORDS, found.draws.numbers, found.draws.parts
    order = sorted(found.turns, key=lambda turn: (turn.held.people, turn.draw))
    chosen = {"worst": order[0], "middle": order[len(order) // 2], "best": order[-1]}

    def told(parts: Sequence[float]) -> list[Value]:
        return [_how(one.at(part)) for one, part in zip(numbers, parts, strict=True)]

    columns = [
        Column(words["item"], [_(one.change.what) for one in numbers]),
        Column(words["whom"], [one.whom for one in numbers]),
        Column(words["low"], told([0.0] * len(numbers))),
        Column(words["high"], told([1.0] * len(numbers))),
    ]
    columns += [
        Column(
            words.say(f"in_{key}", draw=numerals.number(turn.draw + 1)),
            told(parts[turn.draw].tolist()),
        )
        for key, turn in chosen.items()
    ]
    table = StudyTable(RANGES, tuple(columns))
    note = (words["ranges_note"],)
    return StudySheet(words["ranges"], words["ranges_heading"], note, (table,))


def _how(change: Change) -> str:
    lever = find_lever(change.what)
    return how_much(change, lever is not None and lever.percent)


# Checks


def _checks(
    found: Simulation, table: StudyTable, lines: StudyTable, draws: StudyTable
) -> Iterator[StudyCheck]:
    words, count = SIMULATE_WORDS, len(found.turns)
    average = len(PERCENTILES)
    held = total_of(draws, words["as_planned"])
    size = max(1.0, *found.held)
    mean = cell_of(table, words["as_planned"], average)
    yield StudyCheck(words["draws"], words["check_held"], held / count, mean, size=size)
    planned = len(found.reached_anew)
    if planned:
        best = total_of(draws, words["replanned"])
        mean = cell_of(table, words["replanned"], average)
        yield StudyCheck(words["draws"], words["check_best"], best / planned, mean, size=size)
        without = math.fsum(found.held) - math.fsum(
            turn.held.people for turn in found.turns if turn.best.people is not None
        )
        lost = best - total_of(draws, words["lost"])
        what = words["check_lost"]
        yield StudyCheck(words["draws"], what, lost, held - without, size=size * count)
    money = total_of(lines, words["money_planned"])
    whole = number(found.plan.money)
    yield StudyCheck(words["lines"], words["check_money"], money, whole, size=found.plan.money)


def _robust_checks(
    found: Simulation, robust: Robust, moves: StudyTable, regrets: StudyTable
) -> Iterator[StudyCheck]:
    words = SIMULATE_WORDS
    money, whole = total_of(moves, words["money_robust"]), number(robust.plan.money)
    what, sheet = words["check_robust_money"], words["robust_sheet"]
    yield StudyCheck(sheet, what, money, whole, size=robust.plan.money)
    worst = number(max(robust.regrets))
    for row in range(len(robust.best)):
        told = words.say("check_regret", draw=numerals.number(row + 1))
        misses = cell_of(regrets, words["robust_misses"], row)
        yield StudyCheck(sheet, told, misses, worst, "<=", size=max(1.0, *found.held))
