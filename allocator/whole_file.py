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
        raise NotWritten(f"{target.name} could not be written: {reason(failure)}.") from failure
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def check_place(path: str | Path) -> None:
    """Say at once what cannot end well: raises NotWritten where no file can be put."""
    target = Path(path).resolve()
    if target.is_dir():
        raise NotWritten(f"{target.name} is a folder. Name a file.")
    if not target.parent.is_dir():
        raise NotWritten(f"The folder {target.parent.name} does not exist. Make it first.")
    if not os.access(target.parent, os.W_OK):
        raise NotWritten(f"The folder {target.parent.name} is read-only. Choose another one.")
    if not target.exists():
        return
    if not target.is_file():
        raise NotWritten(f"{target.name} is a device, not a file. Choose another name.")
    # A file marked read-only is meant to stay, also where the user's rights would go further.
    if not target.stat().st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise NotWritten(f"{target.name} is read-only. Choose another name.")
    for mark in (f"~${target.name}", f".~lock.{target.name}#"):
        if target.with_name(mark).exists():
            raise NotWritten(
                f"{target.name} is open in a spreadsheet program. Close it there, or choose "
                f"another name. (If it is not open, delete {mark} beside it.)"
            )


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a full disk may be noticed only now
    if path.stat().st_size != len(content):
        raise OSError("the disk took less than was written")


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
        return "the folder or the file is closed to writing, or the file is open elsewhere"
    return (failure.strerror or str(failure)).lower()
