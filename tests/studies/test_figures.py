"""People in the sentences of studies: digits, and nothing told as nothing."""

from __future__ import annotations

import pytest

from allocator.language import speaking
from allocator.workbook.studies.figures import heads, persons, persons_more

MARKS = str.maketrans({"\u00a0": " ", "\u200e": None, "\u200f": None})


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        (0.0, "0"),
        (1e-9, "0"),
        (-1e-9, "0"),
        (0.04, "0"),
        (-0.04, "0"),
        (0.06, "0.1"),
        (2.0, "2.0"),
        (10.4, "10"),
        (1234.4, "1,234"),
    ],
)
def test_people_that_round_to_nothing_are_nothing(people: float, shown: str) -> None:
    """Nothing has no decimals and no sign; fewer than ten people have a decimal."""
    with speaking("en"):
        assert heads(people) == shown


@pytest.mark.parametrize(
    ("spoken", "nobody", "no_change", "one_less"),
    [
        ("en", "0 people", "0 people", "-1.0 people"),
        ("fr", "0 personne", "0 personne", "-1,0 personne"),
        ("ar", "0 مستفيد", "0 مستفيد", "-1.0 مستفيد"),
    ],
)
def test_nobody_in_each_language(spoken: str, nobody: str, no_change: str, one_less: str) -> None:
    with speaking(spoken):
        assert persons(1e-9).translate(MARKS) == nobody
        assert persons_more(-1e-9).translate(MARKS) == no_change
        assert persons_more(-1.0).translate(MARKS) == one_less
