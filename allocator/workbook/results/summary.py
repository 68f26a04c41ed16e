"""The sheet `Summary`: the answer on one printed page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from xlsxwriter.worksheet import Worksheet

from allocator.names import normal
from allocator.plan import SourceYear
from allocator.problems import join
from allocator.told import amount, costliest, proof, told
from allocator.workbook.results.book import Book
from allocator.workbook.results.charts import regions_chart, yearly_chart
from allocator.workbook.results.key_figures import key_figures
from allocator.workbook.results.pages import add_sheet
from allocator.workbook.results.prices import sentence
from allocator.workbook.results.tables import (
    LINE_HEIGHT,
    Column,
    Table,
    Value,
    lines_of,
    write_table,
)

#: Columns A to I are the page; what charts draw stands to the right of it, unprinted.
LAST_COLUMN, ASIDE = 8, 10
#: The page is as wide with or without a comparison, for the charts below.
WIDTHS = (27, 17, 17, 17, 2, 12, 19, 16, 18)
#: Characters in a line across the page.
ACROSS = 160
MOST_UNSPENT = 3
MOST_REGIONS = 12
CHART_HEIGHT, YEARLY_WIDTH, REGIONS_WIDTH = 350, 290, 460
CHART_ROWS = 18


def write_summary(book: Book) -> None:
    """Write the title, the figures, the years, what they mean, and three charts."""
    sheet = add_sheet(book, "summary")
    formats = book.formats
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.title, formats["title"])
    sheet.write_string(1, 0, _subtitle(book), formats["subtitle"])
    key = write_table(sheet, formats, "KeyFigures", key_figures(book), "A4", filters=False)
    years = write_table(sheet, formats, "Years", _years(book), "F4", filters=False)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = max(key.last, years.last) + 2
    for heading, sentences in _sections(book):
        row = _write_section(book, sheet, row, heading, sentences)
    row = _write_charts(book, sheet, row, years)
    book.tables |= {"KeyFigures": key, "Years": years}
    sheet.print_area(0, 0, row, LAST_COLUMN)
    sheet.fit_to_pages(1, 1)
    sheet.freeze_panes(1, 0)
    sheet.activate()


def _subtitle(book: Book) -> str:
    years, words = book.figures.years, book.words
    proven = words[f"summary_{proof(book.plan)}"]
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    maximise = book.plan.case.settings.maximise
    aim = words[f"aim_{maximise.lower().replace(' ', '_')}"]
    return words["summary_subtitle"].format(
        years=span, currency=book.currency, proven=proven, aim=aim
    )


def _years(book: Book) -> list[Column]:
    words, figures = book.words, book.figures
    labels: list[Value] = list(figures.years)
    unspent = [
        sum(row.unspent for row in book.plan.sources if row.year == year) for year in figures.years
    ]
    return [
        Column(words["year"], labels, "count", words["total"], width=12),
        Column(words["money"], figures.by_year("money").tolist(), "money", "sum", 19),
        Column(words["people"], figures.by_year("people").tolist(), "people", "sum", 16),
        Column(words["unspent"], unspent, "money", "sum", 18),
    ]


# Sentences


def _sections(book: Book) -> Iterator[tuple[str, list[str]]]:
    words = book.words
    yield words["section_comparison"], [_compared(book)]
    rules = [sentence(book, outcome) for outcome in costliest(book.plan)]
    yield words["section_rules"], rules or [_no_costs(book)]
    yield words["section_unspent"], list(_unspent(book))
    also = list(told(book.plan))
    if also:
        yield words["section_told"], also
    after = list(_afterwards(book))
    if after:
        yield words["section_after"].format(year=book.figures.years[-1]), after


def _compared(book: Book) -> str:
    other = book.comparison
    if other is None:
        return book.words["comparison_unknown"]
    return book.words["comparison_by_line" if other.by_line else "comparison_by_region"]


def _no_costs(book: Book) -> str:
    if not book.plan.rules:
        return book.words["rules_none"]
    if any(outcome.price is None for outcome in book.plan.rules):
        return book.words["rules_unmeasured"]
    return book.words["rules_free"]


def _unspent(book: Book) -> Iterator[str]:
    """One sentence for each source with money left, the largest sums first."""
    words = book.words
    left: dict[str, list[SourceYear]] = {}
    for row in book.plan.sources:
        if row.unspent > 0.005:
            left.setdefault(normal(row.source), []).append(row)
    if not left:
        yield words["unspent_none"]
        return
    ranked = sorted(left.values(), key=lambda rows: -sum(row.unspent for row in rows))
    for rows in ranked[:MOST_UNSPENT]:
        largest = max(rows, key=lambda row: row.unspent)
        yield words["unspent_of"].format(
            source=rows[0].source,
            money=amount(sum(row.unspent for row in rows), book.currency),
            years=join([str(row.year) for row in rows]),
            why=largest.why,
        )
    if len(ranked) > MOST_UNSPENT:
        rest = sum(row.unspent for rows in ranked[MOST_UNSPENT:] for row in rows)
        count = len(ranked) - MOST_UNSPENT
        yield words["unspent_rest"].format(count=count, money=amount(rest, book.currency))


def _afterwards(book: Book) -> Iterator[str]:
    if book.plan.pipeline > 0.5:
        yield book.words["pipeline"].format(people=f"{book.plan.pipeline:,.0f}")
    if book.plan.capital_out > 0.005:
        yield book.words["capital_out"].format(money=amount(book.plan.capital_out, book.currency))


def _write_section(
    book: Book, sheet: Worksheet, row: int, heading: str, sentences: list[str]
) -> int:
    """A heading and its sentences; the first free row after them."""
    formats = book.formats
    for column in range(LAST_COLUMN + 1):
        sheet.write_blank(row, column, None, formats["section"])
    sheet.write_string(row, 0, heading, formats["section"])
    for number, text in enumerate(sentences, row + 1):
        sheet.merge_range(number, 0, number, LAST_COLUMN, "", formats["wrapped"])
        sheet.write_string(number, 0, text, formats["wrapped"])
        sheet.set_row(number, LINE_HEIGHT * lines_of(text, ACROSS))
    return row + len(sentences) + 2


# Charts


def _write_charts(book: Book, sheet: Worksheet, row: int, years: Table) -> int:
    """Three charts side by side; the last row they cover."""
    people = yearly_chart(book, years, 2, "people")
    money = yearly_chart(book, years, 1, "money")
    columns = _regions(book)
    aside = write_table(sheet, book.formats, "Regions", columns, f"K{row + 1}", filters=False)
    numbers = [v for column in columns[1:] for v in column.values if isinstance(v, float)]
    regions = regions_chart(book, aside, max(numbers, default=0.0))
    sheet.set_row(row, LINE_HEIGHT)
    left = 0
    for chart, width in ((people, YEARLY_WIDTH), (money, YEARLY_WIDTH), (regions, REGIONS_WIDTH)):
        chart.set_size({"width": width, "height": CHART_HEIGHT})
        sheet.insert_chart(row, 0, chart, {"x_offset": left, "object_position": 3})
        left += width + 8
    return row + CHART_ROWS


def _regions(book: Book) -> list[Column]:
    """What the regions' chart draws: the largest by the plan's money, and the others."""
    figures, words = book.figures, book.words
    average = figures.cube("money").sum(axis=(1, 2)) / max(1, len(figures.years))
    labels = figures.grid.regions.labels
    order = sorted(range(len(labels)), key=lambda n: (-average[n], labels[n]))
    shown = order if len(order) <= MOST_REGIONS + 1 else order[:MOST_REGIONS]
    rest = order[len(shown) :]
    names = [labels[n] for n in shown]
    bars = [np.asarray(average)]
    before = figures.last_year.by_region
    if all(money is not None for money in before):
        bars.append(np.array([money or 0.0 for money in before]))
    heights = [[float(bar[n]) for n in shown] for bar in bars]
    if rest:
        names.append(words["other_regions"].format(count=len(rest)))
        heights = [[*tops, float(bar[rest].sum())] for tops, bar in zip(heights, bars, strict=True)]
    headings = (words["chart_average"], words["chart_last_year"])
    return [
        Column(words["chart_of_regions"], names),
        *(
            Column(heading, list(tops), "money")
            for heading, tops in zip(headings, heights, strict=False)
        ),
    ]
