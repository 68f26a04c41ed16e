"""What is said where no plan exists: on the terminal, and in the comments of a marked copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.language import join
from allocator.problems import Conflict, Mix, Quarrel, Quarrelling


def told(found: Conflict) -> list[str]:
    """The lines of a conflict, for a terminal."""
    if len(found.sets) == 1:
        (only,) = found.sets
        lines = ["No plan can satisfy these together:", *_members(only, "  ")]
        lines += [*_why(only, ""), *_enough(only), *_mixed(found.mix, only)]
    else:
        count = len(found.sets)
        lines = [f"No plan can satisfy the rules: {count} quarrels, apart from each other."]
        for number, quarrelling in enumerate(found.sets, start=1):
            lines.append(f"{number}. These cannot hold together:")
            lines += [*_members(quarrelling, "     "), *_why(quarrelling, "   ")]
            lines += _settled(quarrelling)
        lines += _mixed(found.mix, None)
    if not found.complete:
        lines.append("There may be more; settle these first.")
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
        together = f", together with the changes of {join(others, 8)}" if others else ""
        said = f"One way to settle everything: {quarrel.change}{together}."
        texts.setdefault((quarrel.sheet, quarrel.address), []).append(said)
    return {cell: "\n\n".join(said) for cell, said in texts.items() if cell[1]}


def _note(quarrel: Quarrel, quarrelling: Quarrelling) -> Iterator[str]:
    """The rule in words, what it quarrels with, the sum behind it, and the least change."""
    others = [other.cell for other in quarrelling.members if other is not quarrel]
    against = f" together with {join(others, 8)}" if others else ""
    yield f"{quarrel.rule[:1].upper()}{quarrel.rule[1:]}."
    yield f"This cannot hold{against}: no plan exists."
    if quarrelling.why:
        yield quarrelling.why
    if quarrel.alone:
        people = _people(quarrel.people, quarrel.proven)
        yield f"Enough by itself: {quarrel.change}. The plan then reaches {people}."
    elif quarrel.change:
        yield f"Settles this quarrel, but not the others: {quarrel.change}."
    else:
        yield "No change of this cell alone is enough."


def _members(quarrelling: Quarrelling, indent: str) -> Iterator[str]:
    return (f"{indent}{quarrel.cell}: {quarrel.rule}" for quarrel in quarrelling.members)


def _why(quarrelling: Quarrelling, indent: str) -> list[str]:
    return [f"{indent}{quarrelling.why}"] if quarrelling.why else []


def _enough(only: Quarrelling) -> Iterator[str]:
    """The changes of one cell that end everything, and the cells where none does."""
    enough = [quarrel for quarrel in only.members if quarrel.alone]
    if enough:
        one = "This change is enough:" if len(enough) == 1 else "Any one of these is enough:"
        yield one
    for quarrel in enough:
        people = _people(quarrel.people, quarrel.proven)
        yield f"  {quarrel.cell}: {quarrel.change}. The plan then reaches {people}."
    stuck = [quarrel.cell for quarrel in only.members if not quarrel.alone]
    if stuck and enough:
        yield f"No change of {_either(stuck)} alone is enough."


def _settled(quarrelling: Quarrelling) -> Iterator[str]:
    """The changes of one cell that settle one quarrel of several."""
    changes = [quarrel for quarrel in quarrelling.members if quarrel.change]
    if changes:
        one = "This settles it:" if len(changes) == 1 else "Any one of these settles it:"
        yield f"   {one}"
    for quarrel in changes:
        yield f"     {quarrel.cell}: {quarrel.change}."


def _mixed(mix: Mix | None, only: Quarrelling | None) -> Iterator[str]:
    """The changes that end everything together; only: the one set, where there is one."""
    if mix is None:
        return
    people = _people(mix.people, mix.proven)
    instead = only is not None and any(quarrel.alone for quarrel in only.members)
    what = "Or these together" if instead else "The cheapest changes that settle everything"
    yield f"{what}; the plan then reaches {people}:"
    for quarrel in mix.changes:
        yield f"  {quarrel.cell}: {quarrel.change}."


def _people(people: float | None, proven: bool) -> str:
    if people is None:
        return "people who were not counted"
    least = "" if proven else "at least "
    return f"{least}{people:,.0f} people" if people >= 0.5 else "nobody"


def _either(names: Sequence[str]) -> str:
    return join(names, 8).replace(" and ", " or ")
