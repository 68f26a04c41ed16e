"""Proofs of `Only with`, worked out by hand.

Equipment costs 10 a person, training 20, and a donor gives 100 a year for two years: left
alone, all of it is equipment, 10 people a year. Where training is funded it is with 40 or
more (`If funded at least`), for a rule that asks for training is met by very little of it.
"""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.checks import check
from allocator.solving import solve
from tests.cases import complaint, money, question
from tests.whole import agreed_that_none_exists, prove

EQUIPMENT, TRAINING = Project("Equipment", 10.0), Project("Training", 20.0)
ONLY = Rule("Only with", "Training", project="Equipment")
ENOUGH = Rule("If funded at least", 40.0, project="Training")
HUNDRED = (100.0, 100.0)


def one_region(*rules: Rule, lines: tuple[Line, ...] = ()) -> Case:
    types, donor = [EQUIPMENT, TRAINING], [Source("Donor", HUNDRED)]
    return question([Region("North", 1000.0)], types, donor, rules, lines)


def two_regions(*rules: Rule, lines: tuple[Line, ...] = (), amount: float = 100.0) -> Case:
    """North has 6 people, South 100, and all costs the same; one year."""
    regions = [Region("North", 6.0), Region("South", 100.0)]
    types, donor = [EQUIPMENT, TRAINING], [Source("Donor", (amount,))]
    return question(regions, types, donor, rules, lines)


def test_equipment_needs_training() -> None:
    """Proves: in each line and year, F > 0 only where the other's F > 0.

    By hand: 40 for training and 60 for equipment: 2 + 6 = 8 a year; training alone, 5.
    Without the rule: 10 a year, 20 people.
    """
    plan = prove(one_region(ONLY, ENOUGH), 16.0, 20.0)
    assert money(plan, "Training") == pytest.approx(80.0)
    assert next(found for found in plan.rules if found.rule.kind == "Only with").price is None


def test_alone_it_asks_for_next_to_nothing() -> None:
    """Proves: funded is more than 0.01, and for a plan in whole cents that is two of them.

    By hand: 0.02 for training, 99.98 for equipment: 0.001 + 9.998 = 9.999 a year.
    Without the rule: 20 people.
    """
    prove(one_region(ONLY), 19.998, 20.0)


def test_the_other_may_go_without() -> None:
    """Proves: the rule speaks one way; training needs no equipment.

    By hand: equipment is closed, and a fund gives 40 for training: 2 people. Read both ways
    the rule would leave nobody.
    Without the rule: 2 people.
    """
    closed = [Line("North", "Equipment", open=False)]
    sources = [
        Source("Donor", (100.0,), projects=("Equipment",)),
        Source("Fund", (40.0,), projects=("Training",)),
    ]
    types = [EQUIPMENT, TRAINING]
    prove(question([Region("North", 1000.0)], types, sources, [ONLY], closed), 2.0, 2.0)


def test_each_needs_the_other() -> None:
    """Proves: two rows that name each other are both or none.

    By hand: 40 for training at the least, the rest equipment: 8 a year.
    Without the two: 10 a year.
    """
    other = Rule("Only with", "Equipment", project="Training")
    prove(one_region(ONLY, other, ENOUGH), 16.0, 20.0)


def test_in_the_same_year() -> None:
    """Proves: training of another year does not help.

    By hand: only the fund may pay for training, 40 in 2028, and the donor only for equipment.
    So nothing in 2027, and 10 + 2 in 2028.
    Without the rule: 10 + 12 = 22. Where the rule speaks of 2028 alone: 22 as well.
    """
    sources = [
        Source("Donor", HUNDRED, projects=("Equipment",)),
        Source("Fund", (0.0, 40.0), projects=("Training",)),
    ]
    types = [EQUIPMENT, TRAINING]
    for year, best in (("", 12.0), ("2027;2028", 12.0), ("2027", 12.0), ("2028", 22.0)):
        rule = Rule("Only with", "Training", project="Equipment", year=year)
        prove(question([Region("North", 1000.0)], types, sources, [rule]), best, 22.0)


@pytest.mark.parametrize(
    ("region", "best"), [("", 6.0), ("each", 6.0), ("North", 10.0), ("South", 6.0)]
)
def test_in_the_same_region(region: str, best: float) -> None:
    """Proves: training in the north does not serve equipment in the south.

    By hand: training is closed in the south. Bound there, the south has nothing, and the
    north's 6 people are reached, one way or the other, for there is money: 40 for 2 with
    training and 40 for 4 with equipment. Bound in the north alone, 10 in the south.
    Without the rule: 10 people.
    """
    rule = Rule("Only with", "Training", project="Equipment", region=region)
    case = two_regions(rule, ENOUGH, lines=(Line("South", "Training", open=False),))
    prove(case, best, 10.0)


@pytest.mark.parametrize("name", ["North · Training", "north×training", "NORTH / Training"])
def test_with_one_line_elsewhere(name: str) -> None:
    """Proves: a line named as `Region · Project type` is that line, wherever the first one is.

    By hand: the south's equipment needs the north's training, 40 for 2 people there. 60 are
    left for 6 people with equipment in the south: 8; without the south, 6 in the north for 60.
    Without the rule: 10 people.
    """
    rule = Rule("Only with", name, project="Equipment", region="South")
    plan = prove(two_regions(rule, ENOUGH), 8.0, 10.0)
    assert money(plan, "North", "Training") == pytest.approx(40.0)
    assert money(plan, "South", "Equipment") + money(plan, "North", "Equipment") == (
        pytest.approx(60.0)
    )


