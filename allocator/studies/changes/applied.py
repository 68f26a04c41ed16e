"""What every kind of change shares: whom it speaks of, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allocator.case import Case, Change
from allocator.grid import Axis
from allocator.names import offer
from allocator.problems import Fault, Place
from allocator.scope import Pick, pick, read_years
from allocator.studies.changes.levers import SELECTORS, Lever, how_much, moved, quantity


class Moved(NamedTuple):
    """What one change moved: the cells of one column, from what to what.

    whom, how: those it speaks of and what it does, in words. before, after: lowest and
    highest of the cells.
    """

    change: Change
    whom: str
    how: str
    cells: int
    before: tuple[str, str]
    after: tuple[str, str]


class Applied(NamedTuple):
    """A case after one or more changes, what they moved, and what is wrong with them."""

    case: Case
    moves: tuple[Moved, ...] = ()
    faults: tuple[Fault, ...] = ()


class Names:
    """The names a change may give, read once for all the changes of a scenario."""

    def __init__(self, case: Case) -> None:
        self.years = case.year_index
        self.axes = {
            "Region": Axis.of([r.name for r in case.regions], [r.area for r in case.regions]),
            "Project type": Axis.of(
                [p.name for p in case.projects], [p.group for p in case.projects]
            ),
            "Source": Axis.of([s.name for s in case.sources], [s.kind for s in case.sources]),
        }

    def pick(self, change: Change, column: str) -> Pick:
        """The units a change names in a column."""
        return pick(getattr(change, SELECTORS[column]), self.axes[column])

    def picked_years(self, change: Change) -> tuple[int, ...]:
        """Positions of the years it names; a blank, `each` and `all` are every year."""
        return read_years(change.year, self.years)[1]

    def faults(self, change: Change, selects: Sequence[str]) -> Iterator[Fault]:
        """Selectors that mean nothing here, and names that nothing bears."""
        for column, field in SELECTORS.items():
            text = getattr(change, field)
            if not text:
                continue
            place = Place("Scenarios", change.row, column)
            if column not in selects:
                says = f'"{change.what}" does not look at {column}.'
                yield Fault(place, says, "Clear this cell.")
            elif column == "Year":
                yield from self._year_faults(place, text)
            else:
                axis = self.axes[column]
                for name in pick(text, axis).unknown:
                    fix = offer(name, axis.known(), f"Write one of the names in {_HOMES[column]}.")
                    yield Fault(place, f'there is no {column.lower()} called "{name}".', fix)

    def _year_faults(self, place: Place, text: str) -> Iterator[Fault]:
        years = list(self.years)
        for label in read_years(text, self.years)[2]:
            fix = f"Write years from {years[0]} to {years[-1]}." if years else ""
            yield Fault(place, f'"{label}" is not a year of Budget.', fix)


_HOMES = {"Region": "Regions", "Project type": "Projects", "Source": "Budget"}


def told(chosen: Pick, labels: Sequence[str], noun: str) -> str:
    """Those a selector chose, in words: as typed, the only one by its name, or how many."""
    if chosen.label:
        return f"each {chosen.label}" if chosen.each else chosen.label
    if len(labels) == 1:
        return labels[0]
    return f"{len(labels)} {noun}s"


def value_fault(change: Change, says: str, fix: str) -> Fault:
    """Something wrong with what a change makes of a value."""
    return Fault(Place("Scenarios", change.row, "Value"), says, fix)


def how_faults(change: Change, lever: Lever) -> Iterator[Fault]:
    """`on` and `off` where they mean nothing."""
    if change.how == "on" or (change.how == "off" and not lever.off):
        says = f'"{change.how}" means nothing for {lever.name}.'
        yield value_fault(change, says, _write(lever))


def together_faults(change: Change, lever: Lever, chosen: Pick) -> Iterator[Fault]:
    """One new value for several, where it could be each one's or the sum of all."""
    if lever.together and change.how == "set" and not chosen.each and len(chosen.members) > 1:
        column = lever.selects[0]
        says = f"{how_much(change, lever.percent)} could be each one's or all of them together."
        fix = f"Name one {column.lower()}, write each in {column}, or a change such as +10%."
        yield value_fault(change, says, fix)


def range_fault(change: Change, lever: Lever, name: str, value: float) -> Fault | None:
    """Why a value that a change makes cannot be."""
    shown = quantity(value, lever.unit)
    says = f"{name} would have {lever.name} {shown}."
    if value < lever.least or (lever.above and value == lever.least):
        than = "more than" if lever.above else "at least"
        return value_fault(change, says, f"It must be {than} {quantity(lever.least, lever.unit)}.")
    if value > lever.most:
        return value_fault(change, says, f"It must be at most {quantity(lever.most, lever.unit)}.")
    if lever.whole and value != int(value):
        return value_fault(change, says, f"{lever.unit.capitalize()} must be whole.")
    return None


def moves_of(
    change: Change, whom: str, unit: str, pairs: Sequence[tuple[float, float]]
) -> tuple[Moved, ...]:
    """What a change moved, from pairs of values before and after."""
    if not pairs:
        return ()
    before, after = ([pair[at] for pair in pairs] for at in (0, 1))
    ends = [
        (quantity(min(values), unit), quantity(max(values), unit)) for values in (before, after)
    ]
    how = how_much(change, unit == "%")
    return (Moved(change, whom, how, len(pairs), ends[0], ends[1]),)


def after(change: Change, value: float) -> float:
    """A value after the change; whole numbers that were multiplied stay whole."""
    made = moved(change, value)
    return round(made) if abs(made - round(made)) < 1e-9 * max(1.0, abs(made)) else made


def _write(lever: Lever) -> str:
    example = "=15%" if lever.percent else "=300"
    return f"Write +10%, x1.2 or {example}."
