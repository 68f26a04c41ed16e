"""No kind of rule and no lever without a proof worked out by hand."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from allocator.rules import RULES
from allocator.rules.kind import Kind

TESTS = Path(__file__).parent.parent


def docstrings(path: Path) -> dict[str, str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node.name: ast.get_docstring(node) or "" for node in functions}


def is_proof(text: str) -> bool:
    return all(part in text for part in ("Proves:", "By hand:", "Without"))


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.name)
def test_every_kind_has_a_proof(kind: Kind) -> None:
    path = TESTS / "rules" / f"test_{kind.name.lower().replace(' ', '_')}.py"
    assert path.exists(), f"{kind.name} has no proof: write {path.name}"
    assert any(is_proof(text) for text in docstrings(path).values())
