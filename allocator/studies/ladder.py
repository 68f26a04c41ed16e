"""The donor's ladder: what each rise of the amounts reaches, and what its shape costs.

With A the amount the ladder starts from and r the rise, T years to climb:

    constant percentage   A·(1 + r)^t,  t = 1…T
    straight line         A + b·t,  with the b that gives the same total
    free                  the same total, each year's amount left to the plan

The ladder starts from the first year's amount where the workbook gives one, and that year
stays as it is; else from last year's. (Sixth recommendation, Agadir 2018.) New money is
judged step by step, never at the average: the cheapest people are reached first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from allocator.case import Case, Source
from allocator.grid import Axis
from allocator.language import _, join
from allocator.names import normal, offer
from allocator.numerals import short
from allocator.problems import BadQuestion, Mistyped, NoPlan, Place, Problem
from allocator.scope import pick
from allocator.studies.trial import Progress, Solve, Trial, attempt

Json = dict[str, object]

CONSTANT, STRAIGHT, FREE = "constant", "straight", "free"


class Start(NamedTuple):
    """Where a source's ladder starts: the amount, and how many years are given before it climbs."""

    amount: float
    given: int


class Step(NamedTuple):
    """One rise. given: the sources' amounts over all years; plans by shape.

    people, money, unspent: with the constant percentage; None where it has no plan.
    """

    rise: float
    given: float
    amounts: tuple[float, ...]
    trials: dict[str, Trial | None]

    def people(self, shape: str) -> float | None:
        """People reached with a shape of the same total; None where it has no plan."""
        trial = self.trials[shape]
        return trial.plan.people if trial and trial.plan else None

    @property
    def money(self) -> float | None:
        """Money spent, of all sources."""
        trial = self.trials[CONSTANT]
        return trial.plan.money if trial and trial.plan else None

    @property
    def unspent(self) -> float | None:
        """Money that no source could spend."""
        trial = self.trials[CONSTANT]
        return trial.plan.unspent if trial and trial.plan else None


class Extra(NamedTuple):
    """From one rise to the next: money given, people reached, money for each extra person."""

    money: float
    people: float | None
    cost: float | None


class Ladder(NamedTuple):
    """The sources that climb, where they start, and every rise in order."""

    case: Case
    sources: tuple[str, ...]
    starts: tuple[Start, ...]
    steps: tuple[Step, ...]

    @property
    def solver(self) -> str:
        """The solver that found the plans ("" where there is none)."""
        trials = [trial for step in self.steps for trial in step.trials.values() if trial]
        return next((trial.plan.solver for trial in trials if trial.plan), "")

    def extras(self) -> list[Extra]:
        """Each step against the one before, one fewer than the steps."""
        return [
            _extra(before, after) for before, after in zip(self.steps, self.steps[1:], strict=False)
        ]


def climbing(case: Case, named: str) -> list[Source]:
    """The sources that climb: those named (a kind is a name too), or those with a ladder.

    Raises Mistyped where there are none, BadQuestion where one has nothing to start from.
    """
    axis = Axis.of([source.name for source in case.sources], [s.kind for s in case.sources])
    if named:
        chosen = pick(named, axis)
        if chosen.unknown:
            name = chosen.unknown[0]
            says = offer(name, axis.known(), _("There are: {names}.", names=join(axis.labels)))
            raise Mistyped(_('There is no source called "{name}".', name=name) + f" {says}")
        found = [case.sources[member] for member in chosen.members]
    else:
        found = [source for source in case.sources if source.yearly_rise is not None]
        found = found or (list(case.sources) if len(case.sources) == 1 else [])
        if not found:
            says = _(
                "No source has a Yearly rise: name the one that climbs with --source. "
                "There are: {names}.",
                names=join(axis.labels),
            )
            raise Mistyped(says)
    for source in found:
        if start_of(source) is None:
            says = _("the ladder of {source} has nothing to start from.", source=source.name)
            place = Place("Budget", source.row, str(case.years[0]))
            sheet, cell = case.places.find(place)
            fix = _("Fill its first year, or Last year.")
            raise BadQuestion([Problem(sheet, cell, says, fix)])
    return found


def start_of(source: Source) -> Start | None:
    """Where a ladder starts; None where the workbook gives nothing to start from."""
    if source.amounts[0] is not None:
        return Start(source.amounts[0], 1)
    return None if source.last_year is None else Start(source.last_year, 0)


