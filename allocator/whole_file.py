"""A file put in its place whole or not at all, whatever happens on the way.

The content goes beside the target under a name of its own, to the disk and not only towards
it, and takes the target's place in one step. A full disk, a killed process or another run to
the same target at the same moment leave the old file whole or the new one, never half of one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from pathlib import Path

from allocator.language import N_, _


class NotWritten(OSError):
    """The file could not be written; what stood there before still stands."""


def put_whole(path: str | Path, content: bytes) -> None:
    """Put a file in its place. Raises NotWritten with one plain sentence."""
    target = Path(path).resolve()
    check_place(target)
    beside = target.with_name(f".{target.stem[:100]}-{secrets.token_hex(6)}.part")
    try:
        _write(beside, content)
        if target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
        _settle(target.parent)
    except OSError as failure:
        says = _("{file} could not be written: {why}.", file=target.name, why=reason(failure))
        raise NotWritten(says) from failure
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def check_place(path: str | Path) -> None:
    """Say at once what cannot end well: raises NotWritten where no file can be put."""
    target = Path(path).resolve()
    if target.is_dir():
        raise NotWritten(_("{file} is a folder. Name a file.", file=target.name))
    folder = target.parent.name
    if not target.parent.is_dir():
        raise NotWritten(_("The folder {folder} does not exist. Make it first.", folder=folder))
    if not os.access(target.parent, os.W_OK):
        raise NotWritten(_("The folder {folder} is read-only. Choose another one.", folder=folder))
    if not target.exists():
        return
    if not target.is_file():
        raise NotWritten(
            _("{file} is a device, not a file. Choose another name.", file=target.name)
        )
    # A file marked read-only is meant to stay, also where the user's rights would go further.
    if not target.stat().st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise NotWritten(_("{file} is read-only. Choose another name.", file=target.name))
    for mark in (f"~${target.name}", f".~lock.{target.name}#"):
        if target.with_name(mark).exists():
            raise NotWritten(
                _(
                    "{file} is open in a spreadsheet program. Close it there, or choose another "
                    "name. (If it is not open, delete {mark} beside it.)",
                    file=target.name,
                    mark=mark,
                )
            )


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a full disk may be noticed only now
    if path.stat().st_size != len(content):
        raise OSError(N_("the disk took less than was written"))


def _settle(folder: Path) -> None:
    """Let the new name reach the disk too, where folders can be asked to."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def reason(failure: OSError) -> str:
    """Why a file cannot be written, to end a sentence with."""
    if isinstance(failure, PermissionError):
        return _("the folder or the file is closed to writing, or the file is open elsewhere")
    return _((failure.strerror or str(failure) or type(failure).__name__).lower())


#: What a system says of a disk; what else it says stays in its own language.
_OF_DISKS = (
    N_("no space left on device"),
    N_("disk quota exceeded"),
    N_("read-only file system"),
    N_("file name too long"),
    N_("input/output error"),
)
