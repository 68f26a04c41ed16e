"""Alternatives in words: what each is the least of, what it has of it, what it gives up."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import N_, Spoken, _, ngettext
from allocator.numerals import number, percent
from allocator.plan import Alternative, Alternatives, Plan

#: What a plan can be the least of, by its key: what it is called, and what is counted.
NAMES = Spoken(
    {
        "best": N_("the best plan"),
        "even": N_("most even"),
        "steady": N_("closest to last year"),
        "lines": N_("fewest lines"),
        "region": N_("least to any one region"),
    }
)
COUNTS = Spoken(
    {
        "even": N_("points between the most and the least covered region"),
        "steady": N_("money moved from last year's split"),
        "lines": N_("lines funded"),
        "region": N_("money of the region that gets most"),
    }
)
#: How much a plan has of what it is the least of, beside the best plan.
_INSTEAD = Spoken(
    {
        "even": N_(
            "{value} points between the most and the least covered region instead of {best}"
        ),
        "steady": N_("{value} money moved from last year's split instead of {best}"),
        "lines": N_("{value} lines funded instead of {best}"),
        "region": N_("{value} money of the region that gets most instead of {best}"),
    }
)
_NONE = Spoken(
    {
        "best_already": N_("{name}: no other plan, for the best plan has the least of it already."),
        "cannot_tell": N_(
            "{name}: no other plan, for nothing in this workbook tells plans apart by it."
        ),
        "stopped": N_("{name}: no other plan, for none was found in time."),
        "alike": N_("{name}: no other plan, for it moves only {share} of the money of {other}."),
    }
)


def shown(key: str, value: float) -> str:
    """A value as it is counted: coverage in points, the rest whole."""
    return number(100.0 * value, 1) if key == "even" else number(value)


def sentences(plan: Plan, found: Alternatives) -> Iterator[str]:
    """One sentence for each alternative, then one for each that there is not."""
    for one in found.plans:
        yield _told(plan, found, one)
    for out in found.left_out:
        yield _NONE.say(
            out.why,
            name=_title(out.key),
            share=percent(out.moved),
            other=NAMES[out.like] if out.why == "alike" else "",
        )


def gives_up(plan: Plan, one: Alternative) -> float:
    """People fewer than the plan reaches."""
    return plan.people - one.plan.people


def _told(plan: Plan, found: Alternatives, one: Alternative) -> str:
    return _(
        "{name}: {measured}, {people}; {share} of the money stands elsewhere ({proven}).",
        name=_title(one.key),
        measured=_INSTEAD.say(
            one.key,
            value=shown(one.key, one.values[one.key]),
            best=shown(one.key, found.values[one.key]),
        ),
        people=_people(gives_up(plan, one)),
        share=percent(one.moved, 0),
        proven=_proven(one),
    )


def _title(key: str) -> str:
    """The name of a plan at the beginning of a sentence."""
    name = NAMES[key]
    return f"{name[:1].upper()}{name[1:]}"


def _people(lost: float) -> str:
    count = abs(round(lost))
    if lost >= 0.0:
        return ngettext("{count} fewer people", "{count} fewer people", count)
    return ngettext("{count} more people", "{count} more people", count)


def _proven(one: Alternative) -> str:
    if one.proven:
        return _("proven least")
    return _("best found; none has less than {least}", least=shown(one.key, one.least))
