"""Project types: cost, reach, women, youth, survival, delays, loan terms, and where from.

Each type is one row of `Projects` and one row of `Notes`. Costs are whole costs: where INDH
pays 60 % and the holder brings 40 %, a printed INDH amount is divided by 0.6.
"""

from __future__ import annotations

from typing import NamedTuple

from sheets import Cell, Percent

LAAYOUNE = (
    "https://couscous.tech/2024/01/02/indh-malgre-le-bon-bilan-le-wali-de-laayoune-"
    "veut-encore-plus-dimplication-de-la-part-des-intervenants"
)

BASIC, VULNERABLE, HUMAN = "Basic services", "Vulnerable people", "Human capital"
INCOME, INCOME_WITH = "Income activity", "Income activity, accompanied"
COOPERATIVE, ENTERPRISE = "Cooperative", "Enterprise, accompanied"
ENTERPRISE_LOAN, MICROCREDIT = "Enterprise loan, interest-free", "Microcredit"
WORKSHOP, TOOLS = "Family workshop loan (qard hasan)", "Family tools (zakat)"

#: Groups: variants of one thing, which share a reach.
GROUP_INCOME, GROUP_ENTERPRISE, GROUP_FAMILY = "Income", "Enterprise", "Productive family"

#: The types that give an income, as a selector.
EARNING = ";".join((GROUP_INCOME, COOPERATIVE, GROUP_ENTERPRISE, MICROCREDIT, GROUP_FAMILY))

#: The types that INDH paid last year, and how its four programmes fall on them. Programme 3
#: is shared like the national payments of 2020 (entrepreneurship 71, income 28 million),
#: with 15 % taken out for cooperatives: an assumption.
BY_PROGRAMME = (
    {BASIC: 1.0},
    {VULNERABLE: 1.0},
    {ENTERPRISE: 0.85 * 71 / 99, INCOME: 0.85 * 28 / 99, COOPERATIVE: 0.15},
    {HUMAN: 1.0},
)


class Project(NamedTuple):
    """One row of `Projects` (cells by heading) and what `Notes` says of it."""

    cells: dict[str, Cell]
    source: str
    url: str = ""


HEADINGS = (
    "Project type",
    "Cost per person",
    "Cost per project",
    "People per project",
    "Own share",
    "Group",
    "Reach",
    "Women",
    "Youth",
    "Jobs per person",
    "Kept going",
    "Start-up months",
    "Delivery share",
    "Mobile saving",
    "Years to repay",
    "Years of grace",
    "Interest",
    "Loss",
)


def _people(reach: int, women: int, youth: int, jobs: float, kept: int) -> dict[str, Cell]:
    """The shares of people, in points."""
    return {
        "Reach": Percent(reach / 100),
        "Women": Percent(women / 100),
        "Youth": Percent(youth / 100),
        "Jobs per person": jobs,
        "Kept going": Percent(kept / 100),
    }


def _delivery(months: float, share: int) -> dict[str, Cell]:
    """Start-up, the delivery's share of cost, and what mobile payment saves of it."""
    saving = Percent(0.31) if share else None
    return {
        "Start-up months": months,
        "Delivery share": Percent(share / 100) if share else None,
        "Mobile saving": saving,
    }


def _loan(years: int, grace: int, interest: float, loss: float) -> dict[str, Cell]:
    """Loan terms; interest and loss in % a year."""
    return {
        "Years to repay": years,
        "Years of grace": grace,
        "Interest": Percent(interest / 100),
        "Loss": Percent(loss / 100),
    }


OWN = {"Own share": Percent(0.4)}

