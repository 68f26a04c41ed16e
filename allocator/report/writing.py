"""A plan as a page of HTML, put in its place whole."""

from __future__ import annotations

from pathlib import Path

from allocator.plan import Plan
from allocator.report.page import page
from allocator.report.template import html
from allocator.whole_file import check_place, put_whole
from allocator.workbook.results.output_book import Origin


def write_report(
    plan: Plan, path: str | Path, *, input_path: Path | None = None, input_digest: str = ""
) -> None:
    """Write a plan as one page that needs no other file and no network.

    input_path, input_digest: the workbook the plan answers and its SHA-256.
    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """
    check_place(path)
    origin = Origin(input_path.name if input_path else "", input_digest)
    put_whole(path, html(page(plan, origin)).encode("utf-8"))
