"""One sheet with comments: the part that holds them, the boxes, and the way to both."""

from __future__ import annotations

from collections.abc import Mapping

from allocator.language import _
from allocator.workbook.doors import DAMAGED, refuse
from allocator.workbook.marking import boxes, comments, spots, threads
from allocator.workbook.marking.package import RELATIONS, Parts

#: What stands behind `legacyDrawing` in a worksheet (ECMA-376 part 1, 18.3.1.99). What stands
#: in an `AlternateContent` at this level are `oleObjects` or `controls`.
BEHIND = {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"}
BEHIND |= {"AlternateContent", "webPublishItems", "tableParts", "extLst"}
_DRAWN = "legacyDrawing"


def mark_sheet(parts: Parts, book: str, sheet: str, notes: Mapping[str, str]) -> None:
    """Put a note on each of these cells of a sheet. book, sheet: paths of their parts."""
    boxed = _comment(parts, sheet, notes)
    _draw(parts, sheet, {cell: note for cell, note in notes.items() if cell not in boxed})
    _reply(parts, book, sheet, notes)


def _comment(parts: Parts, sheet: str, notes: Mapping[str, str]) -> set[str]:
    """Write the comments; the cells that had one before."""
    there = parts.related(sheet, "comments")
    if there:
        path = there[0]
    else:
        path = parts.free("xl/comments{}.xml")
        parts.add(path, comments.EMPTY, comments.KIND)
        parts.relate(sheet, "comments", path)
    content = parts.read(path)
    parts.put(path, comments.with_comments(content, notes))
    return comments.commented(content)


def _draw(parts: Parts, sheet: str, notes: Mapping[str, str]) -> None:
    """Draw the boxes of the comments that are new."""
    if not notes:
        return
    found = spots.elements(parts.read(sheet), 1)
    drawn = [element for element in found if element.name == _DRAWN]
    path = ""
    if drawn:
        path = parts.target(sheet, _reference(drawn[0].attributes))
        if not path:
            raise refuse(_("A sheet tells of comments that are not there."), _(DAMAGED))
    else:
        others = [parts.raw(name) for name in parts.names if name.lower().endswith(".vml")]
        path = parts.free("xl/drawings/vmlDrawing{}.vml")
        parts.add(path, boxes.empty(boxes.free_block(others)), boxes.KIND)
        _lead(parts, sheet, parts.relate(sheet, "vmlDrawing", path))
    parts.put(path, boxes.with_boxes(parts.raw(path), notes))


def _reference(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith("}id")), "")


def _lead(parts: Parts, sheet: str, relation: str) -> None:
    """The sheet itself says where its boxes are, at the place where it has to."""
    content = parts.read(sheet)
    found = spots.elements(content, 1)
    behind = [element for element in found if element.depth == 1 and element.name in BEHIND]
    main, r = comments.NAMESPACE, RELATIONS.encode()
    new = b'<legacyDrawing xmlns="%s" xmlns:r="%s" r:id="%s"/>' % (main, r, relation.encode())
    change = spots.before(behind[0], new) if behind else spots.at_the_end(content, found[0], new)
    parts.put(sheet, spots.edited(content, [change]))


def _reply(parts: Parts, book: str, sheet: str, notes: Mapping[str, str]) -> None:
    """Say it again in the conversations of the cells that have one."""
    people = parts.related(book, "person")
    for path in parts.related(sheet, "threadedComment") if people else ():
        content = parts.read(path)
        said = threads.with_replies(content, notes)
        if said != content:
            parts.put(path, said)
            parts.put(people[0], threads.with_person(parts.read(people[0])))
