"""What the numbers of a workbook are worth, as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence

from allocator.problems import Places
from allocator.worth import NO_PLAN, Gradual, LineReason, NumberPrice, Price, RegionPrice, Worth

Json = dict[str, object]


def prices_json(places: Places, worth: Worth) -> Json:
    """The prices of all numbers but the rules'."""
    return {
        "numbers": numbers_json(places, worth.numbers),
        "regions": [region_json(region) for region in worth.regions],
    }


def numbers_json(places: Places, numbers: Sequence[NumberPrice]) -> list[Json]:
    """The prices of some numbers of the workbook, each with its cell."""
    return [_number(places, number) for number in numbers]


def price_json(price: Price) -> Json:
    """One price. An end of `holds` that was not met is null."""
    return {
        "value": price.value,
        "unit": price.unit,
        **_gains(price),
        "off": price.off,
        "holds": price.holds and [end if math.isfinite(end) else None for end in price.holds],
    }


def gradual_json(gradual: Gradual) -> Json:
    """The plan beside one without rules of growth, cut and step, by year; free_from may be null."""
    by_year = zip(gradual.years, gradual.people, gradual.free, strict=True)
    return {
        "gained": gradual.gained,
        "years": [{"year": y, "people": people, "free": free} for y, people, free in by_year],
        "rules": [{**vars(rule), "binds": list(rule.binds)} for rule in gradual.rules],
    }


def reasons_json(reasons: Sequence[LineReason]) -> list[Json]:
    """Why each line has what it has; next: of the next hundredth of all money."""
    return [dict(vars(reason)) for reason in reasons]


def _number(places: Places, number: NumberPrice) -> Json:
    price = price_json(number.price)
    del price["off"]
    return {"cell": places.cell(number.place), "what": number.what, **price}


def region_json(region: RegionPrice) -> Json:
    """What a unit more or less for a region costs, or for one type (there)."""
    named: Json = {"region": region.region, "money": region.money, "unit": region.unit}
    if region.project:
        named["project"] = region.project
    return {**named, **_gains(region)}


def _gains(price: Price | RegionPrice) -> Json:
    """What one more and one less gain; `no_plan` names the one that leaves no plan."""
    gains = {"more": price.more, "less": price.less}
    none = [way for way, gain in gains.items() if gain == NO_PLAN]
    told: Json = {way: None if way in none else gain for way, gain in gains.items()}
    return {**told, "no_plan": none}
