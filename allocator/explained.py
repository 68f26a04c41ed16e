"""Why a plan is as it is, on a terminal: everything, or the story of one place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from allocator.language import join
from allocator.names import visible
from allocator.plan import LimitRow, Plan, RuleOutcome
from allocator.price_words import MEASURES, NOTHING, change, counted, holds, unit
from allocator.rules import find
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.screen import alternatives, opening, unspent
from allocator.stories import RuleTold, Story, YearTold
from allocator.story_words import sentences
from allocator.studies.recommendation_words import ASKED
from allocator.studies.recommendation_words import sentences as recommended
from allocator.told import NAMED, by_cost, gradually, next_in_line
from allocator.worth import GradualRule, LineReason, NumberPrice, Price, RegionPrice

#: More lines than this are told by naming a region.
MOST_LINES = 300
#: How the tables of prices are read.
READ = (
    "One more, One less: with the value a unit higher, or lower, all else as it is; each unit does "
    "the same within Holds. –: not measured, or it cannot be."
)


def show(plan: Plan, console: Console) -> None:
    """Print everything that is known of why a plan is as it is."""
    console.print(Group(*_everything(plan)))


def show_story(told: Story, console: Console) -> None:
    """Print the story of one line, region or type."""
    console.print(Group(*_story(told)))


def _everything(plan: Plan) -> Iterator[RenderableType]:
    yield from opening(plan)
    yield from _rules(plan)
    if plan.worth is not None:
        yield from _worth(plan, plan.worth.numbers)
        yield from _regions(plan, plan.worth.regions)
    yield from _gradually(plan)
    yield from _section("Money that is left, and why")
    yield from unspent(plan)
    yield from _section("Who is next, and why each line has what it has")
    if next_in_line(plan):
        yield _text(next_in_line(plan))
    yield from _reasons(plan)
    yield from _recommendations(plan)
    if plan.alternatives is not None:
        yield Text()
        yield from alternatives(plan)


def _story(told: Story) -> Iterator[RenderableType]:
    yield Text(visible(told.name), style="bold")
    yield from (_text(said) for said in sentences(told))
    yield from _years(told)
    yield from _section("Why")
    yield from (_text(said) for said in _whys(told))
    yield from _limits(told)
    if told.numbers:
        yield from _numbers(told.plan, told.numbers, "What its own numbers are worth")


# Parts of the whole


def _rules(plan: Plan) -> Iterator[RenderableType]:
    yield from _section(f"What each rule costs, dearest first, in {counted(plan)}")
    if not plan.rules:
        yield Text("No rule is on.")
        return
    yield _table(
        ("Row", "Rule", "Rule off", "A unit", "One more", "One less", "Holds"),
        [_rule(plan, outcome) for outcome in by_cost(plan)],
        words=(1, 6),
    )
    yield _text(READ)


def _rule(plan: Plan, outcome: RuleOutcome) -> list[str]:
    kind = find(outcome.rule.kind)
    measure = kind.value if kind else Unit.NAME
    price = outcome.worth or Price(None, measure.one)
    return [
        str(outcome.rule.row or ""),
        outcome.words,
        change(plan, price.off),
        unit(price, measure, plan.case.settings.currency),
        change(plan, price.more),
        change(plan, price.less),
        holds(price, measure),
    ]


def _worth(plan: Plan, numbers: Sequence[NumberPrice]) -> Iterator[RenderableType]:
    """Budget's amounts first: they are told of even where they change nothing."""
    sources = [number for number in numbers if number.place.sheet == "Budget"]
    others = [number for number in numbers if number.place.sheet != "Budget"]
    yield from _numbers(plan, sources, "What each source and year is worth")
    if others:
        yield from _numbers(plan, others, "What the workbook's other numbers are worth")


