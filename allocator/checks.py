"""Everything that needs more than one cell to be seen wrong. It yields; it never raises.

Arithmetic that makes a plan impossible (floors above budgets, shares above 100 %) is not
checked here: only solving decides that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allocator.actual_checks import ADD_IT, NOT_LISTED, actual_faults, actual_warnings
from allocator.baseline import LastYear, own_and_lines
from allocator.case import OBJECTIVES, PREFERENCES, Case, Rule, Source
from allocator.grid import Axis, Grid
from allocator.language import N_, Spoken, _, join
from allocator.names import normal, offer, split
from allocator.numerals import number, plain, short, short_percent
from allocator.problems import Fault, Place
from allocator.rule_checks import meaning_faults, reading_warnings, rule_faults
from allocator.rules.reading import read_rules
from allocator.scope import ALL, EACH, Scopes, is_word, selector_warnings


@dataclass(frozen=True)
class Findings:
    """What a check found: faults stop the program, warnings are said and remembered."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def check(case: Case) -> Findings:
    """Everything wrong with a case, and everything odd about it."""
    grid = Grid(case)
    faults = [*_names(case), *_projects(case), *_sources(case, grid), *_lines(case, grid)]
    faults += _settings(case)
    faults += actual_faults(case, grid)
    warnings = [*_harmless(case), *_weights(case), *_shadowed(case, grid)]
    warnings += actual_warnings(case)
    sound: list[Rule] = []
    for rule in case.rules:
        if rule.on:
            found = list(rule_faults(rule, grid))
            faults += found
            if not found:
                sound.append(rule)
    scopes, last_year = Scopes(grid), LastYear(grid)
    for rule in sound:
        warnings += selector_warnings(rule, grid)
        faults += meaning_faults(rule, grid, scopes, last_year)
    if not faults:
        for reading in read_rules(grid):
            warnings += reading_warnings(reading, last_year)
    return Findings(tuple(faults), tuple(warnings))


def _settings(case: Case) -> Iterator[Fault]:
    """Settings made in Python; a workbook's have been read against the same lists."""
    settings = case.settings
    if settings.maximise not in OBJECTIVES:
        says = _('"{name}" is nothing this version can maximise.', name=settings.maximise)
        yield Fault(Place("Settings"), says, _one_of(OBJECTIVES))
    if settings.prefer not in PREFERENCES:
        says = _('"{name}" is no preference among equal plans.', name=settings.prefer)
        yield Fault(Place("Settings"), says, _one_of(PREFERENCES))
    if not 0.0 <= settings.round_to < math.inf:
        says = _("amounts cannot be rounded to {unit}.", unit=short(settings.round_to))
        yield Fault(Place("Settings"), says, _("Write 0 or more."))


def _one_of(values: Sequence[str]) -> str:
    return _("Choose one of: {names}.", names=join([_(value) for value in values]))


# Names and keys


def _names(case: Case) -> Iterator[Fault]:
    tables: list[tuple[str, str, Iterable[tuple[str, int]]]] = [
        ("Regions", "Region", ((x.name, x.row) for x in case.regions)),
        ("Projects", "Project type", ((x.name, x.row) for x in case.projects)),
        ("Budget", "Source", ((x.name, x.row) for x in case.sources)),
    ]
    for sheet, column, units in tables:
        seen: dict[str, int] = {}
        for name, row in units:
            place = Place(sheet, row, column)
            first = seen.setdefault(normal(name), row)
            if first != row:
                says = _('"{name}" is already in row {row}.', name=name, row=plain(first))
                yield Fault(place, says, _("Keep one of the two."))
            if is_word(name, ALL) or is_word(name, EACH):
                says = _('"{name}" is a word the rules use and cannot be a name.', name=name)
                yield Fault(place, says, _("Choose another name."))
            if split(name) != [name.strip()]:
                says = _('"{name}" holds a semicolon, which separates names in lists.', name=name)
                yield Fault(place, says, _("Write the name without it."))


def _projects(case: Case) -> Iterator[Fault]:
    reaches: dict[str, tuple[float, str]] = {}
    for project in case.projects:
        if project.reach is not None:
            first = reaches.setdefault(normal(project.family), (project.reach, project.name))
            if first[0] != project.reach:
                yield Fault(
                    Place("Projects", project.row, "Reach"),
                    _(
                        "{reach} differs from the {other} of {name}, which shares the group "
                        "{group}.",
                        reach=short_percent(project.reach),
                        other=short_percent(first[0]),
                        name=first[1],
                        group=project.family,
                    ),
                    _("Variants of one group share one reach: write the same, or leave it blank."),
                )
        if project.years_of_grace and project.years_of_grace >= project.years_to_repay:
            yield Fault(
                Place("Projects", project.row, "Years of grace"),
                _(
                    "{grace} years of grace are not shorter than the {years} years to repay.",
                    grace=number(project.years_of_grace),
                    years=number(project.years_to_repay),
                ),
                _("Shorten the grace or lengthen the loan."),
            )


