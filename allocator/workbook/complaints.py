"""What is wrong and what is odd in a workbook, gathered while it is read: nothing is raised."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils.cell import get_column_letter

from allocator.problems import Problem
from allocator.workbook.cells import Trouble


def address(row: int, column: int) -> str:
    """A cell's address as a spreadsheet shows it: `B7`."""
    return f"{get_column_letter(column)}{row}"


@dataclass
class Complaints:
    """Problems stop the program; warnings are said and remembered."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def refuse(self, sheet: str, cell: str, trouble: Trouble) -> None:
        """Note something that must be mended."""
        self.problems.append(Problem(sheet, cell, trouble.says, trouble.fix))

    def warn(self, sheet: str, cell: str, says: str, fix: str = "") -> None:
        """Note something that the user should know."""
        self.warnings.append(Problem(sheet, cell, says, fix))
