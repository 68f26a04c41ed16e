"""A workbook comes by e-mail from someone else: whatever it is, it does nothing but be read.

Each file is given to the program in a process of its own, with limits, and with a watch over
everything it opens, writes, starts or calls.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import defusedxml.ElementTree
import openpyxl
import openpyxl.xml.functions
import pytest
from defusedxml.common import DefusedXmlException

from allocator.problems import BadQuestion
from allocator.workbook import package
from allocator.workbook.file import open_book
from allocator.workbook.reading import read
from tests.hostile.packages import (
    BOOK,
    ENTITIES,
    FAR,
    HARMLESS,
    LINKS,
    OUTSIDE,
    PEOPLE,
    REFUSED,
    SECRET,
    SHEET,
    STYLES,
    TEXTS,
    TYPES,
    build,
    document_type,
    packed,
    sound,
)
from tests.test_file import complaint

ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 300_000_000
PATIENCE = 120  # seconds on the clock, for a slow machine; the processor's are limited too


class Run(NamedTuple):
    """How a run of the program ended, and all it did."""

    code: int
    said: str
    answer: str
    did: dict[str, Any]


def run(folder: Path, *words: object) -> Run:
    """Run a command on files of a folder, watched, in that folder."""
    report = folder / "report.json"
    command = [sys.executable, "-B", "-m", "tests.hostile.watched", report, *words]
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    did = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    return Run(done.returncode, done.stderr, done.stdout, did)


def demand_nothing_was_done(folder: Path, path: Path, found: Run) -> None:
    """No traceback, no use of memory, no network, no file touched, no secret read."""
    assert "Traceback" not in found.said + found.answer, found.said
    assert found.did["memory"] < MOST_MEMORY
    assert found.did["outside"] == []
    assert found.did["written"] == []
    assert not [name for name in found.did["opened"] if SECRET in name]
    left = {other.name for other in folder.iterdir()} - {"report.json"}
    assert left == {path.name, SECRET}


def hostile_folder(tmp_path: Path) -> Path:
    (tmp_path / SECRET).write_text("not for you", encoding="utf-8")
    return tmp_path


def refusal(folder: Path, path: Path) -> str:
    """The one line with which a file is refused, nothing else having happened."""
    before = digest(path)
    found = run(folder, "check", path.name)
    assert found.code == 1, found.said
    demand_nothing_was_done(folder, path, found)
    assert digest(path) == before
    first, last, *more = found.said.splitlines()
    assert last == "1 thing to fix; nothing was written."
    assert not more and not found.answer
    return first


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_workbook_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    builder, says = REFUSED[name]
    folder = hostile_folder(tmp_path)
    line = refusal(folder, build(builder, folder / name))
    assert says in line


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_dangerous_is_read(tmp_path: Path, name: str) -> None:
    folder = hostile_folder(tmp_path)
    path = build(HARMLESS[name], folder / name)
    found = run(folder, "solve", path.name, "--json")
    assert found.code == 0, found.said
    demand_nothing_was_done(folder, path, found)
    assert json.loads(found.answer)["people"] == pytest.approx(PEOPLE)


def test_macros_and_links_are_told_of(tmp_path: Path) -> None:
    macro = read(build(HARMLESS["macros.xlsm"], tmp_path / "a.xlsm"))
    assert macro.warnings == ("Workbook: it holds macros; they were not run.",)
    link = read(build(HARMLESS["external-link.xlsx"], tmp_path / "a.xlsx"))
    assert "its formulas look into other files" in link.warnings[0]


@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_workbook_is_refused(tmp_path: Path, tenth: int) -> None:
    content = packed(sound())
    path = tmp_path / "cut.xlsx"
    path.write_bytes(content[: len(content) * tenth // 10])
    says = "is empty" if tenth == 0 else "is damaged and cannot be read"
    assert says in complaint(path)


PARTS = [name for name in sound() if name.endswith((".xml", ".rels"))]


@pytest.mark.parametrize("declaration", [ENTITIES, OUTSIDE, FAR], ids=["bomb", "file", "web"])
@pytest.mark.parametrize("part", PARTS)
def test_no_part_may_declare_a_document_type(tmp_path: Path, part: str, declaration: str) -> None:
    (tmp_path / SECRET).write_text("not for you", encoding="utf-8")
    path = build(document_type(part, declaration), tmp_path / "a.xlsx")
    assert "a.xlsx declares a document type" in complaint(path)


@pytest.mark.parametrize("part", [TEXTS, STYLES, BOOK, TYPES, LINKS])
def test_behind_that_door_stands_defusedxml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """With the search for document types taken away, the parser itself refuses the entities."""
    monkeypatch.setattr(package, "_DOCTYPE", ())
    path = build(document_type(part, ENTITIES), tmp_path / "a.xlsx")
    with pytest.raises(BadQuestion) as caught, open_book(path):
        pass
    causes = []
    error: BaseException | None = caught.value
    while error is not None:
        causes.append(error)
        error = error.__cause__
    assert any(isinstance(cause, DefusedXmlException) for cause in causes), causes


def test_openpyxl_reads_by_defusedxml() -> None:
    """Its trees come from lxml where that is installed, without entities; its streams never."""
    assert openpyxl.DEFUSEDXML
    assert openpyxl.xml.functions.iterparse is defusedxml.ElementTree.iterparse
    assert openpyxl.LXML or openpyxl.xml.functions.fromstring is defusedxml.ElementTree.fromstring


def test_a_sheet_may_not_declare_one_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheets are read by expat, with the refusal written here."""
    monkeypatch.setattr(package, "_DOCTYPE", ())
    path = build(document_type(SHEET, ENTITIES), tmp_path / "a.xlsx")
    assert "a.xlsx is damaged and cannot be read." in complaint(path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000), "old .xls workbook"),
        ("a.xlsx", b"Region;People\nNorth;300\n", "a text file such as .csv"),
        ("a.xlsx", b"<!DOCTYPE html>\n<HTML><script>alert(1)</script></HTML>", "a web page"),
        ("a.xlsx", packed({"mimetype": b"x", "content.xml": b"<x/>"}), "an OpenDocument file"),
        ("a.xlsx", b"", "a.xlsx is empty"),
        ("~$a.xlsx", b"\x05owner", "only marks that a workbook is open"),
    ],
    ids=["xls", "csv", "html", "ods", "empty", "lock"],
)
def test_a_file_under_a_wrong_name(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    folder = hostile_folder(tmp_path)
    (folder / name).write_bytes(content)
    assert says in refusal(folder, folder / name)


def test_a_folder_and_a_pipe(tmp_path: Path) -> None:
    """A pipe that nobody writes to would be waited for without end."""
    folder = hostile_folder(tmp_path)
    (folder / "a.xlsx").mkdir()
    assert "is a folder" in refusal(folder, folder / "a.xlsx")
    (folder / "a.xlsx").rmdir()
    os.mkfifo(folder / "a.xlsx")
    assert "is not a file" in refusal(folder, folder / "a.xlsx")


def test_nothing_is_written_for_a_refused_workbook(tmp_path: Path) -> None:
    folder = hostile_folder(tmp_path)
    builder, says = REFUSED["lying-size.xlsx"]
    path = build(builder, folder / "a.xlsx")
    found = run(folder, "solve", path.name, "-o", "plan.xlsx")
    assert found.code == 1
    assert says in found.said
    demand_nothing_was_done(folder, path, found)


def test_the_watch_sees_what_it_is_for(tmp_path: Path) -> None:
    """A sound workbook is opened, and the plan written beside it is seen."""
    folder = hostile_folder(tmp_path)
    (folder / "a.xlsx").write_bytes(packed(sound()))
    found = run(folder, "solve", "a.xlsx", "-o", "plan.xlsx")
    assert found.code == 0, found.said
    assert "a.xlsx" in found.did["opened"]
    assert any("plan.xlsx" in name for name in found.did["written"])
