"""Rows of `Scenarios`, those of one name together: what changes, and what was learnt."""

from __future__ import annotations

import dataclasses

from allocator.case import Change, Scenario
from allocator.language import _, listed
from allocator.names import normal
from allocator.rules import RULES, find
from allocator.rules.kind import Unit as RuleUnit
from allocator.studies.changes.levers import find_lever
from allocator.words import offer_of
from allocator.workbook.cells import Trouble, show
from allocator.workbook.change_cells import read_change
from allocator.workbook.rows import RowReader
from allocator.workbook.scenario_sheets import BASE, CHANGES

#: The headings of what was learnt, in free text.
TEXTS = ("Strengths", "Weaknesses", "Remedies")


def read_scenarios(row: RowReader | None) -> tuple[Scenario, ...]:
    """The scenarios in the order of their first rows; `Base` speaks of the workbook itself."""
    found: dict[str, Scenario] = {}
    changing: set[str] = set()
    if row is None:
        return ()
    for number in row.table.rows:
        row.go_to(number)
        name = row.text("Scenario")
        texts = {heading: row.text(heading) for heading in TEXTS}
        texts_only = any(texts.values()) and row.is_blank("Change") and row.is_blank("Value")
        change = None if texts_only else _change(row, name)
        if not name:
            continue
        if not texts_only:
            changing.add(normal(name))
        name = BASE.en if name in BASE else name
        scenario = found.setdefault(normal(name), Scenario(name, row=number))
        changes = (*scenario.changes, change) if change else scenario.changes
        found[normal(name)] = dataclasses.replace(
            scenario,
            changes=changes,
            strengths=_joined(scenario.strengths, texts["Strengths"]),
            weaknesses=_joined(scenario.weaknesses, texts["Weaknesses"]),
            remedies=_joined(scenario.remedies, texts["Remedies"]),
        )
    for key, scenario in found.items():
        if key not in changing and scenario.name != BASE.en:
            row.go_to(scenario.row)
            says = _("{name} changes nothing.", name=show(scenario.name))
            fix = _(
                "Fill in {change} and {value}, or call it {base}.",
                change=row.table.called("Change"),
                value=row.table.called("Value"),
                base=BASE.say(),
            )
            row.refuse("Change", Trouble(says, fix))
    return tuple(found.values())


def _change(row: RowReader, name: str) -> Change | None:
    """The change of a row; None where it is broken."""
    typed = row.text("Change")
    what = _what(typed)
    if typed and not what:
        row.refuse("Change", _unknown(typed))
    if what and name in BASE:
        says = _("{name} is the workbook as it stands, so it changes nothing.", name=show(name))
        row.refuse("Change", Trouble(says, _("Give the scenario another name.")))
    how = row.typed("Value", lambda cell, formula: read_change(cell, formula, _is_percent(what)))
    if how is None or row.broken:
        return None
    return Change(
        what,
        how.how,
        how.number,
        region=row.text("Region"),
        project=row.text("Project type"),
        source=row.text("Source"),
        year=row.text("Year"),
        row=row.number,
    )


def _what(typed: str) -> str:
    """The English name of what changes; "" where nothing has this name."""
    for name, words in CHANGES.items():
        if typed in words:
            return name
    kind = find(typed)
    return kind.name if kind else ""


def _is_percent(what: str) -> bool:
    lever, kind = find_lever(what), find(what)
    return bool((lever and lever.percent) or (kind and kind.value is RuleUnit.PERCENT))


def _unknown(typed: str) -> Trouble:
    says = _("{value} is nothing a scenario can change.", value=show(typed))
    changes = listed([words.say() for words in CHANGES.values()])
    otherwise = _("Write {names} or the name of a rule.", names=changes)
    known = [*CHANGES.values(), *(kind.words for kind in RULES)]
    return Trouble(says, offer_of(typed, known, otherwise))


def _joined(told: str, more: str) -> str:
    """Texts of several rows, each once."""
    return told if not more or more in told.split("\n") else f"{told}\n{more}".strip()
