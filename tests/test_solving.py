"""From a question to an answer: what the parts of a solve may leave out."""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve, unpriced


def test_a_plan_without_prices_is_the_same_plan() -> None:
    """100 for projects at 5 a person, at most 40 of it in A and nowhere else: 8 people.

    By hand: one more of the rule's money is 0.2 people; unpriced, nothing is said of it.
    """
    case = Case(
        (Region("A", 1000.0),),
        (Project("T", 5.0),),
        (Source("S", (100.0,)),),
        (2027,),
        rules=(Rule("Spend at most", 40.0, region="A"),),
    )
    priced, plain = solve(case), solve(case, price=unpriced)
    assert plain.rows == priced.rows
    assert plain.people == pytest.approx(8.0)
    assert [outcome.price for outcome in priced.rules] == [pytest.approx(0.2)]
    assert [outcome.price for outcome in plain.rules] == [None]
