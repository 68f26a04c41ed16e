"""The sheet `Proof`: the price of each row of the model, with which anybody can prove the plan.

Hidden, not secret: `check PLAN.xlsx --against IN.xlsx` reads it, people seldom want to.
"""

from __future__ import annotations

from allocator.language import filled
from allocator.plan import Proof
from allocator.workbook.results.book import Book
from allocator.workbook.results.pages import one_table
from allocator.workbook.results.tables import Column, Value

#: Words of the columns that are read again.
NUMBER, PRICE = "proof_number", "proof_price"


def write_proof(book: Book) -> None:
    """Write the rows that have a price; nothing where there is no proof."""
    proof = book.plan.proof
    if proof is None:
        return
    columns = [
        Column(book.words[NUMBER], list(proof.prices), "count"),
        Column(book.words[PRICE], list(proof.prices.values()), "price", width=24),
    ]
    one_table(book, "proof", "Proof", columns)
    book.workbook.get_worksheet_by_name(book.words["proof"]).hide()


def proof_items(book: Book, proof: Proof, shown: str) -> list[tuple[str, Value, str]]:
    """What `About` says of the proof."""
    words = book.words
    rows: list[tuple[str, Value, str]] = [(words["proof_objective"], float(proof.objective), shown)]
    if proof.bound is not None and proof.gap is not None:
        rows.append((words["proof_bound"], float(proof.bound), shown))
        rows.append((words["proof_gap"], float(proof.gap), "exactly"))
    missed = float(proof.violation)
    name = filled(words["proof_violation_of"], what=proof.violated) if proof.violated else ""
    rows.append((name or words["proof_violation"], missed, "exactly"))
    rows.append((words["proof_rows"], proof.rows, "count"))
    rows.append((words["proof_how"], words["proof_repeat"], "wrapped"))
    return rows
