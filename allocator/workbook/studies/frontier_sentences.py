"""The answer of a frontier in sentences, for `Summary` and the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import join
from allocator.numerals import percent
from allocator.studies.axes.axis import Kink
from allocator.studies.frontier import ALL, STAIRCASE, Frontier
from allocator.told import amount
from allocator.workbook.studies.figures import heads, per_cent, persons, reasons
from allocator.workbook.studies.frontier_words import AXIS_WORDS, FRONTIER_WORDS

#: How to ask for the plan of a point; typed as it is in every language.
CHOOSE = "allocator frontier … --against {axis} --points {points} --plan NUMBER"
#: A percentage point.
POINT = 0.01


def frontier_sentences(found: Frontier) -> Iterator[str]:
    """The two ends, the workbook as it stands, the kinks, and how to have a point's plan."""
    words = FRONTIER_WORDS
    yield from _ends(found)
    if found.present.plan is not None:
        yield words.say("present", people=persons(found.present.plan.people))
    else:
        yield words.say("no_present", why=reasons(found.present.quarrels))
    if len(found.points) > 1:
        yield from _kinks(found)
    if found.left_out:
        yield words.say("left_out", regions=join(found.left_out))
    command = CHOOSE.format(axis=found.axis.name, points=found.asked)
    yield words.say("choose", command=command)


def _ends(found: Frontier) -> Iterator[str]:
    words = FRONTIER_WORDS
    most, strictest = found.most.plan.people, found.strictest.plan.people
    if len(found.points) == 1:
        yield words.say("one_point", people=heads(most), held=held(found, found.most.at))
        return
    yield words.say("most", people=heads(most), held=held(found, found.most.at))
    lost = max(0.0, most - strictest)
    yield words.say(
        "strictest",
        people=persons(strictest),
        held=held(found, found.strictest.at),
        lost=heads(lost),
        percent=percent(lost / most) if most else percent(0.0, 0),
    )


def held(found: Frontier, at: float) -> str:
    """A plan held to a number of the axis, in words."""
    return AXIS_WORDS[found.axis.name].say("held", at=per_cent(at, 5))


def _kinks(found: Frontier) -> Iterator[str]:
    words = FRONTIER_WORDS
    if found.told == STAIRCASE:
        yield words["staircase"]
        return
    if not found.kinks:
        yield words["straight" if found.told == ALL else "smooth"]
        return
    kink = max(found.kinks, key=lambda one: one.change)
    kind = "money" if found.axis.name == "money" else "points"
    before, after = (_told(found, cost) for cost in costs(found, kink))
    yield words.say(
        f"kink_{kind}",
        held=held(found, kink.at),
        people=persons(kink.people),
        before=before,
        after=after,
    )
    yield words["all" if found.told == ALL else "telling"]


def costs(found: Frontier, kink: Kink) -> tuple[float | None, float | None]:
    """Money per extra person before and after a kink; elsewhere people lost per point.

    None where no money brings anybody more.
    """
    slopes = (kink.before, kink.after)
    if found.axis.name == "money":
        before, after = (found.budget / slope if slope > 0.0 else None for slope in slopes)
        return before, after
    return -slopes[0] * POINT, -slopes[1] * POINT


def _told(found: Frontier, cost: float | None) -> str:
    if cost is None:
        return FRONTIER_WORDS["nobody"]
    if found.axis.name == "money":
        return amount(cost, found.case.settings.currency)
    return heads(abs(cost))
