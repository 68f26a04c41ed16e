"""A case made in Python as a question to the second model, without a workbook between them."""

from __future__ import annotations

from allocator.case import Case, Line, Project, Region, Rule, Source
from tests import independent
from tests.independent import norm


def question_of(case: Case) -> independent.Question:
    """The same question in the second model's own terms."""
    names = [project.name for project in case.projects]
    return independent.Question(
        years=[str(year) for year in case.years],
        regions={region.name: _region(region) for region in case.regions},
        projects={project.name: _project(project, case) for project in case.projects},
        sources={source.name: _source(source, case) for source in case.sources},
        lines=dict(_line(line, [r.name for r in case.regions], names) for line in case.lines),
        rules=[_rule(rule) for rule in case.rules if rule.on],
        maximise=norm(case.settings.maximise),
        price_rise=case.settings.price_rise,
        follow_up=case.settings.follow_up,
        last_years=frozenset(_columns(case)),
        use_weights=case.settings.use_weights,
    )


def _columns(case: Case) -> list[str]:
    """The sheets with a column of last year's money: where the case says so, or fills it."""
    told = [
        ("regions", case.regions_known, [region.spent_last_year for region in case.regions]),
        ("lines", case.lines_known, [line.spent_last_year for line in case.lines]),
        ("budget", case.budget_known, [source.last_year for source in case.sources]),
    ]
    filled = {sheet: any(money is not None for money in column) for sheet, _, column in told}
    return [sheet for sheet, known, _ in told if (filled[sheet] if known is None else known)]


def _region(region: Region) -> independent.Region:
    return independent.Region(
        name=region.name,
        area=norm(region.area),
        eligible=region.eligible,
        last=region.spent_last_year,
        factor=region.cost_factor,
        weight=region.weight,
        most_per_year=float("inf") if region.most_per_year is None else region.most_per_year,
        licence=region.licence_months,
        mobile=region.mobile_share,
    )


def _project(project: Project, case: Case) -> independent.Project:
    family = [p.reach for p in case.projects if norm(p.family) == norm(project.family)]
    return independent.Project(
        name=project.name,
        group=norm(project.family),
        cost=project.cost_per_person,
        reach=next((reach for reach in family if reach is not None), 1.0),
        own=project.own_share,
        women=project.women,
        youth=project.youth,
        jobs=project.jobs_per_person,
        kept=project.kept_going,
        startup=project.startup_months,
        delivery=project.delivery_share,
        saving=project.mobile_saving,
        repay=project.years_to_repay,
        grace=project.years_of_grace,
        interest=project.interest,
        loss=project.loss,
    )


def _source(source: Source, case: Case) -> independent.Source:
    areas = {region.name: norm(region.area) for region in case.regions}
    groups = {project.name: norm(project.family) for project in case.projects}
    return independent.Source(
        name=source.name,
        kind=norm(source.kind),
        amounts=_amounts(source),
        last=source.last_year or 0.0,
        projects=independent.choices(";".join(source.projects), groups)[0],
        regions=independent.choices(";".join(source.regions), areas)[0],
        own_costs=source.own_costs,
        carry=source.carry_over,
        total=source.total,
        repaid_to=source.repaid_to or source.name,
        covered_by=source.losses_covered_by or None,
    )


def _amounts(source: Source) -> tuple[float | None, ...]:
    """Each blank of a ladder is the year before times the rise."""
    if source.yearly_rise is None:
        return source.amounts
    amounts: list[float | None] = []
    before = source.last_year
    for amount in source.amounts:
        if amount is None:
            assert before is not None
            amount = before * (1 + source.yearly_rise)
        amounts.append(amount)
        before = amount
    return tuple(amounts)


def _line(
    line: Line, regions: list[str], projects: list[str]
) -> tuple[tuple[str, str], independent.Line]:
    [region] = [name for name in regions if norm(name) == norm(line.region)]
    [project] = [name for name in projects if norm(name) == norm(line.project)]
    most = float("inf") if line.most_people is None else line.most_people
    return (region, project), independent.Line(
        cost=line.cost_per_person, most=most, last=line.spent_last_year, open=line.open
    )


def _rule(rule: Rule) -> independent.Rule:
    named = isinstance(rule.value, str)
    return independent.Rule(
        row=rule.row,
        kind=norm(rule.kind),
        region=norm(rule.region),
        project=norm(rule.project),
        source=norm(rule.source),
        year=norm(rule.year),
        of=norm(rule.of),
        value=0.0 if named else float(rule.value),
        step=rule.step,
        step_per_person=rule.step_per_person,
        name=norm(rule.value) if named else "",
    )
