"""Numbers as the page writes them; the number itself stays beside its text in full.

The marks are those of English; another language is another pair of marks.
"""

from __future__ import annotations

from dataclasses import dataclass

#: From here on money and people are written without decimals.
LARGE = 1000.0
SIGNED = ("change_", "growth")


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and the number it shows (None: it shows none)."""

    text: str
    value: float | None = None


def grouped(number: float, digits: int) -> str:
    """A number with its thousands marked; a nothing has no sign."""
    text = f"{number:,.{digits}f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text


@dataclass(frozen=True)
class Writing:
    """How the numbers of one plan are written: as its workbook writes them.

    money, people: decimals of amounts and of people.
    """

    money: int
    people: int

    def cell(self, shown: str, number: float | None, blank: str = "") -> Cell:
        """A number as a cell; shown: money, people, cost, percent, growth, a change, price."""
        if number is None:
            return Cell(blank)
        return Cell(self.text(shown, number), number)

    def text(self, shown: str, number: float) -> str:
        """A number as text."""
        if shown in ("percent", "growth"):
            text = f"{grouped(100.0 * number, 1)} %"
        elif shown == "price":
            text = _price(number)
        else:
            text = grouped(number, self._digits(shown.removeprefix("change_")))
        return f"+{text}" if shown.startswith(SIGNED) and number > 0.0 else text

    def _digits(self, shown: str) -> int:
        return {"money": self.money, "cost": 2}.get(shown, self.people)


def _price(number: float) -> str:
    """A price: whole where it is large, to six places where it is small, plain where none."""
    if abs(number) >= 1.0:
        return grouped(number, 0 if abs(number) >= 100.0 else 2)
    return grouped(number, 6).rstrip("0").rstrip(".")


def writing(largest_money: float, people: float) -> Writing:
    """How to write the numbers of a plan with this largest amount and so many people."""
    return Writing(0 if largest_money >= LARGE else 2, 0 if people >= LARGE else 1)
