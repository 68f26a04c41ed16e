"""The sentences of a story: who pays, how long it takes, what it costs, what would let it in."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.baseline import Unknown
from allocator.language import join
from allocator.price_words import gain
from allocator.stories import Story
from allocator.told import amount
from allocator.worth import NO_PLAN, LineReason, RegionPrice

#: Money below this is nothing.
NOTHING = 0.005
#: What lets a line in that has no money, by its state; what decides stands in its own sentence.
ENTERS = {
    "closed": "To let it in: write yes in that cell.",
    "unpaid": "To let it in: add its names to Projects and Regions of a source in Budget.",
    "nobody": "To let it in: raise that number.",
    "late": "To let it in: shorten Licence months or Start-up months, or add a year to Budget.",
    "full": "To let it in: raise that number, or let the others take less.",
    "held": "To let it in: ease what holds it.",
}


def sentences(told: Story) -> Iterator[str]:
    """All of them, in the order they are read; those of the lines are not among them."""
    yield _reached(told)
    yield _last_year(told)
    yield from _paid(told)
    yield from _delayed(told)
    yield from entering(told)
    if told.price is not None:
        yield from _forced(told, told.price)


def entering(told: Story) -> Iterator[str]:
    """What it would take for a single line without money to enter."""
    if len(told.reasons) != 1 or told.money > NOTHING:
        return
    (reason,) = told.reasons
    if reason.below is not None and reason.cost:
        yield _cheaper(reason, told.plan.case.settings.currency)
    elif reason.state in ENTERS:
        yield ENTERS[reason.state]
    if reason.next:
        money = amount(reason.next, told.plan.case.settings.currency)
        yield f"If every source gave 1 % more, it would have {money}."


def _cheaper(reason: LineReason, currency: str) -> str:
    below, cost = reason.below or 0.0, reason.cost or 0.0
    fall = f"{100.0 * (1.0 - below / cost):,.1f} %"
    says = f"To let it in: its next one must cost less than {amount(below, currency)}, {fall} less."
    return f"{says} Solving again has shown it." if reason.verified else says


def _reached(told: Story) -> str:
    currency = told.plan.case.settings.currency
    if told.money <= NOTHING:
        return "It has no money in this plan."
    says = f"It has {amount(told.money, currency)} over the plan and reaches {told.people:,.0f}"
    last = told.years[-1].covered
    if last is None:
        return f"{says} people."
    return f"{says} of {told.eligible:,.0f} eligible people ({100.0 * last:,.1f} %)."


def _last_year(told: Story) -> str:
    if isinstance(told.before, Unknown):
        return f"Last year's money is not known. {told.before.fix}"
    if told.before <= NOTHING:
        return "Last year it had nothing."
    return f"Last year it had {amount(told.before, told.plan.case.settings.currency)}."


def _paid(told: Story) -> Iterator[str]:
    if told.payers:
        yield f"It may be paid by {join(told.payers, 8)}."


def _delayed(told: Story) -> Iterator[str]:
    if told.delay:
        months = f"{told.delay:,.4g} {'month' if told.delay == 1.0 else 'months'}"
        yield f"People are reached {months} after the money (licence and start-up)."


def _forced(told: Story, price: RegionPrice) -> Iterator[str]:
    """What a unit more for the place costs the others, and what a unit less frees."""
    currency = told.plan.case.settings.currency
    unit = f"{price.unit:,.0f} {currency}".rstrip() if currency else f"{price.unit:,.0f} of money"
    others = "out of the same money"
    if price.more == NO_PLAN:
        yield f"{unit} more for it, {others}: no plan would be left that keeps the rules."
    elif price.more is not None:
        yield f"{unit} more for it, {others}: {_change(told, price.more)}."
    if price.less == NO_PLAN:
        yield f"{unit} less for it: no plan would be left that keeps the rules."
    elif price.less is not None:
        yield f"{unit} less for it, to go elsewhere: {_change(told, price.less)}."


def _change(told: Story, change: float) -> str:
    if change >= 0.0:
        return "no difference"
    less = "less" if told.plan.case.settings.maximise == "Fairest" else "fewer"
    return f"{gain(told.plan, -change)} {less} in all"
