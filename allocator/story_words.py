"""The sentences of a story: who pays, how long it takes, what it costs, what would let it in."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.baseline import Unknown
from allocator.language import N_, Spoken, _, join, ngettext
from allocator.numerals import number, percent, short
from allocator.price_words import gain
from allocator.stories import Story
from allocator.told import amount
from allocator.worth import NO_PLAN, LineReason, RegionPrice

#: Money below this is nothing.
NOTHING = 0.005
#: What lets a line in that has no money, by its state; what decides stands in its own sentence.
ENTERS = Spoken(
    {
        "closed": N_("To let it in: write yes in that cell."),
        "unpaid": N_("To let it in: add its names to Projects and Regions of a source in Budget."),
        "nobody": N_("To let it in: raise that number."),
        "late": N_(
            "To let it in: shorten Licence months or Start-up months, or add a year to Budget."
        ),
        "full": N_("To let it in: raise that number, or let the others take less."),
        "held": N_("To let it in: ease what holds it."),
    }
)


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
        yield _(
            "If every source gave {percent} more, it would have {money}.",
            percent=percent(0.01, 0),
            money=money,
        )


def _cheaper(reason: LineReason, currency: str) -> str:
    below, cost = reason.below or 0.0, reason.cost or 0.0
    says = _(
        "To let it in: its next one must cost less than {money}, {fall} less.",
        money=amount(below, currency),
        fall=percent(1.0 - below / cost),
    )
    shown = _("Solving again has shown it.")
    return f"{says} {shown}" if reason.verified else says


def _reached(told: Story) -> str:
    currency = told.plan.case.settings.currency
    if told.money <= NOTHING:
        return _("It has no money in this plan.")
    money, last = amount(told.money, currency), told.years[-1].covered
    if last is None:
        return ngettext(
            "It has {money} over the plan and reaches {count} people.",
            "It has {money} over the plan and reaches {count} people.",
            round(told.people),
            money=money,
        )
    return ngettext(
        "It has {money} over the plan and reaches {people} of {count} eligible people ({share}).",
        "It has {money} over the plan and reaches {people} of {count} eligible people ({share}).",
        round(told.eligible),
        money=money,
        people=number(told.people),
        share=percent(last),
    )


def _last_year(told: Story) -> str:
    if isinstance(told.before, Unknown):
        not_known = _("Last year's money is not known.")
        return f"{not_known} {told.before.fix}"
    if told.before <= NOTHING:
        return _("Last year it had nothing.")
    money = amount(told.before, told.plan.case.settings.currency)
    return _("Last year it had {money}.", money=money)


def _paid(told: Story) -> Iterator[str]:
    if told.payers:
        yield _("It may be paid by {sources}.", sources=join(told.payers, 8))


def _delayed(told: Story) -> Iterator[str]:
    if told.delay:
        yield ngettext(
            "People are reached {count} month after the money (licence and start-up).",
            "People are reached {count} months after the money (licence and start-up).",
            told.delay,
            count=short(told.delay, 4),
        )


def _forced(told: Story, price: RegionPrice) -> Iterator[str]:
    """What a unit more for the place costs the others, and what a unit less frees."""
    currency = told.plan.case.settings.currency
    if currency:
        unit = f"{number(price.unit)} {currency}"
    else:
        unit = _("{amount} of money", amount=number(price.unit))
    if price.more == NO_PLAN:
        yield _(
            "{amount} more for it, out of the same money: no plan would be left that keeps the "
            "rules.",
            amount=unit,
        )
    elif price.more is not None:
        yield _(
            "{amount} more for it, out of the same money: {change}.",
            amount=unit,
            change=_change(told, price.more),
        )
    if price.less == NO_PLAN:
        yield _("{amount} less for it: no plan would be left that keeps the rules.", amount=unit)
    elif price.less is not None:
        yield _(
            "{amount} less for it, to go elsewhere: {change}.",
            amount=unit,
            change=_change(told, price.less),
        )


def _change(told: Story, change: float) -> str:
    if change >= 0.0:
        return _("no difference")
    lost = gain(told.plan, -change)
    if told.plan.case.settings.maximise == "Fairest":
        return _("{number} less in all", number=lost)
    return _("{number} fewer in all", number=lost)
