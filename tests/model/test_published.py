"""Published cases with their stated answers."""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve

FOUR = [
    ("Asia", 8033.0, 37.23),
    ("Middle East", 21212.0, 20.97),
    ("South America", 8758.0, 28.96),
    ("Africa", 10231.0, 23.30),
]
LAAYOUNE = [
    ("Income and youth", 54.8e6, 2915.0),
    ("Vulnerable people", 59.12e6, 14177.0),
    ("Human capital", 31.35e6, 90032.0),
    ("Infrastructure", 9.39e6, 12943.0),
]


def four_regions(budget: float, rules: tuple[Rule, ...] = ()) -> Case:
    regions = tuple(Region(name, people, cost_factor=cost) for name, people, cost in FOUR)
    donor = Source("Donor", (2e6,)) if rules else Source("Donor", (budget,))
    return Case(regions, (Project("Aid", 1.0),), (donor,), (2027,), rules=rules)


@pytest.mark.parametrize(
    ("budget", "people"),
    [(5e5, 23580.4275), (7.5e5, 33749.7010), (1e6, 41897.7601), (1.25e6, 48234.0)],
)
def test_four_regions(budget: float, people: float) -> None:
    assert solve(four_regions(budget)).people == pytest.approx(people, abs=1e-4)


def test_one_more_unit_of_a_million_reaches_asia() -> None:
    """By hand: Asia is the last to be served, at 37.23: one more unit reaches 1 ÷ 37.23."""
    plan = solve(four_regions(1e6, (Rule("Spend at most", 1e6),)))
    assert plan.people == pytest.approx(41897.7601, abs=1e-4)
    assert plan.rules[0].price == pytest.approx(0.02686, abs=5e-6)
    assert plan.rules[0].price == pytest.approx(1.0 / 37.23, rel=1e-6)


def laayoune(value: float) -> Case:
    return Case(
        (Region("Laâyoune-Sakia El Hamra", 1e7),),
        tuple(Project(name, money / people) for name, money, people in LAAYOUNE),
        (Source("INDH", (154.66e6,)),),
        (2027,),
        lines=tuple(
            Line("Laâyoune-Sakia El Hamra", name, spent_last_year=money)
            for name, money, _ in LAAYOUNE
        ),
        rules=(
            Rule("Growth at most", value, project="each"),
            Rule("Cut at most", value, project="each"),
        ),
    )


def test_laayoune_as_it_was_split() -> None:
    assert solve(laayoune(0.0)).people == pytest.approx(120067.0, rel=1e-9)


def test_laayoune_with_a_quarter_up_or_down() -> None:
    assert solve(laayoune(0.25)).people == pytest.approx(145924.9, abs=0.05)


def test_one_unit_lent_again_for_five_years() -> None:
    """Proves: what comes back is lent again.

    By hand: two equal instalments and 3 % lost a year: of each 1 lent, 0.97 ÷ 2 = 0.485 is
    back after one year and 0.97² ÷ 2 = 0.47045 after two. Lent: 1; 0.485; 0.485² + 0.47045;
    and so on, each year from the two before it; 3.3697 in all.
    """
    lent = [1.0, 0.485]
    for _ in range(3):
        lent.append(0.485 * lent[-1] + 0.47045 * lent[-2])
    assert sum(lent) == pytest.approx(3.3697, abs=5e-5)
    case = Case(
        (Region("A", 100.0),),
        (Project("Loan", 1.0, years_to_repay=2, loss=0.03),),
        (Source("Fund", (1.0, 0.0, 0.0, 0.0, 0.0)),),
        (1, 2, 3, 4, 5),
    )
    assert solve(case).money == pytest.approx(sum(lent), rel=1e-9)
