"""What the charts draw: numbers with their names, drawn by Excel's charts and by the report's.

Each chart is one frozen value, so that a chart on a sheet and the same chart on a page
cannot tell different numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from allocator.case import Rule
from allocator.grid import Floats
from allocator.language import filled
from allocator.numerals import number
from allocator.plan import LimitRow
from allocator.rules import find
from allocator.rules.kind import Unit
from allocator.scope import speaks_of_everything
from allocator.workbook.results.account import Account
from allocator.workbook.results.palette import RAMP

#: More regions than this are told together; more sources than there are shades, too.
MOST_REGIONS = 12
MOST_SOURCES = len(RAMP)
#: Axes count in thousands or millions where the numbers are that large: (least, code, word).
SCALES = ((5e6, "#,##0,,", "millions"), (5e4, "#,##0,", "thousands"))
FEW_MILLIONS = 5e7


@dataclass(frozen=True)
class Series:
    """Numbers of one name, one for each name of the chart; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class ChartData:
    """What a chart draws.

    key: which chart it is; shown: what its numbers are ("money", "people" or "percent");
    names: years or regions, in the order in which they are drawn.
    """

    key: str
    title: str
    shown: str
    names: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def largest(self) -> float:
        """The largest number of any series; 0 where there is none."""
        return max((v for one in self.series for v in one.values if v is not None), default=0.0)


def axis_name(words: Mapping[str, str], label: str, unit: str, largest: float) -> tuple[str, str]:
    """Name of an axis with its unit, and the number format (Excel's) that fits."""
    counted, code = unit, "#,##0"
    for least, format_code, name in SCALES:
        if largest >= least:
            code = format_code
            scaled = words[f"scale_{name}_of" if unit else f"scale_{name}"]
            counted = filled(scaled, unit=unit)
            if largest < FEW_MILLIONS and name == "millions":
                code = "#,##0.0,,"
            break
    return (filled(words["axis"], label=label, unit=counted) if counted else label), code


# By year


def people_by_year(account: Account) -> ChartData:
    """People reached in each year."""
    words = account.words
    people = Series(words["people"], _numbers(account.figures.by_year("people")))
    return ChartData("people", words["chart_people"], "people", _years(account), (people,))


def money_by_source(account: Account) -> ChartData:
    """Money of each year, by the source that pays it; the smallest sources together."""
    figures, words = account.figures, account.words
    places = [figures.source(source.name) for source in account.plan.case.sources]
    yearly = [(figures.grid.sources.labels[place], figures.by_year(place)) for place in places]
    paying = [(name, money) for name, money in yearly if money.sum() > 0.0]
    ranked = sorted(range(len(paying)), key=lambda place: -paying[place][1].sum())
    most = MOST_SOURCES if len(paying) <= MOST_SOURCES else MOST_SOURCES - 1
    own = set(ranked[:most])
    series = [
        Series(name, _numbers(money)) for place, (name, money) in enumerate(paying) if place in own
    ]
    if len(paying) > most:
        rest: Floats = np.sum([paying[place][1] for place in ranked[most:]], axis=0)
        name = filled(words["other_sources"], count=number(len(paying) - most))
        series.append(Series(name, _numbers(rest)))
    if not series:
        series = [Series(words["money"], _numbers(figures.by_year("money")))]
    return ChartData("sources", words["chart_sources"], "money", _years(account), tuple(series))


def growth_path(account: Account) -> ChartData:
    """All the money, last year and each year, within the limits that rules put on it."""
    figures, words = account.figures, account.words
    money = figures.by_year("money")
    before = figures.last_year.by_region
    known = sum(m or 0.0 for m in before) if all(m is not None for m in before) else None
    years = _years(account)
    limits = [
        (outcome.rule, limit)
        for outcome in account.plan.rules
        for limit in outcome.limits
        if _of_the_total(outcome.rule) and limit.year in years
    ]
    series = [Series(words["chart_plan"], (known, *_numbers(money)))]
    for word, sense in (("chart_at_most", "<="), ("chart_at_least", ">=")):
        tight = [_tightest(limits, year, sense) for year in years]
        if any(value is not None for value in tight):
            series.append(Series(words[word], (None, *tight)))
    names = (words["chart_last_year"], *years)
    if known is None:
        names = names[1:]
        series = [Series(one.name, one.values[1:]) for one in series]
    return ChartData("path", words["chart_path"], "money", names, tuple(series))


def _of_the_total(rule: Rule) -> bool:
    """Whether a rule holds all the money of a year: by its growth, or by an amount."""
    kind = find(rule.kind)
    if kind is None or kind.by_line or not speaks_of_everything(rule):
        return False
    return kind.gradual or (kind.sources and kind.value is Unit.MONEY)


def _tightest(limits: Sequence[tuple[Rule, LimitRow]], year: str, sense: str) -> float | None:
    found = [limit.limit for _, limit in limits if limit.year == year and limit.sense == sense]
    if not found:
        return None
    return min(found) if sense == "<=" else max(found)


# By region


def money_by_region(account: Account) -> ChartData:
    """The plan's average year beside last year, the largest regions first, the rest together."""
    figures, words = account.figures, account.words
    average: Floats = figures.cube("money").sum(axis=(1, 2)) / max(1, len(figures.years))
    labels = figures.grid.regions.labels
    order = sorted(range(len(labels)), key=lambda n: (-average[n], labels[n]))
    shown = order if len(order) <= MOST_REGIONS + 1 else order[:MOST_REGIONS]
    rest = order[len(shown) :]
    bars = [(words["chart_average"], average)]
    before = figures.last_year.by_region
    if all(money is not None for money in before):
        bars.append((words["chart_last_year"], np.array([money or 0.0 for money in before])))
    names = [labels[n] for n in shown]
    heights = [[float(bar[n]) for n in shown] for _, bar in bars]
    if rest:
        names.append(filled(words["other_regions"], count=number(len(rest))))
        heights = [
            [*tops, float(bar[rest].sum())] for tops, (_, bar) in zip(heights, bars, strict=True)
        ]
    series = [Series(name, tuple(tops)) for (name, _), tops in zip(bars, heights, strict=True)]
    return ChartData("regions", words["chart_regions"], "money", tuple(names), tuple(series))


def coverage_by_region(account: Account) -> ChartData:
    """People reached for each hundred eligible; of many regions, the two ends."""
    figures, words = account.figures, account.words
    people = figures.cube("people").sum(axis=(1, 2))
    covered = [
        (region.name, float(people[figures.region(region.name)]) / region.eligible)
        for region in account.plan.case.regions
        if region.eligible > 0.0
    ]
    covered.sort(key=lambda pair: (-pair[1], pair[0]))
    title = words["chart_coverage"]
    if len(covered) > MOST_REGIONS + 1:
        half = MOST_REGIONS // 2
        covered = covered[:half] + covered[-half:]
        title = filled(words["chart_coverage_ends"], count=number(half))
    series = Series(words["coverage"], tuple(share for _, share in covered))
    return ChartData("coverage", title, "percent", tuple(name for name, _ in covered), (series,))


def _years(account: Account) -> tuple[str, ...]:
    return tuple(str(year) for year in account.figures.years)


def _numbers(values: Floats) -> tuple[float, ...]:
    return tuple(values.tolist())
