"""Everything that needs more than one cell to be seen wrong. It yields; it never raises.

Arithmetic that makes a plan impossible (floors above budgets, shares above 100 %) is not
checked here: only solving decides that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from allocator.baseline import LastYear, Unknown, own_and_lines
from allocator.case import OBJECTIVES, PREFERENCES, Case, Rule, Source
from allocator.grid import Axis, Grid
from allocator.names import normal, offer, split
from allocator.problems import Fault, Place, join
from allocator.rules import RULES, find
from allocator.rules.kind import Kind, Span
from allocator.rules.reading import Reading, read_rules
from allocator.scope import (
    ALL,
    EACH,
    SAME,
    Scope,
    Scopes,
    is_word,
    pick,
    read_selector,
    read_years,
    selector_faults,
    selector_warnings,
)


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
    warnings = [*_harmless(case), *_shadowed(case, grid)]
    sound: list[Rule] = []
    for rule in case.rules:
        if rule.on:
            found = list(_rule_faults(rule, grid))
            faults += found
            if not found:
                sound.append(rule)
    scopes, last_year = Scopes(grid), LastYear(grid)
    for rule in sound:
        warnings += selector_warnings(rule, grid)
        faults += _meaning_faults(rule, grid, scopes, last_year)
    if not faults:
        for reading in read_rules(grid):
            warnings += _reading_warnings(reading, last_year)
    return Findings(tuple(faults), tuple(warnings))


def _settings(case: Case) -> Iterator[Fault]:
    """Settings made in Python; a workbook's have been read against the same lists."""
    settings = case.settings
    if settings.maximise not in OBJECTIVES:
        says = f'"{settings.maximise}" is nothing this version can maximise.'
        yield Fault(Place("Settings"), says, f"Choose one of: {join(OBJECTIVES)}.")
    if settings.prefer not in PREFERENCES:
        says = f'"{settings.prefer}" is no preference among equal plans.'
        yield Fault(Place("Settings"), says, f"Choose one of: {join(PREFERENCES)}.")


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
                yield Fault(place, f'"{name}" is already in row {first}.', "Keep one of the two.")
            if is_word(name, ALL) or is_word(name, EACH):
                says = f'"{name}" is a word the rules use and cannot be a name.'
                yield Fault(place, says, "Choose another name.")
            if split(name) != [name.strip()]:
                says = f'"{name}" holds a semicolon, which separates names in lists.'
                yield Fault(place, says, "Write the name without it.")


def _projects(case: Case) -> Iterator[Fault]:
    reaches: dict[str, tuple[float, str]] = {}
    for project in case.projects:
        if project.reach is not None:
            first = reaches.setdefault(normal(project.family), (project.reach, project.name))
            if first[0] != project.reach:
                yield Fault(
                    Place("Projects", project.row, "Reach"),
                    f"{100 * project.reach:g} % differs from the {100 * first[0]:g} % of "
                    f"{first[1]}, which shares the group {project.family}.",
                    "Variants of one group share one reach: write the same, or leave it blank.",
                )
        if project.years_of_grace and project.years_of_grace >= project.years_to_repay:
            yield Fault(
                Place("Projects", project.row, "Years of grace"),
                f"{project.years_of_grace} years of grace are not shorter than the "
                f"{project.years_to_repay} years to repay.",
                "Shorten the grace or lengthen the loan.",
            )


def _lines(case: Case, grid: Grid) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for line in case.lines:
        for column, name, axis, sheet in (
            ("Region", line.region, grid.regions, "Regions"),
            ("Project type", line.project, grid.projects, "Projects"),
        ):
            if normal(name) not in axis.index:
                says = f'"{name}" is not in {sheet}.'
                fix = offer(name, axis.labels, f"Write a name of {sheet}, or add it there.")
                yield Fault(Place("Lines", line.row, column), says, fix)
        key = (normal(line.region), normal(line.project))
        first = seen.setdefault(key, line.row)
        if first != line.row:
            says = f"{line.region} with {line.project} is already in row {first}."
            yield Fault(Place("Lines", line.row, "Project type"), says, "Keep one of the two.")
    for region, own, total in own_and_lines(grid):
        yield Fault(
            Place("Regions", case.regions[region].row, "Spent last year"),
            f"{own:,.2f} is not the sum of the region's lines, {total:,.2f}.",
            "Leave it blank, or make it their sum.",
        )


