"""Samples whose optimum is known: on paper, from a published case, by arithmetic.

And, built from the smallest of them, well-formed workbooks that have no plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheets import Book, Cell, Percent, Table, table

LAAYOUNE = (
    "https://couscous.tech/2024/01/02/indh-malgre-le-bon-bilan-le-wali-de-laayoune-"
    "veut-encore-plus-dimplication-de-la-part-des-intervenants"
)
FOUR_REGIONS = (
    "https://github.com/parrsi01/data-science-and-ml "
    "(reports/projects/humanitarian_optimization/executive_summary.md)"
)

FIFTH = Percent(0.2)
RULES = ("Rule", "Region", "Project type", "Source", "Year", "Value", "Note")


def settings(title: str, currency: str) -> Table:
    """The sheet `Settings`."""
    rows = [["Title", title], ["Currency", currency], ["Language", "en"], ["Maximise", "People"]]
    return table(("Setting", "Value"), rows)


def notes(rows: Sequence[Sequence[Cell]]) -> Table:
    """The sheet `Notes`."""
    return table(("Subject", "Note", "Source"), rows)


def small() -> Book:
    """Two regions, two types, two years, one rule; solved on paper in `Notes`."""
    return {
        "Settings": settings("A plan worked out on paper", "MAD"),
        "Regions": table(
            ("Region", "Eligible people", "Spent last year", "Cost factor"),
            [["Coast", 2000, 60000, 1], ["Mountain", 1600, 40000, 1.25]],
        ),
        "Projects": table(
            ("Project type", "Cost per person", "Reach"),
            [["Training", 60, Percent(0.5)], ["Tools", 120, Percent(1)]],
        ),
        "Budget": table(("Source", "Kind", "2027", "2028"), [["Fund", "donor", 125000, 150000]]),
        "Rules": table(
            RULES,
            [
                [
                    "Growth at most",
                    "each",
                    None,
                    None,
                    None,
                    FIFTH,
                    "Gradual increase: a region's money grows by a fifth a year at most.",
                ]
            ],
        ),
        "Notes": notes(SMALL_ON_PAPER),
    }


def one_year_on() -> Book:
    """The small sample once its first year is over: training on the coast reached fewer."""
    book = small()
    del book["Notes"]
    happened: list[list[Cell]] = [
        ["Coast", "Training", 2027, 60000, 800, 60000, 1000],
        ["Coast", "Tools", 2027, 9000, 75, 12000, 100],
        ["Mountain", "Training", 2027, 45000, 600, 48000, 640],
    ]
    headings = ("Region", "Project type", "Year", "Spent", "People")
    return {**book, "Actuals": table((*headings, "Planned money", "Planned people"), happened)}


SMALL_ON_PAPER: tuple[tuple[Cell, ...], ...] = (
    ("About this workbook", "Made-up figures, small enough to be solved with a pencil."),
    (
        "Money, Coast",
        "60,000 last year. 2027: at most 60,000 × 1.2 = 72,000. 2028: at most 72,000 × 1.2 = "
        "86,400. Together 158,400.",
    ),
    (
        "Money, Mountain",
        "40,000 last year. 2027: at most 48,000. 2028: at most 57,600. Together 105,600.",
    ),
    (
        "Unspent",
        "2027: 125,000 − 72,000 − 48,000 = 5,000. 2028: 150,000 − 86,400 − 57,600 = 6,000. "
        "Spending less in 2027 would only lower what 2028 allows, so both grow as they may.",
    ),
    (
        "People, Coast",
        "Training is cheapest (60) and reaches at most half of 2,000: 1,000 people for 60,000. "
        "The other 98,400 buy tools at 120: 820 people. Together 1,820, below 2,000.",
    ),
    (
        "People, Mountain",
        "Costs are 1.25 times as high. Training at 75 for at most 800 people: 60,000. The other "
        "45,600 buy tools at 150: 304 people. Together 1,104, below 1,600.",
    ),
    ("The best plan", "1,820 + 1,104 = 2,924 people for 264,000 dirham; 11,000 stay unspent."),
    (
        "Price of the rule",
        "One point more (21%): Coast may spend 160,446, Mountain 106,964. That is 2,046 ÷ 120 + "
        "1,364 ÷ 150 = 17.05 + 9.0933 = 26.1433 more people.",
    ),
    (
        "Without the rule",
        "275,000 to spend. Training for 1,800 people costs 120,000; tools for 1,000 more people "
        "on the Coast 120,000, which reaches everyone there; the last 35,000 buy tools for "
        "233.33 people in the Mountain. Together 3,033.33 people: the pace costs 109.33 people.",
    ),
)


def four_regions() -> Book:
    """A published case: four regions, one budget, one year, one cost in each region."""
    figures = (
        ("Asia", 8033, 37.23),
        ("Middle East", 21212, 20.97),
        ("South America", 8758, 28.96),
        ("Africa", 10231, 23.30),
    )
    return {
        "Settings": settings("Four regions, one budget", "USD"),
        "Regions": table(
            ("Region", "Eligible people"), [[name, people] for name, people, _ in figures]
        ),
        "Projects": table(("Project type", "Cost per person"), [["Relief", 30]]),
        "Budget": table(("Source", "2027"), [["Appeal", 1000000]]),
        "Lines": table(
            ("Region", "Project type", "Cost per person"),
            [[name, "Relief", cost] for name, _, cost in figures],
        ),
        "Notes": notes(FOUR_REGIONS_ON_PAPER),
    }


FOUR_REGIONS_ON_PAPER: tuple[tuple[Cell, ...], ...] = (
    (
        "Figures",
        "People in need and cost per person of four regions, one budget of 1,000,000. The "
        "published result: 41,898 of 48,234 served, Asia 21.12%, the budget used to the end.",
        FOUR_REGIONS,
    ),
    (
        "Changed",
        "The year and the currency are ours. The cost per person stands in Lines; the 30 in "
        "Projects is only a placeholder that every line replaces.",
    ),
    (
        "On paper",
        "Cheapest first. Middle East 21,212 × 20.97 = 444,815.64. Africa 10,231 × 23.30 = "
        "238,382.30. South America 8,758 × 28.96 = 253,631.68. Left for Asia: 63,170.38 ÷ 37.23 "
        "= 1,696.76 people.",
    ),
    ("The best plan", "41,897.76 people; Asia 21.12% of its 8,033."),
)


def laayoune() -> Book:
    """INDH in one region: how far moving its four programmes by a quarter would reach."""
    figures = (
        ("Income and youth", 54_800_000, 2_915),
        ("Vulnerable people", 59_120_000, 14_177),
        ("Human capital", 31_350_000, 90_032),
        ("Infrastructure and basic services", 9_390_000, 12_943),
    )
    region = "Laâyoune-Sakia El Hamra"
    total = sum(money for _, money, _ in figures)
    growth, cut = "Growth at most", "Cut at most"
    why = "No programme moves by more than a quarter."
    each = [None, "each", None, None, Percent(0.25), why]
    return {
        "Settings": settings("INDH in Laâyoune-Sakia El Hamra: 154.66 million again", "MAD"),
        "Regions": table(
            ("Region", "Code", "Eligible people", "Spent last year"),
            [[region, "MA-11", 451_028, total]],
        ),
        "Projects": table(
            ("Project type", "Cost per project", "People per project"),
            [[name, money, people] for name, money, people in figures],
        ),
        "Budget": table(("Source", "2027"), [["INDH", total]]),
        "Lines": table(
            ("Region", "Project type", "Spent last year"),
            [[region, name, money] for name, money, _ in figures],
        ),
        "Rules": table(RULES, [[growth, *each], [cut, *each]]),
        "Notes": notes(LAAYOUNE_ON_PAPER),
    }


LAAYOUNE_ON_PAPER: tuple[tuple[Cell, ...], ...] = (
    (
        "Figures",
        "INDH's share by programme and the people it reached, 2019-2023: 154.66 million dirham, "
        "120,067 people. Here the five years are one: the same money, to be split again.",
        LAAYOUNE,
    ),
    (
        "Projects",
        "Each programme is one project type; its cost per person is its money ÷ its people "
        "(18,799, 4,170, 348 and 725 dirham).",
        LAAYOUNE,
    ),
    (
        "Regions: Eligible people",
        "The legal population; it does not bind.",
        "HCP (Haut-Commissariat au Plan), RGPH 2024, https://www.hcp.ma",
    ),
    ("Rules", "A quarter up or down for each programme: an assumption."),
    (
        "On paper",
        "The two cheapest grow by a quarter: human capital 39,187,500 (112,540 people), basic "
        "services 11,737,500 (16,178.75). The dearest falls by a quarter: income and youth "
        "41,100,000 (2,186.25). Vulnerable people get the rest, 62,635,000: 14,177 × 62.635 ÷ "
        "59.12 = 15,019.89.",
    ),
    ("The best plan", "145,924.9 people instead of 120,067, with the same money."),
)


def impossible() -> Mapping[str, Book]:
    """Well-formed workbooks without a plan, by name; `Notes` says why there is none."""
    return {
        "floors-above-the-budget": _with_rules(
            "Each region is promised 70,000 in 2027, together 140,000; the budget has 125,000.",
            ["Spend at least", "each", None, None, "2027", 70000],
            growth=None,
        ),
        "shares-above-100": _with_rules(
            "Each region is promised 60% of the money, together 120%; at least 1,000 is spent.",
            ["Share at least", "each", None, None, None, Percent(0.6)],
            ["Spend at least", None, None, None, None, 1000],
        ),
        "floor-on-a-closed-line": {
            **_with_rules(
                "Tools in the Mountain are closed in Lines, yet promised 10,000 in 2028.",
                ["Spend at least", "Mountain", "Tools", None, "2028", 10000],
            ),
            "Lines": table(("Region", "Project type", "Open"), [["Mountain", "Tools", "no"]]),
        },
        "coverage-above-reach": {
            **_with_rules(
                "Training reaches half, Tools a quarter: 80% of a region's people cannot be had.",
                ["Coverage at least", "each", None, None, None, Percent(0.8)],
                growth=None,
            ),
            "Projects": small()["Projects"].with_cell(3, "Reach", Percent(0.25)),
        },
        "envelope-below-its-years": {
            **_with_rules("The total is 200,000, the two filled years are 275,000."),
            "Budget": small()["Budget"].with_column("Total", 200000),
        },
        "growth-floors-above-the-money": _with_rules(
            "Each region must grow by 30% a year, together 130,000 and 169,000; the budget has "
            "125,000 and 150,000.",
            ["Growth at least", "each", None, None, None, Percent(0.3)],
            growth=Percent(0.4),
        ),
    }


def _with_rules(why: str, *rules: list[Cell], growth: Percent | None = FIFTH) -> Book:
    """The small workbook with other rules; growth: the pace of each region, None for none."""
    book = small()
    pace = [list(book["Rules"].with_cell(2, "Value", growth).rows[0])] if growth else []
    return {
        **book,
        "Rules": table(RULES, [*pace, *rules]),
        "Notes": notes([["No plan", why]]),
    }
