"""People against women or youth: their least share of the people reached.

    women reached ≥ share · people reached, over the whole plan

With W the women and P the people of a plan, all plans together make a polygon of pairs
(P, W), whose edge is W(P), the most women with P people: a curve of straight pieces. A
share is a ray from nothing through that edge, so the curve of people against the share
bends where the edge does, and there only; between its kinks it is W ÷ P, no straight line.

    dP/dshare = P² ÷ (W'·P - W),  W' the slope of the edge

The strict end is the ray of the highest share (Dinkelbach 1967: the most of W - share · P,
with the share of the plan found, until nothing is left).
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence

import numpy as np

from allocator.case import Case, Rule
from allocator.grid import Grid
from allocator.language import N_, _
from allocator.model.build import build, everything
from allocator.model.engine import INFINITY, Extra, Outcome
from allocator.model.highs import Session
from allocator.model.hold import hold
from allocator.numerals import short
from allocator.problems import BadQuestion, Fault, Place, sorted_problems
from allocator.studies.axes.axis import Axis, Kink
from allocator.studies.bends import Bend, Spot
from allocator.studies.live import Live, proven

#: A gain of this many people, as a part of the unit people are counted in, is none.
NOTHING = 1e-9
#: Dinkelbach's steps: each is quicker than the one before.
STEPS = 50

_WRITES = {
    "Women": N_("Rules: Women at least {share} % (Year: all)"),
    "Youth": N_("Rules: Youth at least {share} % (Year: all)"),
}
_UNKNOWN = {
    "Women": N_("{project} may be funded and its share of women is not known."),
    "Youth": N_("{project} may be funded and its share of youth is not known."),
}


class Share:
    """The share on the live model. column: of `Projects`, `Women` or `Youth`."""

    def __init__(self, column: str, case: Case) -> None:
        _demand_figures(column, case)
        model = build(case)
        self.column, self.case = column, case
        self.live = live = Live(model, Session(model.problem, model.ledger.cells + 1))
        ledger = model.ledger
        whole, years = everything(ledger.grid), model.all_years
        of_them = ledger.people(whole, years, ledger.of_projects(column.lower()))
        extra = Extra(live.session.columns, model.units)
        self.people, self.women = extra.unknown(), extra.unknown()
        counted = 1.0 / live.worth
        extra.row(ledger.people(whole, years) * counted, [(self.people, -1.0)], 0.0, 0.0)
        extra.row(of_them * counted, [(self.women, -1.0)], 0.0, 0.0)
        extra.rows.append(([self.women, self.people], [1.0, -1.0], -INFINITY, INFINITY))
        live.session.add(extra)
        self.row = live.session.rows - 1
        self._held: dict[float, float] = {}

    def edited(self, at: float) -> Case:
        """The case with one rule more."""
        kind = f"{self.column} at least"
        rule = Rule(kind, at, year="all", note=_("the share of the frontier"))
        return dataclasses.replace(self.case, rules=(*self.case.rules, rule))

    def writes(self, at: float) -> str:
        """What to write in the workbook."""
        return _(_WRITES[self.column], share=short(100.0 * at, 10))

    def ends(self) -> tuple[float, float]:
        """The highest share with the most people, and the highest at all."""
        live, session = self.live, self.live.session
        people = live.gains(self.people)
        most = proven(live.best(people)).objective
        with session.kept():
            hold(session, people, most)
            easy = proven(live.best(live.gains(self.women))).objective / most
        basis = session.basis()
        strict = self._highest(easy)
        session.set_gains(people)
        session.stand(basis)
        return easy, strict

    def _highest(self, share: float) -> float:
        for _step in range(STEPS):
            beyond = self.live.gains(self.women)
            beyond[self.people] = -share
            if proven(self.live.best(beyond)).objective <= NOTHING:
                break
            values = self.live.session.values()
            share = float(values[self.women] / values[self.people])
        return share

    def hold(self, at: float) -> Outcome:
        """The most people of which at least this share are women."""
        self.live.session.set_weight(self.row, self.people, -at)
        self.live.session.set_row(self.row, 0.0, INFINITY)
        outcome = self.live.again()
        self._held[at] = outcome.objective
        return outcome

    def spots(self, held: Sequence[float]) -> list[Spot]:
        """The edge at the people of each held share: the most women with so many people."""
        counts = {self._held[at] for at in held}
        self.live.session.set_row(self.row, -INFINITY, INFINITY)
        first = np.array([min(counts)])
        self.live.session.set_columns(np.array([self.people]), first, first)
        proven(self.live.best(self.live.gains(self.women)))
        return [self._spot(people) for people in sorted(counts)]

    def look(self, at: float, near: Spot) -> Spot:
        """The most women with so many people."""
        self.live.session.stand(near.basis)
        return self._spot(at)

    def _spot(self, people: float) -> Spot:
        session = self.live.session
        session.set_columns(np.array([self.people]), np.array([people]), np.array([people]))
        women = self.live.again().objective
        return Spot(people, women, float(session.column_duals()[self.people]), session.basis())

    def kink(self, bend: Bend) -> Kink:
        """The bend of the edge, with what one whole share costs on both sides of it.

        Walking to higher shares, people fall: what comes after the kink is fewer people.
        """
        people, share = bend.at * self.live.worth, bend.value / bend.at
        costs = [
            self.live.worth * bend.at**2 / (slope * bend.at - bend.value)
            for slope in (bend.after, bend.before)
        ]
        return Kink(share, people, *costs)


def _demand_figures(column: str, case: Case) -> None:
    """Every type that may be funded must have a figure: unknown is not nothing."""
    grid = Grid(case)
    faults = [
        Fault(
            Place("Projects", project.row, column),
            _(_UNKNOWN[column], project=project.name),
            _("Fill it in, or close the type's lines."),
        )
        for place in np.unique(grid.project).tolist()
        if getattr(project := case.projects[place], column.lower()) is None
    ]
    if faults:
        raise BadQuestion(sorted_problems([case.places.problem(fault) for fault in faults]))


WOMEN = Axis(N_("women"), +1, functools.partial(Share, "Women"))
YOUTH = Axis(N_("youth"), +1, functools.partial(Share, "Youth"))