def climb(
    case: Case, rises: Sequence[float], named: str, solve: Solve, progress: Progress
) -> Ladder:
    """Solve the case for every rise, in each shape of the same total.

    named: the source that climbs, or a kind of source ("": those with a Yearly rise).
    Raises what `climbing` raises, and NoPlan where no rise has a plan.
    """
    sources = climbing(case, named)
    starts = [start for source in sources if (start := start_of(source)) is not None]
    names = tuple(source.name for source in sources)
    steps = []
    for rise in sorted(set(rises)):
        progress(_("A rise of {rise} %", rise=short(100.0 * rise)))
        steps.append(_step(case, names, starts, rise, solve))
    conflicts = [trial.conflict for step in steps if (trial := step.trials[CONSTANT])]
    if conflicts[0] and all(conflicts):
        raise NoPlan(conflicts[0])
    return Ladder(case, names, tuple(starts), tuple(steps))


def _step(
    case: Case, names: Sequence[str], starts: Sequence[Start], rise: float, solve: Solve
) -> Step:
    years = len(case.years)
    constant = [constant_amounts(start, rise, years) for start in starts]
    straight = [
        straight_amounts(start, sum(amounts), years)
        for start, amounts in zip(starts, constant, strict=True)
    ]
    trials: dict[str, Trial | None] = {
        CONSTANT: attempt(with_amounts(case, dict(zip(names, constant, strict=True))), solve)
    }
    climbs = any(start.given < years and rise for start in starts)
    trials[STRAIGHT] = trials[CONSTANT] if not climbs else None
    if climbs and all(min(amounts) >= 0.0 for amounts in straight):
        trials[STRAIGHT] = attempt(
            with_amounts(case, dict(zip(names, straight, strict=True))), solve
        )
    trials[FREE] = attempt(with_envelopes(case, names, starts, constant), solve)
    by_year = tuple(sum(amounts[year] for amounts in constant) for year in range(years))
    return Step(rise, sum(by_year), by_year, trials)


# Shapes


def constant_amounts(start: Start, rise: float, years: int) -> tuple[float, ...]:
    """Each year the year before × (1 + rise)."""
    first = 1 - start.given
    return tuple(start.amount * (1.0 + rise) ** (year + first) for year in range(years))


def straight_amounts(start: Start, total: float, years: int) -> tuple[float, ...]:
    """Each year the year before + the same step, with this total over the years.

    Amounts below nothing are possible where the total falls steeply.
    """
    first = 1 - start.given
    climbed = sum(year + first for year in range(years))
    step = (total - years * start.amount) / climbed if climbed else 0.0
    return tuple(start.amount + step * (year + first) for year in range(years))


def with_amounts(case: Case, amounts: dict[str, tuple[float, ...]]) -> Case:
    """The case with these amounts, in place of what its sources had."""
    by_name = {normal(name): given for name, given in amounts.items()}
    sources = tuple(
        dataclasses.replace(
            source, amounts=by_name[normal(source.name)], yearly_rise=None, total=None
        )
        if normal(source.name) in by_name
        else source
        for source in case.sources
    )
    return dataclasses.replace(case, sources=sources, scenarios=())


def with_envelopes(
    case: Case,
    names: Sequence[str],
    starts: Sequence[Start],
    amounts: Sequence[tuple[float, ...]],
) -> Case:
    """The case with the total of these amounts as an envelope; given years stay as they are."""
    totals = {
        normal(name): (start.given, given, sum(given))
        for name, start, given in zip(names, starts, amounts, strict=True)
    }
    sources = []
    for source in case.sources:
        if normal(source.name) in totals:
            kept, given, total = totals[normal(source.name)]
            open_years = (None,) * (len(given) - kept)
            source = dataclasses.replace(
                source, amounts=(*given[:kept], *open_years), yearly_rise=None, total=total
            )
        sources.append(source)
    return dataclasses.replace(case, sources=tuple(sources), scenarios=())


def _extra(before: Step, after: Step) -> Extra:
    money = after.given - before.given
    one, other = before.people(CONSTANT), after.people(CONSTANT)
    people = None if one is None or other is None else other - one
    cost = money / people if people is not None and people > 1e-6 else None
    return Extra(money, people, cost)


# JSON


def ladder_json(found: Ladder) -> Json:
    """The ladder for other programs."""
    extras: list[Extra | None] = [None, *found.extras()]
    return {
        "status": "optimal",
        "sources": list(found.sources),
        "starts": [start._asdict() for start in found.starts],
        "years": list(found.case.years),
        "steps": [
            {
                "rise": step.rise,
                "given": step.given,
                "amounts": list(step.amounts),
                "people": step.people(CONSTANT),
                "money": step.money,
                "unspent": step.unspent,
                "extra_money": extra.money if extra else None,
                "extra_people": extra.people if extra else None,
                "money_per_extra_person": extra.cost if extra else None,
                "people_straight_line": step.people(STRAIGHT),
                "people_free": step.people(FREE),
            }
            for step, extra in zip(found.steps, extras, strict=True)
        ],
    }
