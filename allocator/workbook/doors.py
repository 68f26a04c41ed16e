"""Whether a file is a workbook at all, told from its name and first bytes in no time.

Nothing here unpacks anything: a small file may declare gigabytes, so the sizes it
declares are read before a single part is opened.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from allocator.language import N_, _
from allocator.names import did_you_mean, nearest
from allocator.numerals import number
from allocator.problems import BadQuestion, Problem

ENDINGS = (".xlsx", ".xlsm")
SAVE_AS = N_("Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).")
DAMAGED = N_("Open it in a spreadsheet program, save it again, or use an earlier copy.")
COPY = N_("Copy the sheets that are needed into a new workbook.")

#: Unpacked, a workbook of a million cells is about 50 MB; XML packs 5 to 30 times smaller.
MOST_UNPACKED = 200_000_000
MOST_PACKED_TIGHT = 200
SMALL_PART = 10_000_000
MOST_PARTS = 10_000

_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 1_000_000
#: The records at the end of a package: 22 bytes, a comment, and 76 bytes before.
_END = 66_000
_INDEX_OF_A_PART = 200


def refuse(says: str, fix: str) -> BadQuestion:
    """The one clear line about a file that cannot be read."""
    return BadQuestion([Problem("", "", says, fix)])


def check_file(path: Path) -> None:
    """Refuse what cannot be a workbook: by where it is, its name, and its first bytes."""
    _check_place(path)
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    name = path.name
    if not start:
        raise refuse(_("{name} is empty.", name=name), _("Use the file you filled in."))
    if start.startswith(_OLD_OFFICE):
        if _ENCRYPTED in start or _ENCRYPTED in _directory(path, start):
            raise _locked(name)
        says = _("{name} is an old .xls workbook or another old Office file.", name=name)
        raise refuse(says, _(SAVE_AS))
    if not start.startswith(b"PK"):
        raise refuse(_what_else(name, start), _(SAVE_AS))
    _check_index(path)


def _locked(name: str) -> BadQuestion:
    says = _("{name} is protected by a password.", name=name)
    return refuse(says, _("Remove the password in your spreadsheet program and save it."))


def _directory(path: Path, start: bytes) -> bytes:
    """Names of the streams of an old Office file, which may stand at its very end.

    Sector size: 2 to the power at byte 30; first sector of the directory: at byte 48.
    """
    size = 1 << min(int.from_bytes(start[30:32], "little"), 12)
    with path.open("rb") as file:
        file.seek((int.from_bytes(start[48:52], "little") + 1) * size)
        return file.read(4096)


def _check_place(path: Path) -> None:
    name = path.name
    if name.startswith("~$"):
        says = _("{name} only marks that a workbook is open in a spreadsheet program.", name=name)
        raise refuse(says, _("Use {name} itself.", name=name[2:]))
    if path.is_dir():
        says = _("{name} is a folder.", name=name or str(path))
        raise refuse(says, _("Name the workbook inside it."))
    if not path.exists():
        raise refuse(_("{name} was not found.", name=name), _nearest_file(path))
    if not path.is_file():
        raise refuse(_("{name} is not a file.", name=name), _("Name a workbook."))


def _nearest_file(path: Path) -> str:
    otherwise = _("Check the folder and the spelling.")
    if not path.parent.is_dir():
        return otherwise
    others = [other.name for other in path.parent.iterdir() if other.suffix.lower() in ENDINGS]
    near = nearest(path.name, others)
    return did_you_mean(near) if near else otherwise


def _check_index(path: Path) -> None:
    """Refuse a package of millions of parts before its index is read.

    The index is told of at the end of the file: its size stands at byte 12 of the last
    record, and where that is too small for it, at byte 40 of a record before.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size > MOST_UNPACKED:
            says = _("{name} is larger than {most} MB.", name=path.name, most=_megabytes())
            raise refuse(says, _(COPY))
        file.seek(max(0, size - _END))
        end = file.read()
    last = end.rfind(b"PK\x05\x06")
    before = end.rfind(b"PK\x06\x06", 0, max(last, 0))
    index = int.from_bytes(end[last + 12 : last + 16], "little") if last >= 0 else 0
    if before >= 0:
        index = int.from_bytes(end[before + 40 : before + 48], "little")
    if index > MOST_PARTS * _INDEX_OF_A_PART:
        raise _too_many_parts(path.name)


def _megabytes() -> str:
    return number(MOST_UNPACKED // 1_000_000)


def _too_many_parts(name: str) -> BadQuestion:
    says = _("{name} holds more than {most} parts.", name=name, most=number(MOST_PARTS))
    return refuse(says, _(COPY))


def _what_else(name: str, start: bytes) -> str:
    if not _is_text(start):
        return _("{name} is not an Excel workbook.", name=name)
    if b"<html" in start[:4096].lower():
        return _("{name} is a web page.", name=name)
    return _("{name} is a text file such as .csv.", name=name)


def _is_text(start: bytes) -> bool:
    odd = set(start[:4096]) & set(range(32)) - set(b"\t\n\v\f\r")
    return not odd or start.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 is full of zeros


def check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse packages that are no workbook, are locked, or unpack to far more than they hold."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "mimetype" in names or "content.xml" in names:
        says = _("{name} is an OpenDocument file, not an Excel workbook.", name=name)
        raise refuse(says, _(SAVE_AS))
    if any(part.filename.endswith("workbook.bin") for part in parts):
        raise refuse(_("{name} is a binary workbook (.xlsb).", name=name), _(SAVE_AS))
    if "[Content_Types].xml" not in names:
        raise refuse(_("{name} is a zip file, not an Excel workbook.", name=name), _(SAVE_AS))
    if not name.lower().endswith(ENDINGS):
        says = _("{name} is not named as an .xlsx or .xlsm workbook.", name=name)
        raise refuse(says, _(SAVE_AS))
    if any(part.flag_bits & 1 for part in parts):
        raise _locked(name)
    _check_sizes(parts, name)


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MOST_PARTS:
        raise _too_many_parts(name)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        says = _("{name} unpacks to more than {most} MB.", name=name, most=_megabytes())
        raise refuse(says, _(COPY))
    sizes = [(part.file_size, part.compress_size) for part in parts]
    sizes.append((unpacked, sum(part.compress_size for part in parts)))
    if any(_is_bomb(size, packed) for size, packed in sizes):
        says = _("{name} unpacks to far more than a workbook of its size can hold.", name=name)
        raise refuse(says, _(COPY))


def _is_bomb(size: int, packed: int) -> bool:
    return size > SMALL_PART and size > packed * MOST_PACKED_TIGHT
