"""The answer of a target in sentences, for `Summary` and the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import in_turn, join
from allocator.numerals import short, signed_percent
from allocator.studies.paths import ALONE, FROM, IN_STEP, Way
from allocator.studies.target import Target
from allocator.told import amount
from allocator.workbook.studies.figures import persons, reasons
from allocator.workbook.studies.target_words import TARGET_WORDS

#: A change of money below this part of it is rounding.
ROUNDING = 1e-9


def target_sentences(found: Target) -> Iterator[str]:
    """Least money first, then the workbook as it stands, then other ways."""
    words, currency = TARGET_WORDS, found.case.settings.currency
    yield _least(found)
    if found.plan.people > found.people * (1.0 + ROUNDING) + 0.5:
        yield words.say("rules_ask", reached=persons(found.plan.people))
    if found.present.plan is None:
        yield words.say("no_present", why=reasons(found.present.quarrels))
    elif found.money_before is not None:
        people = persons(found.present.plan.people)
        yield words.say("present", people=people, money=amount(found.money_before, currency))
    way = way_of(found, FROM)
    if way and way.path is not None and found.money_before is not None:
        moved = abs(found.money_before - (way.money() or 0.0))
        word = "saved" if found.enough else "more"
        yield words.say(word, money=amount(moved, currency))
    yield from _in_step(found)
    yield from _alone(found)


def _least(found: Target) -> str:
    words, currency = TARGET_WORDS, found.case.settings.currency
    told = {"people": persons(found.people), "money": amount(found.money, currency)}
    before = found.money_before
    if not before:
        return words.say("least_alone", **told)
    moved = found.money - before
    if abs(moved) <= ROUNDING * before + 0.01:
        return words.say("least_same", **told)
    told |= {"change": amount(abs(moved), currency), "percent": signed_percent(moved / before)}
    return words.say("least_more" if moved > 0.0 else "least_less", **told)


def _in_step(found: Target) -> Iterator[str]:
    way = way_of(found, IN_STEP)
    if way is not None and way.factor is not None:
        told = {"factor": short(way.factor, 4), "percent": signed_percent(way.factor - 1.0)}
        yield TARGET_WORDS.say("in_step", **told)
    elif way is not None:
        yield TARGET_WORDS["not_in_step"]


def _alone(found: Target) -> Iterator[str]:
    """What each source alone would have to give."""
    words = TARGET_WORDS
    ways = [way for way in found.ways if way.kind == ALONE]
    parts = [
        words.say(
            "part" if way.factor > ROUNDING else "part_none",
            source=way.source,
            factor=short(way.factor, 4),
            percent=signed_percent(way.factor - 1.0),
        )
        for way in ways
        if way.factor is not None
    ]
    if parts:
        yield words.say("alone", parts=in_turn(parts))
    never = [way.source for way in ways if way.factor is None]
    if never and not parts:
        yield words["never_alone"]
    elif never:
        yield words.say("none_alone", sources=join(never))


def from_now(found: Target) -> str:
    """Which way the amounts of `From` may not move."""
    return TARGET_WORDS["from_now_saved" if found.enough else "from_now_note"]


def way_of(found: Target, kind: str, source: str = "") -> Way | None:
    """The way of a kind, of one source where it moves alone."""
    chosen = (way for way in found.ways if way.kind == kind and way.source == source)
    return next(chosen, None)
