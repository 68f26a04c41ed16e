"""Levers that programmes of different countries have in common, each one number of a case.

A country's regions and loans differ among themselves, so its value of a lever is an
average: licence months and mobile share by eligible people, interest and years to repay
over its loans (whole years). Of growth rules that ask the same of everyone (`each` or
`all`, no names, every year) the lowest rate counts, for it is the one that binds.

Borrowing a lever sets all of one's own regions, loans or rules to the other's value.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from allocator.case import Case, Project, Region, Rule
from allocator.language import N_, _
from allocator.rules import find, growth_at_most
from allocator.scope import EACH, is_word, read_selector
from allocator.studies.changes.levers import quantity

#: Growth rules that any country may have: the name, and which selectors say `each`.
SHAPES: tuple[tuple[str, tuple[bool, bool, bool]], ...] = (
    (N_("Growth at most, in all"), (False, False, False)),
    (N_("Growth at most, each region"), (True, False, False)),
    (N_("Growth at most, each project type"), (False, True, False)),
    (N_("Growth at most, each line"), (True, True, False)),
    (N_("Growth at most, each source"), (False, False, True)),
)


@dataclass(frozen=True)
class CommonLever:
    """One lever. name: in English, said by `title`. value: of a case, None where it has none.

    borrowed: a case with another's value (None: the other has none, as for a rule that is
    off). It is asked only where the borrower has the lever itself.
    optional: whether having none is a value too.
    """

    name: str
    unit: str
    value: Callable[[Case], float | None]
    borrowed: Callable[[Case, float | None], Case]
    optional: bool = False

    @property
    def title(self) -> str:
        """Its name in the language spoken."""
        return _(self.name)

    def told(self, value: float | None) -> str:
        """A value in words: shares to a hundredth of a percentage point."""
        if value is None:
            return _("none")
        return quantity(round(value, 4 if self.unit == "%" else 2), self.unit)


def common_levers() -> tuple[CommonLever, ...]:
    """The levers, in the order in which they are shown."""
    return (
        CommonLever(
            "Licence months", "months", _by_people("licence_months"), _to_regions("licence_months")
        ),
        CommonLever("Mobile share", "%", _by_people("mobile_share"), _to_regions("mobile_share")),
        CommonLever("Interest", "%", _interest, _with_interest),
        CommonLever("Years to repay", "years", _term, _with_term),
        *(_growth(name, shape) for name, shape in SHAPES),
    )


# Regions


def _by_people(field: str) -> Callable[[Case], float | None]:
    def value(case: Case) -> float | None:
        people = sum(region.eligible for region in case.regions)
        if people <= 0.0:
            return None
        weighed = sum(region.eligible * getattr(region, field) for region in case.regions)
        return float(weighed / people)

    return value


def _to_regions(field: str) -> Callable[[Case, float | None], Case]:
    def borrowed(case: Case, value: float | None) -> Case:
        def with_value(region: Region) -> Region:
            given: dict[str, Any] = {field: value}
            return dataclasses.replace(region, **given)

        return dataclasses.replace(case, regions=tuple(map(with_value, case.regions)))

    return borrowed


# Loans


def _loans(case: Case) -> list[Project]:
    return [project for project in case.projects if project.years_to_repay]


def _interest(case: Case) -> float | None:
    loans = _loans(case)
    return sum(loan.interest for loan in loans) / len(loans) if loans else None


def _term(case: Case) -> float | None:
    loans = _loans(case)
    if not loans:
        return None
    return float(math.floor(sum(loan.years_to_repay for loan in loans) / len(loans) + 0.5))


def _with_interest(case: Case, value: float | None) -> Case:
    return _with_loans(case, lambda loan: dataclasses.replace(loan, interest=value or 0.0))


def _with_term(case: Case, value: float | None) -> Case:
    years = int(value or 1)

    def with_years(loan: Project) -> Project:
        # Grace is shorter than the loan: where it would not be, it is as long as it can be.
        grace = min(loan.years_of_grace, years - 1)
        return dataclasses.replace(loan, years_to_repay=years, years_of_grace=grace)

    return _with_loans(case, with_years)


def _with_loans(case: Case, change: Callable[[Project], Project]) -> Case:
    projects = tuple(
        change(project) if project.years_to_repay else project for project in case.projects
    )
    return dataclasses.replace(case, projects=projects)


# Growth


def _growth(name: str, shape: tuple[bool, bool, bool]) -> CommonLever:
    def value(case: Case) -> float | None:
        rates = [float(rule.value) for rule in case.rules if _has_shape(rule, shape)]
        return min(rates, default=None)

    def borrowed(case: Case, rate: float | None) -> Case:
        return dataclasses.replace(case, rules=tuple(_rules(case, shape, rate)))

    return CommonLever(name, "%", value, borrowed, optional=True)


def _rules(case: Case, shape: tuple[bool, bool, bool], rate: float | None) -> Iterator[Rule]:
    for rule in case.rules:
        if not _has_shape(rule, shape):
            yield rule
        elif rate is None:
            yield dataclasses.replace(rule, on=False)
        else:
            yield dataclasses.replace(rule, value=rate)


def _has_shape(rule: Rule, shape: tuple[bool, bool, bool]) -> bool:
    if not rule.on or find(rule.kind) is not growth_at_most.KIND:
        return False
    if rule.year.strip() and not is_word(rule.year, EACH):
        return False
    selectors = [read_selector(text) for text in (rule.region, rule.project, rule.source)]
    return all(not names for _, names in selectors) and shape == tuple(e for e, _ in selectors)
