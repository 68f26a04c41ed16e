"""Changes of rows of `Rules`: their value, or whether they are on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from allocator.case import Case, Change, Rule
from allocator.language import _, join
from allocator.names import normal, split
from allocator.numerals import plain
from allocator.problems import Fault, Place
from allocator.rules import find
from allocator.rules.kind import Kind, Unit
from allocator.rules.reading import quantity
from allocator.scope import ALL, EACH, in_words, is_word, read_selector, year_label
from allocator.studies.changes.applied import Applied, Moved, Names, after, at_least, value_fault
from allocator.studies.changes.levers import how_much

OFF = "off"


def change_rules(case: Case, change: Change, names: Names) -> Applied:
    """Change the rules of a kind whose selectors are those the change gives."""
    kind = find(change.what)
    assert kind is not None
    faults = list(names.faults(change, ("Region", "Project type", "Source", "Year")))
    of_kind = [n for n, rule in enumerate(case.rules) if find(rule.kind) is kind]
    chosen = [n for n in of_kind if _is_meant(case.rules[n], change)]
    if not faults:
        faults += _nothing_meant(case, change, kind, of_kind, chosen)
        faults += _how_faults(case, change, kind, chosen)
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    rules = list(case.rules)
    moves = []
    for number in chosen:
        rule = rules[number]
        if rule.on or change.how != "times":
            rules[number] = _changed(rule, change)
            faults += _value_faults(change, kind, rules[number].value)
            before, now = _told(rule, kind), _told(rules[number], kind)
            how = how_much(change, kind.value is Unit.PERCENT)
            moves.append(Moved(change, whom(rule), how, 1, (before, before), (now, now)))
    if faults:
        return Applied(case, faults=tuple(faults[:1]))
    return Applied(dataclasses.replace(case, rules=tuple(rules)), tuple(moves))


def whom(rule: Rule) -> str:
    """Whom a rule speaks of, in words."""
    return " · ".join(in_words(rule)) or _("all the money")


def _changed(rule: Rule, change: Change) -> Rule:
    if change.how in ("on", OFF):
        return dataclasses.replace(rule, on=change.how == "on")
    value = after(change, float(rule.value))
    return dataclasses.replace(rule, value=value, on=True)


def _value_faults(change: Change, kind: Kind, value: float | str) -> Iterator[Fault]:
    if isinstance(value, str):
        return
    if value < kind.lowest or (kind.above and value == kind.lowest):
        says = _("{rule} would be {value}.", rule=kind.words.say(), value=quantity(value, kind))
        yield value_fault(change, says, at_least(quantity(kind.lowest, kind), kind.above))


def _told(rule: Rule, kind: Kind) -> str:
    return quantity(rule.value, kind) if rule.on else _(OFF)


# Which rows are meant


def _is_meant(rule: Rule, change: Change) -> bool:
    """Whether a rule's selectors are those of the change; a blank of the change is any."""
    pairs = [
        (change.region, rule.region),
        (change.project, rule.project),
        (change.source, rule.source),
    ]
    named = all(not asked or _selector(asked) == _selector(has) for asked, has in pairs)
    return named and (not change.year or _years(change.year) == _years(rule.year))


def _selector(text: str) -> tuple[bool, frozenset[str]]:
    each, names = read_selector(text)
    return each, frozenset(normal(name) for name in names)


def _years(text: str) -> frozenset[str]:
    if not text.strip() or is_word(text, EACH):
        return frozenset({"each"})
    if is_word(text, ALL):
        return frozenset({"all"})
    return frozenset(year_label(part) for part in split(text))


def _nothing_meant(
    case: Case, change: Change, kind: Kind, of_kind: list[int], chosen: list[int]
) -> Iterator[Fault]:
    place = Place("Scenarios", change.row, "Change")
    if not of_kind:
        says = _('there is no rule "{rule}" in Rules to change.', rule=kind.words.say())
        fix = _("Add it to Rules, with On = no where the plan itself is to do without it.")
        yield Fault(place, says, fix)
    elif not chosen:
        says = _(
            'no rule "{rule}" speaks of just these: Rules has {rows}.',
            rule=kind.words.say(),
            rows=join([_row(case.rules[number]) for number in of_kind]),
        )
        fix = _("Write the names as in Rules, or leave the cells blank for all.")
        yield Fault(place, says, fix)


def _row(rule: Rule) -> str:
    return _("row {row} ({whom})", row=plain(rule.row), whom=whom(rule))


def _how_faults(case: Case, change: Change, kind: Kind, chosen: list[int]) -> Iterator[Fault]:
    if kind.value is Unit.NAME and change.how in ("times", "set"):
        says = _('the value of "{rule}" is a name.', rule=kind.words.say())
        yield value_fault(change, says, _("Write off or on."))
    elif change.how == "times" and chosen and not any(case.rules[n].on for n in chosen):
        says = _(
            '"{rule}" is off in Rules, so a part of it changes nothing.', rule=kind.words.say()
        )
        fix = _("Write its value, such as =300, or on.")
        if kind.value is Unit.PERCENT:
            fix = _("Write its value, such as =15%, or on.")
        yield value_fault(change, says, fix)
