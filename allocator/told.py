"""What must be said of a plan besides its numbers: whole numbers, fairness, rounding, faults.

Sentences for the terminal and the workbook alike, so that neither leaves one out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from allocator.language import join
from allocator.plan import Plan, Rounding, RuleOutcome

#: How many regions a sentence names.
NAMED = 5
#: How many of the costliest rules are named.
COSTLIEST = 3


def told(plan: Plan) -> Iterator[str]:
    """The sentences, none where the plan is a plain one."""
    yield from plan.faults
    if plan.faults:
        yield f"This plan keeps every rule; it was found by {plan.solver}."
    if plan.whole:
        yield _whole(plan)
    if plan.fairest:
        yield _fairest(plan)
    if plan.out_of_reach:
        yield f"Left out, for no plan can reach anybody there: {join(list(plan.out_of_reach))}."
    if plan.rounding is not None:
        yield _rounding(plan.rounding)


def gradually(plan: Plan) -> str:
    """What going gradually costs, in a sentence; "" where no such rule is on or it is not known."""
    found = plan.gradual
    if found is None:
        return ""
    years = zip(found.years, found.people, found.free, strict=True)
    changes = [f"{free - people:+,.0f} in {year}" for year, people, free in years]
    reached = sum(found.free) - sum(found.people)
    if abs(reached) < 0.5:
        return (
            "Going gradually costs nobody: without growth, cut and step rules as many are reached."
        )
    more = f"{abs(reached):,.0f} {'more' if reached > 0.0 else 'fewer'} people would be reached"
    return f"Without any growth, cut and step rule {more}: {', '.join(changes)}."


def next_in_line(plan: Plan) -> str:
    """Where the next hundredth of all money would go, in a sentence; "" where it is not known."""
    coming = [(reason.next, reason) for reason in plan.reasons if reason.next]
    more = sorted((pair for pair in coming if pair[0] > 0.0), key=lambda pair: -pair[0])
    if not more:
        asked = any(reason.next is not None for reason in plan.reasons)
        return "Next in line: more money would change nothing." if asked else ""
    currency = plan.case.settings.currency
    lines = [
        f"{reason.region} · {reason.project} ({amount(money, currency)})"
        for money, reason in more[:NAMED]
    ]
    rest = f", and {len(more) - NAMED} more" if len(more) > NAMED else ""
    return f"Next in line, if every source gave 1 % more: {', '.join(lines)}{rest}."


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
    return f"{money:,.{digits}f} {currency}".rstrip()


def _whole(plan: Plan) -> str:
    if not math.isfinite(plan.gap):
        return "Rules ask for whole numbers; how much better a plan could be is not known."
    if proof(plan) == "optimal":
        return f"Rules ask for whole numbers; proven best, with a gap of {100.0 * plan.gap:.4f} %."
    return f"Rules ask for whole numbers; no plan is more than {100.0 * plan.gap:.4f} % better."


def _fairest(plan: Plan) -> str:
    pairs = [f"{region} {100.0 * coverage:.1f} %" for region, coverage in plan.fairest[:NAMED]]
    rest = len(plan.fairest) - NAMED
    more = f", then {rest} more" if rest > 0 else ""
    return f"Least covered first, in the order they were fixed: {', '.join(pairs)}{more}."


def _rounding(rounding: Rounding) -> str:
    unit = f"{rounding.unit:,.6g}" if rounding.unit < 1e6 else f"{rounding.unit:,.0f}"
    if not rounding.done:
        return (
            f"No plan was found whose amounts are all multiples of {unit}; the amounts are exact. "
            "Try a smaller unit in Round to."
        )
    if abs(rounding.lost) < 0.05:
        cost = "as many people are reached as with exact amounts"
    else:
        way = "fewer" if rounding.lost > 0.0 else "more"
        cost = f"{abs(rounding.lost):,.1f} {way} people are reached than with exact amounts"
    missed = f"; a rule may be missed by up to {rounding.given:,.6g}" if rounding.given else ""
    return f"Every amount is a multiple of {unit}; {cost}{missed}."