# Sources


def _sources(case: Case, grid: Grid) -> Iterator[Fault]:
    for source in case.sources:
        yield from _source_names(source, grid)
        yield from _ladder(source, case)


def _source_names(source: Source, grid: Grid) -> Iterator[Fault]:
    lists: list[tuple[str, tuple[str, ...], Axis, str]] = [
        ("Projects", source.projects, grid.projects, "a project type or a group"),
        ("Regions", source.regions, grid.regions, "a region or an area"),
    ]
    for column, names, axis, noun in lists:
        for name in names:
            if axis.find(name) is None:
                fix = offer(name, axis.known(), f"Write {noun} of this workbook.")
                says = f'"{name}" is not {noun}.'
                yield Fault(Place("Budget", source.row, column), says, fix)
    for column, name in (
        ("Repaid to", source.repaid_to),
        ("Losses covered by", source.losses_covered_by),
    ):
        place = Place("Budget", source.row, column)
        if name and normal(name) not in grid.sources.index:
            fix = offer(name, grid.sources.labels, "Write the name of a source.")
            yield Fault(place, f'"{name}" is not a source.', fix)
    if source.losses_covered_by and normal(source.losses_covered_by) == normal(source.name):
        yield Fault(
            Place("Budget", source.row, "Losses covered by"),
            "a source cannot cover its own losses.",
            "Name another source, or leave it blank.",
        )


def _ladder(source: Source, case: Case) -> Iterator[Fault]:
    if source.yearly_rise is not None and source.total is not None:
        yield Fault(
            Place("Budget", source.row, "Total"),
            "Total and Yearly rise stand in one row, and each would fill the blank years.",
            "Keep one of the two.",
        )
        return
    for year, amount in zip(case.years, source.ladder(), strict=True):
        if amount is not None or source.total is not None:
            continue
        place = Place("Budget", source.row, str(year))
        if source.yearly_rise is None:
            fix = "Write the amount (0 for nothing), or fill Yearly rise or Total."
            yield Fault(place, f"the amount of {source.name} for {year} is blank.", fix)
        else:
            says = f"the ladder of {source.name} has nothing to start from."
            fix = "Fill this year, or Last year (0 is a number too)."
            yield Fault(place, says, fix)
        return


# Rules


def _rule_faults(rule: Rule, grid: Grid) -> Iterator[Fault]:
    """What is wrong with a rule's words, before it means anything."""
    kind = find(rule.kind)
    if kind is None:
        names = [word for known in RULES for word in known.words]
        says = f'there is no rule called "{rule.kind}".'
        fix = offer(rule.kind, names, "Choose one from the list.")
        yield Fault(Place("Rules", rule.row, "Rule"), says, fix)
        return
    yield from selector_faults(rule, grid)
    yield from _year_faults(rule, kind, grid)
    yield from _cells_without_meaning(rule, kind)
    if kind.of and rule.of:
        yield from _of_faults(rule, grid)


def _year_faults(rule: Rule, kind: Kind, grid: Grid) -> Iterator[Fault]:
    place = Place("Rules", rule.row, "Year")
    how, _, unknown = read_years(rule.year, grid.case.year_index)
    years = [str(year) for year in grid.case.years]
    for label in unknown:
        fix = f"Write years from {years[0]} to {years[-1]}, `each` or `all`." if years else ""
        yield Fault(place, f'"{label}" is not a year of Budget.', fix)
    if how == "all" and kind.span is Span.EACH:
        yield Fault(
            place,
            f'"{kind.name}" compares each year with the one before; `all` has no meaning here.',
            "Leave Year blank for each year, or name the years.",
        )


