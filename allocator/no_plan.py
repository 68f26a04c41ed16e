"""What is said where no plan exists: on the terminal, and in the comments of a marked copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from allocator.language import N_, Nn_, _, either, join, ngettext
from allocator.numerals import number
from allocator.problems import Conflict, Mix, Quarrel, Quarrelling

#: So many cells are named in one sentence.
NAMED = 8


def told(found: Conflict) -> list[str]:
    """The lines of a conflict, for a terminal."""
    if len(found.sets) == 1:
        (only,) = found.sets
        lines = [_("No plan can satisfy these together:"), *_members(only, "  ")]
        lines += [*_why(only, ""), *_enough(only), *_mixed(found.mix, only)]
    else:
        count = len(found.sets)
        lines = [
            ngettext(
                "No plan can satisfy the rules: {count} quarrel.",
                "No plan can satisfy the rules: {count} quarrels, apart from each other.",
                count,
            )
        ]
        for place, quarrelling in enumerate(found.sets, start=1):
            lines.append(_("{number}. These cannot hold together:", number=number(place)))
            lines += [*_members(quarrelling, "     "), *_why(quarrelling, "   ")]
            lines += _settled(quarrelling)
        lines += _mixed(found.mix, None)
    if not found.complete:
        lines.append(_("There may be more; settle these first."))
    return lines


def notes(found: Conflict) -> dict[tuple[str, str], str]:
    """The comment on each cell that quarrels, by sheet and address."""
    texts: dict[tuple[str, str], list[str]] = {}
    for quarrelling in found.sets:
        for quarrel in quarrelling.members:
            said = "\n".join(_note(quarrel, quarrelling))
            texts.setdefault((quarrel.sheet, quarrel.address), []).append(said)
    mixed = found.mix.changes if found.mix else ()
    for quarrel in mixed:
        others = [other.cell for other in mixed if other.cell != quarrel.cell]
        said = _("One way to settle everything: {change}.", change=quarrel.change)
        if others:
            said = _(
                "One way to settle everything: {change}, together with the changes of {cells}.",
                change=quarrel.change,
                cells=join(others, NAMED),
            )
        texts.setdefault((quarrel.sheet, quarrel.address), []).append(said)
    return {cell: "\n\n".join(said) for cell, said in texts.items() if cell[1]}


def _note(quarrel: Quarrel, quarrelling: Quarrelling) -> Iterator[str]:
    """The rule in words, what it quarrels with, the sum behind it, and the least change."""
    others = [other.cell for other in quarrelling.members if other is not quarrel]
    yield f"{quarrel.rule[:1].upper()}{quarrel.rule[1:]}."
    if others:
        cells = join(others, NAMED)
        yield _("This cannot hold together with {cells}: no plan exists.", cells=cells)
    else:
        yield _("This cannot hold: no plan exists.")
    if quarrelling.why:
        yield quarrelling.why
    if quarrel.alone:
        enough = _("Enough by itself: {change}.", change=quarrel.change)
        yield f"{enough} {_THEN.of(quarrel.people, quarrel.proven)}"
    elif quarrel.change:
        yield _("Settles this quarrel, but not the others: {change}.", change=quarrel.change)
    else:
        yield _("No change of this cell alone is enough.")


def _members(quarrelling: Quarrelling, indent: str) -> Iterator[str]:
    for quarrel in quarrelling.members:
        yield indent + _("{cell}: {rule}", cell=quarrel.cell, rule=quarrel.rule)


def _why(quarrelling: Quarrelling, indent: str) -> list[str]:
    return [f"{indent}{quarrelling.why}"] if quarrelling.why else []


def _enough(only: Quarrelling) -> Iterator[str]:
    """The changes of one cell that end everything, and the cells where none does."""
    enough = [quarrel for quarrel in only.members if quarrel.alone]
    if enough:
        one = len(enough) == 1
        yield _("This change is enough:") if one else _("Any one of these is enough:")
    for quarrel in enough:
        yield f"  {_change(quarrel)} {_THEN.of(quarrel.people, quarrel.proven)}"
    stuck = [quarrel.cell for quarrel in only.members if not quarrel.alone]
    if stuck and enough:
        yield _("No change of {cells} alone is enough.", cells=either(stuck, NAMED))


def _settled(quarrelling: Quarrelling) -> Iterator[str]:
    """The changes of one cell that settle one quarrel of several."""
    changes = [quarrel for quarrel in quarrelling.members if quarrel.change]
    if changes:
        one = len(changes) == 1
        yield "   " + (_("This settles it:") if one else _("Any one of these settles it:"))
    for quarrel in changes:
        yield f"     {_change(quarrel)}"


def _mixed(mix: Mix | None, only: Quarrelling | None) -> Iterator[str]:
    """The changes that end everything together; only: the one set, where there is one."""
    if mix is None:
        return
    instead = only is not None and any(quarrel.alone for quarrel in only.members)
    yield (_INSTEAD if instead else _CHEAPEST).of(mix.people, mix.proven)
    for quarrel in mix.changes:
        yield f"  {_change(quarrel)}"


def _change(quarrel: Quarrel) -> str:
    return _("{cell}: {change}.", cell=quarrel.cell, change=quarrel.change)


class _Reaching(NamedTuple):
    """What is said of the plan after a change, by what is known of the people it reaches."""

    uncounted: str
    nobody: str
    proven: tuple[str, str]
    at_least: tuple[str, str]

    def of(self, people: float | None, proven: bool) -> str:
        """The one that fits."""
        if people is None:
            return _(self.uncounted)
        if people < 0.5:
            return _(self.nobody)
        one, many = self.proven if proven else self.at_least
        return ngettext(one, many, round(people))


_THEN = _Reaching(
    N_("The plan then reaches people who were not counted."),
    N_("The plan then reaches nobody."),
    Nn_("The plan then reaches {count} people.", "The plan then reaches {count} people."),
    Nn_(
        "The plan then reaches at least {count} people.",
        "The plan then reaches at least {count} people.",
    ),
)
_INSTEAD = _Reaching(
    N_("Or these together; the plan then reaches people who were not counted:"),
    N_("Or these together; the plan then reaches nobody:"),
    Nn_(
        "Or these together; the plan then reaches {count} people:",
        "Or these together; the plan then reaches {count} people:",
    ),
    Nn_(
        "Or these together; the plan then reaches at least {count} people:",
        "Or these together; the plan then reaches at least {count} people:",
    ),
)
_CHEAPEST = _Reaching(
    N_(
        "The cheapest changes that settle everything; the plan then reaches people who were "
        "not counted:"
    ),
    N_("The cheapest changes that settle everything; the plan then reaches nobody:"),
    Nn_(
        "The cheapest changes that settle everything; the plan then reaches {count} people:",
        "The cheapest changes that settle everything; the plan then reaches {count} people:",
    ),
    Nn_(
        "The cheapest changes that settle everything; the plan then reaches at least {count} "
        "people:",
        "The cheapest changes that settle everything; the plan then reaches at least {count} "
        "people:",
    ),
)
