"""The sheet `About`: what the plan answers, and how it was found."""

from __future__ import annotations

import datetime
import math
import platform

from allocator import __version__
from allocator.language import filled
from allocator.told import proof, told
from allocator.workbook.results.book import Book
from allocator.workbook.results.output_book import Origin, OutputBook
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.proof import proof_items
from allocator.workbook.results.tables import Column, Value
from allocator.workbook.setting_sheets import SETTINGS

#: Days are counted from here in Excel.
EPOCH = datetime.datetime(1899, 12, 30)

#: What is told, in what format, what it is.
Row = tuple[str, Value, str]


def write_about(book: Book) -> None:
    """Write what must be known to trust the plan, or to make it again."""
    write_items(book, [*_origin(book), *_proof(book), *_settings(book), *_warnings(book)])


def write_items(book: OutputBook, rows: list[Row]) -> None:
    """The sheet `About`, of a plan or of a study: each item and its value."""
    columns = [
        Column(book.words["item"], [item for item, _, _ in rows], "wrapped", width=44),
        Column(
            book.words["value"],
            [value for _, value, _ in rows],
            [look for _, _, look in rows],
            width=96,
        ),
    ]
    one_table(book, "about", "About", columns)


def _origin(book: Book) -> list[Row]:
    return [*input_items(book, book.origin), *made_with(book, book.plan.solver)]


def input_items(book: OutputBook, origin: Origin) -> list[Row]:
    """The workbook that was read."""
    words, unknown = book.words, book.words["unknown"]
    return [
        (words["input_file"], origin.name or unknown, "text"),
        (words["input_digest"], origin.digest or unknown, "text"),
    ]


def made_with(book: OutputBook, solver: str) -> list[Row]:
    """The program, the solver, and the hour."""
    words = book.words
    return [
        (words["program"], program(), "text"),
        (words["solver"], solver or words["unknown"], "text"),
        (words["date"], _now_in_days(), "date"),
    ]


def program() -> str:
    """The program and what it runs on, with their versions."""
    return f"allocator {__version__}, Python {platform.python_version()}"


def _now_in_days() -> float:
    """This moment as Excel counts it, to the second."""
    now = datetime.datetime.now().replace(microsecond=0)
    return (now - EPOCH) / datetime.timedelta(days=1)


def _proof(book: Book) -> list[Row]:
    plan, words = book.plan, book.words
    proven = f"status_{proof(plan)}"
    shown = "left_percent" if plan.case.settings.maximise == "Fairest" else "left_number"
    bound: Value = plan.bound if math.isfinite(plan.bound) else words["unknown"]
    rows: list[Row] = [
        (words["status"], words[proven], "wrapped"),
        (words["maximise"], _chosen("maximise", plan.case.settings.maximise), "text"),
        (words["objective"], plan.objective, shown),
        (words["bound"], bound, shown),
    ]
    if math.isfinite(plan.bound):
        rows.append((words["gap"], plan.gap, "gap"))
    if plan.proof is not None:
        rows += proof_items(book, plan.proof, shown)
    rows += [(words["told"], text, "wrapped") for text in told(plan)]
    rows += [
        (filled(words["coverage_of"], region=region), coverage, "left_percent")
        for region, coverage in plan.fairest
    ]
    rows += [
        (filled(words["seconds_of"], stage=words[f"stage_{stage}"]), seconds, "seconds")
        for stage, seconds in plan.seconds.items()
        if stage in ("read", "build", "solve")
    ]
    return rows


def _settings(book: Book) -> list[Row]:
    """The settings as they were read, defaults included."""
    settings = book.plan.case.settings
    rows: list[Row] = []
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        look = "text" if isinstance(value, str) else "left_number"
        if setting.unit.value == "percent":
            look = "left_percent"
        item = filled(book.words["setting"], name=setting.words.say())
        rows.append((item, _told(book, setting.field, value), look))
    return rows


def _told(book: Book, field: str, value: str | float | bool) -> Value:
    """The value of a setting in words, where it has any."""
    if isinstance(value, bool):
        return book.words["yes" if value else "no"]
    if isinstance(value, str):
        return _chosen(field, value) or book.words["blank"]
    return value


def _chosen(field: str, value: str) -> str:
    """What a choice is called, for a setting that offers some; any other text as it is."""
    setting = next(setting for setting in SETTINGS if setting.field == field)
    return next((c.words.say() for c in setting.choices if c.value == value), value)


def _warnings(book: Book) -> list[Row]:
    words = book.words
    if not book.plan.warnings:
        return [(words["warnings"], words["none"], "text")]
    return [(words["warning"], warning, "wrapped") for warning in book.plan.warnings]
