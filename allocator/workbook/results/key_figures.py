"""The figures at the head of the summary, beside what last year's split would reach."""

from __future__ import annotations

from typing import NamedTuple

from allocator.workbook.results.account import Account
from allocator.workbook.results.book import Book
from allocator.workbook.results.tables import Column, Value


class Figure(NamedTuple):
    """One line: its name, how it is shown, the plan's number and the other's (None: unknown)."""

    word: str
    shown: str
    plan: float | None
    other: float | None = None


def key_figures(book: Book) -> list[Column]:
    """The columns of the table: the plan, last year's split, and what the plan gains."""
    figures, words, other = numbers(book), book.words, book.comparison
    names = [words[f"key_{figure.word}"] for figure in figures]
    shown = [figure.shown for figure in figures]
    columns = [
        Column(words["figure"], names, width=27),
        _column(book, words["this_plan"], [figure.plan for figure in figures], shown),
    ]
    if other is not None:
        changes = [change(figure) for figure in figures]
        looks = [
            f"change_{look}" if look in ("money", "cost") else "change_people" for look in shown
        ]
        columns += [
            _column(book, words["last_split"], [figure.other for figure in figures], shown),
            _column(book, words["gain"], changes, looks),
        ]
    return columns


def numbers(account: Account) -> list[Figure]:
    """The lines, whoever shows them."""
    plan, figures, other = account.plan, account.figures, account.comparison
    reached = other.people if other else None
    women, youth, jobs = (other.women, other.youth, other.jobs) if other else (None, None, None)
    found = [
        Figure("people", "people", plan.people, reached),
        Figure("money", "money", plan.money, plan.money),
        Figure("cost", "cost", _ratio(plan.money, plan.people), _ratio(plan.money, reached)),
        Figure("women", "people", figures.total("women"), women),
        Figure("youth", "people", figures.total("youth"), youth),
        Figure("jobs", "jobs", figures.total("jobs"), jobs),
    ]
    maximise = plan.case.settings.maximise
    if maximise not in ("People", "Jobs"):
        word = maximise.lower().replace(" ", "_")
        shown = "percent" if maximise == "Fairest" else "people"
        found.append(Figure(word, shown, plan.objective))
    return found


def _ratio(money: float, people: float | None) -> float | None:
    return money / people if people else None


def change(figure: Figure) -> float | None:
    """The plan's number less the other's."""
    if figure.plan is None or figure.other is None:
        return None
    return figure.plan - figure.other


def _column(book: Book, heading: str, numbers: list[float | None], shown: list[str]) -> Column:
    values: list[Value] = [book.words["unknown"] if n is None else n for n in numbers]
    looks = [
        "unknown" if number is None else look for number, look in zip(numbers, shown, strict=True)
    ]
    return Column(heading, values, looks, width=17)
