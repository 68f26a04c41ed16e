"""Where the elements of a part stand in its bytes, and what is put there.

What is put in declares its own namespaces, so that it means the same whatever prefixes the
part uses. It is plain ASCII, the rest as numbered characters, so that it reads the same
whatever the part's encoding.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat

_TAG = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_DECLARED = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']""")
#: Characters no XML may hold, and those that would end what they stand in.
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Element(NamedTuple):
    """An element of a part: its name without namespace, and where it stands in the bytes.

    inside: where its content begins; close: where it ends; end: the first byte after it.
    inside is end where it has no content (`<a/>`). parent: position among the elements.
    """

    name: str
    attributes: dict[str, str]
    depth: int
    parent: int
    start: int
    inside: int
    close: int
    end: int


class Edit(NamedTuple):
    """Bytes from one place to another, replaced."""

    start: int
    end: int
    new: bytes


def utf8(content: bytes) -> tuple[bytes, str]:
    """A part in UTF-8, and the encoding it had."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16").encode(), "utf-16"
    declared = _DECLARED.match(content)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    return (content, name) if name in ("utf-8", "utf8") else (content.decode(name).encode(), name)


def elements(content: bytes, depth: int) -> list[Element]:
    """The elements of a part in UTF-8 down to some depth (0: the root), in their order."""
    finder = _Finder(content, depth)
    finder.parser.Parse(content, True)
    return finder.found


def children(found: list[Element], parent: Element) -> list[Element]:
    """The elements right inside another, in their order."""
    at = found.index(parent)
    return [element for element in found if element.parent == at]


def edited(content: bytes, changes: Iterable[Edit]) -> bytes:
    """The bytes with some of them replaced; none of the changes may overlap."""
    parts, at = [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        parts += [content[at : change.start], change.new]
        at = change.end
    return b"".join([*parts, content[at:]])


def before(element: Element, new: bytes) -> Edit:
    """Something put in front of an element."""
    return Edit(element.start, element.start, new)


def after(element: Element, new: bytes) -> Edit:
    """Something put behind an element."""
    return Edit(element.end, element.end, new)


def at_the_end(content: bytes, element: Element, new: bytes) -> Edit:
    """Something put inside an element, behind what is there; `<a/>` is opened for it."""
    if element.inside < element.end:
        return Edit(element.close, element.close, new)
    name = content[element.start + 1 : element.end].split(b"/")[0].split()[0]
    return Edit(element.end - 2, element.end, b">" + new + b"</" + name + b">")


def text(words: str) -> bytes:
    """Words as the content of an element or of an attribute in double quotes."""
    fit = _UNFIT.sub("\ufffd", words)
    for char, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        fit = fit.replace(char, written)
    return fit.encode("ascii", "xmlcharrefreplace")


class _Finder:
    def __init__(self, content: bytes, depth: int) -> None:
        self.content, self.depth = content, depth
        self.found: list[Element] = []
        self.open: list[int] = []
        self.level = 0
        self.parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.level <= self.depth:
            at = self.parser.CurrentByteIndex
            tag = _TAG.match(self.content, at)
            assert tag is not None
            parent = self.open[-1] if self.open else -1
            plain = name.rpartition("}")[2]
            place = (at, tag.end(), tag.end(), tag.end())
            self.found.append(Element(plain, attributes, self.level, parent, *place))
            self.open.append(len(self.found) - 1)
        self.level += 1

    def end(self, _: str) -> None:
        self.level -= 1
        if self.level > self.depth:
            return
        at = self.open.pop()
        element = self.found[at]
        if self.content[element.inside - 2 : element.inside] != b"/>":
            close = self.parser.CurrentByteIndex
            end = self.content.index(b">", close) + 1
            self.found[at] = element._replace(close=close, end=end)
        else:
            self.found[at] = element._replace(close=element.inside, end=element.inside)
