"""Rules in words, as they are repeated wherever a rule is spoken of."""

from __future__ import annotations

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.grid import Grid
from allocator.language import speaking
from allocator.rules.reading import describe, read_rules
from tests.cases import question

GROWTH = Rule("Growth at most", 0.125, region="each", step=50_000.0, step_per_person=2.5)
SHARE = Rule("Share at most", 0.6, region="Coast", project="كل", year="all", of="même région")
MATCHING = Rule("Share at least", 0.25, source="Donor", of="Donor", year="2028")
SPEND = Rule("Spend at most", 1_234.5, region="all")


def _case() -> Case:
    return question(
        [Region("Coast", 1000), Region("Hills", 1000)],
        [Project("Shop", 10.0)],
        [Source("Donor", (1000.0, 1000.0))],
        [GROWTH, SHARE, MATCHING, SPEND],
    )


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (
            "en",
            [
                "Growth at most 12.5 % + 50,000 + 2.50 a person (each region)",
                "Share at most 60 % of same region (Coast, each type, all)",
                "Share at least 25 % of Donor (Donor, 2028)",
                "Spend at most 1,234.50 (all region)",
            ],
        ),
        (
            "fr",
            [
                "Hausse au plus 12,5 % + 50 000 + 2,50 par personne (chaque région)",
                "Part au plus 60 % de la même région (Coast, chaque type, toutes)",
                "Part au moins 25 % de la source Donor (Donor, 2028)",
                "Dépense au plus 1 234,50 (toutes les régions)",
            ],
        ),
        (
            "ar",
            [
                "زيادة متدرجة على الأكثر 12.5% + 50,000 + 2.50 للفرد (كل منطقة)",
                "حصة على الأكثر 60% من نفس المنطقة (Coast، كل نوع، الكل)",
                "حصة على الأقل 25% من Donor (Donor، 2028)",
                "إنفاق على الأكثر 1,234.50 (كل المناطق معا)",
            ],
        ),
    ],
)
def test_a_rule_is_told_in_the_language_spoken(spoken: str, said: list[str]) -> None:
    """Whatever language its cells were typed in; names stay as they are."""
    with speaking(spoken):
        told = [describe(reading) for reading in read_rules(Grid(_case()))]
    marks = str.maketrans({"\u00a0": " ", "\u200e": None, "\u200f": None})
    assert [text.translate(marks) for text in told] == said
