"""The two Moroccan samples: 12 regions, and 75 provinces, 2027-2031.

Both say the same at two scales: eligible people are those without work in the census, last
year's money is INDH's, shared among types as INDH's programmes were. Every amount of last
year is in whole dirham and adds up, line by line, to its region.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import figures_projects as projects
import figures_ranges
import figures_regions as regions
import figures_rules
import figures_scenarios
import figures_sources as sources
from figures_provinces import PROVINCES
from morocco_notes import notes, province_notes, range_notes, region_notes
from sheets import Book, Cell, Percent, Table, records, table


class Place(NamedTuple):
    """A region or a province as a row of `Regions`. shares: last year's money by type."""

    code: str
    name: str
    area: str
    eligible: int
    money: int
    shares: Mapping[str, float]
    region: regions.Region


def region_places() -> list[Place]:
    """The 12 regions."""
    return [
        Place(
            region.code,
            region.name,
            region.area,
            region.without_work,
            regions.spent_last_year(region),
            type_shares(region.code),
            region,
        )
        for region in regions.REGIONS
    ]


def province_places() -> list[Place]:
    """The 75 provinces; a region's money is shared among its own by population."""
    places = []
    for region in regions.REGIONS:
        own = [province for province in PROVINCES if province.region == region.code]
        money = split(regions.spent_last_year(region), [each.population for each in own])
        places += [
            Place(
                province.code,
                province.name,
                region.name,
                province.without_work,
                amount,
                type_shares(region.code),
                region,
            )
            for province, amount in zip(own, money, strict=True)
        ]
    return places


def type_shares(code: str) -> dict[str, float]:
    """Each type's part of a region's money last year, from INDH's four programmes."""
    programmes = regions.PRINTED_SPLIT.get(code, regions.NATIONAL_SPLIT)
    return {
        name: programme / sum(programmes) * part
        for programme, parts in zip(programmes, projects.BY_PROGRAMME, strict=True)
        for name, part in parts.items()
    }


def split(total: int, weights: Sequence[float]) -> list[int]:
    """A whole amount shared in proportion, in whole dirham that add up to it."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(amount) for amount in exact]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts


def morocco() -> Book:
    """12 regions."""
    places = region_places()
    return {
        "Settings": settings("INDH and partners, 12 regions, 2027-2031"),
        "Regions": region_table(places, "Spent last year"),
        "Projects": project_table(),
        "Budget": budget_table(places, figures_rules.REGION_SCALE),
        "Lines": line_table(places),
        "Rules": rule_table(figures_rules.REGION_SCALE),
        "Scenarios": scenario_table(figures_rules.REGION_SCALE),
        "Ranges": records(figures_ranges.RANGE_HEADINGS, figures_ranges.ranges()),
        "Notes": notes([*region_notes(), *range_notes()], "region"),
    }


def provinces() -> Book:
    """75 provinces; their own money of last year is left blank, `Lines` has it."""
    places = province_places()
    return {
        "Settings": settings("INDH and partners, 75 provinces, 2027-2031"),
        "Regions": region_table(places, ""),
        "Projects": project_table(),
        "Budget": budget_table(places, figures_rules.PROVINCE_SCALE),
        "Lines": line_table(places),
        "Rules": rule_table(figures_rules.PROVINCE_SCALE),
        "Scenarios": scenario_table(figures_rules.PROVINCE_SCALE),
        "Notes": notes(province_notes(), "province"),
    }


def settings(title: str) -> Table:
    """The sheet `Settings`."""
    rows: list[list[Cell]] = [
        ["Title", title],
        ["Currency", "MAD"],
        ["Language", "en"],
        ["Maximise", "People"],
        ["Price rise", Percent(0.02)],
        ["Follow-up", Percent(0.05)],
        ["Prefer", "Steady"],
    ]
    return table(("Setting", "Value"), rows)


def region_table(places: Sequence[Place], baseline: str) -> Table:
    """The sheet `Regions`; baseline: the heading of last year's money, or none."""
    headings = ["Region", "Code", "Area", "Eligible people"]
    headings += [baseline] if baseline else []
    headings += ["Cost factor", "Weight", "Most per year", "Licence months", "Mobile share"]
    return records(headings, (_region_row(place) for place in places))


def _region_row(place: Place) -> dict[str, Cell]:
    terms = regions.TERMS[place.region.code]
    return {
        "Region": place.name,
        "Code": place.code,
        "Area": place.area,
        "Eligible people": place.eligible,
        "Spent last year": place.money,
        "Cost factor": terms.cost_factor,
        "Weight": round(place.region.poverty / regions.NATIONAL_POVERTY, 2),
        "Most per year": round(place.money * terms.room, -5) if terms.room else None,
        "Licence months": terms.licence_months,
        "Mobile share": Percent(terms.mobile_share),
    }


def project_table() -> Table:
    """The sheet `Projects`."""
    return records(projects.HEADINGS, (project.cells for project in projects.PROJECTS))


def budget_table(places: Sequence[Place], scale: figures_rules.Scale) -> Table:
    """The sheet `Budget`; last year's money of the sources is that of the places."""
    parts = sources.LAST_YEAR
    money = split(sum(place.money for place in places), list(parts.values()))
    last = dict(zip(parts, money, strict=True))
    rows = [_source_row(name, last.get(name, 0)) for name in sources.TERMS]
    for row in rows:
        if row["Source"] == sources.ENVELOPE:
            row["Regions"] = f"{scale.mountain};{scale.south}"
    return records(sources.HEADINGS, rows)


def _source_row(name: str, last_year: int) -> dict[str, Cell]:
    amounts: dict[str, Cell] = {
        year: None if amount is None else amount * sources.MILLION
        for year, amount in zip(sources.YEARS, sources.AMOUNTS[name], strict=True)
    }
    return {"Source": name, "Last year": last_year, **amounts, **sources.TERMS[name]}


def line_table(places: Sequence[Place]) -> Table:
    """The sheet `Lines`: last year's money by type, and the costs that are printed."""
    headings = ("Region", "Project type", "Spent last year", "Cost per person")
    return records(headings, (row for place in places for row in _line_rows(place)))


def _line_rows(place: Place) -> Iterator[dict[str, Cell]]:
    money = dict(zip(place.shares, split(place.money, list(place.shares.values())), strict=True))
    costs = {
        printed.project: printed.cost
        for printed in projects.PRINTED_COSTS
        if printed.region == place.region.code
        and (not printed.province or place.name in (printed.province, place.region.name))
    }
    names = [str(project.cells["Project type"]) for project in projects.PROJECTS]
    for name in names:
        if name in money or name in costs:
            yield {
                "Region": place.name,
                "Project type": name,
                "Spent last year": money.get(name),
                "Cost per person": costs.get(name),
            }


def rule_table(scale: figures_rules.Scale) -> Table:
    """The sheet `Rules`."""
    rows = (
        {"Rule": rule.rule, "Value": rule.value, "Note": rule.note, **rule.cells}
        for rule in figures_rules.rules(scale)
    )
    return records(figures_rules.RULE_HEADINGS, rows)


def scenario_table(scale: figures_rules.Scale) -> Table:
    """The sheet `Scenarios`."""
    return records(figures_scenarios.SCENARIO_HEADINGS, figures_scenarios.scenarios(scale))