PROJECTS = (
    Project(
        {
            "Project type": BASIC,
            "Cost per person": 917,
            **_people(37, 50, 22, 0, 100),
            **_delivery(4, 0),
        },
        "Cost: programme 1 in 2019, 682 million dirham for 744,000 people, nationwide. Reach: "
        "37% of Moroccans live in rural communes (HCP, RGPH 2024). Women 50%, youth 22%: the "
        "population (RGPH 2024). Start-up: assumption.",
        "https://www.leconomiste.com/flash-infos/phase-iii-de-l-indh-le-bilan-de-1re-annee",
    ),
    Project(
        {
            "Project type": VULNERABLE,
            "Cost per person": 4170,
            **_people(15, 55, 25, 0, 100),
            **_delivery(2, 15),
        },
        "Cost: programme 2, Laâyoune-Sakia El Hamra 2019-2023, 59.12 million dirham for 14,177 "
        "people (Al Haouz 2024: 4,228). The rest: assumption.",
        LAAYOUNE,
    ),
    Project(
        {
            "Project type": HUMAN,
            "Cost per person": 1400,
            **_people(40, 60, 35, 0, 100),
            **_delivery(2, 10),
        },
        "Cost: assumption, four times the 348 dirham of Laâyoune-Sakia El Hamra: a project of "
        "programme 4 costs 1,188,300 dirham in Tanger-Tétouan-Al Hoceima, 220,800 in Laâyoune. "
        "The rest: assumption.",
        LAAYOUNE,
    ),
    Project(
        {
            "Project type": INCOME,
            "Cost per person": 21018,
            **OWN,
            "Group": GROUP_INCOME,
            **_people(13, 38, 45, 1, 83),
            **_delivery(4, 8),
        },
        "Cost: income improvement 2020, nationwide, 64.4 million dirham for 3,064 people. Own "
        "share: INDH pays at most 60%. Reach: 13% of adults without work are unemployed (RGPH "
        "2024). Kept going: small firms close at about 8.3% a year, 83% are left after 24 "
        "months. Women, youth, jobs, months: assumption.",
        "https://leseco.ma/maroc/"
        "indh-lentrepreneuriat-et-les-activites-generatrices-de-revenus-prioritaires.html",
    ),
    Project(
        {
            "Project type": INCOME_WITH,
            "Cost per person": 22069,
            **OWN,
            "Group": GROUP_INCOME,
            **_people(13, 42, 50, 1.1, 92),
            **_delivery(5, 8),
        },
        "Cost: as above and 5% for accompaniment (INDH's call for projects of 2018). Kept going "
        "92%: assumption; it pays where 92 ÷ 83 is more than 1.05.",
        "https://lematin.ma/journal/2018/"
        "appel-projets-cadre-programme-transversal-lindh-lannee-2018/299929.html",
    ),
    Project(
        {
            "Project type": COOPERATIVE,
            "Cost per project": 300000,
            "People per project": 5,
            **OWN,
            **_people(2, 60, 30, 1, 90),
            **_delivery(6, 5),
        },
        "Cost: 60,000 dirham a person (Kénitra 2019-2024, 8.16 million for 136 people), with "
        "five founders: 300,000 dirham a cooperative (Taounate: 288,889). The rest: assumption.",
        "https://varpresse.ma/?p=69710",
    ),
    Project(
        {
            "Project type": ENTERPRISE,
            "Cost per person": 89055,
            **OWN,
            "Group": GROUP_ENTERPRISE,
            **_people(3, 32, 75, 3.35, 92),
            **_delivery(6, 5),
        },
        "Cost: Kénitra 2019-2024, 61.27 million dirham for 688 people; INDH's 60% is below its "
        "limit of 100,000 a person. Jobs: 3,244 for 969 people (nationwide, 2020). Women: 68 of "
        "213 projects (Meknès 2021-2023). The rest: assumption.",
        "https://varpresse.ma/?p=69710 ; https://www.infomediaire.net/"
        "lindh-a-debloque-71-mdh-pour-lappui-a-lentreprenariat-en-2020/ ; "
        "https://laboress-afrique.org/spip.php?article664",
    ),
    Project(
        {
            "Project type": ENTERPRISE_LOAN,
            "Cost per person": 46154,
            "Group": GROUP_ENTERPRISE,
            **_people(3, 30, 60, 2, 83),
            **_delivery(4, 5),
            **_loan(10, 2, 0, 3),
        },
        "Cost: Sidi Slimane 2019-2023, 6 million dirham for 130 people. Terms like Forsa's: "
        "no interest, 10 years, 2 of grace. Loss 3% a year and the rest: assumption.",
        "http://www.mapexpress.ma/actualite/societe-et-regions/"
        "sidi-slimane-180-projets-inities-lindh-2019-2023/",
    ),
    Project(
        {
            "Project type": MICROCREDIT,
            "Cost per person": 7286,
            **_people(13, 43, 30, 0.3, 83),
            **_delivery(1, 12),
            **_loan(2, 0, 12, 3),
        },
        "Cost: Al Amana, end of 2019, 2.55 billion dirham out on 350,000 loans, 43% to women. "
        "Reach: 13% took a microcredit that was offered in rural Morocco. Interest 12% is what "
        "is left for lending of a yield of 27% (median, 2011) after the lender's costs: "
        "assumption. The rest: assumption.",
        "https://finance-inclusive.ma/"
        "al-amana-microfinance-244-milliards-de-dh-de-prets-debloques-en-2019",
    ),
    Project(
        {
            "Project type": WORKSHOP,
            "Cost per person": 25000,
            "Group": GROUP_FAMILY,
            **_people(5, 60, 30, 1, 83),
            **_delivery(2, 8),
            **_loan(3, 1, 0, 3),
        },
        "Cost: about 2,500 dollars, the smallest family project of DEEP (Palestine, 2008). No "
        "interest, 3 years, 1 of grace, loss 3%: assumption. The rest: assumption.",
        "https://maannews.net/news/116816.html",
    ),
    Project(
        {
            "Project type": TOOLS,
            "Cost per person": 10000,
            "Group": GROUP_FAMILY,
            **_people(5, 65, 25, 0.5, 83),
            **_delivery(2, 10),
        },
        "Cost: assumption. Zakat may buy tools, shops, machines whose ownership passes to the "
        "entitled (IIFA, resolutions 15 and 165). The rest: assumption.",
    ),
)

AL_HAOUZ = "https://fr.allafrica.com/stories/202501130624.html"


class PrintedCost(NamedTuple):
    """A line's printed cost, in dirham a person; province: it holds there alone ("" for all)."""

    region: str
    project: str
    cost: int
    why: str
    url: str
    province: str = ""


PRINTED_COSTS = (
    PrintedCost("MA-11", BASIC, 725, "9.39 million dirham for 12,943 people, 2019-2023", LAAYOUNE),
    PrintedCost(
        "MA-11", VULNERABLE, 4170, "59.12 million dirham for 14,177 people, 2019-2023", LAAYOUNE
    ),
    PrintedCost("MA-11", HUMAN, 348, "31.35 million dirham for 90,032 people, 2019-2023", LAAYOUNE),
    PrintedCost(
        "MA-11",
        INCOME,
        31332,
        "54.8 million dirham of INDH for 2,915 people, 2019-2023, are 18,799 a person, which is "
        "the 60% that INDH pays",
        LAAYOUNE,
    ),
    PrintedCost("MA-11", INCOME_WITH, 32899, "as above and 5% for accompaniment", LAAYOUNE),
    PrintedCost(
        "MA-07",
        VULNERABLE,
        4228,
        "Al Haouz 2024, 7.64 million dirham for 1,807 people",
        AL_HAOUZ,
        "Al Haouz",
    ),
)
