"""What numbers are worth, what going gradually costs, and why each line has what it has.

Every number is the difference of two solves, in the unit of what `Maximise` names (people,
mostly); None is not measured. Plain values: the sentences about them are put together by
whoever shows them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from allocator.case import Year
from allocator.problems import Place

#: What a change gives that leaves no plan at all.
NO_PLAN = -math.inf


@dataclass(frozen=True)
class Price:
    """What one unit of a number of the workbook is worth.

    value: the number as it is (percentages as fractions; None is a name). unit: how much one
    unit is of it (0.01 for percentages; 1,000 or 1 of the currency).
    more, less: what is gained with the value one unit higher and one lower; NO_PLAN where no
    plan would be left; None where it was not measured or the value can go no further.
    off: what is gained with nothing in its place.
    holds: the values between which each unit gains what the easier one does; an infinite end
    was not met, and None is not measured. bends: whether the price changes a little with every
    unit, so that `holds` is within a twentieth.
    """

    value: float | None
    unit: float
    more: float | None = None
    less: float | None = None
    off: float | None = None
    holds: tuple[float, float] | None = None
    bends: bool = False


@dataclass(frozen=True)
class NumberPrice:
    """A number of the workbook that is no rule, and its price.

    place: its cell; what: in words; measure: "money", "people" or "percent".
    """

    place: Place
    what: str
    measure: str
    price: Price


@dataclass(frozen=True)
class RegionPrice:
    """What a unit of money more or less for one region costs, out of the same money.

    money: what the plan gives it over all years; unit: of the currency. more, less: the
    change of the objective if it must have a unit more, or less; never above 0.
    project: where it is the price of one type only; region "": that type in all regions.
    """

    region: str
    money: float
    unit: float
    more: float | None
    less: float | None
    project: str = ""


@dataclass(frozen=True)
class GradualRule:
    """One rule of growth, cut or step, and when it binds.

    binds: the years in which one of its limits does. free_from: the first year from which
    it binds no more; None where it binds to the end; the first year where it never does.
    """

    row: int
    words: str
    binds: tuple[Year, ...]
    free_from: Year | None


@dataclass(frozen=True)
class Gradual:
    """What going gradually costs: the plan beside one without rules of growth, cut and step.

    people, free: people reached in each year with and without them; gained: of the
    objective over all years.
    """

    years: tuple[Year, ...]
    people: tuple[float, ...]
    free: tuple[float, ...]
    gained: float
    rules: tuple[GradualRule, ...]


@dataclass(frozen=True)
class LineReason:
    """Why a line (region × project type) has what it has.

    state: "closed", "unpaid", "nobody", "late", "reached", "held", "asked", "next", "full",
    "dear", or "funded" and "not funded" where whole numbers leave no price to tell by.
    says: that in one sentence. money: over the plan. cost: what the next person (or job…)
    there costs the sources; against: what one costs where the money went; below: the cost
    below which it would enter; None where it does not apply. verified: whether solving
    again has shown that it enters just there. next: how much of the next hundredth of all
    money would go there; None is not measured.
    """

    region: str
    project: str
    state: str
    says: str
    money: float
    cost: float | None = None
    against: float | None = None
    below: float | None = None
    verified: bool = False
    next: float | None = None


@dataclass(frozen=True)
class Worth:
    """All of it but the rules'. numbers: Budget's amounts, and whatever else has a price.

    asked: the price of the region, type or line that was asked for by name, None for none.
    """

    numbers: tuple[NumberPrice, ...] = ()
    regions: tuple[RegionPrice, ...] = ()
    asked: RegionPrice | None = None
