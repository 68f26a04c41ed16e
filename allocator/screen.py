"""The answer on a terminal: one screen, plain where it is piped or narrow."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.names import visible
from allocator.plan import Plan
from allocator.price_words import gain
from allocator.studies.alternative_words import sentences
from allocator.told import costliest, gradually, next_in_line, told


def show(plan: Plan, console: Console) -> None:
    """Print a plan: people, money, years, the tightest rules, unspent money and why."""
    console.print(Group(*_parts(plan)))


def _parts(plan: Plan) -> Iterator[RenderableType]:
    yield from opening(plan)
    yield years(plan)
    yield from _rules(plan)
    yield from (Text(visible(said)) for said in (gradually(plan), next_in_line(plan)) if said)
    yield from unspent(plan)
    yield from _afterwards(plan)
    yield from alternatives(plan)


def opening(plan: Plan) -> Iterator[RenderableType]:
    """Its title, the answer in a line, and what must be said of how it was found."""
    settings = plan.case.settings
    if settings.title:
        yield Text(visible(settings.title), style="bold")
    yield headline(plan)
    if plan.status == "stopped":
        yield Text("Stopped early: this plan keeps every rule, but a better one may exist.")
    yield from (Text(visible(text)) for text in told(plan))


def alternatives(plan: Plan) -> Iterator[RenderableType]:
    """Other plans that are nearly as good, where they were asked for."""
    if plan.alternatives is not None:
        yield Text("Other plans, nearly as good:", style="bold")
        yield from (Text(f"  {visible(text)}") for text in sentences(plan, plan.alternatives))


def headline(plan: Plan) -> Text:
    """People, money, and what a person cost."""
    currency = plan.case.settings.currency
    text = Text()
    text.append(f"{plan.people:,.0f} people", style="bold")
    text.append(visible(f" for {plan.money:,.0f} {currency}".rstrip()))
    if plan.people > 0:
        text.append(f", {plan.money / plan.people:,.0f} a person")
    if plan.case.settings.maximise != "People":
        text.append(f". {_objective(plan)}")
    return text


def _objective(plan: Plan) -> str:
    if plan.case.settings.maximise == "Fairest":
        return f"Lowest coverage: {100.0 * plan.objective:.1f} %"
    return f"{plan.case.settings.maximise}: {plan.objective:,.2f}"


def years(plan: Plan) -> Table:
    """Money, people and what is left, year by year."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Year", "Money", "People", "Unspent"):
        table.add_column(heading, justify="left" if heading == "Year" else "right")
    for year in plan.case.years:
        rows = [row for row in plan.rows if row.year == year]
        left = sum(source.unspent for source in plan.sources if source.year == year)
        money, people = sum(row.money for row in rows), sum(row.people for row in rows)
        table.add_row(str(year), f"{money:,.0f}", f"{people:,.0f}", f"{left:,.0f}")
    return table


def _rules(plan: Plan) -> Iterator[RenderableType]:
    found = costliest(plan)
    if not found:
        return
    yield Text("Tightest rules (what one more unit of each would gain):", style="bold")
    for outcome in found:
        place = f"row {outcome.rule.row}: " if outcome.rule.row else ""
        off = outcome.worth.off if outcome.worth else None
        without = "" if off is None else f"; without it +{gain(plan, off)}"
        told = f"  {place}{visible(outcome.words)}: +{gain(plan, outcome.price or 0.0)}{without}"
        yield Text(told)


def unspent(plan: Plan) -> Iterator[RenderableType]:
    """What each source leaves in each year, and why."""
    left = [year for year in plan.sources if year.unspent > 0.005]
    if not left:
        yield Text("All the money is used.")
        return
    yield Text(f"Unspent: {sum(year.unspent for year in left):,.0f}", style="bold")
    for year in left:
        why = visible(f"{year.source} {year.year}: {year.unspent:,.0f}. {year.why}")
        yield Text(f"  {why}")


def _afterwards(plan: Plan) -> Iterator[RenderableType]:
    last = plan.case.years[-1]
    if plan.pipeline > 0.5:
        yield Text(f"{plan.pipeline:,.0f} more people are started and reached after {last}.")
    if plan.capital_out > 0.5:
        yield Text(f"{plan.capital_out:,.0f} lent is still to come back after {last}.")
