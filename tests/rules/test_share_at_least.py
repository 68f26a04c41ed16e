"""Proofs of `Share at least`, worked out by hand."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Rule, Source
from tests.proofs import prove, spent, two_regions, two_types


def test_a_share_of_all_the_money() -> None:
    """Proves: F ≥ Value · G with G all the money of the year.

    By hand: 30 of 100 in South: 1.5, and 7 in North: 8.5 a year, 17. A point less: 1 moved a
    year at a gain of 1/20: 0.1.
    Without the rule: 20 people.
    """
    prove(two_regions(Rule("Share at least", 0.3, region="South")), 17.0, 20.0, 0.1)


def test_a_share_of_the_same_region() -> None:
    """Proves: `Of` = same region compares with that region's money.

    By hand: half of North's 100 on Dear: 2.5 people, half on Cheap: 5. In all 15.
    Without the rule: 20 people.
    """
    rule = Rule("Share at least", 0.5, region="each", project="Dear", of="same region")
    prove(two_types(rule), 15.0, 20.0)


def test_matching_money() -> None:
    """Proves: `Of` = a source: the government gives at least 60 % of what the donor gives.

    By hand: the government has 50 a year and may spend in South alone: 2.5 people. So the
    donor may spend 50 ÷ 0.6 = 83⅓ a year, in North: 8⅓ people. In all 65/3 over two years.
    Without the rule: 10 + 2.5 a year, 25 people.
    """
    case = two_regions(Rule("Share at least", 0.6, source="Government", of="Donor"))
    state = Source("Government", (50.0, 50.0), regions=("South",))
    case = dataclasses.replace(case, sources=(*case.sources, state))
    plan = prove(case, 65.0 / 3.0, 25.0)
    assert spent(plan, "Donor") == pytest.approx([250.0 / 3.0] * 2)


def test_a_share_of_the_same_source() -> None:
    """Proves: `Of` = same source compares with that source's money alone.

    By hand: 30 % of the donor's 100 in South, 1.5 + 7 = 8.5; the fund's 20, not the donor's,
    all in North: 2. In all 10.5 a year, 21.
    Without the rule: 24 people.
    """
    case = two_regions(
        Rule("Share at least", 0.3, region="South", source="Donor", of="same source")
    )
    case = dataclasses.replace(case, sources=(*case.sources, Source("Fund", (20.0, 20.0))))
    prove(case, 21.0, 24.0)
