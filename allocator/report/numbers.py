"""Numbers as the page writes them, with the marks of the language spoken.

The number itself stays beside its text in full.
"""

from __future__ import annotations

from dataclasses import dataclass

from allocator import numerals

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
    return numerals.number(_unsigned_nothing(number, digits), digits)


def _unsigned_nothing(number: float, digits: int) -> float:
    """A number, or 0 without a sign where it is written as one."""
    return number if round(number, digits) else 0.0


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
        signed = shown.startswith(SIGNED) and number > 0.0
        if shown in ("percent", "growth"):
            write = numerals.signed_percent if signed else numerals.percent
            return write(_unsigned_nothing(number, 3))
        if shown == "price":
            return _price(number)
        digits = self._digits(shown.removeprefix("change_"))
        return numerals.signed(number, digits) if signed else grouped(number, digits)

    def _digits(self, shown: str) -> int:
        return {"money": self.money, "cost": 2}.get(shown, self.people)


def _price(number: float) -> str:
    """A price: whole where it is large, to six places where it is small, plain where none."""
    if abs(number) >= 1.0:
        return grouped(number, 0 if abs(number) >= 100.0 else 2)
    decimals = f"{number:.6f}".partition(".")[2].rstrip("0")
    return grouped(number, len(decimals))


def writing(largest_money: float, people: float) -> Writing:
    """How to write the numbers of a plan with this largest amount and so many people."""
    return Writing(0 if largest_money >= LARGE else 2, 0 if people >= LARGE else 1)