def _lines(case: Case, grid: Grid) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for line in case.lines:
        for column, name, axis in (
            ("Region", line.region, grid.regions),
            ("Project type", line.project, grid.projects),
        ):
            if normal(name) not in axis.index:
                says, otherwise = _(NOT_LISTED[column], name=name), ADD_IT[column]
                fix = offer(name, axis.labels, otherwise)
                yield Fault(Place("Lines", line.row, column), says, fix)
        key = (normal(line.region), normal(line.project))
        first = seen.setdefault(key, line.row)
        if first != line.row:
            says = _(
                "{region} with {project} is already in row {row}.",
                region=line.region,
                project=line.project,
                row=plain(first),
            )
            yield Fault(Place("Lines", line.row, "Project type"), says, _("Keep one of the two."))
    for region, own, total in own_and_lines(grid):
        yield Fault(
            Place("Regions", case.regions[region].row, "Spent last year"),
            _(
                "{own} is not the sum of the region's lines, {total}.",
                own=number(own, 2),
                total=number(total, 2),
            ),
            _("Leave it blank, or make it their sum."),
        )


# Sources


def _sources(case: Case, grid: Grid) -> Iterator[Fault]:
    for source in case.sources:
        yield from _source_names(source, grid)
        yield from _ladder(source, case)


def _source_names(source: Source, grid: Grid) -> Iterator[Fault]:
    lists: list[tuple[str, tuple[str, ...], Axis]] = [
        ("Projects", source.projects, grid.projects),
        ("Regions", source.regions, grid.regions),
    ]
    for column, names, axis in lists:
        for name in names:
            if axis.find(name) is None:
                fix = offer(name, axis.known(), _OF_THIS_WORKBOOK[column])
                yield Fault(
                    Place("Budget", source.row, column), _(_NO_SUCH[column], name=name), fix
                )
    for column, name in (
        ("Repaid to", source.repaid_to),
        ("Losses covered by", source.losses_covered_by),
    ):
        place = Place("Budget", source.row, column)
        if name and normal(name) not in grid.sources.index:
            fix = offer(name, grid.sources.labels, _("Write the name of a source."))
            yield Fault(place, _('"{name}" is not a source.', name=name), fix)
    if source.losses_covered_by and normal(source.losses_covered_by) == normal(source.name):
        yield Fault(
            Place("Budget", source.row, "Losses covered by"),
            _("a source cannot cover its own losses."),
            _("Name another source, or leave it blank."),
        )


_NO_SUCH = {
    "Projects": N_('"{name}" is not a project type or a group.'),
    "Regions": N_('"{name}" is not a region or an area.'),
}
_OF_THIS_WORKBOOK = Spoken(
    {
        "Projects": N_("Write a project type or a group of this workbook."),
        "Regions": N_("Write a region or an area of this workbook."),
    }
)


def _ladder(source: Source, case: Case) -> Iterator[Fault]:
    if source.yearly_rise is not None and source.total is not None:
        yield Fault(
            Place("Budget", source.row, "Total"),
            _("Total and Yearly rise stand in one row, and each would fill the blank years."),
            _("Keep one of the two."),
        )
        return
    for year, amount in zip(case.years, source.ladder(), strict=True):
        if amount is not None or source.total is not None:
            continue
        place = Place("Budget", source.row, str(year))
        if source.yearly_rise is None:
            says = _(
                "the amount of {source} for {year} is blank.", source=source.name, year=plain(year)
            )
            fix = _("Write the amount (0 for nothing), or fill Yearly rise or Total.")
            yield Fault(place, says, fix)
        else:
            says = _("the ladder of {source} has nothing to start from.", source=source.name)
            fix = _("Fill this year, or Last year (0 is a number too).")
            yield Fault(place, says, fix)
        return


# Warnings


def _harmless(case: Case) -> Iterator[Fault]:
    for project in case.projects:
        if not project.years_to_repay and (project.interest or project.loss):
            column = "Interest" if project.interest else "Loss"
            yield Fault(
                Place("Projects", project.row, column),
                _(_OF_A_GRANT[column], project=project.name),
                _("Fill Years to repay if it is a loan."),
            )


_OF_A_GRANT = {
    "Interest": N_("{project} is a grant, so its interest changes nothing."),
    "Loss": N_("{project} is a grant, so its loss changes nothing."),
}


def _weights(case: Case) -> Iterator[Fault]:
    """Weights that are filled in and count for nothing."""
    settings = case.settings
    if settings.use_weights or settings.maximise == "Weighted people":
        return
    weighted = [region for region in case.regions if region.weight != 1.0]
    if weighted:
        yield Fault(
            Place("Regions", weighted[0].row, "Weight"),
            _(
                "the weight of {region} and those of other regions change nothing here.",
                region=weighted[0].name,
            )
            if len(weighted) > 1
            else _("the weight of {region} changes nothing here.", region=weighted[0].name),
            _("Set Use weights to yes in Settings if each person is to count by it."),
        )


def _shadowed(case: Case, grid: Grid) -> Iterator[Fault]:
    """Names in a source's lists that are both a unit's and a group's: the unit is meant."""
    for source in case.sources:
        for column, names, axis in (
            ("Projects", source.projects, grid.projects),
            ("Regions", source.regions, grid.regions),
        ):
            for name in names:
                others = [axis.labels[other] for other in axis.shadowed(name)]
                if others:
                    says = _(
                        '"{name}" is also a group; it alone is meant, without {others}.',
                        name=name,
                        others=join(others),
                    )
                    fix = _("Rename the group if you mean all of it.")
                    yield Fault(Place("Budget", source.row, column), says, fix)
