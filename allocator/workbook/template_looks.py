"""How the template looks: the formats of its cells and the print set-up of its sheets."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from allocator.language import right_to_left
from allocator.workbook.column import Column, Unit

BLUE, PALE, GREY, RULE = "#1F4E78", "#DCE6F1", "#808080", "#BFBFBF"
A4 = 9
_RIGHT_TO_LEFT = 2

_LOOKS: dict[str, dict[str, object]] = {
    "title": {
        "bold": True,
        "font_size": 14,
        "font_color": BLUE,
        "valign": "top",
        "text_wrap": True,
    },
    "how": {"font_color": "#404040", "valign": "top", "text_wrap": True},
    "example": {"italic": True, "font_color": GREY, "valign": "vcenter"},
    "needed": {"bold": True, "font_color": "white", "bg_color": BLUE},
    "heading": {"bold": True, "font_color": BLUE, "bg_color": PALE},
    "cell": {"valign": "top"},
    "boxed": {"valign": "top", "border": 1, "border_color": RULE},
    "fixed": {"valign": "top", "border": 1, "border_color": RULE, "bg_color": "#F2F2F2"},
    "text": {"text_wrap": True, "valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "section": {"bold": True, "font_size": 12, "font_color": BLUE, "bottom": 1},
    "link": {"font_color": "#0563C1", "underline": 1, "bold": True, "valign": "top"},
    # A command reads from left to right, whatever the sheet does.
    "command": {"font_name": "Consolas", "valign": "top", "text_wrap": True, "reading_order": 1},
}
_HEADING = {
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "border_color": RULE,
}

#: Costs of one person may have cents; amounts have none to be read.
_WITH_CENTS = ("Cost per person", "Step per person")
_NUMBER_FORMATS = {
    Unit.TEXT: "@",  # keeps 007 and 2027/12 as they are typed
    Unit.NAME: "@",
    Unit.NAMES: "@",
    Unit.YEAR: "@",
    Unit.MONEY: "#,##0",
    Unit.PEOPLE: "#,##0",
    Unit.PERCENT: "0.0%",
}


def number_format(column: Column) -> str:
    """The number format of a column's cells, as the file stores it."""
    if column.name in _WITH_CENTS:
        return "#,##0.00"
    return _NUMBER_FORMATS.get(column.unit, "General")


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.right_to_left = right_to_left()
        self._made: dict[tuple[str, str], Format] = {}

    def of(self, look: str, number_format: str = "General") -> Format:
        """The format of a look, with a number format."""
        key = (look, number_format)
        if key not in self._made:
            looks = {**(_HEADING if look in ("needed", "heading") else {}), **_LOOKS[look]}
            if look == "command" and self.right_to_left:
                looks |= {"align": "right"}
            if number_format == "@":  # off the number that ends in the cell before
                looks |= {"align": "right" if self.right_to_left else "left", "indent": 1}
            if self.right_to_left:
                looks = {"reading_order": _RIGHT_TO_LEFT, **looks}
            self._made[key] = self.book.add_format({**looks, "num_format": number_format})
        return self._made[key]

    def add_sheet(self, name: str) -> Worksheet:
        """A new sheet, for A4 landscape, in the direction of the language."""
        sheet = self.book.add_worksheet(name)
        if self.right_to_left:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F&C&A&R&P / &N")
        return sheet


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell of this width, wrapped at its words."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
    return lines
