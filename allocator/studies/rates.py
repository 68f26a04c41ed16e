"""Money of several currencies made one: rates given by the person, never by the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocator.language import join
from allocator.problems import Mistyped


def common_rates(
    currencies: Mapping[str, str], given: Mapping[str, float]
) -> tuple[str, dict[str, float]]:
    """The common currency, and how much of it one unit of each workbook's money is.

    currencies: of each workbook, by its name. given: rates by currency. One currency may
    do without a rate: it is then the common one. Where all have one the common money has
    no name (""). Raises Mistyped where a rate is missing, or is of a currency not used.
    """
    used = sorted({currency for currency in currencies.values() if currency})
    unnamed = [name for name, currency in currencies.items() if not currency]
    if unnamed:
        says = (
            "has no Currency in Settings" if len(unnamed) == 1 else "have no Currency in Settings"
        )
        raise Mistyped(f"{join(unnamed)} {says}, so its money cannot be compared. Fill it in.")
    strangers = [currency for currency in given if currency not in used]
    if strangers:
        raise Mistyped(f"No workbook is in {join(strangers)}: they are in {join(used)}.")
    without = [currency for currency in used if currency not in given]
    if len(without) > 1:
        raise Mistyped(_missing(currencies, without))
    rates = dict(given) | dict.fromkeys(without, 1.0)
    common = without[0] if without else ""
    return common, {name: rates[currency] for name, currency in currencies.items()}


def _missing(currencies: Mapping[str, str], without: Sequence[str]) -> str:
    where = [
        f"{currency} in {join([name for name, own in currencies.items() if own == currency])}"
        for currency in without
    ]
    rates = " ".join(f"--rate {currency}=…" for currency in without[1:])
    return (
        f"The workbooks are in different currencies: {', '.join(where)}. Say what one unit is "
        f"worth in {without[0]}: {rates}"
    )
