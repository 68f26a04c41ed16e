"""A workbook with every sheet and column filled in, and ways to change one thing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocator.language import speaking
from allocator.problems import BadQuestion
from allocator.workbook.reading import Reading, read
from tests.book import workbook

FULL = """
# Regions
| Region | Eligible people | Area  | Spent last year | Cost factor | Weight | Most per year | \
Licence months | Mobile share | Code |
| North  | 1000 | Coast | 5000 | 1.2 | 1.5 | 90000 | 3 | 40% | 7 |
| South  | '١٬٢٠٠' | | | | | | | | |
# Projects
| Project type | Cost per person | Cost per project | People per project | Own share | Group | \
Reach | Women | Youth | Jobs per person | Kept going | Start-up months | Delivery share | \
Mobile saving | Years to repay | Years of grace | Interest | Loss |
| Shop | '1 200,5' | | | 40% | Trade | 25% | 50% | 30% | 1.5 | 83% | 6 | 12% | 31% | 3 | 1 | 2% |\
 3% |
| Farm | | 300000 | 10 | | | | | | | | | | | | | | |
# Budget
| Source | Kind | 2027 | 2028 | Last year | Yearly rise | Projects | Regions | Own costs | \
Carry over | Total | Repaid to | Losses covered by |
| Donor | donor | 100000 | | 90000 | -5% | Trade; Farm | Coast؛South | 12.5% | 20% | | Fund |\
 Zakat |
| Zakat | zakat | 5000 | | | | all | | | | 9000 | | |
| Fund  | | 0 | 0 | | | | | | | | | |
# Lines
| Region | Project type | Cost per person | Most people | Spent last year | Open |
| North  | Shop | 1100 | 50 | 5000 | yes |
| South  | Farm | | | | لا |
# Rules
| Rule | Region | Project type | Source | Year | Of | Value | Step | Step per person | On | Note |
| Hausse au plus | each | | | 2028 | | 10% | 1000 | 2.5 | | agreed |
| Share at most | North | Shop | | | نفس المنطقة | 0.6 | | | oui | |
| Spend at least | | | | | | '1 000' | | | no | |
# Settings
| Setting | Value |
| Titre | Small projects |
| Currency | mad |
| Langue | العربية |
| Maximise | Emplois |
| Price rise | 2% |
| Follow-up | '5٪' |
| Prefer | Équilibré |
| Round to | 0 |
"""


def read_text(text: str, folder: Path) -> Reading:
    return read(workbook(text, folder / "plan.xlsx"))


def problems(path: Path, spoken: str = "en") -> list[str]:
    """What is said of a workbook when asked in a language, whatever its own."""
    with speaking(spoken):
        with pytest.raises(BadQuestion) as caught:
            read(path)
        return [str(problem) for problem in caught.value.problems]


def changed(before: str, after: str) -> str:
    assert before in FULL, before
    return FULL.replace(before, after, 1)


def with_cell(sheet: str, heading: str, row: int, value: str) -> str:
    """The full workbook with one cell changed, found by its heading; row 2 is the first."""
    lines = FULL.splitlines()
    top = lines.index(f"# {sheet}") + 1
    headings = [cell.strip() for cell in lines[top].strip("|").split("|")]
    cells = lines[top + row - 1].strip("|").split("|")
    cells[headings.index(heading)] = f" {value} "
    lines[top + row - 1] = f"|{'|'.join(cells)}|"
    return "\n".join(lines)
