"""The question without one of the conference's recommendations: nine small changes of a case.

Each gives the case as a person would have to change the workbook to do without the
recommendation: lines closed, rows taken away, cells emptied. What then speaks of nothing
(a rule about accompanied types alone, once they are closed) goes with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from allocator.case import Case, Line, Project, Rule, Source
from allocator.grid import Axis, Grid
from allocator.names import normal
from allocator.scope import pick, read_selector

#: Kinds of source that the eighth recommendation speaks of, as people write them.
ZAKAT_AND_WAQF = (
    *("zakat", "zakât", "zakah", "zakaat", "waqf", "wakf", "awqaf", "habous"),
    *("زكاة", "وقف", "أوقاف"),
)
WHO = ("Women at least", "Youth at least")


def without_accompaniment(case: Case) -> Case:
    """Accompanied variants closed everywhere, and rules about them alone taken away."""
    variants = accompanied(case)
    gone = {normal(project.name) for project in variants}
    details = {(normal(line.region), normal(line.project)): line for line in case.lines}
    for region in case.regions:
        for project in variants:
            key = normal(region.name), normal(project.name)
            line = details.get(key) or Line(region.name, project.name)
            details[key] = dataclasses.replace(line, open=False)
    grid = Grid(case)
    members = {at for at, project in enumerate(case.projects) if normal(project.name) in gone}
    rules = tuple(r for r in case.rules if not _only(r.project, grid.projects, members))
    return dataclasses.replace(case, lines=tuple(details.values()), rules=rules)


def accompanied(case: Case) -> tuple[Project, ...]:
    """Variants of a group that keep more projects going than another open variant of it."""
    grid = Grid(case)
    live = [case.projects[at] for at in sorted(set(grid.project.tolist()))]
    least: dict[str, float] = {}
    for project in live:
        family = normal(project.family)
        least[family] = min(project.kept_going, least.get(family, project.kept_going))
    return tuple(p for p in live if p.kept_going > least[normal(p.family)])


def without_follow_up(case: Case) -> Case:
    """Nothing kept for follow-up."""
    return dataclasses.replace(case, settings=dataclasses.replace(case.settings, follow_up=0.0))


def without_floors_for_whom(case: Case) -> Case:
    """No floor for women, none for youth."""
    rules = tuple(rule for rule in case.rules if rule.kind not in WHO)
    return dataclasses.replace(case, rules=rules)


def without_licence_months(case: Case) -> Case:
    """Every licence at once."""
    regions = tuple(dataclasses.replace(region, licence_months=0.0) for region in case.regions)
    return dataclasses.replace(case, regions=regions)


def without_mobile_payment(case: Case) -> Case:
    """Nothing paid by mobile money."""
    regions = tuple(dataclasses.replace(region, mobile_share=0.0) for region in case.regions)
    return dataclasses.replace(case, regions=regions)


def without_rise(case: Case) -> Case:
    """Every source that gave money last year gives as much each year, and no more."""
    return dataclasses.replace(case, sources=tuple(_flat(source) for source in case.sources))


def gave(source: Source) -> bool:
    """Whether a source is known to have given money last year."""
    return bool(source.last_year)


def _flat(source: Source) -> Source:
    if not gave(source):
        return source
    amounts = (source.last_year,) * len(source.amounts)
    return dataclasses.replace(source, amounts=amounts, yearly_rise=None, total=None)


def without_loans(case: Case) -> Case:
    """Every loan a grant: nothing comes back."""
    projects = tuple(_granted(project) for project in case.projects)
    return dataclasses.replace(case, projects=projects)


def _granted(project: Project) -> Project:
    return dataclasses.replace(project, years_to_repay=0, years_of_grace=0, interest=0.0, loss=0.0)


def with_shorter_loans(case: Case) -> Case:
    """Every loan of more than a year repaid one year sooner, its grace shortened to fit."""
    return dataclasses.replace(case, projects=tuple(_sooner(p) for p in case.projects))


def is_loan(project: Project) -> bool:
    """Whether a project type is a loan."""
    return project.years_to_repay > 0


def _sooner(project: Project) -> Project:
    years = project.years_to_repay - 1
    if years < 1:
        return project
    grace = min(project.years_of_grace, years - 1)
    return dataclasses.replace(project, years_to_repay=years, years_of_grace=grace)


# Zakat and waqf


def zakat_and_waqf(case: Case) -> tuple[Source, ...]:
    """The sources whose `Kind` says zakat or waqf, in any of the three languages."""
    words = [normal(word) for word in ZAKAT_AND_WAQF]
    return tuple(s for s in case.sources if any(word in normal(s.kind) for word in words))


def without_zakat_and_waqf(case: Case) -> Case:
    """Those sources taken away, with whatever speaks of nothing else."""
    gone = {normal(source.name) for source in zakat_and_waqf(case)}
    axis = Grid(case).sources
    members = {at for at, name in enumerate(axis.labels) if normal(name) in gone}
    kept = (source for source in case.sources if normal(source.name) not in gone)
    sources = tuple(_without_partners(source, gone) for source in kept)
    return dataclasses.replace(
        case, sources=sources, rules=tuple(_rules_without(case.rules, axis, members))
    )


def _without_partners(source: Source, gone: set[str]) -> Source:
    """A source whose loans come back to itself, and whose losses are its own, where those
    that took them on are gone."""
    if normal(source.repaid_to) in gone:
        source = dataclasses.replace(source, repaid_to="")
    if normal(source.losses_covered_by) in gone:
        source = dataclasses.replace(source, losses_covered_by="")
    return source


def _rules_without(rules: Iterable[Rule], axis: Axis, gone: set[int]) -> Iterable[Rule]:
    """Rules that still speak of a source, their selectors without those that are gone."""
    for rule in rules:
        if rule.of and set(axis.find(rule.of) or ()) & gone:
            continue
        chosen = pick(rule.source, axis)
        left = [axis.labels[at] for at in chosen.members if at not in gone]
        if chosen.every or len(left) == len(chosen.members):
            yield rule
        elif left:
            names = "; ".join(left)
            text = f"each {names}" if chosen.each else names
            yield dataclasses.replace(rule, source=text)


def _only(text: str, axis: Axis, gone: set[int]) -> bool:
    """Whether a selector names nothing but what is gone."""
    _, names = read_selector(text)
    return bool(names) and set(pick(text, axis).members) <= gone