def test_any_of_a_group_is_enough() -> None:
    """Proves: where Value is a group, one of its types is enough.

    By hand: a long course is 50 or nothing, a short one 40 or nothing. A short course and 60
    for equipment: 2 + 6 = 8, and 7 with the long one at 25: 2 + 5.
    Without the rule: 10 people.
    """
    types = [
        EQUIPMENT,
        Project("Long", 25.0, group="Courses"),
        Project("Short", 20.0, group="Courses"),
    ]
    rules = [
        Rule("Only with", "Courses", project="Equipment"),
        Rule("If funded at least", 50.0, project="Long"),
        Rule("If funded at least", 40.0, project="Short"),
    ]
    region, donor = [Region("North", 1000.0)], [Source("Donor", (100.0,))]
    plan = prove(question(region, types, donor, rules), 8.0, 10.0)
    assert money(plan, "Long") == 0.0


def test_a_type_has_itself() -> None:
    """Proves: of all types together, the one that is named needs nobody.

    By hand: the blank type is both; training has itself, equipment needs it: 8 a year.
    Without the rule: 20 people.
    """
    prove(one_region(Rule("Only with", "Training"), ENOUGH), 16.0, 20.0)


def test_a_chain() -> None:
    """Proves: what one line needs may need another in its turn.

    By hand: equipment at 10 needs training, 40 or more, and training needs a site, 30 or more
    at 30 a person. All three: 3 people for 30 of equipment, 2 for 40, 1 for 30: 6. Training
    and site alone: 70 ÷ 20 + 1 = 4.5; a site alone: 100 ÷ 30.
    Without the two rows: 10 people.
    """
    types = [EQUIPMENT, Project("Site", 30.0), TRAINING]
    rules = [
        ONLY,
        Rule("Only with", "Site", project="Training"),
        ENOUGH,
        Rule("If funded at least", 30.0, project="Site"),
    ]
    region, donor = [Region("North", 1000.0)], [Source("Donor", (100.0,))]
    prove(question(region, types, donor, rules), 6.0, 10.0)


def test_with_a_growth_rule() -> None:
    """Proves: what may not begin holds back what needs it, and a step lets both begin.

    By hand: training had nothing last year. With no step it never begins, nor does
    equipment: 0 people. With a step of 20 a year it has 20, then 40; equipment the rest:
    1 + 8 in 2027; and in 2028 again 20 and 80 is best: 18. With 20 as the least, for 40
    could not be had at once.
    Without the rule: 20 people.
    """
    lines = (
        Line("North", "Equipment", spent_last_year=100.0),
        Line("North", "Training", spent_last_year=0.0),
    )
    least = Rule("If funded at least", 20.0, project="Training")
    for step, best in ((0.0, 0.0), (20.0, 18.0)):
        growth = Rule("Growth at most", 0.0, project="Training", step=step)
        prove(one_region(ONLY, growth, least, lines=lines), best, 20.0)


def test_a_minimum_too_high_for_the_step() -> None:
    """Proves: growth, minimum and partner together may leave nothing at all.

    By hand: training may have 20 more than the year before, 20 in 2027; with 40 or nothing
    it has nothing, then again nothing. Equipment needs it: nobody is reached.
    Without the rule: 20 people.
    """
    lines = (
        Line("North", "Equipment", spent_last_year=100.0),
        Line("North", "Training", spent_last_year=0.0),
    )
    growth = Rule("Growth at most", 0.0, project="Training", step=20.0)
    prove(one_region(ONLY, growth, ENOUGH, lines=lines), 0.0, 20.0)


def test_a_floor_on_what_cannot_be() -> None:
    """Proves: where the partner is closed, a floor has no plan, and a warning said why.

    By hand: equipment must have 10 and training is closed: turn the rule off, or lower the
    floor to nothing.
    Without the rule: 20 people.
    """
    closed = (Line("North", "Training", open=False),)
    floor = Rule("Spend at least", 10.0, project="Equipment", year="2027")
    case = one_region(ONLY, floor, lines=closed)
    assert agreed_that_none_exists(case) == {
        "Rules!G2": "turn it off",
        "Rules!G3": "lower it from 10 to 0",
    }
    assert any("can never be funded" in warning.says for warning in check(case).warnings)
    assert solve(one_region(floor, lines=closed)).people == pytest.approx(20.0)


@pytest.mark.parametrize(
    "rule",
    [
        Rule("Only with", "Trainning", project="Equipment"),
        Rule("Only with", "South · Training", project="Equipment"),
        Rule("Only with", "Equipment", project="Equipment"),
        Rule("Only with", "Training", project="Equipment", year="all"),
        Rule("Only with", "Training", project="Equipment", source="Donor"),
        Rule("Only with", 3.0, project="Equipment"),
    ],
)
def test_what_cannot_be_meant_is_refused(rule: Rule) -> None:
    """Proves: an unknown name, the type itself, `all` years and a source mean nothing.

    By hand: nothing is to be worked out; the row is named.
    Without this the rule would be read as another one, or as none.
    """
    assert "Rules!" in complaint(one_region(rule))
