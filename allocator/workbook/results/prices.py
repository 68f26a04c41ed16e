"""What a rule costs, in words: how much more one unit of it would reach."""

from __future__ import annotations

from typing import NamedTuple

from allocator.language import filled, join
from allocator.numerals import number, plain, short
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
        return account.words["unit_%"]
    if kind.value is Unit.MONEY:
        return account.currency
    return account.words[f"unit_{kind.value.value}"]


def sentence(account: Account, outcome: RuleOutcome) -> str:
    """`Row 5, Growth at most 10 % (each region): 1 percentage point more would reach …`."""
    kind = find(outcome.rule.kind)
    gained = gain(account, outcome.price or 0.0).number
    lot = LOTS[0]
    if kind is not None and kind.value is Unit.MONEY:
        lot = next((lot for lot in LOTS if lot * gained >= SMALLEST_GAIN), LOTS[-1])
    way = "more" if kind is None or kind.relax > 0 else "less"
    whose = "rule" if outcome.rule.row else "rule_alone"
    return filled(
        account.words[f"{whose}_costs_{way}"],
        row=plain(outcome.rule.row),
        rule=outcome.words,
        lot=_lot(account, kind, lot),
        gain=_gained(account, lot * gained),
    )


def _lot(account: Account, kind: Kind | None, lot: float) -> str:
    """So much of a rule's value: `1 percentage point`, `1,000 MAD`."""
    if kind is not None and kind.value is Unit.MONEY:
        return f"{number(lot)} {account.currency}"
    measure = Unit.PERCENT if kind is None else kind.value
    return filled(account.words[f"lot_{measure.value}"], lot=number(lot))


def _gained(account: Account, gained: float) -> str:
    """What is gained, with what it counts: `12.5 people`."""
    aim = account.plan.case.settings.maximise.lower().replace(" ", "_")
    return filled(account.words[f"gained_{aim}"], gain=_shown(gained))


def together(account: Account, outcomes: list[RuleOutcome]) -> str:
    """The costliest rules in one sentence; "" where it was not measured what each costs."""
    words = account.words
    off = [outcome.worth.off for outcome in outcomes if outcome.worth and outcome.worth.off]
    if not off or len(off) < len(outcomes):
        return ""
    rules = [
        filled(
            words["rule_off"],
            rule=outcome.words,
            row=plain(outcome.rule.row),
            gain=_gained(account, gain(account, gained).number),
        )
        for outcome, gained in zip(outcomes, off, strict=True)
    ]
    return filled(words["rules_cost"], rules=join(rules))


def _shown(gained: float) -> str:
    if gained >= 100.0:
        return number(gained)
    return number(gained, 1) if gained >= 1.0 else short(gained, 3)
