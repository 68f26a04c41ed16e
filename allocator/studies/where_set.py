"""Where a workbook sets each of the conference's recommendations, and how to do without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from allocator.case import Case
from allocator.grid import Grid
from allocator.problems import Places
from allocator.rules import find
from allocator.scope import as_typed
from allocator.studies import without

Change = Callable[[Case], Case]


class Lever(NamedTuple):
    """Where a workbook sets a recommendation, and the ways to do without it.

    cells: "" where it is not set. lacking: the key of what is missing to measure it.
    """

    cells: str
    ways: tuple[tuple[str, Change], ...]
    lacking: str = ""


def levers(case: Case, places: Places) -> Iterator[Lever]:
    """The first eight, in the conference's order."""
    yield _accompaniment(case, places)
    row = places.settings.get("Follow-up", 0)
    set_ = case.settings.follow_up > 0.0
    cells = places.cells("Settings", "Value", [row]) if set_ else ""
    yield Lever(cells, (("follow_up", without.without_follow_up),))
    floors = [rule.row for rule in case.rules if rule.on and rule.kind in without.WHO]
    cells = places.cells("Rules", "Value", floors) if floors else ""
    yield Lever(cells, (("for_whom", without.without_floors_for_whom),))
    slow = [region.row for region in case.regions if region.licence_months > 0.0]
    cells = places.cells("Regions", "Licence months", slow) if slow else ""
    yield Lever(cells, (("licence_months", without.without_licence_months),))
    yield _mobile(case, places)
    yield _rise(case, places)
    yield _loans(case, places)
    funds = [source.row for source in without.zakat_and_waqf(case)]
    cells = places.cells("Budget", "Kind", funds) if funds else ""
    yield Lever(cells, (("zakat_and_waqf", without.without_zakat_and_waqf),))


def _accompaniment(case: Case, places: Places) -> Lever:
    rows = [project.row for project in without.accompanied(case)]
    cells = places.cells("Projects", "Kept going", rows) if rows else ""
    return Lever(cells, (("accompaniment", without.without_accompaniment),))


def _mobile(case: Case, places: Places) -> Lever:
    grid = Grid(case)
    saving = {
        at for at, p in enumerate(case.projects) if p.delivery_share > 0.0 and p.mobile_saving > 0.0
    }
    lines = zip(grid.region.tolist(), grid.project.tolist(), strict=True)
    paid = {region for region, project in lines if project in saving}
    rows = [case.regions[at].row for at in sorted(paid) if case.regions[at].mobile_share > 0.0]
    cells = places.cells("Regions", "Mobile share", rows) if rows else ""
    return Lever(cells, (("mobile_payment", without.without_mobile_payment),))


def _rise(case: Case, places: Places) -> Lever:
    """Amounts that are not last year's, a ladder, an envelope, and every rule of growth."""
    parts = []
    for column, rows in (
        ("Yearly rise", [s.row for s in case.sources if s.yearly_rise]),
        ("Total", [s.row for s in case.sources if s.total is not None]),
    ):
        if rows:
            parts.append(places.cells("Budget", column, rows))
    kinds = [(rule, find(rule.kind)) for rule in case.rules if rule.on]
    gradual = [rule.row for rule, kind in kinds if kind is not None and kind.gradual]
    if gradual:
        parts.append(places.cells("Rules", "Value", gradual))
    donors = [source for source in case.sources if without.gave(source)]
    moved = [s.row for s in donors if any(a != s.last_year for a in s.ladder())]
    if moved:
        parts.append(places.cells("Budget", str(case.years[0]), moved))
    lacking = "" if donors else "last_year"
    return Lever(as_typed(parts), (("rise", without.without_rise),), lacking if parts else "")


def _loans(case: Case, places: Places) -> Lever:
    grid = Grid(case)
    live = [case.projects[at] for at in sorted(set(grid.project.tolist()))]
    loans = [project for project in live if without.is_loan(project)]
    if not loans:
        return Lever("", ())
    cells = places.cells("Projects", "Years to repay", [loan.row for loan in loans])
    ways: list[tuple[str, Change]] = [("loans", without.without_loans)]
    if any(loan.years_to_repay > 1 for loan in loans):
        ways.append(("longer_terms", without.with_shorter_loans))
    return Lever(cells, tuple(ways))