def _numbers(plan: Plan, numbers: Sequence[NumberPrice], title: str) -> Iterator[RenderableType]:
    """Some numbers of the workbook, as they stand."""
    yield from _section(f"{title}, in {counted(plan)}")
    rows = []
    for number in numbers:
        measure = MEASURES[number.measure]
        price = number.price
        rows.append(
            [
                plan.case.places.cell(number.place),
                number.what,
                NOTHING if price.value is None else in_unit(price.value, measure),
                unit(price, measure, plan.case.settings.currency),
                change(plan, price.more),
                change(plan, price.less),
                holds(price, measure),
            ]
        )
    headings = ("Cell", "Number", "Is", "A unit", "One more", "One less", "Holds")
    yield _table(headings, rows, words=(0, 1, 6))


def _regions(plan: Plan, regions: Sequence[RegionPrice]) -> Iterator[RenderableType]:
    if not regions:
        return
    lot = f"{regions[0].unit:,.0f}"
    yield from _section(f"What {lot} for one region costs the others, in {counted(plan)}")
    rows = [
        [told.region, f"{told.money:,.0f}", change(plan, told.more), change(plan, told.less)]
        for told in regions
    ]
    yield _table(("Region", "Money", f"{lot} more", f"{lot} less"), rows, words=(0,))


def _gradually(plan: Plan) -> Iterator[RenderableType]:
    found = plan.gradual
    if found is None:
        return
    yield from _section("What going gradually costs")
    yield _text(gradually(plan))
    by_year = zip(found.years, found.people, found.free, strict=True)
    rows = [
        [str(y), f"{own:,.0f}", f"{free:,.0f}", f"{free - own:+,.0f}"] for y, own, free in by_year
    ]
    yield _table(("Year", "This plan", "Without those rules", "Difference"), rows, words=())
    yield from (_text(f"  {_binding(rule)}") for rule in found.rules)


def _binding(rule: GradualRule) -> str:
    place = f"row {rule.row}: " if rule.row else ""
    if not rule.binds:
        return f"{place}{rule.words}: never binds."
    years = ", ".join(str(year) for year in rule.binds)
    till = ", to the end" if rule.free_from is None else f"; no more from {rule.free_from}"
    return f"{place}{rule.words}: binds in {years}{till}."


def _reasons(plan: Plan) -> Iterator[RenderableType]:
    if len(plan.reasons) > MOST_LINES:
        count = f"There are {len(plan.reasons):,} lines."
        yield _text(f"{count} Name a region with --region, or a type with --project, to read them.")
        return
    region = None
    for reason in plan.reasons:
        if reason.region != region:
            region = reason.region
            yield Text(visible(region), style="bold")
        yield _text(f"  {reason.project}: {_money(reason)}{reason.says}")


def _money(reason: LineReason) -> str:
    return f"{reason.money:,.0f}. " if reason.money > 0.005 else ""


def _recommendations(plan: Plan) -> Iterator[RenderableType]:
    if not plan.recommendations:
        return
    yield from _section("What each recommendation of the conference is worth here")
    for one in plan.recommendations:
        where = f" ({one.cells})" if one.cells else ""
        yield _text(f"{one.number}. {ASKED[one.number - 1]}{where}")
        yield from (_text(f"   {said}") for said in recommended(one))


# Parts of a story


def _whys(told: Story) -> Iterator[str]:
    """The sentences of its lines, each with the name it has within the place."""
    for reason in told.reasons:
        names = [
            name
            for name, own in ((reason.region, told.region), (reason.project, told.project))
            if not own
        ]
        yield f"{' · '.join(names)}: {_money(reason)}{reason.says}" if names else reason.says
    if not told.reasons:
        yield "Not known: the search was stopped before the best plan was proven."


def _years(told: Story) -> Iterator[RenderableType]:
    """Money and people by year; what a person costs, of a line; and who pays, where several do."""
    costs = any(year.cost is not None for year in told.years)
    rows = [
        [
            str(year.year),
            f"{year.money:,.0f}",
            NOTHING if year.growth is None else f"{100.0 * year.growth:+,.1f} %",
            f"{year.started:,.0f}",
            f"{year.people:,.0f}",
            NOTHING if year.covered is None else f"{100.0 * year.covered:,.1f} %",
            *([f"{year.cost:,.2f}" if year.cost is not None else NOTHING] if costs else []),
        ]
        for year in told.years
    ]
    headings = ["Year", "Money", "Change", "Started", "Reached", "Coverage"]
    yield _table([*headings, *(["A person"] if costs else [])], rows, words=())
    if len({source for year in told.years for source in year.sources}) > 1:
        yield from (_text(f"  {year.year}: {_paid(year)}.") for year in told.years if year.sources)


