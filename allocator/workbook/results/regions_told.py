"""Who gets more, who gets less, and why: a sentence or two for the regions that move most.

A region is held against last year: its money in the plan's average year less what was
spent there last year. Where last year is not known by region, regions are held against
each other instead, by money for each eligible person.

The reasons are what the plan itself shows, no more: the rule at whose limit the region
stands in most years, what it can absorb, and what a person costs there. What would happen
without a rule is not guessed from them: that is what its price is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allocator.language import filled, join
from allocator.names import normal
from allocator.numerals import number, plain, signed_percent
from allocator.plan import RuleOutcome
from allocator.told import amount
from allocator.workbook.results.account import Account

#: How many regions are told of on each side.
NAMED = 3
#: Amounts nearer than this are the same money; limits, the same number.
SAME_MONEY, SAME = 0.005, 1e-9


@dataclass(frozen=True)
class RegionTold:
    """One region: money of the average year, last year's (None: unknown), and of each year.

    money is by year of the plan; people: those reached; started: those paid for.
    """

    name: str
    money: tuple[float, ...]
    before: float | None
    people: float
    started: float
    eligible: float
    most_per_year: float | None

    @property
    def average(self) -> float:
        """Money of the average year."""
        return sum(self.money) / len(self.money)

    @property
    def change(self) -> float:
        """The average year's money less last year's."""
        return self.average - (self.before or 0.0)


def regions_told(account: Account) -> list[str]:
    """The sentences; none where there is one region only."""
    regions = regions_of(account)
    if len(regions) < 2:
        return []
    if all(region.before is not None for region in regions):
        return list(_against_last_year(account, regions))
    return list(_against_each_other(account, regions))


def regions_of(account: Account) -> list[RegionTold]:
    """Each region's figures, in the workbook's order."""
    figures = account.figures
    money, people, started = (
        figures.cube(key).sum(axis=1) for key in ("money", "people", "started")
    )
    return [
        RegionTold(
            region.name,
            tuple(money[place].tolist()),
            figures.last_year.by_region[place],
            float(people[place].sum()),
            float(started[place].sum()),
            region.eligible,
            region.most_per_year,
        )
        for region in account.plan.case.regions
        for place in [figures.region(region.name)]
    ]


def _against_last_year(account: Account, regions: list[RegionTold]) -> Iterator[str]:
    words = account.words
    more = sorted((r for r in regions if r.change > SAME_MONEY), key=lambda r: -r.change)
    less = sorted((r for r in regions if r.change < -SAME_MONEY), key=lambda r: r.change)
    yield filled(
        words["regions_moved"],
        more=number(len(more)),
        less=number(len(less)),
        all=number(len(regions)),
    )
    for region in more[:NAMED]:
        yield f"{_moved(account, region)} {_why(account, region, '<=')}".rstrip()
    for region in less[:NAMED]:
        yield f"{_moved(account, region)} {_why(account, region, '>=')}".rstrip()


def _against_each_other(account: Account, regions: list[RegionTold]) -> Iterator[str]:
    """The region with most and the region with least for each eligible person."""
    peopled = sorted(
        (region for region in regions if region.eligible > 0.0),
        key=lambda region: -region.average / region.eligible,
    )
    if len(peopled) < 2:
        return
    for region, word, sense in ((peopled[0], "most", "<="), (peopled[-1], "least", ">=")):
        told = filled(
            account.words[f"region_{word}"],
            region=region.name,
            money=amount(sum(region.money) / region.eligible, account.currency),
        )
        yield f"{told} {_why(account, region, sense)}".rstrip()


def _moved(account: Account, region: RegionTold) -> str:
    word = "region_more" if region.change > 0.0 else "region_less"
    before = region.before or 0.0
    if before <= SAME_MONEY:
        word = "region_new"
    elif region.average <= SAME_MONEY:
        word = "region_gone"
    return filled(
        account.words[word],
        region=region.name,
        money=amount(region.average, account.currency),
        change=amount(abs(region.change), account.currency),
        before=amount(before, account.currency),
        percent=_points(100.0 * region.change / before) if before > SAME_MONEY else "",
    )


def _points(percentage: float) -> str:
    """A percentage in whole points, with its sign: `+58 %`."""
    return signed_percent(round(percentage) / 100.0, 0)


# Reasons


def _why(account: Account, region: RegionTold, sense: str) -> str:
    """What the plan shows of a region: limits of this sense first."""
    return " ".join([*_limited(account, region, sense), *_cost(account, region)])


def _limited(account: Account, region: RegionTold, sense: str) -> Iterator[str]:
    words = account.words
    if region.eligible > 0.0 and region.started >= region.eligible * (1.0 - SAME):
        yield words["why_reached"]
        return
    full = _full_years(account, region)
    if full:
        most = amount(region.most_per_year or 0.0, account.currency)
        yield filled(words["why_full"], money=most, years=_span(account, full))
        return
    for way in (sense, ">=" if sense == "<=" else "<="):
        found = _tightest(account, region, way)
        if found is not None:
            outcome, years = found
            word = "why_at_most" if way == "<=" else "why_at_least"
            yield filled(words[word], rule=_rule(account, outcome), years=_span(account, years))
            return


def _full_years(account: Account, region: RegionTold) -> list[str]:
    """Years in which a region takes all it can absorb."""
    if region.most_per_year is None:
        return []
    least = region.most_per_year * (1.0 - SAME)
    return [
        str(year)
        for year, money in zip(account.figures.years, region.money, strict=True)
        if money >= least > 0.0
    ]


def _tightest(
    account: Account, region: RegionTold, sense: str
) -> tuple[RuleOutcome, list[str]] | None:
    """The rule with most limits of this region alone at which the plan stands, and their years."""
    name, best = normal(region.name), None
    for outcome in account.plan.rules:
        years = [
            limit.year
            for limit in outcome.limits
            if limit.binding and limit.sense == sense and normal(limit.scope) == name
        ]
        if years and (best is None or len(years) > len(best[1])):
            best = outcome, years
    return best


def _span(account: Account, years: list[str]) -> str:
    """Years in a sentence: `2027 to 2030` where none between them is missing."""
    every = [str(year) for year in account.figures.years]
    first = every.index(years[0]) if years[0] in every else len(every)
    if len(years) > 2 and years == every[first : first + len(years)]:
        return filled(account.words["from_to"], first=plain(years[0]), last=plain(years[-1]))
    return join([plain(year) for year in years])


def _rule(account: Account, outcome: RuleOutcome) -> str:
    if not outcome.rule.row:
        return outcome.words
    row = plain(outcome.rule.row)
    return filled(account.words["rule_of_row"], row=row, rule=outcome.words)


def _cost(account: Account, region: RegionTold) -> Iterator[str]:
    """Money for each person reached, as the summary's key figures have it."""
    if region.people <= SAME:
        return
    yield filled(
        account.words["why_cost"],
        cost=amount(sum(region.money) / region.people, account.currency),
        overall=amount(account.plan.money / account.plan.people, account.currency),
    )
