"""A written workbook worked out again by another program, LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from allocator.workbook.results.words import WORDS

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)


def assert_calculated_again_the_same(stored: Path) -> None:
    """Every formula gives what the file says it gives, and all checks are OK.

    The file is in the language spoken.
    """
    bare = stored.with_name("bare.xlsx")
    _without_results(stored, bare)
    again = _calculated(bare, stored.with_name("calculated"))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".* extension is not supported", UserWarning)
        shown = openpyxl.load_workbook(stored, data_only=True)
    assert again[WORDS["checks"]]["A1"].value == WORDS["all_ok"]
    for sheet in shown:
        for row in sheet.iter_rows():
            for cell in row:
                other = again[sheet.title][cell.coordinate].value
                if isinstance(cell.value, int | float):
                    assert other == pytest.approx(cell.value, rel=1e-9, abs=1e-6), cell.coordinate
                else:
                    assert (other or None) == (cell.value or None), cell.coordinate


def _without_results(source: Path, target: Path) -> None:
    """The same workbook without stored results, so that they must be calculated."""
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as bare:
        for name in given.namelist():
            content = given.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            bare.writestr(name, content)


def _calculated(path: Path, folder: Path) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # LibreOffice writes data bars in a newer form too, which openpyxl says it leaves out.
        warnings.filterwarnings("ignore", ".* extension is not supported", UserWarning)
        return openpyxl.load_workbook(converted(path, folder), data_only=True)


def converted(path: Path, folder: Path) -> Path:
    """The workbook opened by LibreOffice and saved again."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / path.name
