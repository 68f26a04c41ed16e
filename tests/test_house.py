"""The line of the house: imports go down only, and each layer knows only what is below."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.catalogue import KEYWORDS

HOUSE = Path(__file__).parent.parent / "allocator"

#: From the bottom up; a module may import from its own layer and those below it.
LAYERS = [
    {"language", "numerals", "printed"},
    {"problems", "names", "words", "stages", "whole_file", "endings", "counted"},
    {"case"},
    {"figure"},
    {"grid"},
    {"scope"},
    {"baseline", "sums", "pools", "ceilings", "past"},
    {"derived"},
    {"ledger"},
    {"balances", "rules", "recommendation", "worth"},
    {"plan", "follow_up"},
    {"rule_checks", "actual_checks"},
    {"checks"},
    {"audit", "model"},
    {"studies"},
    {"solving", "tabled", "told", "verified", "price_words", "stories", "story_words"},
    {"workbook", "as_json", "worth_json", "screen", "no_plan", "explained", "explained_json"},
    {"report"},
    {"commands"},
    {"watching"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


def part(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_go_down_only(path: Path) -> None:
    if path == HOUSE / "__init__.py":
        return  # the map names every layer, for type checkers
    level = LEVEL[part(path)]
    for name in imported(path):
        if name.startswith("allocator."):
            other = name.split(".")[1]
            assert LEVEL[other] <= level, f"{path.name} reaches up to {name}"


@pytest.mark.parametrize(
    ("layer", "never"),
    [
        ("model", ("openpyxl", "xlsxwriter", "pandas", "allocator.workbook")),
        ("workbook", ("pulp", "highspy", "allocator.model")),
        ("rules", ("pulp", "highspy", "openpyxl", "xlsxwriter")),
    ],
)
def test_each_layer_keeps_to_its_own(layer: str, never: tuple[str, ...]) -> None:
    for path in modules():
        if part(path) == layer:
            for name in imported(path):
                assert not name.startswith(never), f"{path} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_files_stay_small_and_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it is for"
    assert len(text.splitlines()) <= 400, f"{path} is too long to read at a sitting"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_words_are_marked_where_the_catalogues_find_them(path: Path) -> None:
    """No text is translated inside an f-string: nothing that gathers words looks in there."""
    for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(text, ast.JoinedStr):
            for call in ast.walk(text):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS:
                    told = isinstance(call.args[0], ast.Constant)
                    assert not told, f"{path.name}:{text.lineno} hides {ast.unparse(call)}"