def _cells_without_meaning(rule: Rule, kind: Kind) -> Iterator[Fault]:
    filled: list[tuple[str, bool, bool, str]] = [
        ("Step", bool(rule.step), kind.step, "has no step"),
        ("Step per person", bool(rule.step_per_person), kind.step, "has no step"),
        ("Of", bool(rule.of), kind.of, "is not a share of anything"),
        ("Source", _names_a_source(rule), kind.sources, "cannot speak of a source"),
    ]
    for column, is_filled, means, says in filled:
        if is_filled and not means:
            place = Place("Rules", rule.row, column)
            yield Fault(place, f'"{kind.name}" {says}.', "Clear this cell.")


def _names_a_source(rule: Rule) -> bool:
    each, names = read_selector(rule.source)
    return each or bool(names)


def _of_faults(rule: Rule, grid: Grid) -> Iterator[Fault]:
    place = Place("Rules", rule.row, "Of")
    if is_word(rule.of, SAME):
        return
    if len(split(rule.of)) > 1:
        yield Fault(place, "Of takes one value.", "Write one source, or `same region`.")
    elif normal(rule.of) not in grid.sources.index:
        words = [word for same in SAME for word in same] + list(grid.sources.labels)
        fix = offer(rule.of, words, "Write a source's name, or `same region`.")
        yield Fault(place, f'"{rule.of}" is neither a source nor `same …`.', fix)


def _meaning_faults(rule: Rule, grid: Grid, scopes: Scopes, last_year: LastYear) -> Iterator[Fault]:
    """What a rule whose words are right cannot mean."""
    kind = find(rule.kind)
    assert kind is not None
    if kind.of and _of_itself(rule, grid):
        yield Fault(
            Place("Rules", rule.row, "Of"),
            "this compares money with itself: the rule names no part of what it is a share of.",
            "Name a region, project type or source, or change Of.",
        )
    found, _ = scopes.of(rule)
    if kind.looks_back:
        yield from _unknown_baselines(rule, found, last_year)
    if kind.needs:
        yield from _unknown_shares(rule, kind, found, grid)


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
            f'"{kind.name}" needs the share of {kind.needs.lower()} of every project type it '
            f"speaks of; {join(blank)} {'has' if len(blank) == 1 else 'have'} none.",
            f"Fill {kind.needs} in Projects for {join(blank)}, or name other types in this rule.",
        )


# Warnings


def _harmless(case: Case) -> Iterator[Fault]:
    for project in case.projects:
        if not project.years_to_repay and (project.interest or project.loss):
            column = "Interest" if project.interest else "Loss"
            yield Fault(
                Place("Projects", project.row, column),
                f"{project.name} is a grant, so its {column.lower()} changes nothing.",
                "Fill Years to repay if it is a loan.",
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
                    says = f'"{name}" is also a group; it alone is meant, without {join(others)}.'
                    fix = "Rename the group if you mean all of it."
                    yield Fault(Place("Budget", source.row, column), says, fix)


def _reading_warnings(reading: Reading, last_year: LastYear) -> Iterator[Fault]:
    rule = reading.rule
    if reading.passed_over:
        yield Fault(
            Place("Rules", rule.row, "Rule"),
            f"`each` passes over {join(list(reading.passed_over))}: closed, or no source may pay.",
            "",
        )
    if not reading.terms:
        yield Fault(Place("Rules", rule.row, "Rule"), "nothing is left for this rule to limit.", "")
    if reading.kind.name == "Growth at most":
        nothing = [
            term.scope.label
            for term in reading.terms
            if not term.step and (0,) in term.years and last_year.of(term.scope) == 0.0
        ]
        if nothing:
            yield Fault(
                Place("Rules", rule.row, "Step"),
                f"{join(nothing)} had no money last year and this rule gives no step, so it can "
                "never be funded.",
                "Write a Step to let it begin.",
            )
