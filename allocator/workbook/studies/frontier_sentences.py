"""The answer of a frontier in sentences, for `Summary` and the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import join
from allocator.studies.axes.axis import Kink
from allocator.studies.frontier import ALL, STAIRCASE, Frontier
from allocator.told import amount
from allocator.workbook.studies.figures import heads, reasons
from allocator.workbook.studies.frontier_words import AXIS_WORDS, FRONTIER_WORDS

#: A percentage point.
POINT = 0.01


def frontier_sentences(found: Frontier) -> Iterator[str]:
    """The two ends, the workbook as it stands, the kinks, and how to have a point's plan."""
    words = FRONTIER_WORDS
    yield from _ends(found)
    if found.present.plan is not None:
        yield words["present"].format(people=heads(found.present.plan.people))
    else:
        yield words["no_present"].format(why=reasons(found.present.quarrels))
    if len(found.points) > 1:
        yield from _kinks(found)
    if found.left_out:
        yield words["left_out"].format(regions=join(found.left_out))
    yield words["choose"].format(axis=found.axis.name, points=found.asked)


def _ends(found: Frontier) -> Iterator[str]:
    words = FRONTIER_WORDS
    most, strictest = found.most.plan.people, found.strictest.plan.people
    if len(found.points) == 1:
        yield words["one_point"].format(people=heads(most), held=held(found, found.most.at))
        return
    yield words["most"].format(people=heads(most), held=held(found, found.most.at))
    lost = max(0.0, most - strictest)
    yield words["strictest"].format(
        people=heads(strictest),
        held=held(found, found.strictest.at),
        lost=heads(lost),
        percent=f"{100.0 * lost / most:.1f} %" if most else "0 %",
    )


def held(found: Frontier, at: float) -> str:
    """A plan held to a number of the axis, in words."""
    return AXIS_WORDS[found.axis.name]["held"].format(at=f"{100.0 * at:,.5g} %")


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
    yield words["kink"].format(
        held=held(found, kink.at),
        people=heads(kink.people),
        before=words[f"before_{kind}"].format(cost=before),
        after=words[f"after_{kind}"].format(cost=after),
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
