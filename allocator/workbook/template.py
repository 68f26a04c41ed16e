"""The template: a blank workbook that explains itself, in any of the three languages.

The example of each sheet stands above its headings, where a reader sees titles only: a
template that is filled in solves without anything being deleted first. Inputs, what is
worked out from them, and the lists behind the drop-downs stand on sheets of their own, as
modellers keep them apart.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import xlsxwriter

from allocator.language import _, speaking
from allocator.numerals import plain
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.countries import Country
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import RANGES
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.samples import copy_example, put_new
from allocator.workbook.scenario_sheets import SCENARIOS
from allocator.workbook.template_check import add_check
from allocator.workbook.template_guide import add_guide
from allocator.workbook.template_lists import add_lists
from allocator.workbook.template_looks import Looks
from allocator.workbook.template_settings import add_settings
from allocator.workbook.template_sheets import Rows, add_sheet

__all__ = ["copy_example", "write_template"]

#: Columns for years.
YEARS = 5
#: The file is the same bytes each time, so its date is no clock's.
MADE = datetime.datetime(2026, 11, 2)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_template(
    path: str | Path,
    *,
    language: str = "en",
    first_year: int,
    country: Country | None = None,
    overwrite: bool = False,
) -> None:
    """Write a blank workbook that speaks en, fr or ar, five years from `first_year`.

    country: whose regions it names already, and whose currency it sets; without one the user
    names them. Raises FileExistsError where `path` exists, unless it may be overwritten.
    """
    if not 1000 <= first_year <= 9999 - YEARS:
        raise ValueError(_("{year} is not a year of four digits.", year=plain(first_year)))
    content = io.BytesIO()
    with speaking(language), xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"created": MADE})
        _add_sheets(Looks(book), range(first_year, first_year + YEARS), country)
    put_new(Path(path), content.getvalue(), overwrite=overwrite)


def _add_sheets(looks: Looks, years: range, country: Country | None) -> None:
    add_guide(looks)
    rows = _region_rows(country)
    columns = {REGIONS.name: add_sheet(looks, REGIONS, years, rows)}
    for sheet in (PROJECTS, BUDGET, LINES, RULES_SHEET):
        columns[sheet.name] = add_sheet(looks, sheet, years)
    add_settings(looks, years, country.currency if country else "")
    for sheet in (SCENARIOS, RANGES):
        columns[sheet.name] = add_sheet(looks, sheet, years)
    add_check(looks, columns, len(rows))
    add_lists(looks, years, columns, [row["Region"] for row in rows])


def _region_rows(country: Country | None) -> Rows:
    """What is known of a country's regions: their names, in the language spoken, and codes."""
    regions = country.regions if country else ()
    return [{"Region": region.names.say(), "Code": region.code} for region in regions]
