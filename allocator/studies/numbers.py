"""Prices of the workbook's other numbers: Budget's amounts, people, room, reach.

A number is priced as it would be if its cell were edited: the limits it takes part in are
written again from a case with that one number a unit higher, over the same unknowns. So
the blank years after an amount climb with it where the donor gives a ladder.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from allocator.balances import Part, of_part, parts
from allocator.case import Case
from allocator.figure import Figure, place, with_number
from allocator.language import _
from allocator.ledger import Ledger, Limit
from allocator.model.hold import NOISE
from allocator.model.whatif import Move
from allocator.numerals import plain
from allocator.rules import find
from allocator.rules.kind import Span
from allocator.rules.reading import Reading
from allocator.studies.gauge import Gauge, Scale
from allocator.studies.measure import Measure
from allocator.studies.prices import lot
from allocator.worth import NumberPrice


class Number(NamedTuple):
    """A number of the workbook that sets limits.

    what: in words; measure: "money", "people" or "percent". parts: the balances it stands
    in. region: whose eligible people it
    is (rules speak of them too), None for all others. alone: whether it stands only in the
    rows that are its own, of those of its parts.
    """

    figure: Figure
    what: str
    measure: str
    scale: Scale
    parts: list[Part]
    region: int | None = None
    alone: bool = False


class NumberPrices:
    """The prices of all such numbers of a model, measured in steps.

    Numbers whose limits all have no price are not asked, but for Budget's amounts.
    """

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.rows = Rows(measure)
        self.asked: list[tuple[Number, Gauge]] = []
        for number in numbers(measure.model.ledger):
            if _is_amount(number) or self.rows.matter(number):
                gauge = Gauge(measure, self.rows.move(number), number.scale)
                self.asked.append((number, gauge))

    def measure_units(self) -> None:
        """What one unit more and one less gain."""
        for _number, gauge in self.asked:
            gauge.gain(1.0)
            gauge.gain(-1.0)

    def measure_holds(self) -> None:
        """How far each price holds."""
        for _number, gauge in self.asked:
            gauge.measure_holds()

    def found(self) -> tuple[NumberPrice, ...]:
        """What was measured: all of Budget's amounts, and whatever else has a price."""
        case = self.measure.model.case
        asked = ((number, gauge.price()) for number, gauge in self.asked)
        return tuple(
            NumberPrice(place(case, number.figure), number.what, number.measure, price)
            for number, price in asked
            if _is_amount(number) or price.more != 0.0 or price.less != 0.0
        )


def _is_amount(number: Number) -> bool:
    return number.figure.column in ("amounts", "total")


