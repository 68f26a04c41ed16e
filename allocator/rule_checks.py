"""What is wrong with a row of `Rules`: its words, its value, and what they cannot mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from allocator.baseline import LastYear, Unknown
from allocator.case import Rule
from allocator.grid import Axis, Grid
from allocator.language import N_, Nn_, _, join, ngettext
from allocator.names import normal, offer, split
from allocator.numerals import number, plain, short
from allocator.problems import Fault, Place
from allocator.rules import RULES, find
from allocator.rules.kind import Kind, Span, Unit
from allocator.rules.reading import Reading, quantity
from allocator.scope import (
    EACH,
    SAME,
    Scope,
    Scopes,
    all_feminine,
    is_word,
    pick,
    read_other,
    read_selector,
    read_years,
    selector_faults,
)
from allocator.words import offer_of


def rule_faults(rule: Rule, grid: Grid) -> Iterator[Fault]:
    """What is wrong with a rule's words, before it means anything."""
    kind = find(rule.kind)
    if kind is None:
        says = _('there is no rule called "{name}".', name=rule.kind)
        names = (known.words for known in RULES)
        fix = offer_of(rule.kind, names, _("Choose one from the list."))
        yield Fault(Place("Rules", rule.row, "Rule"), says, fix)
        return
    yield from selector_faults(rule, grid)
    yield from _year_faults(rule, kind, grid)
    yield from _value_faults(rule, kind, grid)
    yield from _cells_without_meaning(rule, kind)
    if kind.of and rule.of:
        yield from _of_faults(rule, grid)


def _year_faults(rule: Rule, kind: Kind, grid: Grid) -> Iterator[Fault]:
    place = Place("Rules", rule.row, "Year")
    how, _years, unknown = read_years(rule.year, grid.case.year_index)
    years = [plain(year) for year in grid.case.years]
    fix = ""
    if years:
        fix = _(
            "Write years from {first} to {last}, `{each}` or `{all}`.",
            first=years[0],
            last=years[-1],
            each=EACH[0].say(),
            all=all_feminine(),
        )
    for label in unknown:
        yield Fault(place, _('"{year}" is not a year of Budget.', year=plain(label)), fix)
    if how == "all" and kind.span in _ALL_MEANS_NOTHING:
        yield Fault(
            place,
            _(_ALL_MEANS_NOTHING[kind.span], rule=kind.words.say(), all=all_feminine()),
            _("Leave Year blank for each year, or name the years."),
        )


_ALL_MEANS_NOTHING = {
    Span.EACH: N_('"{rule}" compares each year with the one before; `{all}` has no meaning here.'),
    Span.SINGLE: N_('"{rule}" looks at each year by itself; `{all}` has no meaning here.'),
}


def _value_faults(rule: Rule, kind: Kind, grid: Grid) -> Iterator[Fault]:
    place = Place("Rules", rule.row, "Value")
    if kind.value is Unit.NAME:
        yield from _name_faults(rule, kind, grid)
    elif isinstance(rule.value, str) or not math.isfinite(rule.value):
        says = _("{value} is not a number.", value=repr(rule.value))
        yield Fault(place, says, _("Write a number."))
    elif rule.value < kind.lowest or (kind.above and rule.value == kind.lowest):
        says = _(
            '{value} is too small for "{rule}".',
            value=quantity(rule.value, kind),
            rule=kind.words.say(),
        )
        least = quantity(kind.lowest, kind)
        fix = _("Write at least {least}.", least=least)
        if kind.above:
            fix = _("Write more than {least}.", least=least)
        yield Fault(place, says, fix)
    elif kind.value is Unit.LINES and rule.value != int(rule.value):
        fix = _("Write a whole number, such as {count}.", count=number(math.ceil(rule.value)))
        says = _("{value} is not a number of lines.", value=short(rule.value))
        yield Fault(place, says, fix)


