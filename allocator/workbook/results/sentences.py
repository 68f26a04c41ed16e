"""What a plan means, in sentences: for the sheet `Summary` and for the report alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from allocator.language import filled, join
from allocator.names import normal
from allocator.numerals import number, plain
from allocator.plan import SourceYear
from allocator.told import amount, costliest, gradually, next_in_line, proof, told
from allocator.workbook.results.account import Account
from allocator.workbook.results.prices import sentence, together
from allocator.workbook.results.regions_told import regions_told

#: How many sources with money left are told of.
MOST_UNSPENT = 3


class Section(NamedTuple):
    """Sentences under a heading. key: which section it is."""

    key: str
    heading: str
    sentences: list[str]


def subtitle(account: Account) -> str:
    """The years, the currency, what is maximised, and how far it is proven."""
    years, words = account.figures.years, account.words
    proven = words[f"summary_{proof(account.plan)}"]
    span = plain(years[0]) if len(years) == 1 else f"{plain(years[0])}–{plain(years[-1])}"
    maximise = account.plan.case.settings.maximise
    aim = words[f"aim_{maximise.lower().replace(' ', '_')}"]
    return filled(
        words["summary_subtitle"], years=span, currency=account.currency, proven=proven, aim=aim
    )


def sections(account: Account) -> Iterator[Section]:
    """The sections, in their order; none that has nothing to say."""
    words, plan = account.words, account.plan
    regions = regions_told(account)
    if regions:
        yield Section("regions", words["section_regions"], regions)
    yield Section("comparison", words["section_comparison"], [_compared(account)])
    rules = list(_rules(account))
    yield Section("rules", words["section_rules"], rules)
    yield Section("unspent", words["section_unspent"], list(_unspent(account)))
    also = list(told(plan))
    if also:
        yield Section("told", words["section_told"], also)
    after = list(_afterwards(account))
    if after:
        last = account.figures.years[-1]
        yield Section("after", filled(words["section_after"], year=plain(last)), after)


def _compared(account: Account) -> str:
    other = account.comparison
    if other is None:
        return account.words["comparison_unknown"]
    return account.words["comparison_by_line" if other.by_line else "comparison_by_region"]


def _rules(account: Account) -> Iterator[str]:
    """The costliest rules together, then what a unit of each would gain."""
    dearest = costliest(account.plan)
    if not dearest:
        yield _no_costs(account)
    if said := together(account, dearest):
        yield said
    yield from (sentence(account, outcome) for outcome in dearest if outcome.price)
    yield from (said for said in (gradually(account.plan), next_in_line(account.plan)) if said)


def _no_costs(account: Account) -> str:
    if not account.plan.rules:
        return account.words["rules_none"]
    if any(outcome.price is None for outcome in account.plan.rules):
        return account.words["rules_unmeasured"]
    return account.words["rules_free"]


def _unspent(account: Account) -> Iterator[str]:
    """One sentence for each source with money left, the largest sums first."""
    words = account.words
    left: dict[str, list[SourceYear]] = {}
    for row in account.plan.sources:
        if row.unspent > 0.005:
            left.setdefault(normal(row.source), []).append(row)
    if not left:
        yield words["unspent_none"]
        return
    ranked = sorted(left.values(), key=lambda rows: -sum(row.unspent for row in rows))
    for rows in ranked[:MOST_UNSPENT]:
        largest = max(rows, key=lambda row: row.unspent)
        yield filled(
            words["unspent_of"],
            source=rows[0].source,
            money=amount(sum(row.unspent for row in rows), account.currency),
            years=join([plain(row.year) for row in rows]),
            why=largest.why,
        )
    if len(ranked) > MOST_UNSPENT:
        rest = sum(row.unspent for rows in ranked[MOST_UNSPENT:] for row in rows)
        count = len(ranked) - MOST_UNSPENT
        yield filled(
            words["unspent_rest"], count=number(count), money=amount(rest, account.currency)
        )


def _afterwards(account: Account) -> Iterator[str]:
    words, plan = account.words, account.plan
    if plan.pipeline > 0.5:
        yield filled(words["pipeline"], people=number(plan.pipeline))
    if plan.capital_out > 0.005:
        yield filled(words["capital_out"], money=amount(plan.capital_out, account.currency))
