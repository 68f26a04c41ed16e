"""The frontier: the most people against one thing more, point by point, and where it bends.

Every point is a plan proven best with one number held (`axes` says which), checked against
all rules like any other plan. The points stand evenly between two ends that are worked out:
the easy end reaches as many people as the rules allow, the strict end is as far as any plan
goes. People are people reached, each counted as one, whatever the workbook maximises.

Where amounts may be fractions the curve is one of pieces between kinks (straight ones; for
women and youth see `axes.shares`), and the kinks are found exactly (`bends`). With whole
numbers it is a staircase: then only the points are told.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from allocator.case import Case
from allocator.language import _
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.problems import Mistyped, NoPlan
from allocator.studies.axes import AXES
from allocator.studies.axes.axis import DECIMALS, Axis, Kink, Trade
from allocator.studies.bends import bends
from allocator.studies.live import counting_people
from allocator.studies.trial import (
    LEAST_PEOPLE,
    PlanFigures,
    Progress,
    Solve,
    Trial,
    attempt,
    figures_of,
)

Json = dict[str, object]

#: Where there are many kinks, those are told at which the slope changes by this part at least.
TELLS = 0.1
#: Which kinks are told: all there are; the most telling of many; none, for the curve has steps.
ALL, TELLING, STAIRCASE = "all", "the most telling", "none, whole numbers make steps"


class Point(NamedTuple):
    """One point: the number held, and the plan that is best with it. writes: how to have it."""

    at: float
    plan: Plan
    writes: str

    @property
    def figures(self) -> PlanFigures:
        """What the plan is judged by."""
        return figures_of(self.plan)


class Frontier(NamedTuple):
    """The curve. case: as it was read; present: its own plan, people counted as here.

    asked: how many points. points: from the smallest number to the largest. kinks: exact;
    `told` says which of them these are. left_out: regions that no plan reaches.
    """

    case: Case
    axis: Axis
    asked: int
    present: Trial
    points: tuple[Point, ...]
    kinks: tuple[Kink, ...]
    told: str
    left_out: tuple[str, ...]

    @property
    def solver(self) -> str:
        """The solver that found the plans ("" where the workbook has none)."""
        return self.present.plan.solver if self.present.plan else ""

    @property
    def budget(self) -> float:
        """What the workbook gives over the years, envelopes in full."""
        return sum(
            sum(amount or 0.0 for amount in source.ladder())
            if source.total is None
            else source.total
            for source in self.case.sources
        )

    @property
    def most(self) -> Point:
        """The point with the most people, of several the best in the other number."""
        return self.points[0] if self.axis.better > 0 else self.points[-1]

    @property
    def strictest(self) -> Point:
        """The point as far as any plan goes."""
        return self.points[-1] if self.axis.better > 0 else self.points[0]


def axis_named(name: str) -> Axis:
    """The axis of this name."""
    return next(axis for axis in AXES if axis.name == name)


def draw(case: Case, axis: Axis, count: int, solve: Solve, progress: Progress) -> Frontier:
    """The frontier of a case in so many points.

    Raises what `solve` raises but for NoPlan against money, where other amounts may have
    one; BadQuestion where a column the axis needs is not filled; Mistyped where nobody can
    be reached.
    """
    present, trade, places = _opened(case, axis, count, solve, progress)
    points = []
    for number, at in enumerate(places, 1):
        progress(_("Point {number} of {count}", number=plain(number), count=plain(len(places))))
        outcome = trade.hold(at)
        points.append(Point(at, trade.live.plan(trade.edited(at), outcome), trade.writes(at)))
    progress(_("Where the curve bends"))
    kinks, told = _kinks(trade, places)
    points.sort(key=lambda point: point.at)
    left_out: tuple[str, ...] = getattr(trade, "left_out", ())
    return Frontier(case, axis, count, present, tuple(points), kinks, told, left_out)


class Chosen(NamedTuple):
    """The question of one point: its number among the points, and how to write it."""

    at: float
    case: Case
    writes: str


def choose(
    case: Case, axis: Axis, count: int, number: int, solve: Solve, progress: Progress
) -> Chosen:
    """The question whose plan is the point of this number, of so many, from 1 on.

    Raises what `draw` raises, and Mistyped where there are not so many points.
    """
    _present, trade, places = _opened(case, axis, count, solve, progress)
    if number > len(places):
        says = _(
            "There is no point {number}: the frontier has {count}.",
            number=plain(number),
            count=plain(len(places)),
        )
        raise Mistyped(says)
    at = sorted(places)[number - 1]
    asked = trade.edited(at)
    # A person who writes it keeps the rounding; the points themselves are exact.
    settings = dataclasses.replace(asked.settings, round_to=case.settings.round_to)
    return Chosen(at, dataclasses.replace(asked, settings=settings), trade.writes(at))


def _opened(
    case: Case, axis: Axis, count: int, solve: Solve, progress: Progress
) -> tuple[Trial, Trade, list[float]]:
    """The workbook's own plan, the live model, and where the points stand on it."""
    asked = counting_people(case)
    progress(_("The workbook as it is"))
    present = attempt(asked, solve)
    if axis.name != "money":
        _demand_people(present, axis)
    progress(_("The two ends"))
    trade = axis.opened(asked)
    return present, trade, _places(trade, axis, count, present)


