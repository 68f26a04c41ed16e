"""Maximise = Fairest: the least covered first, then the next, then people.

Three regions of 100 people at 10, 20 and 40 a person: a point of coverage costs 10, 20, 40.
"""

from __future__ import annotations

import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve
from tests import independent
from tests.cases import about, exactly, people, price, question
from tests.second_question import question_of
from tests.whole import agreed

CASH = Project("Cash", 10.0)
A = Region("A", 100.0)
B = Region("B", 100.0, cost_factor=2.0)
C = Region("C", 100.0, cost_factor=4.0)


def fairest(
    *regions: Region, amount: float, rules: tuple[Rule, ...] = (), lines: tuple[Line, ...] = ()
) -> Case:
    donor = [Source("Donor", (amount,))]
    return question(regions, [CASH], donor, rules, lines, maximise="Fairest")


def coverage(plan: Plan) -> list[float]:
    """Percent of each region's people, in the order of the regions."""
    return [
        100.0 * people(plan, region.name) / region.eligible if region.eligible else 0.0
        for region in plan.case.regions
    ]


def prove(case: Case, expected: list[float], objective: float) -> Plan:
    """These coverages in percent, the lowest coverage as a fraction, and a second model's word."""
    plan = agreed(case)
    assert coverage(plan) == pytest.approx(expected, rel=1e-7, abs=1e-7)
    assert plan.objective == pytest.approx(objective, rel=1e-9, abs=1e-9)
    levels = [level for _, level in independent.solve(question_of(case)).fairest]
    reached = sorted(points / 100.0 for points in expected if points > 0.0)
    assert levels == pytest.approx(reached, rel=1e-6, abs=1e-6)
    return plan


def test_all_alike_where_nothing_is_in_the_way() -> None:
    """Proves: the lowest coverage is raised, and then nothing is left for more.

    By hand: a point in all three costs 70; 1,400 are 20 points: 60 people.
    Without it, with `People`: 100 in A and 20 in B, nobody in C: 120 people.
    """
    case = question([A, B, C], [CASH], [Source("Donor", (1400.0,))], maximise="Fairest")
    prove(case, [20.0, 20.0, 20.0], 0.2)
    most = solve(question([A, B, C], [CASH], [Source("Donor", (1400.0,))]))
    assert most.people == exactly(120.0)
    assert people(most, "C") == exactly(0.0)


def test_then_the_next_and_the_next() -> None:
    """Proves: where one region cannot rise the others go on, and the next after it.

    By hand: C takes 200 at the most, 5 points; B 300, 15 points; A has the rest of 1,000:
    5 points in all cost 350, 10 more in A and B 300, and the 350 left are 35 more in A.
    Without the later stages anything from 5 on would do for A and B.
    """
    low = Region("B", 100.0, cost_factor=2.0, most_per_year=300.0)
    lowest = Region("C", 100.0, cost_factor=4.0, most_per_year=200.0)
    prove(fairest(A, low, lowest, amount=1000.0), [50.0, 15.0, 5.0], 0.05)


def test_the_dear_region_does_not_wait_for_the_cheap_one() -> None:
    """Proves: it is coverage that is compared, not people or money.

    By hand: A has 300 people, so a point costs 30; B 20; C 40. 900 are 10 points: 30, 10, 10.
    Without it, with `People`: 90 people, all in A.
    """
    wide = Region("A", 300.0)
    plan = prove(fairest(wide, B, C, amount=900.0), [10.0, 10.0, 10.0], 0.1)
    assert plan.people == exactly(50.0)


@pytest.mark.parametrize("how", ["closed", "held at nothing", "reached too late"])
def test_one_out_of_reach_is_left_out(how: str) -> None:
    """Proves: a region that no plan can reach does not hold the others at nothing.

    By hand: C cannot be reached; a point in A and B costs 30, and 600 are 20 points.
    Without leaving it out, the lowest coverage is nothing in every plan, and any would do.
    """
    lines, rules, last = (), (), C
    if how == "closed":
        lines = (Line("C", "Cash", open=False),)
    elif how == "held at nothing":
        rules = (Rule("Spend at most", 0.0, region="C"),)
    else:
        last = Region("C", 100.0, cost_factor=4.0, licence_months=12.0)
    case = fairest(A, B, last, amount=600.0, rules=rules, lines=lines)
    prove(case, [20.0, 20.0, 0.0], 0.2)


def test_a_region_without_people_is_left_out() -> None:
    """Proves: nobody is eligible there, so nothing is compared.

    By hand: a point in A and B costs 30, and 600 are 20 points.
    Without leaving it out its coverage would be nothing over nothing.
    """
    nobody = Region("C", 0.0)
    prove(fairest(A, B, nobody, amount=600.0), [20.0, 20.0, 0.0], 0.2)


def test_one_held_back_by_a_growth_rule() -> None:
    """Proves: a slow region is fixed where its allowance ends, and the others go on.

    By hand: C may rise from 100 by a tenth, then by another: 110 + 121 = 231, 5.775 points.
    The other 769 of 1,000 are shared by A and B, 30 a point: 25.6333 points each.
    A point more of growth: 111 + 123.21 = 234.21, 5.85525 points; what it gains is the
    lowest coverage's.
    Without the rule: 1,000 ÷ 70 = 14.2857 points in all three.
    """
    slow = Region("C", 100.0, cost_factor=4.0, spent_last_year=100.0)
    growth = Rule("Growth at most", 0.1, region="C")
    sources = [Source("Donor", (500.0, 500.0))]
    case = question([A, B, slow], [CASH], sources, [growth], maximise="Fairest")
    plan = prove(case, [769.0 / 30.0, 769.0 / 30.0, 5.775], 0.05775)
    assert price(plan) == about(0.05855250 - 0.05775)
    free = question([A, B, slow], [CASH], sources, maximise="Fairest")
    prove(free, [100.0 / 7.0] * 3, 1.0 / 7.0)


