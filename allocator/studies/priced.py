"""The price of every number of the workbook, asked of a plan while its model is loaded.

What one unit easier of each rule gains is always measured; the rest, in the order below, as
far as the work goes that a plain `solve` may take. Work is counted in the solver's steps, so
that a slower machine measures no less. A study of many cases leaves all this out.
"""

from __future__ import annotations

import dataclasses

from allocator.model.optimum import Optimum
from allocator.plan import Plan
from allocator.studies.inquiry import Inquiry
from allocator.studies.measure import USUAL, Measure
from allocator.studies.numbers import NumberPrices
from allocator.studies.prices import RulePrices
from allocator.studies.regions import region_prices
from allocator.worth import Worth


def _filled_in(plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    measure = Measure(optimum.model, optimum.session)
    if not measure.proven:
        return plan
    rules, numbers = RulePrices(measure), NumberPrices(measure)
    rules.measure_easier()
    measure.spend(USUAL)
    rules.measure_off()  # first: what the dearest rules are, the workbook tells by this
    numbers.measure_units()
    regions = region_prices(measure, optimum.numbers)
    rules.measure_stricter()
    with measure.in_small_steps():
        numbers.measure_holds()
    rules.measure_holds()
    worth = Worth(numbers.found(), regions)
    return dataclasses.replace(plan, rules=rules.told(plan.rules), worth=worth)


PRICED = Inquiry("prices", _filled_in)