def _demand_people(present: Trial, axis: Axis) -> None:
    """With the amounts as they are there must be a plan, and it must reach someone."""
    if present.plan is None:
        assert present.conflict is not None
        raise NoPlan(present.conflict)
    if present.plan.people < LEAST_PEOPLE:
        says = _(
            "No plan of this workbook reaches anyone, so nobody is there to weigh against {axis}.",
            axis=_(axis.name),
        )
        raise Mistyped(says)


def _places(trade: Trade, axis: Axis, count: int, present: Trial) -> list[float]:
    """Where the points stand, from the easy end on, as numbers that can be typed."""
    ends = trade.ends()
    if ends is None:
        assert present.conflict is not None
        raise NoPlan(present.conflict)
    easy, strict = ends
    return spread(axis.neat(easy), axis.neat(strict), count)


def spread(easy: float, strict: float, count: int) -> list[float]:
    """So many numbers evenly from one end to the other, none twice; inner ones rounded."""
    if easy == strict:
        return [easy]
    steps = [easy + (strict - easy) * step / (count - 1) for step in range(1, count - 1)]
    return list(dict.fromkeys([easy, *(round(step, DECIMALS) for step in steps), strict]))


def _kinks(trade: Trade, places: list[float]) -> tuple[tuple[Kink, ...], str]:
    if len(trade.live.model.whole):
        return (), STAIRCASE
    found = bends(trade.spots(places), trade.look, lambda bend: trade.kink(bend).change >= TELLS)
    kinks = sorted((trade.kink(bend) for bend in found.kinks), key=lambda kink: kink.at)
    return tuple(kinks), ALL if found.all_told else TELLING


# JSON


def frontier_json(found: Frontier) -> Json:
    """The frontier for other programs."""
    plan = found.present.plan
    return {
        "status": "optimal",
        "against": found.axis.name,
        "workbook": {"people": plan.people, "money": plan.money} if plan else None,
        "points": [_point_json(number, point) for number, point in enumerate(found.points, 1)],
        "kinks": [kink._asdict() for kink in found.kinks],
        "kinks_told": found.told,
        "left_out": list(found.left_out),
    }


def _point_json(number: int, point: Point) -> Json:
    figures = point.figures
    return {
        "point": number,
        "at": point.at,
        "people": figures.people,
        "money": figures.money,
        "unspent": figures.unspent,
        "women": figures.women,
        "youth": figures.youth,
        "jobs": figures.jobs,
        "least_region": figures.least_region,
        "least_coverage": figures.least_coverage,
        "writes": point.writes,
    }
