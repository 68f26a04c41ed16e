"""The bound that prices prove, by hand and in exact fractions; and on random questions."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from allocator.actual_checks import with_past
from allocator.case import Actual, Case, Project, Region, Source
from allocator.model.build import Outline, outline
from allocator.model.proof import bound, exact_cells, prove
from allocator.problems import BadQuestion, NoPlan, NotProven
from allocator.solving import solve, unpriced
from allocator.studies.proving import PROOF
from allocator.verified import Stored, verify
from allocator.workbook.reading import read
from allocator.workbook.results import write
from allocator.workbook.written import read_written
from tests.cases import coast_and_hills
from tests.random_workbooks import make

#: A person costs 8 in North, where 5 are eligible, and 16 in South; there are 80.
CASE = Case(
    regions=(Region("North", 5), Region("South", 100, cost_factor=2.0)),
    projects=(Project("Cash", 8.0),),
    sources=(Source("Donor", (80.0,)),),
    years=(2027,),
)
BEST = {"eligible people of North": 0.5, "money of the lines": 0.0625, "money of Donor": 0.0625}


@pytest.fixture
def asked() -> Outline:
    return outline(CASE.in_canonical_order())


def priced(asked: Outline, prices: dict[str, float]) -> dict[int, float]:
    """Prices by the number of their row."""
    found = {n: prices[row.what] for n, row in enumerate(asked.rows) if row.what in prices}
    assert len(found) == len(prices)
    return found


def test_the_right_prices_prove_the_best_exactly(asked: Outline) -> None:
    """By hand: 80 units of money at 1/16 of a person each, and 5 people of North at 1/2:
    5 + 2.5 = 7.5, to the last digit."""
    assert bound(asked, priced(asked, BEST)) == Fraction(15, 2)


def test_a_price_of_the_wrong_sign_is_not_used(asked: Outline) -> None:
    """By hand: money at 1/16 gives 5; without a price for its people each of the 40 units that
    North can take is worth 1/8 - 1/16 more than that: 2.5, and 7.5 again."""
    wrong = priced(asked, {**BEST, "eligible people of North": -0.5})
    without = {n: price for n, price in wrong.items() if price > 0.0}
    assert bound(asked, wrong) == bound(asked, without) == Fraction(15, 2)


def test_too_high_a_price_only_raises_the_bound(asked: Outline) -> None:
    """By hand: money at 1/8 of a person: 80 / 8 = 10, and North's people are worth nothing more,
    so that a price of 1/2 on each of its 5 adds 2.5."""
    dear = {**BEST, "money of the lines": 0.125, "money of Donor": 0.125}
    assert bound(asked, priced(asked, dear)) == Fraction(25, 2)


def test_no_prices_prove_that_no_more_than_all_are_reached(asked: Outline) -> None:
    """By hand: 5 eligible people in North and 100 in South."""
    assert bound(asked, {}) == 105


def test_a_plan_s_own_numbers_are_added_up_exactly(asked: Outline) -> None:
    """By hand: 32 in North reach 4, 48.5 in South 3.03125; the donor's 80.5 are half too many."""
    ledger = asked.ledger
    draw = int(ledger.draw(0, 0, 0).cells[0])
    cells = exact_cells(iter([(0, 32.0), (1, 48.5), (draw, 32.0), (draw, 48.5)]))
    proof = prove(asked, priced(asked, BEST), cells)
    assert proof.objective == Fraction("7.03125") and proof.gap == Fraction("0.46875")
    assert proof.violation == Fraction(1, 2) and proof.violated == "money of Donor"


def test_years_that_are_over_are_proven_as_they_were() -> None:
    """Proves: what happened is no unknown, and has its worth in the bound.
    By hand: 2027 was 600 in the hills, where 20 were told, and 300 on the coast: 30 people. The
    1,000 of 2028 reach 100 on the coast, 10 each. In all 150, and no plan reaches more."""
    happened = (
        Actual("Hills", "Cash", "2027", 600.0, 20.0, row=2),
        Actual("Coast", "Cash", "2027", 300.0, None, row=3),
    )
    case = with_past(dataclasses.replace(coast_and_hills(), actuals=happened))
    plan = solve(case, price=unpriced, inquiries=[PROOF])
    assert plan.proof is not None and plan.proof.bound is not None
    again = verify(plan, Stored(plan.proof.prices, plan.proof.rows))
    assert not again.faults and again.proof == plan.proof
    assert float(again.proof.objective) == pytest.approx(150.0, abs=1e-9)
    assert float(plan.proof.bound) == pytest.approx(150.0, abs=1e-9)


@pytest.mark.parametrize("seed", range(40))
def test_random_plans_are_proven_again_from_their_workbooks(seed: int, tmp_path: Path) -> None:
    """Proves: what is written keeps every rule when read again, and where there are prices the
    bound meets the plan: nothing below it, nothing far above."""
    question, target = tmp_path / "in.xlsx", tmp_path / "plan.xlsx"
    make(seed, question, whole_numbers=seed % 4 == 0)
    try:
        reading = read(question)
        plan = solve(reading.case, price=unpriced, inquiries=[PROOF])
    except (BadQuestion, NoPlan, NotProven):
        pytest.skip("there is no plan to prove")
    write(plan, target, input_path=question, input_digest=reading.digest)
    found = read_written(target, reading.case)
    assert found.digest == reading.digest
    verified = verify(found.plan, found.stored)
    assert not verified.faults
    assert (verified.why == "") == (plan.proof is not None)
    proof = verified.proof
    assert proof is not None
    assert float(proof.objective) == pytest.approx(plan.objective, rel=1e-9, abs=1e-6)
    if plan.proof is not None:
        assert proof == plan.proof
        assert proof.gap is not None
        size = max(1.0, float(proof.objective))
        assert float(proof.gap) >= -1e-6 * size
        if plan.rounding is None:
            assert float(proof.gap) <= 1e-6 * size
