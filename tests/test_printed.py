"""Lines on a terminal: what they may be broken at."""

from __future__ import annotations

import io

import pytest
from rich.console import Console, Group, RenderableType

from allocator.language import speaking
from allocator.numerals import number
from allocator.printed import Printed
from allocator.tabled import Tabled


def printed(what: RenderableType, width: int) -> list[str]:
    told = io.StringIO()
    Console(file=told, width=width).print(Group(what))  # as every screen is
    return [line.rstrip() for line in told.getvalue().splitlines()]


def test_a_number_stays_whole_where_a_line_ends() -> None:
    """By hand: `coûte 1 234 567 en tout` in 14 columns: the number, 9 wide, does not fit after
    `coûte `, so it begins the next line, where ` en` still fits and ` tout` does not."""
    with speaking("fr"):
        text = f"coûte {number(1234567.0)} en tout"
    assert printed(Printed(text), 14) == ["coûte", "1\u00a0234\u00a0567 en", "tout"]


@pytest.mark.parametrize("width", [26, 30, 40, 80])
def test_no_digit_of_a_table_is_lost(width: int) -> None:
    with speaking("fr"):
        figures = [number(value) for value in (936830.0, 1235898.0)]
        told = printed(Tabled(["Cellule", "Valable"], [["B2", " à ".join(figures)]], [1]), width)
    for figure in figures:
        assert any(figure in line for line in told), told


def test_styles_stay_where_they_were() -> None:
    text = Printed("un deux\u00a0trois")
    text.stylize("bold", 3, 7)
    lines = text.wrap(Console(width=10), 10)
    assert [line.plain for line in lines] == ["un ", "deux\u00a0trois"]
    assert [(span.start, span.end) for span in lines[1].spans] == [(0, 4)]
