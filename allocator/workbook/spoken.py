"""The language a workbook is written in: the setting says it, else its names and headings."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping

from allocator.language import ENGLISH, LANGUAGES
from allocator.names import normal
from allocator.words import Words
from allocator.workbook.cells import trim
from allocator.workbook.file import Page
from allocator.workbook.setting_sheets import LANGUAGE, SETTINGS_SHEET
from allocator.workbook.sheets import SHEETS, find_sheet

_HEADING_ROWS = 10


def language_of_titles(titles: Iterable[str]) -> str:
    """The language most sheets are named in; English where that is no one's."""
    return _most(Counter(_spelt(title, sheet.words) for title in titles for sheet in SHEETS))


def language_of(pages: Mapping[str, Page]) -> str:
    """The language of a workbook, its pages by the English names of their sheets."""
    settings = pages.get(SETTINGS_SHEET.name)
    return (_set(settings) if settings else "") or _most(_headings(pages))


def _set(settings: Page) -> str:
    """What the row `Language` of the settings says; "" where there is none that can be read."""
    for cells in settings.rows.values():
        texts = [cell.value for _column, cell in sorted(cells.items())]
        for name, value in itertools.pairwise(texts):
            if name in LANGUAGE.words and isinstance(value, str):
                typed = trim(value)
                for choice in LANGUAGE.choices:
                    if typed in choice.words or normal(typed) == choice.value:
                        return choice.value
    return ""


def _headings(pages: Mapping[str, Page]) -> Counter[str]:
    """How many names of sheets and headings are in each language, if in one alone."""
    found = Counter[str]()
    for page in pages.values():
        sheet = find_sheet(page.title)
        if sheet is None:
            continue
        found[_spelt(page.title, sheet.words)] += 1
        for number, cells in page.rows.items():
            if number > _HEADING_ROWS:
                break
            for cell in cells.values():
                if isinstance(cell.value, str):
                    typed = trim(cell.value).rstrip("*: \u00a0")
                    column = sheet.names().get(normal(typed))
                    found[_spelt(typed, column.words) if column else ""] += 1
    return found


def _spelt(text: str, words: Words) -> str:
    """The one language in which a name is spelt so; "" where it is several, or none."""
    spelt = [code for code in LANGUAGES if normal(words.say(code)) == normal(text)]
    return spelt[0] if len(spelt) == 1 else ""


def _most(found: Counter[str]) -> str:
    found.pop("", None)
    return max(LANGUAGES, key=lambda code: found[code]) if found else ENGLISH
