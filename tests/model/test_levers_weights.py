"""Use weights: each person counts as much as the `Weight` of their region, whatever is maximised.

Money for one year, 1,000; the coast costs 10 a person and weighs 1, the hills cost more and
weigh more.
"""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import about, exactly, money, people, price, question
from tests.whole import agreed

COAST, HILLS = Region("Coast", 5000.0), Region("Hills", 5000.0, cost_factor=2.0, weight=3.0)
CASH = Project("Cash", 10.0)
DONOR = [Source("Donor", (1000.0,))]


def test_people() -> None:
    """Proves: with `Maximise = People` a person of the hills counts three times.

    By hand: 3 ÷ 20 beats 1 ÷ 10: 50 people in the hills count 150.
    Without `use_weights`: 100 people on the coast.
    """
    regions = [COAST, HILLS]
    plan = agreed(question(regions, [CASH], DONOR, maximise="People", use_weights=True))
    assert (plan.objective, plan.people) == (exactly(150.0), exactly(50.0))
    plain = agreed(question(regions, [CASH], DONOR, maximise="People", use_weights=False))
    assert (plain.objective, people(plain, "Coast")) == (exactly(100.0), exactly(100.0))


@pytest.mark.parametrize(("weight", "hills"), [(1.9, 0.0), (2.1, 1000.0), (0.0, 0.0)])
def test_where_the_scales_tip(weight: float, hills: float) -> None:
    """Proves: it is the weight over the cost that counts.

    By hand: a person of the hills costs twice as much, so counts enough from 2 on.
    Without `use_weights`: nothing in the hills.
    """
    regions = [COAST, Region("Hills", 5000.0, cost_factor=2.0, weight=weight)]
    plan = solve(question(regions, [CASH], DONOR, use_weights=True))
    assert money(plan, "Hills") == exactly(hills)


def test_nobody_counts_where_the_weight_is_nothing() -> None:
    """Proves: people of no weight are no reason to spend.

    By hand: the coast has 30 people, 300 of money; the 700 left stay with the donor.
    Without `use_weights`: 35 more people in the hills.
    """
    regions = [Region("Coast", 30.0), Region("Hills", 5000.0, cost_factor=2.0, weight=0.0)]
    plan = solve(question(regions, [CASH], DONOR, use_weights=True))
    assert (plan.people, plan.unspent) == (exactly(30.0), exactly(700.0))
    assert solve(question(regions, [CASH], DONOR)).people == exactly(65.0)


def test_people_kept_going() -> None:
    """Proves: a project kept going counts times the weight of its region.

    By hand: bare at 10 keeps 0.5, accompanied at 12 keeps 0.9; the hills cost half more and
    weigh 2: 2 · 0.9 ÷ 18 = 0.1 beats 0.9 ÷ 12 = 0.075: 100 for 1,000, 55.56 people.
    Without `use_weights`: 75, 83.33 people on the coast.
    """
    regions = [COAST, Region("Hills", 5000.0, cost_factor=1.5, weight=2.0)]
    types = [Project("Bare", 10.0, kept_going=0.5), Project("With", 12.0, kept_going=0.9)]
    goal = "People kept going"
    plan = agreed(question(regions, types, DONOR, maximise=goal, use_weights=True))
    assert (plan.objective, people(plan, "Hills", "With")) == (exactly(100.0), exactly(500.0 / 9.0))
    plain = agreed(question(regions, types, DONOR, maximise=goal, use_weights=False))
    assert (plain.objective, people(plain, "Coast", "With")) == (exactly(75.0), exactly(250.0 / 3))


def test_jobs() -> None:
    """Proves: a job counts times the weight of its region.

    By hand: half a job a person at 20 beats a tenth at 10; in the hills at 40 times 3: 1.5 ÷
    40 = 0.0375 beats 0.5 ÷ 20 = 0.025: 37.5 for 1,000, 25 people.
    Without `use_weights`: 25 jobs, 50 people on the coast.
    """
    types = [
        Project("Cheap", 10.0, jobs_per_person=0.1),
        Project("Dear", 20.0, jobs_per_person=0.5),
    ]
    plan = agreed(question([COAST, HILLS], types, DONOR, maximise="Jobs", use_weights=True))
    assert (plan.objective, people(plan, "Hills", "Dear")) == (exactly(37.5), exactly(25.0))
    plain = agreed(question([COAST, HILLS], types, DONOR, maximise="Jobs", use_weights=False))
    assert (plain.objective, people(plain, "Coast", "Dear")) == (exactly(25.0), exactly(50.0))


@pytest.mark.parametrize("use_weights", [True, False])
def test_weighted_people_are_weighted_once(use_weights: bool) -> None:
    """Proves: `Weighted people` weighs whatever the setting says, and never twice.

    By hand: 3 ÷ 20 beats 1 ÷ 10: 150. Weighted twice it would be 450.
    Without a weight: 100.
    """
    goal = "Weighted people"
    plan = agreed(question([COAST, HILLS], [CASH], DONOR, maximise=goal, use_weights=use_weights))
    assert plan.objective == exactly(150.0)


def tie(use_weights: bool) -> Case:
    """Projects of a tenth of each region, 200 each; 600 pay three, one in each and one more."""
    regions = [Region("A", 100.0, cost_factor=2.0, weight=3.0), Region("B", 200.0)]
    rules = [
        Rule("Whole projects of", 10.0, region="A"),
        Rule("Whole projects of", 20.0, region="B"),
    ]
    donor = [Source("Donor", (600.0,))]
    return question(regions, [CASH], donor, rules, maximise="Fairest", use_weights=use_weights)


def test_the_last_stage_of_fairest() -> None:
    """Proves: coverage is not weighted, and the people who decide afterwards are.

    By hand: the coverages are a tenth and a fifth, whichever region has the third project. In
    A it reaches 10 people who count 30, in B 20: so A, 20 + 20 people.
    Without `use_weights`: B, 10 + 40 people.
    """
    plan, plain = agreed(tie(True)), agreed(tie(False))
    assert plan.objective == exactly(0.1)
    assert (people(plan, "A"), people(plan, "B")) == (exactly(20.0), exactly(20.0))
    assert (people(plain, "A"), people(plain, "B")) == (exactly(10.0), exactly(40.0))


def test_a_rule_is_priced_in_what_people_count_for() -> None:
    """Proves: a price is the gain of what is maximised.

    By hand: 400 in the hills are 20 people who count 60, 600 on the coast 60: 120. One more
    in the hills: 3 ÷ 20 - 1 ÷ 10 = 0.05.
    Without the rule: 150.
    """
    rule = Rule("Spend at most", 400.0, region="Hills")
    plan = agreed(question([COAST, HILLS], [CASH], DONOR, [rule], use_weights=True))
    assert plan.objective == exactly(120.0)
    assert price(plan) == about(0.05)
