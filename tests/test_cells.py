"""Cells as people type them in three languages."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator.words import Words
from allocator.workbook.cells import (
    Trouble,
    number,
    percentage,
    read_cell,
    text,
    year_heading,
    years,
    yes_no,
)
from allocator.workbook.column import Column, Unit

ANY = Words("any", "tout", "أي")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (12, 12),
        (1234.5, 1234.5),
        ("12", 12),
        ("1234.5", 1234.5),
        ("1234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),  # non-breaking space
        ("1\u202f234\u202f567", 1234567),  # narrow non-breaking space, as French programs write
        ("1\u2009234", 1234),  # thin space
        ("١٬٢٣٤٫٥", 1234.5),
        ("١٢٣٤", 1234),
        ("۱۲۳۴٫۵", 1234.5),  # Persian digits
        ("١٬٢٣٤", 1234),
        ("\u200f١٢٣٤\u200e", 1234),  # direction marks
        ("\u2067۱۲\u2069", 12),
        ("0,234", 0.234),
        ("0.234", 0.234),
        ("1234,567", 1234.567),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1.234.567,8", 1234567.8),
        ("1,234,567.891", 1234567.891),
        ("1 234.567", 1234.567),
        ("1,5", 1.5),
        (".5", 0.5),
        ("٫٥", 0.5),
        ("1,23456", 1.23456),
        ("12,34", 12.34),
        ("  42  ", 42),
        ("-5", -5),
        ("−5", -5),
        ("5-", -5),
        ("+5", 5),
        ("007", 7),
    ],
)
def test_numbers_are_read(typed: object, meant: float) -> None:
    assert number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1.234", '"1.234" could mean 1234 or 1 and 234 thousandths. Write 1234, or 1.2340.'),
        ("12,345", '"12,345" could mean 12345 or 12 and 345 thousandths. Write 12345, or 12,3450.'),
        ("-1,234", '"-1,234" could mean 1234 or 1 and 234 thousandths. Write 1234, or 1,2340.'),
        ("١٢،٣٤٥", '"١٢،٣٤٥" could mean 12345 or 12 and 345 thousandths. Write 12345, or 12,3450.'),
        ("abc", '"abc" is not a number. Write a number, such as 1200.'),
        ("-", '"-" is not a number. Write a number, such as 1200.'),
        ("nan", '"nan" is not a number. Write a number, such as 1200.'),
        ("inf", '"inf" is not a number. Write a number, such as 1200.'),
        (
            "12 000 MAD",
            '"12 000 MAD" is not a number. Write the amount alone; the currency goes to Settings.',
        ),
        ("€5", '"€5" is not a number. Write the amount alone; the currency goes to Settings.'),
        (
            "500 درهم",
            '"500 درهم" is not a number. Write the amount alone; the currency goes to Settings.',
        ),
        (
            "500 د.م.",
            '"500 د.م." is not a number. Write the amount alone; the currency goes to Settings.',
        ),
        (
            "12 months",
            '"12 months" is not a number. Write the number alone, without words or units.',
        ),
        ("1e5", '"1e5" is not a number. Write the number alone, without words or units.'),
        ("15%", '"15%" is not a number. Write a number, not a percentage.'),
        ("1_000", '"1_000" is not a number. Write a plain number, such as 1200 or 1234.5.'),
        ("1 23", '"1 23" is not a number. Write a plain number, such as 1200 or 1234.5.'),
        ("1,23,456", '"1,23,456" is not a number. Write a plain number, such as 1200 or 1234.5.'),
        (
            "1234.567,8",
            '"1234.567,8" is not a number. Write a plain number, such as 1200 or 1234.5.',
        ),
        ("5.", '"5." is not a number. Write a plain number, such as 1200 or 1234.5.'),
        (True, "TRUE is not a number. Write a number."),
        (
            datetime.datetime(1905, 7, 19),
            "1905-07-19 is a date, not a number. "
            "Set the format of the cell to General and type it again.",
        ),
        (
            datetime.time(12, 30),
            "12:30:00 is a date, not a number. "
            "Set the format of the cell to General and type it again.",
        ),
        ("#REF!", "the cell shows the error #REF!. Repair the formula, or type the value."),
        ("#N/A", "the cell shows the error #N/A. Repair the formula, or type the value."),
        (math.nan, "the number is not finite. Write a number such as 1200."),
        (math.inf, "the number is not finite. Write a number such as 1200."),
        (1e300, "the number is too large to be true. Write at most 15 digits."),
        (10**400, "the number is too large to be true. Write at most 15 digits."),
        ("9" * 40, "the number is too large to be true. Write at most 15 digits."),
    ],
)
def test_what_is_no_number_says_why(typed: object, message: str) -> None:
    trouble = number(typed)
    assert isinstance(trouble, Trouble)
    assert f"{trouble.says} {trouble.fix}" == message


@pytest.mark.parametrize(
    ("typed", "percent_format", "meant"),
    [
        ("15%", False, 0.15),
        ("15 %", False, 0.15),
        ("12٪", False, 0.12),
        ("٪١٢", False, 0.12),
        ("٢٫٥٪", False, 0.025),
        ("%15", False, 0.15),
        ("14,1%", False, 0.141),
        ("-20%", False, -0.2),
        ("250%", False, 2.5),
        (0.15, False, 0.15),
        ("0,15", False, 0.15),
        (1, False, 1.0),
        (0, False, 0.0),
        (2.5, True, 2.5),
        (0.15, True, 0.15),
    ],
)
def test_percentages_are_fractions(typed: object, percent_format: bool, meant: float) -> None:
    assert percentage(typed, percent_format) == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (15, "15 is not a percentage. Write 15% or 0.15."),
        ("15", "15 is not a percentage. Write 15% or 0.15."),
        (-15, "-15 is not a percentage. Write -15% or -0.15."),
        (1.5, "1.5 is not a percentage. Write 1.5% or 150%, whichever is meant."),
        ("1.234%", '"1.234%" could mean 1234 or 1 and 234 thousandths. Write 1234%, or 1.2340%.'),
        ("about 5%", '"about 5%" is not a number. Write the number alone, without words or units.'),
        ("5%%", '"5%%" is not a number. Write a number, not a percentage.'),
        (True, "TRUE is not a number. Write a number."),
    ],
)
def test_what_is_no_percentage_says_why(typed: object, message: str) -> None:
    trouble = percentage(typed)
    assert isinstance(trouble, Trouble)
    assert f"{trouble.says} {trouble.fix}" == message


@pytest.mark.parametrize("shown", ['0"%"', r"0\%", "0.00", "General"])
def test_a_percent_mark_that_is_only_shown_does_not_count(shown: str) -> None:
    column = Column(ANY, Unit.PERCENT, ANY)
    assert isinstance(read_cell(2.5, column, shown), Trouble)
    assert read_cell(2.5, column, "0.0%") == 2.5


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(",.٬ \u202f"))
def test_grouped_numbers_are_read_back(amount: Decimal, mark: str) -> None:
    decimal = "," if mark == "." else "."
    written = f"{amount:,.2f}".replace(".", "D").replace(",", mark).replace("D", decimal)
    assert number(written) == float(amount)
    eastern = written.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert number(eastern) == float(amount)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(typed: str) -> None:
    for value in (number(typed), percentage(typed)):
        assert isinstance(value, (float, Trouble))
    year_heading(typed)
    yes_no(typed)
    years(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (True, True),
        ("yes", True),
        ("Oui", True),
        ("نَعَم", True),
        (1, True),
        (False, False),
        ("NO", False),
        ("non", False),
        (" لا ", False),
        (0.0, False),
    ],
)
def test_yes_and_no_in_three_languages(typed: object, meant: bool) -> None:
    assert yes_no(typed) is meant


def test_neither_yes_nor_no() -> None:
    assert yes_no("maybe") == Trouble('"maybe" is neither yes nor no.', "Write yes or no.")
    assert yes_no(2) == Trouble("2 is neither yes nor no.", "Write yes or no.")


@pytest.mark.parametrize(
    ("typed", "shown", "meant"),
    [
        (" Souss  Massa ", "General", "Souss Massa"),
        ("\u200fسوس\u200f", "General", "سوس"),
        (7, "General", "7"),
        (7.0, "000", "007"),
        (12.5, "General", "12.5"),
    ],
)
def test_texts_are_trimmed_and_codes_keep_their_zeros(
    typed: object, shown: str, meant: str
) -> None:
    assert text(typed, shown) == meant


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (2027, 2027),
        (2027.0, 2027),
        ("2027", 2027),
        ("٢٠٢٧", 2027),
        (1448, 1448),
        ("2027/28", "2027/28"),
        ("2027-28", "2027/28"),
        ("2027–28", "2027/28"),
        ("2027/2028", "2027/28"),
        ("٢٠٢٧/٢٨", "2027/28"),
        ("1999/00", "1999/00"),
        ("Notes", None),
        ("Spent before 2026", None),
    ],
)
def test_year_headings(typed: object, label: object) -> None:
    assert year_heading(typed) == label


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2027/29", '"2027/29" is not a fiscal year. Write 2027/28 or 2027.'),
        ("FY 2027", '"FY 2027" is not a year. Write the year alone: 2027 or 2027/28.'),
        ("1448 هـ", '"1448 هـ" is not a year. Write the year alone: 2027 or 2027/28.'),
        (46388, "46388 is not a year. Write a year of four digits, such as 2027."),
        (
            datetime.datetime(1905, 7, 19),
            "1905-07-19 is a date, not a year. "
            "Set the format of the cell to General and write the year alone.",
        ),
    ],
)
def test_what_is_nearly_a_year_says_why(typed: object, message: str) -> None:
    trouble = year_heading(typed)
    assert isinstance(trouble, Trouble)
    assert f"{trouble.says} {trouble.fix}" == message


def test_years_of_a_rule_are_labels() -> None:
    assert years(2028) == "2028"
    assert years("٢٠٢٨؛ 2029") == "2028;2029"
    assert years("2027-28") == "2027/28"
    assert years("each") == "each"
    assert years("next year") == "next year"


@pytest.mark.parametrize(
    ("column", "typed", "message"),
    [
        (Column(ANY, Unit.MONEY, ANY, least=0.0), -5, "-5 is negative. Write 0 or more."),
        (Column(ANY, Unit.MONEY, ANY, above=0.0), 0, "0 is not above 0. Write more than 0."),
        (
            Column(ANY, Unit.PERCENT, ANY, least=-1.0),
            "-150%",
            "-150% is below -100%. Write -100% or more.",
        ),
        (
            Column(ANY, Unit.PERCENT, ANY, most=1.0),
            "120%",
            "120% is above 100%. Write 100% or less.",
        ),
        (
            Column(ANY, Unit.PERCENT, ANY, below=1.0),
            1,
            "100% is not below 100%. Write less than 100%.",
        ),
        (
            Column(ANY, Unit.WHOLE_YEARS, ANY),
            2.5,
            "2.5 is not a whole number of years. Write whole years.",
        ),
    ],
)
def test_limits_of_a_column(column: Column, typed: object, message: str) -> None:
    trouble = read_cell(typed, column)
    assert isinstance(trouble, Trouble)
    assert f"{trouble.says} {trouble.fix}" == message
