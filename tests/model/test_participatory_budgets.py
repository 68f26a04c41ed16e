"""Participatory budgeting: whole projects with the most votes that the money can pay.

Each project is a type of its own whose people are its votes: `Most people` and `Whole projects
of` say the votes, so that it is done whole or not at all. That is the knapsack problem, and a
dynamic programme over votes solves it exactly, in whole numbers, without a solver.
"""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.solving import solve
from tests.cases import question
from tests.elections import ELECTIONS, Election

Pairs = list[tuple[int, int]]
NAMES = [election.name.removesuffix(".pb") for election in ELECTIONS]


def ballot(pairs: Pairs, budget: float, *, whole: bool = True) -> Case:
    """One town, one year; each project's cost and votes."""
    names = [f"Project {number}" for number in range(len(pairs))]
    types = [Project(name, cost / votes) for name, (cost, votes) in zip(names, pairs, strict=True)]
    lines = [
        Line("Town", name, most_people=float(votes))
        for name, (_, votes) in zip(names, pairs, strict=True)
    ]
    rules = [
        Rule("Whole projects of", float(votes), project=name)
        for name, (_, votes) in zip(names, pairs, strict=True)
    ]
    voters = Region("Town", float(sum(votes for _, votes in pairs)))
    return question([voters], types, [Source("Town", (budget,))], rules if whole else (), lines)


def most_votes(pairs: Pairs, budget: float) -> int:
    """The knapsack's optimum: least[v] is the least money that v votes can cost."""
    everything = sum(votes for _, votes in pairs)
    never = np.iinfo(np.int64).max // 2
    least = np.full(everything + 1, never, dtype=np.int64)
    least[0] = 0
    for cost, votes in pairs:
        least[votes:] = np.minimum(least[votes:], least[:-votes] + cost)
    return int(np.flatnonzero(least <= math.floor(budget)).max())


def most_in_parts(pairs: Pairs, budget: float) -> float:
    """Most votes where parts of projects count: the cheapest votes first."""
    votes = 0.0
    for cost, more in sorted(pairs, key=lambda pair: pair[0] / pair[1]):
        part = min(1.0, budget / cost)
        votes, budget = votes + part * more, budget - part * cost
    return votes


def check(plan: Plan, pairs: Pairs, budget: float, votes: int) -> None:
    """Proven, as many votes, each project whole, and paid."""
    assert plan.status == "optimal"
    assert plan.objective == pytest.approx(votes, abs=1e-6 * votes)
    assert plan.bound == pytest.approx(votes, abs=1e-6 * votes)
    done = {int(row.project.split()[1]) for row in plan.rows}
    assert sum(pairs[number][1] for number in done) == votes
    assert sum(pairs[number][0] for number in done) <= budget
    assert all(
        row.people == pytest.approx(pairs[int(row.project.split()[1])][1]) for row in plan.rows
    )


def test_three_projects() -> None:
    """Proves: whole projects within the money, and not the best bargains first.

    By hand: 60 votes for 50, 70 for 70 and 25 for 20; of 90, the first and the last cost 70
    and have 85; the second and the last cost 90 and have 95.
    Without whole projects: 60 and 25 and 20 of 70 parts of the second's votes, 105.
    """
    pairs = [(50, 60), (70, 70), (20, 25)]
    check(solve(ballot(pairs, 90.0)), pairs, 90.0, 95)
    parts = solve(ballot(pairs, 90.0, whole=False))
    assert parts.objective == pytest.approx(105.0, rel=1e-9)


@pytest.mark.parametrize("election", ELECTIONS, ids=NAMES)
def test_real_elections(election: Election) -> None:
    """Proves: six real ballots, each at its most votes, whole and in parts."""
    pairs, budget = election.pairs(), election.budget
    assert most_votes(pairs, budget) == election.whole
    assert most_in_parts(pairs, budget) == pytest.approx(election.parts, abs=1e-4)
    check(solve(ballot(pairs, budget)), pairs, budget, election.whole)
    parts = solve(ballot(pairs, budget, whole=False))
    assert parts.objective == pytest.approx(election.parts, abs=1e-4)


@pytest.mark.parametrize("seed", range(4))
def test_a_ballot_of_150_projects(seed: int) -> None:
    """Proves: knapsacks of 150 projects are solved to a proven optimum.

    Half of the seeds have votes that follow the cost closely: those are the hard ones, where
    hundreds of ballots come within a vote of the best.
    """
    dice = random.Random(seed)
    costs = [dice.randrange(2_000, 100_000, 100) for _ in range(150)]
    if seed % 2:
        votes = [cost // 100 + dice.randint(1, 100) for cost in costs]
    else:
        votes = [dice.randint(10, 2_000) for _ in costs]
    pairs = list(zip(costs, votes, strict=True))
    budget = 0.4 * sum(costs)
    check(solve(ballot(pairs, budget)), pairs, budget, most_votes(pairs, budget))


@pytest.mark.parametrize("election", ELECTIONS, ids=NAMES)
def test_cbc_finds_the_same(election: Election) -> None:
    """Proves: a second solver, the same votes."""
    plan = solve(ballot(election.pairs(), election.budget), "cbc")
    assert plan.objective == pytest.approx(election.whole, rel=1e-6)