def _name_faults(rule: Rule, kind: Kind, grid: Grid) -> Iterator[Fault]:
    """A value that is the name of a type, a group or one line."""
    place, name = Place("Rules", rule.row, "Value"), str(rule.value)
    region, projects = read_other(name, grid)
    if not projects:
        otherwise = _("Write a project type, a group, or one line as `Region · Project type`.")
        says = _('there is no project type or line called "{name}".', name=name)
        yield Fault(place, says, offer(name, grid.projects.known(), otherwise))
    elif (
        region is None
        and set(pick(rule.project, grid.projects).members) == set(projects)
        and (len(projects) == 1 or kind.name == "Not with")
    ):
        says = _("the rule speaks of {name} itself.", name=name)
        yield Fault(place, says, _("Name another type in Value, or other types in Project type."))


def _cells_without_meaning(rule: Rule, kind: Kind) -> Iterator[Fault]:
    filled: list[tuple[str, bool, bool]] = [
        ("Step", bool(rule.step), kind.step),
        ("Step per person", bool(rule.step_per_person), kind.step),
        ("Of", bool(rule.of), kind.of),
        ("Source", _names_a_source(rule), kind.sources),
    ]
    for column, is_filled, means in filled:
        if is_filled and not means:
            place = Place("Rules", rule.row, column)
            says = _(_WITHOUT_MEANING[column], rule=kind.words.say())
            yield Fault(place, says, _("Clear this cell."))


_WITHOUT_MEANING = {
    "Step": N_('"{rule}" has no step.'),
    "Step per person": N_('"{rule}" has no step.'),
    "Of": N_('"{rule}" is not a share of anything.'),
    "Source": N_('"{rule}" cannot speak of a source.'),
}


def _names_a_source(rule: Rule) -> bool:
    each, names = read_selector(rule.source)
    return each or bool(names)


def _of_faults(rule: Rule, grid: Grid) -> Iterator[Fault]:
    place = Place("Rules", rule.row, "Of")
    if is_word(rule.of, SAME):
        return
    if len(split(rule.of)) > 1:
        fix = _("Write one source, or `{same}`.", same=SAME[0].say())
        yield Fault(place, _("Of takes one value."), fix)
    elif normal(rule.of) not in grid.sources.index:
        words = [word for same in SAME for word in same] + list(grid.sources.labels)
        otherwise = _("Write a source's name, or `{same}`.", same=SAME[0].say())
        says = _('"{name}" is neither a source nor `same …`.', name=rule.of)
        yield Fault(place, says, offer(rule.of, words, otherwise))


def meaning_faults(rule: Rule, grid: Grid, scopes: Scopes, last_year: LastYear) -> Iterator[Fault]:
    """What a rule whose words are right cannot mean."""
    kind = find(rule.kind)
    assert kind is not None
    if kind.of and _of_itself(rule, grid):
        yield Fault(
            Place("Rules", rule.row, "Of"),
            _("this compares money with itself: the rule names no part of what it is a share of."),
            _("Name a region, project type or source, or change Of."),
        )
    if kind.compares:
        yield from _one_alone(rule, kind, grid)
    found, _passed = scopes.of(rule)
    if kind.looks_back:
        yield from _unknown_baselines(rule, found, last_year)
    if kind.needs:
        yield from _unknown_shares(rule, kind, found, grid)


def _one_alone(rule: Rule, kind: Kind, grid: Grid) -> Iterator[Fault]:
    chosen = pick(rule.region, grid.regions)
    if chosen.each or len(chosen.members) < 2:
        says = _(
            '"{rule}" compares regions with each other; here there is one at a time.',
            rule=kind.words.say(),
        )
        fix = _("Leave Region blank for all of them, or name several.")
        yield Fault(Place("Rules", rule.row, "Region"), says, fix)


