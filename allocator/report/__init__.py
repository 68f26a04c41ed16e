"""The report: a plan as one page of HTML that needs nothing else, to read, send and print.

writing   `write_report`: the page as a file
page      everything the page shows, as one frozen value; tables, numbers: its cells
drawing   the charts, from the data of the workbook's charts; axis, shapes: what they are made of
template  the page filled into page.html, with style.css: HTML, escaped
words     the few words that the workbook does not have
"""

from __future__ import annotations

from allocator.report.writing import write_report

__all__ = ["write_report"]
