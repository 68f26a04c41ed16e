"""Published cases over whole numbers, each against its stated answer and one more way to it."""

from __future__ import annotations

import itertools

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import exactly, question
from tests.whole import agreed

#: Value, cost in the first year and cost in the second of nine projects, and the money of each
#: year (Lorie and Savage 1955, as Weingartner 1963 set it).
NINE = [
    (14, 12, 3),
    (17, 54, 7),
    (17, 6, 6),
    (15, 6, 2),
    (40, 30, 35),
    (12, 6, 6),
    (14, 48, 4),
    (10, 36, 3),
    (12, 18, 3),
]
BUDGETS = (50.0, 20.0)


def nine_projects(*, whole: bool) -> Case:
    """Each project a type that takes its share of two purses at once, its value as people.

    One project needs money in both years or is nothing, while a line of ours starts anew each
    year. So the two years stand as two sources of one year: a type costs the sum of its two
    costs, and of its money the first year's purse pays exactly the first cost's share.
    """
    region = "Company"
    types, lines, rules = [], [], []
    for number, (value, first, second) in enumerate(NINE):
        name = f"Project {number}"
        types.append(Project(name, (first + second) / value))
        lines.append(Line(region, name, most_people=float(value)))
        share = first / (first + second)
        for kind in ("Share at least", "Share at most"):
            rule = Rule(kind, share, project=name, source="First", of="same project type")
            rules.append(rule)
        if whole:
            rules.append(Rule("Whole projects of", float(value), project=name))
    sources = [Source("First", BUDGETS[:1]), Source("Second", BUDGETS[1:])]
    return question([Region(region, 1e6)], types, sources, rules, lines)


def test_nine_projects_over_two_years_in_parts() -> None:
    """Proves: 70.2727 where a project may be done in part (published)."""
    plan = solve(nine_projects(whole=False))
    assert plan.objective == pytest.approx(70.2727, abs=5e-5)
    assert plan.objective == exactly(773.0 / 11.0)


def test_nine_projects_over_two_years_whole() -> None:
    """Proves: 70 where each project is done whole or not at all (published).

    By hand: of all 512 sets of projects, the most valuable one within both years' money.
    """
    chosen = [
        picked
        for picked in itertools.product((0, 1), repeat=len(NINE))
        if all(
            sum(p * costs[year] for p, costs in zip(picked, NINE, strict=True)) <= money
            for year, money in ((1, 50), (2, 20))
        )
    ]
    most = max(
        sum(p * costs[0] for p, costs in zip(picked, NINE, strict=True)) for picked in chosen
    )
    assert most == 70
    plan = agreed(nine_projects(whole=True))
    assert plan.objective == exactly(70.0)
    assert plan.status == "optimal"


#: People reached by 0, 1, … 5 medical teams in each of three countries (Hillier and Lieberman,
#: "Introduction to Operations Research", distributing medical teams to countries).
TEAMS = {
    "A": (0, 45, 70, 90, 105, 120),
    "B": (0, 20, 45, 75, 110, 150),
    "C": (0, 50, 70, 80, 100, 130),
}


def medical_teams(*rules: Rule) -> Case:
    """Every number of teams a project type: k teams cost k and reach the people of k teams.

    The people of one more team grow before they shrink (in B: 20, 25, 30, 35, 40), and the
    model by itself would take any part of the largest. So each number of teams is a type of
    its own, done whole or not at all, and rules say that a country has one of them.
    """
    names = {count: f"{count} teams" for count in range(1, 6)}
    types = [Project(name, 1.0) for name in names.values()]
    lines, whole = [], []
    for country, reached in TEAMS.items():
        for count, name in names.items():
            people = float(reached[count])
            lines.append(Line(country, name, cost_per_person=count / people, most_people=people))
            whole.append(Rule("Whole projects of", people, region=country, project=name))
    regions = [Region(country, 1e4) for country in TEAMS]
    return question(regions, types, [Source("WHO", (5.0,))], [*rules, *whole], lines)


ONE_EACH = [
    (Rule("Lines at most", 1.0, region="each"),),
    tuple(
        Rule("Not with", f"{other} teams", project=f"{count} teams")
        for count, other in itertools.combinations(range(1, 6), 2)
    ),
]


@pytest.mark.parametrize("rules", ONE_EACH, ids=["Lines at most", "Not with"])
def test_five_medical_teams_among_three_countries(rules: tuple[Rule, ...]) -> None:
    """Proves: 170 people, with one team in A, three in B and one in C (published).

    By hand: of the 21 ways to send five teams, 45 + 75 + 50 is the most.
    Without the rule of one number for each country: 70 + 70 + 50 = 190, two teams and one
    team in C, as if they were three teams there, who reach 80 and not 120.
    """
    ways = [
        TEAMS["A"][a] + TEAMS["B"][b] + TEAMS["C"][5 - a - b]
        for a in range(6)
        for b in range(6 - a)
    ]
    assert (len(ways), max(ways)) == (21, 170)
    plan = agreed(medical_teams(*rules))
    assert plan.objective == exactly(170.0)
    sent = {(row.region, row.project) for row in plan.rows}
    assert sent == {("A", "1 teams"), ("B", "3 teams"), ("C", "1 teams")}
    assert solve(medical_teams()).objective == exactly(190.0)


def test_returns_that_grow_are_taken_in_parts_unless_said_otherwise() -> None:
    """Proves: what the model does by itself with returns that grow before they shrink.

    By hand: where parts of a type are allowed, the best bargain a team is taken first: one
    team in C, 50; one in A, 45; two in A, 35 each; two in C, 35 each, though it has one
    already. Five teams are 50 + 45 + 70 + half of 70 = 200. B, whose first team reaches 20,
    is then looked at as if each of its five reached 30.
    Without whole projects and one number for each country the answer is no plan of teams.
    """
    case = medical_teams()
    parts = question(case.regions, case.projects, case.sources, (), case.lines)
    assert solve(parts).objective == exactly(200.0)
