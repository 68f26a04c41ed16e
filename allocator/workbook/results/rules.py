"""The sheet `Rules`: how the plan stands to each rule, and to each limit of it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from allocator.language import filled
from allocator.numerals import digits, number
from allocator.plan import LimitRow, RuleOutcome
from allocator.rules import find
from allocator.rules.kind import Unit
from allocator.rules.reading import quantity
from allocator.told import by_cost
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import add_sheet, repeat_headings
from allocator.workbook.results.price_columns import gains, price_columns
from allocator.workbook.results.prices import gain, unit
from allocator.workbook.results.tables import Column, Table, Value, write_table
from allocator.worth import Price

#: A longer table of limits is of no use to a reader; those with least left are kept.
MOST_LIMITS = 50_000
VALUE_LOOKS = {
    Unit.PERCENT: "percent",
    Unit.MONEY: "money",
    Unit.PEOPLE: "people",
    Unit.JOBS: "jobs",
    Unit.LINES: "count",
    Unit.NAME: "text",
}

RuleLimit = tuple[RuleOutcome, LimitRow]


def write_rules(book: Book) -> None:
    """Write two tables: one row for each rule that is on, then one for each of its limits."""
    sheet, words = add_sheet(book, "rules"), book.words
    _text(book, sheet, 0, words["rules_title"], "title")
    sheet.set_row(0, 26)
    _text(book, sheet, 1, _note(book), "subtitle")
    rules = write_table(sheet, book.formats, "Rules", _rules(book), "A4")
    limits, count = _kept(book.plan.rules)
    row = rules.last + 3
    _text(book, sheet, row, words["limits_title"], "section")
    said = words["limits_note"]
    if len(limits) < count:
        said += " " + filled(words["limits_left_out"], shown=number(len(limits)), all=number(count))
    _text(book, sheet, row + 1, said, "subtitle")
    book.tables["Limits"] = _write_limits(book, sheet, limits, row + 3)
    book.tables["Rules"] = rules
    sheet.freeze_panes(1, 2)
    repeat_headings(sheet, book.tables["Limits"])


def _note(book: Book) -> str:
    if not book.plan.rules:
        return book.words["rules_none"]
    noun, nothing = gain(book, 0.0).noun, book.words["nothing_told"]
    key = "rules_note" if book.plan.worth is None else "rules_note_worth"
    return filled(book.words[key], noun=noun, nothing=nothing)


def _text(book: Book, sheet: Worksheet, row: int, text: str, look: str) -> None:
    sheet.write_string(row, 0, text, book.formats[look])


def _rules(book: Book) -> list[Column]:
    words, outcomes = book.words, by_cost(book.plan)
    kinds = [find(outcome.rule.kind) for outcome in outcomes]
    values: list[Value] = [outcome.rule.value for outcome in outcomes]
    looks = [VALUE_LOOKS[kind.value] if kind else "number" for kind in kinds]
    return [
        Column(words["row"], _rows(outcomes), "count", width=7),
        Column(words["rule"], [outcome.words for outcome in outcomes], "wrapped", width=44),
        Column(words["note"], [o.rule.note or None for o in outcomes], "wrapped", width=40),
        Column(words["value"], values, looks, width=15),
        Column(words["binding"], [_yes(book, o.binding) for o in outcomes], "centred", width=16),
        *(_prices(book, outcomes) if book.plan.worth is None else _worth(book, outcomes)),
    ]


def _prices(book: Book, outcomes: Sequence[RuleOutcome]) -> list[Column]:
    """Of a plan of which nothing more was asked: what one unit easier gains."""
    words, noun = book.words, gain(book, 0.0).noun
    kinds = [find(outcome.rule.kind) for outcome in outcomes]
    prices: list[Value] = [
        words["not_measured"] if outcome.price is None else gain(book, outcome.price).number
        for outcome in outcomes
    ]
    per = [filled(words["price_per"], noun=noun, unit=unit(book, kind)) for kind in kinds]
    return [
        Column(words["price"], prices, "price", width=12),
        Column(words["price_is"], per, "aside", width=29),
    ]


def _worth(book: Book, outcomes: Sequence[RuleOutcome]) -> list[Column]:
    """Without it, a unit more and less, and how far that holds."""
    prices = [outcome.worth or Price(None, 1.0) for outcome in outcomes]
    kinds = [find(outcome.rule.kind) for outcome in outcomes]
    units = [kind.value if kind else Unit.NAME for kind in kinds]
    return [
        gains(book, "without_rule", [price.off for price in prices]),
        *price_columns(book, prices, units),
    ]


def _rows(outcomes: Sequence[RuleOutcome]) -> list[Value]:
    return [outcome.rule.row or None for outcome in outcomes]


def _yes(book: Book, holds: bool) -> str:
    return book.words["yes" if holds else "no"]


def _kept(outcomes: tuple[RuleOutcome, ...]) -> tuple[list[RuleLimit], int]:
    """The limits to show, in order, and how many there are."""
    limits = [(outcome, limit) for outcome in outcomes for limit in outcome.limits]
    if len(limits) <= MOST_LIMITS:
        return limits, len(limits)
    places = sorted(range(len(limits)), key=lambda place: (_left(limits[place][1]), place))
    return [limits[place] for place in sorted(places[:MOST_LIMITS])], len(limits)


def _left(limit: LimitRow) -> float:
    """What is left, as a part of the limit: money and people compare."""
    return limit.left / max(1.0, abs(limit.limit), abs(limit.stands))


def _write_limits(book: Book, sheet: Worksheet, limits: list[RuleLimit], row: int) -> Table:
    words = book.words
    looks = [_look(outcome) for outcome, _limit in limits]
    columns = [
        Column(words["row"], [o.rule.row or None for o, _limit in limits], "count", width=7),
        Column(words["rule"], [_short(o) for o, _limit in limits], "wrapped", width=44),
        Column(words["scope"], [limit.scope for _o, limit in limits], "wrapped", width=40),
        Column(words["year"], [digits(limit.year) for _o, limit in limits], width=15),
        Column(words["year_before"], [limit.before for _o, limit in limits], looks, width=16),
        Column(
            words["must_be"], [words[f"sense_{x.sense}"] for _o, x in limits], "centred", width=12
        ),
        Column(words["allowance"], [limit.limit for _o, limit in limits], looks, width=29),
        Column(words["used"], [limit.stands for _o, limit in limits], looks, width=18),
        Column(words["left"], [limit.left for _o, limit in limits], looks, width=18),
        Column(words["binding"], [_yes(book, x.binding) for _o, x in limits], "centred", width=12),
    ]
    return write_table(sheet, book.formats, "Limits", columns, f"A{row + 1}")


def _short(outcome: RuleOutcome) -> str:
    """The rule without its scope, which stands in its own column."""
    kind = find(outcome.rule.kind)
    return f"{kind.words.say()} {quantity(outcome.rule.value, kind)}" if kind else outcome.words


def _look(outcome: RuleOutcome) -> str:
    kind = find(outcome.rule.kind)
    return VALUE_LOOKS[kind.limits_in] if kind else "number"
