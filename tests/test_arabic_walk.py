"""Arabic from end to end: what `explain` and `solve` print has no word of English in it.

What may stand there in Latin letters is the user's own: names, notes and titles of the
workbook, with the cells they stand in, and what has to be typed as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from allocator.commands import main
from allocator.rules import RULES
from allocator.workbook.sheets import SHEETS as KNOWN

SHEETS = {sheet.words.en for sheet in KNOWN}
DATA = Path(__file__).parent.parent / "data"
IMPOSSIBLE = sorted((DATA / "impossible").glob("*.xlsx"))
#: Typed or shown as they are: options, files, codes.
AS_THEY_ARE = re.compile(r"--\w+|[\w/.-]+\.xlsx|\bISO 4217\b|\bHiGHS\b|\bMAD\b|\bUSD\b")
#: An address with its sheet: `Rules!F2:F4, F7`.
CELL = re.compile(r"\b\w+![A-Z]+\d+(:[A-Z]+\d+)?(, [A-Z]+\d+(:[A-Z]+\d+)?)*")
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def printed(*words: object) -> str:
    result = CliRunner().invoke(main, [*map(str, words), "--lang", "ar"])
    assert result.exit_code in (0, 3), result.output
    return " ".join(result.output.split())


def own_texts(path: Path) -> set[str]:
    """The texts a workbook holds that are its user's, longest first where they are replaced.

    Names of sheets, headings and rules are the program's, and are not among them.
    """
    book = openpyxl.load_workbook(path, read_only=True)
    texts = {
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(min_row=2, values_only=True)
        for cell in row
        if isinstance(cell, str)
    }
    texts |= {sheet.title for sheet in book if sheet.title not in SHEETS}
    parts = {part.strip() for text in texts for part in re.split("[;؛]", text)}
    return (texts | parts) - {kind.name for kind in RULES} - {"all", "each", "yes", "no"}


def english(text: str, path: Path) -> list[str]:
    """Words in Latin letters that are neither the user's nor to be typed."""
    text = text.translate({0x200E: " ", 0x200F: " "})
    for pattern in (AS_THEY_ARE, CELL):
        text = pattern.sub(" ", text)
    for own in sorted(own_texts(path), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(' '.join(own.split()))}(?!\w)", " ", text)
    return ENGLISH.findall(text)


def test_a_word_of_english_is_seen() -> None:
    """What the walks below look for is found where it stands, and the user's own is not."""
    path = DATA / "small.xlsx"
    assert english("Coast: 5 \u200fFund\u200f (Rules!F2)", path) == []
    assert english("Growth at most 20 % (Coast)", path) == ["Growth", "at", "most"]


def test_all_that_is_explained_of_a_plan() -> None:
    path = DATA / "small.xlsx"
    text = printed("explain", path, "--alternatives", 2)
    assert "ثمن كل قاعدة، الأغلى أولا، بعدد المستفيدين" in text
    assert "109 مستفيدين زيادة" in text
    assert english(text, path) == []


def test_the_story_of_a_place() -> None:
    path = DATA / "small.xlsx"
    text = printed("explain", path, "--region", "Coast", "--project", "Tools")
    assert "يجوز أن يدفع هنا: \u200fFund\u200f." in text
    assert english(text, path) == []


def test_what_solve_prints(tmp_path: Path) -> None:
    """By hand (as the sample's note has it): 2,924 people for 264,000."""
    path = DATA / "small.xlsx"
    text = printed("solve", path, "-o", tmp_path / "plan.xlsx")
    assert "2,924 مستفيدا مقابل" in text
    assert english(text, path) == []


@pytest.mark.parametrize("path", IMPOSSIBLE, ids=lambda path: path.stem)
def test_why_there_is_no_plan(path: Path, tmp_path: Path) -> None:
    text = printed("solve", path, "-o", tmp_path / "plan.xlsx")
    assert "لا توجد خطة تستوفي ما يلي معا:" in text
    assert english(text, path) == []