class Rows:
    """The rows of the model that numbers stand in."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.model = measure.model
        self.of: dict[Part, list[int]] = {}
        position = 0
        for part in parts(self.model.ledger):  # the balances stand first in the model
            count = sum(1 for _ in of_part(self.model.ledger, part))
            self.of[part] = list(range(position, position + count))
            position += count

    def matter(self, number: Number) -> bool:
        """Whether a limit that the number stands in has a price, or binds where none tells."""
        rows = [row for part in number.parts for row in self._rows(number, part)]
        rows += [row for _, own in self._rules_of(number) for row in own]
        if not self.measure.whole:
            return float(np.abs(self.measure.duals[rows]).max(initial=0.0)) > NOISE
        return any(self.measure.binds(row) for row in rows)

    def move(self, number: Number) -> Move:
        """One unit more of a number, on the live model."""
        value, unit, _, _, highest = number.scale
        # A reach of 100 % would have no rows: it is looked at from below.
        by = min(unit, 0.5 * (highest - value)) or unit
        edited = with_number(self.model.case, number.figure, value + by)
        ledger = self.model.ledger.with_figures(edited)
        limits: dict[int, Limit] = {}
        for part in number.parts:
            wanted = set(self._rows(number, part))
            pairs = zip(self.of[part], of_part(ledger, part), strict=True)
            limits |= {row: balance.limit for row, balance in pairs if row in wanted}
        for reading, rows in self._rules_of(number):
            changed = (limit for _, limit in reading.over(ledger.grid).limits(ledger))
            limits |= dict(zip(rows, changed, strict=True))
        return self.measure.ask.move(limits).times(unit / by)

    def _rows(self, number: Number, part: Part) -> list[int]:
        rows = self.of[part]
        if number.alone:
            return [row for row in rows if self.model.rows[row].figure == number.figure]
        return rows

    def _rules_of(self, number: Number) -> list[tuple[Reading, list[int]]]:
        return [] if number.region is None else self._of_people.get(number.region, [])

    @functools.cached_property
    def _of_people(self) -> dict[int, list[tuple[Reading, list[int]]]]:
        """For each region, what rules say of its eligible people: a term each, and its rows."""
        found: dict[int, list[tuple[Reading, list[int]]]] = {}
        for at, reading in enumerate(self.model.readings):
            if not reading.rule.step_per_person and reading.kind.span is not Span.RUNNING:
                continue
            rows = iter(self.measure.ask.rows_of.get(at, []))
            for term in reading.terms:
                one = dataclasses.replace(reading, terms=(term,))
                own = [next(rows) for _ in one.limits(self.model.ledger)]
                for region in term.scope.regions:
                    found.setdefault(region, []).append((one, own))
        return found


def numbers(ledger: Ledger) -> Iterator[Number]:
    """Every number of the workbook that sets a limit and is no rule."""
    yield from _of_sources(ledger)
    yield from _of_regions(ledger)
    yield from _of_projects(ledger)
    yield from _of_lines(ledger)


def _of_sources(ledger: Ledger) -> Iterator[Number]:
    case, money = ledger.grid.case, lot(ledger.grid.case)
    for index, source in enumerate(case.sources):
        touched = [Part("source", index)]
        for year, amount in enumerate(source.ladder()):
            if amount is not None:
                figure = Figure("sources", index, "amounts", year)
                told = plain(case.years[year])
                what = _("money of {source} in {year}", source=source.name, year=told)
                yield Number(figure, what, "money", Scale(amount, money), touched)
        if source.total is not None:
            figure = Figure("sources", index, "total")
            scale = Scale(source.total, money)
            what = _("total of {source}", source=source.name)
            yield Number(figure, what, "money", scale, touched)
        if source.carry_over:
            figure = Figure("sources", index, "carry_over")
            scale = Scale(source.carry_over, 0.01, highest=1.0)
            what = _("carry over of {source}", source=source.name)
            yield Number(figure, what, "percent", scale, touched)


def _of_regions(ledger: Ledger) -> Iterator[Number]:
    case = ledger.grid.case
    for index, region in enumerate(case.regions):
        if not len(ledger.grid.lines_of(index)):
            continue
        if not _compares(case):
            figure = Figure("regions", index, "eligible")
            what = _("eligible people of {region}", region=region.name)
            scale = Scale(region.eligible, 1.0)
            yield Number(figure, what, "people", scale, [Part("people", index)], index)
        if region.most_per_year is not None:
            figure = Figure("regions", index, "most_per_year")
            what = _("most per year of {region}", region=region.name)
            scale = Scale(region.most_per_year, lot(case))
            yield Number(figure, what, "money", scale, [Part("room", index)])


def _compares(case: Case) -> bool:
    """Whether coverages are compared: then one person moves more than limits."""
    kinds = (find(rule.kind) for rule in case.rules if rule.on)
    gaps = any(kind is not None and kind.compares for kind in kinds)
    return gaps or case.settings.maximise == "Fairest"


def _of_projects(ledger: Ledger) -> Iterator[Number]:
    """The reach of each group; all its types have the same."""
    grid = ledger.grid
    touched = [Part("people", region) for region in range(len(grid.case.regions))]
    for family, members in grid.families.items():
        reach = grid.reach[family]
        if reach < 1.0:
            giver = next(p for p in members if grid.case.projects[p].reach is not None)
            figure = Figure("projects", giver, "reach")
            what = _("reach of {group}", group=grid.case.projects[giver].family)
            scale = Scale(reach, 0.01, highest=1.0)
            yield Number(figure, what, "percent", scale, touched, alone=True)


def _of_lines(ledger: Ledger) -> Iterator[Number]:
    grid = ledger.grid
    for pair, detail in grid.details.items():
        if detail.most_people is not None and pair in grid.position:
            line = grid.position[pair]
            figure = Figure("lines", grid.detail_at[pair], "most_people")
            what = _("most people of {line}", line=grid.line_name(line))
            scale = Scale(detail.most_people, 1.0)
            yield Number(figure, what, "people", scale, [Part("line", line)])
