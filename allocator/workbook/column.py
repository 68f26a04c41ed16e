"""What a sheet of the workbook is made of: units, columns, settings, as plain data."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from allocator.names import normal
from allocator.words import Words


class Unit(enum.Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"
    NAMES = "names list"
    MONEY = "money"
    PEOPLE = "people"
    NUMBER = "number"
    PERCENT = "percent"
    MONTHS = "months"
    WHOLE_YEARS = "whole years"
    YES_NO = "yes/no"
    YEAR = "year label"
    ANY = "any"

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers, percentages aside."""
        return self in _NUMBERS


_NUMBERS = frozenset({Unit.MONEY, Unit.PEOPLE, Unit.NUMBER, Unit.MONTHS, Unit.WHOLE_YEARS})

Plain = float | str | bool | None


@dataclass(frozen=True)
class Column:
    """A column: its names, its unit, and what it means in a sentence for each language.

    default: what a blank cell stands for (None: nothing, or no limit). least and most
    are allowed themselves; above and below are not. Percentages are fractions.
    """

    words: Words
    unit: Unit
    note: Words
    required: bool = False
    default: Plain = None
    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.words.en


@dataclass(frozen=True)
class Sheet:
    """A sheet: its names, its columns, and what it is for. `years`: its year columns."""

    words: Words
    columns: tuple[Column, ...]
    note: Words
    required: bool = False
    years: Column | None = None

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.words.en

    def names(self) -> dict[str, Column]:
        """Normal form of every name, in every language -> its column."""
        return {normal(word): column for column in self.columns for word in column.words}

    def column(self, name: str) -> Column:
        """The column of a canonical English name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Choice:
    """One value a setting may have. `value` is what the program calls it."""

    value: str
    words: Words


@dataclass(frozen=True)
class Setting:
    """One row that `Settings` may hold: the unit of its value, or the choices it has.

    `field` is its name in `allocator.case.Settings`.
    """

    words: Words
    unit: Unit
    field: str
    note: Words
    default: Plain = None
    choices: tuple[Choice, ...] = ()
    least: float | None = None
    most: float | None = None

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.words.en

    def as_column(self) -> Column:
        """The setting's value as the cell of a column, to be read by the same rules."""
        return Column(self.words, self.unit, self.note, least=self.least, most=self.most)
