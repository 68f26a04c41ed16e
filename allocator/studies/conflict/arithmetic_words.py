"""The sentences of the sums that explain a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.language import _, join, ngettext
from allocator.numerals import number, plain

#: Rows named in one sentence before it says how many more there are.
MOST_NAMES = 8


def rows(numbers: Sequence[int]) -> str:
    """`row 2`, or `rows 2, 3 and 5`, of the sheet of rules."""
    names = join([plain(row) for row in numbers], MOST_NAMES)
    return _("row {row}", row=names) if len(numbers) == 1 else _("rows {rows}", rows=names)


def filled_years(source: str, filled: float, total: float) -> str:
    """Filled years above an envelope."""
    return _(
        "The filled years of {source} add up to {filled}; its total is {total}.",
        source=source,
        filled=number(filled),
        total=number(total),
    )


def too_slow(label: str, years: Sequence[int | str]) -> str:
    """Nobody can be reached so early."""
    return _(
        "Nobody can be reached in {years} ({scope}): projects take longer to begin.",
        years=join([plain(year) for year in years]),
        scope=label,
    )


def nothing_there(label: str, closed: bool, unpaid: bool) -> str:
    """A floor where no money can go."""
    if closed:
        return _("Nothing can be spent on {scope}: it is closed in Lines.", scope=label)
    if unpaid:
        return _("Nothing can be spent on {scope}: no source may pay for it.", scope=label)
    return _(
        "Nothing can be spent on {scope}: it is closed in Lines, or no source may pay for it.",
        scope=label,
    )


def shares(numbers: Sequence[int], count: int, share: str, at_least: bool) -> str:
    """Shares that do not add up to 100 %. count: of the shares, one row may ask for several."""
    told = rows(numbers)
    if at_least:
        return ngettext(
            "The share of {rows} is {share}; more than all of the money.",
            "The shares of {rows} add up to {share}; more than all of the money.",
            count,
            rows=told,
            share=share,
        )
    return ngettext(
        "The share of {rows} is {share}; so some of the money has no place to go.",
        "The shares of {rows} add up to {share}; so some of the money has no place to go.",
        count,
        rows=told,
        share=share,
    )


def above(asked: str, allowed: str) -> str:
    """What is asked for, and what is allowed, in one sentence."""
    return _("{asked}; {allowed}.", asked=asked, allowed=allowed)


def asked(numbers: Sequence[int], count: int, amount: str, grows_by: str | None) -> str:
    """What floors ask for. grows_by: the year until which they grow, where they do."""
    told = rows(numbers)
    if grows_by is not None:
        return _(
            "What {rows} asks for grows to {amount} by {year}",
            rows=told,
            amount=amount,
            year=grows_by,
        )
    return ngettext(
        "The floor of {rows} is {amount}",
        "The floors of {rows} add up to {amount}",
        count,
        rows=told,
        amount=amount,
    )


def budget(years: str, count: int, amount: str, kept_back: bool) -> str:
    """What the sources give in some years."""
    if kept_back:
        return _(
            "the budget of {years} leaves {amount} after own costs and follow-up",
            years=years,
            amount=amount,
        )
    return ngettext(
        "the budget of {years} is {amount}",
        "the budget of {years} adds up to {amount}",
        count,
        years=years,
        amount=amount,
    )


def rows_allow(numbers: Sequence[int], count: int, amount: str) -> str:
    """What rules with a ceiling allow."""
    if not count:
        return ""
    return ngettext(
        "{rows} allows {amount}",
        "{rows} allow together {amount}",
        len(numbers),
        rows=rows(numbers),
        amount=amount,
    )


def together(names: Sequence[str], amount: str) -> str:
    """What ceilings of several kinds allow."""
    return ngettext(
        "{names} allows {amount}",
        "{names} allow {amount}",
        len(names),
        names=join(names, MOST_NAMES),
        amount=amount,
    )
