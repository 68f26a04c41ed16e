"""Every sheet of every command's workbook in three languages, as pictures to be looked at.

    python -m tests.look FOLDER            # all of them
    python -m tests.look FOLDER ladder     # those whose name begins so
    python -m tests.look FOLDER solve-ar   # in one language

What is cut, overlapping or ugly in a sheet no assertion finds. The workbooks are printed by
LibreOffice as they would be on paper, two pages of each sheet at the most, into
`FOLDER/NAME-LANGUAGE-PAGE-SHEET.png`; the report, too, where Chromium is there. Needs
LibreOffice and pdftoppm (poppler-utils).
"""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from allocator.commands import main
from allocator.language import LANGUAGES
from tests.browser import CHROMIUM, browser

DATA = Path(__file__).parent.parent / "data"
#: What is made, by its name; `{}` is the workbook that the command writes.
COMMANDS = {
    "solve": f"solve {DATA}/morocco.xlsx -o {{}}",
    "solve-small": f"solve {DATA}/small.xlsx -o {{}} --alternatives 3 --within 5%",
    "compare": f"compare {DATA}/morocco.xlsx -o {{}}",
    "compare-countries": f"compare {DATA}/morocco.xlsx {DATA}/small.xlsx -o {{}}",
    "ladder": f"ladder {DATA}/morocco.xlsx --rise 0%,10%,20%,30% -o {{}}",
    "frontier": f"frontier {DATA}/small.xlsx --against money --points 5 -o {{}}",
    "target": f"target {DATA}/small.xlsx --people 2500 -o {{}}",
    "template": "template {}",
    "template-example": "template {} --example morocco",
}
REPORT = "report"
PAGES, DOTS = 2, 80


def look(folder: Path, begins: str = "") -> list[Path]:
    """Draw what is asked for; the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    with tempfile.TemporaryDirectory() as work:
        for (name, command), spoken in itertools.product(COMMANDS.items(), LANGUAGES):
            book = Path(work) / f"{name}-{spoken}.xlsx"
            if book.name.startswith(begins):
                _run(f"{command.format(book)} --lang {spoken}")
                pictures += drawn(book, folder)
        for spoken in LANGUAGES if CHROMIUM is not None else ():
            page = Path(work) / f"{REPORT}-{spoken}.html"
            if page.name.startswith(begins):
                _run(f"solve {DATA}/morocco.xlsx --json --report {page} --lang {spoken}")
                with browser(Path(work) / "browser") as tab:
                    tab.open(page)
                    pictures.append((folder / page.name).with_suffix(".png"))
                    tab.picture(pictures[-1])
    return pictures


def _run(command: str) -> None:
    result = CliRunner().invoke(main, command.split())
    if result.exit_code:
        raise SystemExit(f"allocator {command}\n{result.output}")


def drawn(book: Path, folder: Path) -> list[Path]:
    """A workbook's sheets as pictures, the first pages of each."""
    profile = f"-env:UserInstallation={(book.parent / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    _quietly([*convert, str(book.parent), str(book)])
    printed = book.with_suffix(".pdf")
    pictures, seen = [], dict[str, int]()
    for number, sheet in enumerate(sheets_of(printed, book), 1):
        seen[sheet] = seen.get(sheet, 0) + 1
        if seen[sheet] > PAGES:
            continue
        plain = re.sub(r"[^\w-]", "-", sheet)
        picture = folder / f"{book.stem}-{number:02}-{plain}"
        page = ["-f", str(number), "-l", str(number)]
        draw = ["pdftoppm", "-r", str(DOTS), "-png", "-singlefile", *page]
        _quietly([*draw, str(printed), str(picture)])
        pictures.append(picture.with_name(picture.name + ".png"))
    return pictures


def sheets_of(printed: Path, book: Path) -> list[str]:
    """The sheet of each page, which its head or its foot names; "page" where neither does."""
    names = openpyxl.load_workbook(book, read_only=True).sheetnames
    told = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True)
    pages = told.stdout.decode("utf-8", "replace").split("\f")[:-1]
    return [_sheet(_plain(text).strip().splitlines() or [""], names) for text in pages]


def _plain(text: str) -> str:
    """Letters as they are typed: no forms of Arabic letters, no marks of direction."""
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf"
    )


def _sheet(lines: list[str], names: list[str]) -> str:
    head, foot = lines[0].strip(), lines[-1]
    found = [n for n in names if f" {n} " in foot or any(_same(n, x) for x in _ends(head, n))]
    return max(found, key=len, default="page")


def _ends(head: str, name: str) -> tuple[str, str]:
    return head[: len(name)], head[-len(name) :]


def _same(name: str, found: str) -> bool:
    """The letters of a ligature come out of a PDF in either order."""
    return sorted(name) == sorted(found)


def _quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for made in look(Path(sys.argv[1]), *sys.argv[2:3]):
        print(made)
