"""The sheet `Notes` of the two Moroccan samples: the source of each figure, or "assumption"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import figures_projects as projects
import figures_regions as regions
import figures_sources as sources
from sheets import Cell, Table, table

HCP = "https://www.hcp.ma (RGPH 2024)"
CREDIT = "HCP (Haut-Commissariat au Plan), RGPH 2024"


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
            "HCP, 2014, as printed in the press",
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
            "https://www.leconomiste.com/flash-infos/phase-iii-de-l-indh-le-bilan-de-1re-annee ; "
            "Oriental: https://fr.allafrica.com/stories/202412040552.html ; "
            "payments of 2020: https://www.infomediaire.net/"
            "lindh-a-debloque-71-mdh-pour-lappui-a-lentreprenariat-en-2020/",
        ),
        *_cost_notes(),
        *(
            (f"Projects: {project.cells['Project type']}", project.source, project.url)
            for project in projects.PROJECTS
        ),
        (
            "Projects: Mobile saving",
            "31% of the cost of delivery (12.76 to 8.80), measured for mobile transfers in Niger. "
            "The delivery shares themselves are assumptions.",
            "",
        ),
        *((f"Budget: {name}", why, _budget_url(name)) for name, why in sources.WHY.items()),
        (
            "Settings: Follow-up, Price rise",
            "5% for follow-up and evaluation (programmes keep 3-10%); prices 2% a year: "
            "assumptions.",
            "",
        ),
        ("Rules", "All limits are assumptions; each row's Note says what it is for.", ""),
        (
            "Scenarios",
            "All changes and texts are assumptions, to be replaced: allocator compare works "
            "each of them out.",
            "",
        ),
    ]
    return table(("Subject", "Figure, rule or assumption", "Source"), rows)


def range_notes() -> Iterator[Sequence[Cell]]:
    """What the ranges stand on."""
    yield (
        "Ranges",
        "All assumptions, to be replaced: allocator simulate draws from them.",
        "",
    )


def _budget_url(name: str) -> str:
    return "https://maghress.com/alalam/43024" if name in sources.LAST_YEAR else ""


def _cost_notes() -> Iterator[Sequence[Cell]]:
    """One note for each printed cost in `Lines`."""
    names = {region.code: region.name for region in regions.REGIONS}
    for printed in projects.PRINTED_COSTS:
        yield (
            f"Lines: {names[printed.region]}, {printed.project}",
            f"{printed.cost:,} dirham a person: {printed.why}.",
            printed.url,
        )


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
