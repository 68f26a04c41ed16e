"""The sheet `Ranges` as people fill it in, and every complaint at its own cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.case import Range
from allocator.workbook.reading import read
from tests.book import workbook
from tests.full_workbook import FULL, problems, read_text

HEADINGS = "# Ranges\n| Item | Region | Project type | Source | Year | Low | High |"


def with_ranges(*rows: str) -> str:
    return "\n".join([FULL, HEADINGS, *rows])


def test_rows_are_read_in_any_of_the_three_languages(tmp_path: Path) -> None:
    case = read_text(
        with_ranges(
            "| Cost per person | | each | | | '-20%' | '+30%' |",
            "| Personnes éligibles | North | | | | 'x0.9' | 'x1.1' |",
            "| المال المتأخر | | | Fund | each | '=0%' | '=10%' |",
            "| Loss | | | | | '=1%' | '=5%' |",
            "| Licence months | each | | | | '=2' | '=9' |",
            "| Budget | | | Donor | 2028 | -10% | 5% |",
        ),
        tmp_path,
    ).case
    assert case.ranges == (
        Range("Cost per person", "times", 0.8, 1.3, project="each", row=2),
        Range("Eligible people", "times", 0.9, 1.1, region="North", row=3),
        Range("Late money", "set", 0.0, 0.1, source="Fund", year="each", row=4),
        Range("Loss", "set", 0.01, 0.05, row=5),
        Range("Licence months", "set", 2.0, 9.0, region="each", row=6),
        Range("Budget", "times", 0.9, 1.05, source="Donor", year="2028", row=7),
    )


@pytest.mark.parametrize("name", ["Ranges", "Fourchettes", "المجالات"])
def test_the_sheet_has_three_names(name: str, tmp_path: Path) -> None:
    text = with_ranges("| Cost per person | | | | | '-20%' | '+20%' |")
    case = read_text(text.replace("# Ranges", f"# {name}"), tmp_path).case
    assert len(case.ranges) == 1


def test_every_mistake_is_told_at_its_cell_and_all_at_once(tmp_path: Path) -> None:
    text = with_ranges(
        "| Costs per person | | each | | | '-20%' | '+20%' |",
        "| Cost per person | | Shopp | | | '-20%' | '+20%' |",
        "| Cost per person | | | Donor | | '-20%' | '+20%' |",
        "| Cost per person | | | | | '+20%' | '-20%' |",
        "| Cost per person | | | | | '-20%' | '=300' |",
        "| Cost per person | | | | | '-100%' | '+20%' |",
        "| Eligible people | | | | | '=100' | '=300' |",
        "| Mobile share | | | | | 'x1' | 'x4' |",
        "| Late money | | | Fund | | '-20%' | '+20%' |",
        "| Late money | | | Zakat | | '=0%' | '=20%' |",
        "| Loss | | | | | off | '=20%' |",
        "| Years to repay | | | | | '=2' | '=4' |",
        "| Growth at most | each | | | | '=2%' | '=4%' |",
        "| Cost per person | | | | | 80% | 120% |",
        "| Cost per person | | | | | 800 | '+20%' |",
        "| | | | | | '-20%' | '+20%' |",
        "| Budget | | | | 2035 | '-20%' | |",
    )
    said = problems(workbook(text, tmp_path / "plan.xlsx"))
    expected = [
        ("Ranges!A2", 'nothing that can be drawn. Did you mean "Cost per person"?'),
        ("Ranges!C3", 'no project type called "Shopp"'),
        ("Ranges!D4", "does not look at Source"),
        ("Ranges!G5", "High is below Low"),
        ("Ranges!G6", "not written alike"),
        ("Ranges!F7", "would have Cost per person 0"),
        ("Ranges!F8", "each one's or all of them together"),
        ("Ranges!G8", "each one's or all of them together"),
        ("Ranges!G9", "would have Mobile share 160 %"),
        ("Ranges!F10", "no cell holds it"),
        ("Ranges!G10", "no cell holds it"),
        ("Ranges!F11", "left open by its Total"),
        ("Ranges!G11", "left open by its Total"),
        ("Ranges!F12", '"off" is no end of a range'),
        ("Ranges!A13", "nothing that can be drawn"),
        ("Ranges!A14", "nothing that can be drawn"),
        ("Ranges!F15", "a part of what it is or a part to add. Write x0.8 or +80%"),
        ("Ranges!F16", "800 could be a new value or an amount to add"),
        ("Ranges!A17", "is empty"),
        ("Ranges!G18", "is empty"),
    ]
    assert len(said) == len(expected), "\n".join(said)
    for (cell, words), line in zip(expected, said, strict=True):
        assert line.startswith(f"{cell}:") and words in line, line


def test_a_workbook_without_the_sheet_has_no_ranges(tmp_path: Path) -> None:
    assert read(workbook(FULL, tmp_path / "plan.xlsx")).case.ranges == ()
