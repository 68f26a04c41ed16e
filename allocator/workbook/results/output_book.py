"""What every sheet of an output workbook shares, whether it tells a plan or a study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsxwriter.workbook import Workbook

from allocator.workbook.results.formats import Formats
from allocator.workbook.results.tables import Table
from allocator.workbook.results.words import WORDS


class Origin(NamedTuple):
    """The workbook an answer comes from: its file name and its SHA-256 ("" where unknown)."""

    name: str
    digest: str


@dataclass(kw_only=True)
class OutputBook:
    """One output workbook.

    title stands at the head of every page; currency is its code, or the word for money.
    tables: those written so far, by their names in the workbook.
    """

    workbook: Workbook
    title: str
    currency: str
    formats: Formats
    words: Mapping[str, str] = field(default_factory=lambda: WORDS)
    tables: dict[str, Table] = field(default_factory=dict)
