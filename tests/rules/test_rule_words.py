"""A rule in words, as the workbook, the terminal and a conflict have it, in each language.

Numbers are those of the rules below: a fifth is 20 %, thousands are parted as the language
does it. In Arabic, names in Latin letters stand between marks that show nothing.
"""

from __future__ import annotations

import pytest

from allocator.case import Rule
from allocator.grid import Grid
from allocator.language import ARABIC, FRENCH, speaking
from allocator.rules import RULES
from allocator.rules.kind import Kind, Unit
from allocator.rules.reading import describe, read_rule
from allocator.scope import Scopes
from tests.proofs import two_regions

NBSP, MARKS = "\u00a0", dict.fromkeys(map(ord, "\u200e\u200f"))

GROWTH = Rule("Growth at most", 0.2, region="each", year="2028", step=50000.0)
A_PERSON = Rule("Growth at most", 0.125, region="all", project="each", step_per_person=2.5)
SHARE = Rule("Share at least", 0.3, source="chaque", of="same region", year="all")
NAMED = Rule("Spend at most", 1234567.0, region="North; South", project="Grant")
COAST = Rule("Cut at most", -0.05, region="each Coast; North")
ALONE = Rule("Only with", "South · Grant")

WORDS: list[tuple[Rule, str, str]] = [
    (
        GROWTH,
        f"Hausse au plus 20{NBSP}% + 50{NBSP}000 (chaque région, 2028)",
        "زيادة متدرجة على الأكثر 20% + 50,000 (كل منطقة، 2028)",
    ),
    (
        A_PERSON,
        f"Hausse au plus 12,5{NBSP}% + 2,50 par personne (toutes les régions, chaque type)",
        "زيادة متدرجة على الأكثر 12.5% + 2.50 للفرد (كل المناطق معا، كل نوع)",
    ),
    (
        SHARE,
        f"Part au moins 30{NBSP}% de la même région (chaque source, toutes)",
        "حصة على الأقل 30% من نفس المنطقة (كل ممول، الكل)",
    ),
    (
        NAMED,
        f"Dépense au plus 1{NBSP}234{NBSP}567 (North; South, Grant)",
        "إنفاق على الأكثر 1,234,567 (North; South، Grant)",
    ),
    (
        COAST,
        f"Baisse au plus -5{NBSP}% (chaque Coast; North)",
        "خفض على الأكثر -5% (كل Coast; North)",
    ),
    (ALONE, "Seulement avec South · Grant", "فقط مع South · Grant"),
]


def said(rule: Rule, spoken: str) -> str:
    with speaking(spoken):
        return describe(read_rule(rule, Scopes(Grid(two_regions(rule))))).translate(MARKS)


@pytest.mark.parametrize(("rule", "french", "arabic"), WORDS)
def test_a_rule_is_put_in_the_words_of_the_language(rule: Rule, french: str, arabic: str) -> None:
    assert said(rule, FRENCH) == french
    assert said(rule, ARABIC) == arabic


def test_in_english_whatever_the_language_it_was_typed_in() -> None:
    """`chaque`, `الكل` are the words `each` and `all`; a group's name stays as it was typed."""
    rule = Rule("Hausse au plus", 0.2, region="chaque Coast", source="كل", year="الكل")
    assert said(rule, "en") == "Growth at most 20 % (each Coast, each source, all)"


@pytest.mark.parametrize("spoken", [FRENCH, ARABIC])
@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.name)
def test_every_kind_goes_by_its_own_name(spoken: str, kind: Kind) -> None:
    """Proves: the name on the sheet is the name in the sentence."""
    rule = Rule(kind.name, "Grant" if kind.value is Unit.NAME else 1.0)
    assert said(rule, spoken).startswith(f"{kind.words.say(spoken)} ")


@pytest.mark.parametrize(
    ("rule", "french", "arabic"),
    [
        (Rule("Spend at most", 1.0), "tout", "الكل"),
        (Rule("Spend at most", 1.0, region="North; South"), "North ; South", "North؛ South"),
        (Rule("Spend at most", 1.0, region="North", project="Grant"), "North · Grant", None),
    ],
)
def test_a_scope_goes_by_its_names(rule: Rule, french: str, arabic: str | None) -> None:
    for spoken, expected in ((FRENCH, french), (ARABIC, arabic or french)):
        with speaking(spoken):
            (scope,), _passed = Scopes(Grid(two_regions())).of(rule)
        assert scope.label == expected
