"""The part that holds the comments of a sheet.

A cell has one comment at most: where it has one already, the new words come first in it and
the old ones stay below.
"""

from __future__ import annotations

from collections.abc import Mapping

from allocator.workbook.marking import spots
from allocator.workbook.marking.package import HEAD
from allocator.workbook.marking.spots import Edit, Element

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
AUTHOR = "allocator"
_OWN = b' xmlns="' + NAMESPACE + b'"'
#: Between new words and those that were there.
_BETWEEN = "\n\n"
_DEPTH = 4

EMPTY = HEAD + b"<comments%s><authors/><commentList/></comments>" % _OWN


def commented(content: bytes) -> set[str]:
    """The cells that have a comment."""
    return set(_by_cell(spots.elements(content, _DEPTH)))


def with_comments(content: bytes, notes: Mapping[str, str]) -> bytes:
    """The part with a note on each of these cells."""
    found = spots.elements(content, _DEPTH)
    authors = next(element for element in found if element.name == "authors")
    listed = next(element for element in found if element.name == "commentList")
    there = _by_cell(found)
    changes: list[Edit] = []
    new = [
        _comment(cell, note, len(spots.children(found, authors)))
        for cell, note in notes.items()
        if cell not in there
    ]
    if new:
        author = b"<author%s>%s</author>" % (_OWN, spots.text(AUTHOR))
        changes.append(spots.at_the_end(content, authors, author))
        changes.append(spots.at_the_end(content, listed, b"".join(new)))
    for cell, note in notes.items():
        if cell in there:
            changes += _added(content, found, there[cell], note)
    return spots.edited(content, changes)


def _by_cell(found: list[Element]) -> dict[str, Element]:
    comments = (element for element in found if element.name == "comment")
    return {element.attributes.get("ref", "").upper(): element for element in comments}


def _comment(cell: str, note: str, author: int) -> bytes:
    head = b'<comment%s ref="%s" authorId="%d">' % (_OWN, cell.encode(), author)
    return head + b"<text>%s</text></comment>" % _run(note, b"")


def _run(note: str, own: bytes) -> bytes:
    looks = b'<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/></rPr>'
    return b'<r%s>%s<t xml:space="preserve">%s</t></r>' % (own, looks, spots.text(note))


def _added(content: bytes, found: list[Element], comment: Element, note: str) -> list[Edit]:
    """The words put first in a comment that is there."""
    holder = next(e for e in spots.children(found, comment) if e.name == "text")
    inside = spots.children(found, holder)
    if not inside:
        return [spots.at_the_end(content, holder, _run(note, _OWN))]
    changes = [spots.before(inside[0], _run(note + _BETWEEN, _OWN))]
    for plain in inside:
        if plain.name == "t":  # words without a run of their own come before all runs
            changes += [spots.before(plain, b"<r%s>" % _OWN), spots.after(plain, b"</r>")]
    return changes
