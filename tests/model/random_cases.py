"""Small random questions for hypothesis: few rows, round numbers, many ties.

Ties are wanted: where costs are equal many plans are best, and that is where the order of
rows, a preference or a second solver could show.
"""

from __future__ import annotations

import dataclasses

from hypothesis import strategies as st

from allocator.case import Case, Line, Project, Region, Rule, Source
from tests.cases import question

REGIONS, TYPES, SOURCES = ("East", "North", "West"), ("Bees", "Cash", "Tools"), ("Fund", "Old", "Z")
HALF = st.sampled_from([0.0, 0.0, 0.0, 0.5])


def region(name: str) -> st.SearchStrategy[Region]:
    return st.builds(
        Region,
        name=st.just(name),
        eligible=st.sampled_from([40.0, 100.0, 1000.0]),
        area=st.sampled_from(["", "Coast"]),
        spent_last_year=st.sampled_from([0.0, 100.0, 300.0]),
        cost_factor=st.sampled_from([1.0, 1.0, 1.5]),
        weight=st.sampled_from([1.0, 1.0, 2.0]),
        most_per_year=st.sampled_from([None, None, 400.0]),
        licence_months=st.sampled_from([0.0, 0.0, 6.0]),
    )


def project(name: str) -> st.SearchStrategy[Project]:
    plain = st.builds(
        Project,
        name=st.just(name),
        cost_per_person=st.sampled_from([10.0, 10.0, 20.0]),
        group=st.sampled_from(["", "Stall"]),
        reach=st.none(),
        women=st.sampled_from([0.2, 0.5, 0.8]),
        youth=st.sampled_from([0.3, 0.6]),
        jobs_per_person=st.sampled_from([0.5, 1.0, 2.0]),
        kept_going=st.sampled_from([0.5, 0.9]),
        startup_months=st.sampled_from([0.0, 0.0, 3.0, 12.0]),
        own_share=HALF,
    )
    loan = st.builds(
        Project,
        name=st.just(name),
        cost_per_person=st.sampled_from([10.0, 20.0]),
        reach=st.sampled_from([None, 0.5]),
        women=st.just(0.5),
        youth=st.just(0.5),
        jobs_per_person=st.just(1.0),
        years_to_repay=st.sampled_from([1, 2]),
        interest=st.sampled_from([0.0, 0.1]),
        loss=st.sampled_from([0.0, 0.1]),
    )
    return st.one_of(plain, plain, loan)


def source(name: str, years: int) -> st.SearchStrategy[Source]:
    filled = st.tuples(*[st.sampled_from([0.0, 500.0, 1000.0])] * years)
    given_sums = {
        "name": st.just(name),
        "kind": st.sampled_from(["", "gift"]),
        "last_year": st.sampled_from([100.0, 600.0]),
        "own_costs": st.sampled_from([0.0, 0.0, 0.1]),
        "carry_over": HALF,
        "projects": st.sampled_from([(), (), (TYPES[0],)]),
        "regions": st.sampled_from([(), (), (REGIONS[0],)]),
        "repaid_to": st.sampled_from(["", SOURCES[0]]),
        "losses_covered_by": st.just("") if name == SOURCES[0] else st.sampled_from(["", "Fund"]),
    }
    open_years = st.just((None,) * years)
    total = st.sampled_from([500.0, 1500.0])
    return st.one_of(
        st.builds(Source, amounts=filled, **given_sums),
        st.builds(Source, amounts=filled, **given_sums),
        st.builds(Source, amounts=open_years, total=total, **given_sums),
        st.builds(Source, amounts=open_years, yearly_rise=st.just(0.2), **given_sums),
    )


YEAR = st.sampled_from(["", "each", "all", "2027"])
ONE_YEAR = st.sampled_from(["", "2027"])
PACE = st.sampled_from([-0.2, 0.1, 0.5])
SHARE = st.sampled_from([0.2, 0.4, 0.6])
MANY = st.sampled_from([5.0, 10.0, 30.0])

