"""Every lever of the model, worked out by hand in a world of one region and one type.

Left alone it reaches 10 people a year, 20 in all: 100 a year at 10 a person.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Line, Project, Region, Settings, Source
from allocator.plan import Plan
from allocator.solving import solve

ALONE = Case(
    regions=(Region("A", 1000.0),),
    projects=(Project("P", 10.0),),
    sources=(Source("S", (100.0, 100.0)),),
    years=(2027, 2028),
)


def one(region: Region | None = None, project: Project | None = None, **rest: object) -> Case:
    """The world with its region, its type, or anything else replaced."""
    case = dataclasses.replace(ALONE, **rest)
    if region:
        case = dataclasses.replace(case, regions=(region,))
    return dataclasses.replace(case, projects=(project,)) if project else case


def source(**changes: object) -> tuple[Source, ...]:
    return (dataclasses.replace(ALONE.sources[0], **changes),)


def close(line: str) -> tuple[Line, ...]:
    return (Line("A", line, open=False),)


TWO_TYPES = (Project("Cheap", 10.0), Project("Dear", 20.0))
LOAN = Project("Loan", 10.0, years_to_repay=1)

#: (lever, case, people by hand, how)
PEOPLE = [
    ("nothing", ALONE, 20.0, "200 at 10"),
    ("eligible people", one(Region("A", 15.0)), 15.0, "each counted once over the years"),
    (
        "eligible people over groups",
        one(Region("A", 15.0), projects=TWO_TYPES),
        15.0,
        "each counted once over the groups",
    ),
    (
        "group reach",
        one(
            Region("A", 10.0),
            projects=(Project("V", 10.0, group="G", reach=0.5), Project("W", 10.0, group="G")),
        ),
        5.0,
        "half of 10, for both variants together",
    ),
    ("most people", one(lines=(Line("A", "P", most_people=4.0),)), 4.0, "4 started"),
    ("most per year", one(Region("A", 1000.0, most_per_year=30.0)), 6.0, "30 a year"),
    ("own share", one(project=Project("P", 10.0, own_share=0.4)), 100.0 / 3.0, "200 at 6"),
    ("cost factor", one(Region("A", 1000.0, cost_factor=2.0)), 10.0, "200 at 20"),
    ("price rise", one(settings=Settings(price_rise=0.25)), 18.0, "10, then 100 at 12.5"),
    (
        "line cost",
        one(Region("A", 1000.0, cost_factor=3.0), lines=(Line("A", "P", cost_per_person=5.0),)),
        40.0,
        "200 at 5, in place of 10 times 3",
    ),
    (
        "mobile saving",
        one(
            Region("A", 1000.0, mobile_share=0.5),
            Project("P", 10.0, delivery_share=0.5, mobile_saving=0.4),
        ),
        200.0 / 9.0,
        "10 · (1 - 0.5 · 0.4 · 0.5) = 9",
    ),
    (
        "delay of 6 months",
        one(Region("A", 1000.0, licence_months=6.0)),
        15.0,
        "5 and 5 of the first year's, 5 of the second's",
    ),
    (
        "delay of 15 months",
        one(Region("A", 1000.0, licence_months=3.0), Project("P", 10.0, startup_months=12.0)),
        7.5,
        "three quarters of the first year's 10, in the second",
    ),
    ("own costs", one(sources=source(own_costs=0.125)), 17.5, "87.5 a year"),
    (
        "follow-up",
        one(sources=source(own_costs=0.125), settings=Settings(follow_up=0.04)),
        16.8,
        "100 · 0.875 · 0.96 = 84 a year",
    ),
    (
        "carry over",
        one(
            Region("A", 1000.0, most_per_year=60.0),
            sources=source(amounts=(100.0, 0.0), carry_over=0.3),
        ),
        9.0,
        "60, and 30 of 100 carried",
    ),
    (
        "no carry over",
        one(Region("A", 1000.0, most_per_year=60.0), sources=source(amounts=(100.0, 0.0))),
        6.0,
        "60, and nothing waits",
    ),
    (
        "ladder from last year",
        one(sources=source(amounts=(None, None), last_year=80.0, yearly_rise=0.25)),
        22.5,
        "100, then 125",
    ),
    (
        "ladder from a filled year",
        one(sources=source(amounts=(80.0, None), last_year=1.0, yearly_rise=0.25)),
        18.0,
        "80, then 100",
    ),
    (
        "envelope",
        one(sources=source(amounts=(None, None), total=150.0), settings=Settings(price_rise=0.5)),
        15.0,
        "all 150 in the cheaper first year",
    ),
    (
        "envelope with a filled year",
        one(sources=source(amounts=(None, 60.0), total=150.0), settings=Settings(price_rise=0.5)),
        13.0,
        "90 at 10, 60 at 15",
    ),
    (
        "earmark by type",
        one(projects=TWO_TYPES, sources=source(projects=("Dear",))),
        10.0,
        "200 at 20",
    ),
    (
        "earmark by group",
        one(
            projects=(Project("Cheap", 10.0), Project("Dear", 20.0, group="Tools")),
            sources=source(projects=("Tools",)),
        ),
        10.0,
        "200 at 20",
    ),
    (
        "earmark by area",
        one(
            regions=(Region("A", 1000.0), Region("B", 1000.0, area="Far", cost_factor=4.0)),
            sources=source(regions=("Far",)),
        ),
        5.0,
        "200 at 40",
    ),
    ("closed line", one(projects=TWO_TYPES, lines=close("Cheap")), 10.0, "200 at 20"),
    (
        "loan with interest",
        one(project=dataclasses.replace(LOAN, interest=0.1), sources=source(amounts=(100.0, 0.0))),
        21.0,
        "100 lent, 110 back and lent again",
    ),
    (
        "loan with loss",
        one(project=dataclasses.replace(LOAN, loss=0.1), sources=source(amounts=(100.0, 0.0))),
        19.0,
        "100 lent, 90 back and lent again",
    ),
    (
        "repaid to",
        one(
            projects=(LOAN, Project("Grant", 20.0)),
            sources=(
                Source("Waqf", (100.0, 0.0), projects=("Loan",), repaid_to="Donor"),
                Source("Donor", (0.0, 0.0), projects=("Grant",)),
            ),
        ),
        15.0,
        "100 lent at 10; the donor grants the 100 that come back at 20",
    ),
    (
        "losses covered by",
        one(
            projects=(dataclasses.replace(LOAN, loss=0.1), Project("Grant", 1000.0)),
            sources=(
                Source("Waqf", (100.0, 0.0), projects=("Loan",), losses_covered_by="Donor"),
                Source("Donor", (0.0, 5.0), projects=("Grant",)),
            ),
        ),
        10.0,
        "5 covers the loss on 50 lent; 45 + 5 come back and are lent again; the rest waits",
    ),
]


@pytest.mark.parametrize(
    ("case", "people", "how"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE]
)
def test_people_by_hand(case: Case, people: float, how: str) -> None:
    assert solve(case).people == pytest.approx(people, rel=1e-9), how


def test_four_years_of_loans_with_grace() -> None:
    """Proves: 3 years, 1 of grace, 3 % lost a year, all lent again.

    By hand: 1 lent; 0.97² ÷ 2 = 0.47045 back in year 3 and lent; 0.97³ ÷ 2 = 0.4563365 back in
    year 4 and lent; the loan of year 3 is in grace. 1.9267865 people at 1 a person.
    Without the repayments: 1.
    """
    loan = Project("Loan", 1.0, years_to_repay=3, years_of_grace=1, loss=0.03)
    waqf = Source("Waqf", (1.0, 0.0, 0.0, 0.0))
    plan = solve(one(project=loan, sources=(waqf,), years=(1, 2, 3, 4)))
    assert plan.people == pytest.approx(1.9267865, rel=1e-9)


#: (what Maximise names, case, objective, people, how)
OBJECTIVES = [
    (
        "People kept going",
        one(
            projects=(Project("Bare", 10.0, kept_going=0.5), Project("Kept", 12.0, kept_going=0.9))
        ),
        15.0,
        50.0 / 3.0,
        "0.9 ÷ 12 beats 0.5 ÷ 10",
    ),
    (
        "Weighted people",
        one(regions=(Region("A", 1000.0), Region("B", 1000.0, cost_factor=2.0, weight=3.0))),
        30.0,
        10.0,
        "3 ÷ 20 beats 1 ÷ 10",
    ),
    (
        "Jobs",
        one(
            projects=(
                Project("Cheap", 10.0, jobs_per_person=0.1),
                Project("Dear", 20.0, jobs_per_person=0.5),
            )
        ),
        5.0,
        10.0,
        "0.5 ÷ 20 beats 0.1 ÷ 10",
    ),
]


@pytest.mark.parametrize(
    ("maximise", "case", "objective", "people", "how"), OBJECTIVES, ids=lambda x: str(x)[:20]
)
def test_objectives_by_hand(
    maximise: str, case: Case, objective: float, people: float, how: str
) -> None:
    plan = solve(dataclasses.replace(case, settings=Settings(maximise=maximise)))
    assert plan.objective == pytest.approx(objective, rel=1e-9), how
    assert plan.people == pytest.approx(people, rel=1e-9), how


def test_what_comes_after_the_last_year() -> None:
    """By hand: 6 months late, half of 2028's 10 people come after it; all of a loan is out."""
    late = solve(one(Region("A", 1000.0, licence_months=6.0)))
    assert late.pipeline == pytest.approx(5.0)
    lent = solve(one(project=LOAN))
    assert lent.capital_out == pytest.approx(200.0)


