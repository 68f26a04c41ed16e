"""Sums over the sheet `Plan` that are an Excel formula and a number at once.

A part is weight × (a column of `Plan` over regions, types and years), weight × how many
rows of it are funded, weight × a cell of another sheet, or weight × a function of sums. As
a formula a part is SUMIFS over numbers, never over names: a region called "01", ">5" or
"*" would mean something else to SUMIFS.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from allocator.case import Year
from allocator.derived import FUNDED
from allocator.ledger import Sum
from allocator.workbook.results.figures import Figures, Key
from allocator.workbook.results.tables import Table

#: Positions in the grid; None is all of them.
Members = tuple[int, ...] | None


@dataclass(frozen=True)
class Part:
    """weight × the sum of a column of `Plan` over some regions, types and years."""

    weight: float
    column: Key
    regions: Members
    projects: Members
    years: Members


@dataclass(frozen=True)
class Cell:
    """weight × one cell, given by its reference and the number it holds."""

    weight: float
    reference: str
    holds: float


@dataclass(frozen=True)
class Funded:
    """weight × how many rows of `Plan` have more than 0.01 in a column."""

    weight: float
    column: Key
    regions: Members
    projects: Members
    years: Members


@dataclass(frozen=True)
class Call:
    """weight × a function of sums that Excel and Python both know, by Excel's name."""

    weight: float
    name: str
    of: tuple[Expression, ...]


Term = Part | Funded | Cell | Call
#: The functions a rule may ask for.
FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "MAX": max,
    "MIN": min,
    "ROUND": lambda numbers: float(round(numbers[0])),
}


@dataclass(frozen=True)
class Expression:
    """Σ parts + constant. Adds and multiplies as the ledger's sums do."""

    parts: tuple[Term, ...] = ()
    constant: float = 0.0

    @classmethod
    def of(cls, number: float | Sum | Expression) -> Expression:
        """An expression of a number, of a ledger's sum that is only a number, or itself."""
        if isinstance(number, Expression):
            return number
        if isinstance(number, Sum):
            if len(number.cells):
                raise TypeError("a sum of unknowns has no formula")
            return cls(constant=number.constant)
        return cls(constant=number)

    def __add__(self, other: Expression | Sum | float) -> Expression:
        more = Expression.of(other)
        return Expression(self.parts + more.parts, self.constant + more.constant)

    __radd__ = __add__

    def __mul__(self, factor: float) -> Expression:
        parts = tuple(_weighed(part, factor) for part in self.parts if factor)
        return Expression(parts, self.constant * factor)

    __rmul__ = __mul__

    def __sub__(self, other: Expression | Sum | float) -> Expression:
        return self + -1.0 * Expression.of(other)

    def value(self, figures: Figures) -> float:
        """What the formula gives on this plan."""
        return self.constant + sum(_value(part, figures) for part in self.parts)


def _weighed(part: Term, factor: float) -> Term:
    return dataclasses.replace(part, weight=part.weight * factor)


def _value(part: Term, figures: Figures) -> float:
    if isinstance(part, Cell):
        return part.weight * part.holds
    if isinstance(part, Call):
        return part.weight * FUNCTIONS[part.name]([inner.value(figures) for inner in part.of])
    cube = figures.cube(part.column)
    for axis, members in ((2, part.years), (1, part.projects), (0, part.regions)):
        if members is not None:
            cube = cube.take(np.asarray(members, dtype=np.int64), axis=axis)
    if isinstance(part, Funded):
        return part.weight * float((cube > FUNDED).sum())
    return part.weight * float(cube.sum())


class Writer:
    """Writes expressions as formulas over one `Plan` table.

    columns: place of each key among the table's columns. The years' own labels serve as
    numbers where they are numbers.
    """

    def __init__(self, figures: Figures, plan: Table, columns: dict[Key, int]) -> None:
        self.plan, self.columns = plan, columns
        years = figures.years
        labels = [year if isinstance(year, int) else n for n, year in enumerate(years, 1)]
        self.numbers = (figures.region_numbers, figures.project_numbers, labels)
        self.axes = [
            plan.cells(columns["region number"]),
            plan.cells(columns["project number"]),
            plan.cells(columns[year_key(years)]),
        ]

    def formula(self, expression: Expression) -> str:
        """The formula, without its equals sign; a plain number where there is no part."""
        texts = [self._part(part) for part in expression.parts]
        if expression.constant or not texts:
            texts.append(_signed(expression.constant))
        return "".join(texts).removeprefix("+")

    def _part(self, part: Term) -> str:
        if isinstance(part, Cell):
            inside = part.reference
        elif isinstance(part, Call):
            inside = self._call(part)
        else:
            inside = self._sum(part)
        if abs(part.weight) == 1.0:
            return ("+" if part.weight > 0.0 else "-") + inside
        return f"{_signed(part.weight)}*{inside}"

    def _call(self, call: Call) -> str:
        of = [self.formula(inner) for inner in call.of]
        if call.name == "ROUND":
            of.append("0")
        return f"{call.name}({','.join(of)})"

    def _sum(self, part: Part | Funded) -> str:
        column = self.plan.cells(self.columns[part.column])
        members = (part.regions, part.projects, part.years)
        conditions: list[str] = []
        arrays = 0
        for axis, numbers, chosen in zip(self.axes, self.numbers, members, strict=True):
            if chosen is None or len(chosen) == len(numbers):
                continue
            runs = _runs(sorted(numbers[position] for position in chosen))
            if len(runs) > 1:
                arrays += 1
            # Two lists cross each other when one lies across and the other stands upright.
            conditions += _conditions(axis, runs, "," if arrays < 2 else ";")
        if arrays > 2:
            raise ValueError("a sum over scattered regions, types and years has no short formula")
        if isinstance(part, Funded):
            funded = [column, f'">{FUNDED:g}"', *conditions]
            text = f"COUNTIFS({','.join(funded)})"
        elif not conditions:
            return f"SUM({column})"
        else:
            text = f"SUMIFS({column},{','.join(conditions)})"
        return f"SUMPRODUCT({text})" if arrays else text


def year_key(years: Sequence[Year]) -> str:
    """The column of `Plan` that tells years apart by a number."""
    return "year" if all(isinstance(year, int) for year in years) else "year number"


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Unbroken runs of whole numbers: first and last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _conditions(axis: str, runs: list[tuple[int, int]], between: str) -> list[str]:
    if not runs:
        return [axis, "-1"]  # nobody has this number
    if len(runs) > 1:
        least = between.join(f'">={first}"' for first, _ in runs)
        most = between.join(f'"<={last}"' for _, last in runs)
        return [axis, f"{{{least}}}", axis, f"{{{most}}}"]
    first, last = runs[0]
    if first == last:
        return [axis, str(first)]
    return [axis, f'">={first}"', axis, f'"<={last}"']


def _signed(number: float) -> str:
    return f"{number:+.15g}"
