"""The part that draws the boxes of a sheet's comments, in the old drawing language VML.

Spreadsheet programs write parts of this kind that are no proper XML, so what is there is not
taken apart: new boxes go before the last end tag of the root.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from openpyxl.utils.cell import coordinate_to_tuple

from allocator.language import _, right_to_left
from allocator.workbook.doors import DAMAGED, refuse

KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMESPACES = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_ROOT = re.compile(rb"<xml[^>]*>")
_SHAPE = re.compile(rb"_x0000_s(\d+)")
_BLOCK = re.compile(rb"""<\w+:idmap\b[^>]*?\sdata\s*=\s*["']([\d,\s]+)["']""")
_TYPE = b"_x0000_t202"
_END = b"</xml>"
#: Ids of shapes come in blocks of so many, a block or more for each sheet.
BLOCK = 1024
#: A box is so many columns wide; about so many letters are on one of its lines.
WIDE, LETTERS = 6, 62
HIGHEST = 40
LAST_COLUMN, LAST_ROW = 16_383, 1_048_575


def empty(block: int) -> bytes:
    """A part without boxes whose shapes are numbered from a block on."""
    names = b"".join(b' xmlns:%s="%s"' % item for item in _NAMESPACES.items())
    layout = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout>'
    return b"<xml%s>%s</xml>" % (names, layout % block)


def free_block(others: Sequence[bytes]) -> int:
    """A block of shapes that no other part of this kind uses."""
    used = [int(n) for part in others for m in _BLOCK.finditer(part) for n in m[1].split(b",")]
    return max(used, default=0) + 1


def with_boxes(content: bytes, notes: Mapping[str, str]) -> bytes:
    """The part with a hidden box for each of these cells."""
    root, end = _ROOT.search(content), content.rfind(_END)
    if root is None or end < 0:
        says = _("Its comments are drawn in a way that cannot be added to.")
        raise refuse(says, _(DAMAGED))
    own = b"".join(
        b' xmlns:%s="%s"' % (prefix, name)
        for prefix, name in _NAMESPACES.items()
        if not re.search(b"xmlns:%s\\s*=\\s*[\"']%s[\"']" % (prefix, re.escape(name)), root[0])
    )
    taken = [int(number) for number in _SHAPE.findall(content)]
    blocks = [int(n) for match in _BLOCK.finditer(content) for n in match[1].split(b",")]
    first = max([*taken, BLOCK * min(blocks, default=1)]) + 1
    new = [] if b'id="%s"' % _TYPE in content else [_shape_type(own)]
    new += [_box(first + n, own, *item) for n, item in enumerate(notes.items())]
    return content[:end] + b"".join(new) + content[end:]


def _shape_type(own: bytes) -> bytes:
    return (
        b'<v:shapetype%s id="%s" coordsize="21600,21600" o:spt="202" '
        b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' % (own, _TYPE)
    )


def _box(number: int, own: bytes, cell: str, note: str) -> bytes:
    row, column = (place - 1 for place in coordinate_to_tuple(cell))
    anchor = ", ".join(str(part) for part in _anchor(row, column, note)).encode()
    return (
        b'<v:shape%s id="_x0000_s%d" type="#%s" style="position:absolute;z-index:1;'
        b'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        b'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        b'<v:textbox style="mso-direction-alt:auto"><div style="%s"></div>'
        b'</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        b"<x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row>"
        b"<x:Column>%d</x:Column></x:ClientData></v:shape>"
    ) % (own, number, _TYPE, _direction(), anchor, row, column)


def _direction() -> bytes:
    return b"text-align:right;direction:rtl" if right_to_left() else b"text-align:left"


def _anchor(row: int, column: int, note: str) -> list[int]:
    """Left column, its part in pixels, top row, its part, and the same of right and bottom."""
    lines = sum(max(1, math.ceil(len(line) / LETTERS)) for line in note.splitlines())
    high = min(HIGHEST, max(4, lines + 1))
    left = min(column + 1, LAST_COLUMN - WIDE)
    top = min(max(0, row - 1), LAST_ROW - high)
    return [left, 15, top, 10, left + WIDE, 15, top + high, 4]
