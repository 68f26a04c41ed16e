"""A plan and its draws: as planned, planned anew, and robust, worked out by hand."""

from __future__ import annotations

import dataclasses
import functools

import pytest

from allocator.case import Actual, Case, Project, Range, Region, Rule, Source
from allocator.model.build import build
from allocator.model.robust import least_regret
from allocator.solving import as_plan, solve, unpriced
from allocator.studies.asking import here, in_processes
from allocator.studies.draws import Draws, held_family
from allocator.studies.ranges import drawn, uncertain
from allocator.studies.simulate import Asked, Simulation, Work, simulate, simulation_json, spread
from tests.cases import exactly, money, question

TWO_TYPES = (Project("Bees", 10.0), Project("Cash", 12.0))


def case(*ranges: Range, rules: tuple[Rule, ...] = ()) -> Case:
    plain = question([Region("North", 5000.0)], TWO_TYPES, [Source("Fund", (1200.0,))], rules)
    return dataclasses.replace(plain, ranges=ranges)


def run(asked_of: Case, draws: int = 2, robust: int = 2, workers: int = 1) -> Simulation:
    cold = functools.partial(solve, price=unpriced)
    hands = functools.partial(in_processes, workers) if workers > 1 else here
    work = Work(lambda stage: None, hands=hands)
    return simulate(asked_of, Asked(draws, 1, robust), cold, as_plan, work)


def test_two_draws_as_planned_and_planned_anew() -> None:
    """Proves: a plan that stays is not a plan made anew.

    By hand: the plan puts all 1,200 into bees at 10: 120 people. Where bees turn out to cost
    c = 5 + 15·u, the plan as it is reaches 1,200 ÷ c; planned anew, 1,200 ÷ min(c, 12), for
    cash at 12 is there too.
    """
    found = run(case(Range("Cost per person", "set", 5.0, 20.0, project="Bees")), draws=8)
    costs = 5.0 + 15.0 * found.draws.parts[:, 0]
    assert found.plan.objective == exactly(120.0)
    assert min(costs) < 12.0 < max(costs)
    for cost, held, best in zip(costs, found.held, found.best, strict=True):
        assert held == pytest.approx(1200.0 / cost)
        assert best == pytest.approx(1200.0 / min(cost, 12.0))
    dear = sum(cost > 12.0 for cost in costs)
    assert [(line.project, line.draws) for line in found.lines] == sorted(
        [("Bees", 8 - dear), ("Cash", dear)], key=lambda pair: -pair[1]
    )
    assert [line.money for line in sorted(found.lines)] == exactly([1200.0, 0.0])


def test_a_plan_that_stays_reaches_no_more_people_than_there_are() -> None:
    """By hand: 1,200 would reach 240 at 5, but only 150 are eligible; nothing is over-counted."""
    few = dataclasses.replace(
        case(Range("Cost per person", "set", 5.0, 5.0)), regions=(Region("North", 150.0),)
    )
    few = dataclasses.replace(few, projects=(Project("Bees", 10.0),))
    found = run(few, draws=1)
    assert found.plan.objective == exactly(120.0)
    assert found.held == found.best == (exactly(150.0),)


def test_the_rules_are_not_asked_again_of_a_plan_that_stays() -> None:
    """By hand: 100 people need 1,000 at 10, but 1,500 at 15: then no plan keeps the rule, and
    the plan as it is still reaches 1,200 ÷ 15 = 80."""
    found = run(
        dataclasses.replace(
            case(
                Range("Cost per person", "set", 15.0, 15.0),
                rules=(Rule("People at least", 100.0, row=2),),
            )
        )
    )
    assert found.best == (None, None)
    assert found.held == (exactly(80.0), exactly(80.0))
    assert simulation_json(found)["without_plan"] == 2
    assert (found.missing, dict(found.missed)) == (2, {2: 2})


