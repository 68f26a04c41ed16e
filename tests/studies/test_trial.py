"""The figures a plan is judged by, and what moves between two plans, by hand."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve
from allocator.studies.trial import attempt, figures_of, line_moves

#: 1,000 for Cheap (10 a person) and Dear (20); Dear must have at least 400 of it.
CASE = Case(
    regions=(Region("North", 100.0), Region("South", 50.0), Region("Empty", 0.0)),
    projects=(
        Project("Cheap", 10.0, women=0.5, youth=0.2, jobs_per_person=1.0),
        Project("Dear", 20.0, women=1.0, jobs_per_person=2.0),
    ),
    sources=(Source("Donor", (1000.0,)),),
    years=(2027,),
    rules=(
        Rule("Spend at least", 400.0, project="Dear", region="North"),
        Rule("Spend at most", 100.0, region="South"),
    ),
)


def test_figures_by_hand() -> None:
    """By hand: Dear 400 ÷ 20 = 20 in North; 600 ÷ 10 = 60 with Cheap, at most 10 of them South.

    80 people; women 60 × 0.5 + 20 = 50; youth unknown, for Dear has no figure; jobs 60 + 40.
    The tie-break spends as last year's split or evenly; coverage of South is at most 20 %.
    """
    figures = figures_of(solve(CASE))
    assert figures.people == pytest.approx(80.0)
    assert figures.cost == pytest.approx(12.5)
    assert figures.women == pytest.approx(50.0)
    assert figures.youth is None
    assert figures.jobs == pytest.approx(100.0)
    assert figures.unspent == pytest.approx(0.0)
    assert figures.least_region == "South"
    assert figures.least_coverage is not None and figures.least_coverage <= 0.2 + 1e-9


def test_a_plan_of_nothing_has_no_cost_and_a_region_of_nobody_no_coverage() -> None:
    nothing = dataclasses.replace(CASE, sources=(Source("Donor", (0.0,)),), rules=())
    figures = figures_of(solve(nothing))
    assert (figures.people, figures.cost) == (0.0, None)
    assert figures.least_coverage == 0.0
    alone = dataclasses.replace(nothing, regions=(Region("Empty", 0.0),))
    assert figures_of(solve(alone)).least_coverage is None


def test_what_moves_by_hand() -> None:
    """Dear's floor from 400 to 600: 200 less for Cheap (20 people), 10 more with Dear."""
    south = Rule("Spend at most", 0.0, region="South")
    rules = (CASE.rules[0], south)
    more = (dataclasses.replace(CASE.rules[0], value=600.0), south)
    plans = [solve(dataclasses.replace(CASE, rules=each)) for each in (rules, more)]
    moves = {(move.region, move.project): move for move in line_moves(*plans)}
    assert set(moves) == {("North", "Cheap"), ("North", "Dear")}
    assert moves["North", "Cheap"].money == pytest.approx((600.0, 400.0))
    assert moves["North", "Dear"].people == pytest.approx((20.0, 30.0))
    assert line_moves(plans[0], plans[0]) == []


def test_a_case_without_a_plan_is_an_answer_too() -> None:
    floor = Rule("Spend at least", 2000.0, row=7)
    trial = attempt(dataclasses.replace(CASE, rules=(floor,)), solve)
    assert trial.plan is None
    assert any("Rules" in quarrel.cell for quarrel in trial.quarrels)
    assert attempt(CASE, solve).quarrels == []
