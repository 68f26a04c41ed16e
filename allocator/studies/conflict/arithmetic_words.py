"""The sentences of the sums that explain a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.language import join

#: Rows named in one sentence before it says how many more there are.
MOST_NAMES = 8


def rows(numbers: Sequence[int]) -> str:
    """`row 2`, or `rows 2, 3 and 5`, of the sheet of rules."""
    names = join([str(number) for number in numbers], MOST_NAMES)
    return f"row {names}" if len(numbers) == 1 else f"rows {names}"


def filled_years(source: str, filled: float, total: float) -> str:
    """Filled years above an envelope."""
    return f"The filled years of {source} add up to {filled:,.0f}; its total is {total:,.0f}."


def too_slow(label: str, years: Sequence[object]) -> str:
    """Nobody can be reached so early."""
    when = join([str(year) for year in years])
    return f"Nobody can be reached in {when} ({label}): projects take longer to begin."


def nothing_there(label: str, closed: bool, unpaid: bool) -> str:
    """A floor where no money can go."""
    if closed:
        why = "it is closed in Lines"
    elif unpaid:
        why = "no source may pay for it"
    else:
        why = "it is closed in Lines, or no source may pay for it"
    return f"Nothing can be spent on {label}: {why}."


def shares(numbers: Sequence[int], count: int, share: str, at_least: bool) -> str:
    """Shares that do not add up to 100 %."""
    noun = "share" if count == 1 else "shares"
    verb = "is" if count == 1 else "add up to"
    end = "more than all of the money" if at_least else "so some of the money has no place to go"
    return f"The {noun} of {rows(numbers)} {verb} {share}; {end}."


def asked(numbers: Sequence[int], count: int, amount: str, grows_by: str | None) -> str:
    """What floors ask for. grows_by: the year until which they grow, where they do."""
    if grows_by is not None:
        return f"What {rows(numbers)} asks for grows to {amount} by {grows_by}"
    if count == 1:
        return f"The floor of {rows(numbers)} is {amount}"
    return f"The floors of {rows(numbers)} add up to {amount}"


def budget(years: str, count: int, amount: str, kept_back: bool) -> str:
    """What the sources give in some years."""
    if kept_back:
        return f"the budget of {years} leaves {amount} after own costs and follow-up"
    return f"the budget of {years} {'is' if count == 1 else 'adds up to'} {amount}"


def rows_allow(numbers: Sequence[int], count: int, amount: str) -> str:
    """What rules with a ceiling allow."""
    verb = "allows" if len(numbers) == 1 else "allow together"
    return f"{rows(numbers)} {verb} {amount}" if count else ""


def together(names: Sequence[str], amount: str) -> str:
    """What ceilings of several kinds allow."""
    return f"{join(names, MOST_NAMES)} {'allows' if len(names) == 1 else 'allow'} {amount}"
