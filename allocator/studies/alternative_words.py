"""Alternatives in words: what each is the least of, what it has of it, what it gives up."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.plan import Alternative, Alternatives, LeftOut, Plan

#: What a plan can be the least of, by its key: what it is called, and what is counted.
NAMES = {
    "best": "the best plan",
    "even": "most even",
    "steady": "closest to last year",
    "lines": "fewest lines",
    "region": "least to any one region",
}
COUNTS = {
    "even": "points between the most and the least covered region",
    "steady": "money moved from last year's split",
    "lines": "lines funded",
    "region": "money of the region that gets most",
}
WHY = {
    "best_already": "the best plan has the least of it already",
    "cannot_tell": "nothing in this workbook tells plans apart by it",
    "stopped": "none was found in time",
}


def shown(key: str, value: float) -> str:
    """A value as it is counted: coverage in points, the rest whole."""
    return f"{100.0 * value:,.1f}" if key == "even" else f"{value:,.0f}"


def sentences(plan: Plan, found: Alternatives) -> Iterator[str]:
    """One sentence for each alternative, then one for each that there is not."""
    for one in found.plans:
        yield _told(plan, found, one)
    for out in found.left_out:
        yield f"{NAMES[out.key].capitalize()}: no other plan, for {_why(out)}."


def gives_up(plan: Plan, one: Alternative) -> float:
    """People fewer than the plan reaches."""
    return plan.people - one.plan.people


def _told(plan: Plan, found: Alternatives, one: Alternative) -> str:
    lost = gives_up(plan, one)
    people = f"{abs(lost):,.0f} {'fewer' if lost >= 0.0 else 'more'} people"
    proven = "proven least" if one.proven else f"best found; none has less than {_least(one)}"
    return (
        f"{NAMES[one.key].capitalize()}: {shown(one.key, one.values[one.key])} {COUNTS[one.key]} "
        f"instead of {shown(one.key, found.values[one.key])}, {people}; "
        f"{100.0 * one.moved:.0f} % of the money stands elsewhere ({proven})."
    )


def _least(one: Alternative) -> str:
    return shown(one.key, one.least)


def _why(out: LeftOut) -> str:
    if out.why == "alike":
        return f"it moves only {100.0 * out.moved:.1f} % of the money of {NAMES[out.like]}"
    return WHY[out.why]
