"""A workbook of Arabic runs from right to left; one of another language as it always did."""

from __future__ import annotations

import re
import zipfile

import pytest

from allocator.language import speaking
from allocator.numerals import digits
from allocator.solving import solve
from allocator.workbook.results import direction, write
from tests.test_results import odd_case


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The parts of the same plan's workbook, by language and name."""
    found, plan = {}, solve(odd_case())
    for spoken in ("fr", "ar"):
        path = tmp_path_factory.mktemp("direction") / "plan.xlsx"
        with speaking(spoken):
            write(plan, path)
        with zipfile.ZipFile(path) as book:
            found[spoken] = {name: book.read(name).decode() for name in book.namelist()}
    return found


def of_kind(parts: dict[str, str], begins: str) -> list[str]:
    """The parts whose names begin so."""
    texts = [text for name, text in parts.items() if re.fullmatch(begins + r"\d+\.xml", name)]
    assert texts
    return texts


def test_every_sheet_of_arabic_runs_from_the_right(parts: dict[str, dict[str, str]]) -> None:
    for sheet in of_kind(parts["ar"], "xl/worksheets/sheet"):
        assert 'rightToLeft="1"' in sheet
        assert "<oddHeader>&amp;R\u202b=Title" in sheet
        assert "<oddFooter>&amp;R&amp;F&amp;C&amp;D&amp;L&amp;P" in sheet
    for sheet in of_kind(parts["fr"], "xl/worksheets/sheet"):
        assert "rightToLeft" not in sheet
        assert "<oddHeader>&amp;L=Title" in sheet


def test_every_cell_of_arabic_is_read_from_the_right(parts: dict[str, dict[str, str]]) -> None:
    """But numbers from the left, or their signs would stand at their other ends."""
    for spoken, order in (("ar", True), ("fr", False)):
        cells = re.search("<cellXfs.*</cellXfs>", parts[spoken]["xl/styles.xml"])
        assert cells
        _before, _empty, *formats = cells[0].split("<xf ")
        assert formats
        for one in formats:
            number = not (one.startswith('numFmtId="0"') or one.startswith('numFmtId="49"'))
            found = re.search('readingOrder="(.)"', one)
            assert (found and found[1]) == ("21"[number] if order else None), one
            assert not (order and 'horizontal="left"' in one), one


def test_charts_of_arabic_begin_at_the_right(parts: dict[str, dict[str, str]]) -> None:
    """One axis of each runs backwards; that of lying bars had its names turned round already."""
    for spoken, more in (("fr", 0), ("ar", 1)):
        for chart in of_kind(parts[spoken], "xl/charts/chart"):
            lying = '<c:barDir val="bar"/>' in chart
            assert chart.count('orientation val="maxMin"') == lying + more
            assert f'legendPos val="{"lr"[more]}"' not in chart


def test_data_bars_of_arabic_grow_from_the_right(parts: dict[str, dict[str, str]]) -> None:
    for spoken, count in (("fr", 0), ("ar", 4)):
        sheets = of_kind(parts[spoken], "xl/worksheets/sheet")
        assert sum(sheet.count('direction="rightToLeft"') for sheet in sheets) == count


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("#,##0", "[$-2000401]#,##0"),
        ("+0.0%;-0.0%;0", "[$-2000401]+0.0%;[$-2000401]-0.0%;[$-2000401]0"),
        ("[>=100]#,##0;0.##", "[>=100][$-2000401]#,##0;[$-2000401]0.##"),
        ("", ""),
    ],
)
def test_numbers_have_the_digits_asked_for(code: str, shown: str) -> None:
    with speaking("ar", "arabic"):
        assert direction.number_format(code) == shown
    for spoken in ("ar", "fr", "en"):
        with speaking(spoken):
            assert direction.number_format(code) == code


def test_a_title_of_a_chart_keeps_its_words_in_order() -> None:
    with speaking("ar"):
        assert direction.chart_text("MAD 5") == "\u202bMAD 5\u202c"
    assert direction.chart_text("MAD 5") == "MAD 5"


def test_years_in_texts_have_the_digits_asked_for() -> None:
    with speaking("ar", "arabic"):
        assert digits("2027/28-2028/29") == "٢٠٢٧/٢٨-٢٠٢٨/٢٩"
    for spoken in ("ar", "fr", "en"):
        with speaking(spoken):
            assert digits("2027/28") == "2027/28"
