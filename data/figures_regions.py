"""The 12 regions of Morocco: the census of 2024, what INDH spent, and the assumptions.

People: HCP (Haut-Commissariat au Plan), RGPH 2024; multidimensional poverty: HCP, 2014, as
printed in the press. INDH money: as printed, source beside each figure. What is marked as
an assumption is nobody's figure: it is there to be replaced.
"""

from __future__ import annotations

from typing import NamedTuple


class Region(NamedTuple):
    """One region. poverty: % of people in multidimensional poverty, 2014."""

    code: str
    name: str
    area: str
    population: int
    adults: int
    employed: int
    poverty: float

    @property
    def without_work(self) -> int:
        """People aged 15 and over who have no work."""
        return self.adults - self.employed


class Terms(NamedTuple):
    """Assumptions for a region: none of these four is a printed figure.

    cost_factor: distance and thin markets; licence_months: from the committee's decision
    to the permit; mobile_share: payments by mobile money; room: most money per year as a
    multiple of last year's (0: no limit).
    """

    cost_factor: float
    licence_months: float
    mobile_share: float
    room: float


class Printed(NamedTuple):
    """INDH money of a region as printed, in million dirham over `years` years.

    share: INDH's own share (0 where only the whole cost is printed).
    """

    period: str
    years: int
    cost: float
    share: float
    url: str


NORTH, COAST, MOUNTAIN, SOUTH = "North", "Atlantic coast", "Mountain and oases", "South"

REGIONS = (
    Region("MA-01", "Tanger-Tétouan-Al Hoceima", NORTH, 4_030_222, 2_920_687, 1_084_743, 9.5),
    Region("MA-02", "Oriental", NORTH, 2_294_665, 1_697_423, 443_839, 9.5),
    Region("MA-03", "Fès-Meknès", NORTH, 4_467_911, 3_259_158, 971_039, 9.6),
    Region("MA-04", "Rabat-Salé-Kénitra", COAST, 5_132_639, 3_781_197, 1_308_894, 6.1),
    Region("MA-05", "Béni Mellal-Khénifra", MOUNTAIN, 2_525_801, 1_829_786, 498_974, 13.4),
    Region("MA-06", "Casablanca-Settat", COAST, 7_688_967, 5_711_064, 2_042_735, 4.1),
    Region("MA-07", "Marrakech-Safi", MOUNTAIN, 4_892_393, 3_503_939, 1_121_162, 11.3),
    Region("MA-08", "Drâa-Tafilalet", MOUNTAIN, 1_655_623, 1_143_366, 307_424, 10.0),
    Region("MA-09", "Souss-Massa", COAST, 3_020_431, 2_216_857, 730_680, 7.2),
    Region("MA-10", "Guelmim-Oued Noun", SOUTH, 448_685, 306_276, 78_507, 6.2),
    Region("MA-11", "Laâyoune-Sakia El Hamra", SOUTH, 451_028, 298_872, 101_703, 1.7),
    Region("MA-12", "Dakhla-Oued Ed-Dahab", SOUTH, 219_965, 137_824, 75_016, 3.8),
)

#: HCP's published national rate of 2014, against which the poverty weights are set.
NATIONAL_POVERTY = 8.2

TERMS = {
    "MA-01": Terms(1.05, 2, 0.30, 0),
    "MA-02": Terms(1.05, 2, 0.25, 0),
    "MA-03": Terms(1.00, 2, 0.25, 0),
    "MA-04": Terms(1.00, 1, 0.40, 0),
    "MA-05": Terms(1.10, 3, 0.20, 0),
    "MA-06": Terms(1.00, 1, 0.45, 0),
    "MA-07": Terms(1.05, 2, 0.30, 0),
    "MA-08": Terms(1.15, 3, 0.15, 0),
    "MA-09": Terms(1.00, 2, 0.30, 0),
    "MA-10": Terms(1.15, 3, 0.20, 1.60),
    "MA-11": Terms(1.25, 3, 0.25, 1.40),
    "MA-12": Terms(1.30, 4, 0.25, 1.60),
}

