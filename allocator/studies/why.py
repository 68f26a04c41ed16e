"""Why each line has what it has, in one plain sentence.

Structure first: closed, no source may pay, nobody to reach. Then, where amounts are
fractions, the prices at the optimum (`margins`) tell what limits or keeps the line and at
what cost it would enter; that cost is tried by solving again while there is work for it.
Whole numbers have no such prices, nor have the stages of `Fairest`: there the sentence says
which limits the line stands at, or what a person costs beside those the plan pays for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from allocator.case import Case
from allocator.grid import Floats
from allocator.language import _
from allocator.model.build import Model
from allocator.model.optimum import Optimum
from allocator.names import normal
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.problems import Place
from allocator.studies.inquiry import Inquiry
from allocator.studies.measure import Measure
from allocator.studies.next_money import next_money
from allocator.studies.numbers import Rows
from allocator.studies.why_line import FUNDED, Asked, Plain, Told
from allocator.studies.why_priced import Priced
from allocator.studies.why_words import LINES
from allocator.worth import LineReason

#: Work for trying at what cost lines would enter, in steps × rows.
TRYING = 1e8


def line_reasons(
    measure: Measure, case: Case, numbers: Floats, coming: Floats | None = None
) -> tuple[LineReason, ...]:
    """The reason of each region × project type, in the workbook's order.

    case: as the workbook has it; numbers: the plan's cells; coming: what each line of the
    grid would get of the next hundredth of all money, None where it was not measured.
    """
    model = measure.model
    plain = Plain(model, numbers)
    priced = Priced(measure, plain) if has_margins(measure) else None
    found = []
    for line in _lines(model, case, plain):
        told = _structural(model, line) or (priced or plain).told(line)
        reason = _reason(line, told)
        if coming is not None:
            more = float(coming[line.number]) if line.number is not None else 0.0
            reason = dataclasses.replace(reason, next=more)
        found.append(reason)
    return tuple(found)


def has_margins(measure: Measure) -> bool:
    """Whether the optimum's prices tell of the plan: not of whole numbers, nor of stages."""
    fairest = measure.model.case.settings.maximise == "Fairest"
    return measure.proven and not measure.whole and not fairest


def _lines(model: Model, case: Case, plain: Plain) -> Iterator[Asked]:
    grid = model.ledger.grid
    for region in case.regions:
        for project in case.projects:
            pair = (
                grid.regions.index[normal(region.name)],
                grid.projects.index[normal(project.name)],
            )
            number = grid.position.get(pair)
            money = plain.money_of(number) if number is not None else 0.0
            yield Asked(region.name, project.name, pair, number, money)


def _reason(line: Asked, told: Told) -> LineReason:
    return LineReason(
        line.region,
        line.project,
        told.state,
        told.says,
        line.money,
        told.cost,
        told.against,
        told.below,
        told.verified,
    )


def _structural(model: Model, line: Asked) -> Told | None:
    """What no price is needed for; None where money might go there."""
    grid, cell = model.ledger.grid, model.case.places.cell
    if line.number is None:
        if not grid.open[line.pair]:
            place = Place("Lines", grid.details[line.pair].row, "Open")
            return Told("closed", LINES.say("closed", cell=cell(place)))
        return Told("unpaid", LINES["unpaid"])
    if line.money > FUNDED:
        return None
    for what, people, place in _people_there(model, line):
        if people <= 0.0:
            return Told("nobody", LINES.say("nobody", what=_(what), cell=cell(place)))
    if not model.ledger.grid.reached(tuple(model.all_years))[line.number].any():
        return Told("late", LINES.say("late", year=plain(model.case.years[-1])))
    return None


def _people_there(model: Model, line: Asked) -> Iterator[tuple[str, float, Place]]:
    """What limits the people of a line: its heading, the people or the share, and its cell."""
    grid = model.ledger.grid
    region, project = model.case.regions[line.pair[0]], model.case.projects[line.pair[1]]
    yield "Eligible people", region.eligible, Place("Regions", region.row, "Eligible people")
    reach = grid.reach[normal(project.family)]
    yield "Reach", reach, Place("Projects", project.row, "Reach")
    detail = grid.details.get(line.pair)
    if detail is not None and detail.most_people is not None:
        yield "Most people", detail.most_people, Place("Lines", detail.row, "Most people")


def _filled_in(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    measure = Measure(optimum.model, optimum.session)
    coming = next_money(measure, Rows(measure), optimum.numbers)
    measure.spend(TRYING)
    reasons = line_reasons(measure, plan.case, optimum.numbers, coming)
    return dataclasses.replace(plan, reasons=reasons)


WHY = Inquiry("why", _filled_in)
