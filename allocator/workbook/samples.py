"""The sample workbooks that come with the program."""

from __future__ import annotations

from pathlib import Path

from allocator.language import _, listed
from allocator.whole_file import put_whole

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
        says = _(
            "There is no sample called {name}. There are: {names}.",
            name=name,
            names=listed([*known]),
        )
        raise ValueError(says)
    put_new(path, known[name].read_bytes(), overwrite=overwrite)


def put_new(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Put a file in its place; FileExistsError rather than replace another, unless it may."""
    if path.exists() and not overwrite:
        says = _("{path} exists already. Choose another name, or use --force.", path=str(path))
        raise FileExistsError(says)
    put_whole(path, content)
