"""The sample workbooks that come with the program."""

from __future__ import annotations

import os
from pathlib import Path

#: Where samples lie: in an installed package, or in a checkout.
HOMES = (Path(__file__).parent.parent / "samples", Path(__file__).parent.parent.parent / "data")


def examples() -> dict[str, Path]:
    """The samples there are, by name."""
    for home in HOMES:
        found = {path.stem: path for path in sorted(home.glob("*.xlsx"))}
        if found:
            return found
    return {}


def copy_example(name: str, path: Path, *, overwrite: bool = False) -> None:
    """Copy a sample to `path`.

    Raises ValueError for an unknown name and FileExistsError rather than replace a file.
    """
    known = examples()
    if name not in known:
        raise ValueError(f"There is no sample called {name}. There are: {', '.join(known)}.")
    put_beside(path, known[name].read_bytes(), overwrite=overwrite)


def put_beside(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file whole or not at all: beside its place first, then into it."""
    if path.exists() and not overwrite:
        raise FileExistsError(f"{path} exists already. Choose another name, or use --force.")
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
