"""A table on a terminal, as wide as the terminal: no figure in it is ever cut.

Where there is too little room the texts of a table give way, down to the width of a short
word; where the figures alone have too little, each row is told as a list, one cell a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table

from allocator.language import _
from allocator.names import visible
from allocator.printed import Printed

#: The least width of a column of texts, and the room that each column has beside it: rich
#: counts it for the last one too.
LEAST, GAP = 12, 2


class Tabled:
    """A table with so many columns. texts: the positions of those that hold no figures.

    The first column starts at its side; figures in the others end at theirs.
    """

    def __init__(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], texts: Sequence[int] = ()
    ) -> None:
        self.headings = [visible(heading) for heading in headings]
        # Lists of names may break between the names.
        self.rows = [[visible(cell.replace(";", "; ")) for cell in row] for row in rows]
        self.texts = frozenset(texts)

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """The table, or its rows as lists."""
        if self._least_width() <= options.max_width:
            yield self._table()
        else:
            yield from self._lists()

    def _widest(self, place: int) -> int:
        """The width of a column's widest cell, and of the longest word of its heading."""
        words = (cell_len(word) for word in self.headings[place].split())
        return max((*words, *(cell_len(row[place]) for row in self.rows)), default=0)

    def _least_width(self) -> int:
        columns = range(len(self.headings))
        widths = (self._widest(place) for place in columns)
        least = (
            min(width, LEAST) if place in self.texts else width
            for place, width in enumerate(widths)
        )
        return sum(least) + GAP * len(columns)

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for place, heading in enumerate(self.headings):
            if place in self.texts:
                table.add_column(
                    heading, overflow="fold", min_width=min(self._widest(place), LEAST)
                )
            else:
                side: Literal["left", "right"] = "right" if place else "left"
                table.add_column(heading, justify=side, min_width=self._widest(place))
        for row in self.rows:
            table.add_row(*map(Printed, row))
        return table

    def _lists(self) -> Iterator[Printed]:
        for row in self.rows:
            cells = [pair for pair in zip(self.headings, row, strict=True) if pair[1]]
            for number, (heading, cell) in enumerate(cells):
                line = _("{heading}: {value}", heading=heading, value=cell)
                yield Printed(line if number == 0 else f"  {line}")
