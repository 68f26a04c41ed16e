"""One broken cell at a time: its message, and no other that only follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book import workbook
from tests.full_workbook import problems, with_cell


@pytest.mark.parametrize(
    "mistake",
    [
        (
            "Regions",
            "Region",
            2,
            "",
            'Regions!A2: the cell under "Region" is empty. Fill it in, or clear the whole row.',
        ),
        (
            "Regions",
            "Eligible people",
            2,
            "",
            'Regions!B2: the cell under "Eligible people" is empty. '
            "Fill it in, or clear the whole row.",
        ),
        (
            "Regions",
            "Eligible people",
            2,
            "many",
            'Regions!B2: "many" is not a number. Write a number, such as 1200.',
        ),
        (
            "Regions",
            "Eligible people",
            2,
            "2027-03-01",
            "Regions!B2: 2027-03-01 is a date, not a number. "
            "Set the format of the cell to General and type it again.",
        ),
        (
            "Regions",
            "Eligible people",
            2,
            "TRUE",
            "Regions!B2: TRUE is not a number. Write a number.",
        ),
        (
            "Budget",
            "Source",
            4,
            "",
            'Budget!A4: the cell under "Source" is empty. Fill it in, or clear the whole row.',
        ),
        (
            "Projects",
            "Group",
            2,
            "2027-03-01",
            "Projects!F2: 2027-03-01 is a date, not a text. "
            "Set the format of the cell to General and type it again.",
        ),
        (
            "Regions",
            "Area",
            2,
            "#REF!",
            "Regions!C2: the cell shows the error #REF!. Repair the formula, or type the value.",
        ),
        ("Regions", "Spent last year", 2, "-5", "Regions!D2: -5 is negative. Write 0 or more."),
        ("Regions", "Cost factor", 2, "0", "Regions!E2: 0 is not above 0. Write more than 0."),
        (
            "Regions",
            "Mobile share",
            2,
            "40",
            "Regions!I2: 40 is not a percentage. Write 40% or 0.4.",
        ),
        (
            "Regions",
            "Mobile share",
            2,
            "120%",
            "Regions!I2: 120% is above 100%. Write 100% or less.",
        ),
        (
            "Projects",
            "Cost per person",
            2,
            "'1.234'",
            'Projects!B2: "1.234" could mean 1234 or 1 and 234 thousandths. Write 1234, or 1.2340.',
        ),
        (
            "Projects",
            "Cost per person",
            2,
            "",
            "Projects!B2: this project type has no cost. "
            "Fill in Cost per person, or Cost per project and People per project.",
        ),
        (
            "Projects",
            "People per project",
            3,
            "",
            'Projects!C3: "Cost per project" needs "People per project" beside it. '
            "Fill in both, or clear this cell.",
        ),
        (
            "Projects",
            "Cost per project",
            3,
            "",
            'Projects!D3: "People per project" needs "Cost per project" beside it. '
            "Fill in both, or clear this cell.",
        ),
        (
            "Projects",
            "Cost per person",
            3,
            "40000",
            "Projects!B3: 40000 is not 300000 ÷ 10, which is 30000. "
            "Leave it blank, or clear the other two cells.",
        ),
        (
            "Projects",
            "Own share",
            2,
            "100%",
            "Projects!E2: 100% is not below 100%. Write less than 100%.",
        ),
        (
            "Projects",
            "Years to repay",
            2,
            "three",
            'Projects!O2: "three" is not a number. Write a number, such as 1200.',
        ),
        (
            "Projects",
            "Years to repay",
            2,
            "2.5",
            "Projects!O2: 2.5 is not a whole number of years. Write whole years.",
        ),
        (
            "Projects",
            "Years to repay",
            2,
            "900",
            "Projects!O2: 900 is above 100. Write 100 or less.",
        ),
        (
            "Budget",
            "2027",
            2,
            "'12 000 MAD'",
            'Budget!C2: "12 000 MAD" is not a number. '
            "Write the amount alone; the currency goes to Settings.",
        ),
        ("Budget", "2028", 4, "-1", "Budget!D4: -1 is negative. Write 0 or more."),
        (
            "Budget",
            "Yearly rise",
            2,
            "-150%",
            "Budget!F2: -150% is below -100%. Write -100% or more.",
        ),
        (
            "Budget",
            "Total",
            3,
            "lots",
            'Budget!K3: "lots" is not a number. Write a number, such as 1200.',
        ),
        ("Lines", "Open", 2, "maybe", 'Lines!F2: "maybe" is neither yes nor no. Write yes or no.'),
        (
            "Lines",
            "Spent last year",
            2,
            "x",
            'Lines!E2: "x" is not a number. Write a number, such as 1200.',
        ),
        (
            "Rules",
            "Rule",
            2,
            "Groth at most",
            'Rules!A2: there is no rule called "Groth at most". Did you mean "Growth at most"?',
        ),
        (
            "Rules",
            "Rule",
            2,
            "Be nice",
            'Rules!A2: there is no rule called "Be nice". Choose one from the list.',
        ),
        (
            "Rules",
            "Value",
            2,
            "10",
            "Rules!G2: 10 is not a percentage. Write 10% or 0.1.",
        ),
        (
            "Rules",
            "Value",
            2,
            "-150%",
            "Rules!G2: -150% is below -100%. Write -100% or more.",
        ),
        ("Rules", "Value", 3, "-10%", "Rules!G3: -10% is negative. Write 0% or more."),
        (
            "Rules",
            "Value",
            2,
            "",
            'Rules!G2: the cell under "Value" is empty. Fill it in, or clear the whole row.',
        ),
        ("Rules", "Step", 2, "-1", "Rules!H2: -1 is negative. Write 0 or more."),
        (
            "Rules",
            "Region",
            2,
            "#N/A",
            "Rules!B2: the cell shows the error #N/A. Repair the formula, or type the value.",
        ),
        (
            "Rules",
            "Year",
            2,
            "2028-01-01",
            "Rules!E2: 2028-01-01 is a date, not a year. "
            "Set the format of the cell to General and write the year alone.",
        ),
        (
            "Rules",
            "On",
            2,
            "perhaps",
            'Rules!J2: "perhaps" is neither yes nor no. Write yes or no.',
        ),
        (
            "Settings",
            "Setting",
            3,
            "Curency",
            'Settings!A3: there is no setting called "Curency". Did you mean "Currency"?',
        ),
        (
            "Settings",
            "Setting",
            4,
            "Currency",
            'Settings!A4: "Currency" is already set in row 3. Keep one of the two.',
        ),
        (
            "Settings",
            "Value",
            3,
            "dirham",
            'Settings!B3: "dirham" is not the code of a currency. '
            "Write its three letters, such as MAD.",
        ),
        (
            "Settings",
            "Value",
            4,
            "Spanish",
            'Settings!B4: "Spanish" is no value of Language. Write en, fr or ar.',
        ),
        (
            "Settings",
            "Value",
            5,
            "Peple",
            'Settings!B5: "Peple" is no value of Maximise. Did you mean "People"?',
        ),
        (
            "Settings",
            "Value",
            6,
            "2",
            "Settings!B6: 2 is not a percentage. Write 2% or 200%, whichever is meant.",
        ),
        (
            "Settings",
            "Value",
            7,
            "",
            'Settings!B7: the cell under "Value" is empty. Fill it in, or clear the whole row.',
        ),
    ],
)
def test_broken_cells(tmp_path: Path, mistake: tuple[str, str, int, str, str]) -> None:
    """Each mistake gives its own message, and no other that only follows from it."""
    sheet, heading, row, value, message = mistake
    path = workbook(with_cell(sheet, heading, row, value), tmp_path / "plan.xlsx")
    assert problems(path) == [message]
