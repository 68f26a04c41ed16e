"""More people than any money reaches: how many it could reach, and what holds the rest back.

Each rule is let go by itself, then each kind of limit that is no rule (`Most per year`,
`Reach`, `Most people`, `Carry over`) wherever it stands, then everything together: what is
told is what the most people would then be. Money is without end all the while.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from allocator.language import N_, Spoken, _, ngettext
from allocator.model.engine import INFINITY
from allocator.numerals import number
from allocator.problems import Quarrel
from allocator.studies.conflict.cells import Member, cell_of, members, words
from allocator.studies.live import Live

Json = dict[str, object]

#: Something stops people where more than this part of them would be reached without it.
GAIN = 1e-7
#: Columns whose limits are let go together, and what they are in a sentence.
KINDS = Spoken(
    {
        "most_per_year": N_("what each region can take in a year"),
        "reach": N_("the part of the eligible people that each type reaches"),
        "most_people": N_("the most people of each line"),
        "carry_over": N_("what may wait for the next year"),
    }
)


class Beyond(NamedTuple):
    """So many people, and the most that any money reaches.

    eligible: how many there are. without: the most with every rule and limit off, but for
    who there is. stops: what stops people by itself, that which stops most first.
    """

    people: float
    most: float
    eligible: float
    without: float
    stops: tuple[Quarrel, ...]

    def sentences(self) -> Iterator[str]:
        """It in words, for the terminal."""
        yield ngettext(
            "No money reaches {count} people: the most that any amounts reach is {most}.",
            "No money reaches {count} people: the most that any amounts reach is {most}.",
            round(self.people),
            most=number(self.most),
        )
        if self.people > self.eligible:
            yield ngettext(
                "There are {count} eligible people in Regions.",
                "There are {count} eligible people in Regions.",
                round(self.eligible),
            )
        for stop in self.stops:
            yield f"  {stop}"
        if self.stops:
            return
        if self.without > self.most * (1.0 + GAIN):
            yield _(
                "No rule or limit alone holds the others back; without all of them together "
                "money could reach {people}.",
                people=number(self.without),
            )
        else:
            yield _(
                "It is no rule: it is who there is, which lines are open and to whose money, "
                "and how long before people are reached."
            )


def beyond(live: Live, people: float, most: float) -> Beyond:
    """Why no money reaches so many. The model's amounts are free."""
    found: list[tuple[float, Quarrel]] = []
    for cells in _groups(live):
        reached = _without(live, (row for member in cells for row in member.rows))
        if reached > most * (1.0 + GAIN) + GAIN:
            change = ngettext(
                "without it {count} people could be reached",
                "without it {count} people could be reached",
                round(reached),
            )
            found.append((reached, _told(live, cells, change)))
    found.sort(key=lambda pair: -pair[0])
    case = live.model.case
    everything = (row for cells in _groups(live) for member in cells for row in member.rows)
    return Beyond(
        people,
        most,
        sum(region.eligible for region in case.regions),
        max(most, _without(live, everything)),
        tuple(quarrel for _, quarrel in found),
    )


def _groups(live: Live) -> Iterator[list[Member]]:
    """What is let go together: each rule, then the limits of each kind.

    Whole numbers: only rules, for their switches are as large as the other limits allow.
    """
    cells = members(live.model)
    yield from ([member] for member in cells if member.rule is not None)
    if not len(live.model.whole):
        for column in KINDS:
            group = [member for member in cells if member.figure.column == column]
            if group:
                yield group


def _told(live: Live, cells: Sequence[Member], change: str) -> Quarrel:
    """One cell as it stands there; a kind of limit by all its cells."""
    case = live.model.case
    places = [cell_of(live.model, member.figure) for member in cells]
    if cells[0].rule is not None:
        return Quarrel(case.places.cell(places[0]), words(live.model, cells[0]), change)
    where = case.places.cells(places[0].sheet, places[0].column, [at.row for at in places])
    return Quarrel(where, KINDS[cells[0].figure.column], change)


def _without(live: Live, rows: Iterable[int]) -> float:
    """The most people with some rows off."""
    session = live.session
    basis = session.basis()
    away = np.array(sorted(set(rows)), dtype=np.int64)
    low, high = session.row_bounds()
    none = np.full(len(away), INFINITY)
    session.set_rows(away, -none, none)
    outcome = session.solve()
    session.set_rows(away, low[away], high[away])
    session.stand(basis)
    return outcome.objective * live.worth if outcome.status == "optimal" else -INFINITY


def beyond_json(found: Beyond) -> Json:
    """It for other programs."""
    return {
        "status": "infeasible",
        "people": found.people,
        "most": found.most,
        "eligible": found.eligible,
        "without_limits": found.without,
        "conflict": [
            {"cell": stop.cell, "rule": stop.rule, "change": stop.change} for stop in found.stops
        ],
    }