def _paid(year: YearTold) -> str:
    return "; ".join(f"{source} pays {money:,.0f}" for source, money in year.sources.items())


def _limits(told: Story) -> Iterator[RenderableType]:
    """Of a line every limit, of more than one line where nothing is left of a limit."""
    single = bool(told.region and told.project)
    title = "The rules that speak of it" if single else "The rules that hold it"
    yield from _section(f"{title}, and what is gained everywhere without each")
    if not told.limits:
        yield Text("None." if single else "None: all of them leave it room.")
    for outcome, limits in _by_rule(told.limits):
        price = outcome.worth.off if outcome.worth else None
        place = f"row {outcome.rule.row}: " if outcome.rule.row else ""
        note = f" {outcome.rule.note}" if outcome.rule.note else ""
        cost = f"{change(told.plan, price)} {counted(told.plan)}" if price is not None else NOTHING
        yield _text(f"{place}{outcome.words} ({cost}).{note}")
        if single:
            yield from (_text(f"  {_limit(outcome, limit)}") for limit in limits)
        else:
            yield _text(f"  Nothing left for {_held(limits)}.")


def _by_rule(told: Sequence[RuleTold]) -> Iterator[tuple[RuleOutcome, list[LimitRow]]]:
    """Each rule with its limits, as they follow each other."""
    for _, group in itertools.groupby(told, key=lambda one: id(one.outcome)):
        found = list(group)
        yield found[0].outcome, [one.limit for one in found]


def _limit(outcome: RuleOutcome, limit: LimitRow) -> str:
    """`Coast, 2027: at most 72,000; has 72,000; nothing left`."""
    kind = find(outcome.rule.kind)
    measure = kind.limits_in if kind else Unit.MONEY
    sense = {"<=": "at most", ">=": "at least"}.get(limit.sense, "just")
    left = "nothing" if limit.binding else _rounded(limit.left, measure)
    year = f", {limit.year}" if limit.year else ""
    allowed, used = _rounded(limit.limit, measure), _rounded(limit.stands, measure)
    return f"{limit.scope}{year}: {sense} {allowed}; has {used}; {left} left"


def _held(limits: Sequence[LimitRow]) -> str:
    """`Coast in 2027 and 2028, Hills in 2028 and 3 more`: scopes with nothing left."""
    years: dict[str, list[str]] = {}
    for limit in limits:
        years.setdefault(limit.scope, []).append(limit.year)
    told = [
        f"{scope} in {join(labels)}" if all(labels) else scope for scope, labels in years.items()
    ]
    return "; ".join(told[:NAMED]) + (
        f"; and {len(told) - NAMED} more" if len(told) > NAMED else ""
    )


def _rounded(number: float, measure: Unit) -> str:
    """A number as the limits of a plan are shown: money and people whole where they are many."""
    if measure is Unit.PERCENT:
        return f"{100.0 * number:,.1f} %"
    return f"{number:,.0f}" if abs(number) >= 100.0 else f"{number:,.4g}"


# Pieces


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(visible(title), style="bold")


def _text(said: str) -> Text:
    return Text(visible(said))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], words: Sequence[int]) -> Table:
    """A table; words: the positions of its columns of text, all others hold numbers."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        if place in words:
            table.add_column(visible(heading), overflow="fold")
        else:
            # A number is never cut: where there is too little room the texts give way.
            widest = max((len(row[place]) for row in rows), default=0)
            side: Literal["left", "right"] = "right" if place else "left"
            table.add_column(visible(heading), justify=side, min_width=widest)
    for row in rows:
        # Lists of names may break between the names.
        table.add_row(*(Text(visible(cell.replace(";", "; "))) for cell in row))
    return table