RULE = st.one_of(
    st.builds(
        Rule,
        kind=st.just("Growth at most"),
        value=PACE,
        region=st.sampled_from(["", "each", "East"]),
        year=ONE_YEAR,
        step=st.sampled_from([0.0, 50.0]),
        step_per_person=st.sampled_from([0.0, 0.5]),
    ),
    st.builds(
        Rule, kind=st.just("Growth at most"), value=PACE, source=st.sampled_from(["Fund", "each"])
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["Growth at least", "Cut at most"]),
        value=st.sampled_from([0.2, 0.5]),
        region=st.sampled_from(["", "East"]),
        year=ONE_YEAR,
    ),
    st.builds(
        Rule,
        kind=st.just("Step at most"),
        value=st.sampled_from([50.0, 200.0]),
        region=st.sampled_from(["", "each"]),
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["Spend at most", "Spend at least"]),
        value=st.sampled_from([50.0, 200.0]),
        region=st.sampled_from(["East", "each"]),
        source=st.sampled_from(["", "", "Fund"]),
        year=YEAR,
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["Share at most", "Share at least"]),
        value=SHARE,
        region=st.sampled_from(["East", "each"]),
        project=st.just("Bees"),
        source=st.sampled_from(["", "Fund"]),
        of=st.sampled_from(["", "same region", "same project type"]),
        year=YEAR,
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["People at most", "People at least", "Jobs at least"]),
        value=MANY,
        region=st.sampled_from(["", "each", "East"]),
        year=YEAR,
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["Coverage at least", "Women at least", "Youth at least"]),
        value=st.sampled_from([0.05, 0.2, 0.5]),
        region=st.sampled_from(["", "each", "East"]),
        year=YEAR,
    ),
)


@st.composite
def cases(draw: st.DrawFn, least: int = 1, most: int = 3, rules: int = 1) -> Case:
    """A question with so many of everything, and at least so many rules; most have a plan."""
    years = draw(st.integers(1, most))
    regions = [draw(region(name)) for name in REGIONS[: draw(st.integers(least, most))]]
    types = [draw(project(name)) for name in TYPES[: draw(st.integers(least, most))]]
    sources = [draw(source(name, years)) for name in SOURCES[: draw(st.integers(1, most))]]
    line = Line(
        "East", "Bees", most_people=draw(st.sampled_from([None, 30.0])), open=draw(st.booleans())
    )
    return question(
        regions,
        types,
        sources,
        draw(st.lists(RULE, min_size=rules, max_size=most, unique_by=repr)),
        [line] if draw(st.booleans()) else [],
        maximise=draw(st.sampled_from(["People", "People", "People kept going", "Jobs"])),
        prefer=draw(st.sampled_from(["Steady", "Even", "Cheap"])),
        price_rise=draw(st.sampled_from([0.0, 0.1])),
    )


EAST = st.sampled_from(["", "each", "East"])
BEES = st.sampled_from(["", "each", "Bees"])
WHOLE_RULE = st.one_of(
    st.builds(
        Rule,
        kind=st.just("If funded at least"),
        value=st.sampled_from([150.0, 250.0, 400.0]),
        region=EAST,
        project=BEES,
        source=st.sampled_from(["", "", "Fund", "each"]),
        year=ONE_YEAR,
    ),
    st.builds(
        Rule,
        kind=st.just("Whole projects of"),
        value=st.sampled_from([8.0, 12.5, 15.0]),
        region=EAST,
        project=BEES,
        year=ONE_YEAR,
    ),
    st.builds(
        Rule,
        kind=st.just("Lines at most"),
        value=st.sampled_from([1.0, 1.0, 2.0]),
        region=EAST,
        project=BEES,
        year=ONE_YEAR,
    ),
    st.builds(
        Rule,
        kind=st.sampled_from(["Only with", "Not with"]),
        value=st.sampled_from(["Cash", "East · Cash", "North · Cash"]),
        region=EAST,
        project=st.sampled_from(["", "Bees"]),
        year=ONE_YEAR,
    ),
    st.builds(
        Rule,
        kind=st.just("Coverage gap at most"),
        value=st.sampled_from([0.0, 0.1, 0.3]),
        project=BEES,
        year=YEAR,
    ),
)


@st.composite
def whole_cases(draw: st.DrawFn) -> Case:
    """Two regions and two types, and one or two of the rules above beside any others."""
    case = draw(cases(2, 2, 0))
    rules = draw(st.lists(WHOLE_RULE, min_size=1, max_size=2, unique_by=repr))
    settings = dataclasses.replace(case.settings, use_weights=draw(st.booleans()))
    numbered = (
        dataclasses.replace(rule, row=row)
        for row, rule in enumerate([*rules, *case.rules], start=2)
    )
    return dataclasses.replace(case, rules=tuple(numbered), settings=settings)
