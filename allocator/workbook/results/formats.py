"""How cells look: colours that survive a grey print, number formats fitted to the numbers.

Formats only show; cells keep their numbers in full precision.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from allocator.workbook.results import direction

#: Dark for what the plan says, pale for what it is compared with: apart in grey too.
DARK = "#1F3864"
MIDDLE = "#7F7F7F"
PALE = "#BFBFBF"

TABLE_STYLE = "Table Style Light 1"

#: Money and people from here on are shown without decimals.
LARGE = 1000.0

WHOLE, CENTS, TENTHS = "#,##0", "#,##0.00", "#,##0.0"
PRICE = "[>=100]#,##0;[>=1]#,##0.00;0.######"

#: What a sheet may ask for besides the numbers, as XlsxWriter knows it.
HEADING: dict[str, Any] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": DARK,
    "border": 1,
    "border_color": MIDDLE,
    "text_wrap": True,
    "valign": "vcenter",
}
LOOKS: dict[str, dict[str, Any]] = {
    "heading": HEADING,
    "heading_number": HEADING | {"align": "center"},
    "title": {"bold": True, "font_size": 18, "font_color": DARK, "valign": "vcenter"},
    "subtitle": {"font_size": 11, "font_color": "#404040", "valign": "vcenter"},
    "section": {"bold": True, "font_size": 12, "font_color": DARK, "bottom": 1},
    "text": {"valign": "top"},
    "wrapped": {"valign": "top", "text_wrap": True},
    # Beside a column of numbers a text needs some air.
    "aside": {"valign": "top", "align": "left", "text_wrap": True, "indent": 1},
    "note": {"valign": "top", "text_wrap": True, "italic": True, "font_color": "#404040"},
    "strong": {"bold": True, "valign": "top"},
    "verdict": {"bold": True, "font_size": 14, "border": 2, "valign": "vcenter"},
    "off": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#C00000"},
    "centred": {"align": "center", "valign": "top"},
    "unknown": {"italic": True, "align": "right", "valign": "top"},
}

#: Numbers in a column of texts stand where texts do.
LEFT = ("count", "left_number", "left_money", "left_percent", "gap", "date", "seconds", "exactly")


class Formats:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, workbook: Workbook, largest_money: float, people: float) -> None:
        self.workbook = workbook
        money = WHOLE if largest_money >= LARGE else CENTS
        heads = WHOLE if people >= LARGE else TENTHS
        self.numbers = {
            "money": money,
            "people": heads,
            "jobs": heads,
            "cost": CENTS,
            "count": "0",
            "whole": WHOLE,
            "points": TENTHS,
            "percent": "0.0%",
            "fine_percent": "0.00%",
            "growth": "+0.0%;-0.0%;0.0%",
            "price": PRICE,
            "number": "#,##0.######",
            "change_money": f"+{money};-{money};0",
            "change_people": f"+{heads};-{heads};0",
            "change_cost": f"+{CENTS};-{CENTS};0",
            "change": "+#,##0.######;-#,##0.######;0",
            "left_money": money,
            "change_points": "+0.00%;-0.00%;0",
            "side": CENTS,
            "off_by": "[<0.000001]0;#,##0.000000",
            "left_number": "#,##0.######",
            "left_percent": "0.##%",
            "gap": "0.0000%",
            "exactly": "0.0E+00;-0.0E+00;0",
            "date": "yyyy-mm-dd hh:mm",
            "seconds": "0.00",
        }
        self._made: dict[tuple[str, bool], Format] = {}

    def __getitem__(self, name: str) -> Format:
        """The format of this name, for cells."""
        return self._get(name, False)

    def bold(self, name: str) -> Format:
        """The same in bold, for totals."""
        return self._get(name, True)

    def code(self, name: str) -> str:
        """The number format's code ("" where the name is a look, not a number)."""
        return direction.number_format(self.numbers.get(name, ""))

    def _get(self, name: str, bold: bool) -> Format:
        if (name, bold) not in self._made:
            look = dict(LOOKS.get(name, {"valign": "top"}))
            if name in self.numbers:
                look["num_format"] = self.code(name)
                # Also the word that stands where there is no number.
                look["align"] = "left" if name in LEFT else "right"
            if bold:
                look |= {"bold": True, "top": 1}
            self._made[name, bold] = self.workbook.add_format(direction.cell(look))
        return self._made[name, bold]
