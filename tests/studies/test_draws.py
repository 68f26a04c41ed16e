"""Draws: solved warm as they would be from nothing, and the same whoever solves them."""

from __future__ import annotations

import dataclasses
import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.case import Case, Project, Range, Region, Rule, Source
from allocator.model.family import Cold
from allocator.problems import BadQuestion, NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.asking import Hands, ask, here, in_processes, uncounted
from allocator.studies.draws import Best, Draws, Held, Replanned
from allocator.studies.ranges import demand_drawable
from tests.cases import question
from tests.model.random_cases import cases, whole_cases

EVERYTHING = (
    Range("Cost per person", "times", 0.7, 1.4, region="each", project="each"),
    Range("Eligible people", "times", 0.8, 1.2, region="each"),
    Range("Licence months", "set", 0.0, 15.0, region="each"),
    Range("Start-up months", "times", 0.5, 1.5),
    Range("Loss", "set", 0.0, 0.3, project="each"),
    Range("Budget", "times", 0.6, 1.2, source="each"),
)


def uncertain_case(case: Case) -> Case:
    """The case with everything uncertain that it has."""
    lent = any(project.years_to_repay for project in case.projects)
    ranges = tuple(given for given in EVERYTHING if lent or given.what != "Loss")
    return dataclasses.replace(case, ranges=ranges).in_canonical_order()


def replanned(draws: Draws, hands: Hands = here) -> list[Best]:
    """Every draw planned anew, in order."""
    return sorted(ask(functools.partial(Replanned, draws), draws.paths(), hands, uncounted))


def people(case: Case) -> float | None:
    """What a separate solve reaches; None where it has no plan."""
    try:
        return solve(case, price=unpriced).objective
    except NoPlan:
        return None


@given(cases(), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_a_draw_solved_warm_is_a_draw_solved_from_nothing(case: Case, seed: int) -> None:
    draws = Draws(uncertain_case(case), 6, seed)
    try:
        demand_drawable(draws.case)
    except BadQuestion:
        return  # a question that is wrong already
    found = replanned(draws)
    assert [best.draw for best in found] == list(range(6))
    for best in found:
        alone = people(draws.drawn(best.draw))
        assert (best.people is None) == (alone is None)
        if alone is not None:
            assert best.people == pytest.approx(alone, rel=1e-6, abs=1e-6)


@given(whole_cases(), st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_whole_numbers_are_solved_from_nothing(case: Case, seed: int) -> None:
    draws = Draws(uncertain_case(case), 2, seed)
    try:
        demand_drawable(draws.case)
        asker = Replanned(draws)
    except BadQuestion:
        return
    for best in asker.path([0, 1]):
        alone = people(draws.drawn(best.draw))
        assert (best.people is None) == (alone is None)
        if alone is not None:
            assert best.people == pytest.approx(alone, rel=1e-6, abs=1e-6)


def late(*rules: Rule) -> Case:
    case = question(
        [Region("North", 1000.0)],
        [Project("Bees", 10.0)],
        [Source("Fund", (1000.0, 1000.0))],
        rules,
    )
    return dataclasses.replace(case, ranges=(Range("Late money", "set", 0.0, 1.0),))


def test_some_draws_may_have_no_plan() -> None:
    """By hand: with a part λ late, 1000·(1 - λ) are there in the first year; a floor of 600
    in that year holds where λ ≤ 0.4. In the second 1000 + 1000·λ - 1000·λ are there."""
    draws = Draws(late(Rule("Spend at least", 600.0, year="2027")), 40, 3)
    found = replanned(draws)
    parts = draws.parts[:, 0]
    assert {best.people is None for best in found} == {True, False}
    for best, part in zip(found, parts, strict=True):
        assert (best.people is None) == (part > 0.4)
        if best.people is not None:
            assert best.people == pytest.approx(100.0 * (1.0 - part) + 100.0)


def test_late_money_is_missed_by_a_plan_that_stays() -> None:
    """By hand: the plan spends 1000 and 1000. With λ late the first year has 1000·(1 - λ) and
    the second 1000 again, as what was late makes up for what is late now."""
    case = late()
    draws = Draws(case, 5, 3)
    found = Held(draws, solve(case)).path(range(5))
    for kept in found:
        assert kept.people == pytest.approx(200.0 - 100.0 * draws.parts[kept.draw, 0])


def test_a_draw_is_the_same_whatever_else_is_drawn() -> None:
    few, many = Draws(late(), 3, 7), Draws(late(), 30, 7)
    assert (few.parts == many.parts[:3]).all()
    assert (few.parts != Draws(late(), 3, 8).parts).all()
    assert sorted(number for path in many.paths() for number in path) == list(range(30))


def test_two_workers_find_what_one_finds_to_the_last_digit() -> None:
    case = dataclasses.replace(
        question(
            [Region("East", 300.0, spent_last_year=400.0), Region("West", 200.0)],
            [Project("Bees", 10.0), Project("Loan", 7.0, years_to_repay=1, loss=0.1, reach=0.4)],
            [Source("Fund", (1000.0, 900.0)), Source("Gift", (50.0, 80.0), regions=("West",))],
            [Rule("Growth at most", 0.5, region="East", step=100.0)],
        ),
        ranges=EVERYTHING,
    )
    draws = Draws(case.in_canonical_order(), 20, 1)
    one, two = replanned(draws), replanned(draws, functools.partial(in_processes, 2))
    assert one == two
    assert len({best.people for best in one}) == 20


def test_fairest_counts_people_and_is_solved_from_nothing() -> None:
    case = dataclasses.replace(
        late(), settings=dataclasses.replace(late().settings, maximise="Fairest")
    )
    asker = Replanned(Draws(case, 1, 1))
    assert isinstance(asker.live.family, Cold)
    [best] = asker.path([0])
    assert best.people == pytest.approx(200.0 - 100.0 * asker.draws.parts[0, 0])
