"""The worth of each of the nine recommendations, worked out by hand, and on the large sample."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from allocator.case import Case, Change, Line, Project, Region, Rule, Scenario, Source
from allocator.checks import check
from allocator.problems import NoPlan
from allocator.recommendation import Recommendation
from allocator.solving import solve
from allocator.studies import without
from allocator.studies.recommendation_words import sentences
from allocator.studies.recommendations import RECOMMENDATIONS
from allocator.workbook.reading import read
from tests.cases import about, exactly, one_region, question

ROOT = Path(__file__).parent.parent.parent


def told(case: Case, number: int) -> Recommendation:
    """One of the nine, of a case solved with them."""
    found = solve(case, inquiries=(RECOMMENDATIONS,)).recommendations
    assert [one.number for one in found] == list(range(1, 10))
    return found[number - 1]


def changes(case: Case, number: int) -> list[float | None]:
    """What each way to do without one of the nine changes."""
    return [tried.change for tried in told(case, number).tried]


def one_year(*projects: Project, rules: tuple[Rule, ...] = ()) -> Case:
    """A region of 5,000 people, a donor's 1,000 in one year."""
    return one_region(projects, *rules, amounts=(1000.0,))


# One by one, on paper


def test_accompaniment_costs_people_and_keeps_projects_going() -> None:
    """Proves: the variant that keeps more going is closed, and the rule about it alone goes too.

    By hand: plain costs 10 and 0.4 keep going; accompanied costs 20 and 0.9 keep going. Half
    the money must be for accompanied ones: 500/10 + 500/20 = 75 people. Without them 1,000/10
    = 100: 25 more. Kept going, a unit of money keeps 0.04 plain and 0.045 accompanied: all
    accompanied is best, 1,000/20 · 0.9 = 45; without them 100 · 0.4 = 40: 5 fewer.
    """
    case = one_year(
        Project("Plain", 10.0, group="Shop", kept_going=0.4),
        Project("Accompanied", 20.0, group="Shop", kept_going=0.9),
        rules=(Rule("Share at least", 0.5, project="Accompanied"),),
    )
    found = told(case, 1)
    assert [tried.counts for tried in found.tried] == ["People", "People kept going"]
    assert [tried.change for tried in found.tried] == [exactly(25.0), exactly(-5.0)]


def test_accompaniment_alone_in_its_group_is_no_variant() -> None:
    """Proves: only where another variant of the group keeps fewer going is one accompanied."""
    case = one_year(Project("Plain", 10.0, kept_going=0.4), Project("Other", 20.0, kept_going=0.9))
    assert told(case, 1).lacking == "unused"


def test_follow_up_takes_its_share() -> None:
    """By hand: a tenth for follow-up leaves 900/10 = 90 people; without it 100: 10 more."""
    case = question(
        [Region("North", 5000.0)], [Project("Cash", 10.0)], [Source("Donor", (1000.0,))],
        follow_up=0.1,
    )  # fmt: skip
    assert changes(case, 2) == [exactly(10.0)]


def test_floors_for_women_cost_people() -> None:
    """By hand: cheap costs 10, 40 % women; dear costs 20, 80 % women; 60 % must be women.

    With x and y of money: 0.04x + 0.04y ≥ 0.6(x/10 + y/20), so y ≥ 2x: x = 333.33, y = 666.67,
    and 33.33 + 33.33 = 66.67 people. Without the floor 100: 33.33 more.
    """
    case = one_year(
        Project("Cheap", 10.0, women=0.4, youth=0.5),
        Project("Dear", 20.0, women=0.8, youth=0.5),
        rules=(Rule("Women at least", 0.6), Rule("Youth at least", 0.4)),
    )
    assert changes(case, 3) == [exactly(100.0 / 3.0)]


def test_slow_licences_cost_people() -> None:
    """By hand: six months move half of a year's 100 into the next: 50, then 50 + 50.

    150 in two years; with every licence at once 200: 50 more.
    """
    case = question(
        [Region("North", 5000.0, licence_months=6.0)],
        [Project("Cash", 10.0)],
        [Source("Donor", (1000.0, 1000.0))],
    )
    assert changes(case, 4) == [exactly(50.0)]


def test_mobile_payment_saves() -> None:
    """By hand: a fifth of 10 is delivery, half of it saved by mobile: 9 a person, 111.11 people.

    Without mobile payment 100: 11.11 fewer. Where nothing is saved it is not in use.
    """
    region, donor = Region("North", 5000.0, mobile_share=1.0), Source("Donor", (1000.0,))
    saving = Project("Cash", 10.0, delivery_share=0.2, mobile_saving=0.5)
    assert changes(question([region], [saving], [donor]), 5) == [exactly(-100.0 / 9.0)]
    assert told(question([region], [Project("Cash", 10.0)], [donor]), 5).lacking == "unused"