def test_beside_a_gap_that_may_not_widen() -> None:
    """Proves: fixing a region's coverage leaves a rule about the same coverages in force.

    By hand: C takes 200 at the most, 5 points, so no region may have more than 15: 300 in B
    and 150 in A. The other 350 of 1,000 stay unspent.
    Without the rule they go to A and B: 800 ÷ 30 = 26.67 points in each.
    """
    lowest = Region("C", 100.0, cost_factor=4.0, most_per_year=200.0)
    gap = (Rule("Coverage gap at most", 0.1),)
    plan = prove(fairest(A, B, lowest, amount=1000.0, rules=gap), [15.0, 15.0, 5.0], 0.05)
    assert plan.unspent == exactly(350.0)
    prove(fairest(A, B, lowest, amount=1000.0), [80.0 / 3.0, 80.0 / 3.0, 5.0], 0.05)


def test_nobody_can_be_reached_at_all() -> None:
    """Proves: where every region is out of reach there is a plan, and it reaches nobody.

    By hand: the donor gives nothing.
    Without a lowest coverage to raise, people are counted: none.
    """
    plan = agreed(fairest(A, B, amount=0.0))
    assert (plan.objective, plan.money) == (exactly(0.0), exactly(0.0))
    assert plan.out_of_reach == ("A", "B")


def test_whole_projects() -> None:
    """Proves: with whole numbers too, the lowest first, then the next.

    By hand: projects of 5 people: 5 points for 50, 100 and 200. 800 pay a project in each,
    350; a second in A and B, 150: 10, 10, 5 for 500; C's second costs 200: 10, 10, 10 for
    700. 100 are left: B's third is as good as two of A's at the second place, 10, and at the
    third: (10, 10, 15) or (10, 10, 20): A twice.
    Without whole projects: 800 ÷ 70 = 11.43 points in each.
    """
    whole = (Rule("Whole projects of", 5.0),)
    prove(fairest(A, B, C, amount=800.0, rules=whole), [20.0, 10.0, 10.0], 0.1)
    prove(fairest(A, B, C, amount=800.0), [80.0 / 7.0] * 3, 8.0 / 70.0)


def test_whole_projects_with_one_out_of_reach() -> None:
    """Proves: a region whose first project is too dear for any plan is left out.

    By hand: a project of 5 people in C costs 200, more than the 150 there are. 50 in A, 100
    in B: 5 points each.
    Without leaving it out, any plan would do; without whole projects: 150 ÷ 70 points each.
    """
    whole = (Rule("Whole projects of", 5.0),)
    prove(fairest(A, B, C, amount=150.0, rules=whole), [5.0, 5.0, 0.0], 0.05)
    prove(fairest(A, B, C, amount=150.0), [15.0 / 7.0] * 3, 1.5 / 70.0)


def test_regions_that_cannot_all_be_reached_at_once() -> None:
    """Proves: each can be reached alone, so none is left out, and the sorted coverages decide.

    By hand: one line a year, 400 to spend: A's 40 points, B's 20, or C's 10. The two lowest
    are nothing whatever is done; the highest is highest in A.
    Without the limit on lines: 400 ÷ 70 points in each.
    """
    one = (Rule("Lines at most", 1.0),)
    case = fairest(A, B, C, amount=400.0, rules=one)
    plan = agreed(case)
    assert coverage(plan) == pytest.approx([40.0, 0.0, 0.0])
    assert plan.objective == exactly(0.0)
    prove(fairest(A, B, C, amount=400.0), [40.0 / 7.0] * 3, 4.0 / 70.0)


def test_then_people() -> None:
    """Proves: where two plans leave the regions equally well covered, more people decide.

    By hand: whole projects of a tenth of a region. A has 100 people at 20, B 200 at 10: a
    project costs 200 in either, 10 people or 20. 600 pay for one in each and one more: the
    coverages are 10 and 20 whichever has it; in B it reaches 20 people: 10 + 40 = 50.
    Without the last stage it might be A: 20 + 20 = 40.
    """
    dear, wide = Region("A", 100.0, cost_factor=2.0), Region("B", 200.0)
    tenths = (
        Rule("Whole projects of", 10.0, region="A"),
        Rule("Whole projects of", 20.0, region="B"),
    )
    plan = prove(fairest(dear, wide, amount=600.0, rules=tenths), [10.0, 20.0], 0.1)
    assert plan.people == exactly(50.0)


def test_every_region_is_full() -> None:
    """Proves: where money is not what is short, everyone is reached and the rest unspent.

    By hand: 300 people cost 1,000 + 2,000 + 4,000 of 10,000.
    Without a limit on people there would be no end.
    """
    plan = prove(fairest(A, B, C, amount=10000.0), [100.0, 100.0, 100.0], 1.0)
    assert plan.unspent == exactly(3000.0)