def _of_itself(rule: Rule, grid: Grid) -> bool:
    def every(text: str, axis: Axis) -> bool:
        return pick(text, axis).every

    region = every(rule.region, grid.regions)
    project = every(rule.project, grid.projects)
    source = every(rule.source, grid.sources)
    if not rule.of:
        return region and project and source
    same: list[tuple[int, Callable[[], bool]]] = [
        (0, lambda: project and source),
        (1, lambda: region and source),
        (2, lambda: region and project),
    ]
    for word, alone in same:
        if rule.of in SAME[word]:
            return alone()
    return pick(rule.source, grid.sources).members == pick(rule.of, grid.sources).members


def _unknown_baselines(rule: Rule, found: list[Scope], last_year: LastYear) -> Iterator[Fault]:
    for scope in found:
        known = last_year.of(scope)
        if isinstance(known, Unknown):
            yield Fault(Place("Rules", rule.row, "Rule"), known.says, known.fix)
            return


def _unknown_shares(rule: Rule, kind: Kind, found: list[Scope], grid: Grid) -> Iterator[Fault]:
    """The types a quota speaks of that may be funded and have no figure."""
    lines = {int(project) for scope in found for project in grid.project[scope.lines]}
    blank = [
        grid.projects.labels[project]
        for project in sorted(lines)
        if getattr(grid.case.projects[project], kind.needs.lower()) is None
    ]
    if blank:
        yield Fault(
            Place("Rules", rule.row, "Rule"),
            ngettext(*_NEEDS[kind.needs], len(blank), rule=kind.words.say(), projects=join(blank)),
            _(_FILL[kind.needs], projects=join(blank)),
        )


#: That a quota needs a column that is blank for some types, by the column.
_NEEDS = {
    "Women": Nn_(
        '"{rule}" needs the share of women of every project type it speaks of; {projects} '
        "has none.",
        '"{rule}" needs the share of women of every project type it speaks of; {projects} '
        "have none.",
    ),
    "Youth": Nn_(
        '"{rule}" needs the share of youth of every project type it speaks of; {projects} '
        "has none.",
        '"{rule}" needs the share of youth of every project type it speaks of; {projects} '
        "have none.",
    ),
}


_FILL = {
    "Women": N_("Fill Women in Projects for {projects}, or name other types in this rule."),
    "Youth": N_("Fill Youth in Projects for {projects}, or name other types in this rule."),
}


def reading_warnings(reading: Reading, last_year: LastYear) -> Iterator[Fault]:
    """What is odd about a rule that means something."""
    rule = reading.rule
    if reading.passed_over:
        yield Fault(
            Place("Rules", rule.row, "Rule"),
            _(
                "`{each}` passes over {names}: closed, or no source may pay.",
                each=EACH[0].say(),
                names=join(list(reading.passed_over)),
            ),
            "",
        )
    if not reading.terms:
        says = _("nothing is left for this rule to limit.")
        yield Fault(Place("Rules", rule.row, "Rule"), says, "")
    if reading.kind.name == "Growth at most":
        nothing = [
            term.scope.label
            for term in reading.terms
            if not term.step and (0,) in term.years and last_year.of(term.scope) == 0.0
        ]
        if nothing:
            yield Fault(
                Place("Rules", rule.row, "Step"),
                _(
                    "{names} had no money last year and this rule gives no step, so it can never "
                    "be funded.",
                    names=join(nothing),
                ),
                _("Write a Step to let it begin."),
            )
    if reading.kind.name == "Only with":
        yield from _never_funded(reading)


def _never_funded(reading: Reading) -> Iterator[Fault]:
    """Lines that need another which no money may enter."""
    alone = [
        own.label
        for term in reading.terms
        for own, others in term.beside
        if not len(others.lines) and not set(own.projects) <= set(others.projects)
    ]
    if alone:
        says = _(
            "{names} can never be funded: what it needs beside it is closed or unpayable.",
            names=join(alone),
        )
        place = Place("Rules", reading.rule.row, "Value")
        yield Fault(place, says, _("Open it, or name another."))