# Prefer


def money(plan: Plan, region: str) -> float:
    return sum(row.money for row in plan.rows if row.region == region)


def twins(prefer: str) -> Case:
    return one(
        regions=(
            Region("A", 100.0, spent_last_year=30.0),
            Region("B", 300.0, spent_last_year=10.0),
        ),
        settings=Settings(prefer=prefer),
    )


def test_steady_keeps_last_years_split() -> None:
    """By hand: any split reaches 20; last year's was three quarters and one, so 150 and 50."""
    plan = solve(twins("Steady"))
    assert plan.people == pytest.approx(20.0)
    assert (money(plan, "A"), money(plan, "B")) == pytest.approx((150.0, 50.0))


def test_even_covers_all_alike() -> None:
    """By hand: 20 people of 400 are 5 %: 5 of A's 100 and 15 of B's 300, so 50 and 150."""
    plan = solve(twins("Even"))
    assert plan.people == pytest.approx(20.0)
    assert (money(plan, "A"), money(plan, "B")) == pytest.approx((50.0, 150.0))


def test_cheap_spends_least() -> None:
    """By hand: all 15 people can be reached at 10 or at 20; at 10 it takes 150."""
    case = one(Region("A", 15.0), projects=TWO_TYPES, sources=source(amounts=(300.0, 300.0)))
    plan = solve(dataclasses.replace(case, settings=Settings(prefer="Cheap")))
    assert plan.people == pytest.approx(15.0)
    assert plan.money == pytest.approx(150.0)
