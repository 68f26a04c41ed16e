"""The licences of every locked package, from what the packages themselves say.

python -m tests.licences        # rows for the packages installed here, as in LICENCES.md
"""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUN, TEST = ROOT / "requirements.txt", ROOT / "requirements-test.txt"
_LONGEST = 60
_LINE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)([^\\]*)", re.MULTILINE)


def normal(name: str) -> str:
    """A package's name as packages are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The packages of a lock file: name -> (version, marker) of each entry."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, version, marker in _LINE.findall(path.read_text(encoding="utf-8")):
        found.setdefault(normal(name), []).append((version, marker.strip(" ;")))
    return found


def licence(name: str) -> str | None:
    """The licence an installed package declares; None where it is not installed here."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    if expression := told.get("License-Expression"):
        return str(expression)
    classified = [
        text.rpartition(" :: ")[2]
        for text in told.get_all("Classifier", [])
        if text.startswith("License ::") and text != "License :: OSI Approved"
    ]
    free = (told.get("License") or "").strip()
    short = free if 0 < len(free) <= _LONGEST and "\n" not in free else ""
    return short or "; ".join(classified) or "not declared"


def rows() -> list[tuple[str, str, str]]:
    """(package, licence, what for) of the locked packages that are installed here."""
    run, test = locked(RUN), locked(TEST)
    return [
        (name, found, "run, build" if name in run else "tests")
        for name in sorted(run | test)
        if (found := licence(name)) is not None
    ]


if __name__ == "__main__":
    for name, terms, use in rows():
        print(f"| {name} | {terms} | {use} |")
