"""What every kind of change shares: whom it speaks of, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allocator.case import Case, Change
from allocator.grid import Axis
from allocator.language import N_, _, ngettext
from allocator.names import offer
from allocator.numerals import plain
from allocator.problems import Fault, Place
from allocator.scope import EACH, NAMES_OF, NOT_THERE, Pick, pick, read_years
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
                says = _(
                    '"{name}" does not look at {column}.', name=_(change.what), column=_(column)
                )
                yield Fault(place, says, _("Clear this cell."))
            elif column == "Year":
                yield from self._year_faults(place, text)
            else:
                axis = self.axes[column]
                for name in pick(text, axis).unknown:
                    fix = offer(name, axis.known(), NAMES_OF[column])
                    yield Fault(place, _(NOT_THERE[column], name=name), fix)

    def _year_faults(self, place: Place, text: str) -> Iterator[Fault]:
        years = [plain(year) for year in self.years]
        fix = ""
        if years:
            fix = _("Write years from {first} to {last}.", first=years[0], last=years[-1])
        for label in read_years(text, self.years)[2]:
            yield Fault(place, _('"{year}" is not a year of Budget.', year=plain(label)), fix)


def told(chosen: Pick, labels: Sequence[str], column: str) -> str:
    """Those that a column chose, in words: as typed, the only one by its name, or how many."""
    if chosen.label:
        return _("each {name}", name=chosen.label) if chosen.each else chosen.label
    if len(labels) == 1:
        return labels[0]
    if column == "Region":
        return ngettext("{count} region", "{count} regions", len(labels))
    if column == "Source":
        return ngettext("{count} source", "{count} sources", len(labels))
    return ngettext("{count} project type", "{count} project types", len(labels))


def value_fault(change: Change, says: str, fix: str) -> Fault:
    """Something wrong with what a change makes of a value."""
    return Fault(Place("Scenarios", change.row, "Value"), says, fix)


def how_faults(change: Change, lever: Lever) -> Iterator[Fault]:
    """`on` and `off` where they mean nothing."""
    if change.how == "on" or (change.how == "off" and not lever.off):
        says = _('"{word}" means nothing for {name}.', word=_(change.how), name=_(lever.name))
        yield value_fault(change, says, _write(lever))


def together_faults(change: Change, lever: Lever, chosen: Pick) -> Iterator[Fault]:
    """One new value for several, where it could be each one's or the sum of all."""
    if lever.together and change.how == "set" and not chosen.each and len(chosen.members) > 1:
        says = _(
            "{change} could be each one's or all of them together.",
            change=how_much(change, lever.percent),
        )
        fix = _(_NAME_ONE[lever.selects[0]], each=EACH[0].say())
        yield value_fault(change, says, fix)


_NAME_ONE = {
    "Source": N_("Name one source, write {each} in Source, or a change such as +10%."),
    "Region": N_("Name one region, write {each} in Region, or a change such as +10%."),
}


def range_fault(change: Change, lever: Lever, name: str, value: float) -> Fault | None:
    """Why a value that a change makes cannot be."""
    fix = ""
    if value < lever.least or (lever.above and value == lever.least):
        fix = at_least(quantity(lever.least, lever.unit), lever.above)
    elif value > lever.most:
        fix = _("It must be at most {most}.", most=quantity(lever.most, lever.unit))
    elif lever.whole and value != int(value):
        fix = _("Years must be whole.")
    if not fix:
        return None
    shown = quantity(value, lever.unit)
    says = _("{name} would have {what} {value}.", name=name, what=_(lever.name), value=shown)
    return value_fault(change, says, fix)


def at_least(least: str, above: bool) -> str:
    """What a value must be: above the least, or that at least."""
    if above:
        return _("It must be more than {least}.", least=least)
    return _("It must be at least {least}.", least=least)


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
    # No wider than the rounding of a product: a number that was drawn stays what was drawn.
    return round(made) if abs(made - round(made)) < 1e-12 * max(1.0, abs(made)) else made


def _write(lever: Lever) -> str:
    return _("Write +10%, x1.2 or =15%.") if lever.percent else _("Write +10%, x1.2 or =300.")
