"""What each rule costs: one unit easier, one unit stricter, and with the rule off.

Measured by solving again (`measure`), not read from the solver's prices: where a plan can
be best in several ways those are not unique, and their signs differ between versions.

A unit easier is measured for every rule; the rest as far as the work goes that is allowed,
those that promise most first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from allocator.case import Case
from allocator.model.answer import in_order
from allocator.model.build import Model
from allocator.model.highs import Session
from allocator.plan import RuleOutcome
from allocator.rules.kind import Unit
from allocator.studies.gauge import Gauge, Scale
from allocator.studies.measure import Measure
from allocator.worth import Price

#: Money is priced by the thousand in plans that give at least this much in a year.
THOUSANDS = 100_000.0


def prices(model: Model, session: Session) -> dict[int, float | None]:
    """Only what one unit easier gains, by the position of each rule among the readings.

    In the unit of the objective per unit of the rule's Value (percentages: one point);
    never negative. None where the solver stopped before it could tell.
    """
    measure = Measure(model, session)
    if not measure.proven:
        return dict.fromkeys(range(len(model.readings)))
    found = RulePrices(measure)
    found.measure_easier()
    return {rule.number: rule.easier for rule in found.rules}


class RulePrices:
    """The prices of all rules of a model, measured in steps."""

    def __init__(self, measure: Measure) -> None:
        self.readings = measure.model.readings
        self.rules = [_Rule(measure, number) for number in range(len(measure.model.readings))]

    def measure_easier(self) -> None:
        """What one unit easier gains."""
        for rule in self.rules:
            rule.measure_easier()

    def measure_stricter(self) -> None:
        """What one unit stricter loses."""
        for rule in self.rules:
            rule.measure_stricter()

    def measure_off(self) -> None:
        """What is gained with each rule off, those that promise most first."""
        for rule in self._promising():
            rule.measure_off()

    def measure_holds(self) -> None:
        """How far each price holds."""
        for rule in self._promising():
            rule.measure_holds()

    def _promising(self) -> list[_Rule]:
        return sorted(self.rules, key=lambda rule: -rule.promise)

    def told(self, outcomes: Sequence[RuleOutcome]) -> tuple[RuleOutcome, ...]:
        """The outcomes of the same rules, in the order of their rows, with what was measured."""
        ranked = zip(in_order(self.readings), outcomes, strict=True)
        return tuple(
            dataclasses.replace(
                outcome, price=self.rules[number].easier, worth=self.rules[number].price()
            )
            for number, outcome in ranked
        )


def lot(case: Case) -> float:
    """How much money is priced at once: 1,000, or 1 in a small plan."""
    amounts = [a for source in case.sources for a in source.ladder() if a is not None]
    totals = [source.total or 0.0 for source in case.sources]
    return 1000.0 if max([*amounts, *totals], default=0.0) >= THOUSANDS else 1.0


class _Rule:
    """One rule: its gauge, where its value is a number that can be eased."""

    def __init__(self, measure: Measure, number: int) -> None:
        self.number = number
        self.measure = measure
        self.reading = measure.model.readings[number]
        self.rows = measure.ask.rows_of.get(number, [])
        self.easier: float | None = None
        self.off: float | None = None
        self.gauge = self._gauge() if self.reading.kind.relax else None

    def _gauge(self) -> Gauge:
        kind, value = self.reading.kind, float(self.reading.rule.value)
        unit = kind.value.one * (lot(self.measure.model.case) if kind.value is Unit.MONEY else 1.0)
        higher = self.reading.with_value(value + unit)
        move = self.measure.ask.move(self.measure.ask.limits_of(self.number, higher))
        return Gauge(self.measure, move, Scale(value, unit, kind.relax, kind.lowest))

    @property
    def promise(self) -> float:
        """Rules that cost much, in lots, are asked first for more."""
        if self.gauge is None:
            return 0.0
        return max(0.0, self.gauge.gain(self.gauge.way) or 0.0)

    def measure_easier(self) -> None:
        """One unit: a point, a person, one of the currency; and a lot, which may be 1,000."""
        if self.gauge is None:
            return
        way = self.gauge.way
        self.easier = self.gauge.gain(way * self.reading.kind.value.one / self.gauge.scale.unit)
        self.gauge.gain(way)

    def measure_stricter(self) -> None:
        """One lot stricter; nothing is lost where the plan as it stands has room for it."""
        if self.gauge is not None:
            self.gauge.gain(-self.gauge.way)

    def measure_off(self) -> None:
        """The rule asking for nothing."""
        self.off = self.measure.off(self.rows)

    def measure_holds(self) -> None:
        """How far its price holds."""
        if self.gauge is not None:
            self.gauge.measure_holds()

    def price(self) -> Price:
        """What was measured."""
        if self.gauge is None:
            return Price(None, self.reading.kind.value.one, off=self.off)
        return self.gauge.price(self.off)
