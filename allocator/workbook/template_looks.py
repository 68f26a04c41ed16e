"""How the template looks: the formats of its cells and the print set-up of its sheets."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from allocator.language import right_to_left
from allocator.workbook.column import Column, Unit

BLUE, PALE, GREY, RULE = "#1F4E78", "#DCE6F1", "#808080", "#BFBFBF"
A4 = 9
#: Height of a line of text, in points.
LINE = 15.0
_RIGHT_TO_LEFT = 2
#: Rows are counted from 0: the headings of every sheet of the template, and its last row.
HEADINGS, LAST = 3, 2003
#: What is filled in: blue on pale yellow, as modellers mark what is typed by hand.
INPUT, TYPED = "#FFFBE0", "#0033A0"
#: Tabs: what is read, what is filled in, what is worked out.
TABS = {"read": GREY, "input": "#F2C200", "check": BLUE}
#: Without a password: it keeps titles, headings and formulas from slips of the keyboard, and
#: leaves everything that a table is filled in and looked through with. (Rows are cleared, not
#: deleted: Excel deletes none that has a locked cell, however far to the side.)
PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_columns": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}

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
    "locked": {},
    "needed": {"bold": True, "font_color": "white", "bg_color": BLUE},
    "heading": {"bold": True, "font_color": BLUE, "bg_color": PALE},
    "year": {"bold": True, "font_color": TYPED, "bg_color": INPUT, "locked": False},
    "beside": {"locked": False},
    "cell": {"valign": "top", "font_color": TYPED, "locked": False},
    "boxed": {
        "valign": "top",
        "border": 1,
        "border_color": RULE,
        "font_color": TYPED,
        "bg_color": INPUT,
        "locked": False,
    },
    "fixed": {"valign": "top", "border": 1, "border_color": RULE, "bg_color": "#F2F2F2"},
    "worked": {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": RULE},
    "status": {"bold": True, "font_size": 12, "bg_color": PALE, "valign": "vcenter"},
    "text": {"text_wrap": True, "valign": "vcenter"},
    "strong": {"text_wrap": True, "valign": "vcenter", "bold": True},
    "section": {"bold": True, "font_size": 12, "font_color": BLUE, "bottom": 1},
    "link": {"font_color": "#0563C1", "underline": 1, "bold": True, "valign": "vcenter"},
    # A command reads from left to right, whatever the sheet does.
    "command": {
        "font_name": "Consolas",
        "valign": "vcenter",
        "text_wrap": True,
        "reading_order": 1,
    },
}
#: Where +10% is typed as text: its sign stays before it, whatever the sheet does.
SIGNED = " signed"
for _name in ("cell", "boxed", "example"):
    _LOOKS[_name + SIGNED] = {**_LOOKS[_name], "reading_order": 1}
_LOOKS["setting"] = _LOOKS["boxed"]
_LOOKS["found"] = _LOOKS["worked"]
#: Where a line begins: texts, and numbers off the cell before that ends with one.
_AT_THE_START = ("setting", "status", "worked")
_HEADINGS = ("needed", "heading", "year")
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
            looks = {**(_HEADING if look in _HEADINGS else {}), **_LOOKS[look]}
            if look == "command" and self.right_to_left:
                looks |= {"align": "right"}
            if number_format == "@" or look in _AT_THE_START:
                looks |= {"align": "right" if self.right_to_left else "left", "indent": 1}
            if self.right_to_left:
                looks = {"reading_order": _RIGHT_TO_LEFT, **looks}
            self._made[key] = self.book.add_format({**looks, "num_format": number_format})
        return self._made[key]

    def add_sheet(self, name: str, tab: str = "read") -> Worksheet:
        """A new sheet, for A4 landscape, in the direction of the language, protected."""
        sheet = self.book.add_worksheet(name)
        sheet.set_tab_color(TABS[tab])
        sheet.protect("", PROTECTION)
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
