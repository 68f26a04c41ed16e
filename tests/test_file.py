"""Files that are no workbook, that lie about their size, or that openpyxl alone misreads."""

from __future__ import annotations

import tracemalloc
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator.problems import BadQuestion
from allocator.workbook import doors
from allocator.workbook.file import Cell, open_book
from tests.book import as_calculated, edit_part, workbook

OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
SAVE_AS = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
SMALL = "# Regions\n| Region | Eligible people |\n| North | 1000 |\n"


def complaint(path: Path) -> str:
    """The one line a file is refused with, whichever step refuses it."""
    with pytest.raises(BadQuestion) as caught, open_book(path) as book:
        for title in book.titles:
            book.page(title)
    assert len(caught.value.problems) == 1
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"", "a.xlsx is empty. Use the file you filled in."),
        ("a.xlsx", b"Region,People\n", f"a.xlsx is a text file such as .csv. {SAVE_AS}"),
        ("a.csv", "منطقة;عدد\n".encode(), f"a.csv is a text file such as .csv. {SAVE_AS}"),
        ("a.xlsx", bytes(range(256)), f"a.xlsx is not an Excel workbook. {SAVE_AS}"),
        (
            "a.xls",
            OLD_OFFICE + bytes(500),
            f"a.xls is an old .xls workbook or another old Office file. {SAVE_AS}",
        ),
        (
            "a.xlsx",
            OLD_OFFICE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx is protected by a password. "
            "Remove the password in your spreadsheet program and save it.",
        ),
        (
            "~$a.xlsx",
            b"owner",
            "~$a.xlsx only marks that a workbook is open in a spreadsheet program. "
            "Use a.xlsx itself.",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04 and then nothing",
            f"a.xlsx is damaged and cannot be read. {doors.DAMAGED}",
        ),
    ],
)
def test_files_that_are_no_workbook(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert complaint(path) == f"Workbook: {message}"


def test_a_large_locked_workbook_tells_of_its_password_at_its_end(tmp_path: Path) -> None:
    header = bytearray(OLD_OFFICE + bytes(504))
    header[30:32] = (9).to_bytes(2, "little")  # sectors of 512 bytes
    header[48:52] = (4_000).to_bytes(4, "little")  # the directory's first sector
    names = "EncryptedPackage".encode("utf-16-le")
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(header) + bytes(4_000 * 512) + names)
    assert "a.xlsx is protected by a password." in complaint(path)


def test_a_workbook_under_another_name(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx").rename(tmp_path / "a.zip")
    assert complaint(path) == (
        f"Workbook: a.zip is not named as an .xlsx or .xlsm workbook. {SAVE_AS}"
    )


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("content.xml", "an OpenDocument file, not an Excel workbook"),
        ("xl/workbook.bin", "a binary workbook (.xlsb)"),
        ("readme.txt", "a zip file, not an Excel workbook"),
    ],
)
def test_packages_that_are_no_workbook(tmp_path: Path, part: str, what: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    assert complaint(path) == f"Workbook: a.xlsx is {what}. {SAVE_AS}"


def test_what_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    workbook(SMALL, tmp_path / "morocco.xlsx")
    near = complaint(tmp_path / "moroco.xlsx")
    assert near == 'Workbook: moroco.xlsx was not found. Did you mean "morocco.xlsx"?'
    far = complaint(tmp_path / "nowhere" / "plan.xlsx")
    assert far == "Workbook: plan.xlsx was not found. Check the folder and the spelling."
    folder = complaint(tmp_path)
    assert folder == f"Workbook: {tmp_path.name} is a folder. Name the workbook inside it."


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b" " * 20_000_000)
    tracemalloc.start()
    told = complaint(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "unpacks to far more than a workbook of its size can hold." in told
    assert peak < 2_000_000  # a tenth of what it would unpack to


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx")
    monkeypatch.setattr(doors, "MOST_UNPACKED", path.stat().st_size)
    assert "a.xlsx unpacks to more than 0 MB." in complaint(path)
    monkeypatch.setattr(doors, "MOST_UNPACKED", path.stat().st_size - 1)
    assert "a.xlsx is larger than 0 MB." in complaint(path)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook '
    edit_part(path, "xl/workbook.xml", "<workbook ", bomb)
    assert "a.xlsx declares a document type" in complaint(path)


def test_the_strict_variant_is_named(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx")
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    edit_part(path, "xl/workbook.xml", usual, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert complaint(path) == f"Workbook: a.xlsx is saved as Strict Open XML. {SAVE_AS}"


def test_a_sparse_giant_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sparse.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "x"
    book.worksheets[0]["XFD1048576"] = 3
    book.save(path)
    tracemalloc.start()
    with open_book(path) as opened:
        page = opened.page("Sheet")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000  # less than four bytes for each of the rows between the two
    assert page.rows == {1: {1: Cell("x")}, 1048576: {16384: Cell(3)}}


def test_a_wrong_declared_size_loses_no_row(tmp_path: Path) -> None:
    path = workbook(SMALL, tmp_path / "a.xlsx")
    edit_part(path, "xl/worksheets/sheet1.xml", 'ref="A1:B2"', 'ref="A1"')
    with open_book(path) as book:
        assert book.page("Regions").rows[2] == {1: Cell("North"), 2: Cell(1000)}


def test_what_is_hidden_merged_or_a_formula_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title"])
    sheet.append([1, "=A2*2", "  "])
    sheet.append([2])
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Other").sheet_state = "hidden"
    book.save(path)
    with open_book(path) as opened:
        page, other = opened.page("Sheet"), opened.page("Other")
        assert opened.never_calculated
    assert page.rows[2] == {1: Cell(1), 2: Cell(None)}, "blanks are left out, formulas are not"
    assert page.scan.formulas == {(2, 2): False}
    assert [tuple(box) for box in page.scan.merged] == [(1, 1, 3, 1)]
    assert page.scan.hidden_rows == {3}
    assert [list(columns) for columns in page.scan.hidden_columns] == [[2]]
    assert (page.hidden, other.hidden) == (False, True)


def test_a_stored_result_is_a_result(tmp_path: Path) -> None:
    path = workbook("# S\n| =1+1 | =A1 |\n", tmp_path / "a.xlsx")
    as_calculated(path)
    edit_part(path, "xl/worksheets/sheet1.xml", "<f>1+1</f><v />", "<f>1+1</f><v>2</v>")
    edit_part(path, "xl/worksheets/sheet1.xml", "<f>A1</f><v />", "<f>A1</f><v/>")
    with open_book(path) as book:
        page = book.page("S")
        assert not book.never_calculated
    assert page.rows == {1: {1: Cell(2), 2: Cell(None)}}
    assert page.scan.formulas == {(1, 1): True, (1, 2): False}


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.booleans())
def test_no_damage_reaches_the_user_as_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, position: int, byte: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = workbook(SMALL, folder / "a.xlsx")
    content = bytearray(path.read_bytes())
    position %= len(content)
    if cut:
        del content[position:]
    else:
        content[position] = byte
    path.write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with open_book(path) as book:
                for title in book.titles:
                    book.page(title)
        except BadQuestion as refused:
            assert len(refused.problems) == 1
