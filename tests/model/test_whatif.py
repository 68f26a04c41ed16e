"""What if a rule asked for nothing, and small steps from an optimum: by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from allocator.case import Project, Region, Rule, Source
from allocator.model.build import Model, build
from allocator.model.highs import KEEPS, Session
from allocator.model.optimum import optimise
from allocator.model.whatif import WhatIf
from tests.cases import question

#: 1,000 of money; a bee costs 10, a tool 20, and tools must have half: 50 + 25 people.
CASE = question(
    [Region("North", 5000.0)],
    [Project("Bees", 10.0), Project("Tools", 20.0)],
    [Source("Fund", (1000.0,))],
    [Rule("Share at least", 0.5, project="Tools")],
)


@pytest.fixture
def asked() -> Iterator[tuple[Model, Session, WhatIf]]:
    model = build(CASE)
    session = optimise(model).session
    ask = WhatIf(model, session)
    assert ask.objective()[1] == pytest.approx(75.0)
    yield model, session, ask
    # Whatever was asked, the live model is as it was.
    assert ask.objective()[1] == pytest.approx(75.0)
    assert session.columns == model.ledger.cells + 1


def test_without_a_rule(asked: tuple[Model, Session, WhatIf]) -> None:
    """By hand: all of it to bees, 100 people; the plan before keeps every limit all the same."""
    _, session, ask = asked
    before = session.values()
    with ask.without(ask.rows_of[0]):
        with session._with_options({"simplex_iteration_limit": 0}):
            session.solve()
        assert session.values()[: len(before)] == pytest.approx(before)
        assert ask.objective(KEEPS)[1] == pytest.approx(100.0)


def test_without_a_rule_where_it_fails(asked: tuple[Model, Session, WhatIf]) -> None:
    _, _, ask = asked
    with pytest.raises(KeyboardInterrupt), ask.without(ask.rows_of[0]):
        raise KeyboardInterrupt


def test_small_steps(asked: tuple[Model, Session, WhatIf]) -> None:
    """By hand: 1,010 of money is 50.5 + 25.25 people, and 990 is 49.5 + 24.75."""
    model, session, ask = asked
    row = next(at for at, row in enumerate(model.rows) if row.what == "money of Fund")
    low, high = ask.bounds(row)
    with session.in_small_steps():
        for money, people in ((1010.0, 75.75), (990.0, 74.25), (1000.0, 75.0)):
            by = money / 1000.0
            session.set_row(row, low * by if math.isfinite(low) else low, high * by)
            assert ask.objective()[1] == pytest.approx(people)
