"""A plan as an .xlsx file: its sheets, in their order."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook

from allocator.language import use
from allocator.plan import Plan
from allocator.whole_file import NotWritten
from allocator.workbook.results.about import write_about
from allocator.workbook.results.alternatives import write_alternatives
from allocator.workbook.results.book import plan_book
from allocator.workbook.results.by_project import write_by_project
from allocator.workbook.results.by_region import write_by_region
from allocator.workbook.results.checks import write_checks
from allocator.workbook.results.follow_up import write_follow_up
from allocator.workbook.results.gradually import write_gradually
from allocator.workbook.results.number_prices import write_number_prices
from allocator.workbook.results.output_book import Origin
from allocator.workbook.results.plan_sheet import write_plan
from allocator.workbook.results.proof import write_proof
from allocator.workbook.results.recommendations import write_recommendations
from allocator.workbook.results.rules import write_rules
from allocator.workbook.results.saving import save
from allocator.workbook.results.sources import write_sources
from allocator.workbook.results.summary import write_summary
from allocator.workbook.results.why import write_why

__all__ = ["NotWritten", "write"]

SHEETS = (
    write_summary,
    write_plan,
    write_by_region,
    write_by_project,
    write_recommendations,
    write_alternatives,
    write_sources,
    write_rules,
    write_follow_up,
    write_number_prices,
    write_gradually,
    write_why,
    write_checks,
    write_about,
    write_proof,
)


def write(
    plan: Plan, path: str | Path, *, input_path: Path | None = None, input_digest: str = ""
) -> None:
    """Write a plan as an Excel workbook, in the language of its case.

    input_path, input_digest: the workbook the plan answers and its SHA-256, for `About`.
    Raises NotWritten with one plain sentence; a file already there is then left whole.
    """
    use(plan.case.settings.language)
    origin = Origin(input_path.name if input_path else "", input_digest)

    def fill(workbook: Workbook) -> None:
        book = plan_book(workbook, plan, origin)
        workbook.set_properties({"title": book.title})
        for sheet in SHEETS:
            sheet(book)

    save(path, fill, len(plan.rows))
