"""What a rule costs, in words: how much more one unit of it would reach."""

from __future__ import annotations

from typing import NamedTuple

from allocator.language import join
from allocator.plan import RuleOutcome
from allocator.rules import find
from allocator.rules.kind import Kind, Unit
from allocator.workbook.results.account import Account

#: A gain too small to picture is told for so many units at once.
LOTS = (1.0, 1_000.0, 1_000_000.0)
SMALLEST_GAIN = 0.1


class Gain(NamedTuple):
    """A price as it is shown: its number, and what it counts ("people")."""

    number: float
    noun: str


def gain(account: Account, price: float) -> Gain:
    """A price in the unit of what the plan maximises; coverage is told in points."""
    maximise = account.plan.case.settings.maximise
    if maximise == "Fairest":
        return Gain(100.0 * price, account.words["gain_fairest"])
    return Gain(price, account.words[f"gain_{maximise.lower().replace(' ', '_')}"])


def unit(account: Account, kind: Kind | None) -> str:
    """One unit of a rule's value: a percentage point, one of the currency, one person."""
    if kind is None or kind.value is Unit.PERCENT:
        return account.words["unit_percent"]
    if kind.value is Unit.MONEY:
        return account.currency
    return account.words[f"unit_{kind.value.value}"]


def sentence(account: Account, outcome: RuleOutcome) -> str:
    """`Row 5, Growth at most 10 % (each region): 1 percentage point more would reach …`."""
    words, kind = account.words, find(outcome.rule.kind)
    number, noun = gain(account, outcome.price or 0.0)
    lot = LOTS[0]
    if kind is not None and kind.value is Unit.MONEY:
        lot = next((lot for lot in LOTS if lot * number >= SMALLEST_GAIN), LOTS[-1])
    place = words["in_row"].format(row=outcome.rule.row) if outcome.rule.row else ""
    return words["rule_costs"].format(
        place=place,
        rule=outcome.words,
        lot=f"{lot:,.0f}",
        unit=unit(account, kind),
        way=words["more" if kind is None or kind.relax > 0 else "less"],
        gain=_shown(lot * number),
        noun=noun,
    )


def together(account: Account, outcomes: list[RuleOutcome]) -> str:
    """The costliest rules in one sentence; "" where it was not measured what each costs."""
    words = account.words
    off = [outcome.worth.off for outcome in outcomes if outcome.worth and outcome.worth.off]
    if not off or len(off) < len(outcomes):
        return ""
    rules = [
        words["rule_off"].format(
            rule=outcome.words,
            place=words["in_rules"].format(row=outcome.rule.row),
            gain=_shown(gain(account, gained).number),
            noun=gain(account, gained).noun,
        )
        for outcome, gained in zip(outcomes, off, strict=True)
    ]
    return words["rules_cost"].format(rules=join(rules))


def _shown(number: float) -> str:
    if number >= 100.0:
        return f"{number:,.0f}"
    return f"{number:,.1f}" if number >= 1.0 else f"{number:,.3g}"
