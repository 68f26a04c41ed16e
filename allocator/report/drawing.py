"""The charts of the report, from the same data as the workbook's.

Everything is drawn as for a reader from left to right; for one from right to left the page
mirrors the whole drawing, and each text in it back, by its direction alone.
"""

from __future__ import annotations

import math
from dataclasses import replace

from allocator.language import filled
from allocator.numerals import plain
from allocator.report.axis import Axis, axis, percent_axis
from allocator.report.numbers import Writing
from allocator.report.shapes import Bar, Drawing, Entry, Line, Text, place, through
from allocator.workbook.results.account import Account
from allocator.workbook.results.chart_data import ChartData
from allocator.workbook.results.formats import DARK, PALE
from allocator.workbook.results.palette import shades

WIDTH, HEIGHT = 480.0, 280.0
LEFT, RIGHT, TOP, BOTTOM = 58.0, 8.0, 10.0, 24.0
#: Room for names beside bars, and how many letters fit there.
NAMES, LETTERS = 168.0, 27
BAR, GAP = 14.0, 8.0
#: Width of a letter.
LETTER = 6.0
#: Looks of the lines of a path, in the order of its series.
LOOKS = ("plan", "most", "least")


def columns(account: Account, data: ChartData, writing: Writing) -> Drawing:
    """Upright bars, one for each name, series upon each other."""
    totals = [sum(one.values[n] or 0.0 for one in data.series) for n in range(len(data.names))]
    scale = _axis(account, data, max(totals, default=0.0))
    colours = shades(len(data.series)) if len(data.series) > 1 else (DARK,)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(data.names))
    bars = []
    for number, name in enumerate(data.names):
        below = 0.0
        for one, colour in zip(data.series, colours, strict=True):
            value = one.values[number] or 0.0
            bottom, top = _height(scale, below), _height(scale, below + value)
            says = _says(account, name, one.name, writing.text(data.shown, value))
            left = LEFT + step * (number + 0.2)
            bars.append(_bar(left, top, 0.6 * step, bottom - top, colour, says))
            below += value
    texts = (*_marks(scale), *_below(data.names, step))
    drawing = Drawing(
        data.key, data.title, _described(account, data, writing), scale.name, WIDTH, HEIGHT
    )
    return replace(
        drawing, bars=tuple(bars), lines=_grid(scale), texts=texts, legend=_legend(data, colours)
    )


def path(account: Account, data: ChartData, writing: Writing) -> Drawing:
    """Straight lines from name to name: the first whole, the others broken."""
    scale = _axis(account, data, data.largest)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(data.names))
    lines, dots = list(_grid(scale)), []
    for one, look in zip(data.series, LOOKS, strict=False):
        points = [
            (LEFT + step * (number + 0.5), _height(scale, value), value, name)
            for number, (name, value) in enumerate(zip(data.names, one.values, strict=True))
            if value is not None
        ]
        lines.append(Line(through([(x, y) for x, y, _value, _name in points]), look))
        for x, y, value, name in points:
            says = _says(account, name, one.name, writing.text(data.shown, value))
            dots.append(_bar(x - 3.0, y - 3.0, 6.0, 6.0, DARK if look == "plan" else PALE, says))
    entries = [Entry(one.name, DARK, look) for one, look in zip(data.series, LOOKS, strict=False)]
    texts = (*_marks(scale), *_below(data.names, step))
    drawing = Drawing(
        data.key, data.title, _described(account, data, writing), scale.name, WIDTH, HEIGHT
    )
    return replace(
        drawing, bars=tuple(dots), lines=tuple(lines), texts=texts, legend=tuple(entries)
    )


def bars(account: Account, data: ChartData, writing: Writing) -> Drawing:
    """Lying bars, one group for each name, its series under each other."""
    scale = _axis(account, data, data.largest)
    colours = (DARK, PALE)[: len(data.series)]
    group = BAR * len(data.series) + GAP
    bottom = TOP + group * len(data.names)
    across = WIDTH - NAMES - 30.0
    drawn, texts = [], []
    for number, name in enumerate(data.names):
        top = TOP + group * number + GAP / 2.0
        shown = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
        middle = top + BAR * len(data.series) / 2.0 + 4.0
        texts.append(Text(NAMES - 8.0, place(middle), shown, "end", name))
        for row, (one, colour) in enumerate(zip(data.series, colours, strict=True)):
            value = one.values[number] or 0.0
            says = _says(account, name, one.name, writing.text(data.shown, value))
            wide = across * scale.part(value)
            drawn.append(_bar(NAMES, top + BAR * row, wide, BAR - 1.0, colour, says))
    marks = [(NAMES + across * scale.part(value), text) for value, text in scale.marks]
    texts += [Text(place(x), place(bottom + 15.0), text) for x, text in marks]
    height = place(bottom + BOTTOM)
    drawing = Drawing(
        data.key, data.title, _described(account, data, writing), scale.name, WIDTH, height
    )
    return replace(
        drawing,
        bars=tuple(drawn),
        lines=tuple(Line(through([(x, TOP), (x, bottom)]), "grid") for x, _text in marks),
        texts=tuple(texts),
        legend=_legend(data, colours),
    )


def _legend(data: ChartData, colours: tuple[str, ...]) -> tuple[Entry, ...]:
    """What each colour is; nothing where there is one only."""
    if len(data.series) < 2:
        return ()
    return tuple(Entry(one.name, colour) for one, colour in zip(data.series, colours, strict=True))


def _axis(account: Account, data: ChartData, largest: float) -> Axis:
    words = account.words
    if data.shown == "percent":
        return percent_axis(words["coverage"], largest)
    unit = account.currency if data.shown == "money" else ""
    return axis(words, words[data.shown], unit, largest)


def _described(account: Account, data: ChartData, writing: Writing) -> str:
    """What the chart shows, in a sentence: its first series from one end to the other."""
    known = [
        (name, value)
        for one in data.series[:1]
        for name, value in zip(data.names, one.values, strict=True)
        if value is not None
    ]
    if not known:
        return data.title
    (first, start), (last, end) = known[0], known[-1]
    return filled(
        account.words["chart_described"],
        series=data.series[0].name,
        first=plain(first),
        start=writing.text(data.shown, start),
        last=plain(last),
        end=writing.text(data.shown, end),
    )


def _says(account: Account, name: str, series: str, number: str) -> str:
    """What one mark of a chart shows: whose number it is, of what, and the number."""
    return filled(account.words["chart_says"], name=plain(name), series=series, number=number)


def _height(scale: Axis, value: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - scale.part(value))


def _bar(x: float, y: float, width: float, height: float, colour: str, says: str) -> Bar:
    return Bar(place(x), place(y), place(max(0.0, width)), place(max(0.0, height)), colour, says)


def _grid(scale: Axis) -> tuple[Line, ...]:
    return tuple(
        Line(
            through([(LEFT, _height(scale, value)), (WIDTH - RIGHT, _height(scale, value))]), "grid"
        )
        for value, _text in scale.marks
    )


def _marks(scale: Axis) -> tuple[Text, ...]:
    return tuple(
        Text(LEFT - 6.0, place(_height(scale, value) + 4.0), text, "end")
        for value, text in scale.marks
    )


def _below(names: tuple[str, ...], step: float) -> tuple[Text, ...]:
    """The names under the bars, each so-manieth where all would run into each other."""
    longest = max((len(name) for name in names), default=1)
    every = max(1, math.ceil(longest * LETTER / step))
    return tuple(
        Text(place(LEFT + step * (number + 0.5)), HEIGHT - 6.0, plain(name))
        for number, name in enumerate(names)
        if number % every == 0
    )
