"""A text on a terminal, broken between words and never inside a number.

Rich breaks lines at every white space, also at the one that parts the thousands of a French
number: `1 234 567` came out as a `1` at the end of a line, or lost its beginning in a table.
"""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.containers import Lines
from rich.text import Text

#: A space that does not break, and what stands for it while lines are broken: as wide, no space.
_UNBROKEN, _HELD = "\u00a0", "\ue000"


class Printed(Text):
    """A text whose unbroken spaces stay unbroken."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """Its lines, no wider than so many characters."""
        held = self.copy()
        held.plain = self.plain.replace(_UNBROKEN, _HELD)
        lines = held.wrap(console, width, **how)
        for line in lines:
            line.plain = line.plain.replace(_HELD, _UNBROKEN)
        return lines
