"""What a rule speaks of: its selectors turned into sets of lines, sources and years.

A blank or `all` is all of them together; `each` is one limit for each that is open and
payable; `each Coast` for each of that group; names are those together. Where a name is
both a unit's and a group's, the unit is meant.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from allocator.case import Rule
from allocator.grid import Axis, Bools, Grid, Ints
from allocator.language import FRENCH, N_, Spoken, _, language, pgettext
from allocator.names import normal, offer, split
from allocator.problems import Fault, Place
from allocator.words import Words, words

ALL = (words("all"), words("all", "feminine"))
EACH = (words("each"),)
#: What `Of` may be besides a source's name.
SAME = (
    words("same region"),
    words("same project type"),
    words("same source"),
)
#: What may stand between the region and the type in the name of a line.
LINE_MARKS = "·×/"


@dataclass(frozen=True)
class Pick:
    """A selector read against an axis.

    each: one limit for each member; every: a blank or `all`; unknown: names not found.
    """

    each: bool
    every: bool
    members: tuple[int, ...]
    label: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Scope:
    """A set of lines (and of sources, where a rule looks at them) with its names.

    regions, projects: positions it speaks of, open or not. sources None: all together,
    no look at who pays. lines: the open, payable lines among them.
    """

    regions: tuple[int, ...]
    projects: tuple[int, ...]
    sources: tuple[int, ...] | None
    lines: Ints
    label: str


def is_word(text: str, words: tuple[Words, ...]) -> bool:
    """Whether a text is one of these words in any language."""
    return any(text in word for word in words)


def read_selector(text: str) -> tuple[bool, list[str]]:
    """Whether a selector begins with `each`, and the names it gives (none: all)."""
    if not text.strip() or is_word(text, ALL):
        return False, []
    if is_word(text, EACH):
        return True, []
    head, _space, rest = text.strip().partition(" ")
    if rest and is_word(head, EACH):
        return True, [] if is_word(rest, ALL) else split(rest)
    return False, split(text)


def all_feminine() -> str:
    """The word for all regions, sources or years: French has one of its own."""
    return ALL[1].fr if language() == FRENCH else ALL[0].say()


def speaks_of_everything(rule: Rule) -> bool:
    """Whether a rule's selectors leave nothing out and take all of it together."""
    return not any(any(read_selector(text)) for text in (rule.region, rule.project, rule.source))


def in_words(rule: Rule) -> list[str]:
    """What a rule's selectors say, in words, and its years last: `each region`, `2028`."""
    texts = {"Region": rule.region, "Project type": rule.project, "Source": rule.source}
    said = [_selector(column, text.strip()) for column, text in texts.items() if text.strip()]
    year = rule.year.strip()
    if year:
        every = is_word(year, ALL)
        said.append(all_feminine() if every else EACH[0].say() if is_word(year, EACH) else year)
    return said


def _selector(column: str, text: str) -> str:
    each, names = read_selector(text)
    if not names:
        return _EACH_OF[column] if each else _ALL_OF[column]
    first, _space, rest = text.partition(" ")
    if not each or normal(first) == normal(EACH[0].say()):
        return text
    return _("each {name}", name=rest.strip())


_EACH_OF = Spoken(
    {
        "Region": N_("each region"),
        "Project type": N_("each type"),
        "Source": N_("each source"),
    }
)
_ALL_OF = Spoken(
    {"Region": N_("all region"), "Project type": N_("all type"), "Source": N_("all source")}
)


def pick(text: str, axis: Axis) -> Pick:
    """Read a selector against the names of an axis."""
    each, names = read_selector(text)
    if axis.find(text) is not None:  # a unit may be called "Each One Fund"
        each, names = False, [text.strip()]
    size = len(axis.labels)
    if not names:
        return Pick(each, not each, tuple(range(size)), "")
    members: dict[int, None] = {}
    unknown = []
    for name in names:
        found = axis.find(name)
        if found is None:
            unknown.append(name)
        members.update(dict.fromkeys(found or ()))
    return Pick(each, False, tuple(sorted(members)), as_typed(names), tuple(unknown))


def as_typed(names: list[str]) -> str:
    """Names as the list that a selector gives them in: `Coast; Oasis`."""
    return pgettext("between the names in a cell", "; ").join(names)


