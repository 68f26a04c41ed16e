"""The parts of a package as they were and as they are to be.

Only three kinds of parts tell of others: relationships, the list of kinds of all parts, and
the parts themselves by the ids of their relationships.
"""

from __future__ import annotations

import io
import itertools
import posixpath
import zipfile
from collections.abc import Iterable

from allocator.workbook.marking import spots
from allocator.workbook.package import Package
from allocator.workbook.parts import relationships

_KINDS = "[Content_Types].xml"
_KINDS_NAMESPACE = b"http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = b"http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_RELATIONS = HEAD + b'<Relationships xmlns="%s"/>' % _RELATIONS_NAMESPACE


class Parts:
    """The parts of a workbook's package, some of them changed, some of them new."""

    def __init__(self, archive: zipfile.ZipFile, package: Package) -> None:
        self._archive = archive
        self._package = package
        self._changed: dict[str, bytes] = {}
        self._encodings: dict[str, str] = {}
        self.names = set(archive.namelist())

    def read(self, path: str) -> bytes:
        """A part as it is by now, in UTF-8."""
        if path not in self._changed:
            content, self._encodings[path] = spots.utf8(self.raw(path))
            return content
        return self._changed[path]

    def raw(self, path: str) -> bytes:
        """A part as it is by now, in whatever encoding it has."""
        return self._changed.get(path) or self._archive.read(path)

    def put(self, path: str, content: bytes) -> None:
        """A part changed, or a new one; in UTF-8."""
        self._changed[path] = content
        self.names.add(path)

    def add(self, path: str, content: bytes, kind: str) -> None:
        """A new part of a kind of its own."""
        self.put(path, content)
        new = b'<Override xmlns="%s" PartName="%s" ContentType="%s"/>'
        fill = (_KINDS_NAMESPACE, spots.text(f"/{path}"), kind.encode())
        self.append(_KINDS, new % fill)

    def append(self, path: str, new: bytes) -> None:
        """Something put at the end of a part, inside its root."""
        content = self.read(path)
        root = spots.elements(content, 0)[0]
        self.put(path, spots.edited(content, [spots.at_the_end(content, root, new)]))

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part of the original package tells of as being of a kind."""
        if not self._package.holds(_relations_of(part)):
            return []
        found = relationships(self._package, part).values()
        return [path for what, path in found if what == kind and path in self.names]

    def target(self, part: str, relation: str) -> str:
        """Where a relationship of a part of the original package leads; "" where nowhere."""
        if not self._package.holds(_relations_of(part)):
            return ""
        path = relationships(self._package, part).get(relation, ("", ""))[1]
        return path if path in self.names else ""

    def relate(self, part: str, kind: str, path: str) -> str:
        """A part tells of another from now on; the id under which it does."""
        where = _relations_of(part)
        if where not in self.names:
            self.put(where, _NO_RELATIONS)
        there = spots.elements(self.read(where), 1)
        name = _free("rId{}", (element.attributes.get("Id", "") for element in there))
        new = b'<Relationship xmlns="%s" Id="%s" Type="%s/%s" Target="%s"/>'
        own = (_RELATIONS_NAMESPACE, name.encode(), RELATIONS.encode(), kind.encode())
        self.append(where, new % (*own, spots.text(f"/{path}")))
        return name

    def free(self, pattern: str) -> str:
        """A name of this pattern that no part has, whatever its case."""
        return _free(pattern, self.names)

    def packed(self) -> bytes:
        """The package: every part in its old place, new ones at the end."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for old in self._archive.infolist():
                new = zipfile.ZipInfo(old.filename, old.date_time)
                new.compress_type, new.external_attr = old.compress_type, old.external_attr
                archive.writestr(new, self._encoded(old.filename))
            for path in sorted(self.names - set(self._archive.namelist())):
                new = zipfile.ZipInfo(path)
                new.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(new, self._encoded(path))
        return packed.getvalue()

    def _encoded(self, path: str) -> bytes:
        if path not in self._changed:
            return self._archive.read(path)
        encoding = self._encodings.get(path, "utf-8")
        content = self._changed[path]
        if encoding in ("utf-8", "utf8"):
            return content
        return content.decode().encode(encoding, "xmlcharrefreplace")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _free(pattern: str, names: Iterable[str]) -> str:
    taken = {name.lower() for name in names}
    numbered = (pattern.format(number) for number in itertools.count(1))
    return next(name for name in numbered if name.lower() not in taken)