def test_a_donor_s_ladder_against_last_year_s_amount() -> None:
    """By hand: 1,000 last year, 10 % more each year: 1,100 + 1,210 = 2,310, 231 people.

    At last year's amount 2,000, 200 people: 31 fewer. A source that is new stays as it is.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Cash", 10.0)],
        [
            Source("Donor", (None, None), last_year=1000.0, yearly_rise=0.1),
            Source("New donor", (500.0, 500.0), last_year=0.0),
        ],
    )
    assert changes(case, 6) == [exactly(-31.0)]


def test_a_rise_without_last_year_says_what_is_missing() -> None:
    """Proves: an amount of last year is never guessed."""
    rule = Rule("Growth at most", 0.1)
    case = question(
        [Region("North", 5000.0, spent_last_year=1000.0)], [Project("Cash", 10.0)],
        [Source("Donor", (1000.0, 1000.0))], [rule],
    )  # fmt: skip
    found = told(case, 6)
    assert (found.tried, found.lacking) == ((), "last_year")
    assert list(sentences(found)) == [
        "Not measured. Fill Last year in Budget: what each source gave last year."
    ]


def test_loans_against_grants_and_shorter_terms() -> None:
    """By hand: 1,000 once, lent for two years: 100 people; 500 back, 50; 500 + 250 back, 75.

    225 in three years. Grants reach 100: 125 fewer. Repaid after one year, the whole 1,000 is
    lent three times, 300: 75 more.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Loan", 10.0, years_to_repay=2)],
        [Source("Fund", (1000.0, 0.0, 0.0))],
    )
    assert changes(case, 7) == [exactly(-125.0), exactly(75.0)]


def test_a_loan_of_one_year_cannot_be_shorter() -> None:
    """By hand: lent twice, 200; as a grant 100. There is no sooner than after one year."""
    case = question(
        [Region("North", 5000.0)],
        [Project("Loan", 10.0, years_to_repay=1)],
        [Source("Fund", (1000.0, 0.0))],
    )
    assert changes(case, 7) == [exactly(-100.0)]


@pytest.mark.parametrize("kind", ["zakat", "Zakat fund", "waqf", "الزكاة", "وقف نقدي"])
def test_zakat_and_waqf_away(kind: str) -> None:
    """By hand: 1,000 and 500 of zakat reach 150; without it 100: 50 fewer.

    The rule about zakat alone goes with it; the one about both speaks of the donor only.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Cash", 10.0)],
        [Source("Donor", (1000.0,), "donor"), Source("Fund", (500.0,), kind, repaid_to="Donor")],
        [
            Rule("Spend at least", 500.0, source="Fund"),
            Rule("Spend at most", 5000.0, source="Donor;Fund"),
        ],
    )  # fmt: skip
    assert changes(case, 8) == [exactly(-50.0)]


def test_no_money_but_zakat() -> None:
    """By hand: 500 of zakat reach 50, and without it nobody: 50 fewer."""
    case = question(
        [Region("North", 5000.0)], [Project("Cash", 10.0)], [Source("Fund", (500.0,), "zakat")]
    )
    assert changes(case, 8) == [exactly(-50.0)]


def test_the_best_other_scenario() -> None:
    """By hand: twice the money reaches 100 more, half of it 50 fewer; the best is told."""
    case = dataclasses.replace(
        one_year(Project("Cash", 10.0)),
        scenarios=(
            Scenario("Half", (Change("Budget", "times", 0.5),), row=2),
            Scenario("Twice", (Change("Budget", "times", 2.0),), row=3),
            Scenario("As it is", row=4),
        ),
    )
    [best] = told(case, 9).tried
    assert (best.name, best.among, best.change) == ("Twice", 2, exactly(100.0))


# Where no plan keeps the rules without it


def test_minimums_come_down_where_there_is_no_plan() -> None:
    """Proves: with a floor that only zakat could meet, both sides are measured at a lower floor.

    By hand: 150 people with zakat, a floor of 120. Without it at most 100 can be reached, so
    the floor comes down to 100, the same on both sides: 150 against 100, 50 fewer.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Cash", 10.0)],
        [Source("Donor", (1000.0,)), Source("Fund", (500.0,), "zakat")],
        [Rule("People at least", 120.0)],
    )
    found = told(case, 8)
    [tried] = found.tried
    [low] = tried.lowered
    assert (low.value, low.tried, tried.change) == ("120", "100", exactly(-50.0))
    assert list(sentences(found)) == [
        "Without zakat and waqf: no plan keeps all rules. With Rules!G2 at 100 instead of 120, "
        "with it and without it: 50 people fewer without it."
    ]