def line_scope(grid: Grid, line: int, sources: tuple[int, ...] | None = None) -> Scope:
    """One line as a scope of its own."""
    region, project = int(grid.region[line]), int(grid.project[line])
    return Scope((region,), (project,), sources, np.array([line]), grid.line_name(line))


class Scopes:
    """Reads the selectors of rules against one grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def of(self, rule: Rule) -> tuple[list[Scope], list[str]]:
        """The scopes a rule sets one limit for each, and the names it passes over."""
        regions = self._choices(rule.region, self.grid.regions)
        projects = self._choices(rule.project, self.grid.projects)
        sources = self._source_choices(rule.source)
        found, passed = [], []
        asked_each = any(read_selector(t)[0] for t in (rule.region, rule.project, rule.source))
        for region, project, source in itertools.product(regions, projects, sources):
            scope = self._scope(region, project, source)
            if asked_each and not self._lives(scope):
                passed.append(scope.label)
            else:
                found.append(scope)
        return found, passed

    def _lives(self, scope: Scope) -> bool:
        """Whether any line of a scope may have money in the years to come."""
        may = self.grid.may[:, scope.lines]
        return bool((may if scope.sources is None else may[list(scope.sources)]).any())

    def whole(self, rule: Rule, scope: Scope) -> Scope:
        """What a share is a share of: all of it, or what `Of` names."""
        grid = self.grid
        every_region = tuple(range(len(grid.regions.labels)))
        every_project = tuple(range(len(grid.projects.labels)))
        if not rule.of:
            return self._build(every_region, every_project, None, _("all the money"))
        if rule.of in SAME[0]:
            return self._build(scope.regions, every_project, None, SAME[0].say())
        if rule.of in SAME[1]:
            return self._build(every_region, scope.projects, None, SAME[1].say())
        if rule.of in SAME[2]:
            return self._build(every_region, every_project, scope.sources, SAME[2].say())
        sources = pick(rule.of, grid.sources).members
        return self._build(scope.regions, scope.projects, sources, rule.of)

    def others(self, name: str, scope: Scope) -> list[tuple[Scope, Scope]]:
        """Each line of a scope, with the lines of another type, or another line, beside it.

        name: a project type or a group, then those of the line's own region are meant; or
        one line as it is written in a plan, `Region · Project type`.
        """
        region, projects = read_other(name, self.grid)
        found = []
        for line in scope.lines.tolist():
            own = line_scope(self.grid, line)
            place = own.regions if region is None else (region,)
            beside = self._build(place, projects, None, name)
            others = beside.lines[beside.lines != line]
            found.append((own, dataclasses.replace(beside, lines=others)))
        return found

    def _choices(self, text: str, axis: Axis) -> list[tuple[tuple[int, ...], str]]:
        chosen = pick(text, axis)
        if chosen.each:
            return [((member,), axis.labels[member]) for member in chosen.members]
        return [(chosen.members, chosen.label)]

    def _source_choices(self, text: str) -> list[tuple[tuple[int, ...] | None, str]]:
        if pick(text, self.grid.sources).every:
            return [(None, "")]
        return list(self._choices(text, self.grid.sources))

    def _scope(
        self,
        region: tuple[tuple[int, ...], str],
        project: tuple[tuple[int, ...], str],
        source: tuple[tuple[int, ...] | None, str],
    ) -> Scope:
        labels = [label for label in (region[1], project[1], source[1]) if label]
        return self._build(region[0], project[0], source[0], " · ".join(labels) or _("everything"))

    def _build(
        self,
        regions: tuple[int, ...],
        projects: tuple[int, ...],
        sources: tuple[int, ...] | None,
        label: str,
    ) -> Scope:
        return Scope(regions, projects, sources, self._lines(regions, projects, sources), label)

    def _lines(
        self, regions: tuple[int, ...], projects: tuple[int, ...], sources: tuple[int, ...] | None
    ) -> Ints:
        if len(regions) == 1:
            lines = self._by_region[regions[0]]
        elif len(regions) == len(self.grid.regions.labels):
            lines = self._every
        else:
            lines = np.sort(np.concatenate([self._by_region[region] for region in regions]))
        if len(projects) < len(self.grid.projects.labels):
            wanted: Bools = np.zeros(len(self.grid.projects.labels), dtype=bool)
            wanted[list(projects)] = True
            lines = lines[wanted[self.grid.project[lines]]]
        if sources is not None:
            lines = lines[self.grid.pays[list(sources)][:, lines].any(axis=0)]
        return lines

    @functools.cached_property
    def _every(self) -> Ints:
        return np.arange(len(self.grid), dtype=np.int64)

    @functools.cached_property
    def _by_region(self) -> list[Ints]:
        # Lines are numbered region by region, so each region's are one run of numbers.
        edges = np.searchsorted(self.grid.region, np.arange(len(self.grid.regions.labels) + 1))
        return [self._every[start:end] for start, end in itertools.pairwise(edges.tolist())]


def read_other(name: str, grid: Grid) -> tuple[int | None, tuple[int, ...]]:
    """Another line's name: position of its region (None: any), and of its types (): unknown."""
    projects = grid.projects.find(name)
    if projects is not None:
        return None, projects
    for place, mark in enumerate(name):
        if mark in LINE_MARKS:
            region = grid.regions.index.get(normal(name[:place]))
            project = grid.projects.index.get(normal(name[place + 1 :]))
            if region is not None and project is not None:
                return region, (project,)
    return None, ()