def test_the_plan_of_least_regret() -> None:
    """Proves: the robust plan hedges where the best plan of either draw does not.

    By hand: 1,200, and bees at 10 with cash at 20, or the other way round. The best plan of
    each reaches 120. With x in bees and 1,200 - x in cash, regrets are 60 - x ÷ 20 and x ÷ 20:
    both are 30 at x = 600. All in bees would regret 60 in the second.
    """
    both = (
        Range("Cost per person", "set", 10.0, 20.0, project="Bees"),
        Range("Cost per person", "set", 10.0, 20.0, project="Cash"),
    )
    asked = case(*both).in_canonical_order()
    draws, numbers = Draws(asked, 2, 1), uncertain(asked)
    cases = [drawn(asked, numbers, parts) for parts in ([0.0, 1.0], [1.0, 0.0])]
    found = least_regret(build(asked), held_family(draws), cases)
    assert found.best == exactly([120.0, 120.0])
    plan = as_plan(asked, found.optimum)
    assert money(plan, "Bees") == exactly(600.0)
    assert money(plan, "Cash") == exactly(600.0)


def test_the_robust_plan_keeps_the_rules_and_regrets_less() -> None:
    """By hand: as above, but no more than 400 may go to cash. At its best the second draw then
    reaches 400 ÷ 10 + 800 ÷ 20 = 80. With x in bees the regrets are 60 - x ÷ 20 and x ÷ 20 - 40:
    both are 10 at x = 1,000, and cash has 200."""
    asked = case(
        Range("Cost per person", "set", 10.0, 20.0, project="Bees"),
        Range("Cost per person", "set", 10.0, 20.0, project="Cash"),
        rules=(Rule("Spend at most", 400.0, project="Cash"),),
    ).in_canonical_order()
    draws, numbers = Draws(asked, 2, 1), uncertain(asked)
    cases = [drawn(asked, numbers, parts) for parts in ([0.0, 1.0], [1.0, 0.0])]
    found = least_regret(build(asked), held_family(draws), cases)
    assert found.best == exactly([120.0, 80.0])
    plan = as_plan(asked, found.optimum)
    assert money(plan, "Bees") == exactly(1000.0)


def test_the_worst_regret_of_the_robust_plan_is_no_more_than_that_of_the_plan() -> None:
    found = run(case(Range("Cost per person", "times", 0.5, 2.0, project="each")), 12, 12)
    assert found.robust is not None
    own = max(found.robust.own_regrets)
    assert max(found.robust.regrets) < 0.9 * own
    assert min(found.robust.own_regrets) > -1e-6
    assert found.robust.own == pytest.approx(found.held)
    assert found.robust.held == pytest.approx(found.robust_held)


def test_whole_numbers_have_no_robust_plan_here() -> None:
    found = run(
        case(
            Range("Cost per person", "times", 0.9, 1.1),
            rules=(Rule("Whole projects of", 10.0, project="Bees"),),
        )
    )
    assert found.robust is None
    assert None not in found.best


def test_one_and_two_workers_give_the_same_answer() -> None:
    asked = case(Range("Cost per person", "times", 0.5, 2.0, project="each"))
    one, two = (simulation_json(run(asked, 10, 4, workers)) for workers in (1, 2))
    assert one == two


def test_json_holds_every_draw() -> None:
    told = simulation_json(run(case(Range("Cost per person", "times", 0.5, 2.0)), 4))
    assert told["draws"] == 4
    assert [len(told[key]["people"]) for key in ("replanned", "as_planned", "robust")] == [4, 4, 4]  # type: ignore[index]


def test_a_spread_by_hand() -> None:
    """0, 1 … 100: every hundredth is itself, and the average is 50."""
    assert spread([float(n) for n in range(101)]) == [0, 5, 25, 50, 75, 95, 100, 50]
    assert spread([]) == []


def test_years_that_are_over_stand_in_every_draw() -> None:
    """By hand: in 2027 400 were spent on bees at 10 each, and are told as 40 people. In 2028
    1,000 are left to spend, at 10·f: 40 + 100 ÷ f with the plan as it is and planned anew."""
    plain = question(
        [Region("North", 5000.0)], [Project("Bees", 10.0)], [Source("Fund", (400.0, 1000.0))]
    )
    happened = Actual("North", "Bees", "2027", 400.0, 40.0, "Fund", row=2)
    told = dataclasses.replace(
        plain, actuals=(happened,), past=1, ranges=(Range("Cost per person", "times", 0.5, 2.0),)
    )
    found = run(told, 4, 3)
    factors = 0.5 + 1.5 * found.draws.parts[:, 0]
    for factor, held, best in zip(factors, found.held, found.best, strict=True):
        assert held == pytest.approx(40.0 + 100.0 / factor)
        assert best == pytest.approx(40.0 + 100.0 / factor)
    assert found.robust is not None
    assert max(map(abs, found.robust.own_regrets)) < 1e-6
