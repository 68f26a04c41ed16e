"""Money of several currencies made one: rates given by the person, never by the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocator.language import _, join, listed, ngettext
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
        says = ngettext(
            "{names} has no Currency in Settings, so its money cannot be compared. Fill it in.",
            "{names} have no Currency in Settings, so its money cannot be compared. Fill it in.",
            len(unnamed),
            names=join(unnamed),
        )
        raise Mistyped(says)
    strangers = [currency for currency in given if currency not in used]
    if strangers:
        says = _(
            "No workbook is in {strangers}: they are in {used}.",
            strangers=join(strangers),
            used=join(used),
        )
        raise Mistyped(says)
    without = [currency for currency in used if currency not in given]
    if len(without) > 1:
        raise Mistyped(_missing(currencies, without))
    rates = dict(given) | dict.fromkeys(without, 1.0)
    common = without[0] if without else ""
    return common, {name: rates[currency] for name, currency in currencies.items()}


def _missing(currencies: Mapping[str, str], without: Sequence[str]) -> str:
    where = [
        _(
            "{currency} in {workbooks}",
            currency=currency,
            workbooks=join([name for name, own in currencies.items() if own == currency]),
        )
        for currency in without
    ]
    rates = " ".join(f"--rate {currency}=…" for currency in without[1:])
    return _(
        "The workbooks are in different currencies: {where}. Say what one unit is worth in "
        "{common}: {rates}",
        where=listed(where),
        common=without[0],
        rates=rates,
    )
