"""The page as one frozen value: all that the template shows, and nothing it must work out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allocator.as_json import dumps, plan_json
from allocator.language import filled, language, right_to_left
from allocator.plan import Plan
from allocator.report.drawing import bars, columns, path
from allocator.report.numbers import Cell, Writing, writing
from allocator.report.shapes import Drawing
from allocator.report.tables import Table, tables
from allocator.report.words import WORDS
from allocator.studies.alternative_words import sentences as of_alternatives
from allocator.workbook.results.about import program
from allocator.workbook.results.account import Account, currency_of, title_of
from allocator.workbook.results.chart_data import (
    coverage_by_region,
    growth_path,
    money_by_region,
    money_by_source,
    people_by_year,
)
from allocator.workbook.results.key_figures import change, numbers
from allocator.workbook.results.output_book import Origin
from allocator.workbook.results.sentences import Section, sections, subtitle


@dataclass(frozen=True)
class Language:
    """A language as a page needs it. direction: "ltr" or "rtl", which mirrors the page."""

    code: str
    direction: str
    words: Mapping[str, str]


def spoken() -> Language:
    """The language spoken now."""
    return Language(language(), "rtl" if right_to_left() else "ltr", WORDS)


@dataclass(frozen=True)
class Figure:
    """A figure at the head of the page. against: the sentence on last year's split ("": none)."""

    name: str
    cell: Cell
    against: str


@dataclass(frozen=True)
class Page:
    """What the page shows, in its order. made: how it came about; data: the plan as JSON."""

    language: Language
    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    story: tuple[Section, ...]
    drawings: tuple[Drawing, ...]
    tables: tuple[Table, ...]
    made: tuple[tuple[str, str], ...]
    data: str


def page(plan: Plan, origin: Origin) -> Page:
    """The page of a plan, in the language spoken now. origin: the workbook it answers."""
    told_in = spoken()
    account = Account(
        plan=plan, title=title_of(plan), currency=currency_of(plan), words=told_in.words
    )
    written = writing(max((row.money for row in plan.rows), default=0.0), plan.people)
    return Page(
        told_in,
        account.title,
        subtitle(account),
        tuple(_figures(account, written)),
        tuple(_story(account)),
        tuple(_drawings(account, written)),
        tuple(tables(account, written)),
        tuple(_made(account, origin)),
        dumps(plan_json(plan)),
    )


def _figures(account: Account, written: Writing) -> Iterator[Figure]:
    words = account.words
    for figure in numbers(account):
        against, apart = "", change(figure)
        if figure.other is not None and apart is not None and figure.word != "money":
            against = filled(
                words["report_against"],
                number=written.text(figure.shown, figure.other),
                change=written.text(f"change_{figure.shown}", apart),
            )
        cell = written.cell(figure.shown, figure.plan, words["unknown"])
        yield Figure(words[f"key_{figure.word}"], cell, against)


def _story(account: Account) -> Iterator[Section]:
    yield from sections(account)
    found = account.plan.alternatives
    if found is not None:
        told = list(of_alternatives(account.plan, found))
        yield Section("alternatives", account.words["alternatives_title"], told)


def _drawings(account: Account, written: Writing) -> Iterator[Drawing]:
    yield columns(account, people_by_year(account), written)
    yield columns(account, money_by_source(account), written)
    yield path(account, growth_path(account), written)
    yield bars(account, money_by_region(account), written)
    yield bars(account, coverage_by_region(account), written)


def _made(account: Account, origin: Origin) -> Iterator[tuple[str, str]]:
    words, plan = account.words, account.plan
    unknown = words["unknown"]
    yield words["input_file"], origin.name or unknown
    yield words["input_digest"], origin.digest or unknown
    yield words["program"], program()
    yield words["solver"], plan.solver or unknown
    yield words["date"], datetime.datetime.now().isoformat(" ", "minutes")
    for warning in plan.warnings:
        yield words["warning"], warning
