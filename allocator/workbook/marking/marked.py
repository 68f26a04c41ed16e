"""A marked copy of a workbook, as a whole."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from allocator.language import _
from allocator.whole_file import check_place, put_whole
from allocator.workbook.file import damage
from allocator.workbook.marking.package import Parts
from allocator.workbook.marking.sheet import mark_sheet
from allocator.workbook.package import Package
from allocator.workbook.parts import read_manifest

#: A comment is read in a small box: longer ones are cut.
LONGEST = 4_000


def mark(source: Path, target: Path, notes: Mapping[tuple[str, str], str]) -> int:
    """Write a copy of a workbook with notes on some cells, by sheet and address; how many.

    Every other part of the copy holds the bytes it held. Notes on sheets that the workbook
    does not have are left out; where none is left, nothing is written. Raises ValueError
    where the target is the source or its ending is another (a workbook with macros is no
    workbook without), BadQuestion where the source is none, NotWritten as `write` does.
    """
    if source.suffix.lower() != target.suffix.lower():
        says = _(
            "{name} must end in {ending}, as {source} does.",
            name=target.name,
            ending=source.suffix,
            source=source.name,
        )
        raise ValueError(says)
    if target.exists() and target.samefile(source):
        says = _("The marked copy would replace its own original. Choose another name.")
        raise ValueError(says)
    check_place(target)
    if not notes:  # the source may be no workbook at all
        return 0
    with damage(source.name), zipfile.ZipFile(source) as archive:
        package = Package(archive, source.name)
        manifest = read_manifest(package)
        parts = Parts(archive, package)
        marked = 0
        for sheet in manifest.parts:
            own = {
                cell: _cut(note) for (title, cell), note in notes.items() if title == sheet.title
            }
            if own:
                mark_sheet(parts, manifest.book, sheet.path, own)
                marked += len(own)
        content = parts.packed() if marked else b""
    if marked:
        put_whole(target, content)
    return marked


def _cut(note: str) -> str:
    return note if len(note) <= LONGEST else f"{note[: LONGEST - 1]}…"
