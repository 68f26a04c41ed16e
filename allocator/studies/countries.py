"""Programmes of different countries side by side, and what each would gain from the others.

Money is made one by rates the person gives. *Borrow one rule*: my programme with one
lever set as another's, everything else mine, solved again; for every pair and every lever
in which the two differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allocator.case import Case, Scenario
from allocator.language import _
from allocator.plan import Plan
from allocator.problems import Conflict, NoPlan, Quarrel
from allocator.studies.common_levers import CommonLever, common_levers
from allocator.studies.rates import common_rates
from allocator.studies.trial import PlanFigures, Progress, Solve, attempt, figures_of

Json = dict[str, object]

#: Two values of a lever nearer than this are the same.
SAME = 1e-9


class Country(NamedTuple):
    """One programme: its plan, its figures, and how much common money one of its units is.

    texts: its strengths, weaknesses and remedies.
    """

    name: str
    case: Case
    plan: Plan
    figures: PlanFigures
    rate: float
    texts: Scenario

    @property
    def eligible(self) -> float:
        """Eligible people of all its regions."""
        return sum(region.eligible for region in self.case.regions)

    @property
    def money(self) -> float:
        """Money spent, in the common currency."""
        return self.figures.money * self.rate


class Borrowed(NamedTuple):
    """One lever set as another's. people: those reached then, None where no plan is left."""

    mine: str
    theirs: str
    lever: str
    own: str
    other: str
    people: float | None
    gain: float | None


class LeverRow(NamedTuple):
    """One lever in which the countries differ: its value in each, as numbers and in words."""

    name: str
    values: tuple[float | None, ...]
    told: tuple[str, ...]


class SideBySide(NamedTuple):
    """The countries in the order they were given. common: their currency ("" has no name)."""

    common: str
    countries: tuple[Country, ...]
    levers: tuple[LeverRow, ...]
    borrowed: tuple[Borrowed, ...]


def side_by_side(
    cases: Mapping[str, Case], given: Mapping[str, float], solve: Solve, progress: Progress
) -> SideBySide:
    """Solve each case, and each with each lever of each other.

    cases: by name. given: rates by currency. Raises Mistyped where a rate is missing,
    NoPlan where a case has no plan.
    """
    currencies = {name: case.settings.currency for name, case in cases.items()}
    common, rates = common_rates(currencies, given)
    countries = []
    for name, case in cases.items():
        progress(name)
        plan = _solved(name, case, solve)
        texts = texts_of(case)
        countries.append(Country(name, case, plan, figures_of(plan), rates[name], texts))
    differing = [lever for lever in common_levers() if _differs(lever, countries)]
    borrowed = []
    for mine in countries:
        for theirs in countries:
            for lever in differing:
                if mine is not theirs and can_borrow(lever, mine.case, theirs.case):
                    progress(_told(mine, lever, theirs))
                    borrowed.append(_borrow(lever, mine, theirs, solve))
    rows = [_row(lever, countries) for lever in differing]
    return SideBySide(common, tuple(countries), tuple(rows), tuple(borrowed))


def _told(mine: Country, lever: CommonLever, theirs: Country) -> str:
    return _(
        "{mine} with {lever} of {theirs}",
        mine=mine.name,
        lever=_(lever.name),
        theirs=theirs.name,
    )


def _solved(name: str, case: Case, solve: Solve) -> Plan:
    """The plan of one workbook; a conflict names its cells with the workbook before them."""
    try:
        return solve(case)
    except NoPlan as none:
        raise NoPlan(_named(name, none.found)) from none


def _named(name: str, found: Conflict) -> Conflict:
    def at(quarrels: Sequence[Quarrel]) -> tuple[Quarrel, ...]:
        return tuple(quarrel._replace(cell=f"[{name}]{quarrel.cell}") for quarrel in quarrels)

    sets = tuple(each._replace(members=at(each.members)) for each in found.sets)
    mix = found.mix and found.mix._replace(changes=at(found.mix.changes))
    return found._replace(sets=sets, mix=mix)


def texts_of(case: Case) -> Scenario:
    """What a workbook says of itself: its row `Base`, else what it says of its scenarios."""
    own = next((scenario for scenario in case.scenarios if not scenario.changes), None)
    if own is not None:
        return own
    told = {
        field: "\n".join(
            f"{scenario.name}: {text}"
            for scenario in case.scenarios
            if (text := getattr(scenario, field))
        )
        for field in ("strengths", "weaknesses", "remedies")
    }
    return Scenario("", (), told["strengths"], told["weaknesses"], told["remedies"])


def can_borrow(lever: CommonLever, mine: Case, theirs: Case) -> bool:
    """Whether a value of theirs can be put in place of mine, and differs from it."""
    own, other = lever.value(mine), lever.value(theirs)
    if own is None or (other is None and not lever.optional):
        return False
    return other is None or abs(own - other) > SAME


def _borrow(lever: CommonLever, mine: Country, theirs: Country, solve: Solve) -> Borrowed:
    own, other = lever.value(mine.case), lever.value(theirs.case)
    trial = attempt(lever.borrowed(mine.case, other), solve)
    people = trial.plan.people if trial.plan else None
    gain = None if people is None else people - mine.figures.people
    return Borrowed(
        mine.name, theirs.name, lever.name, lever.told(own), lever.told(other), people, gain
    )


def _differs(lever: CommonLever, countries: Sequence[Country]) -> bool:
    values = [lever.value(country.case) for country in countries]
    numbers = [value for value in values if value is not None]
    if len(numbers) < len(values):
        return bool(numbers)
    return max(numbers) - min(numbers) > SAME


def _row(lever: CommonLever, countries: Sequence[Country]) -> LeverRow:
    values = tuple(lever.value(country.case) for country in countries)
    return LeverRow(lever.name, values, tuple(lever.told(value) for value in values))


# JSON


def countries_json(found: SideBySide) -> Json:
    """The comparison for other programs. Money in the common currency says so in its name."""
    return {
        "status": "optimal",
        "common_currency": found.common or None,
        "countries": [_country(country) for country in found.countries],
        "levers": [
            {"lever": row.name, "values": dict(zip(_names(found), row.values, strict=True))}
            for row in found.levers
        ],
        "borrowed": [each._asdict() for each in found.borrowed],
    }


def _names(found: SideBySide) -> list[str]:
    return [country.name for country in found.countries]


def _country(country: Country) -> Json:
    return {
        "workbook": country.name,
        "title": country.case.settings.title,
        "currency": country.case.settings.currency,
        "rate": country.rate,
        "eligible": country.eligible,
        "money_common": country.money,
        **country.figures._asdict(),
        "strengths": country.texts.strengths,
        "weaknesses": country.texts.weaknesses,
        "remedies": country.texts.remedies,
    }
