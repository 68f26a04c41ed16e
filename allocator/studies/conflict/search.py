"""No plan: all sets that quarrel apart from each other, and the least changes that end it.

First one smallest set. Where a change of one of its cells ends everything, that is the
answer. Where none does, something else quarrels too: the set's rules are set aside and the
search goes on with what is left, until what is left has a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allocator.figure import Figure
from allocator.language import _
from allocator.model.build import Model
from allocator.model.highs import Session
from allocator.problems import Conflict, Mix, NotProven, Quarrel, Quarrelling
from allocator.studies.conflict.arithmetic import why
from allocator.studies.conflict.cells import Member, cell_of, closed_lines, members, words
from allocator.studies.conflict.changes import cheapest, least, rounded
from allocator.studies.conflict.edits import Edit, moved
from allocator.studies.conflict.levers import Lever, levers
from allocator.studies.conflict.live import Live
from allocator.studies.conflict.repaired import Reached, Repaired
from allocator.studies.conflict.smallest import smallest

#: After so many sets the rest is left for when these are settled.
MOST_SETS = 10
#: So many closed lines are tried one by one: each is a solve, and a floor may ask for hundreds.
MOST_OPENED = 12
#: A move below this part of a number's size is the solver's rounding.
ROUNDING = 1e-9


class Cure(NamedTuple):
    """A change and what it leads to; None where the change does not end everything."""

    edit: Edit
    reached: Reached | None = None


def conflict(model: Model, session: Session, time_limit: float | None = None) -> Conflict:
    """Why no plan exists: cells that quarrel, their least changes, the cheapest mix.

    session must hold the model, which has no plan. time_limit is in seconds, for each
    search of a repaired plan. Raises NotProven where HiGHS finds a plan after all.
    """
    return _Search(model, session, time_limit).conflict()


class _Search:
    def __init__(self, model: Model, session: Session, time_limit: float | None) -> None:
        self.model = model
        self.live = Live(model, session)
        self.members = members(model)
        self.repaired = Repaired(model.case, time_limit)
        self._levers: dict[Member, list[Lever]] = {}
        self._cures: dict[Member, Cure | None] = {}

    def conflict(self) -> Conflict:
        first = smallest(self.live, self.members)
        if not first:
            raise NotProven(_("The solvers do not agree whether a plan exists. Try the other one."))
        stuck = [member for member in first if self._alone(member) is None]
        sets = self._sets(first) if stuck else [first]
        instead = len(stuck) < len(first)
        if instead:
            fixed = {member for member in first if member not in stuck}
            told = [self._told(first, [])]
        else:
            fixed = set()
            told = [self._told(found, self._away(sets, found)) for found in sets]
        mix = self._mix(sets, fixed) if stuck else None
        return Conflict(tuple(told), mix, instead or len(sets) < MOST_SETS)

    # Sets

    def _sets(self, first: list[Member]) -> list[list[Member]]:
        """All sets that quarrel once the ones before are settled."""
        sets, away = [first], set(self._aside(first))
        while len(sets) < MOST_SETS:
            left = [member for member in self.members if member not in away]
            found = smallest(self.live, left)
            if not found:
                break
            sets.append(found)
            away.update(self._aside(found))
        return sets

    def _aside(self, found: Sequence[Member]) -> list[Member]:
        """What is set aside of a set: what ends nothing by itself, rules if there are any."""
        stuck = [member for member in found if self._alone(member) is None] or list(found)
        return [member for member in stuck if member.rule is not None] or stuck

    def _away(self, sets: Sequence[list[Member]], found: list[Member]) -> list[Member]:
        """What is set aside of the other sets, while one is looked at."""
        others = (self._aside(other) for other in sets if other is not found)
        return [member for aside in others for member in aside if member not in found]

    # One cell

    def _alone(self, member: Member) -> Cure | None:
        """The least change of one cell that ends everything, the people it leads to."""
        if member not in self._cures:
            self._cures[member] = None
            for change in self._changes(member):
                reached = self.repaired.reached([change])
                if reached is not None:
                    self._cures[member] = Cure(change, reached)
                    break
        return self._cures[member]

    def _changes(self, member: Member) -> Iterable[Edit]:
        """Changes of a cell with which the live model has a plan, the smallest first."""
        for lever in self._levers_of(member):
            value = least(self.live, lever)
            if value is not None:
                yield moved(lever, value)
        if member.rule is not None:
            with self.live.without(member.rows):
                possible = self.live.possible()
            if possible:
                yield Edit(member.figure)

    def _levers_of(self, member: Member) -> list[Lever]:
        if member not in self._levers:
            self._levers[member] = levers(self.model, member)
        return self._levers[member]

    # In words

    def _told(self, found: Sequence[Member], away: Sequence[Member]) -> Quarrelling:
        """A set in words; away: what is set aside of the others, where there are others."""
        quarrels = []
        with self.live.without(row for member in away for row in member.rows):
            for member in sorted(found, key=lambda member: cell_of(self.model, member.figure)):
                cure = self._alone(member)
                if cure is None and away:
                    cure = next(map(Cure, self._changes(member)), None)
                quarrels.append(self._quarrel(member.figure, words(self.model, member), cure))
            sentence = why(self.live, found)
        if not away:
            quarrels = [*self._closed(found), *quarrels]
        return Quarrelling(tuple(quarrels), sentence)

    def _closed(self, found: Sequence[Member]) -> Iterable[Quarrel]:
        """The closed lines that a floor asks money for: each that ends it once it is open.

        Where none does by itself, though all of them together do: all.
        """
        opening = [Edit(figure) for figure in closed_lines(self.model, found)[:MOST_OPENED]]
        reached = [self.repaired.reached([change]) for change in opening]
        alone = [Cure(*pair) for pair in zip(opening, reached, strict=True) if pair[1] is not None]
        for cure in alone:
            yield self._closed_line(cure.edit.figure, cure)
        if len(opening) > 1 and not alone and self.repaired.reached(opening) is not None:
            yield from (self._closed_line(change.figure, None) for change in opening)

    def _closed_line(self, figure: Figure, cure: Cure | None) -> Quarrel:
        line = self.model.case.lines[figure.at]
        said = _("{line} is closed", line=f"{line.region} · {line.project}")
        return self._quarrel(figure, said, cure)

    def _quarrel(self, figure: Figure, said: str, cure: Cure | None) -> Quarrel:
        case, place = self.model.case, cell_of(self.model, figure)
        plain = Quarrel(case.places.cell(place), said, "", *case.places.find(place))
        if cure is None:
            return plain
        change, reached = cure
        plain = plain._replace(
            change=change.says(case),
            column=cell_of(self.model, change.figure).column,
            before=change.before,
            after=change.after,
        )
        if reached is None:
            return plain
        return plain._replace(alone=True, people=reached.people, proven=reached.proven)

    # Several cells

    def _mix(self, sets: Sequence[list[Member]], fixed: set[Member]) -> Mix | None:
        """The cheapest changes of cells of these sets, but for those fixed, that end it all."""
        free = list(dict.fromkeys(m for found in sets for m in found if m not in fixed))
        for off in (self._names(free), [m for m in free if m.rule is not None]):
            edits = self._moves(free, off)
            reached = self.repaired.reached(edits) if edits else None
            if edits and reached is not None:
                told = (self._changed(change) for change in edits)
                return Mix(tuple(told), reached.people, reached.proven)
        return None

    def _names(self, free: Sequence[Member]) -> list[Member]:
        """The fewest rules without a number, one after the other, that have to be off."""
        off = [member for member in free if not self._levers_of(member)]
        for member in list(off):
            fewer = [other for other in off if other is not member]
            if self._moves(free, fewer) is not None:
                off = fewer
        return off

    def _moves(self, free: Sequence[Member], off: Sequence[Member]) -> list[Edit] | None:
        """The cheapest moves with some rules off; None where they end nothing."""
        moving = [lever for m in free if m not in off for lever in self._levers_of(m)]
        with self.live.without(row for member in off for row in member.rows):
            far = cheapest(self.live, moving)
        if far is None:
            return None
        edits = [Edit(member.figure) for member in off]
        for lever, move in zip(moving, far, strict=True):
            if move > ROUNDING * lever.size:
                edits.append(moved(lever, rounded(lever, move)))
        return sorted(edits, key=lambda change: cell_of(self.model, change.figure))

    def _changed(self, change: Edit) -> Quarrel:
        at = change.figure._replace(column="value") if change.figure.column == "step" else None
        figure = at or change.figure
        member = next(member for member in self.members if member.figure == figure)
        return self._quarrel(figure, words(self.model, member), Cure(change))