def test_a_share_comes_down_where_there_is_no_plan() -> None:
    """By hand: cheap serves 20 % women, tools 80 %, at the same cost; half must be women.

    Only zakat pays for tools. With both, 100 cheap and 100 tools have (20 + 80)/200 = 50 %.
    Without zakat 20 % is all there is: 20 %, where both sides reach 200 and 100: 100 fewer.
    """
    case = question(
        [Region("North", 5000.0)],
        [Project("Cheap", 10.0, women=0.2), Project("Tools", 10.0, women=0.8)],
        [
            Source("Donor", (1000.0,), projects=("Cheap",)),
            Source("Fund", (1000.0,), "zakat", projects=("Tools",)),
        ],
        [Rule("Women at least", 0.5), Rule("People at least", 50.0)],
    )
    [tried] = told(case, 8).tried
    assert [low.tried for low in tried.lowered] == ["20 %"]
    assert tried.change == exactly(-100.0)


# Whole numbers


def test_whole_projects_are_measured_whole() -> None:
    """By hand: projects of 30 people, 10 a person: 1,000 pays for 3 of them, 90 people.

    A tenth for follow-up leaves 900: 3 as well. Without it nothing changes.
    """
    case = question(
        [Region("North", 5000.0)], [Project("Cash", 10.0)], [Source("Donor", (1000.0,))],
        [Rule("Whole projects of", 30.0)], follow_up=0.1,
    )  # fmt: skip
    found = told(case, 2)
    assert [tried.change for tried in found.tried] == [0.0]
    assert list(sentences(found)) == ["With nothing kept for follow-up: no difference."]


# What is said


def test_a_workbook_that_uses_none_is_told_how() -> None:
    """Proves: each recommendation that is not used names the sheet and the column to fill."""
    found = solve(one_year(Project("Cash", 10.0)), inquiries=(RECOMMENDATIONS,)).recommendations
    said = [next(sentences(one)) for one in found]
    named = [
        "Kept going", "Settings", "Women at least", "Licence months in Regions",
        "Mobile share in Regions", "Yearly rise in Budget", "Years to repay",
        "Kind of a source in Budget", "sheet Scenarios",
    ]  # fmt: skip
    assert all(text.startswith("Not used here. ") for text in said)
    assert all(name in text for name, text in zip(named, said, strict=True))


def test_coverage_is_told_in_points() -> None:
    """By hand: 1,000 people, 900 reach 90, 9 %; without follow-up 10 %: 1 point more."""
    case = question(
        [Region("North", 1000.0)], [Project("Cash", 10.0)], [Source("Donor", (1000.0,))],
        follow_up=0.1, maximise="Fairest",
    )  # fmt: skip
    found = told(case, 2)
    assert [tried.change for tried in found.tried] == [exactly(0.01)]
    said = "With nothing kept for follow-up: 1.00 points of the lowest coverage more."
    assert list(sentences(found)) == [said]


# Against separate solves of the large sample, edited as a person would


@pytest.fixture(scope="module")
def morocco() -> Case:
    return read(ROOT / "data" / "morocco.xlsx").case


@pytest.fixture(scope="module")
def measured(morocco: Case) -> tuple[float, tuple[Recommendation, ...]]:
    plan = solve(morocco, inquiries=(RECOMMENDATIONS,))
    return plan.people, plan.recommendations


def _regions(case: Case, **cells: float) -> Case:
    return dataclasses.replace(
        case, regions=tuple(dataclasses.replace(region, **cells) for region in case.regions)
    )


def _rules(case: Case, **values: float | None) -> Case:
    """The case with the rules in some rows at other values, or taken away."""
    rules = []
    for rule in case.rules:
        value = values.get(f"row{rule.row}", rule.value)
        if value is not None:
            rules.append(dataclasses.replace(rule, value=value))
    return dataclasses.replace(case, rules=tuple(rules))


def _closed(case: Case, *names: str) -> Case:
    lines = {(line.region, line.project): line for line in case.lines}
    for region in case.regions:
        for name in names:
            line = lines.get((region.name, name), Line(region.name, name))
            lines[region.name, name] = dataclasses.replace(line, open=False)
    return dataclasses.replace(case, lines=tuple(lines.values()))


