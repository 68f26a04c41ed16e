"""Why a plan is as it is, on a terminal: everything, or the story of one place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType

from allocator.language import N_, _, in_turn, join, listed, ngettext, pgettext
from allocator.names import visible
from allocator.numerals import number, percent, plain, short, signed, signed_percent
from allocator.plan import LimitRow, Plan, RuleOutcome
from allocator.price_words import MEASURES, NOTHING, change, changed, counted, holds, unit
from allocator.printed import Printed
from allocator.rules import find
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.screen import alternatives, opening, unspent
from allocator.stories import RuleTold, Story, YearTold
from allocator.story_words import sentences
from allocator.studies.recommendation_words import asked
from allocator.studies.recommendation_words import sentences as recommended
from allocator.tabled import Tabled
from allocator.told import NAMED, by_cost, gradually, in_its_row, next_in_line
from allocator.worth import GradualRule, LineReason, NumberPrice, Price, RegionPrice

#: More lines than this are told by naming a region.
MOST_LINES = 300
#: How the tables of prices are read.
READ = N_(
    "One more, One less: with the value a unit higher, or lower, all else as it is; each unit does "
    "the same within Holds. –: not measured, or it cannot be."
)

#: How a plan stands to a limit, by its sense.
NOTHING_LEFT = {
    "<=": N_("{scope}: at most {limit}; has {used}; nothing left"),
    ">=": N_("{scope}: at least {limit}; has {used}; nothing left"),
    "=": N_("{scope}: just {limit}; has {used}; nothing left"),
}
SOME_LEFT = {
    "<=": N_("{scope}: at most {limit}; has {used}; {left} left"),
    ">=": N_("{scope}: at least {limit}; has {used}; {left} left"),
    "=": N_("{scope}: just {limit}; has {used}; {left} left"),
}


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
    yield from _section(_("Money that is left, and why"))
    yield from unspent(plan)
    yield from _section(_("Who is next, and why each line has what it has"))
    if next_in_line(plan):
        yield _text(next_in_line(plan))
    yield from _reasons(plan)
    yield from _recommendations(plan)
    if plan.alternatives is not None:
        yield Printed()
        yield from alternatives(plan)


def _story(told: Story) -> Iterator[RenderableType]:
    yield Printed(visible(told.name), style="bold")
    yield from (_text(said) for said in sentences(told))
    yield from _years(told)
    yield from _section(_("Why"))
    yield from (_text(said) for said in _whys(told))
    yield from _limits(told)
    if told.numbers:
        unit = counted(told.plan)
        title = _("What its own numbers are worth, in {unit}", unit=unit)
        yield from _numbers(told.plan, told.numbers, title)


# Parts of the whole


def _rules(plan: Plan) -> Iterator[RenderableType]:
    yield from _section(_("What each rule costs, dearest first, in {unit}", unit=counted(plan)))
    if not plan.rules:
        yield Printed(_("No rule is on."))
        return
    headings = (_("Row"), _("Rule"), _("Rule off"), *_of_prices())
    yield _table(headings, [_rule(plan, outcome) for outcome in by_cost(plan)], words=(1, 6))
    yield _text(_(READ))


def _of_prices() -> tuple[str, str, str, str]:
    return _("A unit"), _("One more"), _("One less"), _("Holds")


def _rule(plan: Plan, outcome: RuleOutcome) -> list[str]:
    kind = find(outcome.rule.kind)
    measure = kind.value if kind else Unit.NAME
    price = outcome.worth or Price(None, measure.one)
    return [
        plain(outcome.rule.row or ""),
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
    unit = counted(plan)
    title = _("What each source and year is worth, in {unit}", unit=unit)
    yield from _numbers(plan, sources, title)
    if others:
        title = _("What the workbook's other numbers are worth, in {unit}", unit=unit)
        yield from _numbers(plan, others, title)


def _numbers(plan: Plan, numbers: Sequence[NumberPrice], title: str) -> Iterator[RenderableType]:
    """Some numbers of the workbook, as they stand."""
    yield from _section(title)
    rows = []
    for one in numbers:
        measure = MEASURES[one.measure]
        price = one.price
        rows.append(
            [
                plan.case.places.cell(one.place),
                one.what,
                NOTHING if price.value is None else in_unit(price.value, measure),
                unit(price, measure, plan.case.settings.currency),
                change(plan, price.more),
                change(plan, price.less),
                holds(price, measure),
            ]
        )
    headings = (_("Cell"), _("Number"), pgettext("value", "Is"), *_of_prices())
    yield _table(headings, rows, words=(0, 1, 6))


def _regions(plan: Plan, regions: Sequence[RegionPrice]) -> Iterator[RenderableType]:
    if not regions:
        return
    lot = number(regions[0].unit)
    yield from _section(
        _(
            "What {amount} for one region costs the others, in {unit}",
            amount=lot,
            unit=counted(plan),
        )
    )
    rows = [
        [told.region, number(told.money), change(plan, told.more), change(plan, told.less)]
        for told in regions
    ]
    more, less = _("{amount} more", amount=lot), _("{amount} less", amount=lot)
    yield _table((_("Region"), _("Money"), more, less), rows, words=(0,))


def _gradually(plan: Plan) -> Iterator[RenderableType]:
    found = plan.gradual
    if found is None:
        return
    yield from _section(_("What going gradually costs"))
    yield _text(gradually(plan))
    by_year = zip(found.years, found.people, found.free, strict=True)
    rows = [[plain(y), number(own), number(free), signed(free - own)] for y, own, free in by_year]
    headings = (_("Year"), _("This plan"), _("Without those rules"), _("Difference"))
    yield _table(headings, rows, words=())
    yield from (_text(f"  {_binding(rule)}") for rule in found.rules)


def _binding(rule: GradualRule) -> str:
    told = in_its_row(rule.row, rule.words)
    if not rule.binds:
        return _("{rule}: never binds.", rule=told)
    years = listed([plain(year) for year in rule.binds])
    if rule.free_from is None:
        return _("{rule}: binds in {years}, to the end.", rule=told, years=years)
    return _(
        "{rule}: binds in {years}; no more from {year}.",
        rule=told,
        years=years,
        year=plain(rule.free_from),
    )


def _reasons(plan: Plan) -> Iterator[RenderableType]:
    if len(plan.reasons) > MOST_LINES:
        told = ngettext(
            "There are {count} lines. Name a region with --region, or a type with --project, to "
            "read them.",
            "There are {count} lines. Name a region with --region, or a type with --project, to "
            "read them.",
            len(plan.reasons),
        )
        yield _text(told)
        return
    region = None
    for reason in plan.reasons:
        if reason.region != region:
            region = reason.region
            yield Printed(visible(region), style="bold")
        yield _text(f"  {_named(reason.project, reason)}")


def _named(name: str, reason: LineReason) -> str:
    """A line by its name, its money and its sentence."""
    if reason.money > 0.005:
        has = _("{name}: {money}.", name=name, money=number(reason.money))
        return f"{has} {reason.says}"
    return _("{name}: {sentence}", name=name, sentence=reason.says)


def _recommendations(plan: Plan) -> Iterator[RenderableType]:
    if not plan.recommendations:
        return
    yield from _section(_("What each recommendation of the conference is worth here"))
    for one in plan.recommendations:
        where = f" ({one.cells})" if one.cells else ""
        yield _text(f"{number(one.number)}. {asked(one.number)}{where}")
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
        yield _named(" · ".join(names), reason) if names else reason.says
    if not told.reasons:
        yield _("Not known: the search was stopped before the best plan was proven.")


def _years(told: Story) -> Iterator[RenderableType]:
    """Money and people by year; what a person costs, of a line; and who pays, where several do."""
    costs = any(year.cost is not None for year in told.years)
    rows = [
        [
            plain(year.year),
            number(year.money),
            NOTHING if year.growth is None else signed_percent(year.growth),
            number(year.started),
            number(year.people),
            NOTHING if year.covered is None else percent(year.covered),
            *([number(year.cost, 2) if year.cost is not None else NOTHING] if costs else []),
        ]
        for year in told.years
    ]
    headings = [_("Year"), _("Money"), _("Change"), _("Started"), _("Reached"), _("Coverage")]
    yield _table([*headings, *([_("A person")] if costs else [])], rows, words=())
    if len({source for year in told.years for source in year.sources}) > 1:
        yield from (_text(f"  {_paid(year)}") for year in told.years if year.sources)


def _paid(year: YearTold) -> str:
    shares = [
        _("{source} pays {money}", source=source, money=number(money))
        for source, money in year.sources.items()
    ]
    return _("{year}: {payments}.", year=plain(year.year), payments=in_turn(shares))


def _limits(told: Story) -> Iterator[RenderableType]:
    """Of a line every limit, of more than one line where nothing is left of a limit."""
    single = bool(told.region and told.project)
    if single:
        title = _("The rules that speak of it, and what is gained everywhere without each")
    else:
        title = _("The rules that hold it, and what is gained everywhere without each")
    yield from _section(title)
    if not told.limits:
        yield Printed(_("None.") if single else _("None: all of them leave it room."))
    for outcome, limits in _by_rule(told.limits):
        price = outcome.worth.off if outcome.worth else None
        note = f" {outcome.rule.note}" if outcome.rule.note else ""
        yield _text(
            f"{in_its_row(outcome.rule.row, outcome.words)} ({changed(told.plan, price)}).{note}"
        )
        if single:
            yield from (_text(f"  {_limit(outcome, limit)}") for limit in limits)
        else:
            yield _text(f"  {_held(limits)}")


def _by_rule(told: Sequence[RuleTold]) -> Iterator[tuple[RuleOutcome, list[LimitRow]]]:
    """Each rule with its limits, as they follow each other."""
    for _same, group in itertools.groupby(told, key=lambda one: id(one.outcome)):
        found = list(group)
        yield found[0].outcome, [one.limit for one in found]


def _limit(outcome: RuleOutcome, limit: LimitRow) -> str:
    """`Coast, 2027: at most 72,000; has 72,000; nothing left`."""
    kind = find(outcome.rule.kind)
    measure = kind.limits_in if kind else Unit.MONEY
    where = listed([limit.scope, plain(limit.year)]) if limit.year else limit.scope
    said = NOTHING_LEFT if limit.binding else SOME_LEFT
    return _(
        said.get(limit.sense, said["="]),
        scope=where,
        limit=_rounded(limit.limit, measure),
        used=_rounded(limit.stands, measure),
        left=_rounded(limit.left, measure),
    )


def _held(limits: Sequence[LimitRow]) -> str:
    """`Nothing left for Coast in 2027 and 2028; Hills in 2028; and 3 more.`."""
    years: dict[str, list[str]] = {}
    for limit in limits:
        years.setdefault(limit.scope, []).append(limit.year)
    told = [
        _("{scope} in {years}", scope=scope, years=join([plain(label) for label in labels]))
        if all(labels)
        else scope
        for scope, labels in years.items()
    ]
    if len(told) <= NAMED:
        return _("Nothing left for {scopes}.", scopes=in_turn(told))
    return ngettext(
        "Nothing left for {scopes}; and {count} more.",
        "Nothing left for {scopes}; and {count} more.",
        len(told) - NAMED,
        scopes=in_turn(told[:NAMED]),
    )


def _rounded(value: float, measure: Unit) -> str:
    """A number as the limits of a plan are shown: money and people whole where they are many."""
    if measure is Unit.PERCENT:
        return percent(value)
    return number(value) if abs(value) >= 100.0 else short(value, 4)


# Pieces


def _section(title: str) -> Iterator[RenderableType]:
    yield Printed()
    yield Printed(visible(title), style="bold")


def _text(said: str) -> Printed:
    return Printed(visible(said))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], words: Sequence[int]) -> Tabled:
    """A table; words: the positions of its columns of text, all others hold numbers."""
    return Tabled(headings, rows, words)