def selector_faults(rule: Rule, grid: Grid) -> Iterator[Fault]:
    """Names in a rule's selectors that nothing bears, with the nearest that exists."""
    for column, text, axis in _selectors(rule, grid):
        for name in pick(text, axis).unknown:
            yield Fault(
                Place("Rules", rule.row, column),
                _(NOT_THERE[column], name=name),
                offer(name, axis.known(), NAMES_OF[column]),
            )


def selector_warnings(rule: Rule, grid: Grid) -> Iterator[Fault]:
    """Names that are both a unit's and a group's: the unit is meant, and said so."""
    for column, text, axis in _selectors(rule, grid):
        for name in read_selector(text)[1]:
            others = [axis.labels[other] for other in axis.shadowed(name)]
            if others:
                yield Fault(
                    Place("Rules", rule.row, column),
                    _(_BOTH[column], name=name, others=as_typed(others)),
                    _("Rename the group if you mean all of it."),
                )


#: By the column of a selector: that nothing bears a name, and where to find those that are borne.
NOT_THERE = {
    "Region": N_('there is no region called "{name}".'),
    "Project type": N_('there is no project type called "{name}".'),
    "Source": N_('there is no source called "{name}".'),
}
NAMES_OF = Spoken(
    {
        "Region": N_("Write one of the names in Regions."),
        "Project type": N_("Write one of the names in Projects."),
        "Source": N_("Write one of the names in Budget."),
    }
)
_BOTH = {
    "Region": N_(
        '"{name}" is both a region and a group; the region alone is meant, without {others}.'
    ),
    "Project type": N_(
        '"{name}" is both a project type and a group; the project type alone is meant, '
        "without {others}."
    ),
    "Source": N_(
        '"{name}" is both a source and a group; the source alone is meant, without {others}.'
    ),
}


def _selectors(rule: Rule, grid: Grid) -> list[tuple[str, str, Axis]]:
    return [
        ("Region", rule.region, grid.regions),
        ("Project type", rule.project, grid.projects),
        ("Source", rule.source, grid.sources),
    ]


def read_years(text: str, index: dict[str, int]) -> tuple[str, tuple[int, ...], list[str]]:
    """A `Year` selector: "each", "all" or "named", the years named, and names not found."""
    if not text.strip() or is_word(text, EACH):
        return "each" if text.strip() else "", tuple(range(len(index))), []
    if is_word(text, ALL):
        return "all", tuple(range(len(index))), []
    labels = [year_label(part) for part in split(text)]
    unknown = [label for label in labels if label not in index]
    return "named", tuple(sorted({index[label] for label in labels if label in index})), unknown


def year_label(text: str) -> str:
    """A year as its column is labelled: Western digits, fiscal years as 2027/28."""
    western = "".join(str(int(char)) if char.isdecimal() else char for char in text.strip())
    fiscal = re.fullmatch(r"(\d{4})\s*[/\-–]\s*(?:\d{2})?(\d{2})", western)
    if fiscal:
        return f"{fiscal[1]}/{fiscal[2]}"
    return re.sub(r"\.0+$", "", western)
