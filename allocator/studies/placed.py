"""The price of one region, type or line asked for by name: what a unit more for it costs.

Asked after `PRICED`, which measures every region as far as its work goes: whoever names one
waits for that one, however large the question.
"""

from __future__ import annotations

import dataclasses
from functools import partial

from allocator.language import N_
from allocator.model.optimum import Optimum
from allocator.plan import Plan
from allocator.studies.inquiry import Inquiry
from allocator.studies.measure import Measure
from allocator.studies.regions import place_price
from allocator.worth import Worth


def placed(region: str, project: str) -> Inquiry:
    """The inquiry; names as the case has them, "" is all."""
    return Inquiry("prices", partial(_filled_in, region, project), N_("price"))


def _filled_in(region: str, project: str, plan: Plan, optimum: Optimum) -> Plan:
    if plan.status != "optimal":
        return plan
    measure = Measure(optimum.model, optimum.session)
    if not measure.proven:
        return plan
    price = place_price(measure, optimum.numbers, region, project)
    return dataclasses.replace(plan, worth=dataclasses.replace(plan.worth or Worth(), asked=price))
