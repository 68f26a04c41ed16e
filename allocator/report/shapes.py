"""A drawing as plain shapes, which a template writes as SVG; no text is ever markup here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A filled rectangle; says: what it shows, told where a pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    says: str


@dataclass(frozen=True)
class Line:
    """A line through points ("x,y x,y"); look: the name of its style ("grid", "plan"…)."""

    points: str
    look: str


@dataclass(frozen=True)
class Text:
    """A text at a place; anchor: start, middle or end; whole: all of it, where it is cut."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    whole: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the legend: a colour, or the look of a line."""

    name: str
    colour: str
    look: str = ""


@dataclass(frozen=True)
class Drawing:
    """One chart. title and description are told to those who cannot see it."""

    key: str
    title: str
    description: str
    axis: str
    width: float
    height: float
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()
    legend: tuple[Entry, ...] = ()


def place(number: float) -> float:
    """A coordinate to a hundredth: finer ones only make the file longer."""
    return round(number, 2)


def through(points: list[tuple[float, float]]) -> str:
    """Points as SVG takes them."""
    return " ".join(f"{place(x):g},{place(y):g}" for x, y in points)