INDH = {
    "MA-01": Printed(
        "2019-2023",
        5,
        2061.0,
        1780.0,
        "http://www.mapexpress.ma/actualite/societe-et-regions/"
        "indhregion-du-nord-2-mmdh-financer-4-147-projets-2019-2023/",
    ),
    "MA-02": Printed(
        "2019-2021",
        3,
        856.0,
        718.0,
        "http://www.mapexpress.ma/actualite/societe-et-regions/"
        "indhoriental-936-projets-programmes-en-2019-2021-856-mdh/",
    ),
    "MA-05": Printed(
        "2019-2022",
        4,
        1500.0,
        0,
        "http://www.mapexpress.ma/actualite/societe-et-regions/"
        "indh-programmation-2328-projets-beni-mellal-khenifra-cout-1-5-mmdh-"
        "au-titre-2019-2022/",
    ),
    "MA-06": Printed(
        "2019-2024",
        6,
        4300.0,
        3000.0,
        "https://maroc-diplomatique.net/casablanca-settat-8-200-projets-de-lindh-"
        "programmes-entre-2019-2024-pour-un-budget-de-43-mmdh",
    ),
    "MA-07": Printed(
        "2019-2021", 3, 1400.0, 0, "https://fr.allafrica.com/stories/202207280195.html"
    ),
    "MA-08": Printed(
        "2019-2022",
        4,
        1205.0,
        1141.0,
        "http://www.mapexpress.ma/actualite/societe-et-regions/"
        "draa-tafilalet-2-595-projets-indh-realises-2019-2022/",
    ),
    "MA-09": Printed(
        "2024", 1, 269.76, 236.84, "https://fr.allafrica.com/stories/202412310430.html"
    ),
    "MA-11": Printed(
        "2019-2023",
        5,
        195.44,
        154.66,
        "https://couscous.tech/2024/01/02/indh-malgre-le-bon-bilan-le-wali-de-laayoune-"
        "veut-encore-plus-dimplication-de-la-part-des-intervenants",
    ),
    "MA-12": Printed("2019-2021", 3, 51.0, 0, "https://fr.allafrica.com/stories/202202150555.html"),
}

#: Money by programme (basic services, vulnerable people, income and youth, human capital),
#: in any unit: only the shares are used. Elsewhere the national envelopes of phase III.
NATIONAL_SPLIT = (4.0, 4.0, 4.0, 6.0)
PRINTED_SPLIT = {
    "MA-01": (359.0, 327.1, 442.1, 932.8),
    "MA-02": (60.19, 53.7, 78.12, 66.59),
    "MA-11": (9.39, 59.12, 54.8, 31.35),
}


def share_of_cost() -> float:
    """INDH's share of the whole cost, over the regions for which both are printed."""
    both = [printed for printed in INDH.values() if printed.share]
    return sum(printed.share for printed in both) / sum(printed.cost for printed in both)


def per_head() -> float:
    """Dirham a head and year that INDH pays, over the regions for which its share is printed."""
    both = {code: printed for code, printed in INDH.items() if printed.share}
    people = {region.code: region.population for region in REGIONS}
    yearly = sum(printed.share / printed.years for printed in both.values())
    return yearly * 1e6 / sum(people[code] for code in both)


def spent_last_year(region: Region) -> int:
    """INDH's money in a region in one year, in whole dirham; the rule is in `Notes`."""
    printed = INDH.get(region.code)
    if printed is None:
        return round(region.population * per_head())
    share = printed.share or printed.cost * share_of_cost()
    return round(share / printed.years * 1e6)


def how_known(region: Region) -> str:
    """In words, where the region's money of last year comes from."""
    printed = INDH.get(region.code)
    if printed is None:
        return (
            f"assumption, for no figure is printed: {per_head():.2f} dirham a head, the mean "
            "of the regions whose INDH share is printed"
        )
    years = f"{printed.period}, ÷ {printed.years} years" if printed.years > 1 else printed.period
    if printed.share:
        return f"INDH's share {printed.share:,.2f} million dirham ({years})"
    return (
        f"whole cost {printed.cost:,.2f} million dirham ({years}) "
        f"× {share_of_cost():.1%} (INDH's share where both are printed)"
    )
