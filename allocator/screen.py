"""The answer on a terminal: one screen, plain where it is piped or narrow."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType

from allocator.language import _, ngettext
from allocator.names import visible
from allocator.numerals import number, percent, plain
from allocator.plan import Plan
from allocator.price_words import gained
from allocator.printed import Printed
from allocator.studies.alternative_words import sentences
from allocator.tabled import Tabled
from allocator.told import costliest, gradually, in_its_row, next_in_line, told


def show(plan: Plan, console: Console) -> None:
    """Print a plan: people, money, years, the tightest rules, unspent money and why."""
    console.print(Group(*_parts(plan)))


def _parts(plan: Plan) -> Iterator[RenderableType]:
    yield from opening(plan)
    yield years(plan)
    yield from _rules(plan)
    yield from (Printed(visible(said)) for said in (gradually(plan), next_in_line(plan)) if said)
    yield from unspent(plan)
    yield from _afterwards(plan)
    yield from alternatives(plan)


def opening(plan: Plan) -> Iterator[RenderableType]:
    """Its title, the answer in a line, and what must be said of how it was found."""
    settings = plan.case.settings
    if settings.title:
        yield Printed(visible(settings.title), style="bold")
    yield headline(plan)
    if plan.status == "stopped":
        yield Printed(_("Stopped early: this plan keeps every rule, but a better one may exist."))
    yield from (Printed(visible(text)) for text in told(plan))


def alternatives(plan: Plan) -> Iterator[RenderableType]:
    """Other plans that are nearly as good, where they were asked for."""
    if plan.alternatives is not None:
        yield Printed(_("Other plans, nearly as good:"), style="bold")
        yield from (Printed(f"  {visible(text)}") for text in sentences(plan, plan.alternatives))


def headline(plan: Plan) -> Printed:
    """People, money, and what a person cost."""
    people = ngettext("{count} people", "{count} people", round(plan.people))
    money = visible(f"{number(plan.money)} {plan.case.settings.currency}".rstrip())
    said = _("{people} for {money}", people=people, money=money)
    if plan.people > 0:
        cost = number(plan.money / plan.people)
        said = _("{people} for {money}, {cost} a person", people=people, money=money, cost=cost)
    if plan.case.settings.maximise != "People":
        said = f"{said}. {_objective(plan)}"
    text, start = Printed(said), said.find(people)
    text.stylize("bold", start, start + len(people))
    return text


def _objective(plan: Plan) -> str:
    maximise = plan.case.settings.maximise
    if maximise == "Fairest":
        return _("Lowest coverage: {share}", share=percent(plan.objective))
    return _("{what}: {value}", what=_(maximise), value=number(plan.objective, 2))


def years(plan: Plan) -> Tabled:
    """Money, people and what is left, year by year."""
    table = []
    for year in plan.case.years:
        rows = [row for row in plan.rows if row.year == year]
        left = sum(source.unspent for source in plan.sources if source.year == year)
        money, people = sum(row.money for row in rows), sum(row.people for row in rows)
        table.append((plain(year), number(money), number(people), number(left)))
    return Tabled((_("Year"), _("Money"), _("People"), _("Unspent")), table)


def _rules(plan: Plan) -> Iterator[RenderableType]:
    found = costliest(plan)
    if not found:
        return
    yield Printed(_("Tightest rules (what one more unit of each would gain):"), style="bold")
    for outcome in found:
        off = outcome.worth.off if outcome.worth else None
        rule, more = in_its_row(outcome.rule.row, outcome.words), gained(plan, outcome.price or 0.0)
        if off is None:
            said = _("{rule}: {gain}", rule=rule, gain=more)
        else:
            said = _(
                "{rule}: {gain}; without it {off}", rule=rule, gain=more, off=gained(plan, off)
            )
        yield Printed(f"  {visible(said)}")


def unspent(plan: Plan) -> Iterator[RenderableType]:
    """What each source leaves in each year, and why."""
    left = [year for year in plan.sources if year.unspent > 0.005]
    if not left:
        yield Printed(_("All the money is used."))
        return
    whole = number(sum(year.unspent for year in left))
    yield Printed(_("Unspent: {money}", money=whole), style="bold")
    for year in left:
        said = _(
            "{source} {year}: {money}.",
            source=year.source,
            year=plain(year.year),
            money=number(year.unspent),
        )
        yield Printed(f"  {visible(said)} {visible(year.why)}")


def _afterwards(plan: Plan) -> Iterator[RenderableType]:
    last = plain(plan.case.years[-1])
    if plan.pipeline > 0.5:
        said = ngettext(
            "{count} more people are started and reached after {year}.",
            "{count} more people are started and reached after {year}.",
            round(plan.pipeline),
            year=last,
        )
        yield Printed(said)
    if plan.capital_out > 0.5:
        money = number(plan.capital_out)
        yield Printed(_("{money} lent is still to come back after {year}.", money=money, year=last))
