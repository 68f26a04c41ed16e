"""Conversations on a cell, as newer spreadsheet programs have them beside comments.

Where a cell has one, those programs show it and not the comment, so the note is a reply there.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping

from allocator.workbook.marking import spots
from allocator.workbook.marking.comments import AUTHOR

NAMESPACE = b"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
#: The same in every copy: who speaks is always the same program.
PERSON = b"{6F5B0F7A-4C1E-5A39-9B64-0D2C3E8A7B11}"


def with_replies(content: bytes, notes: Mapping[str, str]) -> bytes:
    """The part with a reply in the conversation of each of these cells that has one."""
    found = spots.elements(content, 1)
    begun: dict[str, str] = {}
    for element in found[1:]:
        if "parentId" not in element.attributes:
            begun.setdefault(element.attributes.get("ref", "").upper(), element.attributes["id"])
    new = [_reply(cell, note, begun[cell]) for cell, note in notes.items() if cell in begun]
    if not new:
        return content
    return spots.edited(content, [spots.at_the_end(content, found[0], b"".join(new))])


def _reply(cell: str, note: str, parent: str) -> bytes:
    name = b"{%s}" % str(uuid.uuid5(uuid.NAMESPACE_OID, f"{parent} {cell} {note}")).upper().encode()
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.00").encode()
    head = b'<threadedComment xmlns="%s" ref="%s" dT="%s" personId="%s" id="%s" parentId="%s">'
    fill = (NAMESPACE, cell.encode(), now, PERSON, name, spots.text(parent))
    return head % fill + b"<text>%s</text></threadedComment>" % spots.text(note)


def with_person(content: bytes) -> bytes:
    """The list of people who speak in conversations, the program among them."""
    if PERSON in content:
        return content
    new = b'<person xmlns="%s" displayName="%s" id="%s" userId="%s" providerId="None"/>'
    root = spots.elements(content, 0)[0]
    own = new % (NAMESPACE, AUTHOR.encode(), PERSON, AUTHOR.encode())
    return spots.edited(content, [spots.at_the_end(content, root, own)])
