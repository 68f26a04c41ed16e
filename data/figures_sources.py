"""Sources of money of the two Moroccan samples, and why each is there.

Amounts are in dirham. The state, the communes and international co-operation share last
year's money as they shared INDH's second phase, 2011-2015: 9.4 + 1, 5.6 and 1 of 17 billion
(https://maghress.com/alalam/43024). Amounts to come are assumptions.
"""

from __future__ import annotations

from figures_projects import (
    BASIC,
    COOPERATIVE,
    ENTERPRISE,
    ENTERPRISE_LOAN,
    GROUP_INCOME,
    HUMAN,
    MICROCREDIT,
    TOOLS,
    VULNERABLE,
    WORKSHOP,
)
from sheets import Cell, Percent

YEARS = ("2027", "2028", "2029", "2030", "2031")
MILLION = 1_000_000

STATE, COMMUNES, DONOR = "INDH, state budget", "Local authorities", "Partner donor"
ENVELOPE, ZAKAT = "Mountain and South envelope", "Zakat fund"
WAQF, LENDER = "Cash waqf", "Microcredit loan fund"

#: What each paid of last year's money, in 17ths.
LAST_YEAR = {STATE: 10.4, COMMUNES: 5.6, DONOR: 1.0}

#: Amounts in million dirham; None is a blank year.
AMOUNTS: dict[str, tuple[float | None, ...]] = {
    STATE: (2050, 2150, 2260, 2370, 2490),
    COMMUNES: (1060, 1090, 1120, 1150, 1180),
    DONOR: (None,) * 5,
    ENVELOPE: (None,) * 5,
    ZAKAT: (60, 65, 70, 75, 80),
    WAQF: (60, 60, 0, 0, 0),
    LENDER: (120, 60, 0, 0, 0),
}

HEADINGS = (
    "Source",
    "Kind",
    "Last year",
    *YEARS,
    "Yearly rise",
    "Total",
    "Projects",
    "Regions",
    "Own costs",
    "Carry over",
    "Repaid to",
    "Losses covered by",
)

TERMS: dict[str, dict[str, Cell]] = {
    STATE: {
        "Kind": "government",
        "Projects": ";".join(
            (BASIC, VULNERABLE, HUMAN, GROUP_INCOME, COOPERATIVE, ENTERPRISE),
        ),
        "Carry over": Percent(0.1),
    },
    COMMUNES: {"Kind": "government", "Projects": ";".join((BASIC, VULNERABLE, HUMAN))},
    DONOR: {
        "Kind": "donor",
        "Yearly rise": Percent(0.08),
        "Projects": ";".join((HUMAN, GROUP_INCOME, COOPERATIVE, ENTERPRISE)),
        "Carry over": Percent(0.2),
    },
    ENVELOPE: {
        "Kind": "donor",
        "Total": 900 * MILLION,
        "Projects": ";".join((BASIC, HUMAN, GROUP_INCOME, COOPERATIVE)),
        "Own costs": Percent(0.02),
    },
    ZAKAT: {
        "Kind": "zakat",
        "Projects": TOOLS,
        "Own costs": Percent(0.125),
        "Carry over": Percent(0.5),
    },
    WAQF: {
        "Kind": "waqf",
        "Projects": f"{WORKSHOP};{ENTERPRISE_LOAN}",
        "Carry over": Percent(1.0),
        "Repaid to": WAQF,
        "Losses covered by": DONOR,
    },
    LENDER: {
        "Kind": "loan fund",
        "Projects": MICROCREDIT,
        "Carry over": Percent(1.0),
        "Repaid to": LENDER,
    },
}

WHY = {
    STATE: "10.4 of 17 parts of last year's money (state and public establishments, phase II). "
    "Rises about 5% a year: assumption. Grants only.",
    COMMUNES: "5.6 of 17 parts of last year's money. Rises about 3% a year: assumption. What "
    "communes are charged with: services, care, school.",
    DONOR: "1 of 17 parts of last year's money. The donor's ladder: 8% more each year, an "
    "assumption. It also pays the waqf's losses.",
    ENVELOPE: "A loan or grant for the interior and the South, 900 million dirham over five "
    "years: assumption. The plan decides how much of it each year.",
    ZAKAT: "Assumption. Own costs 12.5% is the cap that BAZNAS (Indonesia) sets for the amil; "
    "it is a cell to change, not an opinion.",
    WAQF: "Assumption. Loans without interest only; what comes back is lent again; losses are "
    "paid by the partner donor, so that the capital stays whole.",
    LENDER: "Assumption. Lends again what comes back.",
}
