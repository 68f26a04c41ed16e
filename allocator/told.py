"""What must be said of a plan besides its numbers: whole numbers, fairness, rounding, faults.

Sentences for the terminal and the workbook alike, so that neither leaves one out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from allocator.language import N_, Nn_, _, join, listed, ngettext
from allocator.numerals import number, percent, plain, short, signed
from allocator.plan import Plan, Rounding, RuleOutcome

#: How many regions a sentence names.
NAMED = 5
#: How many of the costliest rules are named.
COSTLIEST = 3


def told(plan: Plan) -> Iterator[str]:
    """The sentences, none where the plan is a plain one."""
    yield from plan.faults
    if plan.faults:
        yield _("This plan keeps every rule; it was found by {solver}.", solver=plan.solver)
    if plan.whole:
        yield _whole(plan)
    if plan.fairest:
        yield _fairest(plan)
    if plan.out_of_reach:
        yield _(
            "Left out, for no plan can reach anybody there: {regions}.",
            regions=join(list(plan.out_of_reach)),
        )
    if plan.rounding is not None:
        yield _rounding(plan.rounding)


def gradually(plan: Plan) -> str:
    """What going gradually costs, in a sentence; "" where no such rule is on or it is not known."""
    found = plan.gradual
    if found is None:
        return ""
    years = zip(found.years, found.people, found.free, strict=True)
    changes = [
        _("{change} in {year}", change=signed(free - people), year=plain(year))
        for year, people, free in years
    ]
    reached = sum(found.free) - sum(found.people)
    if abs(reached) < 0.5:
        return _(
            "Going gradually costs nobody: without growth, cut and step rules as many are reached."
        )
    if reached > 0.0:
        return ngettext(
            "Without any growth, cut and step rule {count} more people would be reached: "
            "{changes}.",
            "Without any growth, cut and step rule {count} more people would be reached: "
            "{changes}.",
            round(reached),
            changes=listed(changes),
        )
    return ngettext(
        "Without any growth, cut and step rule {count} fewer people would be reached: {changes}.",
        "Without any growth, cut and step rule {count} fewer people would be reached: {changes}.",
        round(-reached),
        changes=listed(changes),
    )


def next_in_line(plan: Plan) -> str:
    """Where the next hundredth of all money would go, in a sentence; "" where it is not known."""
    coming = [(reason.next, reason) for reason in plan.reasons if reason.next]
    more = sorted((pair for pair in coming if pair[0] > 0.0), key=lambda pair: -pair[0])
    if not more:
        asked = any(reason.next is not None for reason in plan.reasons)
        return _("Next in line: more money would change nothing.") if asked else ""
    currency = plan.case.settings.currency
    lines = [
        f"{reason.region} · {reason.project} ({amount(money, currency)})"
        for money, reason in more[:NAMED]
    ]
    if len(more) <= NAMED:
        return _(
            "Next in line, if every source gave {percent} more: {lines}.",
            percent=percent(0.01, 0),
            lines=listed(lines),
        )
    return ngettext(
        "Next in line, if every source gave {percent} more: {lines}, and {count} more.",
        "Next in line, if every source gave {percent} more: {lines}, and {count} more.",
        len(more) - NAMED,
        percent=percent(0.01, 0),
        lines=listed(lines),
    )


def proof(plan: Plan) -> str:
    """How far the plan is proven: "optimal", "rounded" (its exact amounts are) or "stopped"."""
    if plan.status != "optimal":
        return "stopped"
    return "rounded" if plan.rounding is not None and plan.rounding.done else "optimal"


def costliest(plan: Plan) -> list[RuleOutcome]:
    """The few rules that cost most, dearest first; none that costs nothing."""
    return [outcome for outcome in by_cost(plan) if cost(outcome) > 0.0][:COSTLIEST]


def by_cost(plan: Plan) -> list[RuleOutcome]:
    """All rules, those that cost most first, and in the order of their rows where they tie."""
    return sorted(plan.rules, key=lambda outcome: -cost(outcome))


def cost(outcome: RuleOutcome) -> float:
    """What a rule costs: what is gained with it off, or by its next unit where that is all.

    A rule off gains no less than one unit of it does, so the larger of the two is known.
    """
    known = [outcome.price or 0.0]
    if outcome.worth is not None:
        price = outcome.worth
        known += [gain for gain in (price.off, price.more, price.less) if gain is not None]
    return max(known)


def amount(money: float, currency: str) -> str:
    """Money in a sentence: whole from a thousand on, with its currency."""
    digits = 0 if abs(money) >= 1000.0 else 2
    return f"{number(money, digits)} {currency}".rstrip()


def in_its_row(row: int, words: str) -> str:
    """A rule in words with its row, where it has one: `row 2: Growth at most 20 %`."""
    return _("row {row}: {rule}", row=plain(row), rule=words) if row else words


def _whole(plan: Plan) -> str:
    if not math.isfinite(plan.gap):
        return _("Rules ask for whole numbers; how much better a plan could be is not known.")
    gap = percent(plan.gap, 4)
    if proof(plan) == "optimal":
        return _("Rules ask for whole numbers; proven best, with a gap of {gap}.", gap=gap)
    return _("Rules ask for whole numbers; no plan is more than {gap} better.", gap=gap)


def _fairest(plan: Plan) -> str:
    pairs = [f"{region} {percent(coverage)}" for region, coverage in plan.fairest[:NAMED]]
    rest = len(plan.fairest) - NAMED
    if rest <= 0:
        return _(
            "Least covered first, in the order they were fixed: {regions}.", regions=listed(pairs)
        )
    return ngettext(
        "Least covered first, in the order they were fixed: {regions}, then {count} more.",
        "Least covered first, in the order they were fixed: {regions}, then {count} more.",
        rest,
        regions=listed(pairs),
    )


def _rounding(rounding: Rounding) -> str:
    unit = short(rounding.unit) if rounding.unit < 1e6 else number(rounding.unit)
    if not rounding.done:
        return _(
            "No plan was found whose amounts are all multiples of {unit}; the amounts are exact. "
            "Try a smaller unit in Round to.",
            unit=unit,
        )
    return (_MISSING if rounding.given else _KEEPING).of(rounding, unit)


class _Rounded(NamedTuple):
    """What amounts rounded to a unit cost: nobody, fewer people reached, or more."""

    none: str
    fewer: tuple[str, str]
    more: tuple[str, str]

    def of(self, rounding: Rounding, unit: str) -> str:
        """The one that fits."""
        given = short(rounding.given)
        if abs(rounding.lost) < 0.05:
            return _(self.none, unit=unit, given=given)
        lost = abs(round(rounding.lost, 1))
        one, many = self.fewer if rounding.lost > 0.0 else self.more
        return ngettext(one, many, lost, unit=unit, given=given, count=number(lost, 1))


_KEEPING = _Rounded(
    N_("Every amount is a multiple of {unit}; as many people are reached as with exact amounts."),
    Nn_(
        "Every amount is a multiple of {unit}; {count} fewer people are reached than with "
        "exact amounts.",
        "Every amount is a multiple of {unit}; {count} fewer people are reached than with "
        "exact amounts.",
    ),
    Nn_(
        "Every amount is a multiple of {unit}; {count} more people are reached than with exact "
        "amounts.",
        "Every amount is a multiple of {unit}; {count} more people are reached than with exact "
        "amounts.",
    ),
)
#: The same where a rule may be missed.
_MISSING = _Rounded(
    N_(
        "Every amount is a multiple of {unit}; as many people are reached as with exact "
        "amounts; a rule may be missed by up to {given}."
    ),
    Nn_(
        "Every amount is a multiple of {unit}; {count} fewer people are reached than with "
        "exact amounts; a rule may be missed by up to {given}.",
        "Every amount is a multiple of {unit}; {count} fewer people are reached than with "
        "exact amounts; a rule may be missed by up to {given}.",
    ),
    Nn_(
        "Every amount is a multiple of {unit}; {count} more people are reached than with exact "
        "amounts; a rule may be missed by up to {given}.",
        "Every amount is a multiple of {unit}; {count} more people are reached than with exact "
        "amounts; a rule may be missed by up to {given}.",
    ),
)
