"""No column of the input and no choice in `Settings` without a proof worked out by hand.

A proof is a test whose docstring says what it proves, works it out by hand, and tells what
the answer is without; it must fill the column itself, or through a function of its file.
"""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from allocator.case import (
    OBJECTIVES,
    PREFERENCES,
    Line,
    Project,
    Region,
    Rule,
    Settings,
    Source,
)

TESTS = Path(__file__).parent.parent
#: Columns that say who or what a row is, and change no plan.
NAMES = {"name", "row", "code", "note", "title", "currency", "language"}
TABLES = (Region, Project, Source, Line, Rule, Settings)
LEVERS = [
    (table.__name__, column.name)
    for table in TABLES
    for column in dataclasses.fields(table)
    if column.name not in NAMES and column.default is not dataclasses.MISSING
]


def is_proof(text: str) -> bool:
    return all(part in text for part in ("Proves:", "By hand", "Without"))


def proofs(path: Path) -> Iterator[str]:
    """The text of each proof of a file, with that of the file's functions it calls."""
    text = path.read_text(encoding="utf-8")
    nodes = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    bodies = {node.name: ast.get_source_segment(text, node) or "" for node in nodes}
    for node in nodes:
        if is_proof(ast.get_docstring(node) or ""):
            used = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            marks = "".join(
                ast.get_source_segment(text, mark) or "" for mark in node.decorator_list
            )
            yield marks + bodies[node.name] + "".join(bodies.get(name, "") for name in used)


PROOFS = [
    proof
    for folder in ("rules", "model")
    for path in sorted((TESTS / folder).glob("test_*.py"))
    for proof in proofs(path)
]


@pytest.mark.parametrize(("table", "column"), LEVERS)
def test_every_column_has_a_proof(table: str, column: str) -> None:
    built = [proof for proof in PROOFS if f"{table}(" in proof or table == "Settings"]
    assert any(f"{column}=" in proof for proof in built), f"no proof fills {table}.{column}"


@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_objective_has_a_proof(name: str) -> None:
    assert any(f'maximise="{name}"' in proof for proof in PROOFS)


@pytest.mark.parametrize("name", PREFERENCES)
def test_every_preference_has_a_proof(name: str) -> None:
    assert any(f'"{name}"' in proof and "prefer" in proof for proof in PROOFS)
