"""Rows of `Rules` and `Settings`: what each asks for, in any of the three languages."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from allocator.case import Rule, Settings
from allocator.language import _, listed
from allocator.names import normal
from allocator.numerals import plain
from allocator.rules import RULES, find
from allocator.rules.kind import Kind
from allocator.rules.kind import Unit as RuleUnit
from allocator.scope import SAME
from allocator.words import offer_of
from allocator.workbook.cells import Meaning, Trouble, show
from allocator.workbook.column import Column, Setting, Unit
from allocator.workbook.complaints import Complaints
from allocator.workbook.rows import RowReader
from allocator.workbook.rule_sheets import VALUE
from allocator.workbook.sheets import SETTINGS, find_setting

#: What stands for a broken value, which has been complained of once and must not be again.
SOUND = 1.0

_CURRENCY = re.compile("[A-Za-z]{3}")


# Rules


def rule(row: RowReader) -> Rule | None:
    """A row of `Rules`. A rule that is off is kept, and its other cells are not complained of."""
    on = row.yes("On")
    if not on:
        row = _quiet(row)
    name = row.text("Rule")
    kind = find(name)
    kind_name = kind.name if kind else name
    if on and name and kind is None:
        row.refuse("Rule", _unknown_rule(name))
        on = False  # kept, but nothing more can be said of it
    value = _value(row, kind)
    read = Rule(
        kind=kind_name,
        value=value,
        region=row.text("Region"),
        project=row.text("Project type"),
        source=row.text("Source"),
        year=row.text("Year"),
        of=_of(row.text("Of")),
        step=row.number_or("Step"),
        step_per_person=row.number_or("Step per person"),
        on=on,
        note=row.text("Note"),
        row=row.number,
    )
    broken = row.broken & {"Region", "Project type", "Source", "Year", "Of"}
    if value == "":  # a name that is missing has been asked for once
        broken.add("Value")
    return dataclasses.replace(read, on=on and not broken) if name else None


def _quiet(row: RowReader) -> RowReader:
    """The same row, read without a word."""
    quiet = RowReader(row.table, Complaints(), row.never_calculated)
    quiet.go_to(row.number)
    return quiet


def _unknown_rule(name: str) -> Trouble:
    says = _("there is no rule called {name}.", name=show(name))
    names = (kind.words for kind in RULES)
    return Trouble(says, offer_of(name, names, _("Choose one from the list.")))


def _of(typed: str) -> str:
    return next((words.en for words in SAME if typed in words), typed)


def _value(row: RowReader, kind: Kind | None) -> float | str:
    """The limit in the unit of its kind; `SOUND` where it is broken, 0 where the kind is."""
    if kind is None:
        return 0.0
    if kind.value is RuleUnit.NAME:
        return row.text("Value")
    unit = Unit.PERCENT if kind.value is RuleUnit.PERCENT else Unit.NUMBER
    # What a limit may not go below is the kind's own business; what it means, the checks'.
    column = Column(VALUE, unit, VALUE, required=True, least=kind.lowest)
    value = row.read_as("Value", column)
    return value if isinstance(value, (int, float)) else SOUND


# Settings


def read_settings(row: RowReader | None) -> Settings:
    """The sheet `Settings`; what it does not say keeps its default."""
    if row is None:
        return Settings()
    found: dict[str, Any] = {}
    rows: dict[str, int] = {}
    for number in row.table.rows:
        row.go_to(number)
        name = row.text("Setting")
        if not name:
            continue
        setting = find_setting(name)
        if setting is None:
            row.refuse("Setting", _unknown_setting(name))
        elif setting.name in rows:
            first = plain(rows[setting.name])
            says = _("{name} is already set in row {row}.", name=show(name), row=first)
            row.refuse("Setting", Trouble(says, _("Keep one of the two.")))
        else:
            rows[setting.name] = number
            value = _setting_value(row, setting)
            if value is not None:
                found[setting.field] = value
    return Settings(**found)


def setting_rows(row: RowReader) -> dict[str, int]:
    """English name of each setting in the sheet -> the row it stands in."""
    found: dict[str, int] = {}
    for number in row.table.rows:
        row.go_to(number)
        setting = find_setting(row.text("Setting"))
        if setting is not None:
            found.setdefault(setting.name, number)
    return found


def _unknown_setting(name: str) -> Trouble:
    says = _("there is no setting called {name}.", name=show(name))
    otherwise = _("Remove the row; the names are listed in the manual.")
    return Trouble(says, offer_of(name, (setting.words for setting in SETTINGS), otherwise))


def _setting_value(row: RowReader, setting: Setting) -> Meaning | None:
    value = row.read_as("Value", dataclasses.replace(setting.as_column(), required=True))
    if value is None:
        return None
    if setting.choices:
        value = _choose(setting, str(value))
    elif setting.field == "currency":
        value = _currency(str(value))
    if isinstance(value, Trouble):
        row.refuse("Value", value)
        return None
    return value


def _choose(setting: Setting, typed: str) -> str | Trouble:
    for choice in setting.choices:
        if typed in choice.words or normal(typed) == normal(choice.value):
            return choice.value
    # A code, such as that of a language, is the same in all of them.
    names = [c.words.say() if c.value in c.words else c.value for c in setting.choices]
    otherwise = _("Write {names} or {last}.", names=listed(names[:-1]), last=names[-1])
    says = _("{value} is no value of {setting}.", value=show(typed), setting=setting.words.say())
    return Trouble(says, offer_of(typed, (c.words for c in setting.choices), otherwise))


def _currency(typed: str) -> str | Trouble:
    if _CURRENCY.fullmatch(typed):
        return typed.upper()
    says = _("{value} is not the code of a currency.", value=show(typed))
    return Trouble(says, _("Write its three letters, such as MAD."))
