"""Sums, pools and loan instalments, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.grid import Grid, instalments
from allocator.ledger import Ledger, Sum, pools
from allocator.rules.reading import read_rules


def summed(*terms: tuple[int, float], constant: float = 0.0) -> Sum:
    cells, weights = zip(*terms, strict=True)
    return Sum(np.array(cells), np.array(weights, dtype=float), constant)


def test_sums_add_scale_and_take_their_value() -> None:
    """2x + 3y + 1 at x = 10, y = 100 is 321; twice it less 5x is 592."""
    numbers = np.array([10.0, 100.0])
    first = summed((0, 2.0), (1, 3.0), constant=1.0)
    assert first.value(numbers) == 321.0
    assert (2.0 * first - summed((0, 5.0))).value(numbers) == 592.0
    assert (first - 1.0).value(numbers) == 320.0


def test_a_merged_sum_has_each_cell_once_and_no_zeros() -> None:
    merged = summed((1, 2.0), (0, 4.0), (1, -2.0), (0, 1.0)).merged()
    assert merged.cells.tolist() == [0]
    assert merged.weights.tolist() == [5.0]


def grid(*rules: Rule, earmark: tuple[str, ...] = ()) -> Grid:
    return Grid(
        Case(
            regions=(Region("A", 10), Region("B", 10), Region("C", 10)),
            projects=(Project("Grant", 1.0), Project("Loan", 1.0, years_to_repay=2)),
            sources=(Source("Donor", (1.0,)), Source("Fund", (1.0,), regions=earmark)),
            years=(2027,),
            rules=rules,
        )
    )


def count(found: Grid) -> int:
    scopes = [scope for reading in read_rules(found) for scope in reading.source_scopes]
    return pools(found, scopes).count


@pytest.mark.parametrize(
    ("found", "number"),
    [
        (grid(), 2),  # grants and loans have different terms
        (grid(earmark=("A",)), 4),  # A is payable by both sources, B and C by one
        (grid(Rule("Spend at most", 1.0, region="each")), 2),  # no look at who pays
        (grid(Rule("Spend at most", 1.0, region="each", source="Fund")), 6),
        (grid(Rule("Share at least", 0.1, region="B", source="Fund", of="Donor")), 4),
        (grid(Rule("Spend at most", 1.0, source="each")), 2),  # everywhere cuts nothing
    ],
)
def test_pools_are_the_coarsest_partition(found: Grid, number: int) -> None:
    assert count(found) == number


def test_instalments_as_the_model_states_them() -> None:
    """By hand: no interest, 3 years, 1 of grace, 3 % lost a year. Principal due 0, ½, ½.

    Back: 0; 0.97² · ½ = 0.47045; 0.97³ · ½ = 0.4563365. Lost: 0.03; 0.97 · 0.03 = 0.0291;
    0.97² · 0.03 · ½ = 0.0141135; in all 0.0732135, and with what came back 1.
    """
    back, lost, still = instalments((3, 1, 0.0, 0.03))
    assert back.tolist() == pytest.approx([0.0, 0.47045, 0.4563365], rel=1e-12)
    assert lost.tolist() == pytest.approx([0.03, 0.0291, 0.0141135], rel=1e-12)
    assert still.tolist() == pytest.approx([0.97, 0.47045, 0.0], rel=1e-12)
    assert back.sum() + lost.sum() == pytest.approx(1.0, rel=1e-12)


def test_interest_is_of_what_is_out_at_the_start_of_the_year() -> None:
    """By hand: 10 % over 2 years: back 0.5 + 0.1 · 1, then 0.5 + 0.1 · 0.5."""
    back, _, _ = instalments((2, 0, 0.1, 0.0))
    assert back.tolist() == pytest.approx([0.6, 0.55], rel=1e-12)


def test_a_grant_never_comes_back() -> None:
    assert all(not len(flow) for flow in instalments((0, 0, 0.0, 0.0)))


def test_people_reached_after_a_delay() -> None:
    """By hand: 15 months = one year and a quarter: ¾ of the first year's in the second."""
    case = Case(
        regions=(Region("A", 1000, licence_months=3),),
        projects=(Project("P", 2.0, startup_months=12),),
        sources=(Source("S", (1.0, 1.0, 1.0)),),
        years=(1, 2, 3),
    )
    found = Grid(case)
    ledger = Ledger(found, pools(found, []))
    [scope] = [term.scope for term in read_rules(Grid(_with_rule(case)))[0].terms]
    money = np.zeros(ledger.cells)
    money[:3] = [8.0, 16.0, 32.0]
    reached = [ledger.people(scope, (year,)).value(money) for year in range(3)]
    assert reached == pytest.approx([0.0, 3.0, 1.0 + 6.0])


def _with_rule(case: Case) -> Case:
    return Case(
        case.regions, case.projects, case.sources, case.years, rules=(Rule("People at least", 0.0),)
    )