def _flat(case: Case) -> Case:
    amounts = {"INDH, state budget": 1953388089.0, "Local authorities": 1051824356.0}
    amounts["Partner donor"] = 187825778.0
    sources = tuple(
        dataclasses.replace(s, amounts=(amounts[s.name],) * 5, yearly_rise=None)
        if s.name in amounts
        else s
        for s in case.sources
    )
    return dataclasses.replace(case, sources=sources)


def _terms(case: Case, terms: dict[str, tuple[int, int]]) -> Case:
    projects = tuple(
        dataclasses.replace(p, years_to_repay=terms[p.name][0], years_of_grace=terms[p.name][1])
        if p.name in terms
        else p
        for p in case.projects
    )
    return dataclasses.replace(case, projects=projects)


LOANS = ("Enterprise loan, interest-free", "Microcredit", "Family workshop loan (qard hasan)")


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7])
def test_morocco_s_numbers_are_those_of_separate_solves(
    number: int, morocco: Case, measured: tuple[float, tuple[Recommendation, ...]]
) -> None:
    edited = {
        2: [dataclasses.replace(
            morocco, settings=dataclasses.replace(morocco.settings, follow_up=0.0))],
        3: [_rules(morocco, row22=None, row23=None)],
        4: [_regions(morocco, licence_months=0.0)],
        5: [_regions(morocco, mobile_share=0.0)],
        6: [_flat(morocco)],
        7: [
            _terms(morocco, dict.fromkeys(LOANS, (0, 0))),
            _terms(morocco, dict(zip(LOANS, [(9, 2), (1, 0), (2, 1)], strict=True))),
        ],
    }[number]  # fmt: skip
    people, found = measured
    assert [tried.change for tried in found[number - 1].tried] == [
        about(solve(case).people - people) for case in edited
    ]


def test_morocco_without_accompaniment(
    morocco: Case, measured: tuple[float, tuple[Recommendation, ...]]
) -> None:
    """The types are closed in `Lines`, the rule about one of them (row 15) taken away."""
    gone = ("Income activity, accompanied", "Enterprise, accompanied")
    closed = _rules(_closed(morocco, *gone), row15=None)
    _assert_lowered(morocco, closed, measured[1][0])


def test_morocco_without_zakat_and_waqf(
    morocco: Case, measured: tuple[float, tuple[Recommendation, ...]]
) -> None:
    """The two rows of `Budget` are taken away, and the rule about the waqf (row 18)."""
    kept = tuple(s for s in morocco.sources if s.kind not in ("zakat", "waqf"))
    without_them = _rules(dataclasses.replace(morocco, sources=kept), row18=None)
    _assert_lowered(morocco, without_them, measured[1][7])


def _assert_lowered(case: Case, edited: Case, found: Recommendation) -> None:
    """No plan as it stands; with the values named, in both, the difference named."""
    with pytest.raises(NoPlan):
        solve(_only_what_quarrels(edited))
    values: dict[str, float | None] = {}
    for low in found.tried[0].lowered:
        number, sign = low.tried.split()
        assert sign == "%"
        values["row" + low.cell.removeprefix("Rules!G")] = float(number) / 100.0
    before, after = solve(_rules(case, **values)), solve(_rules(edited, **values))
    assert found.tried[0].change == about(after.people - before.people)


def _only_what_quarrels(case: Case) -> Case:
    """Rules that quarrel with what is taken away, found beforehand: the whole takes minutes."""
    keep = (4, 7, 14, 22, 25)
    return dataclasses.replace(case, rules=tuple(r for r in case.rules if r.row in keep))


def test_morocco_s_best_scenario(
    morocco: Case, measured: tuple[float, tuple[Recommendation, ...]]
) -> None:
    """Half the licence months is the best of its six scenarios."""
    people, found = measured
    half = tuple(
        dataclasses.replace(region, licence_months=region.licence_months / 2.0)
        for region in morocco.regions
    )
    [best] = found[8].tried
    assert best.name == "Half the licence months"
    assert best.change == about(solve(dataclasses.replace(morocco, regions=half)).people - people)


# Every variant is a sound question


@pytest.mark.parametrize("name", ["morocco", "provinces", "small", "laayoune", "four-regions"])
def test_a_sample_without_anything_is_still_a_sound_question(name: str) -> None:
    case = read(ROOT / "data" / f"{name}.xlsx").case
    for change in (
        without.without_accompaniment,
        without.without_follow_up,
        without.without_floors_for_whom,
        without.without_licence_months,
        without.without_mobile_payment,
        without.without_rise,
        without.without_loans,
        without.with_shorter_loans,
        without.without_zakat_and_waqf,
    ):
        assert check(change(case)).faults == ()
