"""The two Moroccan samples: 12 regions, and 75 provinces, 2027-2031.

Both say the same at two scales: eligible people are those without work in the census, last
year's money is INDH's, shared among types as INDH's programmes were. Every amount of last
year is in whole dirham and adds up, line by line, to its region.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import figures_budget as budget
import figures_projects as projects
import figures_regions as regions
from figures_provinces import PROVINCES
from sheets import Book, Cell, Percent, Table, records, table

HCP = "https://www.hcp.ma (RGPH 2024)"
CREDIT = "HCP (Haut-Commissariat au Plan), RGPH 2024"


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
        "Budget": budget_table(places, budget.REGION_SCALE),
        "Lines": line_table(places),
        "Rules": rule_table(budget.REGION_SCALE),
        "Notes": notes(region_notes(), "region"),
    }


def provinces() -> Book:
    """75 provinces; their own money of last year is left blank, `Lines` has it."""
    places = province_places()
    return {
        "Settings": settings("INDH and partners, 75 provinces, 2027-2031"),
        "Regions": region_table(places, ""),
        "Projects": project_table(),
        "Budget": budget_table(places, budget.PROVINCE_SCALE),
        "Lines": line_table(places),
        "Rules": rule_table(budget.PROVINCE_SCALE),
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


def budget_table(places: Sequence[Place], scale: budget.Scale) -> Table:
    """The sheet `Budget`; last year's money of the sources is that of the places."""
    parts = budget.LAST_YEAR
    money = split(sum(place.money for place in places), list(parts.values()))
    last = dict(zip(parts, money, strict=True))
    rows = [_source_row(name, last.get(name, 0)) for name in budget.TERMS]
    for row in rows:
        if row["Source"] == budget.ENVELOPE:
            row["Regions"] = f"{scale.mountain};{scale.south}"
    return records(budget.HEADINGS, rows)


def _source_row(name: str, last_year: int) -> dict[str, Cell]:
    amounts: dict[str, Cell] = {
        year: None if amount is None else amount * budget.MILLION
        for year, amount in zip(budget.YEARS, budget.AMOUNTS[name], strict=True)
    }
    return {"Source": name, "Last year": last_year, **amounts, **budget.TERMS[name]}


def line_table(places: Sequence[Place]) -> Table:
    """The sheet `Lines`: last year's money by type, and the costs that are printed."""
    headings = ("Region", "Project type", "Spent last year", "Cost per person")
    return records(headings, (row for place in places for row in _line_rows(place)))


def _line_rows(place: Place) -> Iterator[dict[str, Cell]]:
    money = dict(zip(place.shares, split(place.money, list(place.shares.values())), strict=True))
    costs = {
        name: cost for code, name, cost, _ in projects.PRINTED_COSTS if code == place.region.code
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


def rule_table(scale: budget.Scale) -> Table:
    """The sheet `Rules`."""
    rows = (
        {"Rule": rule.rule, "Value": rule.value, "Note": rule.note, **rule.cells}
        for rule in budget.rules(scale)
    )
    return records(budget.RULE_HEADINGS, rows)


def notes(places: Iterable[Sequence[Cell]], place: str) -> Table:
    """The sheet `Notes`: where every figure comes from, or that it is an assumption."""
    rows: list[Sequence[Cell]] = [
        (
            "About this workbook",
            "A worked example, not a plan of INDH or of anyone named in it. Printed figures "
            "carry their source; everything else says assumption and is there to be replaced.",
            "",
        ),
        (
            "Credit",
            f"People: {CREDIT}, used under its open terms. Changed: columns were chosen and "
            "one subtracted from another, as said below.",
            HCP,
        ),
        (
            "Regions: Eligible people",
            "People aged 15 and over who have no work = aged 15 and over − employed. It is the "
            "most the plan may start there, each person counted once.",
            HCP,
        ),
        (
            "Regions: Weight",
            "Multidimensional poverty of the region in 2014 (HCP, as printed in the press) ÷ "
            f"the national {regions.NATIONAL_POVERTY}%. Used only with Maximise = Weighted "
            "people.",
            HCP,
        ),
        (
            "Regions: Cost factor, Licence months, Mobile share, Most per year",
            "Assumptions: distance and thin markets cost more in the mountains and the South; "
            "the three southern regions can take 1.4 to 1.6 times last year's money.",
            "",
        ),
        *places,
        (
            f"Lines: Spent last year of each {place}",
            "Shared among types as programmes 1 to 4 were: in Tanger-Tétouan-Al Hoceima "
            "(2019-2023), Oriental (2024) and Laâyoune-Sakia El Hamra (2019-2023) as printed, "
            "elsewhere as the national envelopes of phase III (4, 4, 4 and 6 of 18 billion). "
            "Programme 3: 85% like the payments of 2020 (entrepreneurship 71, income 28 "
            "million), 15% cooperatives (assumption).",
            "https://www.leconomiste.com/flash-infos/phase-iii-de-l-indh-le-bilan-de-1re-annee",
        ),
        *_cost_notes(),
        *(
            (f"Projects: {project.cells['Project type']}", project.source, project.url)
            for project in projects.PROJECTS
        ),
        (
            "Projects: Mobile saving",
            "31% of the cost of delivery, measured for cash transfers by mobile phone in Niger.",
            "",
        ),
        *((f"Budget: {name}", why, _budget_url(name)) for name, why in budget.WHY.items()),
        (
            "Settings: Follow-up, Price rise",
            "5% for follow-up and evaluation (programmes keep 3-10%); prices 2% a year: "
            "assumptions.",
            "",
        ),
        ("Rules", "All limits are assumptions; each row's Note says what it is for.", ""),
    ]
    return table(("Subject", "Figure, rule or assumption", "Source"), rows)


def _budget_url(name: str) -> str:
    return "https://maghress.com/alalam/43024" if name in budget.LAST_YEAR else ""


def _cost_notes() -> Iterator[Sequence[Cell]]:
    """One note for each printed cost in `Lines`."""
    names = {region.code: region.name for region in regions.REGIONS}
    for code, name, cost, why in projects.PRINTED_COSTS:
        url = projects.LAAYOUNE if code == "MA-11" else "https://fr.allafrica.com/stories/"
        url += "" if code == "MA-11" else "202501130624.html"
        yield (f"Lines: {names[code]}, {name}", f"{cost:,} dirham a person: {why}.", url)


def region_notes() -> Iterator[Sequence[Cell]]:
    """Where each region's money of last year comes from."""
    yield (
        "Regions: Area",
        "Regions grouped by way of life and distance, for rules such as a floor for the "
        "mountains; not an official division.",
        "",
    )
    for region in regions.REGIONS:
        printed = regions.INDH.get(region.code)
        yield (
            f"Regions: Spent last year, {region.name}",
            f"One year of INDH: {regions.how_known(region)}.",
            printed.url if printed else "",
        )


def province_notes() -> Iterator[Sequence[Cell]]:
    """How a region's money is brought down to its provinces."""
    yield ("Regions: Area", "The region of the province or prefecture.", HCP)
    yield (
        "Lines: last year's money of a province",
        "One year of INDH in its region, shared among its provinces by legal population "
        "(assumption). `Regions` leaves it blank: it is the sum of the province's lines.",
        HCP,
    )
    for region in regions.REGIONS:
        printed = regions.INDH.get(region.code)
        yield (
            f"Lines: one year of INDH in {region.name}",
            f"{regions.how_known(region)}: {regions.spent_last_year(region):,} dirham.",
            printed.url if printed else "",
        )
